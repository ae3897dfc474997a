"""A clinic's settings in one locale: shown as people there write them, spoken in words.

A phone number is said digit by digit, an emergency number too: "nine one one", never "nine hundred eleven".
Values are data: they are put in whole, and nothing in them is looked at again.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from functools import cache

from babel import Locale
from babel.dates import format_time
from babel.lists import format_list
from babel.localedata import LocaleDataDict, load

from voiceguide.config import Config, OpeningHours, parse_hours
from voiceguide.model.release import Value, direction, own_digits
from voiceguide.model.text import PLACEHOLDER, Guide

_LTR_ISOLATE, _FIRST_STRONG_ISOLATE, _POP = "\u2066", "\u2068", "\u2069"
_OWN_DAYS = {"ht": ("lendi", "madi", "mèkredi", "jedi", "vandredi", "samdi", "dimanch")}
_OWN_AND = {"ht": " ak "}
"""Where CLDR has no names of days, and no lists, yet and Babel would give another language's."""
_Time = Callable[[int], str]


def clinic_values(config: Config, guide: Guide, numbers: Sequence[str]) -> dict[str, Value]:
    """All of the clinic's values by name. guide: in the locale. numbers: its words for 0 to 59, or none."""
    words = _Words(guide, numbers)
    values = {}
    for name, placeholder in config.placeholders.items():
        raw = config.clinic.values.get(name)
        if raw is not None:
            shown, spoken = words.of(placeholder.type, raw)
            values[name] = Value(name, placeholder.type, raw, shown, spoken)
    return values | {"guide_title": Value("guide_title", "part", guide.title, guide.title, guide.title)}


def part_value(name: str, raw: str, guide: Guide, numbers: Sequence[str]) -> Value:
    """A value that the guide fills in itself, such as a phone key. raw: digits."""
    words = _Words(guide, numbers)
    return Value(name, "part", raw, own_digits(words.locale, raw), words.digits(raw))


class _Words:
    def __init__(self, guide: Guide, numbers: Sequence[str]) -> None:
        self.guide = guide
        self.locale = guide.locale
        self.numbers = tuple(numbers)

    def of(self, type: str, raw: str) -> tuple[str, str]:
        """(shown, spoken) of a value."""
        match type:
            case "phone" | "digits":
                return self._isolated(own_digits(self.locale, raw), _LTR_ISOLATE), self.digits(raw)
            case "months":
                low, high = (int(part) for part in raw.split("-"))
                shown = self._months(own_digits(self.locale, str(low)), own_digits(self.locale, str(high)))
                return shown, self._months(self.number(low), self.number(high))
            case "hours":
                return self._hours(raw)
            case _:
                return self._isolated(raw, _FIRST_STRONG_ISOLATE), raw.replace("[", " ").replace("]", " ")

    def number(self, value: int) -> str:
        """A number from 0 to 59 in words; in digits where the glossary has no words for the locale."""
        return self.numbers[value] if value < len(self.numbers) else str(value)

    def digits(self, raw: str) -> str:
        """Digit by digit in words, a comma where the number is written in groups."""
        groups = re.findall(r"\d+", raw)
        return ", ".join(" ".join(self.number(int(digit)) for digit in group) for group in groups)

    def _isolated(self, text: str, opener: str) -> str:
        return f"{opener}{text}{_POP}" if direction(self.locale) == "rtl" else text

    def _phrase(self, notice: str, **parts: str) -> str:
        """A phrase of the notices with its parts put in, "" when the locale has no translation of it."""
        try:
            text = self.guide.notice(notice).blocks[0].text
        except KeyError:
            return " ".join(parts.values())
        return PLACEHOLDER.sub(lambda found: parts.get(found[1], found[0]), text)

    def _months(self, low: str, high: str) -> str:
        return self._phrase("months-range", low=low, high=high)

    def _hours(self, raw: str) -> tuple[str, str]:
        runs = parse_hours(raw)
        shown, spoken = ([self._run(run, time) for run in runs] for time in (self._clock, self._said))
        return self._list(shown), self._list(spoken)

    def _list(self, items: list[str]) -> str:
        own = _OWN_AND.get(self.locale)
        if own is None or len(items) < 2:
            return format_list(items, locale=Locale.parse(self.locale))
        return f"{', '.join(items[:-1])}{own}{items[-1]}"

    def _run(self, run: OpeningHours, time: _Time) -> str:
        names = _OWN_DAYS.get(self.locale) or _day_names(self.locale)
        days = names[run.first]
        if run.last != run.first:
            days = self._phrase("days-range", first=days, last=names[run.last])
        return f"{days} {self._phrase('hours-range', start=time(run.opens), end=time(run.closes))}"

    def _clock(self, minutes: int) -> str:
        time = datetime.time(minutes // 60 % 24, minutes % 60)
        return own_digits(self.locale, format_time(time, "short", locale=self.locale))

    def _said(self, minutes: int) -> str:
        hour, minute = divmod(minutes, 60)
        part = "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"
        face = self.number((hour - 1) % 12 + 1)
        time = (
            self._phrase("time-minutes", hour=face, minute=self.number(minute))
            if minute
            else self._phrase("time-full-hour", hour=face)
        )
        return self._phrase(part, time=time)


@cache
def _day_names(locale: str) -> Mapping[int, str]:
    """The names of the days as CLDR writes them by themselves, from 0 for Monday.

    Looked up in a copy of the locale's data: Babel shares it between locales and writes into it, so that after Urdu all
    other languages would get the days in Urdu (https://github.com/python-babel/babel/issues/1234).
    """
    names: Mapping[int, str] = LocaleDataDict({"days": deepcopy(load(locale)["days"])})["days"]["stand-alone"]["wide"]
    return names
