"""The one door to an engine: every utterance that is spoken passes here, in the main process and in workers.

The door makes the engine, once for each thread, adds to any error where it happened, and refuses silence.
"""

from __future__ import annotations

import threading
from contextlib import AbstractContextManager
from types import TracebackType

from voiceguide.errors import SpeakError, VoiceguideError
from voiceguide.model.settings import EngineSettings
from voiceguide.model.sound import Pcm
from voiceguide.model.speech import Utterance
from voiceguide.speak.engine import Engine, engine_class

ENGINES_KEPT = 2
"""Engines that a thread keeps loaded, the last used ones. An engine keeps its own models."""

_THREAD = threading.local()


def speak(settings: EngineSettings, utterance: Utterance) -> Pcm:
    """The sound of an utterance. settings: of its engine.

    Raises SpeakError, with file, line, section, locale, sentence and engine; for silence too. An error that is not
    ours gets the same facts as a note.
    """
    with Located(utterance):
        pcm = engine_here(settings).speak(utterance)
        if not pcm.samples or not any(pcm.data):
            raise SpeakError(
                f"the voice gave no sound for {utterance.spoken!r}.",
                hint="Add the words to the lexicon, or choose another voice.",
            )
    return pcm


class Located(AbstractContextManager[None]):
    """Adds where an utterance stands to any error that passes. An error of another library gets a note."""

    def __init__(self, utterance: Utterance) -> None:
        self._utterance = utterance
        self._facts = {
            "location": utterance.location,
            "section": utterance.section,
            "sentence": utterance.sentence_id,
            "locale": utterance.locale,
            "engine": utterance.voice.engine,
        }

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, VoiceguideError):
            for name, value in self._facts.items():
                if getattr(error, name) is None:
                    setattr(error, name, value)
        elif isinstance(error, Exception):
            told = ", ".join(f"{name} {value}" for name, value in self._facts.items() if value and name != "location")
            where = self._utterance.location or "no file"
            error.add_note(f"{where}: while {told} was spoken: {self._utterance.spoken!r}")


def engine_here(settings: EngineSettings) -> Engine:
    """The thread's instance of an engine. Raises ConfigError, or SpeakError when it cannot start."""
    made: list[tuple[EngineSettings, Engine]] = _THREAD.__dict__.setdefault("engines", [])
    for known, engine in made:
        if known == settings:
            made.remove((known, engine))
            break
    else:
        engine = _made(settings)
    # The one used last stands at the end.
    made.append((settings, engine))
    del made[:-ENGINES_KEPT]
    return engine


def _made(settings: EngineSettings) -> Engine:
    kind = engine_class(settings.name)
    engine = kind(settings)
    if not hasattr(kind, "answers"):
        return engine
    from voiceguide.speak.retry import RetryingEngine  # tenacity takes a while to import, and only these need it

    return RetryingEngine(engine)
