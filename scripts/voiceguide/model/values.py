"""Values of a clinic that are more than text.

`OpeningHours`: when staff answer. The dialplans, the webhook and the terminal's phone all ask it, or its `spans`.
`PhoneNumber`: shown, said, dialled and linked. `MonthRange`: how often something is due.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

DAY_MIN = 24 * 60
"""Minutes of a day."""
EVERY_DAY = tuple(range(7))


@dataclass(frozen=True, slots=True)
class OpenRun:
    """Days with the same hours. days: sorted, 0 is Monday. opens_min, closes_min: minutes after midnight.

    opens_min is 0 to 1439. closes_min is always later; past 1440 it is on the next day: 20:00-06:00 is 1200 to 1800.
    """

    days: tuple[int, ...]
    opens_min: int
    closes_min: int

    @property
    def is_always(self) -> bool:
        """Whether it is every day, day and night."""
        return self.days == EVERY_DAY and (self.opens_min, self.closes_min) == (0, DAY_MIN)

    def spans(self) -> Iterator[OpenRun]:
        """The same hours as runs that end on the day on which they begin: 20:00-24:00, and 00:00-06:00 a day later."""
        yield OpenRun(self.days, self.opens_min, min(self.closes_min, DAY_MIN))
        if self.closes_min > DAY_MIN:
            yield OpenRun(tuple(sorted((day + 1) % 7 for day in self.days)), 0, self.closes_min - DAY_MIN)


@dataclass(frozen=True, slots=True, order=True)
class ClosedDate:
    """A day, from midnight to midnight, on which the clinic is closed. year: None for every year."""

    month: int
    day: int
    year: int | None = None

    def is_on(self, date: datetime.date) -> bool:
        """Whether it is this date."""
        return (self.month, self.day) == (date.month, date.day) and self.year in (None, date.year)


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """When staff answer. Without runs: always, but for closed dates.

    closed: a whole calendar day each; what began the evening before ends at its midnight. timezone: an IANA name such
    as ``America/Chicago``, "" for the clock of the machine.
    """

    runs: tuple[OpenRun, ...] = ()
    closed: tuple[ClosedDate, ...] = ()
    timezone: str = ""

    def spans(self) -> tuple[OpenRun, ...]:
        """All runs, each within one day: see `OpenRun.spans`."""
        return tuple(span for run in self.runs for span in run.spans())

    def is_open(self, when: datetime.datetime) -> bool:
        """Whether staff answer at this moment. A time without a zone is the clinic's local time."""
        if when.tzinfo is not None:
            when = when.astimezone(ZoneInfo(self.timezone) if self.timezone else None)
        if any(date.is_on(when.date()) for date in self.closed):
            return False
        minute = when.hour * 60 + when.minute
        return not self.runs or any(
            when.weekday() in span.days and span.opens_min <= minute < span.closes_min for span in self.spans()
        )


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A phone number, parsed once when clinic.toml is read.

    written: as people wrote it, with plain spaces, hyphens and digits; pages show this. groups: the digits that are
    said, one text for each written group, without plus and extension. plus: whether a plus is said before them.
    dialled: what a phone system dials, digits after an optional plus; the extension is not in it. extension: digits,
    "" for none. Raises ValueError for anything else in `dialled`, `groups` or `extension`.
    """

    written: str
    groups: tuple[str, ...]
    plus: bool
    dialled: str
    extension: str = ""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"\+?[0-9]+", self.dialled):
            raise ValueError(f"{self.dialled!r} cannot be dialled")
        if not self.groups or not all(re.fullmatch("[0-9]+", group) for group in self.groups):
            raise ValueError(f"{self.groups!r} are no groups of digits")
        if not re.fullmatch("[0-9]*", self.extension):
            raise ValueError(f"{self.extension!r} is no extension")

    @property
    def keys(self) -> str:
        """The extension as keys to be sent when the other side has answered: ``ww12``, "" for none.

        ``w`` is half a second of waiting, as Asterisk's ``Dial``, FreeSWITCH's ``send_dtmf`` and Twilio's
        ``sendDigits`` read it.
        """
        return f"ww{self.extension}" if self.extension else ""

    @property
    def tel(self) -> str:
        """The address of a link (RFC 3966). A number without a plus is given as it is dialled, without a context."""
        return f"tel:{self.dialled}" + (f";ext={self.extension}" if self.extension else "")


@dataclass(frozen=True, slots=True)
class MonthRange:
    """A number of months, from `low` to `high`, both counted in. Both are the same for an exact number."""

    low: int
    high: int

    @property
    def is_exact(self) -> bool:
        """Whether it is one number of months."""
        return self.low == self.high
