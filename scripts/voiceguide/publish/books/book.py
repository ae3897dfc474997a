"""Edition -> Book: chapters, their sentences, and the time of each sentence. All forms of the book use it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from voiceguide import __version__
from voiceguide.config import DEFAULT_BASE_URL, Config
from voiceguide.errors import PublishError, disk
from voiceguide.model.release import Edition, Rendition
from voiceguide.model.sound import WORKING_FORMAT, Cue, milliseconds
from voiceguide.model.text import Block, Kind, Sentence
from voiceguide.publish.books.mp3 import BARE_DELAY, bare
from voiceguide.publish.pages import draft_label, draft_notice, owner, plain, sound_name

GENERATOR = f"voiceguide {__version__}"
AUTHOR = "voiceguide"
_LEAD = WORKING_FORMAT.rate_hz // 10
"""Frames. A sentence's clip begins up to this long before its first sound, since players do not seek exactly."""


@dataclass(frozen=True, slots=True)
class TimedSentence:
    """One sentence. id: unique in its chapter, an XML name. start_ms, end_ms: its clip in the chapter's sound."""

    id: str
    text: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of lines, in the order in which they are heard."""

    kind: Kind
    lines: tuple[TimedSentence, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter with its sound. sound: bare MP3 frames. Its clips meet, from 0 to duration_ms.

    In a draft, the notices come before the title. lead_ms: the part of the first clip before its sentence begins.
    """

    rendition: Rendition
    passages: tuple[Passage, ...]
    sound: bytes
    duration_ms: int
    lead_ms: int

    @property
    def stem(self) -> str:
        return self.rendition.section.stem

    @property
    def title(self) -> str:
        return self.rendition.section.title

    @property
    def number(self) -> int:
        return self.rendition.section.number

    @property
    def lines(self) -> tuple[TimedSentence, ...]:
        return tuple(line for passage in self.passages for line in passage.lines)


@dataclass(frozen=True, slots=True)
class Book:
    """The guide as a book. title: with the draft label. notice: of a draft, else "".

    example: says that the clinic is not a real one, else "".
    """

    edition: Edition
    title: str
    notice: str
    example: str
    identifier: str
    publisher: str
    narrator: str
    published: date
    address: str
    chapters: tuple[Chapter, ...]
    cover: bytes

    @property
    def author(self) -> str:
        """The guide's words are ours; the clinic publishes them."""
        return AUTHOR

    @property
    def language(self) -> str:
        return self.edition.language

    @property
    def direction(self) -> str:
        return self.edition.direction

    @property
    def modified(self) -> str:
        """When the content last changed (ISO 8601, UTC): the content's own date, not the build's."""
        return f"{self.published.isoformat()}T00:00:00Z"

    @property
    def duration_ms(self) -> int:
        return sum(chapter.duration_ms for chapter in self.chapters)


def open_book(edition: Edition, config: Config) -> Book:
    """The book of a locale. Raises PublishError when a sentence is shown but not heard, or heard but not shown."""
    label = draft_label(edition)
    title = plain(edition.guide.title)
    publisher = owner(edition)
    base = config.clinic.base_url
    name = f"{base}/books/{edition.locale}/{config.guide_id}#{publisher}"
    cover = edition.pictures["cover"]
    with disk(cover.path, PublishError):
        picture = cover.path.read_bytes()
    return Book(
        edition=edition,
        title=f"{title} [{plain(label)}]" if label else title,
        notice=draft_notice(edition),
        example=edition.guide.notice("example").blocks[0].text if config.clinic.is_example else "",
        identifier=f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}",
        publisher=publisher,
        narrator=f"{edition.voice.engine} {edition.voice.name}".strip(),
        published=config.published,
        address="" if base == DEFAULT_BASE_URL else f"{base}/books/{edition.locale}/guide.html",
        chapters=tuple(_chapter(rendition, edition) for rendition in edition.sections),
        cover=picture,
    )


def sound_of(rendition: Rendition) -> bytes:
    """A track's bare MP3 frames. Raises PublishError."""
    with disk(rendition.mp3.path, PublishError):
        return bare(rendition.mp3.path.read_bytes(), rendition.track.samples)


def _chapter(rendition: Rendition, edition: Edition) -> Chapter:
    signs = {f"sound/{n}": cue for n, cue in enumerate(rendition.track.signs, start=1)}
    heard = [*((cue.sentence_id, cue) for cue in rendition.track.cues), *signs.items()]
    cues = dict(sorted(heard, key=lambda item: item[1].start))
    blocks = [*_notices(cues, edition), *_with_signs(rendition, list(signs), edition)]
    order = [(block, sentence) for block in blocks for sentence in block.sentences]
    if [sentence.id for _, sentence in order] != list(cues):
        raise PublishError(
            "what is shown and what is heard differ.", locale=edition.locale, section=rendition.section.context,
            hint="Build again; report it if it stays.",
        )  # fmt: skip
    lead, clips = _clips([cues[sentence.id] for _, sentence in order], rendition.track.samples)
    lines = iter([_line(sentence, clip) for (_, sentence), clip in zip(order, clips, strict=True)])
    passages = tuple(Passage(block.kind, tuple(next(lines) for _ in block.sentences)) for block in blocks)
    return Chapter(rendition, passages, sound_of(rendition), rendition.track.duration_ms, lead)


def _notices(cues: dict[str, Cue], edition: Edition) -> Iterator[Block]:
    """The notices that open this track, each as a block of its own."""
    for notice in edition.guide.notices:
        for block in notice.blocks:
            if block.sentences and all(sentence.id in cues for sentence in block.sentences):
                yield Block(block.id, Kind.NOTICE, block.message, block.location, block.sentences)


def _with_signs(rendition: Rendition, signs: list[str], edition: Edition) -> Iterator[Block]:
    """The section's blocks; before a block that opens with a sign, the sign's name as a block of its own.

    signs: ids of those that the track has. A recording of the whole section has none.
    """
    left = iter(signs)
    for block in rendition.section.blocks:
        id = next(left, "") if block.sign else ""
        if id:
            name = Sentence(id, sound_name(edition, block.sign), block.location)
            yield Block(id, Kind.SOUND, "", block.location, (name,))
        yield block


def _clips(cues: list[Cue], frames: int) -> tuple[int, list[tuple[int, int]]]:
    """Clips in milliseconds. They fill the track without gaps. Each begins shortly before its sentence.

    Also returned, first: where the first would begin, if it did not begin at 0.
    """
    ends = [0, *(cue.end for cue in cues)]
    starts = [cue.start - min(_LEAD, (cue.start - end) // 2) for cue, end in zip(cues, ends, strict=False)]
    lead, *later = [milliseconds(start + BARE_DELAY) for start in starts]
    edges = [0, *later, milliseconds(frames)]
    return lead, list(pairwise(edges))


def _line(sentence: Sentence, clip: tuple[int, int]) -> TimedSentence:
    return TimedSentence("s-" + sentence.id.replace("/", "-"), sentence.text, *clip)
