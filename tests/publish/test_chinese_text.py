"""No stray space after a Chinese full stop, in any text that is shown: pages, feeds, books, captions, phone.json."""

from __future__ import annotations

import html
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from voiceguide.model.text import joined, space_after

STRAY = re.compile(r"[。！？；]\s+[\u4e00-\u9fff]")
_BLOCKS = ["p", "li", "h1", "h2", "h3", "h4", "td", "th", "dt", "dd", "title", "figcaption", "label", "a", "span"]


def texts(name: str, raw: bytes) -> Iterator[str]:
    """Everything that a file shows, paragraph by paragraph where it is made of them."""
    suffix = name.rsplit(".", 1)[-1]
    if suffix in ("html", "xhtml"):
        tree = etree.fromstring(raw, etree.HTMLParser(encoding="utf-8"))
        yield from ("".join(node.itertext()) for node in tree.iter(*_BLOCKS))
    elif suffix in ("json", "webmanifest", "audiobook-manifest"):
        yield from strings(json.loads(raw))
    elif suffix in ("xml", "opf", "ncx", "smil"):
        # A feed has HTML in its texts.
        for node in etree.fromstring(raw).iter():
            for text in (node.text, *node.attrib.values()):
                yield from re.split(r"<[^>]*>", html.unescape(text or "")) if "<" in (text or "") else [text or ""]
    elif suffix == "txt":
        yield from raw.decode("utf-8").split("\n")
    elif suffix == "vtt":
        yield from raw.decode("utf-8").split("\n\n")


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for item in value.values() for text in strings(item))
    elif isinstance(value, list):
        yield from (text for item in value for text in strings(item))


def stray(dist: Path) -> dict[str, list[str]]:
    """Places with a stray space, by file; and how many texts had a Chinese full stop, under ""."""
    found: dict[str, list[str]] = {}
    for path in sorted(dist.rglob("*")):
        if not path.is_file():
            continue
        files = {path.name: path.read_bytes()}
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                files = {name: archive.read(name) for name in archive.namelist()}
        for name, raw in files.items():
            wrong = [text for text in texts(name, raw) if STRAY.search(text)]
            if wrong:
                found[f"{path.relative_to(dist)}/{name}"] = wrong
    return found


def test_no_stray_space_in_all_of_dist(built: Path) -> None:
    assert stray(built / "dist") == {}


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.html", "<html><body><p><span>请等。</span>\n<span>再试。</span></p></body></html>"),
        ("a.json", '{"text": "请等。 再试。"}'),
        ("feed.xml", "<rss><description>&lt;p&gt;请等。 再试。&lt;/p&gt;</description></rss>"),
        ("a.txt", "请等。 再试。"),
        ("a.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\n请等。 再试。"),
    ],
)
def test_the_search_finds_them(name: str, raw: str) -> None:
    assert [text for text in texts(name, raw.encode()) if STRAY.search(text)]


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (("请等。", "再试。"), "请等。再试。"),
        (("“请等。”", "再试！", "好吗？", "好。"), "“请等。”再试！好吗？好。"),
        # A title has no full stop: it must not run into what follows.
        (("获取帮助", "请现在打电话。"), "获取帮助 请现在打电话。"),
        (("待って。", "もう一度。"), "待って。もう一度。"),
        (("기다리세요.", "다시 해 보세요."), "기다리세요. 다시 해 보세요."),
        (("Wait.", "Try again."), "Wait. Try again."),
        (("انتظر.", "حاول مرة أخرى."), "انتظر. حاول مرة أخرى."),
        (("โปรดรอ", "ลองอีกครั้ง"), "โปรดรอ ลองอีกครั้ง"),
        ((), ""),
        (("Alone.",), "Alone."),
    ],
)
def test_sentences_are_joined_as_their_script_sets_them(parts: tuple[str, ...], whole: str) -> None:
    assert joined(parts) == whole


def test_the_space_after_a_sentence() -> None:
    assert space_after("请等。") == space_after("「请等。」") == ""
    assert space_after("Wait.") == space_after("他说 “Wait.”") == space_after("") == " "
