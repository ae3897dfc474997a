"""A locale as its reviewers see it: unit by unit, source beside translation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from voiceguide import approvals, translate
from voiceguide.approvals import AUDIO, PLAYER_UNIT, Approval
from voiceguide.errors import TranslateError
from voiceguide.hear.results import Result, results
from voiceguide.model.release import LeftOut
from voiceguide.model.speech import Voice
from voiceguide.model.text import HOLD, SECTIONS, Block, Section
from voiceguide.model.translation import text_facts
from voiceguide.pipeline import LocaleScript, Pipeline
from voiceguide.review.changes import Change, changes
from voiceguide.store.store import sha256_of


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A block. translation: "" when there is none. entry: the prompt or notice that it belongs to, else "".

    id: within its unit. note: for the translator. switch: the clinic's setting that has turned the block off.
    """

    id: str
    kind: str
    source: str
    translation: str
    entry: str = ""
    note: str = ""
    switch: str = ""
    heard: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a role stands on a unit. state: approved, void or draft. hash: today's. given: its approval so far.

    refused: why the role cannot approve the unit today, "" when it can. changes: since a void approval;
    None when what was approved is not at hand.
    """

    role: str
    state: str
    hash: str
    given: Approval | None
    refused: str
    changes: tuple[Change, ...] | None = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """An approval unit. audio: its files below dist/library/ (a prompt or a notice has none there)."""

    name: str
    title: str
    rows: tuple[SheetRow, ...]
    marks: tuple[Mark, ...]
    audio: tuple[Path, ...] = ()

    @property
    def missing(self) -> int:
        """Blocks that have no translation."""
        return sum(not row.translation for row in self.rows)

    def mark(self, role: str) -> Mark | None:
        """Where a role stands, None when the locale does not need it."""
        return next((mark for mark in self.marks if mark.role == role), None)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All units of a locale. voice: None when nothing can speak it here. facts: what was hashed, by hash."""

    locale: str
    title: str
    version: str
    voice: Voice | None
    units: tuple[Unit, ...]
    facts: Mapping[str, object]

    def unit(self, name: str) -> Unit:
        """The unit of this name. Raises TranslateError, which names all."""
        for unit in self.units:
            if unit.name == name:
                return unit
        known = ", ".join(unit.name for unit in self.units)
        raise TranslateError(f"no unit is called {name!r}.", locale=self.locale, hint=f"Units: {known}.")


def sheet(pipeline: Pipeline, locale: str) -> Sheet:
    """Gather a locale. Nothing is rendered. Raises VoiceguideError."""
    pipeline.locales((locale,))
    local = translate.translate(pipeline.guide, pipeline.config, locale)
    found = pipeline.engines.voices_for(locale)
    voice = None if isinstance(found, LeftOut) else found[0]
    written = pipeline.write(local, voice or pipeline.stand_in(locale))
    facts = {written.ledger.text[unit]: text_facts(pairs) for unit, pairs in local.pairs.items()}
    facts |= {written.ledger.audio[unit]: heard for unit, heard in written.plan.heard.items()}
    gathering = _Gathering(
        pipeline,
        written,
        voice,
        facts,
        approvals.read_approved(pipeline.config, locale),
        results(pipeline.config, pipeline.store, [locale]),
    )
    units = tuple(gathering.unit(name) for name in local.pairs)
    return Sheet(locale, local.guide.title, pipeline.config.version, voice, units, facts)


@dataclass(frozen=True, slots=True)
class _Gathering:
    pipeline: Pipeline
    written: LocaleScript
    voice: Voice | None
    facts: Mapping[str, object]
    approved: Mapping[str, object]
    heard: tuple[Result, ...]

    def unit(self, name: str) -> Unit:
        sections = [section for section in self.pipeline.guide.parts if section.context == name]
        rows = tuple(self._rows(name, sections))
        missing = sum(not row.translation for row in rows)
        marks = tuple(self._mark(name, role, missing) for role in approvals.roles(self.written.ledger.locale))
        titled = sections[0].title if sections and sections[0].number else ""
        return Unit(name, titled, rows, marks, tuple(self._file(s) for s in sections if s.part in (SECTIONS, HOLD)))

    def _rows(self, name: str, sections: list[Section]) -> Iterator[SheetRow]:
        pairs = iter(self.written.local.pairs[name])
        if name == PLAYER_UNIT:
            yield from (SheetRow(f"player/{i}", "page", *pair) for i, pair in enumerate(pairs, start=1))
            return
        config = self.pipeline.config
        for section in sections:
            for block in section.blocks:
                entry = "" if section.number else section.id
                yield SheetRow(
                    block.id, str(block.kind), *next(pairs), entry, block.note, translate.turned_off_by(block, config),
                    self._heard(block),
                )  # fmt: skip

    def _heard(self, block: Block) -> tuple[str, ...]:
        """Each sentence of a block as it was heard, once a band."""
        lines = {(r.band, r.sentence_id): str(r) for r in self.heard if r.sentence_id.startswith(f"{block.id}/")}
        return tuple(lines.values())

    def _mark(self, name: str, role: str, missing: int) -> Mark:
        ledger = self.written.ledger
        state, today, given = ledger.state(name, role), ledger.today(name, role), ledger.given(name, role)
        refused = f"{missing} blocks have no translation" if missing else ""
        if role == AUDIO and not refused:
            refused = self._unheard(name)
        if state != "void" or given is None:
            return Mark(role, state, today, given, refused)
        old = self.approved.get(given.hash)
        seen = None if old is None else changes(old, self.facts.get(today), audio=role == AUDIO)
        return Mark(role, state, today, given, refused, seen)

    def _unheard(self, name: str) -> str:
        """Why the unit's audio does not exist as it is today; "" when it was built.

        An approval of the audio is somebody's word that they heard it: so its tracks must be in the store as
        today's words, voice and settings make them, and those of chapters and hold messages in dist/library/.
        """
        ledger, plan = self.written.ledger, self.written.plan
        scripts = [script for script in plan.scripts if script.section.context == name]
        if not scripts:
            return ""
        if self.voice is None:
            return "no voice can speak it here"
        build = f"today's audio is not built: `voiceguide build --locale {ledger.locale}`"
        if not (self.pipeline.config.dist / "library" / ledger.locale).is_dir():
            return build
        for script in scripts:
            file = self._file(script.section) if script.section.part in (SECTIONS, HOLD) else None
            if file and not file.is_file():
                return build
            spoken, mp3 = self.pipeline.built(plan, script, ledger)
            if not spoken or (file and (mp3 is None or sha256_of(file) != mp3.digest)):
                return build
        return ""

    def _file(self, section: Section) -> Path:
        folder = self.pipeline.config.dist / "library" / self.written.ledger.locale
        return folder / (f"hold/{section.stem}.mp3" if section.part == HOLD else f"{section.stem}.mp3")
