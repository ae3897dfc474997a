"""Reviewing a locale: what reviewers see, how their word is recorded, and how far every locale is.

    sheet   a locale unit by unit: source beside translation, approvals, changes, audio files
    record  writes one approval, or those of a marks file, into approvals.toml
    page    the sheet as one printable HTML page, whose button saves the marks file
    status  the table of locales and units
    answer  what the verb does with its options
    show    sheet and table for a terminal

Like build.py, this package calls several steps. No step imports it.
"""

from voiceguide.review.answer import Ask, answer
from voiceguide.review.record import Reviewer, bring_back, record
from voiceguide.review.sheet import Sheet, sheet
from voiceguide.review.status import UnitStatus, status

__all__ = ["Ask", "Reviewer", "Sheet", "UnitStatus", "answer", "bring_back", "record", "sheet", "status"]
