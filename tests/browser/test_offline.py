"""With the network off: a language that was loaded once plays, highlights and seeks; a new build comes whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Web, until
from tests.browser.test_player import WATCH
from tests.conftest import copy_project
from voiceguide import build, config
from voiceguide.model.release import Edition
from voiceguide.publish import tablet
from voiceguide.store.staging import Folder

KEPT = "!document.querySelector('.offline .this').hidden"


@pytest.fixture
def own_web(dist: Path) -> Iterator[Web]:
    server = Web(dist)
    yield server
    server.stop()


def test_a_language_that_was_loaded_once_works_without_a_network(open_page: OpenPage, own_web: Web) -> None:
    page = open_page("ar/index.html", at=own_web)
    until(page, KEPT, 60)
    own_web.stop()
    page.reload()
    chapters = page.locator(".card.chapter a").evaluate_all("all => all.map((a) => a.href)")
    assert len(chapters) == 9
    for number, chapter in enumerate(chapters):
        page.goto(chapter)
        page.reload()
        page.locator("a.said").nth(5).click()
        until(page, "document.querySelector('audio').currentTime > 0")
        page.locator(".forward").click()
        if number in (0, 8):
            result = page.evaluate(WATCH, [0.6, 0.15])
            assert result["seen"]
            assert not result["wrong"]
        else:
            page.evaluate("document.querySelector('audio').currentTime = 60")
            until(page, "document.querySelector('audio').currentTime > 60.2")
        assert page.locator(".now").count() == 1
    for name in ("help.html", "guide-large.html", "poster.html"):
        page.goto(f"{own_web.address}ar/{name}")
        expect(page.locator("h1")).to_be_visible()
    # Another language was not kept: back to the languages, not to a broken page.
    page.goto(f"{own_web.address}zh_Hans/index.html")
    expect(page.locator("#to-ar")).to_be_visible()
    own_web.start()


def test_all_languages_at_a_press(open_page: OpenPage, own_web: Web) -> None:
    page = open_page("index.html#languages", at=own_web)
    keep = page.get_by_role("button", name="Keep all languages")
    assert "MB" in keep.inner_text()
    until(page, "!document.querySelector('.keep').disabled")
    keep.click()
    expect(page.get_by_text("All languages are on this device.")).to_be_visible(timeout=120_000)
    expect(page.get_by_role("progressbar")).to_be_hidden()
    own_web.stop()
    for locale in sorted(path.name for path in (own_web.dist / "tablet").iterdir() if path.is_dir()):
        page.goto(f"{own_web.address}{locale}/09-right-for-you.html")
        page.locator(".play").click()
        until(page, "document.querySelector('audio').currentTime > 0.1")
    own_web.start()


RANGES = """
async (url) => {
  const size = (await (await fetch(url)).arrayBuffer()).byteLength;
  const asked = ["bytes=0-99", "bytes=100-", "bytes=-50", `bytes=${size}-`, "bytes=0-1,3-4", `bytes=10-${size * 2}`];
  const all = [];
  for (const range of asked) {
    const r = await fetch(url, { headers: { range } });
    all.push([r.status, r.headers.get("content-range"), (await r.arrayBuffer()).byteLength]);
  }
  return { size, all };
}
"""


def test_the_worker_answers_ranges(open_page: OpenPage, own_web: Web) -> None:
    page = open_page("en_US/index.html", at=own_web)
    until(page, KEPT, 60)
    page.goto(f"{own_web.address}en_US/02-what-it-is.html")
    own_web.stop()
    url = page.evaluate("document.querySelector('audio').src")
    result = page.evaluate(RANGES, url)
    size = result["size"]
    assert size == (own_web.dist / "tablet/en_US/02-what-it-is.mp3").stat().st_size
    assert result["all"] == [
        [206, f"bytes 0-99/{size}", 100],
        [206, f"bytes 100-{size - 1}/{size}", size - 100],
        [206, f"bytes {size - 50}-{size - 1}/{size}", 50],
        [416, f"bytes */{size}", 0],
        [200, None, size],
        [206, f"bytes 10-{size - 1}/{size}", size - 10],
    ]
    own_web.start()


# A new build


SHORT = ("get-help", "what-it-is", "who-it-helps")


class _Silent:
    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *a, **k: None


def _lay_out(root: Path, target: Path) -> tuple[Edition, ...]:
    settings = replace(config.read(root, voice="fake"), sections=SHORT, hold=SHORT[:1])
    editions = build.make_editions(settings, build.BuildRequest(("en_US",)), _Silent(), ("tablet",)).editions
    (target / "tablet").mkdir(parents=True)
    tablet.TabletPublisher().publish(editions, settings, Folder(target / "tablet", "tablet"))
    return editions


@pytest.fixture(scope="module")
def two_builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A short guide, laid out before and after a change of one chapter."""
    tmp_path = tmp_path_factory.mktemp("builds")
    root = copy_project(tmp_path / "project")
    _lay_out(root, tmp_path / "old")
    section = root / "audio_src/sections/what-it-is.md"
    text = section.read_text("utf-8")
    section.write_text(text.replace("\n\n", "\n\nThis sentence is new.\n\n", 1), "utf-8")
    _lay_out(root, tmp_path / "new")
    return tmp_path / "old", tmp_path / "new"


HEARD = "fetch(document.querySelector('audio').src).then((r) => r.arrayBuffer()).then((b) => b.byteLength)"
UPDATE = "navigator.serviceWorker.getRegistration().then((r) => r.update()).then(() => true, () => false)"
WAITING = "navigator.serviceWorker.getRegistration().then((r) => Boolean(r.waiting))"


def _sentences(page: Page) -> int:
    return page.locator("text=This sentence is new.").count()


def test_a_new_build_replaces_the_old_one_whole(open_page: OpenPage, two_builds: tuple[Path, Path]) -> None:
    old, new = two_builds
    web = Web(old)
    try:
        page = open_page("en_US/index.html", at=web)
        until(page, KEPT, 60)
        page.goto(f"{web.address}en_US/02-what-it-is.html")
        page.locator(".play").click()
        until(page, "document.querySelector('audio').currentTime > 0.2")
        before = page.evaluate(HEARD)
        assert before == (old / "tablet/en_US/02-what-it-is.mp3").stat().st_size
        assert _sentences(page) == 0

        web.show(new)
        assert page.evaluate(UPDATE)
        until(page, WAITING, 30)
        # The page that is open goes on with the build it came from: sound, seeking, a look at other pages' sound.
        assert page.evaluate("!document.querySelector('audio').paused")
        page.evaluate("document.querySelector('audio').currentTime = 20")
        until(page, "document.querySelector('audio').currentTime > 20.2")
        assert page.evaluate(HEARD) == before

        page.reload()
        until(page, "document.body.textContent.includes('This sentence is new.')", 30)
        page.wait_for_load_state()
        assert page.evaluate(HEARD) == (new / "tablet/en_US/02-what-it-is.mp3").stat().st_size
        names = page.evaluate("caches.keys()")
        assert len([name for name in names if name != "voiceguide-state"]) == 1
        web.stop()
        page.goto(f"{web.address}en_US/03-who-it-helps.html")
        page.locator(".play").click()
        until(page, "document.querySelector('audio').currentTime > 0.1")
        web.start()
    finally:
        web.stop()


def test_half_a_build_is_not_taken(open_page: OpenPage, two_builds: tuple[Path, Path], tmp_path: Path) -> None:
    old, new = two_builds
    half = tmp_path / "half"
    shutil.copytree(new, half)
    (half / "tablet/en_US/02-what-it-is.mp3").write_bytes(b"not what the list says")
    web = Web(old)
    try:
        page = open_page("en_US/index.html", at=web)
        until(page, KEPT, 60)
        web.show(half)
        page.evaluate(UPDATE)
        page.wait_for_timeout(1500)
        assert not page.evaluate(WAITING)
        page.goto(f"{web.address}en_US/02-what-it-is.html")
        assert _sentences(page) == 0
        assert page.evaluate(HEARD) == (old / "tablet/en_US/02-what-it-is.mp3").stat().st_size
        web.show(new)
        page.evaluate(UPDATE)
        until(page, WAITING, 30)
        page.reload()
        until(page, "document.body.textContent.includes('This sentence is new.')", 30)
    finally:
        web.stop()


def test_a_page_never_gets_the_sound_of_another_build(open_page: OpenPage, two_builds: tuple[Path, Path]) -> None:
    """The old page asks for sound that was not kept, and the server has the new one: refused."""
    old, new = two_builds
    web = Web(old)
    try:
        page = open_page("index.html#languages", at=web)
        until(page, "navigator.serviceWorker.ready.then(() => true)", 30)
        page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
        page.goto(f"{web.address}en_US/02-what-it-is.html")
        page.goto(f"{web.address}en_US/index.html")
        stale = page.evaluate("document.querySelector('.chapter:nth-child(2) .say').dataset.src")
        web.show(new)
        status = page.evaluate(f"fetch('{stale}').then((r) => r.status)")
        assert status == 404
    finally:
        web.stop()
