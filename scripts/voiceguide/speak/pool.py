"""Which engine speaks a locale, and where its clips come from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from voiceguide.config import Config
from voiceguide.errors import ServiceError, SpeakError
from voiceguide.model.job import Job
from voiceguide.model.release import LeftOut
from voiceguide.model.sound import Pcm
from voiceguide.model.speech import Utterance, Voice
from voiceguide.model.text import Section
from voiceguide.speak.cache import CachedEngine
from voiceguide.speak.engine import AUTO, EMBEDDED, Engine, engine_class, engine_name, open_engine, speak, voice_of
from voiceguide.speak.recording import RecordingEngine
from voiceguide.store.store import Store

ONLINE = "gtts"


class EnginePool:
    """All engines of one build. Those whose clips are kept speak here, where the store is."""

    def __init__(self, config: Config, store: Store) -> None:
        self.config = config
        self.store = store
        self._engines: dict[str, Engine] = {}

    def engine(self, name: str) -> Engine:
        """An engine by name: retried and cached where its clips are kept. Raises ConfigError, SpeakError."""
        if name not in self._engines:
            engine = open_engine(name, self.config)
            # A recording is a file of the project already: there is nothing to gain by a second copy.
            if engine.kept and name != "recording":
                from voiceguide.speak.retry import RetryingEngine  # slow to import, and seldom needed

                engine = CachedEngine(RetryingEngine(engine), self.store)
            self._engines[name] = engine
        return self._engines[name]

    def voices_for(self, locale: str) -> tuple[Voice, ...] | LeftOut:
        """Voices to try for a locale, the one asked for first; more than one only in `auto`."""
        asked = engine_name(self.config.voice_for(locale))
        engines = (ONLINE, EMBEDDED) if asked == AUTO else (asked,)
        voices = tuple(voice for name in engines if (voice := voice_of(self.engine(name), locale)))
        if voices:
            return voices
        return LeftOut(
            locale, f"no voice: {' and '.join(engines)} cannot speak it here; `voiceguide voices` shows what could"
        )

    def prepare(self, missing: Sequence[Utterance], *, last: bool) -> None:
        """Before a locale is begun: in `auto`, gTTS must have it all in the store, or answer within 3 s.

        last: there is no other voice to fall back to. Raises ServiceError when it does not.
        """
        online = [utterance for utterance in missing if utterance.voice.engine == ONLINE]
        engine = self.engine(ONLINE) if online and not last else None
        if not isinstance(engine, CachedEngine) or all(engine.holds(utterance) for utterance in online):
            return
        if not self._answers:
            raise ServiceError("gTTS did not answer within 3 s.", engine=ONLINE, locale=online[0].locale)

    @cached_property
    def _answers(self) -> bool:
        """Asked once a build."""
        from voiceguide.speak.google import GoogleEngine  # slow to import, and seldom needed

        return GoogleEngine(self.config).answers()

    def recording(self, section: Section, locale: str) -> Voice | None:
        """The recording of a section, as a voice. Raises SpeakError."""
        engine = self.engine("recording")
        return engine.voice(section, locale) if isinstance(engine, RecordingEngine) else None

    def given(self, utterances: Iterable[Utterance]) -> tuple[Pcm | None, ...]:
        """The sound of each utterance whose engine speaks here; None for those that a worker speaks."""
        return tuple(self._given(utterance) for utterance in utterances)

    def speak(self, utterance: Utterance) -> Pcm:
        """One utterance, here and now. Raises SpeakError."""
        ((_, pcm),) = speak(self.engine(utterance.voice.engine), [utterance])
        return pcm

    def _given(self, utterance: Utterance) -> Pcm | None:
        if not engine_class(utterance.voice.engine).kept:
            return None
        try:
            return self.engine(utterance.voice.engine).speak(utterance)
        except SpeakError as error:
            error.sentence = error.sentence or utterance.sentence_id.split(" ")[0]
            error.locale = error.locale or utterance.locale
            error.engine = error.engine or utterance.voice.engine
            raise


_WORKERS_ENGINES: dict[str, Engine] = {}


def sounds(job: Job) -> tuple[Pcm, ...]:
    """In a worker: the sound of each utterance, given or spoken here. Raises SpeakError."""
    found = []
    for index, utterance in enumerate(job.script.utterances):
        pcm = job.given[index] if job.given else None
        if pcm is None:
            name = utterance.voice.engine
            if name not in _WORKERS_ENGINES:
                _WORKERS_ENGINES[name] = open_engine(name, job.config)
            ((_, pcm),) = speak(_WORKERS_ENGINES[name], [utterance])
        found.append(pcm)
    return tuple(found)
