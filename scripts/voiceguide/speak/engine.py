"""The seam: an engine turns an utterance into PCM, and nothing else.

An engine is a class behind an entry point of the group ``voiceguide.engines``. scripts/README.md shows one in 30 lines.
"""

from __future__ import annotations

from functools import cache
from typing import ClassVar, Protocol, cast, runtime_checkable

from voiceguide.config import GUIDE_FILE, VOICE_ALIASES
from voiceguide.errors import ConfigError
from voiceguide.model.settings import EngineSettings
from voiceguide.model.sound import Pcm
from voiceguide.model.speech import Credit, Utterance, Voice
from voiceguide.model.text import Location
from voiceguide.run.plugins import ENGINES, load


class Engine(Protocol):
    """One instance for each thread or process that speaks; it is never shared.

    cacheable: store each clip and reuse it in later builds. at_once: None: it speaks in the workers, as many as there
    are; a number: it speaks in so many threads of the main process. alphabets: PLS phoneme alphabets that it takes.
    """

    cacheable: ClassVar[bool]
    at_once: ClassVar[int | None]
    alphabets: ClassVar[frozenset[str]]

    def __init__(self, settings: EngineSettings) -> None: ...

    def voices(self) -> tuple[Voice, ...]:
        """All voices that can speak here, by locale and role. It loads no model and asks no network."""
        ...

    def speak(self, utterance: Utterance) -> Pcm:
        """The sound of one utterance, at the engine's own format. Raises SpeakError."""
        ...


@runtime_checkable
class OnlineEngine(Protocol):
    """What an engine that asks a network has beside `Engine`."""

    def answers(self, within_s: float = 3.0) -> bool:
        """Whether the service is configured and speaks. within_s: seconds, all included.

        It may raise SpeakError to say why the service refuses, for example a wrong key.
        """
        ...


@runtime_checkable
class LackingEngine(Protocol):
    """What an engine may have beside `Engine`, so that `voiceguide voices` can say what to do for a voice."""

    def lacks(self, locale: str) -> str:
        """What must be set or installed before a locale can be spoken, in one line; "" when nothing is missing."""
        ...


class CreditedEngine(Protocol):
    """What an engine may have beside `Engine`: whose voices have a licence that must be carried with their sound."""

    def credit(self, voice: Voice) -> Credit:
        """Licence and attribution of one of its voices. Raises SpeakError for a voice that is not here."""
        ...


def credit(engine: Engine, voice: Voice) -> Credit | None:
    """Licence and attribution of a voice, None where its engine asks for none."""
    return cast("CreditedEngine", engine).credit(voice) if hasattr(engine, "credit") else None


def lacks(engine: Engine, locale: str) -> str:
    """What an engine lacks for a locale, "" when it lacks nothing or cannot tell."""
    return engine.lacks(locale) if isinstance(engine, LackingEngine) else ""


@cache
def engine_class(name: str) -> type[Engine]:
    """The class behind an engine's name. Raises ConfigError."""
    return cast("type[Engine]", load(ENGINES, engine_name(name)))


def engine_name(asked: str) -> str:
    """An engine's own name for what a user may call it."""
    return VOICE_ALIASES.get(asked, asked)


def is_online(name: str) -> bool:
    """Whether an engine asks a network. Raises ConfigError."""
    return hasattr(engine_class(name), "answers")


def voice_of(engine: Engine, locale: str, role: str = "guide") -> Voice | None:
    """The engine's voice for a locale and a role, or None."""
    return next((voice for voice in engine.voices() if voice.locale == locale and voice.role == role), None)


def number_of(settings: EngineSettings, key: str, default: float, low: float, high: float) -> float:
    """A number of an engine's own table. Raises ConfigError when it is none from low to high."""
    value = settings.table.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise refused(settings, key, f"is not a number from {low:g} to {high:g}: {value!r}.")
    return float(value)


def refused(settings: EngineSettings, key: str, what: str, hint: str = "") -> ConfigError:
    """The error for a key of an engine's own table, with its line of guide.toml where that is known.

    what: goes on after the key's name, for example "is not text."
    """
    location = Location(GUIDE_FILE, settings.lines[key]) if key in settings.lines else None
    message = f"{key} of [engines.{settings.name}] {what}"
    return ConfigError(message, location=location, engine=settings.name, hint=hint or f"Mend it in {GUIDE_FILE}.")
