"""A reviewer's approval -> approvals.toml. An approval of words that have changed since is not recorded."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from voiceguide import approvals
from voiceguide.approvals import Approval
from voiceguide.errors import TranslateError
from voiceguide.pipeline import Pipeline
from voiceguide.review.marks import Marks
from voiceguide.review.sheet import Sheet, sheet

LONGEST = 200
"""Characters of a name or a qualification."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A reviewer's name, qualification and date. Raises TranslateError for an empty or unprintable text."""

    name: str
    qualification: str
    date: datetime.date

    def __post_init__(self) -> None:
        for what, text in (("reviewer", self.name), ("qualification", self.qualification)):
            if not text.strip():
                raise TranslateError(f"the {what} is empty.", hint="An approval says who gave it, and with what right.")
            if len(text) > LONGEST or not _plain(text):
                raise TranslateError(f"the {what} is no line of plain text of at most {LONGEST} characters.",
                                     hint="Shorten it, and leave out line breaks and marks of direction.")  # fmt: skip


def _plain(text: str) -> bool:
    marks = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    return not any(char in marks or unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in text)


@dataclass(frozen=True, slots=True)
class Refused:
    """A mark that was not taken."""

    unit: str
    role: str
    why: str

    def __str__(self) -> str:
        return f"{self.unit}, {self.role}: {self.why}."


def record(
    pipeline: Pipeline, locale: str, units: Sequence[str], role: str, reviewer: Reviewer
) -> tuple[Approval, ...]:
    """Approve units as they are today, all or none. Raises VoiceguideError.

    A unit may carry the hash that is printed on paper, ``trial:6c84a436b199``. Then it is approved only with that hash.
    """
    seen = sheet(pipeline, locale)
    asked = {name: digits for name, _, digits in (unit.partition(":") for unit in units)}
    refused = [why for name, digits in asked.items() if (why := _refusal(seen, name, role, digits))]
    if refused:
        raise TranslateError("; ".join(str(why).rstrip(".") for why in refused) + ".", locale=locale)
    given = [_approval(seen, name, role, reviewer) for name in asked]
    approvals.approve(pipeline.config, locale, given, _facts(seen, given))
    return tuple(given)


def bring_back(
    pipeline: Pipeline, marks: Marks, today: datetime.date
) -> tuple[tuple[Approval, ...], tuple[Refused, ...]]:
    """Record a page's marks. A mark on words that have changed since is refused and named; the others are recorded.

    Raises VoiceguideError.
    """
    reviewer = Reviewer(marks.reviewer, marks.qualification, marks.date)
    # A page from a time zone further east may carry tomorrow's date.
    if marks.date > today + datetime.timedelta(days=1):
        raise TranslateError(f"the marks are of {marks.date}, which is yet to come.", hint="Mend the date on the page.")
    if marks.guide != pipeline.config.guide_id:
        raise TranslateError(f"the marks are for another guide: {marks.guide!r}.", hint="Make the page anew.")
    seen = sheet(pipeline, marks.locale)
    given, refused = [], []
    for mark in marks.marks:
        why = _refusal(seen, mark.unit, mark.role, mark.hash)
        if why:
            refused.append(why)
        else:
            given.append(_approval(seen, mark.unit, mark.role, reviewer))
    if given:
        approvals.approve(pipeline.config, marks.locale, given, _facts(seen, given))
    return tuple(given), tuple(refused)


def _refusal(seen: Sheet, name: str, role: str, hash: str) -> Refused | None:
    """Why a mark cannot be recorded. hash: of the words that the reviewer saw, or its first digits, where known."""
    unit = next((unit for unit in seen.units if unit.name == name), None)
    if unit is None:
        return Refused(name, role, f"there is no such unit; there is: {', '.join(u.name for u in seen.units)}")
    mark = unit.mark(role)
    if mark is None:
        needed = ", ".join(approvals.roles(seen.locale))
        return Refused(name, role, f"{seen.locale} needs no such role; it needs: {needed}")
    if not mark.hash.startswith(hash):
        what = "voice, pace or spoken words" if role == approvals.AUDIO else "words"
        return Refused(name, role, f"the {what} have changed since the page was made; look at them again")
    return Refused(name, role, mark.refused) if mark.refused else None


def _approval(seen: Sheet, name: str, role: str, reviewer: Reviewer) -> Approval:
    mark = seen.unit(name).mark(role)
    hash = mark.hash if mark else ""
    return Approval(name, role, reviewer.name.strip(), reviewer.qualification.strip(), reviewer.date, hash)


def _facts(seen: Sheet, given: Sequence[Approval]) -> dict[str, object]:
    return {approval.hash: seen.facts[approval.hash] for approval in given}
