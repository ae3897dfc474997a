"""Awkward words in a feed's text fields: whatever they are, other people's readers get them back, or they are gone."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import feedparser
import podcastparser
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from tests.conftest import REPOSITORY, read_config
from tests.publish.podcast_editions import edition, lay_out, parse, text, with_base
from voiceguide.publish.podcast.xmltext import allowed, line

AWKWARD = [
    "]]>",
    "<![CDATA[x]]>",
    "&amp;",
    "&nbsp;&copy;&#0;",
    "<script>alert(1)</script>",
    "</description></item>",
    "\"'`=/>",
    "\u202eright\u202c \u2066left\u2069 \u200f",
    "👩‍⚕️🫀",
    "\x00\x08\x1b[0m\x7f\x85",
    "\ud800",
    "\ufffe\uffff\U0001ffff",
    "a\r\nb\u2028c",
    "{{ 7 * 7 }}{% raw %}",
    "%s %(x)s {0.__class__}",
    "--><!--",
    "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    "x" * 10_000,
]
NAUGHTY = (
    st.text(st.characters(), min_size=1, max_size=80)
    | st.sampled_from(AWKWARD)
    | st.lists(st.sampled_from(AWKWARD), min_size=1, max_size=4).map("".join)
)
# An edition never holds a sentence without words: model.text refuses it.
WORDS = NAUGHTY.filter(lambda text: bool(line(text).strip()) and bool(text.strip()))
# Words are that long on purpose: hypothesis may show them, whole, when it shows an example.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
CONFIG = with_base(read_config(REPOSITORY), "https://guide.example.org")


@settings(max_examples=40)
@given(title=WORDS, words=st.lists(WORDS, min_size=1, max_size=4), clinic=WORDS, label=WORDS)
@example(title="]]>", words=[*AWKWARD[:9], "&y;"], clinic="<b>&amp;</b>", label="]]>")
@example(title="x" * 10_000, words=["y" * 10_000], clinic="z" * 10_000, label="d" * 10_000)
def test_any_words(title: str, words: list[str], clinic: str, label: str, tmp_path: Path) -> None:
    made = edition(tmp_path / "store", title=title, words=words, clinic=clinic, label=label)
    out = tmp_path / f"out-{len(list(tmp_path.iterdir()))}"
    laid = lay_out([made], CONFIG, out)

    channel = parse(laid["en_US/feed.xml"])[0]
    expected = f"{line(title)} [{line(label)}]"
    items = list(channel.iter("item"))
    assert len(items) == 3
    for item in (channel, *items):
        assert text(item, "title") == text(item, "itunes:title") == expected
        assert text(item, "itunes:author") == line(clinic)
        notes = html.fragment_fromstring(text(item, "description"))
        assert _tags(notes) <= {"div", "p", "strong", "ul", "li", "a", "bdi"}
    first = html.fragment_fromstring(text(items[0], "content:encoded"))
    assert _tags(first) <= {"div", "p", "strong", "ul", "li", "a", "bdi"}
    said = _squeezed("".join(first.itertext()))
    for word in words:
        assert _squeezed(line(word)) in said

    podcast = podcastparser.parse(CONFIG.clinic.base_url, io.BytesIO(laid["en_US/feed.xml"]))
    assert len(podcast["episodes"]) == 3
    assert not feedparser.parse(laid["en_US/feed.xml"]).bozo
    assert [c["title"] for c in json.loads(laid["en_US/guide.chapters.json"])["chapters"]] == [line(title)] * 2
    outline = parse(laid["feeds.opml"]).find("body/outline")
    assert outline is not None
    assert outline.get("title") == expected
    for name in ("index.html", "en_US/index.html", "en_US/guide.html", "en_US/01-get-help.html"):
        _page_is_ours(laid[name])


@given(NAUGHTY)
def test_what_is_left_can_be_written(words: str) -> None:
    element = etree.Element("x", y=allowed(words))
    element.text = allowed(words)
    again = etree.fromstring(etree.tostring(element))
    # A carriage return comes back as it was: lxml writes it as a reference.
    assert (again.text or "") == allowed(words)
    assert again.get("y") == allowed(words)


@pytest.mark.parametrize("kept", ["مرحبا", "你好", "नमस्ते", "👩‍⚕️", "ﷺ", "a\u0301", "\u200d\u200c", "\U0010fffd"])
def test_real_letters_are_kept(kept: str) -> None:
    assert allowed(kept) == kept


def _page_is_ours(data: bytes) -> None:
    page = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    scripts = [script.get("src") for script in page.iter("script")]
    assert set(scripts) <= {"subscribe.js", "../subscribe.js"}
    assert not [name for element in page.iter() for name in element.attrib if name.startswith("on")]
    assert len(page.findall(".//h1")) == 1


def _tags(element: html.HtmlElement) -> set[str]:
    return {str(e.tag) for e in element.iter()}


def _squeezed(words: str) -> str:
    """Letters alone: isolates become elements, and HTML folds white space as it likes."""
    return re.sub(r"[\s\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+", "", words)
