"""A number is the same number however a recogniser writes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import REPOSITORY
from voiceguide import source
from voiceguide.hear.judge import number_faults
from voiceguide.hear.letters import plain
from voiceguide.hear.numbers import NumberWords, chinese
from voiceguide.hear.texts import folded

GLOSSARY = source.read_glossary(REPOSITORY)
LOCALES = sorted(GLOSSARY.numbers)
WORDS = {locale: NumberWords.of(GLOSSARY, locale) for locale in LOCALES}
DIGITS = st.text("0123456789", min_size=3, max_size=11)
SEPARATED = (" ", "-", ", ", ". ", "")


def said(digits: str, locale: str) -> str:
    """Digit by digit, as the guide says a telephone number."""
    return " ".join(GLOSSARY.numbers[locale][int(digit)] for digit in digits)


def numbers(text: str, locale: str) -> tuple[str, ...]:
    return folded(text, WORDS[locale]).numbers


@given(st.sampled_from(LOCALES), DIGITS, st.sampled_from(SEPARATED))
def test_digits_in_words_and_in_any_grouping_are_the_same_number(locale: str, digits: str, between: str) -> None:
    assert numbers(said(digits, locale), locale) == (digits,)
    written = digits[:3] + between + digits[3:]
    assert numbers(written, locale) == (digits,)
    assert not number_faults(numbers(said(digits, locale), locale), numbers(between.join(digits), locale))


@given(st.sampled_from(LOCALES), DIGITS, st.data())
def test_one_wrong_digit_is_always_a_fault(locale: str, digits: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(digits) - 1))
    other = data.draw(st.sampled_from([d for d in "0123456789" if d != digits[at]]))
    wrong = digits[:at] + other + digits[at + 1 :]
    assert number_faults(numbers(said(digits, locale), locale), numbers(wrong, locale)) == (
        f"{digits} heard as {wrong}",
    )


@given(st.sampled_from(LOCALES), DIGITS, st.data())
def test_a_lost_or_a_doubled_digit_is_a_fault(locale: str, digits: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(digits) - 1))
    for wrong in (digits[:at] + digits[at + 1 :], digits[:at] + digits[at] + digits[at:]):
        assert number_faults(numbers(said(digits, locale), locale), numbers(wrong, locale))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_number_of_the_glossary_is_read(locale: str) -> None:
    for value, word in enumerate(GLOSSARY.numbers[locale]):
        assert numbers(word, locale) == (str(value),), word


@pytest.mark.parametrize("locale", sorted(GLOSSARY.digits))
def test_words_of_an_emergency_number_are_read_too(locale: str) -> None:
    words = GLOSSARY.digits[locale]
    assert numbers(f"{words[9]} {words[1]} {words[1]}", locale) == ("911",)


def test_digits_of_other_scripts_are_digits() -> None:
    assert numbers("۹۱۱", "fa") == ("911",)
    assert numbers("९११", "hi") == ("911",)
    assert numbers("９１１", "zh_Hans") == ("911",)
    assert numbers("৯১১", "bn") == ("911",)


def test_hours_with_and_without_minutes() -> None:
    assert numbers("Monday to Friday, 8:00 to 17:00", "en_US") == ("8", "17")
    assert numbers("de 8h à 17h00", "fr") == ("8", "17")
    assert numbers("at 8:30", "en_US") == ("830",)


def test_oh_is_zero_only_beside_a_number() -> None:
    assert numbers("five five five, oh one oh oh", "en_US") == ("5550100",)
    assert numbers("Oh, call us.", "en_US") == ()


def test_an_article_is_no_number() -> None:
    assert not number_faults(numbers("una bomba", "es_419"), numbers("la bomba", "es_419"))


def test_a_long_number_that_nobody_said_is_a_fault() -> None:
    assert number_faults((), ("911",)) == ("911 heard where there is none",)
    assert number_faults((), ("4",)) == ()


def test_a_number_that_was_not_heard_is_a_fault() -> None:
    assert number_faults(("911",), ()) == ("911 heard as nothing",)
    assert number_faults(("6",), ("9",)) == ("6 heard as 9",)


@pytest.mark.parametrize(
    ("run", "digits"),
    [
        ("九一一", "911"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("二十三", "23"),
        ("两", "2"),
        ("〇", "0"),
        ("九幺幺", "911"),
    ],
)
def test_chinese_numerals(run: str, digits: str) -> None:
    assert chinese(run) == digits


@given(st.sampled_from(LOCALES), st.text(max_size=40))
def test_any_text_is_read_and_reading_it_again_changes_nothing(locale: str, text: str) -> None:
    once = folded(text, WORDS[locale])
    assert folded(plain(" ".join(once.words), locale), WORDS[locale]).numbers == once.numbers
