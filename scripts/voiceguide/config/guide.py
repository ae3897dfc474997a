"""guide.toml and clinic.toml, read once into a frozen Config.

guide.toml says how the guide is built; clinic.toml says whose it is. Both are data: a value is never
markup, a format string or code. Every error names file and line.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from babel.localedata import exists

from voiceguide.config.clinic import (
    CLINIC_FILE,
    EXAMPLE_FILE,
    TOOL_PLACEHOLDERS,
    VALUE_TYPES,
    Clinic,
    Placeholder,
    read_clinic,
)
from voiceguide.config.lengths import read_lengths
from voiceguide.config.table import Table
from voiceguide.errors import ConfigError
from voiceguide.model.menu import PhoneLine
from voiceguide.model.settings import ROLES, EngineSettings, Lengths, Levels, Pauses
from voiceguide.model.text import Location
from voiceguide.run import plugins

AUTO, AUTO_ONLINE = "auto", "auto-online"
"""Names that stand for a list of engines: by locale the first one that can speak it here."""
RELEASE_NEEDS = ("clinic_name", "clinic_phone", "emergency_number")
"""Values without which there is no release."""
GUIDE_FILE = "audio_src/guide.toml"
SOURCE_LOCALE = "en_US"
VOICE_ALIASES = {"embedded": "espeak", "espeak-ng": "espeak"}
"""Other names of engines."""

_SECTION_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_-]*")
_LOCALE = re.compile(r"[a-z]{2,3}(?:_[A-Z][a-z]{3})?(?:_(?:[A-Z]{2}|[0-9]{3}))?")


@dataclass(frozen=True, slots=True)
class LocaleSettings:
    """How one locale is spoken.

    voices: by engine name, the engine's own code, or its codes by role. voice: the engine asked for, stronger than the
    guide's, "" for none. auto: engines to try in this order under ``auto``, empty for the guide's. rates: pace by
    engine, 1.0 is the engine's own.
    """

    code: str
    voices: Mapping[str, str | Mapping[str, str]] = field(default_factory=dict)
    voice: str = ""
    auto: tuple[str, ...] = ()
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
    auto: tuple[str, ...] = ("espeak",)
    auto_online: tuple[str, ...] = ("espeak",)
    engines: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    engine_lines: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    hold_pace: float = 1.0
    lengths: Lengths = field(default_factory=Lengths)
    store_folder: Path | None = None
    dist_folder: Path | None = None

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
        """Where editions are laid out: dist/ of the project, else a folder of the output of many guides."""
        return self.dist_folder or self.root / "dist"

    @property
    def store(self) -> Path:
        """The store: --store, else VOICEGUIDE_STORE, else a folder of the project."""
        return self.store_folder or self.root / ".cache" / "voiceguide"

    def check_own_clinic(self) -> None:
        """Refuse a release with a value of the example, or without those that it needs. Raises ConfigError."""
        missing = [name for name in RELEASE_NEEDS if name not in self.clinic.values]
        wrong = missing if self.clinic.own else self.heard()
        wrong += [name for name in self.clinic.from_example if name not in wrong]
        if wrong:
            raise ConfigError(
                f"a release needs the clinic's own {', '.join(wrong)}.", location=Location(self.clinic.path, 1),
                hint=f"Copy {EXAMPLE_FILE} to {CLINIC_FILE}, fill it in, and take out what the clinic does not have.",
            )  # fmt: skip

    def check_emergency_number(self) -> None:
        """Refuse to build a guide that cannot say whom to call in an emergency. Raises ConfigError."""
        missing = [
            name for name, p in self.placeholders.items() if p.type == "digits" and name not in self.clinic.values
        ]
        if missing:
            raise ConfigError(
                f"{missing[0]} is missing.", location=Location(self.clinic.path, 1),
                hint=f"Set {missing[0]}: no guide can do without it.",
            )  # fmt: skip

    def heard(self) -> list[str]:
        """The names of all values that a clinic can give to be said, shown or dialled."""
        return [name for name, placeholder in self.placeholders.items() if placeholder.type not in ("part", "choice")]

    def missing_values(self) -> str:
        """Which values clinic.toml does not set, and what is left out for want of them. "" when it sets all."""
        missing = [name for name in self.heard() if name not in self.clinic.values]
        if not missing:
            return ""
        left_out = ["sentences that name them are left out"]
        left_out += ["callers always find the clinic open"] if not self.clinic.hours().runs else []
        uncalled = [line.value for line in PhoneLine if line not in self.clinic.lines]
        left_out += [f"the phone calls nobody at {' or '.join(uncalled)}"] if uncalled else []
        return f"{self.clinic.path} does not set {', '.join(missing)}: {'; '.join(left_out)}."

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

    def auto_for(self, locale: str) -> tuple[str, ...]:
        """Engines to try for a locale whose voice is ``auto`` or ``auto-online``, in order."""
        if self.voice_for(locale) == AUTO_ONLINE:
            return self.auto_online
        return self.settings(locale).auto or self.auto

    def engine_settings(self, engine: str) -> EngineSettings:
        """All that an engine is told. engine: its own name."""
        codes = {code: found for code, s in self.locales.items() if (found := s.voices.get(engine))}
        table = {**self.engines.get(engine, {}), **({"root": str(self.root)} if engine == "recording" else {})}
        lines = self.engine_lines.get(engine, {})
        return EngineSettings(engine, table, codes, models_folder(), tuple(self.locales), lines)


def models_folder() -> Path:
    """The folder of downloaded models, shared between projects: VOICEGUIDE_MODELS, else one of the user's."""
    asked = os.environ.get("VOICEGUIDE_MODELS")
    return Path(asked) if asked else Path.home() / ".local" / "share" / "voiceguide" / "models"


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

    Raises ConfigError with file and line.
    """
    guide = Table.load(root / GUIDE_FILE, root)
    head = guide.table("guide")
    placeholders = _placeholders(guide.table("placeholders", optional=True))
    locales = {code: _locale(code, table) for code, table in guide.tables("locales").items()}
    if SOURCE_LOCALE not in locales:
        raise guide.error("locales", f"the source locale {SOURCE_LOCALE} is missing.", "Add [locales.en_US].")
    of_guide = _voice(head, AUTO)
    engines = guide.tables("engines", optional=True)
    shared = os.environ.get("VOICEGUIDE_STORE")
    config = Config(
        root=root,
        guide_id=_matching(head, "id", _SECTION_ID, "lower-case words joined by hyphens"),
        version=_matching(head, "version", _VERSION, "a version such as 1.0.0"),
        published=head.date("published"),
        sections=_ids(head, "sections"),
        hold=_ids(head, "hold", may_be_empty=True),
        pauses=_pauses(guide.table("pauses", optional=True)),
        levels=_levels(guide.table("levels", optional=True)),
        voice=of_guide if voice is None else _known_engine(voice),
        placeholders=placeholders,
        locales=locales if voice is None else {c: replace(s, voice="") for c, s in locales.items()},
        clinic=read_clinic(root, clinic, placeholders, tuple(locales), base_url),
        auto=_engines(head, "auto", ("espeak",)),
        auto_online=_engines(head, "auto_online", ("espeak",)),
        engines={name: table.data for name, table in engines.items()},
        engine_lines={name: {key: table.line(key) for key in table.data} for name, table in engines.items()},
        hold_pace=guide.table("pace", optional=True).number("hold", 1.0, 0.7, 1.3),
        lengths=read_lengths(guide.table("lengths", optional=True)),
        store_folder=store or (Path(shared).absolute() if shared else None),
    )
    head.done("id", "version", "published", "sections", "hold", "voice", "auto", "auto_online")
    guide.done("guide", "pauses", "pace", "levels", "lengths", "placeholders", "locales", "engines")
    return config


def _known_engines() -> tuple[str, ...]:
    return (AUTO, AUTO_ONLINE, *VOICE_ALIASES, *plugins.names(plugins.ENGINES))


def _known_engine(name: str) -> str:
    """An engine named on the command line. Raises ConfigError."""
    if name not in _known_engines():
        raise ConfigError(f"no engine is called {name!r}.", hint=f"Known: {', '.join(_known_engines())}.")
    return name


def _voice(table: Table, default: str) -> str:
    text = table.text("voice", default)
    if text and text not in _known_engines():
        raise table.error("voice", f"no engine is called {text!r}.", f"Known: {', '.join(_known_engines())}.")
    return text


def _engines(table: Table, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
    """A list of engines, in the order in which they are tried."""
    names = table.texts(key, default)
    known = plugins.names(plugins.ENGINES)
    for name in names:
        if VOICE_ALIASES.get(name, name) not in known:
            raise table.error(key, f"no engine is called {name!r}.", f"Known: {', '.join(known)}.")
    return tuple(VOICE_ALIASES.get(name, name) for name in names)


def _matching(table: Table, key: str, pattern: re.Pattern[str], what: str) -> str:
    text = table.text(key)
    if not pattern.fullmatch(text):
        raise table.error(key, f"{key} {text!r} is not {what}.", "Paths and addresses are made of it.")
    return text


RESERVED_IDS = frozenset({"player", "phone", "notices", "cover", "hold", "guide"})
"""No section is called so: approval units and files have these names."""


def _ids(table: Table, key: str, *, may_be_empty: bool = False) -> tuple[str, ...]:
    ids = table.data.get(key, [] if may_be_empty else None)
    if not isinstance(ids, list) or not (ids or may_be_empty):
        raise table.error(key, f"{key} is not a list of section ids.", "Name the sections in order.")
    for id in ids:
        if not isinstance(id, str) or not _SECTION_ID.fullmatch(id):
            raise table.error(
                key, f"section id {id!r} is not lower-case words joined by hyphens.", "A path cannot leave the project."
            )
        if id in RESERVED_IDS:
            hint = "Approvals and files have this name. Choose another."
            raise table.error(key, f"no section can be called {id!r}.", hint)
        if ids.count(id) > 1:
            raise table.error(key, f"two sections of one name: {id!r}.", "Give each its own id.")
    return tuple(ids)


def _pauses(table: Table) -> Pauses:
    names = ("lead", "sentence", "block", "item", "title", "answer", "tail")
    table.done(*names)
    base = Pauses()
    return Pauses(**{f"{n}_ms": int(table.number(n, getattr(base, f"{n}_ms"), 0, 10_000)) for n in names})


def _levels(table: Table) -> Levels:
    table.done("loudness", "ceiling")
    return Levels(table.number("loudness", -16.0, -40, -10), table.number("ceiling", -3.0, -12, -1))


def _placeholders(table: Table) -> dict[str, Placeholder]:
    """The tool's placeholders, then the guide's own."""
    found = {name: Placeholder(name, type) for name, type in TOOL_PLACEHOLDERS.items()}
    for name, value in table.data.items():
        choices = table.texts(name) if isinstance(value, list) else ()
        kind = "choice" if choices else value
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            raise table.error(name, f"{name!r} is no name for a placeholder.", "Use lower-case letters, digits and _.")
        if not isinstance(kind, str) or kind not in VALUE_TYPES or (kind == "choice") != bool(choices):
            raise table.error(name, f"{name} has no known type.", f"Known: {', '.join(VALUE_TYPES)} (choice: a list).")
        if TOOL_PLACEHOLDERS.get(name, kind) != kind:
            raise table.error(name, f"{name} is always {TOOL_PLACEHOLDERS[name]!r}.", "Take this line out.")
        found[name] = Placeholder(name, kind, choices)
    return found


def _locale(code: str, table: Table) -> LocaleSettings:
    if not _LOCALE.fullmatch(code) or not exists(code):
        raise table.error(code, f"{code!r} is no locale.", "Write it as CLDR does, like es_419, zh_Hans or vi.")
    table.done("voices", "voice", "auto", "rate")
    voices = table.table("voices", optional=True)
    rates = table.table("rate", optional=True)
    return LocaleSettings(
        code,
        {engine: _codes(voices, engine) for engine in voices.data},
        _voice(table, ""),
        _engines(table, "auto"),
        {engine: rates.number(engine, 1.0, 0.5, 2.5) for engine in rates.data},
    )


def _codes(voices: Table, engine: str) -> str | dict[str, str]:
    """An engine's code for a locale, or its codes by role."""
    if not isinstance(voices.data[engine], dict):
        return voices.text(engine)
    by_role = voices.table(engine)
    by_role.done(*ROLES)
    return {role: by_role.text(role) for role in by_role.data}
