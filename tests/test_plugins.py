"""A plug-in package that somebody else could have written, installed into an environment of its own."""

from __future__ import annotations

import os
import re
import shutil
import signal
import site
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
import pytest

from tests.conftest import REPOSITORY, copy_project

pytestmark = pytest.mark.slow

PLUGIN = REPOSITORY / "tests/plugins/voicenotes"
KEPT = ("get-help", "trial")
PITCH_HZ = 440


@dataclass(frozen=True)
class Stranger:
    """A project of two chapters spoken by the plug-in's engine, and the environment that has the plug-in."""

    python: Path
    root: Path

    @property
    def log(self) -> Path:
        return self.root / "calls.log"

    def settings(self, **table: object) -> None:
        """The engine's own table in guide.toml."""
        path = self.root / "audio_src/guide.toml"
        text = re.sub(r"(?s)\n\[engines\.parrot\]\n.*", "", path.read_text("utf-8"))
        lines = [f"{name} = {value!r}" for name, value in {"pitch_hz": PITCH_HZ, "log": str(self.log), **table}.items()]
        path.write_text(f"{text}\n[engines.parrot]\n" + "\n".join(lines) + "\n", "utf-8")

    def command(self, *options: str) -> list[str]:
        return [str(self.python), "-m", "voiceguide", "build", "--voice", "parrot", "-l", "en_US", *options]

    def build(self, *options: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command("--only", "library", *options),
            cwd=self.root,
            env=clean(),
            capture_output=True,
            text=True,
            check=False,
        )

    def calls(self) -> list[list[str]]:
        """(begin or end, process, seconds, voice, rate, words) of each line of the log."""
        lines = self.log.read_text("utf-8").splitlines() if self.log.exists() else []
        return [line.split(" ", 5) for line in lines]

    def begun(self) -> list[str]:
        return [words for what, *_, words in self.calls() if what == "begin"]

    def sounds(self) -> list[tuple[str, str]]:
        """(rate, words) of each call: the same words at another rate are another sound."""
        return [(rate, words) for what, *_, rate, words in self.calls() if what == "begin"]


def clean() -> dict[str, str]:
    """The environment without what leads to the tests' own voiceguide."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with voiceguide and the plug-in; other libraries are those of the tests."""
    root = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(root)], check=True)
    python = root / "bin/python"
    folder = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    libraries = [path for path in site.getsitepackages() if Path(path).is_dir()]
    (Path(folder) / "libraries.pth").write_text("\n".join(libraries))
    for package in (REPOSITORY, PLUGIN):
        source = root / f"source-{package.name}"
        ignored = shutil.ignore_patterns(".*", "dist", "tests", "build", "*.egg-info")
        shutil.copytree(package, source, ignore=ignored)
        pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
        subprocess.run([*pip, "--no-build-isolation", "--ignore-installed", str(source)], check=True, env=clean())
    return python


@pytest.fixture
def stranger(environment: Path, tmp_path: Path) -> Stranger:
    root = copy_project(tmp_path / "project")
    path = root / "audio_src/guide.toml"
    ids = ", ".join(f'"{id}"' for id in KEPT)
    # The first two: `hold` stands in the table [lengths] too.
    text = re.sub(r"(?ms)^(sections|hold) = \[.*?\]", rf"\1 = [{ids}]", path.read_text("utf-8"), count=2)
    for locale in ("en_US", "es_419"):
        text = text.replace(f"[locales.{locale}.voices]\n", f'[locales.{locale}.voices]\nparrot = "polly-{locale}"\n')
    path.write_text(text, "utf-8")
    found = Stranger(environment, root)
    found.settings()
    return found


def test_its_settings_reach_it(stranger: Stranger) -> None:
    done = stranger.build()
    assert done.returncode == 0, done.stderr
    assert "parrot polly-en_US" in done.stdout
    assert {voice for _, _, _, voice, *_ in stranger.calls()} == {"polly-en_US"}
    with av.open(str(stranger.root / "dist/library/en_US/02-trial.mp3")) as container:
        rate_hz = container.streams.audio[0].rate
        sound = np.concatenate([frame.to_ndarray().reshape(-1) for frame in container.decode(audio=0)])
    spectrum = np.abs(np.fft.rfft(sound[20 * rate_hz : 30 * rate_hz]))
    assert spectrum.argmax() / 10 == pytest.approx(PITCH_HZ, abs=1)


def test_four_speak_at_once_though_their_clips_are_stored(stranger: Stranger) -> None:
    stranger.settings(sleep_s=0.2)
    assert stranger.build("--jobs", "4").returncode == 0
    now = most = 0
    for what, *_ in sorted(stranger.calls(), key=lambda call: float(call[2])):
        now += 1 if what == "begin" else -1
        most = max(most, now)
    assert most == 4
    assert len({process for _, process, *_ in stranger.calls()}) == 4
    assert len(stranger.sounds()) == len(set(stranger.sounds()))


def test_one_changed_sentence_is_one_call(stranger: Stranger) -> None:
    assert stranger.build().returncode == 0
    stranger.log.unlink()
    path = stranger.root / "audio_src/sections/trial.md"
    text = path.read_text("utf-8")
    changed = text.replace("# The trial", "# The trial run")
    assert changed != text
    path.write_text(changed, "utf-8")
    assert stranger.build().returncode == 0
    assert stranger.begun() == ["The trial run"]


def test_a_build_that_is_killed_loses_the_sentences_in_flight_at_most(stranger: Stranger) -> None:
    stranger.settings(sleep_s=0.1)
    command = stranger.command("--only", "library", "--jobs", "4")
    process = subprocess.Popen(
        command, cwd=stranger.root, env=clean(), stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        wait_until(lambda: len(stranger.begun()) > 20)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    before = len(stranger.sounds())
    assert stranger.build("--jobs", "4").returncode == 0
    twice = len(stranger.sounds()) - len(set(stranger.sounds()))
    assert len(set(stranger.sounds())) > before
    assert twice <= 4


def test_a_silent_answer_is_refused_and_not_stored(stranger: Stranger) -> None:
    stranger.settings(silent_on="The trial")
    done = stranger.build()
    assert done.returncode == 1
    assert re.search(r"audio_src/sections/trial\.md:\d+: the voice gave no sound for 'The trial'", done.stderr)
    assert "Traceback" not in done.stderr
    assert not (stranger.root / "dist/manifest.json").exists()
    stranger.settings()
    stranger.log.unlink()
    assert stranger.build().returncode == 0
    assert "The trial" in stranger.begun()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_error_of_its_own_says_where_it_happened(stranger: Stranger, jobs: str) -> None:
    stranger.settings(break_on="The trial")
    done = stranger.build("--jobs", jobs)
    assert done.returncode == 1
    assert "LookupError" in done.stderr
    note = next(line for line in done.stderr.splitlines() if "audio_src/sections/trial.md:" in line)
    for fact in ("section trial", "sentence trial/", "locale en_US", "engine parrot", "The trial"):
        assert fact in note


def test_its_publisher_has_a_format_and_a_page_of_its_own(stranger: Stranger) -> None:
    assert stranger.build("-l", "es_419").returncode == 0
    stranger.log.unlink()
    done = subprocess.run(
        stranger.command("-l", "es_419", "--only", "voicenotes"), cwd=stranger.root, env=clean(), capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert stranger.begun() == [], "a new codec speaks nothing anew"
    notes = stranger.root / "dist/voicenotes/es_419"
    assert sorted(path.name for path in notes.iterdir()) == ["01-get-help.opus", "02-trial.opus", "index.html"]
    page = (notes / "index.html").read_text("utf-8")
    assert "<h1>Notas de voz para reenviar</h1>" in page
    assert 'lang="es-419"' in page
    with av.open(str(notes / "02-trial.opus")) as container:
        stream = container.streams.audio[0]
        seconds = sum(frame.samples for frame in container.decode(stream)) / stream.rate
        assert (stream.codec_context.name, stream.channels) in {("opus", 1), ("libopus", 1)}
    size = (notes / "02-trial.opus").stat().st_size
    assert 10_000 < size * 8 / seconds < 22_000
    assert not (stranger.root / "dist/library").exists()
    assert not list((stranger.root / "dist").rglob("*.mp3"))


def wait_until(happened: Callable[[], bool]) -> None:
    """Wait for something another process does."""
    ends = time.monotonic() + 120
    while not happened():
        assert time.monotonic() < ends, "it never happened"
        time.sleep(0.02)
