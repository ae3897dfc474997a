"""START HERE: the seven steps, in order.

A locale's words are gathered and checked, its tracks rendered by jobs, its edition assembled; only when all
editions are finished does dist/ change, all at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path

from voiceguide import encode, mix, pronounce, publish, source, speak, translate
from voiceguide.config import Config
from voiceguide.errors import GateError, SpeakError
from voiceguide.model.glossary import Glossary
from voiceguide.model.job import Job
from voiceguide.model.release import Edition, LeftOut
from voiceguide.model.speech import Script, Voice
from voiceguide.model.text import Guide
from voiceguide.run import folder
from voiceguide.run.executor import each, open_executor
from voiceguide.run.files import write_atomic
from voiceguide.run.report import Report
from voiceguide.run.store import Store


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for. locales: none means all. jobs: processes. release: only what is approved."""

    locales: tuple[str, ...] = ()
    jobs: int = 1
    release: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it."""

    editions: tuple[Edition, ...]
    left_out: tuple[LeftOut, ...]


def build(config: Config, order: Order, report: Report) -> Outcome:
    """Build all editions into dist/. Raises VoiceguideError, and then dist/ is as it was."""
    folder.check_writable(config.dist)
    if order.release:
        config.check_own_clinic()
    outcome = render(config, order, report)
    refused = [item for item in outcome.left_out if item.what in order.locales or not outcome.editions]
    if order.release and refused:
        raise GateError("; ".join(f"{item.what}: {item.why}" for item in refused) + ".", hint="See `voiceguide status`.")
    report.step("publish", "")
    with folder.stage(config.dist, config.store / "dist.lock") as stage:
        releases = publish.publish_all(outcome.editions, config, stage, release=order.release)  # 7
        stage.commit(publish.manifest(outcome.editions, outcome.left_out, releases, config))
    return outcome


def render(config: Config, order: Order, report: Report) -> Outcome:
    """The first six steps: every edition finished in the store, dist/ untouched."""
    store = Store(config.store, report.warn)
    report.step("source", "")
    guide, glossary = source.read_guide(config), source.read_glossary(config.root)  # 1
    wanted = order.locales or translate.locales(config)
    for locale in wanted:
        config.settings(locale)
    studio, painter = speak.Studio(config, store), encode.Painter(config.art, store)
    with open_executor(order.jobs) as executor:
        desk = _Desk(config, order, report, store, guide, glossary, studio, painter, executor)
        found = [desk.edition(locale) for locale in wanted]
    editions = tuple(item for item in found if isinstance(item, Edition))
    return Outcome(editions, tuple(item for item in found if isinstance(item, LeftOut)))


@dataclass(frozen=True, slots=True)
class _Desk:
    """One locale after the other."""

    config: Config
    order: Order
    report: Report
    store: Store
    guide: Guide
    glossary: Glossary
    studio: speak.Studio
    painter: encode.Painter
    executor: Executor

    def edition(self, locale: str) -> Edition | LeftOut:
        self.report.step("translate", locale)
        local = translate.translate(self.guide, self.config, locale)  # 2
        voices = self.studio.candidates(locale)
        if isinstance(voices, LeftOut):
            return voices
        first, *others = voices
        try:
            return self._spoken(local, first, last=not others)
        except SpeakError as error:
            if not others or error.engine != first.engine:
                raise
            self.report.warn(f"{locale} is spoken by {others[0].engine}, since {first.engine} gave up: {error}")
        found = self._spoken(local, others[0], last=True)
        return replace(found, note=f"{first.engine} gave up") if isinstance(found, Edition) else found

    def _spoken(self, local: translate.Translation, voice: Voice, *, last: bool) -> Edition | LeftOut:
        config, locale = self.config, local.guide.locale
        self.report.step("pronounce", locale)
        takes = speak.engine_class(voice.engine).alphabets
        plan = pronounce.plan(local.guide, config, self.glossary, voice, takes, self.studio.recording)  # 3
        ledger = translate.Ledger(locale, translate.read_approvals(config, locale), local.text, plan.audio)
        gate = translate.admit(ledger, local, release=self.order.release)
        if gate.refused:
            return LeftOut(locale, gate.refused)
        jobs = [self._job(plan, script, ledger) for script in plan.scripts if script.section.context in gate.units]
        rendered = tuple(self._tracks(jobs, locale, last=last))
        return encode.assemble(
            plan.guide, local.words, plan.values, voice, rendered, gate.left_out, self.painter, self.store
        )

    def _job(self, plan: pronounce.Plan, script: Script, ledger: translate.Ledger) -> Job:
        standing = ledger.standing(script.section.context)
        artist = self.config.clinic.values["clinic_name"]
        tags = self.painter.tags(plan.guide, script.section, standing, artist)
        phone = plan.guide.locale in self.config.clinic.phone_locales
        return Job(plan.opened(script, standing), tags, self.config, phone, standing, encode.revision())

    def _tracks(self, jobs: list[Job], locale: str, *, last: bool) -> Iterator[encode.Rendered]:
        held = {job.key: self.store.get(job.key) for job in jobs}
        missing = [job for job in jobs if held[job.key] is None]
        self.studio.prepare([u for job in missing for u in job.script.utterances], last=last)
        self.report.step("speak, mix, encode", locale, len(missing))
        given = (replace(job, given=self.studio.given(job.script.utterances)) for job in missing)
        for job, encoded in each(self.executor, _render, given):  # 4, 5, 6
            held[job.key] = self.store.put(job.key, encoded.facts, encoded.files)
            self.report.done(job.script.section.context)
        for job in jobs:
            entry = held[job.key]
            if entry is not None:
                yield encode.Rendered.of(job, entry)


def _render(job: Job) -> encode.Encoded:
    """In a worker: all of a job goes in by value, bytes and facts come out."""
    sounds = speak.sounds(job)  # 4
    mixed = mix.mix(job.script, sounds, job.config.pauses, job.config.levels)  # 5
    return encode.encode(job, mixed.track, mixed.pcm)  # 6


def say(config: Config, text: str, locale: str, output: Path) -> None:
    """Speak one text into a WAV or MP3 file, as the guide would. Raises VoiceguideError."""
    studio = speak.Studio(config, Store(config.store))
    voices = studio.candidates(locale)
    if isinstance(voices, LeftOut):
        raise SpeakError(f"{voices.why}.", locale=locale)
    voice = voices[-1]
    utterance = pronounce.utterance(config, text, locale, voice, speak.engine_class(voice.engine).alphabets)
    pcm = mix.single(studio.speak(utterance), config.levels)
    write_atomic(output, encode.single(pcm, output.suffix))
