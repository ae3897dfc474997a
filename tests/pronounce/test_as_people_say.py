"""Months, hours and emergency numbers in each locale: any range, any hour, the right case, never a digit."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

from tests.conftest import REPOSITORY, read_config
from voiceguide import source
from voiceguide.config import Config, parse_hours
from voiceguide.model.glossary import Glossary
from voiceguide.model.release import Value
from voiceguide.model.text import Guide
from voiceguide.model.values import MonthRange
from voiceguide.pronounce.lexicon import Lexicon, read_lexicon
from voiceguide.pronounce.values import clinic_values
from voiceguide.translate import translate

LOCALES = tuple(read_config(REPOSITORY).locales)
RANGES = [MonthRange(low, high) for low in range(1, 13) for high in range(low, 13)]


@cache
def setting(locale: str) -> tuple[Config, Guide, Glossary, Lexicon]:
    """The notices alone: the guide's other words take long to split."""
    config = read_config(REPOSITORY)
    guide = replace(source.read_guide(config), sections=(), hold=(), phone=())
    local = translate(guide, config, locale).guide
    return config, local, source.read_glossary(REPOSITORY), read_lexicon(REPOSITORY, locale)


def values(locale: str, months: MonthRange = RANGES[0], hours: str = "") -> dict[str, Value]:
    config, guide, glossary, _ = setting(locale)
    given = {**config.clinic.values, "opening_hours": hours}
    runs = {"opening_hours": parse_hours(hours)} if hours else {}
    clinic = replace(config.clinic, values=given, months={"refill_months": months}, runs=runs)
    numbers, digits = glossary.numbers[locale], glossary.digits.get(locale, ())
    return clinic_values(replace(config, clinic=clinic), guide, numbers, digits)


def heard(locale: str, text: str) -> str:
    """After the lexicon, which gives numbers the case that their place wants."""
    return setting(locale)[3].apply(text)


@pytest.mark.parametrize("locale", LOCALES)
def test_any_range_of_months_is_said_without_a_digit(locale: str) -> None:
    said = {months: heard(locale, values(locale, months)["refill_months"].spoken) for months in RANGES}
    for months, text in said.items():
        assert not re.search(r"[\d{}]", text), (months, text)
        assert locale == "en_US" or "month" not in text
    # No two ranges sound alike.
    assert len(set(said.values())) == len(RANGES)


def plural(count: int, one: str, few: str, many: str) -> str:
    """The Slavic word for months after a number up to twelve."""
    return one if count == 1 else few if count < 5 else many


@pytest.mark.parametrize("months", [m for m in RANGES if not m.is_exact], ids=str)
def test_both_numbers_of_a_range_have_their_own_case(months: MonthRange) -> None:
    low, high = months.low, months.high
    polish = values("pl", months)["refill_months"].shown
    word = [plural(n, "miesiąc", "miesiące", "miesięcy") for n in (low, high)]
    first, last = ("co miesiąc" if n == 1 else f"co {n} {w}" for n, w in zip((low, high), word, strict=True))
    assert polish == f"nie częściej niż {first} i nie rzadziej niż {last}"
    russian = values("ru", months)["refill_months"].spoken
    words = [plural(n, "месяц", "месяца", "месяцев") for n in (low, high)]
    assert re.fullmatch(rf"минимум \w+ {words[0]}, максимум \w+ {words[1]}", russian)
    creole = heard("ht", values("ht", months)["refill_months"].spoken)
    assert creole.startswith("yon mwa a ") == (low == 1)
    assert "youn" not in creole
    arabic = values("ar", months)["refill_months"].spoken
    forms = {1: "شهر واحد", 2: "شهرين"}
    ends = [forms.get(n) or (r"\w+ أشهر" if n < 11 else r"\w+ عشر شهرا") for n in (low, high)]
    assert re.fullmatch(f"من {ends[0]} إلى {ends[1]}", arabic)


@pytest.mark.parametrize("locale", LOCALES)
def test_any_hour_is_said_without_a_digit(locale: str) -> None:
    said = set()
    for hour in range(24):
        for minute in (0, 5, 15, 30, 45):
            closes = (hour + 1) % 24
            text = heard(
                locale, values(locale, hours=f"Tu {hour:02d}:{minute:02d}-{closes:02d}:00")["opening_hours"].spoken
            )
            assert not re.search(r"[\d{}]", text), (hour, minute, text)
            said.add(text)
    # Every time sounds like itself.
    assert len(said) == 24 * 5


ORDINALS = (
    "الواحدة", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة", "العاشرة",
    "الحادية", "الثانية",
)  # fmt: skip


@pytest.mark.parametrize("hour", range(1, 13))
@pytest.mark.parametrize("minute", [0, 30])
def test_arabic_hours_are_feminine_ordinals(hour: int, minute: int) -> None:
    opens = f"{hour % 12 + (12 if hour == 12 else 0):02d}:{minute:02d}"
    text = heard("ar", values("ar", hours=f"Tu {opens}-23:00")["opening_hours"].spoken)
    assert f"الساعة {ORDINALS[hour - 1]}" in text
    assert hour < 11 or f"{ORDINALS[hour - 1]} عشرة" in text


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en_US", "nine one one"),
        ("hi", "नाइन वन वन"),
        ("bn", "নাইন ওয়ান ওয়ান"),
        ("es_419", "nueve uno uno"),
        ("ru", "девять один один"),
        ("ht", "nèf youn youn"),
    ],
)
def test_the_emergency_number_as_it_is_said_in_the_united_states(locale: str, said: str) -> None:
    assert values(locale)["emergency_number"].spoken == said


def test_few_minutes_after_the_hour() -> None:
    assert "from eight oh five in the morning" in values("en_US", hours="Tu 08:05-09:00")["opening_hours"].spoken
    assert "godziny ósmej zero pięć" in heard("pl", values("pl", hours="Tu 08:05-09:00")["opening_hours"].spoken)
    assert "八点零五分" in values("zh_Hans", hours="Tu 08:05-09:00")["opening_hours"].spoken
