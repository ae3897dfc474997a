"""Editions made up for a test: any words, no audio but a few bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from lxml import etree

from voiceguide.config import Config
from voiceguide.model.release import ApprovalStatus, Edition, Rendition, Value
from voiceguide.model.sound import TRACK_MULTIPLE_SAMPLES, WORKING_FORMAT, AudioFile, Chapter, Track
from voiceguide.model.speech import Voice
from voiceguide.model.text import NOTICES, SECTIONS, Block, Guide, Kind, Location, Section, Sentence
from voiceguide.model.values import PhoneNumber
from voiceguide.publish.podcast import PodcastPublisher
from voiceguide.store.staging import Folder

HERE = Location("made-up", 1)
PHONE = PhoneNumber("+1 555-0100", ("1", "555", "0100"), plus=True, dialled="+15550100")
FRAMES = 100 * TRACK_MULTIPLE_SAMPLES
NS = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "psc": "http://podlove.org/simple-chapters",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "atom": "http://www.w3.org/2005/Atom",
}


def edition(
    folder: Path,
    locale: str = "en_US",
    *,
    title: str = "A guide",
    words: Sequence[str] = ("One.", "Two."),
    clinic: str = "Clinic",
    label: str = "draft",
    approval_status: ApprovalStatus = ApprovalStatus.DRAFT,
    sections: Sequence[str] = ("get-help", "what-it-is"),
    numbers: Sequence[int] = (),
    audio: bytes = b"sound",
) -> Edition:
    """An edition whose titles are `title` and whose texts are `words`, a block each."""
    voice = Voice("fake", "fake", locale, "1")
    made = [
        _section(id, SECTIONS, number, title, words)
        for id, number in zip(sections, numbers or range(1, len(sections) + 1), strict=True)
    ]
    file = {kind: _file(folder, kind, audio) for kind in ("audio/mpeg", "audio/mp4", "text/vtt", "image/png")}
    renditions = tuple(
        Rendition(
            section,
            Track(section.id, locale, WORKING_FORMAT, FRAMES, (), "0"),
            voice,
            approval_status,
            {"mp3": file["audio/mpeg"], "captions": file["text/vtt"]},
        )
        for section in made
    )
    notices = {"draft": "A draft.", "draft-label": label, "example": "An example."}
    return Edition(
        guide=Guide(
            "a-guide", title, locale, tuple(made), notices=tuple(_notice(id, text) for id, text in notices.items())
        ),
        words={},
        values={
            "clinic_name": Value("clinic_name", "text", clinic, clinic, clinic),
            "clinic_phone": Value("clinic_phone", "phone", "+1 555-0100", "+1 555-0100", "five", number=PHONE),
            "emergency_number": Value("emergency_number", "digits", "911", "911", "nine one one"),
            "notice_url": Value("notice_url", "address", "https://example.org/?a&b", "https://example.org/?a&b", ""),
        },
        voice=voice,
        approval_status=approval_status,
        sections=renditions,
        hold=(),
        prompts=(),
        chapters=tuple(Chapter(s.title, i * FRAMES, (i + 1) * FRAMES) for i, s in enumerate(made)),
        whole={"mp3": file["audio/mpeg"], "m4b": file["audio/mp4"], "captions": file["text/vtt"]},
        pictures=dict.fromkeys(("cover", *sections), file["image/png"]),
    )


def lay_out(editions: Sequence[Edition], config: Config, folder: Path) -> dict[str, bytes]:
    """What the publisher writes, by path."""
    folder.mkdir(parents=True, exist_ok=True)
    channel = Folder(folder, "podcast")
    PodcastPublisher().publish(editions, config, channel)
    for file in channel.release().files:
        data = (folder / file.path.removeprefix("podcast/")).read_bytes()
        assert (file.size, file.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def with_base(config: Config, base_url: str) -> Config:
    return replace(config, clinic=replace(config.clinic, base_url=base_url))


def parse(feed: bytes) -> etree._Element:
    return etree.fromstring(feed, etree.XMLParser(resolve_entities=False, no_network=True))


def text(element: etree._Element, path: str) -> str:
    return str(element.findtext(path, namespaces=NS))


def _section(id: str, part: str, number: int, title: str, words: Sequence[str]) -> Section:
    kinds = (Kind.EMERGENCY, Kind.ITEM, Kind.ITEM, Kind.PARAGRAPH)
    blocks = [_block(f"{id}/t", Kind.TITLE, title)]
    blocks += [_block(f"{id}/{i}", kinds[i % len(kinds)], word) for i, word in enumerate(words)]
    return Section(id, part, number, tuple(blocks))


def _notice(id: str, words: str) -> Section:
    return Section(id, NOTICES, 0, (_block(f"{id}/0", Kind.NOTICE, words),))


def _block(id: str, kind: Kind, words: str) -> Block:
    return Block(id, kind, words, HERE, (Sentence(f"{id}/0", words, HERE),))


def _file(folder: Path, media_type: str, data: bytes) -> AudioFile:
    digest = hashlib.sha256(media_type.encode() + data).hexdigest()
    path = folder / digest
    folder.mkdir(parents=True, exist_ok=True)
    path.write_bytes(media_type.encode() + data)
    whole = path.read_bytes()
    return AudioFile(path, media_type, len(whole), hashlib.sha256(whole).hexdigest())
