"""The benchmark: ratios from one run on one machine. `sh scripts/bench [LOCALE...]`

- cold: CPU of a cold build over the floor: the same sentences through bare espeak-ng in one process, and the same
  audio once through each encoder at the same settings, nothing else (`tests/baseline.py`).
- unchanged, one sentence: CPU of a build with nothing changed, and after one sentence changed in one locale, over cold.
- jobs: wall time of a cold build with one job over that with two.
- memory: peak of the process for a guide ten times as long over that for the guide.

The library alone is built, without telephone formats: feeds, books and pages have no floor to compare with. Covers
are drawn, and are told apart.
"""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import REPOSITORY, Notes, copy_project, read_config
from voiceguide import source
from voiceguide.build import BuildRequest, make_editions
from voiceguide.errors import EncodeError
from voiceguide.model.release import ApprovalStatus
from voiceguide.pipeline import Pipeline
from voiceguide.run.audio import decode
from voiceguide.translate import translate

ENV = {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONWARNINGS": "ignore"}
BUILD = """
from pathlib import Path
from tests.conftest import run_build
if __name__ == "__main__":
    run_build(Path.cwd(), *{locales!r}, voice="espeak", jobs={jobs}, publishers=("library",))
    import resource
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
COVERS = """
from pathlib import Path
from tests.conftest import Notes, read_config
from voiceguide import source, speak
from voiceguide.pipeline import Desk
from voiceguide.model.release import Standing
from voiceguide.translate import translate
config = read_config(Path.cwd(), "espeak")
desk = Desk(config, source.read_guide(config), source.read_glossary(config.root), Notes())
for locale in {locales!r}:
    plan = desk.write(translate(desk.guide, config, locale), desk.studio.candidates(locale)[0]).plan
    for section in (None, *(script.section for script in plan.scripts)):
        desk.painter.tags(plan.guide, section, Standing.DRAFT, "")
    dict(desk.painter.pictures(plan.guide, {{s.id: Standing.DRAFT for s in plan.guide.sections}}, Standing.DRAFT))
"""


def timed(command: list[str], root: Path) -> tuple[float, float, str]:
    """(wall s, CPU s with all workers, what it printed) of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    run = subprocess.run(command, cwd=root, env=ENV, check=True, capture_output=True, text=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, run.stdout


def build(root: Path, locales: list[str], jobs: int = 1) -> tuple[float, float, float]:
    """(wall s, CPU s, peak MiB of the main process) of a build."""
    script = root / "bench_build.py"
    script.write_text(BUILD.format(locales=locales, jobs=jobs))
    wall, cpu, printed = timed([sys.executable, str(script)], root)
    return wall, cpu, float(printed.split()[-1])


def project(folder: Path) -> Path:
    root = copy_project(folder)
    example = (root / "audio_src/clinic.example.toml").read_text("utf-8")
    (root / "audio_src/clinic.toml").write_text(re.sub(r"(?m)^locales = .*$", "locales = []", example), "utf-8")
    return root


def floor(root: Path, locales: list[str]) -> float:
    """CPU seconds of the floor for what was just built."""
    folder = root / "floor"
    folder.mkdir()
    config = read_config(root, "espeak")
    editions = make_editions(config, BuildRequest(tuple(locales)), Notes(), ("library",)).editions
    for edition in editions:
        for number, rendition in enumerate(edition.sections + edition.hold + edition.prompts):
            pcm = decode(rendition.mp3.path, EncodeError)
            (folder / f"{edition.locale}-{number:03d}.pcm").write_bytes(pcm.data)
    pipeline = Pipeline(config, source.read_guide(config), source.read_glossary(root), Notes())
    sentences = []
    for locale in locales:
        voices = pipeline.engines.voices_for(locale)
        assert isinstance(voices, tuple)
        plan = pipeline.write(translate(pipeline.guide, config, locale), voices[0]).plan
        scripts = [plan.opened(script, ApprovalStatus.DRAFT) for script in plan.scripts]
        sentences += [(u.voice.name, u.rate, u.spoken) for script in scripts for u in script.utterances]
    (folder / "sentences.json").write_text(json.dumps(sentences), "utf-8")
    return timed([sys.executable, "-m", "tests.baseline", str(folder)], root)[1]


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


def main() -> None:
    locales = sys.argv[1:] or [
        p.name for p in sorted((REPOSITORY / "locales").iterdir()) if p.is_dir() and p.name != "fil"
    ]
    locales = ["en_US", *[locale for locale in locales if locale != "en_US"]]
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        root = project(base / "cold")
        wall_one, cold, _ = build(root, locales)
        least = floor(root, locales)
        _, unchanged, _ = build(root, locales)
        one_sentence(root, locales[-1])
        _, changed, _ = build(root, locales)
        _, covers, _ = timed([sys.executable, "-c", COVERS.format(locales=locales)], project(base / "covers"))
        wall_two, _, _ = build(project(base / "two"), locales, jobs=2)
        long = project(base / "long")
        ten_times(long)
        _, _, peak_long = build(long, ["en_US"])
        _, _, peak = build(project(base / "short"), ["en_US"])
    for what, ratio, detail in (
        ("cold build / floor, CPU", cold / least, f"{cold:.1f} s / {least:.1f} s; aim 1.30"),
        ("the same without covers", (cold - covers) / least, f"covers {covers:.1f} s"),
        ("unchanged / cold, CPU", unchanged / cold, f"{unchanged:.1f} s; aim 0.03"),
        ("one sentence / cold, CPU", changed / cold, f"{changed:.1f} s; aim 0.08"),
        ("one job / two jobs, wall", wall_one / wall_two, f"{wall_one:.1f} s / {wall_two:.1f} s; aim 1.70"),
        ("ten times as long, peak memory", peak_long / peak, f"{peak_long:.0f} MiB / {peak:.0f} MiB; aim 1.10"),
    ):
        sys.stdout.write(f"{what:32}{ratio:6.3f}   ({detail}; {len(locales)} locales)\n")


if __name__ == "__main__":
    main()
