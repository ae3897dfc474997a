"""guide-daisy202.zip as it was built: every rule of DAISY 2.02 that players stumble over."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pytest
from lxml import etree

from tests import requirements
from tests.publish import books_shelf as shelf
from tests.publish.books_shelf import RATE_HZ, RTL, XHTML, XML, Zip

LOCALES = shelf.spoken_locales()
DTDS = Path("/usr/share/xml/w3c-sgml-lib/schema/dtd")
XHTML_10 = b'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"'
SMIL_10 = b'<!DOCTYPE smil PUBLIC "-//W3C//DTD SMIL 1.0//EN" "http://www.w3.org/TR/REC-smil/SMIL10.dtd">'
REQUIRED = (
    "dc:creator", "dc:date", "dc:format", "dc:identifier", "dc:language", "dc:publisher", "dc:title", "ncc:charset",
    "ncc:pageFront", "ncc:pageNormal", "ncc:pageSpecial", "ncc:tocItems", "ncc:totalTime",
)  # fmt: skip
RECOMMENDED = (
    "ncc:depth", "ncc:files", "ncc:generator", "ncc:kByteSize", "ncc:multimediaType", "ncc:narrator",
    "ncc:producedDate",
)  # fmt: skip


@pytest.fixture(params=LOCALES)
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def book(built: Path, locale: str) -> Zip:
    return shelf.opened(built / "dist/books" / locale / "guide-daisy202.zip")


@pytest.fixture
def ncc(book: Zip) -> Any:
    return book.xml("ncc.html")


@pytest.fixture
def smils(book: Zip) -> list[str]:
    """The SMIL files in the order of master.smil."""
    return [ref.get("src") for ref in book.xml("master.smil").iter("ref")]


def metas(document: Any) -> dict[str, str]:
    found = [(m.get("name"), m.get("content")) for m in document.iter(f"{XHTML}meta", "meta") if m.get("name")]
    assert len({name for name, _ in found}) == len(found), "a meta stands twice"
    return dict(found)


def test_the_folder_is_flat_with_plain_names(book: Zip) -> None:
    assert next(iter(book.files)) == "ncc.html"
    assert [name for name in book.files if not re.fullmatch(r"[a-z0-9-]+\.(html|smil|mp3|css)", name)] == []


def test_documents_declare_type_and_encoding(book: Zip) -> None:
    for name, data in book.files.items():
        if name.endswith((".html", ".smil")):
            assert data.startswith(b'<?xml version="1.0" encoding="utf-8"?>\n'), name
            assert (XHTML_10 if name.endswith("html") else SMIL_10) in data, name
        if name.endswith(".html"):
            head = book.xml(name).find(f"{XHTML}head")
            assert head[0].get("http-equiv") == "Content-type"
            assert head[0].get("content") == "text/html; charset=utf-8"


def test_documents_hold_to_their_dtds(book: Zip) -> None:
    how = "apt-get install w3c-sgml-lib"
    pages = etree.DTD(file=requirements.file(DTDS / "REC-xhtml1-20020801/xhtml1-transitional.dtd", "W3C's DTDs", how))
    smils = etree.DTD(file=requirements.file(DTDS / "REC-smil-19980615/smil10.dtd", "W3C's DTDs", how))
    for name in book.files:
        if name.endswith((".html", ".smil")):
            dtd = pages if name.endswith("html") else smils
            assert dtd.validate(book.xml(name)), (name, dtd.error_log)


def test_the_contents_carry_all_metadata(ncc: Any, locale: str) -> None:
    found = metas(ncc)
    assert [name for name in (*REQUIRED, *RECOMMENDED) if not found.get(name)] == []
    assert (found["dc:format"], found["ncc:charset"]) == ("Daisy 2.02", "utf-8")
    assert found["ncc:multimediaType"] == "audioFullText"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", found["dc:date"])
    assert re.fullmatch(r"[A-Za-z]{1,8}(-[A-Za-z]{1,8})*", found["dc:language"]), "RFC 1766"
    assert found["dc:language"].split("-", maxsplit=1)[0] == locale.split("_", maxsplit=1)[0]
    assert [int(found[f"ncc:page{kind}"]) for kind in ("Front", "Normal", "Special")] == [0, 0, 0]


def test_the_contents_begin_with_the_title_and_skip_no_heading(book: Zip, ncc: Any) -> None:
    items = list(ncc.find(f"{XHTML}body"))
    assert (items[0].tag, items[0].get("class")) == (f"{XHTML}h1", "title")
    assert [item.tag for item in items] == [f"{XHTML}h1"] * 11, "title, nine chapters, contact: one level"
    assert len({item.get("id") for item in items}) == 11
    assert [len(item) for item in items] == [1] * 11
    assert int(metas(ncc)["ncc:tocItems"]) == 11
    assert int(metas(ncc)["ncc:depth"]) == 1


def test_the_contents_have_no_direction_but_the_words_do(book: Zip, ncc: Any, locale: str) -> None:
    assert ncc.xpath("//@dir") == []
    content = book.xml("content.html")
    assert content.get("dir") == ("rtl" if locale in RTL else "ltr")
    assert content.get("lang") == content.get(f"{XML}lang") == ncc.get("lang") == metas(ncc)["dc:language"]


def test_links_lead_to_texts_of_the_smils_in_order(book: Zip, ncc: Any, smils: list[str]) -> None:
    places = []
    for link in shelf.links(ncc.find(f"{XHTML}body")):
        name, id = urldefrag(link)
        order = [element.get("id") for element in book.xml(name).iter("text")]
        assert id in order, link
        places.append((smils.index(name), order.index(id)))
    assert places == sorted(places)
    assert [place[0] for place in places] == [0, *range(len(smils))]


def test_every_text_is_there_once_in_order_and_covers_all_words(book: Zip, smils: list[str]) -> None:
    content = book.xml("content.html")
    clips = [clip for name in smils for clip in shelf.daisy_clips(book, name)]
    ids = [element.get("id") for element in content.iter() if element.get("id")]
    assert {clip.page for clip in clips} == {"content.html"}
    assert [clip.text for clip in clips] == ids
    assert len(set(ids)) == len(ids)
    assert shelf.uncovered(content, set(ids)) == []


def test_clips_follow_one_another_to_the_end_of_the_real_sound(book: Zip, smils: list[str]) -> None:
    for name in smils:
        clips = shelf.daisy_clips(book, name)
        for sound in dict.fromkeys(clip.sound for clip in clips):
            own = [clip for clip in clips if clip.sound == sound]
            assert own[0].start == 0
            assert all(clip.end > clip.start for clip in own)
            assert [clip.end for clip in own[:-1]] == [clip.start for clip in own[1:]]
            assert own[-1].end == pytest.approx(len(shelf.decoded(book.files[sound])) / RATE_HZ, abs=1e-9)


def test_times_are_exact(book: Zip, ncc: Any, smils: list[str]) -> None:
    elapsed = 0
    for name in smils:
        document = book.xml(name)
        facts = metas(document)
        length = sum(round((clip.end - clip.start) * 1000) for clip in shelf.daisy_clips(book, name))
        (main,) = document.find("body")
        assert main.tag == "seq"
        assert round(shelf.seconds(main.get("dur")) * 1000) == length
        assert shelf.clock_ms(facts["ncc:timeInThisSmil"]) == length
        assert shelf.clock_ms(facts["ncc:totalElapsedTime"]) == elapsed
        elapsed += length
    assert shelf.clock_ms(metas(ncc)["ncc:totalTime"]) == elapsed
    assert shelf.clock_ms(metas(book.xml("master.smil"))["ncc:timeInThisSmil"]) == elapsed


def test_smils_have_the_form_that_players_know(book: Zip, smils: list[str]) -> None:
    for name in smils:
        document = book.xml(name)
        ids = document.xpath("//@id")
        assert len(set(ids)) == len(ids)
        assert metas(document)["dc:format"] == "Daisy 2.02"
        for par in document.iter("par"):
            assert par.get("endsync") == "last"
            assert [child.tag for child in par] == ["text", "audio"]
        assert all(set(text.attrib) == {"src", "id"} for text in document.iter("text"))


def test_master_names_every_smil_with_its_title(book: Zip, ncc: Any, smils: list[str]) -> None:
    assert sorted(smils) == sorted(name for name in book.files if name.endswith(".smil") and name != "master.smil")
    titles = [ref.get("title") for ref in book.xml("master.smil").iter("ref")]
    assert titles == [shelf.words(item) for item in ncc.find(f"{XHTML}body")][1:]


def test_files_and_size_are_counted(book: Zip, ncc: Any) -> None:
    found = metas(ncc)
    assert int(found["ncc:files"]) == len(book.files)
    assert int(found["ncc:kByteSize"]) == round(sum(map(len, book.files.values())) / 1024)


def test_sound_is_bare_at_one_bit_rate_and_the_same_packets(book: Zip, built: Path, locale: str) -> None:
    for name, data in book.files.items():
        if name.endswith(".mp3"):
            assert data[:2] == b"\xff\xf3", "no ID3 before the sound"
            assert b"Info" not in data[:64]
            assert b"TAG" not in data[-128:]
            assert len({frame[2] for frame in shelf.packets(data)}) <= 2, "one bit rate, padded or not"
            assert len({len(frame) for frame in shelf.packets(data)}) == 1
        if re.match(r"\d\d-.*\.mp3", name):
            library = (built / "dist/library" / locale / name).read_bytes()
            assert shelf.packets(data) == shelf.packets(library)


def test_a_draft_says_so(book: Zip, ncc: Any) -> None:
    found = metas(ncc)
    assert re.search(r"\[.+\]$", found["dc:title"])
    assert found["dc:title"] == ncc.findtext(f".//{XHTML}title")
    notice = re.sub(r"\s", "", found["dc:description"])
    content = re.sub(r"\s", "", shelf.words(book.xml("content.html")))
    assert content.count(notice) == 9, "each chapter opens with it"


def test_the_contact_block_is_there(book: Zip) -> None:
    content = shelf.words(book.xml("content.html"))
    assert "Example Clinic" in content
    assert {"https://example.org/notice"} == {
        link for link in shelf.links(book.xml("content.html")) if re.match(r"\w+:", link)
    }
    assert not re.search("[\u2066-\u2069\u200e\u200f]", content)
