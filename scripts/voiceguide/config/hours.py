"""Opening hours, closed dates and the time zone of clinic.toml.

Hours are written as a part of OpenStreetMap's notation (https://wiki.openstreetmap.org/wiki/Key:opening_hours).
"""

from __future__ import annotations

import datetime
import re
import zoneinfo

from voiceguide.config.table import Table
from voiceguide.errors import ConfigError
from voiceguide.model.values import DAY_MIN, EVERY_DAY, ClosedDate, OpenRun

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
HOURS_EXAMPLE = (
    "Write it like Mo-Fr 08:00-17:00; Sa 09:00-12:00. Two runs a day: Mo,We 08:00-12:00, 13:00-17:00. "
    "Overnight: Fr 20:00-06:00. Always: 24/7."
)
_DAY = "(?:Mo|Tu|We|Th|Fr|Sa|Su)"
_DAY_RUN = rf"{_DAY}(?:-{_DAY})?"
_HOURS = r"\d\d:\d\d-\d\d:\d\d"
_RULE = re.compile(rf"({_DAY_RUN}(?:, ?{_DAY_RUN})*) ({_HOURS}(?:, ?{_HOURS})*)", re.ASCII)
_EVERY_YEAR = re.compile(r"(\d\d)-(\d\d)", re.ASCII)
_LEAP_YEAR = 2000


def parse_hours(text: str) -> tuple[OpenRun, ...]:
    """The runs of ``Mo-Fr 08:00-17:00; Sa 09:00-12:00``, in the order of the text. Raises ValueError.

    ``24/7``; overnight ``Fr 20:00-06:00``; split shifts ``Mo 08:00-12:00, 13:00-17:00``; lists of days ``Mo,We``; days
    over the end of the week ``Sa-Mo``.
    """
    if not text:
        return ()
    if text.strip() == "24/7":
        return (OpenRun(EVERY_DAY, 0, DAY_MIN),)
    return tuple(run for rule in text.split(";") for run in _rule(rule.strip()))


def read_hours(table: Table, name: str) -> tuple[OpenRun, ...]:
    """A value of the type hours. Raises ConfigError for one that is empty or cannot be read."""
    text = table.text(name).strip()
    if not text:
        raise table.error(name, f"{name} is empty.", "Fill it in.")
    try:
        return parse_hours(text)
    except ValueError as error:
        raise table.error(name, f"{name}: {error}.", HOURS_EXAMPLE) from error


def _rule(text: str) -> list[OpenRun]:
    found = _RULE.fullmatch(text)
    if not found:
        raise ValueError(f"cannot read {text!r} as opening hours")
    days = tuple(sorted({day for part in found[1].split(",") for day in _days(part.strip())}))
    return [OpenRun(days, *_times(part.strip())) for part in found[2].split(",")]


def _days(text: str) -> list[int]:
    """``Mo-Fr`` or ``Sa``, as numbers. ``Sa-Mo`` goes over the end of the week."""
    first, _, last = text.partition("-")
    start = DAYS.index(first)
    length = (DAYS.index(last or first) - start) % 7
    return [(start + step) % 7 for step in range(length + 1)]


def _times(text: str) -> tuple[int, int]:
    """(opens_min, closes_min) of ``08:00-17:00``. What closes earlier than it opens closes on the next day."""
    opens, closes = (_minutes(part) for part in text.split("-"))
    if opens == DAY_MIN:
        raise ValueError("24:00 is the end of a day: no run begins there")
    if opens == closes:
        raise ValueError(f"{text!r} ends when it begins")
    return opens, closes if closes > opens else closes + DAY_MIN


def _minutes(text: str) -> int:
    hours, minutes = int(text[:2]), int(text[3:])
    if minutes > 59 or hours * 60 + minutes > DAY_MIN:
        raise ValueError(f"{text} is no time of day")
    return hours * 60 + minutes


def read_closed(table: Table) -> tuple[ClosedDate, ...]:
    """The key ``closed``: dates, or "12-25" for every year. Sorted. Raises ConfigError."""
    value = table.data.get("closed", [])
    if not isinstance(value, list):
        raise _closed_error(table, "closed is not a list.")
    return tuple(sorted({_closed(table, item) for item in value}, key=lambda date: (date.year or 0, date)))


def _closed(table: Table, item: object) -> ClosedDate:
    if type(item) is datetime.date:
        return ClosedDate(item.month, item.day, item.year)
    found = _EVERY_YEAR.fullmatch(item) if isinstance(item, str) else None
    if found:
        try:
            datetime.date(_LEAP_YEAR, int(found[1]), int(found[2]))
        except ValueError:
            found = None
    if not found:
        raise _closed_error(table, f"closed has what is no date: {str(item)!r}.")
    return ClosedDate(int(found[1]), int(found[2]))


def _closed_error(table: Table, message: str) -> ConfigError:
    return table.error("closed", message, 'Write it like [2026-12-24, "12-25"]; a text is month-day, every year.')


def read_timezone(table: Table) -> str:
    """The key ``timezone``: an IANA name, "" where it is not set. Raises ConfigError."""
    name = table.text("timezone", "")
    if not name:
        return ""
    # Checked against the list: a name is looked up as a path otherwise.
    if name not in zoneinfo.available_timezones() or not re.fullmatch(r"[A-Za-z0-9_+\-/]+", name):
        raise table.error("timezone", f"no time zone is called {name!r}.", 'Write it like "America/Chicago".')
    return name
