"""audio_src/ -> Guide, in English, as it was written: blocks have messages, and no sentences yet."""

from __future__ import annotations

from pathlib import Path

from voiceguide.config import SOURCE_LOCALE, Config
from voiceguide.errors import SourceError, disk
from voiceguide.model.text import HOLD, NOTICES, PHONE, SECTIONS, Block, Guide, Kind, Location, Section
from voiceguide.source.markdown import Heading, identified, parse
from voiceguide.store.files import leads_out

COLLECTIONS = {PHONE: "phone/prompts.md", NOTICES: "notices.md"}
TITLE_NOTICE = "guide-title"
NEEDED = {
    PHONE: (
        "emergency", "lang-pick", "more", "welcome", "keys", "again", "staff", "closed", "hold-key", "goodbye", "busy",
    ),
    NOTICES: (
        TITLE_NOTICE, "draft", "draft-label", "example", "touch", "headphones", "contact-hours", "interpreter",
        "days-range", "hours-range", "months-range", "time-full-hour", "time-minutes", "morning", "afternoon",
        "evening",
    ),
}  # fmt: skip
"""Entries that later steps say or show, whatever the guide is about."""


def read_guide(config: Config) -> Guide:
    """Read all that guide.toml names. Raises SourceError with file and line."""
    sections = tuple(_section(config, SECTIONS, id, number) for number, id in enumerate(config.sections, start=1))
    hold = tuple(_section(config, HOLD, id, number) for number, id in enumerate(config.hold, start=1))
    phone = _collection(config, PHONE)
    notices = _collection(config, NOTICES)
    title = next((n.blocks[0].message for n in notices if n.id == TITLE_NOTICE), config.guide_id)
    return Guide(config.guide_id, title, SOURCE_LOCALE, sections, hold, phone, notices)


def source_files(config: Config) -> tuple[Path, ...]:
    """All files that hold words to translate, in the order of the guide."""
    return (
        *(config.source / SECTIONS / f"{id}.md" for id in config.sections),
        *(config.source / HOLD / f"{id}.md" for id in config.hold),
        *(config.source / name for name in COLLECTIONS.values()),
    )


def _section(config: Config, part: str, id: str, number: int) -> Section:
    path = config.source / part / f"{id}.md"
    heading, *more = _parse(config, path)
    if more:
        raise SourceError("a section has one title and no further headings.", location=more[0].location)
    if not heading.blocks:
        raise SourceError("a section without words.", location=heading.location, hint="Write at least one paragraph.")
    context = id if part == SECTIONS else f"{part}/{id}"
    return Section(id, part, number, blocks_of(heading, context))


def blocks_of(heading: Heading, context: str) -> tuple[Block, ...]:
    """The title and the blocks of a section, with their ids."""
    title = Block("", Kind.TITLE, heading.text, heading.location)
    return identified((title, *heading.blocks), context)


def _collection(config: Config, part: str) -> tuple[Section, ...]:
    path = config.source / COLLECTIONS[part]
    top, *entries = _parse(config, path)
    if top.blocks:
        raise SourceError(
            "words before the first entry.", location=top.blocks[0].location, hint="Put them below ## id."
        )
    seen: dict[str, Location] = {}
    for entry in entries:
        if entry.text in seen:
            raise SourceError(
                f"two entries of one name: {entry.text!r}, first on line {seen[entry.text].line}.",
                location=entry.location,
                hint="Give each its own id.",
            )
        seen[entry.text] = entry.location
    for id in NEEDED[part]:
        if id not in seen:
            raise SourceError(f"the entry {id!r} is missing.", location=top.location, hint=f"Write it below ## {id}.")
    return tuple(_entry(part, entry) for entry in entries)


def _entry(part: str, entry: Heading) -> Section:
    if not entry.blocks:
        raise SourceError(f"the entry {entry.text!r} has no words.", location=entry.location)
    try:
        return Section(entry.text, part, 0, identified(entry.blocks, f"{part}/{entry.text}"))
    except ValueError as error:
        raise SourceError(f"{error}.", location=entry.location, hint="Rename it.") from error


def _parse(config: Config, path: Path) -> tuple[Heading, ...]:
    name = path.relative_to(config.root).as_posix()
    if leads_out(path, config.root):
        raise SourceError(f"{name} leads out of the project.", location=Location(name, 1), hint="Use a plain file.")
    if not path.is_file():
        raise SourceError(
            f"{name} is missing.", location=Location("audio_src/guide.toml", _named_at(config, path.stem)),
            hint="Write it, or take its name out of guide.toml.",
        )  # fmt: skip
    with disk(path, SourceError):
        raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise SourceError("not UTF-8.", location=Location(name, line), hint="Save it as UTF-8.") from error
    # The guide's own parts of phrases (a phone key, an hour) have a value in those phrases only.
    collected = name in (f"audio_src/{file}" for file in COLLECTIONS.values())
    known = {n: p for n, p in config.placeholders.items() if collected or p.type != "part"}
    return parse(text, name, known)


def _named_at(config: Config, stem: str) -> int:
    lines = (config.root / "audio_src/guide.toml").read_text("utf-8").splitlines()
    return next((i for i, line in enumerate(lines, start=1) if f'"{stem}"' in line), 1)
