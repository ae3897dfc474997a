"""The seam: an engine turns an utterance into PCM, and nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from typing import ClassVar, Protocol, cast

from voiceguide.config import VOICE_ALIASES, Config
from voiceguide.errors import SpeakError
from voiceguide.model.sound import Clip, Pcm
from voiceguide.model.speech import Utterance, Voice
from voiceguide.run.plugins import ENGINES, load

EMBEDDED = "espeak"
AUTO = "auto"


class Engine(Protocol):
    """One instance per worker; it need not be thread-safe. Made with the Config of the build.

    kept: its clips cost enough (a network, a large model, a person) to be kept in the store; it is then
    called where the store is, not in a worker. alphabets: of W3C PLS phonemes that it takes.
    """

    kept: ClassVar[bool]
    alphabets: ClassVar[frozenset[str]]

    def __init__(self, config: Config) -> None: ...

    def voices(self) -> tuple[Voice, ...]:
        """All voices that can speak here, one a locale. It neither downloads nor asks a network."""
        ...

    def speak(self, utterance: Utterance) -> Pcm:
        """The sound of one utterance, at the engine's own format. Raises SpeakError."""
        ...


@cache
def engine_class(name: str) -> type[Engine]:
    """The class behind an engine's name. Raises ConfigError."""
    return cast("type[Engine]", load(ENGINES, VOICE_ALIASES.get(name, name)))


def engine_name(asked: str) -> str:
    """An engine's own name for what a user may call it."""
    return VOICE_ALIASES.get(asked, asked)


def open_engine(name: str, config: Config) -> Engine:
    """A new engine. Raises ConfigError, or SpeakError when it cannot start."""
    return engine_class(name)(config)


def voice_of(engine: Engine, locale: str) -> Voice | None:
    """The engine's voice for a locale, or None."""
    return next((voice for voice in engine.voices() if voice.locale == locale), None)


def speak(engine: Engine, utterances: Iterable[Utterance]) -> tuple[tuple[Clip, Pcm], ...]:
    """Speak in order. Raises SpeakError, which names the sentence, for one that comes out silent or fails."""
    spoken = []
    for utterance in utterances:
        try:
            pcm = engine.speak(utterance)
        except SpeakError as error:
            error.sentence = error.sentence or utterance.sentence_id
            error.locale = error.locale or utterance.locale
            error.engine = error.engine or utterance.voice.engine
            raise
        if not pcm.samples or not any(pcm.data):
            raise SpeakError(
                f"the voice gave no sound for {utterance.spoken!r}.",
                sentence=utterance.sentence_id,
                locale=utterance.locale,
                engine=utterance.voice.engine,
                hint="Add the words to the lexicon, or choose another voice.",
            )
        spoken.append((Clip(utterance, pcm.format, pcm.samples, hashlib.sha256(pcm.data).hexdigest()), pcm))
    return tuple(spoken)
