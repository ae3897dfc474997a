"""A voice's licence and attribution are in the finished files, wherever its sound is published."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from lxml import etree, html

from tests.approving import small_project
from tests.conftest import copy_project, read_config, run_build
from voiceguide.model.speech import Credit, Voice
from voiceguide.publish.publisher import credits as credits_text
from voiceguide.speak import EnginePool
from voiceguide.speak.fake import FakeEngine
from voiceguide.store import Store

ATTRIBUTION = "Recordings & model: Example <Corpus>"
LINE = f"{ATTRIBUTION}; trained from another. Licence: CC-BY-NC-4.0, not for commercial use."
ALL = ("books", "library", "phone", "podcast", "tablet")


def credit(self: FakeEngine, voice: Voice) -> Credit:
    return Credit(f"fake {voice.name}", "CC-BY-NC-4.0", ATTRIBUTION, "another", non_commercial=True)


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """dist/ of a small project whose voice has a licence that must be named."""
    root = small_project(tmp_path_factory.mktemp("credits") / "project")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FakeEngine, "credit", credit, raising=False)
        run_build(root, "es_419", publishers=ALL)
    return root / "dist"


def test_the_manifest_names_the_licence_of_each_voice(dist: Path) -> None:
    (edition,) = json.loads((dist / "manifest.json").read_text("utf-8"))["editions"]
    assert edition["asker"] == {"engine": "fake", "name": "high-tone", "revision": "1"}
    assert edition["credits"][0] == {
        "voice": "fake tone", "licence": "CC-BY-NC-4.0", "attribution": ATTRIBUTION, "based_on": "another",
        "non_commercial": True,
    }  # fmt: skip


@pytest.mark.parametrize("channel", ALL)
def test_each_channel_carries_the_licences_by_itself(dist: Path, channel: str) -> None:
    text = (dist / channel / "voices.txt").read_text("utf-8")
    assert "es_419: fake tone\n" in text
    assert LINE in text
    listed = {file["path"] for file in json.loads((dist / "manifest.json").read_text("utf-8"))["files"]}
    assert f"{channel}/voices.txt" in listed


@pytest.mark.parametrize("path", ["tablet/es_419/index.html", "podcast/es_419/*.html", "books/es_419/guide.html"])
def test_pages_say_it_once_in_english(dist: Path, path: str) -> None:
    pages = sorted(dist.glob(path))
    assert pages
    for page in pages:
        (line,) = html.fromstring(page.read_bytes()).xpath("//p[@class='credit']")
        assert line.text_content() == f"Voice: {LINE}"
        assert (line.get("lang"), line.get("dir")) == ("en", "ltr")


def test_the_feed_says_it_in_the_notes_of_every_episode(dist: Path) -> None:
    feed = etree.parse(dist / "podcast/es_419/feed.xml")
    told = [*feed.findall(".//channel/description"), *feed.findall(".//item/description")]
    assert len(told) > 2
    for each in told:
        assert f"Voice: {LINE}" in html.fromstring(each.text or "").text_content()


def test_every_form_of_the_book_says_it(dist: Path) -> None:
    books = dist / "books/es_419"
    assert f"Voice: {LINE}" in (books / "guide.txt").read_text("utf-8")
    for name, member in (
        ("guide.epub", "EPUB/contact.xhtml"), ("guide-daisy202.zip", "content.html"), ("guide.audiobook", "index.html"),
    ):  # fmt: skip
        with zipfile.ZipFile(books / name) as archive:
            inside = next(path for path in archive.namelist() if path.endswith(member))
            assert LINE in html.fromstring(archive.read(inside)).text_content()


def test_a_voice_without_such_a_licence_adds_nothing(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    pool = EnginePool(read_config(root), Store(tmp_path / "store"))
    assert pool.credit(Voice("espeak", "es-419", "es_419", "1")) is None
    assert credits_text(()) == ""
