"""The state of every locale, unit by unit. Nothing is spoken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voiceguide import approvals, translate
from voiceguide.approvals import AUDIO, Approval, Ledger
from voiceguide.errors import Gathered, gathering
from voiceguide.hear.results import Result, results
from voiceguide.model.release import LeftOut
from voiceguide.model.translation import text_hash
from voiceguide.pipeline import Pipeline

MISSING, DRAFT, VOID, APPROVED = "missing", "draft", "void", "approved"


@dataclass(frozen=True, slots=True)
class UnitStatus:
    """A unit in a locale. missing: blocks that have no translation, of how many. states: by role, in order.

    given: the approvals, standing or void. heard: its sentences as `hear` heard them last in what dist/ holds.
    """

    locale: str
    unit: str
    missing: int
    blocks: int
    states: tuple[tuple[str, str], ...]
    given: tuple[Approval, ...]
    heard: tuple[Result, ...] = ()

    @property
    def approval_status(self) -> str:
        """missing, void, approved, the roles that stand joined by +, or draft."""
        states = dict(self.states)
        if self.missing:
            return MISSING
        if VOID in states.values():
            return VOID
        done = [role for role, state in self.states if state == APPROVED]
        return APPROVED if len(done) == len(states) else "+".join(done) or DRAFT

    def as_json(self) -> dict[str, object]:
        """For `voiceguide status --format json`."""
        by_role = {approval.role: approval for approval in self.given}
        roles = {role: _role(state, by_role.get(role)) for role, state in self.states}
        return {
            "locale": self.locale, "unit": self.unit, "standing": self.approval_status, "missing": self.missing,
            "blocks": self.blocks, "roles": roles, "heard": [_heard(result) for result in self.heard],
        }  # fmt: skip


def status(pipeline: Pipeline, locales: Sequence[str] = (), into: Gathered | None = None) -> tuple[UnitStatus, ...]:
    """A line for each unit of each locale. Raises VoiceguideError for what cannot be read.

    into: gathers these errors instead; a locale that cannot be read has no lines then, and the others have theirs.
    """
    lines: list[UnitStatus] = []
    with gathering(into) as found:
        for locale in pipeline.locales(locales, found):
            with found.catch():
                lines += _lines(pipeline, locale)
    return tuple(lines)


def _lines(pipeline: Pipeline, locale: str) -> Iterator[UnitStatus]:
    ledger, pairs = _ledger(pipeline, locale)
    heard = results(pipeline.config, pipeline.store, [locale])
    for unit, texts in pairs.items():
        roles = approvals.roles(locale)
        states = tuple((role, ledger.state(unit, role)) for role in roles)
        given = tuple(found for role in roles if (found := ledger.given(unit, role)))
        yield UnitStatus(
            locale,
            unit,
            sum(not text for _, text in texts),
            len(texts),
            states,
            given,
            tuple(result for result in heard if result.unit == unit),
        )


def _ledger(pipeline: Pipeline, locale: str) -> tuple[Ledger, dict[str, tuple[tuple[str, str], ...]]]:
    """Today's hashes. Hashes of the audio are slow, so they are computed only when audio was approved."""
    given = approvals.read_approvals(pipeline.config, locale)
    if any(approval.role == AUDIO for approval in given):
        local = translate.translate(pipeline.guide, pipeline.config, locale)
        found = pipeline.engines.voices_for(locale)
        voice = pipeline.stand_in(locale) if isinstance(found, LeftOut) else found[0]
        return pipeline.write(local, voice).ledger, dict(local.pairs)
    pairs = translate.pairs(pipeline.guide, pipeline.config, locale)
    text = {unit: text_hash(texts) for unit, texts in pairs.items()}
    return Ledger(locale, given, text, {}), pairs


def _role(state: str, given: Approval | None) -> dict[str, str]:
    if given is None:
        return {"state": state}
    return {
        "state": state, "reviewer": given.reviewer, "qualification": given.qualification,
        "date": given.date.isoformat(), "hash": given.hash,
    }  # fmt: skip


def _heard(result: Result) -> dict[str, object]:
    found = result.found
    return {
        "id": result.sentence_id, "band": result.band, "heard": found.heard, "character_error": round(found.rate, 4),
        "closest": found.closest or result.sentence_id, "digits": list(found.digits),
    }  # fmt: skip
