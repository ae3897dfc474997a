"""Many guides in one build: one store, one pool of workers, one index over all of them."""

from __future__ import annotations

import datetime
import json
import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from lxml import html
from typer.testing import CliRunner, Result

from tests.conftest import Notes
from voiceguide import config as config_module
from voiceguide.build import BuildRequest
from voiceguide.cli import app
from voiceguide.errors import ConfigError
from voiceguide.many import build_guides
from voiceguide.model.sound import Pcm
from voiceguide.model.speech import Utterance
from voiceguide.new import new
from voiceguide.run.executor import LazyPool, SerialExecutor
from voiceguide.speak.fake import FakeEngine
from voiceguide.store.lock import DIST_LOCK_FILE

pytestmark = pytest.mark.slow

TODAY = datetime.date(2026, 11, 22)
QUICK = ("--voice", "fake", "--jobs", "1", "--locale", "en_US", "--only", "tablet")


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two guides whose chapters are the same but for their titles; the working directory."""
    for name, title in (("hip", "Your new hip"), ("knee", "Your new knee")):
        new(tmp_path / name, title, ["ar"], TODAY)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@dataclass
class Spoken:
    """What the fake was asked to say, and in which order."""

    words: list[tuple[str, float, str]] = field(default_factory=list)


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> Spoken:
    """The fake, as an engine whose clips are stored: it notes each call."""
    calls, real = Spoken(), FakeEngine.speak

    def speak(engine: FakeEngine, utterance: Utterance) -> Pcm:
        calls.words.append((utterance.spoken, utterance.rate, utterance.voice.name))
        return real(engine, utterance)

    monkeypatch.setattr(FakeEngine, "speak", speak)
    monkeypatch.setattr(FakeEngine, "cacheable", True)
    return calls


def build(*options: str) -> Result:
    return CliRunner().invoke(app, ["build", *QUICK, *options])


def links(page: Path) -> list[tuple[str, str]]:
    """(text, address) of each link of a page."""
    return [(str(a.text_content()), str(a.get("href"))) for a in html.parse(page).iter("a")]


def test_two_guides_one_store_one_index(shelf: Path, spoken: Spoken) -> None:
    done = build("--root", "hip", "--root", "knee", "--locale", "ar")
    assert done.exit_code == 0, done.output
    # The same sentence is spoken once for both.
    assert Counter(spoken.words).most_common(1)[0][1] == 1
    said = {words for words, *_ in spoken.words}
    assert "Write down your questions before the visit." in said
    assert (shelf / ".cache/voiceguide/records").is_dir()
    assert not (shelf / "hip/.cache/voiceguide/records").exists()
    assert not (shelf / "hip/dist").exists()
    # Each project has its own lock: another build of it waits.
    assert all((shelf / name / DIST_LOCK_FILE).is_file() for name in ("hip", "knee"))
    # The index.
    index = html.parse(shelf / "dist/index.html")
    assert [str(e.get("lang")) for e in index.iter("section")] == ["en-US", "ar"]
    assert [str(e.get("dir")) for e in index.iter("section")] == ["ltr", "rtl"]
    found = links(shelf / "dist/index.html")
    assert [address for _, address in found] == [
        "your-new-hip/tablet/en_US/index.html", "your-new-knee/tablet/en_US/index.html",
        "your-new-hip/tablet/ar/index.html", "your-new-knee/tablet/ar/index.html",
    ]  # fmt: skip
    assert found[0][0] == "Your new hip (draft)"
    for _, address in found:
        page = shelf / "dist" / address
        for _, target in links(page):
            assert target.startswith(("#", "tel:", "http", "mailto:")) or (page.parent / target.split("#")[0]).exists()
    for name in ("hip", "knee"):
        manifest = json.loads((shelf / f"dist/your-new-{name}/manifest.json").read_text("utf-8"))
        assert all((shelf / f"dist/your-new-{name}" / file["path"]).is_file() for file in manifest["files"])


def break_it(root: Path) -> None:
    path = root / "audio_src/sections/help.md"
    path.write_text(path.read_text("utf-8") + "\nSome *stress*.\n", "utf-8")


def break_its_settings(root: Path) -> None:
    (root / "audio_src/guide.toml").write_text("[broken", "utf-8")


@pytest.mark.parametrize("broken", [break_it, break_its_settings])
def test_a_failure_in_one_does_not_stop_the_other(shelf: Path, broken: Callable[[Path], None]) -> None:
    broken(shelf / "hip")
    done = build("--root", "hip", "--root", "knee")
    assert done.exit_code == 1
    (error,) = [line for line in done.stderr.splitlines() if line.startswith("error:")]
    assert error.startswith("error: hip: audio_src/")
    assert "Traceback" not in done.output
    assert [to for _, to in links(shelf / "dist/index.html")] == ["your-new-knee/tablet/en_US/index.html"]


def test_a_guide_that_fails_later_stays_in_the_index_as_it_was(shelf: Path) -> None:
    assert build("--root", "hip", "--output", "out").exit_code == 0
    before = links(shelf / "out/index.html")
    break_it(shelf / "hip")
    assert build("--root", "hip", "--root", "knee", "--output", "out").exit_code == 1
    assert set(before) < set(links(shelf / "out/index.html"))


def test_a_build_without_pages_lists_titles(shelf: Path) -> None:
    done = CliRunner().invoke(app, ["build", *QUICK[:-1], "library", "--root", "hip", "--output", "out"])
    assert done.exit_code == 0, done.output
    assert links(shelf / "out/index.html") == []
    assert "Your new hip" in (shelf / "out/index.html").read_text("utf-8")


REFUSED = {
    "one root twice": (["--root", "hip", "--root", "./hip"], "hip is named twice"),
    "two guides with one id": (["--root", "hip", "--root", "copy"], "have one id, 'your-new-hip'"),
    "no output inside a guide": (["--root", ".", "--root", "../knee"], "belongs to the guide"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_be_mixed_up_is_refused(name: str, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new(shelf / "copy", "Your new hip", [], TODAY)
    options, says = REFUSED[name]
    if "." in options:
        monkeypatch.chdir(shelf / "hip")
    done = build(*options)
    assert isinstance(done.exception, ConfigError)
    assert says in str(done.exception)
    assert not (shelf / "dist").exists()


def test_a_root_that_is_no_guide_is_named(shelf: Path) -> None:
    done = build("--root", "nowhere", "--root", "knee")
    assert done.exit_code == 1
    assert "error: nowhere: no audio_src/guide.toml in nowhere." in done.stderr


def test_one_root_is_built_in_its_own_folder(shelf: Path) -> None:
    assert build("--root", "hip").exit_code == 0
    assert (shelf / "hip/dist/manifest.json").is_file()
    assert not (shelf / "dist").exists()


def test_the_public_address_of_each_is_a_folder_of_the_common_one(shelf: Path) -> None:
    options = ("--root", "hip", "--root", "knee", "--base-url", "https://example.org/all", "--only", "podcast")
    assert build(*options).exit_code == 0
    feed = (shelf / "dist/your-new-knee/podcast/en_US/feed.xml").read_text("utf-8")
    assert "https://example.org/all/your-new-knee/podcast/en_US/" in feed


def test_one_executor_works_for_all(shelf: Path) -> None:
    class Counting(SerialExecutor):
        jobs = 0

        def submit(self, *given: object, **named: object):  # type: ignore[no-untyped-def]  # noqa: ANN202
            self.jobs += 1
            return super().submit(*given, **named)  # type: ignore[arg-type]

    executor = Counting()
    request = BuildRequest(("en_US",), publishers=("library",))
    roots = [shelf / "hip", shelf / "knee"]
    read = lambda root: config_module.read(root, voice="fake", store=shelf / "store")  # noqa: E731
    done = build_guides(roots, shelf / "out", read, request, Notes(), executor)
    assert [guide.error for guide in done] == [None, None]
    assert executor.jobs > 20


def test_a_pool_that_lost_a_worker_works_for_the_next_guide() -> None:
    pool = LazyPool(1)
    assert pool.submit(os._exit, 1).exception(60) is not None
    assert pool.submit(abs, -3).result(60) == 3
    pool.shutdown()
