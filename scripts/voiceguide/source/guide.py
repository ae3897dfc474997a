"""audio_src/ -> Guide, in English, as it was written: blocks have messages, and no sentences yet.

Prompts and notices are the tool's own (`voiceguide.words`), unless the guide has an entry of the same id.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from voiceguide import words
from voiceguide.config import SOURCE_LOCALE, TOOL_PLACEHOLDERS, Config, Placeholder
from voiceguide.errors import Gathered, SourceError, gathering
from voiceguide.model.text import HOLD, NOTICES, PHONE, SECTIONS, Block, Guide, Kind, Location, Section
from voiceguide.source.directives import NONE
from voiceguide.source.markdown import Heading, identified, parse
from voiceguide.store.files import leads_out, read_text

COLLECTIONS = dict(zip((PHONE, NOTICES), words.FILES, strict=True))
TITLE_NOTICE = "guide-title"
"""The one notice that only the guide itself can have."""


def read_guide(config: Config, into: Gathered | None = None) -> Guide:
    """Read all that guide.toml names. Raises SourceError with file and line.

    into: gathers these errors instead, and the guide has what could be read: sections without a title are missing, and
    a guide without a title is called by its id.
    """
    own_labels = {label_id(name) for name in config.placeholders if name not in TOOL_PLACEHOLDERS}
    with gathering(into) as found:
        sections = _sections(config, SECTIONS, config.sections, found)
        hold = _sections(config, HOLD, config.hold, found)
        phone = _merged(tool_entries(PHONE), _collection(config, PHONE, set(), found))
        notices = _merged(tool_entries(NOTICES), _collection(config, NOTICES, {TITLE_NOTICE, *own_labels}, found))
        title = next((n.blocks[0].message for n in notices if n.id == TITLE_NOTICE), "")
        if not title:
            location = Location(f"audio_src/{COLLECTIONS[NOTICES]}", 1)
            hint = f"Write it below ## {TITLE_NOTICE}."
            found.add(SourceError("the guide has no title.", location=location, hint=hint))
            title = config.guide_id
    return Guide(config.guide_id, title, SOURCE_LOCALE, sections, hold, phone, notices)


@cache
def tool_entries(part: str) -> tuple[Section, ...]:
    """The tool's own prompts or notices, in the order of its file. Raises SourceError."""
    path = words.FOLDER / COLLECTIONS[part]
    name = path.relative_to(words.ROOT).as_posix()
    known = {name: Placeholder(name, type) for name, type in TOOL_PLACEHOLDERS.items()}
    _, *entries = parse(read_text(path, name, SourceError), name, known)
    ids = [entry.text for entry in entries]
    for entry in entries:
        if ids.count(entry.text) > 1:
            hint = "Delete one."
            raise SourceError(f"two entries of one name: {entry.text!r}.", location=entry.location, hint=hint)
    return tuple(_entry(part, entry, words.TOOL) for entry in entries)


def label_id(placeholder: str) -> str:
    """The notice that names a value of the guide's own, on pages: ``due_months`` has ``due-months``."""
    return placeholder.replace("_", "-")


def _merged(tool: Iterable[Section], own: Mapping[str, Section]) -> tuple[Section, ...]:
    """The tool's entries, the guide's own in their places, then what only the guide has."""
    rest = dict(own)
    return (*(rest.pop(entry.id, entry) for entry in tool), *rest.values())


def _sections(config: Config, part: str, ids: tuple[str, ...], found: Gathered) -> tuple[Section, ...]:
    read = []
    for number, id in enumerate(ids, start=1):
        with found.catch():
            section = _section(config, part, id, number, found)
            read += [section] if section else []
    return tuple(read)


def _section(config: Config, part: str, id: str, number: int, found: Gathered) -> Section | None:
    """A section; None when it has no title, which `found` has been told."""
    path = config.source / part / f"{id}.md"
    headings = _parse(config, path, found)
    if not headings:
        return None
    heading, *more = headings
    if more and part == HOLD:
        found.add(SourceError("a hold message has one title and no further headings.", location=more[0].location))
    if not heading.blocks and not more:
        hint = "Write at least one paragraph."
        found.add(SourceError("a section without words.", location=heading.location, hint=hint))
    for empty in (each for each in more if not each.blocks):
        hint = "Write what stands below it, or take it away."
        found.add(SourceError("a heading without words below it.", location=empty.location, hint=hint))
    context = id if part == SECTIONS else f"{part}/{id}"
    return Section(id, part, number, blocks_of(headings, context, found))


def blocks_of(headings: Sequence[Heading], context: str, into: Gathered | None = None) -> tuple[Block, ...]:
    """All blocks of a section's file, the title first, with their ids.

    Raises SourceError; into: gathers these instead.
    """
    title, *more = headings
    blocks = [Block("", Kind.TITLE, title.text, title.location), *title.blocks]
    for heading in more:
        blocks += [heading.block, *heading.blocks]
    return identified(tuple(blocks), context, into)


def _collection(config: Config, part: str, more: set[str], found: Gathered) -> dict[str, Section]:
    """The guide's own entries by id; none when it has no such file. more: ids that the tool has no entry for."""
    path = config.source / COLLECTIONS[part]
    headings: tuple[Heading, ...] = ()
    if os.path.lexists(path):
        with found.catch():
            headings = _parse(config, path, found)
    if not headings:
        return {}
    top, *entries = headings
    if top.blocks:
        hint = "Put them below ## id."
        found.add(SourceError("words before the first entry.", location=top.blocks[0].location, hint=hint))
    known = {entry.id for entry in tool_entries(part)} | more
    read: dict[str, Section] = {}
    for entry in entries:
        if entry.text in read:
            first = read[entry.text].blocks[0].location.line
            message = f"two entries of one name: {entry.text!r}, the first has its words on line {first}."
            found.add(SourceError(message, location=entry.location, hint="Give each its own id."))
        elif entry.text not in known:
            hint = f"Known: {', '.join(sorted(known))}."
            found.add(SourceError(f"nothing asks for the entry {entry.text!r}.", location=entry.location, hint=hint))
        else:
            with found.catch():
                read[entry.text] = _entry(part, entry, words.GUIDE, found)
    return read


def _entry(part: str, entry: Heading, domain: str, found: Gathered | None = None) -> Section:
    if entry.marks != NONE:
        hint = "Put it below ## id."
        raise SourceError("a comment directive stands before an entry's id.", location=entry.location, hint=hint)
    if not entry.blocks:
        raise SourceError(f"the entry {entry.text!r} has no words.", location=entry.location)
    return Section(entry.text, part, 0, identified(entry.blocks, f"{part}/{entry.text}", found), domain)


def _parse(config: Config, path: Path, found: Gathered) -> tuple[Heading, ...]:
    name = path.relative_to(config.root).as_posix()
    if leads_out(path, config.root):
        raise SourceError(f"{name} leads out of the project.", location=Location(name, 1), hint="Use a plain file.")
    if not path.is_file():
        raise SourceError(
            f"{name} is missing.", location=Location("audio_src/guide.toml", _named_at(config, path.stem)),
            hint="Write it, or take its name out of guide.toml.",
        )  # fmt: skip
    # The guide's own parts of phrases (a phone key, an hour) have a value in those phrases only.
    collected = name in (f"audio_src/{file}" for file in COLLECTIONS.values())
    known = {n: p for n, p in config.placeholders.items() if collected or p.type != "part"}
    return parse(read_text(path, name, SourceError), name, known, found)


def _named_at(config: Config, stem: str) -> int:
    lines = (config.root / "audio_src/guide.toml").read_text("utf-8-sig").splitlines()
    return next((i for i, line in enumerate(lines, start=1) if f'"{stem}"' in line), 1)
