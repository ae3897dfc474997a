"""guide.toml, read with clinic.toml into a frozen `Config`.

guide.toml says how the guide is built; clinic.toml says whose it is. Both are data: a value is never
markup, a format string or code. Every error names file and line, and all errors are told at once.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from voiceguide.config.clinic import read_clinic
from voiceguide.config.lengths import read_lengths
from voiceguide.config.locales import known_engine, read_engines, read_locale, read_voice
from voiceguide.config.placeholders import read_placeholders
from voiceguide.config.settings import AUTO, GUIDE_FILE, SOURCE_LOCALE, Config, LocaleSettings
from voiceguide.config.table import Table
from voiceguide.errors import ConfigError, Gathered, gathering
from voiceguide.model.settings import Lengths, Levels, Pauses

_SECTION_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_-]*")


def find_root(start: Path | None = None) -> Path:
    """The nearest parent of the working directory that has audio_src/guide.toml."""
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / GUIDE_FILE).is_file():
            return folder
    hint = "Run voiceguide inside a guide's folder. `voiceguide new` makes one."
    raise ConfigError(f"no {GUIDE_FILE} in {here} or above it.", hint=hint)


def read(
    root: Path,
    clinic: Path | None = None,
    base_url: str | None = None,
    voice: str | None = None,
    store: Path | None = None,
) -> Config:
    """Read both files. clinic, base_url, voice, store: from the command line, and stronger than the files.

    Raises ConfigError with file and line; it knows the other errors of both files.
    """
    with gathering(None) as found:
        guide = Table.load(root / GUIDE_FILE, root)
        return _read(guide, clinic, base_url, voice, store, found)


def _read(
    guide: Table, clinic: Path | None, base_url: str | None, voice: str | None, store: Path | None, found: Gathered
) -> Config:
    """The settings; what cannot be read has its default then. Raises ConfigError for a table that is missing."""
    get, head = found.tried, guide.table("guide")
    written = guide.table("placeholders", optional=True)
    placeholders = read_placeholders(written, found)
    locales = _locales(guide, found)
    engines = guide.tables("engines", optional=True)
    shared = os.environ.get("VOICEGUIDE_STORE")
    of_guide = get(lambda: read_voice(head, AUTO), AUTO)
    config = Config(
        root=guide.path.parent.parent,
        guide_id=get(lambda: _matching(head, "id", _SECTION_ID, "lower-case words joined by hyphens"), ""),
        version=get(lambda: _matching(head, "version", _VERSION, "a version such as 1.0.0"), ""),
        published=get(lambda: head.date("published"), datetime.date.min),
        sections=_ids(head, "sections", found),
        hold=_ids(head, "hold", found, may_be_empty=True),
        pauses=get(lambda: _pauses(guide.table("pauses", optional=True)), Pauses()),
        levels=get(lambda: _levels(guide.table("levels", optional=True)), Levels()),
        voice=of_guide if voice is None else known_engine(voice),
        placeholders=placeholders,
        locales=locales if voice is None else {c: replace(s, voice="") for c, s in locales.items()},
        clinic=read_clinic(guide.path.parent.parent, clinic, placeholders, tuple(locales), base_url, found),
        auto=get(lambda: read_engines(head, "auto", ("espeak",)), ()),
        auto_online=get(lambda: read_engines(head, "auto_online", ("espeak",)), ()),
        engines={name: table.data for name, table in engines.items()},
        engine_lines={name: {key: table.line(key) for key in table.data} for name, table in engines.items()},
        hold_pace=get(lambda: guide.table("pace", optional=True).number("hold", 1.0, 0.7, 1.3), 1.0),
        lengths=get(lambda: read_lengths(guide.table("lengths", optional=True)), Lengths()),
        store_folder=store or (Path(shared).absolute() if shared else None),
    )
    with found.catch():
        head.done("id", "version", "published", "sections", "hold", "voice", "auto", "auto_online")
    with found.catch():
        guide.done("guide", "pauses", "pace", "levels", "lengths", "placeholders", "locales", "engines")
    return config


def _locales(guide: Table, found: Gathered) -> dict[str, LocaleSettings]:
    """All locales that have a table; one that cannot be read has no settings then, and is known all the same."""
    tables = guide.tables("locales")
    if SOURCE_LOCALE not in tables:
        found.add(guide.error("locales", f"the source locale {SOURCE_LOCALE} is missing.", "Add [locales.en_US]."))
    return {
        code: found.tried(partial(read_locale, code, table), LocaleSettings(code)) for code, table in tables.items()
    }


def _matching(table: Table, key: str, pattern: re.Pattern[str], what: str) -> str:
    text = table.text(key)
    if not pattern.fullmatch(text):
        raise table.error(key, f"{key} {text!r} is not {what}.", "Paths and addresses are made of it.")
    return text


RESERVED_IDS = frozenset({"player", "phone", "notices", "cover", "hold", "guide"})
"""No section is called so: approval units and files have these names."""


def _ids(table: Table, key: str, found: Gathered, *, may_be_empty: bool = False) -> tuple[str, ...]:
    """Ids of sections; those that are wrong are left out, and `found` is told."""
    ids = table.data.get(key, [] if may_be_empty else None)
    if not isinstance(ids, list) or not (ids or may_be_empty):
        found.add(table.error(key, f"{key} is not a list of section ids.", "Name the sections in order."))
        return ()
    good: list[str] = []
    for id in ids:
        with found.catch():
            good.append(_section_id(table, key, id, good))
    return tuple(good)


def _section_id(table: Table, key: str, id: object, before: Sequence[str]) -> str:
    if not isinstance(id, str) or not _SECTION_ID.fullmatch(id):
        raise table.error(
            key, f"section id {id!r} is not lower-case words joined by hyphens.", "A path cannot leave the project."
        )
    if id in RESERVED_IDS:
        hint = "Approvals and files have this name. Choose another."
        raise table.error(key, f"no section can be called {id!r}.", hint)
    if id in before:
        raise table.error(key, f"two sections of one name: {id!r}.", "Give each its own id.")
    return id


def _pauses(table: Table) -> Pauses:
    names = ("lead", "sentence", "block", "item", "title", "answer", "tail")
    base = Pauses()
    with gathering(None) as found:
        with found.catch():
            table.done(*names)
        defaults = {name: float(getattr(base, f"{name}_ms")) for name in names}
        read = {
            n: found.tried(partial(table.number, n, default, 0, 10_000), default) for n, default in defaults.items()
        }
    return Pauses(**{f"{name}_ms": int(value) for name, value in read.items()})


def _levels(table: Table) -> Levels:
    with gathering(None) as found:
        with found.catch():
            table.done("loudness", "ceiling")
        return Levels(
            found.tried(lambda: table.number("loudness", -16.0, -40, -10), -16.0),
            found.tried(lambda: table.number("ceiling", -3.0, -12, -1), -3.0),
        )
