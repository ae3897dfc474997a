"""What is written: guide, section, block, sentence."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

SECTIONS = "sections"
HOLD = "hold"
PHONE = "phone"
NOTICES = "notices"

SIGNS = ("emergency", "clinic")
"""Short sounds that open a list: of danger signs, and of signs for the clinic."""

GIVEN, MISSING = "given", "missing"
"""A switch on a value of the clinic that is no choice: whether clinic.toml has it."""

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_WIDE_STOPS = tuple("。．｡！？；：")
"""Marks that are as wide as a letter: the white space is in them."""
_CLOSING = "」』）】》〉”’"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file. path: relative to the project's root. line: from 1."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


class Kind(StrEnum):
    """What a block is for; pages and players may set it apart. SOUND: the name of a sign, only in books."""

    TITLE = "title"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    EMERGENCY = "emergency"
    ACTION = "action"
    RECAP = "recap"
    QUESTION = "question"
    ANSWER = "answer"
    HEADING = "heading"
    CONTACT = "contact"
    NOTICE = "notice"
    SOUND = "sound"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. id: section / digest of its block / index, never a running number."""

    id: str
    text: str
    location: Location

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("a sentence needs words")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list item, heading or title: one message of the catalog.

    message: the English source, which is also the msgid. sentences: what a reader hears,
    empty until `translate` has split them. switch: (clinic setting, value) that the block waits for: one of its
    choices, or `GIVEN` or `MISSING`.
    note: words for the translator. source: where its facts come from, for the clinician who reviews it.
    role: of the voice that speaks it, ``guide`` or ``asker``. sign: the sound before it, one of `SIGNS`, "" for none.
    """

    id: str
    kind: Kind
    message: str
    location: Location
    sentences: tuple[Sentence, ...] = ()
    switch: tuple[str, str] | None = None
    note: str = ""
    source: str = ""
    role: str = "guide"
    sign: str = ""

    @property
    def text(self) -> str:
        """All of the block's sentences, as shown."""
        return joined(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter, a hold message, a phone prompt or a notice.

    part: one of SECTIONS, HOLD, PHONE, NOTICES. number: its place in the guide from 1, kept when
    a neighbour is left out; 0 for prompts and notices, which have no place. domain: the gettext domain
    of its words, ``guide`` for what the guide's own files say, ``tool`` for what the tool says.
    """

    id: str
    part: str
    number: int
    blocks: tuple[Block, ...]
    domain: str = "guide"

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise ValueError(f"section id {self.id!r} is not lower-case words joined by hyphens")
        ids = [block.id for block in self.blocks]
        if len(set(ids)) != len(ids):
            raise ValueError(f"a block stands twice in {self.context}")

    @property
    def context(self) -> str:
        """The msgctxt of its messages, and the name of its approval unit."""
        return {SECTIONS: self.id, HOLD: f"hold/{self.id}"}.get(self.part, self.part)

    @property
    def title(self) -> str:
        """The title as shown; "" for prompts and notices, which have none."""
        first = self.blocks[0] if self.blocks else None
        return first.text or first.message if first and first.kind is Kind.TITLE else ""

    @property
    def body(self) -> tuple[Block, ...]:
        """All blocks but the title."""
        return tuple(block for block in self.blocks if block.kind is not Kind.TITLE)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in order, the title's first."""
        return tuple(sentence for block in self.blocks for sentence in block.sentences)

    @property
    def stem(self) -> str:
        """``NN-<id>``, the name of its files."""
        return f"{self.number:02d}-{self.id}"


@dataclass(frozen=True, slots=True)
class Guide:
    """The whole guide in one locale. Sections are in order; prompts and notices are found by id."""

    id: str
    title: str
    locale: str
    sections: tuple[Section, ...]
    hold: tuple[Section, ...] = ()
    phone: tuple[Section, ...] = ()
    notices: tuple[Section, ...] = ()

    @property
    def parts(self) -> tuple[Section, ...]:
        """Sections, hold messages, phone prompts and notices, in this order."""
        return self.sections + self.hold + self.phone + self.notices

    def map(self, change: Callable[[tuple[Section, ...]], tuple[Section, ...]]) -> Guide:
        """The guide with each of its four parts changed."""
        return replace(
            self,
            sections=change(self.sections),
            hold=change(self.hold),
            phone=change(self.phone),
            notices=change(self.notices),
        )

    def notice(self, id: str) -> Section:
        """The notice of this id. Raises KeyError."""
        return _by_id(self.notices, id)

    def prompt(self, id: str) -> Section:
        """The phone prompt of this id. Raises KeyError."""
        return _by_id(self.phone, id)


def joined(texts: Iterable[str]) -> str:
    """Sentences or blocks as one text, as its script sets them. The only place that joins shown text."""
    whole = ""
    for text in texts:
        whole += (space_after(whole) if whole else "") + text
    return whole


def space_after(text: str) -> str:
    """What stands between a sentence and the next one: nothing after the full stops of Chinese and Japanese."""
    return "" if text.rstrip(_CLOSING).endswith(_WIDE_STOPS) else " "


def _by_id(sections: tuple[Section, ...], id: str) -> Section:
    for section in sections:
        if section.id == id:
            return section
    raise KeyError(id)


def digest(text: str, length: int = 8) -> str:
    """The first hexadecimal digits of the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]
