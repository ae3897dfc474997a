"""One locale from words to a finished edition: steps 2 to 6, called in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path

from voiceguide import approvals, encode, mix, pronounce, speak, translate
from voiceguide.config import Config
from voiceguide.errors import SpeakError
from voiceguide.model.glossary import Glossary
from voiceguide.model.job import Job
from voiceguide.model.release import Edition, LeftOut, combined_status
from voiceguide.model.speech import Script, Voice
from voiceguide.model.text import SECTIONS, Guide
from voiceguide.model.translation import Translation
from voiceguide.run.executor import each
from voiceguide.run.report import Report
from voiceguide.store.files import write_atomic
from voiceguide.store.store import Store


@dataclass(frozen=True, slots=True)
class LocaleScript:
    """A locale's words, ready to be spoken by one voice, and who approved them."""

    local: Translation
    plan: pronounce.Plan
    ledger: approvals.Ledger


class Pipeline:
    """Where a build's locales are worked on, one after the other."""

    def __init__(
        self, config: Config, guide: Guide, glossary: Glossary, report: Report, executor: Executor | None = None
    ) -> None:
        self.config = config
        self.guide = guide
        self.glossary = glossary
        self.report = report
        self.executor = executor
        self.store = Store(config.store, report.warn)
        self.engines = speak.EnginePool(config, self.store)
        self.painter = encode.Painter(config.art, self.store)

    def locales(self, asked: Sequence[str] = ()) -> tuple[str, ...]:
        """The locales asked for, else all. Raises ConfigError for one that guide.toml does not know."""
        for locale in asked:
            self.config.settings(locale)
        return tuple(dict.fromkeys(asked)) or translate.locales(self.config)

    def edition(self, locale: str, *, release: bool) -> Edition | LeftOut:
        """A finished edition, or why there is none. Raises VoiceguideError."""
        self.report.step("translate", locale)
        local = translate.translate(self.guide, self.config, locale)  # 2
        voices = self.engines.voices_for(locale)
        if isinstance(voices, LeftOut):
            return voices
        first, *others = voices
        try:
            return self._spoken(self.write(local, first), release=release, last=not others)
        except SpeakError as error:
            if not others or error.engine != first.engine:
                raise
            self.report.warn(f"{locale} is spoken by {others[0].engine}, since {first.engine} gave up: {error}")
        found = self._spoken(self.write(local, others[0]), release=release, last=True)
        return replace(found, note=f"{first.engine} gave up") if isinstance(found, Edition) else found

    def write(self, local: Translation, voice: Voice) -> LocaleScript:
        """Scripts and hashes of a locale for one voice. Raises PronounceError, TranslateError."""
        locale = local.guide.locale
        self.report.step("pronounce", locale)
        takes = speak.engine_class(voice.engine).alphabets
        plan = pronounce.plan(local.guide, self.config, self.glossary, voice, takes, self.engines.recording)  # 3
        ledger = approvals.Ledger(locale, approvals.read_approvals(self.config, locale), local.text, plan.audio)
        return LocaleScript(local, plan, ledger)

    @staticmethod
    def stand_in(locale: str) -> Voice:
        """A voice for a locale that nothing can speak here: its words can be checked all the same."""
        return Voice("fake", "tone", locale, "0")

    def _spoken(self, written: LocaleScript, *, release: bool, last: bool) -> Edition | LeftOut:
        local, plan, ledger = written.local, written.plan, written.ledger
        gate = approvals.admit(ledger, local, release=release)
        if gate.refused:
            return LeftOut(plan.guide.locale, gate.refused)
        jobs = [self.job(plan, script, ledger) for script in plan.scripts if script.section.context in gate.units]
        sections = {job.script.section.id: job.approval_status for job in jobs if job.script.section.part == SECTIONS}
        covers = self.painter.pictures(plan.guide, sections, combined_status(ledger.pages, *sections.values()))
        rendered = tuple(self._tracks(jobs, covers, plan.guide.locale, last=last))
        return encode.assemble(
            plan.guide, local.words, plan.values, plan.voice, rendered, ledger.pages, gate.left_out,
            self.painter, self.store,
        )  # fmt: skip

    def job(self, plan: pronounce.Plan, script: Script, ledger: approvals.Ledger) -> Job:
        """One track of a locale, as it stands today. Raises EncodeError for a cover that cannot be drawn."""
        approval_status = ledger.approval_status(script.section.context)
        artist = self.config.clinic.values["clinic_name"]
        tags = self.painter.tags(plan.guide, script.section, approval_status, artist)
        phone = plan.guide.locale in self.config.clinic.phone_locales
        return Job(plan.opened(script, approval_status), tags, self.config, phone, approval_status, encode.revision())

    def _tracks(
        self, jobs: list[Job], covers: Iterator[object], locale: str, *, last: bool
    ) -> Iterator[encode.Rendered]:
        held = {job.key: self.store.get(job.key) for job in jobs}
        missing = [job for job in jobs if held[job.key] is None]
        self.engines.prepare([u for job in missing for u in job.script.utterances], last=last)
        self.report.step("speak, mix, encode", locale, len(missing))

        def given() -> Iterator[Job]:
            for job in missing:
                yield replace(job, given=self.engines.given(job.script.utterances))
                # While workers speak, this process draws a cover; `assemble` finds it in the store.
                next(covers, None)

        for job, encoded in each(self.executor, render, given()):
            held[job.key] = self.store.put(job.key, encoded.facts, encoded.files)
            self.report.done(job.script.section.context)
        for job in jobs:
            entry = held[job.key]
            if entry is not None:
                yield encode.Rendered.of(job, entry)

    def say(self, text: str, locale: str, output: Path) -> None:
        """Speak one text into a WAV or MP3 file, as the guide would. Raises VoiceguideError."""
        voices = self.engines.voices_for(locale)
        if isinstance(voices, LeftOut):
            raise SpeakError(f"{voices.why}.", locale=locale)
        voice = voices[-1]
        utterance = pronounce.utterance(self.config, text, locale, voice, speak.engine_class(voice.engine).alphabets)
        pcm = mix.single(self.engines.speak(utterance), self.config.levels)
        write_atomic(output, encode.single(pcm, output.suffix))


def render(job: Job) -> encode.Encoded:
    """In a worker: all that a job needs goes in by value, bytes and facts come out."""
    sounds = speak.sounds(job)  # 4
    mixed = mix.mix(job.script, sounds, job.config.pauses, job.config.levels)  # 5
    return encode.encode(job, mixed.track, mixed.pcm)  # 6
