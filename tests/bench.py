"""The benchmark: ratios from one run on one machine. `sh scripts/bench [--cluster] [LOCALE...]`

- library, everything: CPU of a cold build over the floor: each sentence that is spoken, once through bare espeak-ng in
  one process, the voice set once a locale; and each file that ships, once through its encoder at the same settings
  (`tests/baseline.py`).
  Everything is all publishers; feeds, books, pages and covers have no floor of their own.
- unchanged, one sentence: CPU of a build with nothing changed, and after one sentence changed in one locale, over cold.
- jobs: wall time of a cold build of everything with one job over that with two.
- memory: peak of the process for a guide ten times as long over that for the guide.
- --voice NAME: a neural voice instead (`tests/bench_voice.py`).
- --cluster: efficiency of one and of two Dask workers, and the bytes that travel for a chapter.
"""

from __future__ import annotations

import json
import os
import pickle
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import REPOSITORY, Notes, copy_project, read_config
from voiceguide import build as build_module
from voiceguide import publish, source, tracks
from voiceguide.build import BuildRequest, make_editions
from voiceguide.errors import EncodeError
from voiceguide.model.job import Job
from voiceguide.model.release import ApprovalStatus
from voiceguide.model.text import SECTIONS
from voiceguide.pipeline import Pipeline
from voiceguide.run.audio import decode
from voiceguide.run.cluster import ClusterExecutor
from voiceguide.translate import translate

ENV = {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONWARNINGS": "ignore"}
LIBRARY, EVERYTHING = ("library",), ()
BUILD = """
from pathlib import Path
from tests.conftest import run_build
if __name__ == "__main__":
    run_build(Path.cwd(), *{locales!r}, voice="espeak", jobs={jobs}, publishers={publishers!r})
    import resource
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def timed(command: list[str], root: Path) -> tuple[float, float, str]:
    """(wall s, CPU s with all workers, what it printed) of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    run = subprocess.run(command, cwd=root, env=ENV, check=True, capture_output=True, text=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, run.stdout


def build(
    root: Path, locales: list[str], publishers: tuple[str, ...] = LIBRARY, jobs: int = 1
) -> tuple[float, float, float]:
    """(wall s, CPU s, peak MiB of the main process) of a build."""
    script = root / "bench_build.py"
    script.write_text(BUILD.format(locales=locales, jobs=jobs, publishers=publishers))
    wall, cpu, printed = timed([sys.executable, str(script)], root)
    return wall, cpu, float(printed.split()[-1])


def floor(root: Path, locales: list[str], publishers: tuple[str, ...]) -> float:
    """CPU seconds of the floor for what was just built."""
    folder = root / f"floor-{len(publishers)}"
    folder.mkdir()
    config = read_config(root, "espeak")
    names = publish.publishers(publishers)
    editions = make_editions(config, BuildRequest(tuple(locales)), Notes(), names).editions
    formats, heard = {}, set()
    for edition in editions:
        for number, rendition in enumerate(edition.sections + edition.hold + edition.prompts):
            heard.add((edition.locale, rendition.section.part, rendition.section.id))
            if not rendition.files:
                continue  # spoken, so that it can be approved, but none of these publishers ships it
            name = f"{edition.locale}-{number:03d}"
            any_file = next(rendition.files[f] for f in ("mp3", "sln16", "wav16") if f in rendition.files)
            pcm = decode(any_file.path, EncodeError) if any_file.media_type != "audio/x-slin16" else None
            data = pcm.data if pcm else bytes(rendition.track.samples * 2)
            (folder / f"{name}.pcm").write_bytes(data)
            formats[name] = sorted(rendition.files)
    (folder / "formats.json").write_text(json.dumps(formats), "utf-8")
    (folder / "sentences.json").write_text(json.dumps(sentences(root, locales, heard)), "utf-8")
    return timed([sys.executable, "-m", "tests.baseline", str(folder)], root)[1]


def sentences(root: Path, locales: list[str], heard: set[tuple[str, str, str]]) -> list[tuple[str, float, str]]:
    """(voice, rate, words) of each sentence of what is heard: (locale, part, id)."""
    config = read_config(root, "espeak")
    pipeline = Pipeline(config, source.read_guide(config), source.read_glossary(root), Notes())
    found = []
    for locale in locales:
        voices = pipeline.engines.voices_for(locale)
        assert isinstance(voices, tuple)
        plan = pipeline.write(translate(pipeline.guide, config, locale), voices[0]).plan
        scripts = [
            plan.opened(script, ApprovalStatus.DRAFT)
            for script in plan.scripts
            if (locale, script.section.part, script.section.id) in heard
        ]
        found += [(u.voice.name, u.rate, u.spoken) for script in scripts for u in script.to_speak]
    return found


def one_sentence(root: Path, locale: str) -> None:
    """Change the words of one block of one locale."""
    path = root / "locales" / locale / "LC_MESSAGES" / "guide.po"
    text = path.read_text("utf-8")
    found = re.search(r'msgctxt "trial"\nmsgid "[^"]*"\nmsgstr "([^" ]+)', text)
    assert found
    path.write_text(f"{text[: found.end()]} {found[1]}{text[found.end() :]}", "utf-8")


def ten_times(root: Path) -> None:
    """Each section ten times over, under names of their own."""
    guide = root / "audio_src/guide.toml"
    ids = read_config(root).sections
    for id in ids:
        for number in range(1, 10):
            shutil.copy(root / f"audio_src/sections/{id}.md", root / f"audio_src/sections/{id}-{number}.md")
    listed = ", ".join(f'"{id}"' for id in [*ids, *(f"{id}-{n}" for n in range(1, 10) for id in ids)])
    text = guide.read_text("utf-8")
    guide.write_text(re.sub(r"(?s)\nsections = \[.*?\]", f"\nsections = [{listed}]", text, count=1), "utf-8")


def show(what: str, ratio: float, detail: str) -> None:
    sys.stdout.write(f"{what:36}{ratio:6.3f}   ({detail})\n")
    sys.stdout.flush()


def local(locales: list[str]) -> None:
    """Everything but the cluster."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        root = copy_project(base / "library")
        _, cold, _ = build(root, locales)
        least = floor(root, locales, LIBRARY)
        show("library / floor, CPU", cold / least, f"{cold:.1f} s / {least:.1f} s; aim 1.15")
        whole = copy_project(base / "everything")
        wall_one, cold, _ = build(whole, locales, EVERYTHING)
        least = floor(whole, locales, EVERYTHING)
        show("everything / floor, CPU", cold / least, f"{cold:.1f} s / {least:.1f} s; aim 1.60")
        _, unchanged, _ = build(whole, locales, EVERYTHING)
        show("unchanged / cold, CPU", unchanged / cold, f"{unchanged:.1f} s; aim 0.01")
        one_sentence(whole, locales[-1])
        _, changed, _ = build(whole, locales, EVERYTHING)
        show("one sentence / cold, CPU", changed / cold, f"{changed:.1f} s; aim 0.02")
        wall_two, _, _ = build(copy_project(base / "two"), locales, EVERYTHING, jobs=2)
        show("one job / two jobs, wall", wall_one / wall_two, f"{wall_one:.1f} s / {wall_two:.1f} s; aim 1.80")
        long = copy_project(base / "long")
        ten_times(long)
        _, _, peak_long = build(long, ["en_US"])
        _, _, peak = build(copy_project(base / "short"), ["en_US"])
        show("ten times as long, peak memory", peak_long / peak, f"{peak_long:.0f} MiB / {peak:.0f} MiB; aim 1.10")


def on_cluster(locales: list[str]) -> None:
    """One and two workers of a Dask cluster over one job at home; the bytes that travel for a chapter."""
    from distributed import LocalCluster

    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        alone, _, _ = build(copy_project(base / "home"), locales, EVERYTHING)
        for workers in (1, 2):
            with (
                LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as cluster,  # type: ignore[no-untyped-call]
                ClusterExecutor(cluster.scheduler_address) as executor,
            ):
                config = read_config(copy_project(base / f"away-{workers}"), "espeak")
                start = time.perf_counter()
                build_module.build(config, BuildRequest(tuple(locales)), Notes(), executor)
                wall = time.perf_counter() - start
            show(f"efficiency, {workers} workers", alone / wall / workers, f"{alone:.1f} s alone, {wall:.1f} s")
        show("MB that travel for a chapter", moved(base / "home", locales[0]) / 1e6, "there and back, all formats")


def moved(root: Path, locale: str) -> float:
    """Bytes of a chapter's job and of what it gives back, on average over the chapters of a cold build."""
    shutil.rmtree(root / ".cache")
    sizes: list[int] = []

    def weigh(job: Job) -> tracks.Made:
        made = real(job)
        if job.script.section.part == SECTIONS:
            sizes.append(len(pickle.dumps(job)) + len(pickle.dumps(made.packed())))
        return made

    real = tracks.make
    tracks.make = weigh
    try:
        make_editions(read_config(root, "espeak"), BuildRequest((locale,)), Notes(), publish.publishers())
    finally:
        tracks.make = real
    return sum(sizes) / len(sizes)


def main() -> None:
    if "--voice" in sys.argv:
        from tests import bench_voice

        bench_voice.main(sys.argv[sys.argv.index("--voice") + 1 :])
        return
    asked = [argument for argument in sys.argv[1:] if argument != "--cluster"]
    all_locales = sorted(p.name for p in (REPOSITORY / "locales").iterdir() if p.is_dir() and p.name != "fil")
    locales = list(dict.fromkeys(["en_US", *(asked or all_locales)]))
    (on_cluster if "--cluster" in sys.argv else local)(locales)


if __name__ == "__main__":
    main()
