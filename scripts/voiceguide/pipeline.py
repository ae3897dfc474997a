"""One locale from words to a finished edition: steps 2 to 6, called in order."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path

from voiceguide import approvals, encode, mix, pronounce, speak, translate
from voiceguide.config import Config
from voiceguide.digests import digests
from voiceguide.errors import Gathered, ServiceError, SpeakError
from voiceguide.model.glossary import Glossary
from voiceguide.model.job import Job
from voiceguide.model.release import Edition, LeftOut, Wants, combined_status
from voiceguide.model.sound import AudioFile, Track
from voiceguide.model.speech import Credit, Script, Voice
from voiceguide.model.text import SECTIONS, Guide
from voiceguide.model.translation import Translation
from voiceguide.run.executor import SerialExecutor
from voiceguide.run.report import Report
from voiceguide.store import Store
from voiceguide.store.files import write_atomic
from voiceguide.tracks import Tracks


@dataclass(frozen=True, slots=True)
class LocaleScript:
    """A locale's words, ready to be spoken by one voice, and who approved them."""

    local: Translation
    plan: pronounce.Plan
    ledger: approvals.Ledger


class Pipeline:
    """Builds one locale: translate, pronounce, speak, mix, encode. Owns the store and the engines of one build.

    executor: where jobs run, this process by default. in_flight: jobs handed to it at a time.
    """

    def __init__(
        self,
        config: Config,
        guide: Guide,
        glossary: Glossary,
        report: Report,
        executor: Executor | None = None,
        in_flight: int | None = None,
    ) -> None:
        self.config = config
        self.guide = guide
        self.glossary = glossary
        self.report = report
        self.executor = executor or SerialExecutor()
        self.in_flight = in_flight
        self.store = Store(config.store, report.warn)
        self.engines = speak.EnginePool(config, self.store)
        self.painter = encode.Painter(config.art, self.store)

    def locales(self, asked: Sequence[str] = (), into: Gathered | None = None) -> tuple[str, ...]:
        """The locales asked for, else all. Raises ConfigError for one that guide.toml does not know.

        into: gathers errors in locales/ instead, but not those in what is asked for.
        """
        for locale in asked:
            self.config.settings(locale)
        return tuple(dict.fromkeys(asked)) or translate.locales(self.config, into)

    def edition(self, locale: str, wants: Wants, *, release: bool) -> Edition | LeftOut:
        """A finished edition with the files that are wanted, or why there is none. Raises VoiceguideError.

        An online voice that gives up leaves the whole locale to the next one, where there is one.
        """
        self.report.step("translate", locale)
        local = translate.translate(self.guide, self.config, locale)  # 2
        voices = self.engines.voices_for(locale)
        if isinstance(voices, LeftOut):
            return voices
        wants = encode.with_parts(wants)
        given_up: list[str] = []
        for voice, spare in zip(voices, [*voices[1:], None], strict=True):
            try:
                found = self._spoken(self.write(local, voice), wants, release=release, last=spare is None)
            except SpeakError as error:
                if spare is None or error.engine != voice.engine:
                    raise
                self.report.warn(f"{locale} is spoken by {spare.engine}, since {voice.engine} gave up: {error}")
                given_up.append(voice.engine)
                continue
            note = f"{', '.join(given_up)} gave up" if given_up else ""
            return replace(found, note=note) if isinstance(found, Edition) and note else found
        raise AssertionError("the last voice either speaks or raises")

    def write(self, local: Translation, voice: Voice, into: Gathered | None = None) -> LocaleScript:
        """Scripts and hashes of a locale for one voice. Raises PronounceError, TranslateError, SpeakError.

        into: gathers these errors instead.
        """
        return self.write_with(local, voice, self.engines.asker(voice), into)

    def write_with(
        self, local: Translation, voice: Voice, asker: Voice | None, into: Gathered | None = None
    ) -> LocaleScript:
        """As `write`, with a known second voice: no engine is started. Raises PronounceError, TranslateError."""
        locale = local.guide.locale
        self.report.step("pronounce", locale)
        takes = speak.engine_class(voice.engine).alphabets
        plan = pronounce.plan(
            local.guide, self.config, self.glossary, voice, takes, self.engines.recording, into, asker
        )  # 3  # fmt: skip
        given = approvals.read_approvals(self.config, locale, into)
        ledger = approvals.Ledger(locale, given, local.text, plan.audio)
        return LocaleScript(local, plan, ledger)

    @staticmethod
    def stand_in(locale: str) -> Voice:
        """A voice for a locale that nothing can speak here: its words can be checked all the same."""
        return Voice("fake", "tone", locale, "0")

    def _spoken(self, written: LocaleScript, wants: Wants, *, release: bool, last: bool) -> Edition | LeftOut:
        local, plan, ledger = written.local, written.plan, written.ledger
        gate = approvals.admit(ledger, local, release=release)
        if gate.refused:
            return LeftOut(plan.guide.locale, gate.refused)
        scripts = [script for script in plan.scripts if script.section.context in gate.units]
        # All are spoken, also what no publisher wants: whoever approves the sound of a unit must be able to hear it.
        jobs = [self.job(plan, script, ledger, wants) for script in scripts]
        if not last:
            self.engines.check_answers(plan.voice, [u for job in jobs for u in job.script.to_speak])
        statuses = {job.script.section.id: job.approval_status for job in jobs if job.script.section.part == SECTIONS}
        pages = combined_status(ledger.pages, *statuses.values())
        covers = self.painter.pictures(plan.guide, statuses, pages) if wants.pictures else iter(())
        tracks = Tracks(self.engines, self.store, self.report, self.executor, self.in_flight)
        made = zip(jobs, tracks.renditions(jobs, wants, covers), strict=True)
        templates = {s.id: s.text for section in local.guide.parts for s in section.sentences}
        renditions = tuple(replace(r, digests=digests(job, r, templates, plan.values_of(r.section))) for job, r in made)
        edition = encode.assemble(
            plan.guide, local.words, plan.values, plan.voice, renditions, ledger.pages, gate.left_out, wants,
            self.painter, self.store,
        )  # fmt: skip
        asker = self.engines.asker(plan.voice)
        return replace(edition, asker=asker, credits=self._credits(plan.voice, asker))

    def _credits(self, *voices: Voice | None) -> tuple[Credit, ...]:
        """Licence and attribution of the voices that speak a locale, as far as their engines ask for it."""
        found = (self.engines.credit(voice) for voice in voices if voice is not None)
        return tuple(credit for credit in found if credit is not None)

    def job(self, plan: pronounce.Plan, script: Script, ledger: approvals.Ledger, wants: Wants) -> Job:
        """One track of a locale, as it stands today. Raises EncodeError for a cover that cannot be drawn."""
        status = ledger.approval_status(script.section.context)
        artist = self.config.clinic.values.get("clinic_name", "")
        tags = self.painter.tags(
            plan.guide, script.section, status, artist, cover="mp3" in wants.formats(script.section)
        )
        opened = plan.opened(script, status)
        engines = {name: self.engines.settings(name) for name in {u.voice.engine for u in opened.to_speak}}
        return Job(opened, self.config.pauses, self.config.levels, encode.revision(), tags, status, engines=engines)

    def built(self, plan: pronounce.Plan, script: Script, ledger: approvals.Ledger) -> tuple[bool, AudioFile | None]:
        """Whether the store has a track as it would be spoken today, and its MP3, None when it has none."""
        track, file = self.held(self.library_job(plan, script, ledger), "mp3")
        return track is not None, file

    def library_job(self, plan: pronounce.Plan, script: Script, ledger: approvals.Ledger) -> Job:
        """The job of a track whose MP3 is wanted: its tags have a cover."""
        mp3 = frozenset({"mp3"})
        return self.job(plan, script, ledger, Wants(sections=mp3, hold=mp3))

    def held(self, job: Job, format: str) -> tuple[Track | None, AudioFile | None]:
        """What the store has of a job: its track, and its file in one format. Each is None when it is not there."""
        track, file = self.store.get(job.mix_key), self.store.get(encode.file_key(job, format))
        return encode.track_of(track.facts) if track else None, file.files["file"] if file else None

    def say(self, text: str, locale: str, output: Path) -> None:
        """Speak one text into a WAV or MP3 file, as the guide would. Raises VoiceguideError."""
        voices = self.engines.voices_for(locale)
        if isinstance(voices, LeftOut):
            raise SpeakError(f"{voices.why}.", locale=locale)
        for voice, spare in zip(voices, [*voices[1:], None], strict=True):
            takes = speak.engine_class(voice.engine).alphabets
            utterance = pronounce.utterance(self.config, text, locale, voice, takes)
            try:
                if spare is not None:
                    self.engines.check_answers(voice, [utterance])
                pcm = mix.single(self.engines.speak(utterance), self.config.levels)
            except ServiceError as error:
                if spare is None:
                    raise
                self.report.warn(f"{spare.engine} speaks, since {voice.engine} gave up: {error}")
                continue
            write_atomic(output, encode.single(pcm, output.suffix))
            return
