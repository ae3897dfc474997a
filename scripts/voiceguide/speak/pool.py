"""The engines of one build, in the main process: which voice speaks a locale, and where its sounds come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor

from voiceguide.config import AUTO, AUTO_ONLINE, Config
from voiceguide.errors import ConfigError, ServiceError, SpeakError
from voiceguide.model.job import Job
from voiceguide.model.release import LeftOut
from voiceguide.model.settings import EngineSettings
from voiceguide.model.sound import Pcm
from voiceguide.model.speech import Credit, Utterance, Voice
from voiceguide.model.text import Section
from voiceguide.run.executor import each
from voiceguide.speak import door
from voiceguide.speak.clips import Clips
from voiceguide.speak.engine import (
    Engine,
    OnlineEngine,
    credit,
    engine_class,
    engine_name,
    is_online,
    lacks,
    voice_of,
)
from voiceguide.speak.recording import recording_of
from voiceguide.store import Store

ANSWER_S = 3.0
"""Seconds in which an online engine must answer before a locale is begun with it."""


class EnginePool:
    """Chooses voices and speaks for a build. Owns the clips in the store."""

    def __init__(self, config: Config, store: Store) -> None:
        self._config = config
        self._clips = Clips(store)
        self._silences: dict[str, SpeakError | None] = {}

    def settings(self, name: str) -> EngineSettings:
        """All that an engine is told, from guide.toml."""
        return self._config.engine_settings(engine_name(name))

    def voices_for(self, locale: str) -> tuple[Voice, ...] | LeftOut:
        """Voices to try for a locale, the first choice first; more than one only where an online engine may give up.

        Raises ConfigError, SpeakError for an engine that was named outright and cannot start.
        """
        asked = self._config.voice_for(locale)
        chosen = asked not in (AUTO, AUTO_ONLINE)
        names = (engine_name(asked),) if chosen else self._config.auto_for(locale)
        found: list[Voice] = []
        for name in names:
            voice = self._voice(name, locale, chosen=chosen)
            if voice is not None:
                found.append(voice)
                if not is_online(name):
                    break
        if found:
            return tuple(found)
        told = " and ".join(name + (f" ({why})" if (why := self._lacks(name, locale)) else "") for name in names)
        return LeftOut(locale, f"no voice: {told} cannot speak it here; `voiceguide voices` shows what could")

    def asker(self, voice: Voice) -> Voice | None:
        """The second voice of the same engine for a locale, which asks the questions; None when it has none."""
        return voice_of(door.engine_here(self.settings(voice.engine)), voice.locale, "asker")

    def credit(self, voice: Voice) -> Credit | None:
        """Licence and attribution of a voice, None where its engine asks for none. Raises SpeakError."""
        return credit(door.engine_here(self.settings(voice.engine)), voice)

    def recording(self, section: Section, locale: str) -> Voice | None:
        """The recording of a section, as a voice. Raises SpeakError."""
        return recording_of(self.settings("recording"), section, locale)

    def check_answers(self, voice: Voice, utterances: Iterable[Utterance]) -> None:
        """Before a locale is begun with an online engine: the store has all of it, or the engine answers in time.

        Raises ServiceError when neither is so, with the engine's reason where it gave one. It is asked once a build.
        """
        name = voice.engine
        mine = [utterance for utterance in utterances if utterance.voice.engine == name]
        if not is_online(name) or all(self._clips.holds(utterance) for utterance in mine):
            return
        if name not in self._silences:
            self._silences[name] = _silence(door.engine_here(self.settings(name)), name)
        silence = self._silences[name]
        if silence:
            raise ServiceError(silence.message, hint=silence.hint, engine=name, locale=voice.locale)

    def missing(self, utterances: Iterable[Utterance]) -> tuple[Utterance, ...]:
        """Those of cacheable engines that the store lacks, each sound once."""
        found: dict[str, Utterance] = {}
        for utterance in utterances:
            if engine_class(utterance.voice.engine).cacheable and utterance.key not in found:
                found[utterance.key] = utterance
        return tuple(utterance for utterance in found.values() if not self._clips.holds(utterance))

    def speak_missing(
        self, missing: Sequence[Utterance], executor: Executor, in_flight: int | None = None
    ) -> Iterator[Utterance]:
        """Speak sentences of cacheable engines, and store each as soon as it is there. Gives each when it is stored.

        executor: of the workers. Raises SpeakError, StoreError; what was spoken until then is stored.
        """
        for name in dict.fromkeys(utterance.voice.engine for utterance in missing):
            told = [(self.settings(name), u) for u in missing if u.voice.engine == name]
            at_once = engine_class(name).at_once
            if at_once is None:
                yield from self._stored(each(executor, _speak, told, in_flight))
            else:
                with ThreadPoolExecutor(at_once) as threads:
                    yield from self._stored(each(threads, _speak, told, at_once))

    def cached_clips(self, utterances: Sequence[Utterance]) -> tuple[Pcm | None, ...]:
        """The sound of each utterance that a worker need not speak, None for the others. Raises SpeakError."""
        return tuple(self._clip(utterance) for utterance in utterances)

    def speak(self, utterance: Utterance) -> Pcm:
        """One utterance, here and now; from the store, or into it, when its engine is cacheable. Raises SpeakError."""
        keep = engine_class(utterance.voice.engine).cacheable
        pcm = self._clips.get(utterance) if keep else None
        if pcm is None:
            pcm = door.speak(self.settings(utterance.voice.engine), utterance)
            if keep:
                self._clips.put(utterance, pcm)
        return pcm

    def _stored(self, results: Iterable[tuple[tuple[EngineSettings, Utterance], Pcm]]) -> Iterator[Utterance]:
        for (_, utterance), pcm in results:
            self._clips.put(utterance, pcm)
            yield utterance

    def _clip(self, utterance: Utterance) -> Pcm | None:
        kind = engine_class(utterance.voice.engine)
        if kind.cacheable:
            return self._clips.get(utterance)
        return None if kind.at_once is None else door.speak(self.settings(utterance.voice.engine), utterance)

    def _lacks(self, name: str, locale: str) -> str:
        """What an engine lacks for a locale, "" when it cannot tell."""
        try:
            return lacks(door.engine_here(self.settings(name)), locale)
        except (ConfigError, SpeakError) as error:
            return error.message.rstrip(".")

    def _voice(self, name: str, locale: str, *, chosen: bool) -> Voice | None:
        """An engine's voice for a locale. chosen: the engine was named outright, so what hinders it is an error."""
        try:
            return voice_of(door.engine_here(self.settings(name)), locale)
        except (ConfigError, SpeakError):
            if chosen:
                raise
            return None


def _silence(engine: Engine, name: str) -> SpeakError | None:
    """Why an online engine does not speak now, None when it does."""
    try:
        if not isinstance(engine, OnlineEngine) or engine.answers(ANSWER_S):
            return None
    except SpeakError as error:
        return error
    return ServiceError(f"{name} did not answer within {ANSWER_S:g} s.")


def _speak(told: tuple[EngineSettings, Utterance]) -> Pcm:
    """In a worker or a thread: one sentence."""
    return door.speak(*told)


def sounds(job: Job) -> tuple[Pcm, ...]:
    """In a worker: the sound of each utterance of a job, known or spoken here. Raises SpeakError."""
    known = job.clips or (None,) * len(job.script.to_speak)
    return tuple(
        door.speak(job.engines[utterance.voice.engine], utterance) if pcm is None else pcm
        for utterance, pcm in zip(job.script.to_speak, known, strict=True)
    )
