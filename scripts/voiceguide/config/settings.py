"""`Config`: all settings of one build."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from voiceguide.config.clinic import CLINIC_FILE, EXAMPLE_FILE, Clinic, Placeholder
from voiceguide.errors import ConfigError
from voiceguide.model.menu import PhoneLine
from voiceguide.model.settings import EngineSettings, Lengths, Levels, Pauses
from voiceguide.model.text import Location

AUTO, AUTO_ONLINE = "auto", "auto-online"
"""Names that stand for a list of engines: by locale the first one that can speak it here."""
RELEASE_NEEDS = ("clinic_name", "clinic_phone", "emergency_number")
"""Values without which there is no release."""
GUIDE_FILE = "audio_src/guide.toml"
SOURCE_LOCALE = "en_US"
VOICE_ALIASES = {"embedded": "espeak", "espeak-ng": "espeak"}
"""Other names of engines."""


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
