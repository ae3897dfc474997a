"""The books before other people's judges: EPUBCheck, Ace by DAISY, and the parsers of Thorium Reader."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests import requirements
from tests.conftest import REPOSITORY
from tests.publish import books_shelf as shelf

LOCALES = shelf.spoken_locales()
HERE = Path(__file__).parent
MODULES = Path(os.environ.get("VOICEGUIDE_NODE_MODULES", REPOSITORY / ".cache/node/node_modules"))
INSTALL_MODULES = (
    "PUPPETEER_SKIP_DOWNLOAD=1 npm install --prefix .cache/node --ignore-scripts --no-audit --no-fund "
    "$(cat tests/publish/books_node.txt)"
)


@pytest.fixture(params=LOCALES)
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def epubcheck(books: list[Path], out: Path) -> list[dict[str, Any]]:
    """EPUBCheck's reports on some books."""
    requirements.program("java", "apt-get install default-jre-headless")
    command = [sys.executable, str(HERE / "books_epubcheck.py"), str(out), *map(str, books)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads((out / f"{index}.json").read_text("utf-8")) for index in range(len(books))]


def node(script: str, *arguments: str | Path, home: Path) -> str:
    program = requirements.program("node", "apt-get install nodejs, version 20 or newer")
    chromium = requirements.browser()
    requirements.file(MODULES / "@daisy/ace-core", "the node modules that judge books", INSTALL_MODULES)
    env = os.environ | {
        "NODE_PATH": str(MODULES), "PUPPETEER_EXECUTABLE_PATH": chromium, "ACE_TIMEOUT_INITIAL": "120000",
        "HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"),
    }  # fmt: skip
    command = [program, str(HERE / script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env=env, timeout=1800, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def broken(book: Path, target: Path, name: str, old: bytes, new: bytes) -> Path:
    """A copy of a book with one thing wrong."""
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(target, "w") as out:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == name:
                assert old in data
                data = data.replace(old, new, 1)
            out.writestr(info, data)
    return target


@pytest.fixture(scope="module")
def checked(built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """EPUBCheck's report by locale; under "bad", that of a book with a wrong time."""
    out = tmp_path_factory.mktemp("epubcheck")
    books = [built / "dist/books" / locale / "guide.epub" for locale in LOCALES]
    english = built / "dist/books/en_US/guide.epub"
    bad = broken(english, out / "bad.epub", "EPUB/01-get-help.smil", b'clipBegin="0.000s"', b'clipBegin="never"')
    return dict(zip([*LOCALES, "bad"], epubcheck([*books, bad], out), strict=True))


def test_epubcheck_finds_nothing(checked: dict[str, dict[str, Any]], locale: str) -> None:
    report = checked[locale]
    assert report["checker"]["checkerVersion"].startswith("5.3")
    assert report["publication"]["ePubVersion"].startswith("3")
    assert report["messages"] == []


def test_epubcheck_does_find_a_fault(checked: dict[str, dict[str, Any]]) -> None:
    assert checked["bad"]["messages"]


@pytest.fixture(scope="module")
def aced(built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Ace's report by locale; under "bad", that of a book without its cover's words."""
    home = tmp_path_factory.mktemp("ace")
    books = [built / "dist/books" / locale / "guide.epub" for locale in LOCALES]
    bad = broken(books[0], home / "bad.epub", "EPUB/title.xhtml", b" alt=", b" data-alt=")
    names, out = [*LOCALES, "bad"], home / "reports"
    node("books_ace.cjs", out, *books, bad, home=home)
    reports = [json.loads((out / str(i) / "report.json").read_text("utf-8")) for i in range(len(names))]
    return dict(zip(names, reports, strict=True))


def assertions(report: dict[str, Any]) -> Iterable[dict[str, Any]]:
    return [inner for outer in report["assertions"] for inner in outer["assertions"]]


def test_ace_finds_no_violation(aced: dict[str, dict[str, Any]], locale: str) -> None:
    assert aced[locale]["earl:result"]["earl:outcome"] == "pass"
    assert assertions(aced[locale]) == []
    assert aced[locale]["properties"]["hasPageBreaks"]
    assert aced[locale]["a11y-metadata"]["empty"] == []


def test_ace_does_find_a_violation(aced: dict[str, dict[str, Any]]) -> None:
    assert aced["bad"]["earl:result"]["earl:outcome"] == "fail"
    assert assertions(aced["bad"])


@pytest.fixture(scope="module")
def thorium(built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What Thorium's parsers make of every book, by its path."""
    names = ("guide.epub", "guide-daisy202.zip", "guide.audiobook")
    books = [built / "dist/books" / locale / name for locale in LOCALES for name in names]
    read: dict[str, dict[str, Any]] = json.loads(
        node("books_reader.cjs", *books, home=tmp_path_factory.mktemp("reader"))
    )
    return read


def played(node: dict[str, Any]) -> list[tuple[str, str]]:
    """Words and sound in the order in which the reader plays them."""
    if "audio" in node:
        return [(node["text"], node["audio"])]
    return [pair for child in node.get("narration", []) for pair in played(child)]


def test_thorium_plays_the_epub_sentence_by_sentence(thorium: dict[str, Any], built: Path, locale: str) -> None:
    path = built / "dist/books" / locale / "guide.epub"
    book, found = shelf.opened(path), thorium[str(path)]
    expected = [
        (f"EPUB/{clip.page}#{clip.text}", f"EPUB/{clip.sound}", clip.start, clip.end)
        for name in sorted(book.files) if name.endswith(".smil")
        for clip in shelf.epub_clips(book, name)
    ]  # fmt: skip
    assert [(text, *times(audio)) for overlay in found["overlays"] for text, audio in played(overlay)] == expected
    assert len(found["book"]["toc"]) == 10
    assert len(found["book"]["pageList"]) == 9
    assert found["book"]["metadata"]["readingProgression"] == ("rtl" if locale in shelf.RTL else "ltr")


def test_thorium_plays_the_daisy_book_sentence_by_sentence(thorium: dict[str, Any], built: Path, locale: str) -> None:
    path = built / "dist/books" / locale / "guide-daisy202.zip"
    book, found = shelf.opened(path), thorium[str(path)]
    smils = [ref.get("src") for ref in book.xml("master.smil").iter("ref")]
    expected = [
        (f"content.xhtml#{clip.text}", clip.sound, clip.start, clip.end)
        for name in smils for clip in shelf.daisy_clips(book, name)
    ]  # fmt: skip
    assert [(text, *times(audio)) for overlay in found["overlays"] for text, audio in played(overlay)] == expected
    assert len(found["book"]["toc"]) == 11
    assert found["daisy"]["metadata"]["dtb:multimediaType"] == "audioFullText"


def test_thorium_opens_the_audiobook(thorium: dict[str, Any], built: Path, locale: str) -> None:
    found = thorium[str(built / "dist/books" / locale / "guide.audiobook")]["book"]
    assert found["metadata"]["@type"] == "http://schema.org/Audiobook"
    assert len(found["readingOrder"]) == len(found["toc"]) == 9


def times(audio: str) -> tuple[str, float, float]:
    """``name.mp3#t=0,1.5`` taken apart."""
    name, _, span = audio.partition("#t=")
    start, end = span.split(",")
    return name, float(start), float(end)
