"""guide.toml and clinic.toml, read once into a frozen Config.

guide.toml says how the guide is built; clinic.toml says whose it is. Both are data: a value is never
markup, a format string or code. Every error names file and line.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from babel.localedata import exists

from voiceguide.config.clinic import (
    CLINIC_FILE,
    EXAMPLE_FILE,
    VALUE_TYPES,
    Clinic,
    Placeholder,
    read_clinic,
)
from voiceguide.config.table import Table
from voiceguide.errors import ConfigError
from voiceguide.model.settings import Levels, Pauses
from voiceguide.model.text import Location
from voiceguide.run import plugins

GUIDE_FILE = "audio_src/guide.toml"
SOURCE_LOCALE = "en_US"
VOICE_ALIASES = {"embedded": "espeak", "espeak-ng": "espeak"}
"""Other names of engines."""

_SECTION_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_-]*")
_LOCALE = re.compile(r"[a-z]{2,3}(?:_[A-Z][a-z]{3})?(?:_(?:[A-Z]{2}|[0-9]{3}))?")


@dataclass(frozen=True, slots=True)
class LocaleSettings:
    """How one locale is spoken. espeak, gtts: the engine's own code, "" when it has none.

    rates: pace by engine, 1.0 is the engine's own. voice: overrides the guide's, "" for none.
    """

    code: str
    espeak: str = ""
    gtts: str = ""
    gtts_tld: str = "com"
    voice: str = ""
    rates: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Config:
    """All settings of one build."""

    root: Path
    guide_id: str
    version: str
    published: datetime.date
    sections: tuple[str, ...]
    hold: tuple[str, ...]
    pauses: Pauses
    levels: Levels
    voice: str
    placeholders: Mapping[str, Placeholder]
    locales: Mapping[str, LocaleSettings]
    clinic: Clinic
    gtts_per_second: float = 2.0
    hold_pace: float = 1.0

    @property
    def source(self) -> Path:
        return self.root / "audio_src"

    @property
    def catalogs(self) -> Path:
        return self.root / "locales"

    @property
    def art(self) -> Path:
        return self.source / "art"

    @property
    def dist(self) -> Path:
        return self.root / "dist"

    @property
    def store(self) -> Path:
        return self.root / ".cache" / "voiceguide"

    def check_own_clinic(self) -> None:
        """Refuse a release with a number that is not the clinic's own. Raises ConfigError."""
        values = [name for name, p in self.placeholders.items() if p.type in ("phone", "digits")]
        missing = [name for name in ("clinic_name", *values) if not self.clinic.own or name not in self.clinic.given]
        if missing:
            raise ConfigError(
                f"a release needs the clinic's own {', '.join(missing)}.", location=Location(self.clinic.path, 1),
                hint=f"Copy {EXAMPLE_FILE} to {CLINIC_FILE} and fill it in.",
            )  # fmt: skip

    def settings(self, locale: str) -> LocaleSettings:
        """How a locale is spoken. Raises ConfigError when guide.toml does not know it."""
        if locale not in self.locales:
            raise ConfigError(
                f"unknown locale {locale!r}.",
                hint=f"guide.toml has: {', '.join(self.locales)}. `voiceguide locale add {locale}` adds one.",
            )
        return self.locales[locale]

    def voice_for(self, locale: str) -> str:
        """The voice asked for: of the locale, else of the guide."""
        return self.settings(locale).voice or self.voice


def find_root(start: Path | None = None) -> Path:
    """The nearest parent of the working directory that has audio_src/guide.toml."""
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / GUIDE_FILE).is_file():
            return folder
    raise ConfigError(f"no {GUIDE_FILE} in {here} or above it.", hint="Run voiceguide inside the project.")


def read(root: Path, clinic: Path | None = None, base_url: str | None = None, voice: str | None = None) -> Config:
    """Read both files. clinic, base_url, voice: from the command line, and stronger than the files."""
    guide = Table.load(root / GUIDE_FILE, root)
    head = guide.table("guide")
    placeholders = _placeholders(guide.table("placeholders"))
    locales = {code: _locale(code, table) for code, table in guide.tables("locales").items()}
    if SOURCE_LOCALE not in locales:
        raise guide.error("locales", f"the source locale {SOURCE_LOCALE} is missing.", "Add [locales.en_US].")
    of_guide = _voice(head, "espeak")
    config = Config(
        root=root,
        guide_id=_matching(head, "id", _SECTION_ID, "lower-case words joined by hyphens"),
        version=_matching(head, "version", _VERSION, "a version such as 1.0.0"),
        published=head.date("published"),
        sections=_ids(head, "sections"),
        hold=_ids(head, "hold"),
        pauses=_pauses(guide.table("pauses", optional=True)),
        levels=_levels(guide.table("levels", optional=True)),
        voice=voice or of_guide,
        placeholders=placeholders,
        locales=locales if voice is None else {c: replace(s, voice="") for c, s in locales.items()},
        clinic=read_clinic(root, clinic, placeholders, tuple(locales), base_url),
        hold_pace=guide.table("pace", optional=True).number("hold", 1.0, 0.7, 1.3),
        gtts_per_second=guide.table("gtts", optional=True).number("requests_per_second", 2.0, 0.05, 20),
    )
    head.done("id", "version", "published", "sections", "hold", "voice")
    guide.done("guide", "pauses", "pace", "levels", "placeholders", "locales", "gtts")
    return config


def _voice(table: Table, default: str) -> str:
    text = table.text("voice", default)
    known = ("auto", *VOICE_ALIASES, *plugins.names(plugins.ENGINES))
    if text and text not in known:
        raise table.error("voice", f"no engine is called {text!r}.", f"Known: {', '.join(known)}.")
    return text


def _matching(table: Table, key: str, pattern: re.Pattern[str], what: str) -> str:
    text = table.text(key)
    if not pattern.fullmatch(text):
        raise table.error(key, f"{key} {text!r} is not {what}.", "Paths and addresses are made of it.")
    return text


def _ids(table: Table, key: str) -> tuple[str, ...]:
    ids = table.data.get(key)
    if not isinstance(ids, list) or not ids:
        raise table.error(key, f"{key} is not a list of section ids.", "Name the sections in order.")
    for id in ids:
        if not isinstance(id, str) or not _SECTION_ID.fullmatch(id):
            raise table.error(
                key, f"section id {id!r} is not lower-case words joined by hyphens.", "A path cannot leave the project."
            )
        if ids.count(id) > 1:
            raise table.error(key, f"two sections of one name: {id!r}.", "Give each its own id.")
    return tuple(ids)


def _pauses(table: Table) -> Pauses:
    names = ("lead", "sentence", "block", "item", "title", "tail")
    table.done(*names)
    base = Pauses()
    return Pauses(**{f"{n}_ms": int(table.number(n, getattr(base, f"{n}_ms"), 0, 10_000)) for n in names})


def _levels(table: Table) -> Levels:
    table.done("loudness", "ceiling")
    return Levels(table.number("loudness", -16.0, -40, -10), table.number("ceiling", -3.0, -12, -1))


def _placeholders(table: Table) -> dict[str, Placeholder]:
    found: dict[str, Placeholder] = {}
    for name, value in table.data.items():
        choices = table.texts(name) if isinstance(value, list) else ()
        kind = "choice" if choices else value
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            raise table.error(name, f"{name!r} is no name for a placeholder.", "Use lower-case letters, digits and _.")
        if not isinstance(kind, str) or kind not in VALUE_TYPES or (kind == "choice") != bool(choices):
            raise table.error(name, f"{name} has no known type.", f"Known: {', '.join(VALUE_TYPES)} (choice: a list).")
        found[name] = Placeholder(name, kind, choices)
    return found


def _locale(code: str, table: Table) -> LocaleSettings:
    if not _LOCALE.fullmatch(code) or not exists(code):
        raise table.error(code, f"{code!r} is no locale.", "Write it as CLDR does, like es_419, zh_Hans or vi.")
    table.done("espeak", "gtts", "gtts_tld", "voice", "rate")
    rates = table.table("rate", optional=True)
    return LocaleSettings(
        code,
        table.text("espeak", ""),
        table.text("gtts", ""),
        table.text("gtts_tld", "com"),
        _voice(table, ""),
        {engine: rates.number(engine, 1.0, 0.5, 2.5) for engine in rates.data},
    )
