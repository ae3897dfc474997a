"""guide.epub as it was built: EPUB 3.3, and what EPUBCheck and Ace do not see."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import numpy as np
import pytest

from tests.publish import books_shelf as shelf
from tests.publish.books_shelf import DC, OPF, OPS, RATE_HZ, RTL, XHTML, XML, Zip

LOCALES = shelf.spoken_locales()
Chapters = dict[str, tuple[str, str, str]]
DATE = (2026, 11, 22, 0, 0, 0)


@pytest.fixture(params=LOCALES)
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def book(built: Path, locale: str) -> Zip:
    return shelf.opened(built / "dist/books" / locale / "guide.epub")


@pytest.fixture
def package(book: Zip) -> Any:
    return book.xml("EPUB/package.opf")


@pytest.fixture
def chapters(book: Zip, package: Any) -> Chapters:
    """Page, overlay and sound of each chapter, by stem."""
    items = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    found = {}
    for item in package.iter(f"{OPF}item"):
        if item.get("media-overlay"):
            page, smil = item.get("href"), items[item.get("media-overlay")]
            found[page.removesuffix(".xhtml")] = (page, smil, page.replace(".xhtml", ".mp3"))
    return found


def metas(package: Any, name: str) -> list[str]:
    return [
        meta.text for meta in package.iter(f"{OPF}meta") if meta.get("property") == name and not meta.get("refines")
    ]


def test_the_container_is_known_by_its_first_bytes(book: Zip) -> None:
    assert book.path.read_bytes()[30:58] == b"mimetypeapplication/epub+zip"
    assert all(info.date_time == DATE and not info.extra and info.compress_type == 0 for info in book.infos)
    assert [name for name in book.files if not name.isascii()] == []


def test_every_file_is_in_the_package_and_every_item_is_a_file(book: Zip, package: Any) -> None:
    items = [f"EPUB/{item.get('href')}" for item in package.iter(f"{OPF}item")]
    others = {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
    assert sorted(items) == sorted(set(book.files) - others)


def test_all_nine_chapters_stand_in_the_spine_between_title_and_contact(package: Any, chapters: Chapters) -> None:
    hrefs = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    spine = [hrefs[ref.get("idref")] for ref in package.iter(f"{OPF}itemref")]
    pages = [page for page, _, _ in chapters.values()]
    assert len(chapters) == 9
    assert spine == ["title.xhtml", "nav.xhtml", *pages, "contact.xhtml"]


def test_language_and_direction_stand_everywhere(book: Zip, package: Any, locale: str) -> None:
    tag, way = locale.replace("_", "-"), "rtl" if locale in RTL else "ltr"
    assert package.get(f"{XML}lang") == tag
    assert [e.text for e in package.iter(f"{DC}language")] == [tag]
    assert package.find(f"{OPF}spine").get("page-progression-direction") == way
    for name in book.files:
        if name.endswith(".xhtml"):
            page = book.xml(name)
            assert (page.get("lang"), page.get(f"{XML}lang"), page.get("dir")) == (tag, tag, way), name


def test_the_accessibility_metadata_is_whole(package: Any) -> None:
    assert metas(package, "schema:accessMode") == ["textual", "auditory"]
    assert set(metas(package, "schema:accessModeSufficient")) == {"textual,auditory", "textual", "auditory"}
    features = set(metas(package, "schema:accessibilityFeature"))
    assert {
        "synchronizedAudioText",
        "tableOfContents",
        "readingOrder",
        "pageNavigation",
        "structuralNavigation",
    } <= features
    assert metas(package, "schema:accessibilityHazard") == ["none"]
    (summary,) = metas(package, "schema:accessibilitySummary")
    assert summary
    assert metas(package, "dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert metas(package, "dcterms:modified") == ["2026-11-22T00:00:00Z"]


def test_a_draft_says_so_in_the_metadata_and_on_every_page(book: Zip, package: Any, chapters: Chapters) -> None:
    (title,) = [e.text for e in package.iter(f"{DC}title")]
    (notice,) = [e.text for e in package.iter(f"{DC}description")]
    assert re.search(r"\[.+\]$", title)
    assert metas(package, "schema:creativeWorkStatus") == ["Draft"]
    bare = re.sub(r"[\s\u2066-\u2069]", "", notice)
    for page in ["title.xhtml", "contact.xhtml", *(page for page, _, _ in chapters.values())]:
        assert bare in re.sub(r"\s", "", shelf.words(book.xml(f"EPUB/{page}"))), page


def test_clips_follow_one_another_from_the_first_moment_to_the_last(
    book: Zip, package: Any, chapters: Chapters
) -> None:
    total = 0.0
    durations = {
        meta.get("refines").removeprefix("#"): shelf.seconds(meta.text)
        for meta in package.iter(f"{OPF}meta")
        if meta.get("property") == "media:duration" and meta.get("refines")
    }
    for stem, (page, smil, sound) in chapters.items():
        clips = shelf.epub_clips(book, f"EPUB/{smil}")
        length = len(shelf.decoded(book.files[f"EPUB/{sound}"])) / RATE_HZ
        assert {clip.sound for clip in clips} == {sound}
        assert {clip.page for clip in clips} == {page}
        assert clips[0].start == 0
        assert all(clip.end > clip.start for clip in clips)
        assert [clip.end for clip in clips[:-1]] == [clip.start for clip in clips[1:]]
        assert clips[-1].end == pytest.approx(length, abs=1e-9), "the last clip ends with the sound as it is decoded"
        assert durations[f"smil-{stem}"] == clips[-1].end
        total += clips[-1].end
    assert [shelf.seconds(text) for text in metas(package, "media:duration")] == [pytest.approx(total)]


def test_overlays_follow_the_page_and_cover_all_of_its_words(book: Zip, chapters: Chapters) -> None:
    for page, smil, _ in chapters.values():
        document = book.xml(f"EPUB/{page}")
        ids = [clip.text for clip in shelf.epub_clips(book, f"EPUB/{smil}")]
        order = [element.get("id") for element in document.iter() if element.get("class") == "sentence"]
        assert ids == order
        assert len(set(ids)) == len(ids)
        assert shelf.uncovered(document, set(ids)) == []
        assert book.xml(f"EPUB/{smil}").find("{*}body").get(f"{OPS}textref") == page


def test_each_sentence_is_shown_as_it_begins_to_be_heard(book: Zip, chapters: Chapters) -> None:
    """A clip begins in silence; its first sound comes soon, as the times were counted and not measured."""
    for stem, (_, smil, sound) in chapters.items():
        samples = np.abs(shelf.decoded(book.files[f"EPUB/{sound}"]))
        for clip in shelf.epub_clips(book, f"EPUB/{smil}")[1:]:
            start = round(clip.start * RATE_HZ)
            assert samples[start : start + RATE_HZ // 50].max() < 0.02, (stem, clip.text)
            assert samples[start : start + RATE_HZ // 2].max() > 0.03, (stem, clip.text)


def test_the_packets_are_those_of_the_library(book: Zip, built: Path, locale: str, chapters: Chapters) -> None:
    for stem, (_, _, sound) in chapters.items():
        library = (built / "dist/library" / locale / f"{stem}.mp3").read_bytes()
        assert shelf.packets(book.files[f"EPUB/{sound}"]) == shelf.packets(library)


def test_navigation_leads_everywhere(book: Zip, chapters: Chapters) -> None:
    nav = book.xml("EPUB/nav.xhtml")
    kinds = {each.get(f"{OPS}type"): shelf.links(each) for each in nav.iter(f"{XHTML}nav")}
    pages = [page for page, _, _ in chapters.values()]
    assert kinds["toc"] == [*pages, "contact.xhtml"]
    assert kinds["page-list"] == [f"{page}#page" for page in pages]
    assert kinds["landmarks"] == ["title.xhtml", "nav.xhtml", pages[0], "contact.xhtml"]
    for link in [link for found in kinds.values() for link in found]:
        path, id = urldefrag(link)
        document = book.xml(f"EPUB/{path}")
        assert not id or document.xpath(f"//*[@id='{id}']"), link


def test_the_contact_block_is_there_and_nothing_comes_from_another_host(book: Zip) -> None:
    links = [link for name in book.files if name.endswith(".xhtml") for link in shelf.links(book.xml(name))]
    outside = {link for link in links if re.match(r"\w+:", link)}
    assert outside == {"tel:911", "tel:5550100", "tel:5550101", "tel:5550102", "https://example.org/notice"}
    assert b"url(" not in book.files["EPUB/style.css"]
    assert b"@import" not in book.files["EPUB/style.css"]


def test_no_direction_mark_is_left_to_chance(book: Zip, locale: str) -> None:
    for name, data in book.files.items():
        if name.endswith((".xhtml", ".smil", ".opf")):
            assert not re.search("[\u2066-\u2069\u200e\u200f]", data.decode()), name
    if locale in RTL:
        assert book.xml("EPUB/01-get-help.xhtml").findall(f".//{XHTML}bdi")


def test_the_spoken_sentence_stands_out(book: Zip, package: Any) -> None:
    """WCAG 2.2: 7:1 for its words, and more than colour to tell it by."""
    (name,) = metas(package, "media:active-class")
    css = book.files["EPUB/style.css"].decode()
    (rule,) = re.findall(rf"\.{name}\s*{{([^}}]*)}}", css)
    found = dict(re.findall(r"([\w-]+):\s*([^;]+);", rule))
    assert contrast(found["color"], found["background-color"]) >= 7
    assert found["text-decoration"] == "underline"


def contrast(one: str, other: str) -> float:
    def luminance(color: str) -> float:
        parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
