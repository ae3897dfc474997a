"""Who approved what: locales/<locale>/approvals.toml

An approval covers one unit in one locale for one role, on one state of the words: it carries their hash.
Any change of what was hashed voids it, by itself. Nothing else makes a unit approved.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from voiceguide.config import SOURCE_LOCALE, Config
from voiceguide.errors import TranslateError
from voiceguide.model.release import LeftOut, Standing, together
from voiceguide.model.speech import key_of
from voiceguide.model.text import NOTICES, Guide, Location
from voiceguide.run.files import write_atomic
from voiceguide.run.table import read_toml

TRANSLATOR, CLINICIAN, AUDIO = "translator", "clinician", "audio"
ROLES = (TRANSLATOR, CLINICIAN, AUDIO)
PLAYER_UNIT = "player"

Pairs = tuple[tuple[str, str], ...]
"""(source, translation) templates of a unit, in order."""

_HASH = re.compile(r"[0-9a-f]{64}")
_HEADER = """\
# Approvals for {locale}. `voiceguide review {locale}` writes them; a change of what was approved voids them.
"""


@dataclass(frozen=True, slots=True)
class Translation:
    """A guide in one locale. words: the player's, by English msgid. left_out: what has no translation.

    pairs: by approval unit, its (source, translation) templates in order, whatever a clinic switches; "" where
    there is no translation. emergency: the unit without which there is no release, the guide's first chapter.
    """

    guide: Guide
    words: Mapping[str, str]
    left_out: tuple[LeftOut, ...]
    pairs: Mapping[str, Pairs]
    emergency: str

    @property
    def text(self) -> Mapping[str, str]:
        """The text hash by approval unit."""
        return {unit: text_hash(pairs) for unit, pairs in self.pairs.items()}


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

    def standing(self, unit: str) -> Standing:
        return Standing.DRAFT if self.missing(unit) else Standing.APPROVED

    @property
    def pages(self) -> Standing:
        """Of the words around the chapters, on pages, in feeds and books: no page is approved without them."""
        return together(self.standing(NOTICES), self.standing(PLAYER_UNIT))


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
    approved = {unit for unit in units if ledger.standing(unit) is Standing.APPROVED}
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


def text_facts(pairs: Pairs) -> object:
    """What the text hash is made over, as JSON holds it."""
    return [list(pair) for pair in pairs]


def text_hash(pairs: Pairs) -> str:
    """Of a unit's (source, translation) templates, in order."""
    return key_of(text_facts(pairs))


def approvals_path(config: Config, locale: str) -> Path:
    return config.catalogs / locale / "approvals.toml"


def read_approvals(config: Config, locale: str) -> tuple[Approval, ...]:
    """A locale's approvals, none when there is no file. Raises TranslateError with file and line."""
    path = approvals_path(config, locale)
    if not path.is_file():
        return ()
    name = path.relative_to(config.root).as_posix()
    data = read_toml(path, name, TranslateError)
    text = path.read_text("utf-8")
    lines = [i for i, line in enumerate(text.splitlines(), start=1) if line.strip() == "[[approval]]"]
    entries = data.pop("approval", [])
    if data or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise TranslateError("approvals hold only [[approval]] entries.", location=Location(name, 1), locale=locale)
    return tuple(
        _approval(entry, Location(name, lines[i] if i < len(lines) else 1), locale) for i, entry in enumerate(entries)
    )


def _approval(entry: dict[str, object], location: Location, locale: str) -> Approval:
    names = ("unit", "role", "reviewer", "qualification", "date", "hash")
    texts = [entry.get(name) for name in names if name != "date"]
    date = entry.get("date")
    good = (
        set(entry) == set(names)
        and all(isinstance(text, str) and text.strip() for text in texts)
        and type(date) is datetime.date
        and entry["role"] in roles(locale)
        and _HASH.fullmatch(str(entry["hash"]))
    )
    if not good or not isinstance(date, datetime.date):
        raise TranslateError(
            "an approval is incomplete or not as `voiceguide review` writes it.", location=location, locale=locale,
            hint=f"It needs {', '.join(names)}; its role is one of {', '.join(roles(locale))}.",
        )  # fmt: skip
    unit, role, reviewer, qualification, hash = (str(text) for text in texts)
    return Approval(unit, role, reviewer, qualification, date, hash)


def write_approvals(config: Config, locale: str, given: Sequence[Approval]) -> tuple[Approval, ...]:
    """Add approvals; an older one of the same unit and role gives way. All that now stand in the file.

    Raises TranslateError.
    """
    fresh = {(a.unit, a.role): a for a in given}
    kept = [a for a in read_approvals(config, locale) if (a.unit, a.role) not in fresh]
    entries = sorted([*kept, *fresh.values()], key=lambda a: (a.unit, ROLES.index(a.role)))
    text = _HEADER.format(locale=locale) + "".join(_entry(a) for a in entries)
    write_atomic(approvals_path(config, locale), text.encode(), TranslateError)
    return tuple(entries)


def _entry(approval: Approval) -> str:
    def quoted(text: str) -> str:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + "".join(c if ord(c) >= 32 and ord(c) != 127 else f"\\u{ord(c):04x}" for c in escaped) + '"'

    return (
        f"\n[[approval]]\nunit = {quoted(approval.unit)}\nrole = {quoted(approval.role)}\n"
        f"reviewer = {quoted(approval.reviewer)}\nqualification = {quoted(approval.qualification)}\n"
        f"date = {approval.date.isoformat()}\nhash = {quoted(approval.hash)}\n"
    )
