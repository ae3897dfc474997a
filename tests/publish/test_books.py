"""What the books are made of: bare frames, archives, clips, and editions that are out of the ordinary."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import Notes, copy_project, read_config
from tests.publish import books_shelf as shelf
from voiceguide.build import BuildRequest, make_editions
from voiceguide.config import Config
from voiceguide.encode.formats import mp3_frames
from voiceguide.encode.mux import mux
from voiceguide.errors import PublishError
from voiceguide.model.job import Tags
from voiceguide.model.release import ApprovalStatus, Edition, Rendition
from voiceguide.model.sound import MP3_DELAY_SAMPLES, TRACK_MULTIPLE_SAMPLES, WORKING_FORMAT, Cue, Pcm
from voiceguide.publish import publishers
from voiceguide.publish.books import audiobook, daisy, epub, page
from voiceguide.publish.books.archive import archive
from voiceguide.publish.books.book import _clips, open_book
from voiceguide.publish.books.layout import clock, seconds
from voiceguide.publish.books.mp3 import BARE_DELAY, bare

pytestmark = pytest.mark.slow

TAGS = Tags("A title", "An album", "A clinic", "ar", 3, b"", "", "A comment long enough to make the tag longer. " * 9)


@pytest.fixture(scope="module")
def tagged() -> tuple[bytes, bytes]:
    """One track as bare frames from the encoder, and as a tagged file. A click stands at one second."""
    samples = np.zeros(TRACK_MULTIPLE_SAMPLES * 8, "<i2")
    samples[24_000:24_200] = 20_000
    frames = mp3_frames(Pcm(WORKING_FORMAT, samples.tobytes()))
    return frames, mux(frames, TAGS, ())


def test_bare_frames_are_what_the_encoder_gave(tagged: tuple[bytes, bytes]) -> None:
    frames, file = tagged
    assert file[:3] == b"ID3"
    assert bare(file, TRACK_MULTIPLE_SAMPLES * 8) == frames
    assert bare(frames, TRACK_MULTIPLE_SAMPLES * 8) == frames


def test_bare_frames_are_heard_later_by_the_decoders_delay(tagged: tuple[bytes, bytes]) -> None:
    frames, file = tagged
    assert len(shelf.decoded(frames)) == TRACK_MULTIPLE_SAMPLES * 8, (
        "no sample is lost: the file is as long as the track"
    )
    shift = int(np.argmax(np.abs(shelf.decoded(frames)) > 0.3)) - int(np.argmax(np.abs(shelf.decoded(file)) > 0.3))
    assert shift == BARE_DELAY - MP3_DELAY_SAMPLES


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: data + b"\0" * 144,
        lambda data: data[:1440] + b"\xff\xf3\x84\xc4" + data[1444:],
        lambda data: b"RIFF" + data,
        lambda data: b"",
    ],
)
def test_what_is_not_the_track_is_refused(tagged: tuple[bytes, bytes], damage: Callable[[bytes], bytes]) -> None:
    with pytest.raises(PublishError, match="MP3"):
        bare(damage(tagged[0]), TRACK_MULTIPLE_SAMPLES * 8)


def test_archives_do_not_depend_on_clock_or_zlib() -> None:
    data = archive([("b", b"two" * 100), ("a", b"one")], date(2026, 11, 22))
    assert data == archive([("b", b"two" * 100), ("a", b"one")], date(2026, 11, 22))
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert [(i.filename, i.date_time, i.compress_type) for i in opened.infolist()] == [
            ("b", (2026, 11, 22, 0, 0, 0), zipfile.ZIP_STORED),
            ("a", (2026, 11, 22, 0, 0, 0), zipfile.ZIP_STORED),
        ]


def test_clips_meet_and_lead_into_their_sentence() -> None:
    cues = [Cue("a", 6_000, 24_000), Cue("b", 24_000, 30_000), Cue("c", 48_000, 60_000)]
    lead, clips = _clips(cues, 72_000)
    later = BARE_DELAY / 24
    assert lead == round(6_000 / 24 - 100 + later)
    assert clips == [(0, round(1000 + later)), (round(1000 + later), round(1900 + later)), (round(1900 + later), 3000)]


def test_clock_values() -> None:
    assert clock(3_723_004) == "01:02:03.004"
    assert seconds(61_050) == "61.050"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, Config]:
    """An English edition by the fake voice."""
    root = copy_project(tmp_path_factory.mktemp("books"))
    guide = root / "audio_src/guide.toml"
    text = guide.read_text("utf-8")
    guide.write_text(shelf.two_sections(text), "utf-8")
    config = read_config(root)
    return make_editions(config, BuildRequest(("en_US",)), Notes(), publishers()).editions[0], config


def approved(edition: Edition) -> Edition:
    """The edition as it is when everything is approved: no notice is heard."""

    def heard(rendition: Rendition) -> Rendition:
        cues = tuple(cue for cue in rendition.track.cues if not cue.sentence_id.startswith("notices/"))
        return replace(rendition, approval_status=ApprovalStatus.APPROVED, track=replace(rendition.track, cues=cues))

    return replace(edition, approval_status=ApprovalStatus.APPROVED, sections=tuple(heard(r) for r in edition.sections))


def test_an_approved_book_speaks_of_no_draft(small: tuple[Edition, Config]) -> None:
    edition, config = small
    config = replace(config, clinic=replace(config.clinic, own=True))
    book = open_book(approved(edition), config)
    for write in (epub.write, daisy.write, audiobook.write, page.html, page.text):
        data = write(book)
        if data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(data)) as opened:
                data = b"".join(opened.read(n) for n in opened.namelist() if not n.endswith((".mp3", ".png")))
        assert b"draft" not in data.lower(), write
        assert b"This is an example" not in data, write


def test_chapters_that_were_left_out_leave_their_number(small: tuple[Edition, Config]) -> None:
    edition, config = small
    book = open_book(replace(edition, sections=edition.sections[1:]), config)
    with zipfile.ZipFile(io.BytesIO(daisy.write(book))) as opened:
        assert {"02-trial.smil", "02-trial.mp3"} <= set(opened.namelist())
        assert "01-get-help.smil" not in opened.namelist()
    assert "\n2. The trial\n" in page.text(book).decode()


def test_without_approved_notices_the_contact_block_is_words_only(small: tuple[Edition, Config]) -> None:
    edition, config = small
    with zipfile.ZipFile(io.BytesIO(daisy.write(open_book(replace(edition, prompts=()), config)))) as opened:
        assert "contact.smil" not in opened.namelist()
        assert b"Example Clinic" in opened.read("content.html")
        assert b"contact.smil" not in opened.read("ncc.html") + opened.read("master.smil")


def test_a_value_is_never_markup(small: tuple[Edition, Config]) -> None:
    edition, config = small
    name = edition.values["clinic_name"]
    values = {**edition.values, "clinic_name": replace(name, shown='A & B "x" <b>', raw='A & B "x" <b>')}
    book = open_book(replace(edition, values=values), config)
    for write in (epub.write, daisy.write):
        with zipfile.ZipFile(io.BytesIO(write(book))) as opened:
            for inside in opened.namelist():
                if inside.endswith((".xhtml", ".html", ".smil", ".opf")):
                    shelf.xml(opened.read(inside))
    assert 'A & B "x" <b>' in page.text(book).decode()
    assert "A &amp; B" in page.html(book).decode()


def test_words_that_are_shown_but_not_heard_are_an_error(small: tuple[Edition, Config]) -> None:
    edition, config = small
    first = edition.sections[0]
    deaf = replace(first, track=replace(first.track, cues=first.track.cues[:-1]))
    with pytest.raises(PublishError, match="get-help"):
        open_book(replace(edition, sections=(deaf, *edition.sections[1:])), config)


def test_a_lost_file_is_a_clear_error(small: tuple[Edition, Config]) -> None:
    edition, config = small
    first = edition.sections[0]
    gone = replace(first, files={**first.files, "mp3": replace(first.mp3, path=Path("/nowhere/gone.mp3"))})
    with pytest.raises(PublishError, match=r"gone\.mp3"):
        open_book(replace(edition, sections=(gone,)), config)


def test_the_address_is_named_when_the_clinic_has_one(small: tuple[Edition, Config]) -> None:
    edition, config = small
    own = replace(config, clinic=replace(config.clinic, base_url="https://guide.example.org"))
    assert audiobook.publication(open_book(edition, own))["url"] == "https://guide.example.org/books/en_US/guide.html"
    assert "url" not in audiobook.publication(open_book(edition, config))
