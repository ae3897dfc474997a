"""A chapter with headings, signs, a second voice and an answer, in every edition."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import SharedFolder, copy_project, run_build

CHAPTER = """# Get help now

Know when to call.

<!-- emergency -->
<!-- sound: emergency -->
Call {emergency_number} for any of the next signs.

- The person cannot be woken.
- There is a seizure. Time it.

For those signs, call {emergency_number}.

<!-- sound: clinic -->
Now other signs. For any of the next signs, call the clinic.

- The pump beeps.

<!-- voice: asker -->
## Who else can help?

Your family can.

<!-- question -->
<!-- voice: asker -->
Tell someone: whom do you call?

<!-- answer -->
You call {emergency_number}, or the clinic.

<!-- contact -->
Questions? Call {clinic_phone}.
"""
pytestmark = pytest.mark.slow


def small_guide(root: Path) -> None:
    """A guide of one chapter, in English."""
    copy_project(root)
    settings = root / "audio_src/guide.toml"
    one = re.sub(
        r"(?s)sections = \[.*?\]\nhold = \[.*?\]", 'sections = ["get-help"]\nhold = []', settings.read_text("utf-8")
    )
    settings.write_text(one.replace("answer = 5000", "answer = 2000"), "utf-8")
    (root / "audio_src/sections/get-help.md").write_text(CHAPTER, "utf-8")


@pytest.fixture(scope="module")
def dist(shared_folder: SharedFolder) -> Path:
    def make(root: Path) -> None:
        small_guide(root)
        run_build(root, "en_US", publishers=("library", "tablet", "podcast", "books"))

    return shared_folder("structure", make) / "dist"


def page(path: Path) -> etree._Element:
    return etree.HTML(path.read_text("utf-8"))


def shown(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_the_tablet_sets_the_lists_apart_and_lets_the_answer_be_heard(dist: Path) -> None:
    found = page(dist / "tablet/en_US/01-get-help.html")
    assert [ul.get("class") for ul in found.xpath("//div[@class='words']//ul")] == [
        "signs sign-emergency",
        "signs sign-clinic",
    ]
    sounds = found.xpath("//p[contains(@class, 'sounds')]")
    assert [shown(sound) for sound in sounds] == ["[two short tones]", "[long, low tone]"]
    assert [sound.find("svg").get("class") for sound in sounds] == [
        "icon icon-sign-emergency",
        "icon icon-sign-clinic",
    ]
    assert [shown(h) for h in found.xpath("//div[@class='words']//h3")] == ["Who else can help?"]
    (teachback,) = found.xpath("//section[@class='teachback']")
    assert [shown(b) for b in teachback.xpath(".//button")] == ["Hear it again", "Hear the answer"]
    for button in teachback.xpath(".//button"):
        (words,) = teachback.xpath(f".//p[@class='{button.get('data-words').removeprefix('.')}']")
        assert words.xpath(".//a[@data-start]")
    assert shown(teachback.xpath(".//p[@class='answer']")[0]) == "You call 911, or the clinic."


def test_the_help_page_shows_and_plays_the_signs_themselves(dist: Path) -> None:
    found = page(dist / "tablet/en_US/help.html")
    lists = found.xpath("//div[contains(@class, 'signs')]")
    assert [section.get("class") for section in lists] == ["signs sign-emergency", "signs sign-clinic"]
    assert [[shown(li) for li in section.iter("li")] for section in lists] == [
        ["The person cannot be woken.", "There is a seizure. Time it."],
        ["The pump beeps."],
    ]
    captions = (dist / "library/en_US/01-get-help.vtt").read_text("utf-8")
    for section, name in zip(lists, ("[two short tones]", "[long, low tone]"), strict=True):
        whole, *items = section.xpath(".//button")
        assert len(items) == len(list(section.iter("li")))
        # It begins with the sign itself and ends with the last item.
        assert re.search(rf"00:00:{float(whole.get('data-start')):06.3f} --> .*\n\{name[:-1]}", captions)
        assert whole.get("data-end") == items[-1].get("data-end")
        assert float(whole.get("data-start")) < float(items[0].get("data-start"))


def test_large_print_has_signs_headings_and_the_answer(dist: Path) -> None:
    found = page(dist / "tablet/en_US/01-get-help-large.html")
    assert found.xpath("//svg[contains(@class, 'icon-sign-emergency')]")
    assert "You call 911, or the clinic." in shown(found)
    assert [shown(h) for h in found.iter("h3")] == ["Who else can help?"]


def test_the_transcript_says_who_speaks_and_what_sounds(dist: Path) -> None:
    (main,) = page(dist / "podcast/en_US/01-get-help.html").iter("main")
    found = [shown(p) for p in main.iter("p", "h3")]
    assert found.index("[two short tones]") < found.index("Call 911 for any of the next signs.")
    first = found.index("Question")
    assert found[first : first + 5] == [
        "Question",
        "Who else can help?",
        "Narrator",
        "Your family can.",
        "Question",
    ]
    assert "[soft chime]" in found


def test_books_show_signs_with_clips_of_their_own(dist: Path) -> None:
    with zipfile.ZipFile(dist / "books/en_US/guide.epub") as book:
        chapter = etree.fromstring(book.read("EPUB/01-get-help.xhtml"))
        smil = book.read("EPUB/01-get-help.smil").decode()
    signs = chapter.xpath("//*[local-name()='p'][@class='sound']/*")
    assert [shown(sign) for sign in signs] == ["[two short tones]", "[long, low tone]"]
    assert all(f"#{sign.get('id')}" in smil for sign in signs)
    assert [shown(h) for h in chapter.xpath("//*[local-name()='h2']")] == ["Who else can help?"]
    with zipfile.ZipFile(dist / "books/en_US/guide-daisy202.zip") as book:
        assert "[two short tones]" in book.read("content.html").decode()
    text = (dist / "books/en_US/guide.txt").read_text("utf-8")
    assert "[long, low tone]\n\nNow other signs." in text


def test_the_manifest_names_the_asker(dist: Path) -> None:
    (edition,) = json.loads((dist / "manifest.json").read_text("utf-8"))["editions"]
    assert edition["asker"] == {"engine": "fake", "name": "high-tone", "revision": edition["voice"]["revision"]}
