"""`voiceguide voices`: which voices can speak each locale here, and what would add one. No network is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel import Locale

from voiceguide.config import Config
from voiceguide.errors import VoiceguideError
from voiceguide.model.settings import ROLES
from voiceguide.model.speech import Voice
from voiceguide.models.catalogue import Model, catalogue
from voiceguide.models.facts import FACTS_FILE, read_facts
from voiceguide.models.folder import is_here
from voiceguide.run.plugins import ENGINES, names
from voiceguide.speak.engine import Engine, engine_class, is_online, lacks
from voiceguide.speak.recording import SUFFIXES

_NOT_SHOWN = ("fake", "recording")


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A model that speaks a locale of the guide, known or found here. size: bytes of its files. is_here: all of them.

    own: somebody put it into the folder of models; `voiceguide voices get` does not know it.
    """

    id: str
    locales: tuple[str, ...]
    size: int
    quality: str
    licence: str
    non_commercial: bool
    is_here: bool
    own: bool = False

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id, "locales": list(self.locales), "size": self.size, "quality": self.quality,
            "licence": self.licence, "non_commercial": self.non_commercial, "here": self.is_here, "own": self.own,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class LocaleVoices:
    """A locale. voices: of all engines that can speak it here, those that ``auto`` tries first at the front.

    recordings: sections that a person recorded. adds: models that are not here, the first choice first. lacking: by
    engine, what must be set or installed before it can speak this locale.
    """

    locale: str
    language: str
    voices: tuple[Voice, ...]
    recordings: int
    adds: tuple[Model, ...]
    lacking: Mapping[str, str]

    @property
    def here(self) -> tuple[str, ...]:
        """What can speak it here, in words."""
        told = tuple(
            f"{voice.engine} {voice.name}" + (" (online)" if is_online(voice.engine) else "")
            for voice in self.voices
            if voice.role == ROLES[0]
        )
        return (*told, f"{self.recordings} recordings") if self.recordings else told

    @property
    def would_take(self) -> tuple[str, ...]:
        """What would add a voice, in words."""
        fetched = (f"voiceguide voices get {model.id}" for model in self.adds)
        told = (f"{engine}: {what}" for engine, what in self.lacking.items())
        return (*fetched, *told, f"recordings in audio_src/recordings/{self.locale}/")

    def as_json(self) -> dict[str, Any]:
        voices = [
            {"engine": v.engine, "name": v.name, "role": v.role, "online": is_online(v.engine)} for v in self.voices
        ]
        adds = [model.id for model in self.adds]
        lacking = dict(self.lacking)
        return {
            "locale": self.locale, "language": self.language, "voices": voices, "recordings": self.recordings,
            "adds": adds, "lacking": lacking,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Survey:
    """All locales of guide.toml. models: those that speak one of them.

    lacking: by engine, what hinders it everywhere.
    """

    rows: tuple[LocaleVoices, ...]
    models: tuple[ModelRow, ...]
    lacking: Mapping[str, str]

    def row(self, locale: str) -> LocaleVoices:
        """Raises StopIteration for a locale that guide.toml lacks."""
        return next(row for row in self.rows if row.locale == locale)

    def notes(self) -> Iterator[str]:
        """What must be set or installed for an engine, one line each."""
        told = {**self.lacking, **{name: what for row in self.rows for name, what in row.lacking.items()}}
        yield from (f"{name}: {what}" for name, what in told.items())

    def as_json(self) -> dict[str, Any]:
        return {
            "locales": [row.as_json() for row in self.rows],
            "models": [model.as_json() for model in self.models],
            "lacking": dict(self.lacking),
        }


def survey(config: Config) -> Survey:
    """What each engine can speak here. Raises ConfigError, and SpeakError for a model.toml that is wrong."""
    engines: dict[str, Engine] = {}
    voices: dict[str, tuple[Voice, ...]] = {}
    hindered: dict[str, str] = {}
    for name in names(ENGINES):
        if name in _NOT_SHOWN:
            continue
        try:
            engines[name] = engine_class(name)(config.engine_settings(name))
            voices[name] = engines[name].voices()
        except VoiceguideError as error:
            # That it is the engine is known: its name stands before the line.
            hindered[name] = f"{error.message} {error.hint}".strip()
    folder = config.engine_settings("kokoro").models
    absent = [m for m in catalogue().values() if m.engine and not is_here(m, folder)]

    def row(locale: str) -> LocaleVoices:
        order = [*config.auto_for(locale), *voices]
        mine = [voice for found in voices.values() for voice in found if voice.locale == locale]
        return LocaleVoices(
            locale,
            Locale.parse(locale).get_display_name("en") or locale,
            tuple(sorted(mine, key=lambda voice: order.index(voice.engine))),
            sum(1 for p in (config.source / "recordings" / locale).glob("*") if p.suffix in SUFFIXES),
            tuple(model for model in absent if locale in model.locales),
            {name: what for name, engine in engines.items() if (what := lacks(engine, locale))},
        )

    return Survey(tuple(map(row, config.locales)), _models(folder, tuple(config.locales)), hindered)


def _models(folder: Path, locales: Sequence[str]) -> tuple[ModelRow, ...]:
    """Known models, then a person's own, as far as they speak one of the locales."""
    known = [model for model in catalogue().values() if model.engine]
    rows = [
        ModelRow(
            model.id, model.locales, model.size, model.quality, model.licence, model.non_commercial,
            is_here(model, folder),
        )
        for model in known
    ]  # fmt: skip
    for path in sorted(folder.glob(f"[!.]*/{FACTS_FILE}")):
        facts = read_facts(path.parent)
        if facts.id not in catalogue():
            size = sum(file.stat().st_size for file in path.parent.iterdir() if file.is_file())
            rows.append(
                ModelRow(
                    facts.id, facts.locales, size, facts.quality, facts.licence or "none named", facts.non_commercial,
                    is_here=True, own=True,
                )
            )  # fmt: skip
    return tuple(row for row in rows if not set(row.locales).isdisjoint(locales))
