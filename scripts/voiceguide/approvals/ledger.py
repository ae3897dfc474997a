"""Which units are approved today, and the gate of a release.

An approval covers one unit, one locale and one role. It carries the hash of the words that were approved.
Any change of these words makes it void. Nothing else makes a unit approved.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from voiceguide.config import SOURCE_LOCALE
from voiceguide.model.release import ApprovalStatus, LeftOut, combined_status
from voiceguide.model.text import NOTICES
from voiceguide.model.translation import Translation

TRANSLATOR, CLINICIAN, AUDIO = "translator", "clinician", "audio"
ROLES = (TRANSLATOR, CLINICIAN, AUDIO)
PLAYER_UNIT = "player"


@dataclass(frozen=True, slots=True)
class Approval:
    """One person's word on one unit. hash: hexadecimal SHA-256 of what was approved."""

    unit: str
    role: str
    reviewer: str
    qualification: str
    date: datetime.date
    hash: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """A locale's approvals against today's hashes. text, audio: today's hash by unit."""

    locale: str
    approvals: tuple[Approval, ...]
    text: Mapping[str, str]
    audio: Mapping[str, str]

    def state(self, unit: str, role: str) -> str:
        """``approved``, ``void`` (approved once, changed since) or ``draft``."""
        given = self.given(unit, role)
        if given is None:
            return "draft"
        return "approved" if given.hash == self.today(unit, role) else "void"

    def given(self, unit: str, role: str) -> Approval | None:
        """The approval of a unit by a role, standing or void: the one on today's words when there are several."""
        given = [a for a in self.approvals if a.unit == unit and a.role == role]
        return next((a for a in given if a.hash == self.today(unit, role)), given[-1] if given else None)

    def today(self, unit: str, role: str) -> str:
        """Today's hash of what a role looks at; "" when the unit is not there."""
        return (self.audio if role == AUDIO else self.text).get(unit, "")

    def missing(self, unit: str) -> tuple[str, ...]:
        """Roles that have still to approve a unit as it is today."""
        return tuple(role for role in roles(self.locale) if self.state(unit, role) != "approved")

    def approval_status(self, unit: str) -> ApprovalStatus:
        return ApprovalStatus.DRAFT if self.missing(unit) else ApprovalStatus.APPROVED

    @property
    def pages(self) -> ApprovalStatus:
        """The status of the words around the chapters (pages, feeds, books). No page is approved without them."""
        return combined_status(self.approval_status(NOTICES), self.approval_status(PLAYER_UNIT))


@dataclass(frozen=True, slots=True)
class Admission:
    """What the gate lets into an edition. refused: why the whole locale stays out, "" when it does not."""

    units: frozenset[str]
    left_out: tuple[LeftOut, ...]
    refused: str = ""


def admit(ledger: Ledger, translation: Translation, *, release: bool) -> Admission:
    """The gate. A draft build takes all that is translated; a release only what is approved.

    A locale is refused when a notice has no translation, since pages, tracks and values are made with them, and in a
    release when its emergency chapter (the guide's first), its notices or the words of its pages are not approved.
    No flag changes that.
    """
    guide = translation.guide
    units = {section.context for section in guide.parts} | {PLAYER_UNIT}
    missing = {item.what for item in translation.left_out}
    if not guide.sections:
        return Admission(frozenset(), translation.left_out, "no section is translated")
    needed = sorted(what for what in missing if what.startswith(f"{NOTICES}/"))
    if needed:
        return Admission(frozenset(), translation.left_out, f"no translation of {', '.join(needed)}")
    if not release:
        return Admission(frozenset(units), translation.left_out)
    approved = {unit for unit in units if ledger.approval_status(unit) is ApprovalStatus.APPROVED}
    vital = (translation.emergency, NOTICES, PLAYER_UNIT)
    lacking = [unit for unit in vital if unit not in approved]
    if lacking:
        why = "; ".join(f"{unit} needs {', '.join(ledger.missing(unit))}" for unit in lacking)
        return Admission(frozenset(), (), f"not approved: {why}")
    refused = [LeftOut(u, f"not approved by {', '.join(ledger.missing(u))}") for u in sorted(units - approved)]
    return Admission(frozenset(approved), (*translation.left_out, *refused))


def roles(locale: str) -> tuple[str, ...]:
    """Who has to approve a unit: the source needs no translator."""
    return (CLINICIAN, AUDIO) if locale == SOURCE_LOCALE else ROLES
