"""guide.html and guide.txt as they were built."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.publish import books_shelf as shelf
from tests.publish.books_shelf import RTL

LOCALES = shelf.spoken_locales()


@pytest.fixture(params=LOCALES)
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def folder(built: Path, locale: str) -> Path:
    return built / "dist/books" / locale


@pytest.fixture
def page(folder: Path) -> Any:
    return html.document_fromstring((folder / "guide.html").read_text("utf-8"))


@pytest.fixture
def sentences(folder: Path) -> list[str]:
    """Every sentence of the guide, from the EPUB."""
    book = shelf.opened(folder / "guide.epub")
    pages = [book.xml(name) for name in book.files if re.match(r"EPUB/\d\d-.*\.xhtml", name)]
    spans = [e for page in pages for e in page.iter() if e.get("class") == "sentence"]
    return [shelf.words(e) for e in spans if not e.xpath("ancestor::*[@role='note']")]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u2066-\u2069]", "", text)


def test_the_page_holds_every_sentence_in_order(page: Any, sentences: list[str]) -> None:
    assert squeezed("".join(sentences)) in squeezed("".join(shelf.words(s) for s in page.xpath("//section[@id]")))


def test_the_transcript_holds_every_sentence_in_order(folder: Path, sentences: list[str]) -> None:
    text = squeezed((folder / "guide.txt").read_text("utf-8"))
    position = 0
    for sentence in sentences:
        position = text.index(squeezed(sentence), position)


def test_the_page_has_language_direction_and_order(page: Any, locale: str) -> None:
    assert page.get("lang") == locale.replace("_", "-")
    assert page.get("dir") == ("rtl" if locale in RTL else "ltr")
    assert len(page.xpath("//h1")) == 1
    assert len(page.xpath("//main//section/h2")) == 10, "nine chapters and the clinic"
    assert not page.xpath("//h3 | //h4 | //script | //img")


def test_every_link_of_the_page_leads_somewhere(page: Any, folder: Path) -> None:
    assert len(page.xpath("//header//nav//a")) == 9
    for link in page.xpath("//@href"):
        if link.startswith("#"):
            assert page.xpath(f"//*[@id='{link[1:]}']"), link
        elif not re.match("tel:|https://example.org/notice", link):
            assert (folder / link).is_file(), link


def test_both_are_drafts_and_say_so(page: Any, folder: Path) -> None:
    text = (folder / "guide.txt").read_text("utf-8")
    notices = [shelf.words(note) for note in page.xpath("//p[@class='note']")]
    assert len(notices) == 2, "a draft, and an example clinic"
    assert all(squeezed(notice) in squeezed(text) for notice in notices)
    assert re.search(r"\[.+\]$", page.findtext(".//title"))
    assert re.search(r"\[.+\]$", text.splitlines()[0])


def test_numbers_keep_their_direction(page: Any, folder: Path, locale: str) -> None:
    text = (folder / "guide.txt").read_text("utf-8")
    assert "Example Clinic" in text
    assert text.endswith("\n")
    if locale in RTL:
        assert re.search(r"[\u2066-\u2068][^\u2069]*\d{3}", text)
        assert page.xpath("//main//p//bdi")
    assert not re.search("[\u2066-\u2069]", html.tostring(page, encoding="unicode"))


def test_the_transcript_is_calm(folder: Path) -> None:
    assert "\n\n\n\n" not in (folder / "guide.txt").read_text("utf-8")
