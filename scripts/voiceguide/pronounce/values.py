"""A clinic's settings in one locale: shown as people there write them, spoken in words.

A phone number is said digit by digit, an emergency number too: "nine one one", never "nine hundred eleven".
Values are data: they are put in whole, and nothing in them is looked at again.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from functools import cache
from itertools import groupby

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_period_id
from babel.lists import format_list
from babel.localedata import LocaleDataDict, load

from voiceguide.config import SOURCE_LOCALE, Clinic, Config
from voiceguide.model.release import Value, direction, own_digits
from voiceguide.model.speakable import without_symbols
from voiceguide.model.text import PLACEHOLDER, Guide
from voiceguide.model.values import DAY_MIN, ClosedDate, MonthRange, OpenRun, PhoneNumber

_LTR_ISOLATE, _FIRST_STRONG_ISOLATE, _POP = "\u2066", "\u2068", "\u2069"
_OWN_DAYS = {"ht": ("lendi", "madi", "mèkredi", "jedi", "vandredi", "samdi", "dimanch")}
_OWN_AND = {"ht": " ak "}
"""Where CLDR has no names of days, and no lists, yet and Babel would give another language's."""
_OWN_DATES = {"ht": ("d/M/y", "d/M")}
"""The same for dates: with a year, and without."""
_LEAP_YEAR = 2000
_MIDNIGHT, _NOON = 0, 12 * 60
"""Minutes of the day that have names of their own."""
_FEW_MINUTES = 9
"""So many minutes or fewer are said in another way in some languages: eight oh five."""
_MONTHS = {"one": "months-one", "two": "months-two", "few": "months-few", "many": "months-many"}
"""The notice of each CLDR plural category but ``other``."""
_Time = Callable[[int], str]


def clinic_values(config: Config, guide: Guide, numbers: Sequence[str], digits: Sequence[str] = ()) -> dict[str, Value]:
    """All of the clinic's values by name. guide: in the locale. numbers: its words for 0 to 59, or none.

    digits: its words for 0 to 9 in an emergency number, where they are others.
    """
    words = _Words(guide, numbers, digits)
    values = {}
    for name, placeholder in config.placeholders.items():
        raw = config.clinic.values.get(name)
        if raw is not None:
            number = config.clinic.phones.get(name)
            months = config.clinic.months.get(name)
            runs = config.clinic.runs.get(name)
            if number:
                shown, spoken = words.phone(number)
            elif runs:
                shown, spoken = words.hours(runs)
            elif months:
                shown, spoken = words.months(months)
            else:
                shown, spoken = words.of(placeholder.type, raw)
            values[name] = Value(name, placeholder.type, raw, shown, spoken, number=number)
    values |= _shown_only(config.clinic, words)
    return values | {"guide_title": Value("guide_title", "part", guide.title, guide.title, guide.title)}


def _shown_only(clinic: Clinic, words: _Words) -> dict[str, Value]:
    """What pages show: closed dates, and today's notice. Only the notice is said, and only on the phone.

    The raw value of the notice is the locale of its text: the locale's own, else en_US, which is shown and not said.
    """
    found = {}
    if closed := clinic.opening.closed:
        found["closed"] = Value("closed", "dates", "", words.dates(closed), "")
    locale = next((code for code in (words.locale, SOURCE_LOCALE) if code in clinic.notice), "")
    if locale:
        text = clinic.notice[locale]
        spoken = _sayable(text) if locale == words.locale else ""
        found["notice"] = Value("notice", "notice", locale, text, spoken)
    return found


def _sayable(text: str) -> str:
    """Text of the clinic's own without symbols, and without brackets, in which some voices take phonemes."""
    return without_symbols(text.replace("[", " ").replace("]", " "))


def part_value(name: str, raw: str, guide: Guide, numbers: Sequence[str]) -> Value:
    """A value that the guide fills in itself, such as a phone key. raw: digits."""
    words = _Words(guide, numbers)
    return Value(name, "part", raw, own_digits(words.locale, raw), words.digits(raw))


class _Words:
    def __init__(self, guide: Guide, numbers: Sequence[str], emergency: Sequence[str] = ()) -> None:
        self.guide = guide
        self.locale = guide.locale
        self.numbers = tuple(numbers)
        self.emergency = tuple(emergency)

    def of(self, type: str, raw: str) -> tuple[str, str]:
        """(shown, spoken) of a value."""
        match type:
            case "digits":
                said = " ".join(self.emergency[int(digit)] for digit in raw) if self.emergency else self.digits(raw)
                return self._shown_number(raw), said
            case _:
                return self._isolated(raw, _FIRST_STRONG_ISOLATE), _sayable(raw)

    def number(self, value: int) -> str:
        """A number from 0 to 59 in words; in digits where the glossary has no words for the locale."""
        return self.numbers[value] if value < len(self.numbers) else str(value)

    def digits(self, raw: str) -> str:
        """Digit by digit in words."""
        return " ".join(self.number(int(digit)) for digit in raw)

    def phone(self, number: PhoneNumber) -> tuple[str, str]:
        """(shown, spoken): plus, digit by digit, a comma where the number is written in groups, extension."""
        groups = [self.digits(group) for group in number.groups]
        if number.plus:
            groups[0] = f"{self._phrase('plus')} {groups[0]}".strip()
        if number.extension:
            groups.append(self._phrase("extension", extension=self.digits(number.extension)))
        return self._shown_number(number.written), ", ".join(groups)

    def _shown_number(self, text: str) -> str:
        return self._isolated(own_digits(self.locale, text), _LTR_ISOLATE)

    def _isolated(self, text: str, opener: str) -> str:
        return f"{opener}{text}{_POP}" if direction(self.locale) == "rtl" else text

    def _phrase(self, notice: str, **parts: str) -> str:
        """A phrase of the notices with its parts put in, "" when the locale has no translation of it."""
        try:
            text = self.guide.notice(notice).blocks[0].text
        except KeyError:
            return " ".join(parts.values())
        return PLACEHOLDER.sub(lambda found: parts.get(found[1], found[0]), text)

    def months(self, months: MonthRange) -> tuple[str, str]:
        """(shown, spoken): a range, or an exact number with the word for months in the right form."""
        return self._months(months, lambda count: own_digits(self.locale, str(count))), self._months(
            months, self.number
        )

    def _months(self, months: MonthRange, number: Callable[[int], str]) -> str:
        if months.is_exact:
            return self._counted(months.low, number)
        if _one_plural(self.locale):
            return self._phrase("months-range", low=number(months.low), high=number(months.high))
        shortest, longest = (self._counted(count, number) for count in (months.low, months.high))
        return self._phrase("months-between", shortest=shortest, longest=longest)

    def _counted(self, count: int, number: Callable[[int], str]) -> str:
        """A number with the word for months in the form that CLDR's plural rules give."""
        form = "month-one" if count == 1 else _MONTHS.get(Locale.parse(self.locale).plural_form(count), "months-exact")
        return self._phrase(form, count=number(count))

    def hours(self, runs: Sequence[OpenRun]) -> tuple[str, str]:
        """(shown, spoken) of opening hours."""
        shown, spoken = (self._open(runs, time) for time in (self._clock, self._said))
        return shown, spoken

    def _open(self, runs: Sequence[OpenRun], time: _Time) -> str:
        """All runs as one phrase. Neighbours on the same days are one item: the days, then all their times."""
        if any(run.is_always for run in runs):
            return self._phrase("always")
        items = []
        for days, same in groupby(runs, key=lambda run: run.days):
            times = [
                self._phrase("hours-range", start=time(run.opens_min), end=time(run.closes_min % DAY_MIN))
                for run in same
            ]
            items.append(f"{self._days(days)} {self._list(times)}")
        return self._list(items)

    def dates(self, closed: Sequence[ClosedDate]) -> str:
        """Dates as people write them; those of every year without a year."""
        return self._list([own_digits(self.locale, self._date(date)) for date in closed])

    def _date(self, date: ClosedDate) -> str:
        on = datetime.date(date.year or _LEAP_YEAR, date.month, date.day)
        if own := _OWN_DATES.get(self.locale):
            return format_date(on, own[0] if date.year else own[1], locale=self.locale)
        return format_date(on, "long", self.locale) if date.year else format_skeleton("MMMMd", on, locale=self.locale)

    def _list(self, items: list[str]) -> str:
        own = _OWN_AND.get(self.locale)
        if own is None or len(items) < 2:
            return format_list(items, locale=Locale.parse(self.locale))
        return f"{', '.join(items[:-1])}{own}{items[-1]}"

    def _days(self, days: Sequence[int]) -> str:
        """Three days or more in a row as a range, also over the end of the week; others one by one."""
        names = _OWN_DAYS.get(self.locale) or _day_names(self.locale)
        words = []
        for run in _in_a_row(days):
            if len(run) > 2:
                words.append(self._phrase("days-range", first=names[run[0]], last=names[run[-1]]))
            else:
                words += [names[day] for day in run]
        return self._list(words)

    def _clock(self, minutes: int) -> str:
        time = datetime.time(minutes // 60 % 24, minutes % 60)
        return own_digits(self.locale, format_time(time, "short", locale=self.locale))

    def _said(self, minutes: int) -> str:
        if minutes in (_MIDNIGHT, _NOON):
            return self._phrase(period(minutes, self.locale))
        hour, minute = divmod(minutes, 60)
        face = self.number((hour - 1) % 12 + 1)
        time = self._phrase(_time_notice(minute), hour=face, minute=self.number(minute))
        return self._phrase(period(minutes, self.locale), time=time)


@cache
def _one_plural(locale: str) -> bool:
    """Whether the word for months has one form after all numbers from two to twelve (CLDR's plural rules)."""
    form = Locale.parse(locale).plural_form
    return len({form(count) for count in range(2, 13)}) == 1


def _time_notice(minute: int) -> str:
    if not minute:
        return "time-full-hour"
    return "time-minutes" if minute > _FEW_MINUTES else "time-few-minutes"


def period(minutes: int, locale: str) -> str:
    """The notice for a time of day: ``midnight`` and ``noon``, else the locale's part of the day as CLDR divides it.

    One of night1, night2, morning1, morning2, afternoon1, afternoon2, evening1
    (https://www.unicode.org/reports/tr35/tr35-dates.html#Day_Period_Rule_Sets).
    """
    if minutes in (_MIDNIGHT, _NOON):
        return "noon" if minutes else "midnight"
    return get_period_id(datetime.time(minutes // 60, minutes % 60), locale=Locale.parse(locale))


def _in_a_row(days: Sequence[int]) -> list[list[int]]:
    """Days of a week in runs without a gap. Sunday and Monday are neighbours: (0, 5, 6) is one run, 5 6 0."""
    if len(days) == 7:
        return [list(days)]
    runs = []
    for start in (day for day in days if (day - 1) % 7 not in days):
        run = [start]
        while (run[-1] + 1) % 7 in days:
            run.append((run[-1] + 1) % 7)
        runs.append(run)
    return runs


@cache
def _day_names(locale: str) -> Mapping[int, str]:
    """The names of the days as CLDR writes them by themselves, from 0 for Monday.

    Looked up in a copy of the locale's data: Babel shares it between locales and writes into it, so that after Urdu all
    other languages would get the days in Urdu (https://github.com/python-babel/babel/issues/1234).
    """
    names: Mapping[int, str] = LocaleDataDict({"days": deepcopy(load(locale)["days"])})["days"]["stand-alone"]["wide"]
    return names
