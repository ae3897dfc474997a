"""What stands on a page: sentences with the seconds at which they are heard, in blocks as they are set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.units import format_unit

from voiceguide.model.release import Edition, Rendition, own_digits
from voiceguide.model.sound import MP3_DELAY_SAMPLES, Cue, milliseconds
from voiceguide.model.text import Block, Kind, Section, Sentence, joined


@dataclass(frozen=True, slots=True)
class SpokenSentence:
    """A sentence. id: the sentence's. start, end: seconds in the chapter's MP3, "" when it is not heard there."""

    id: str
    text: str
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A block as it is set. items: the list's, for the kind item; there rows is empty.

    sign: of the block that a sign stands before, and of the list after it. start: the second at which a block's sign
    is heard, "" when none is. answer: of the question that ends a chapter.
    """

    kind: str
    rows: tuple[SpokenSentence, ...] = ()
    items: tuple[Group, ...] = ()
    sign: str = ""
    start: str = ""
    answer: Group | None = None

    @property
    def text(self) -> str:
        return joined(row.text for row in self.rows)


@dataclass(frozen=True, slots=True)
class SignList:
    """Signs and what to do about them. sign: ``emergency`` or ``clinic``. start, end: seconds of all of it.

    intro: what stands before the list. items: each sign as one text.
    """

    sign: str
    intro: tuple[SpokenSentence, ...]
    items: tuple[SpokenSentence, ...]
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter in one language. blocks: all but the heading. notices: what its track says before, by id.

    audio: name of the MP3 beside the page. picture: name of the pictogram.
    """

    section: Section
    heading: Group
    blocks: tuple[Group, ...]
    notices: Mapping[str, Group]
    audio: str
    picture: str
    duration_ms: int

    @property
    def href(self) -> str:
        return f"{self.section.stem}.html"

    def emergency(self) -> tuple[SpokenSentence, ...]:
        """What to do in an emergency, when this chapter says it."""
        return tuple(row for block in self.blocks if block.kind == Kind.EMERGENCY for row in block.rows)

    def signs(self) -> tuple[SignList, ...]:
        """The lists that open with a sign, and the list of danger signs also where its sound is missing."""
        found: list[SignList] = []
        intro: list[SpokenSentence] = []
        sign, start = "", ""
        for block in self.blocks:
            opens = block.sign if block.kind != Kind.ITEM else ""
            if not sign and not opens and block.kind == Kind.EMERGENCY:
                opens = "emergency"
            if opens:
                sign, intro, start = opens, [], block.start
            if sign and block.kind == Kind.ITEM:
                items = tuple(_whole(item) for item in block.items)
                begin = start or intro[0].start
                found.append(SignList(sign, tuple(intro), items, begin, items[-1].end))
                sign = ""
            elif sign:
                intro += block.rows
        return tuple(found)


def chapter(edition: Edition, rendition: Rendition, picture: str, audio: str) -> Chapter:
    """Set a rendition as a chapter."""
    section, cues = rendition.section, {cue.sentence_id: cue.later(MP3_DELAY_SAMPLES) for cue in rendition.track.cues}
    title = Group(
        Kind.TITLE, tuple(row for block in section.blocks if block.kind is Kind.TITLE for row in _rows(block, cues))
    )
    questions = [block for block in section.body if block.kind is Kind.QUESTION]
    body = _grouped((block, cues) for block in section.body)
    # One question ends a chapter; an earlier one is a paragraph like any other.
    early = {block.id for block in questions[:-1]}
    blocks = [replace(g, kind="paragraph") if g.rows and _block_id(g.rows[0]) in early else g for g in body]
    blocks = _answered(_listed(_signed(blocks, section.body, rendition.track.signs)))
    return Chapter(section, title, tuple(blocks), _notices(edition, cues), audio, picture, rendition.track.duration_ms)


@cache
def language_name(locale: str) -> str:
    """A language's name in itself, with its script where that matters, without a country."""
    whole = Locale.parse(locale)
    try:
        name = Locale(whole.language, script=whole.script).get_display_name(locale)
    except UnknownLocaleError:
        name = whole.get_display_name(locale)
    return name[:1].upper() + name[1:] if name else locale


def minutes(locale: str, count: int) -> str:
    """So many minutes, in the locale's short words."""
    return own_digits(locale, format_unit(count, "duration-minute", "short", locale=locale))


def megabytes(locale: str, size: int) -> str:
    """So many bytes as megabytes, in the locale's short words."""
    return own_digits(locale, format_unit(round(size / 1e6, 1), "digital-megabyte", "short", locale=locale))


def seconds(frames: int) -> str:
    """Frames as seconds with three decimals, as a script reads them."""
    ms = milliseconds(frames)
    return f"{ms // 1000}.{ms % 1000:03d}"


def _rows(block: Block, cues: Mapping[str, Cue]) -> tuple[SpokenSentence, ...]:
    return tuple(_row(sentence, cues.get(sentence.id)) for sentence in block.sentences)


def _row(sentence: Sentence, cue: Cue | None) -> SpokenSentence:
    if cue is None:
        return SpokenSentence(sentence.id, sentence.text)
    return SpokenSentence(sentence.id, sentence.text, seconds(cue.start), seconds(cue.end))


def _block_id(row: SpokenSentence) -> str:
    return row.id.rpartition("/")[0]


def _grouped(blocks: Iterable[tuple[Block, Mapping[str, Cue]]]) -> list[Group]:
    """Neighbouring items become one list."""
    groups: list[Group] = []
    for block, cues in blocks:
        group = Group(block.kind, _rows(block, cues))
        if block.kind is not Kind.ITEM:
            groups.append(group)
        elif groups and groups[-1].kind == Kind.ITEM:
            groups[-1] = Group(Kind.ITEM, items=(*groups[-1].items, group))
        else:
            groups.append(Group(Kind.ITEM, items=(group,)))
    return groups


def _signed(groups: list[Group], blocks: Sequence[Block], signs: Sequence[Cue]) -> list[Group]:
    """Groups with the sign before each. signs: when they are heard; a recording of the whole section has none."""
    heard = iter(signs)
    found = {block.id: (block.sign, next(heard, None)) for block in blocks if block.sign}
    signed = []
    for group in groups:
        sign, cue = found.get(_block_id(group.rows[0]) if group.rows else "", ("", None))
        start = seconds(cue.later(MP3_DELAY_SAMPLES).start) if cue else ""
        signed.append(replace(group, sign=sign, start=start) if sign else group)
    return signed


def _listed(groups: list[Group]) -> list[Group]:
    """The first list after a sign has that sign too."""
    sign, found = "", []
    for group in groups:
        sign = group.sign or sign
        found.append(replace(group, sign=sign) if group.kind == Kind.ITEM else group)
        sign = "" if group.kind == Kind.ITEM else sign
    return found


def _answered(groups: list[Group]) -> list[Group]:
    """An answer right after the question goes into the question's group."""
    found: list[Group] = []
    for group in groups:
        if group.kind == Kind.ANSWER and found and found[-1].kind == Kind.QUESTION:
            found[-1] = replace(found[-1], answer=group)
        else:
            found.append(group)
    return found


def _whole(item: Group) -> SpokenSentence:
    """A list item as one text, from its first sound to its last."""
    first, last = item.rows[0], item.rows[-1]
    return SpokenSentence(first.id, item.text, first.start, last.end)


def _notices(edition: Edition, cues: Mapping[str, Cue]) -> dict[str, Group]:
    """What the track says before the chapter's own words: that it is a draft or an example."""
    found = {}
    for notice in edition.guide.notices:
        rows = tuple(_row(sentence, cues[sentence.id]) for sentence in notice.sentences if sentence.id in cues)
        if rows:
            found[notice.id] = Group(Kind.NOTICE, rows)
    return found
