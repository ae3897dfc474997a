"""Typed values: shown as people write them, spoken digit by digit or in words; and the lexicon."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import REPOSITORY, read_config
from tests.hours_texts import texts
from voiceguide import source
from voiceguide.config import Config
from voiceguide.config.hours import parse_hours
from voiceguide.errors import ConfigError, PronounceError
from voiceguide.model.release import Value
from voiceguide.model.speech import Voice
from voiceguide.model.text import Guide
from voiceguide.pronounce import utterance
from voiceguide.pronounce.lexicon import read_lexicon
from voiceguide.pronounce.values import clinic_values, period
from voiceguide.translate import translate


def open_at(hours: str, folder: Path) -> Config:
    """The example's settings with other opening hours."""
    example = (REPOSITORY / "audio_src/clinic.example.toml").read_text("utf-8")
    clinic = folder / "clinic.toml"
    clinic.write_text(example.replace("Mo-Fr 08:00-17:00", hours), "utf-8")
    return read_config(REPOSITORY, clinic=clinic)


def with_clinic(folder: Path, **values: str) -> Config:
    """The settings of a clinic that gives these values, as TOML writes them."""
    clinic = folder / "clinic.toml"
    clinic.write_text("".join(f"{name} = {value}\n" for name, value in values.items()), "utf-8")
    return read_config(REPOSITORY, clinic=clinic)


def values(locale: str, config: Config | None = None) -> dict[str, Value]:
    config = config or read_config(REPOSITORY)
    local = translate(source.read_guide(config), config, locale)
    return clinic_values(config, local.guide, source.read_glossary(REPOSITORY).numbers[locale])


def test_numbers_are_said_digit_by_digit() -> None:
    assert values("en_US")["emergency_number"].spoken == "nine one one"
    assert values("en_US")["clinic_phone"].spoken == "five five five, zero one zero zero"
    assert values("es_419")["emergency_number"].spoken == "nueve uno uno"
    assert values("en_US")["clinic_phone"].shown == "555-0100"


def test_hours_and_months_are_said_in_words() -> None:
    english = values("en_US")
    assert english["opening_hours"].shown == "Monday to Friday from 8:00\u202fAM to 5:00\u202fPM"
    assert english["opening_hours"].spoken == (
        "Monday to Friday from eight o'clock in the morning to five o'clock in the afternoon"
    )
    assert english["refill_months"].spoken == "one to six months"
    assert english["refill_months"].shown == "1 to 6 months"


def test_plus_and_extension_are_said_in_each_locale(tmp_path: Path) -> None:
    config = with_clinic(tmp_path, clinic_phone='"+44 (0)20 7946 0000 ext. 12"')
    english = values("en_US", config)["clinic_phone"]
    assert english.shown == "+44 (0)20 7946 0000 ext. 12"
    assert english.spoken == ("plus four four, two zero, seven nine four six, zero zero zero zero, extension one two")
    said = {locale: values(locale, config)["clinic_phone"].spoken for locale in config.locales}
    assert said["fr"].startswith("plus quatre quatre, deux z\u00e9ro, ")
    assert said["ko"].endswith(", \ub0b4\uc120 \uc77c \uc774")
    assert len({each.split()[0] for each in said.values()}) > 8
    assert not [locale for locale, each in said.items() if "{" in each]
    assert not [locale for locale, each in said.items() if locale != "en_US" and "extension" in each]


@pytest.mark.parametrize(
    ("locale", "count", "said"),
    [
        ("en_US", 6, "six months"),
        ("en_US", 1, "one month"),
        ("es_419", 1, "un mes"),
        ("ru", 2, "\u0434\u0432\u0430 \u043c\u0435\u0441\u044f\u0446\u0430"),
        ("ru", 6, "\u0448\u0435\u0441\u0442\u044c \u043c\u0435\u0441\u044f\u0446\u0435\u0432"),
        ("ar", 2, "\u0634\u0647\u0631\u064a\u0646"),
        ("ar", 6, "\u0633\u062a\u0629 \u0623\u0634\u0647\u0631"),
    ],
)
def test_an_exact_number_of_months_takes_its_form(tmp_path: Path, locale: str, count: int, said: str) -> None:
    config = with_clinic(tmp_path, refill_months=f"[{count}, {count}]")
    assert values(locale, config)["refill_months"].spoken == said


@pytest.mark.parametrize("count", [1, 2, 3, 5, 21])
def test_an_exact_number_of_months_has_words_in_each_locale(tmp_path: Path, count: int) -> None:
    config = with_clinic(tmp_path, refill_months=f"[{count}, {count}]")
    for locale in config.locales:
        value = values(locale, config)["refill_months"]
        assert "{" not in value.spoken + value.shown
        assert locale == "en_US" or "month" not in value.spoken
        assert len(value.spoken) > 1


@pytest.mark.parametrize(
    ("locale", "opens", "said"),
    [
        ("en_US", "12:00-13:00", "from noon to one o'clock in the afternoon"),
        ("en_US", "00:00-12:00", "from midnight to noon"),
        ("en_US", "20:00-06:00", "from eight o'clock in the evening to six o'clock in the morning"),
        ("es_419", "12:00-13:00", "de doce del mediodía a una de la tarde"),
        ("es_419", "00:00-01:00", "de doce de la noche a una de la madrugada"),
        ("es_419", "09:00-20:00", "de nueve de la mañana a ocho de la noche"),
        ("zh_Hans", "12:00-14:00", "中午十二点到下午两点"),
        ("vi", "12:00-13:00", "từ mười hai giờ trưa đến một giờ chiều"),
        ("zh_Hans", "02:00-09:00", "凌晨两点到上午九点"),
        ("ko", "22:00-03:00", "밤 열 시부터 새벽 세 시까지"),
        ("ko", "09:00-17:00", "오전 아홉 시부터 오후 다섯 시까지"),
        ("ru", "12:00-13:00", "с открытием в двенадцать дня и закрытием в час дня"),
        ("ru", "22:00-01:00", "с открытием в десять ночи и закрытием в час ночи"),
        ("ht", "12:00-13:00", "depi midi jiska inè nan apremidi"),
        ("ar", "08:00-13:00", "من الساعة الثامنة صباحا إلى الساعة الواحدة بعد الظهر"),
        ("fil", "12:00-13:00", "mula alas dose ng tanghali hanggang ala-una ng hapon"),
        ("pt_BR", "12:00-14:00", "do meio-dia às duas da tarde"),
        ("pt_BR", "00:00-02:00", "da meia-noite às duas da madrugada"),
        ("pt_BR", "08:00-00:00", "das oito da manhã à meia-noite"),
        ("ar", "05:00-12:00", "من الساعة الخامسة فجرا إلى الساعة الثانية عشرة ظهرا"),
        ("hi", "12:00-21:00", "दोपहर बारह बजे से रात नौ बजे तक"),
        ("bn", "05:00-17:00", "ভোর পাঁচটা থেকে বিকেল পাঁচটা পর্যন্ত"),
        ("ur", "14:00-16:00", "دوپہر دو بجے سے سہ پہر چار بجے تک"),
        ("fa", "02:00-18:00", "از ساعتِ دوی بامداد تا ساعتِ ششِ بعدازظهر"),
        ("fr", "00:30-12:00", "de minuit trente à midi"),
        ("pl", "00:00-11:00", "od północy do godziny jedenastej przed południem"),
        ("fr", "12:00-13:00", "de midi à une heure de l’après-midi"),
        ("pl", "08:00-13:00", "od godziny ósmej rano do godziny pierwszej po południu"),
    ],
)
def test_hours_are_told_as_people_tell_them(locale: str, opens: str, said: str, tmp_path: Path) -> None:
    """What every engine hears: the phrase, after the lexicon."""
    config = open_at(f"Tu {opens}", tmp_path)
    value = values(locale, config)["opening_hours"]
    heard = utterance(config, value.spoken, locale, Voice("fake", "tone", locale, "0"), frozenset()).spoken
    assert said in heard


def test_every_period_of_every_locale_has_its_notice() -> None:
    notices = {section.id for section in source.read_guide(read_config(REPOSITORY)).parts if section.part == "notices"}
    for locale in read_config(REPOSITORY).locales:
        assert {period(minutes, locale) for minutes in range(1440)} <= notices


@pytest.mark.parametrize(
    ("hours", "shown", "said"),
    [
        ("24/7", "every day, day and night", "every day, day and night"),
        ("Mo-Su 00:00-24:00", "every day, day and night", "every day, day and night"),
        (
            "Mo,We,Fr 08:00-12:00, 13:00-17:00",
            "Monday, Wednesday, and Friday from 8:00\u202fAM to 12:00\u202fPM and from 1:00\u202fPM to 5:00\u202fPM",
            (
                "Monday, Wednesday, and Friday from eight o'clock in the morning to noon "
                "and from one o'clock in the afternoon to five o'clock in the afternoon"
            ),
        ),
        ("Sa-Mo 20:00-24:00", "Saturday to Monday from 8:00\u202fPM to 12:00\u202fAM",
         "Saturday to Monday from eight o'clock in the evening to midnight"),
        ("Sa-Su 09:15-10:00", "Saturday and Sunday from 9:15\u202fAM to 10:00\u202fAM",
         "Saturday and Sunday from nine fifteen in the morning to ten o'clock in the morning"),
    ],
)  # fmt: skip
def test_shifts_and_days_in_one_phrase(hours: str, shown: str, said: str, tmp_path: Path) -> None:
    value = values("en_US", open_at(hours, tmp_path))["opening_hours"]
    assert (value.shown, value.spoken) == (shown, said)


@cache
def translated(locale: str) -> tuple[Config, Guide, tuple[str, ...]]:
    config = read_config(REPOSITORY)
    guide = translate(source.read_guide(config), config, locale).guide
    return config, guide, source.read_glossary(REPOSITORY).numbers[locale]


@given(text=texts.filter(bool), locale=st.sampled_from(sorted(read_config(REPOSITORY).locales)))
@settings(max_examples=200, deadline=None)
def test_any_hours_are_said_in_words_in_any_locale(text: str, locale: str) -> None:
    config, guide, numbers = translated(locale)
    runs = {"opening_hours": parse_hours(text)}
    clinic = replace(config.clinic, values={**config.clinic.values, "opening_hours": text}, runs=runs)
    value = clinic_values(replace(config, clinic=clinic), guide, numbers)["opening_hours"]
    assert not any(char.isdigit() for char in value.spoken)
    assert not set("{}") & set(value.shown + value.spoken)
    assert value.shown
    assert value.spoken


@pytest.mark.slow
def test_days_are_the_locales_own_whatever_was_spoken_before() -> None:
    # A process of its own: what Babel was asked before is what matters.
    code = (
        "from tests.pronounce.test_values import values\n"
        "for locale in ('ur', 'bn', 'vi', 'pl', 'en_US'):\n"
        "    print(values(locale)['opening_hours'].shown)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    for line, day in zip(done.stdout.splitlines(), ("پیر", "সোমবার", "Thứ Hai", "poniedziałek", "Monday"), strict=True):
        assert day in line


def test_lists_and_digits_are_the_locales_own(tmp_path: Path) -> None:
    config = open_at("Tu 09:00-17:00; We 08:00-12:00", tmp_path)
    creole, persian = (values(locale, config)["opening_hours"].shown for locale in ("ht", "fa"))
    assert creole == "madi depi 09:00 jiska 17:00 ak mèkredi depi 08:00 jiska 12:00"
    assert "۹:۰۰" in persian
    assert not set("0123456789") & set(persian)


@pytest.mark.parametrize("locale", sorted(read_config(REPOSITORY).locales))
def test_no_digit_reaches_a_voice(locale: str) -> None:
    for value in values(locale).values():
        if value.type in ("phone", "digits", "months", "hours"):
            assert not any(c.isdigit() for c in value.spoken), value


def test_right_to_left_isolates_and_own_digits() -> None:
    assert values("ar")["clinic_phone"].shown == "\u2066555-0100\u2069"
    assert values("fa")["emergency_number"].shown == "\u2066۹۱۱\u2069"
    assert "\u2066" not in values("ar")["clinic_phone"].spoken


def lexicon(root: Path, body: str) -> str:
    head = '<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en-US">'
    path = root / "audio_src/lexicon/en_US.pls"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{head}{body}</lexicon>", "utf-8")
    return str(path)


def lexeme(grapheme: str, inside: str) -> str:
    return f"<lexeme><grapheme>{grapheme}</grapheme>{inside}</lexeme>"


def test_alias_for_every_engine_phonemes_where_they_are_taken(tmp_path: Path) -> None:
    both = '<alias>em are eye</alias><phoneme>ɛm ɑɹ aɪ</phoneme><phoneme alphabet="x-espeak">\'Em</phoneme>'
    lexicon(
        tmp_path,
        lexeme("MRI", both)
        + lexeme("pump card", "<alias>card of the pump</alias>")
        + lexeme("pump", "<alias>PUMP</alias>"),
    )
    found = read_lexicon(tmp_path, "en_US")
    assert found.apply("An MRI.") == "An em are eye."
    assert found.apply("An MRI.", frozenset({"ipa"})) == "An [[ipa:ɛm ɑɹ aɪ|em are eye]]."
    assert found.apply("An MRI.", frozenset({"x-espeak"})) == "An [['Em]]."
    assert found.apply("MRIs, pumps, pump card, pump.") == "MRIs, pumps, card of the pump, PUMP."


def test_what_only_kokoro_needs_goes_to_no_other_engine(tmp_path: Path) -> None:
    lexicon(tmp_path, lexeme("um um", '<phoneme alphabet="x-kokoro">ˈũːŋ, ˈũːŋ</phoneme>'))
    found = read_lexicon(tmp_path, "en_US")
    assert found.apply("nove um um", frozenset({"ipa", "x-kokoro"})) == "nove [[ipa:ˈũːŋ, ˈũːŋ|um um]]"
    assert found.apply("nove um um", frozenset({"ipa", "x-espeak"})) == "nove um um"


def test_vowel_signs_belong_to_their_word(tmp_path: Path) -> None:
    lexicon(tmp_path, lexeme("जा", "<alias>X</alias>"))
    assert read_lexicon(tmp_path, "en_US").apply("जाएँ जा जाना") == "जाएँ X जाना"


@pytest.mark.parametrize(
    "body",
    [
        lexeme("a", ""),
        "<lexeme><alias>b</alias></lexeme>",
        lexeme("a", "<alias>b</alias>") * 2,
        lexeme("a", "<alias>{b}</alias>"),
        lexeme("a", "<alias>[[b]]</alias>"),
    ],
)
def test_a_lexeme_that_cannot_be_used_is_refused(tmp_path: Path, body: str) -> None:
    lexicon(tmp_path, body)
    with pytest.raises(PronounceError) as caught:
        read_lexicon(tmp_path, "en_US")
    assert caught.value.location is not None


@pytest.mark.slow
@given(name=st.text(min_size=1, max_size=60))
def test_any_clinic_name_is_data_or_refused(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("clinic")
    example = (REPOSITORY / "audio_src/clinic.example.toml").read_text("utf-8")
    quoted = "".join(c if c.isalnum() and ord(c) < 0x3000 else f"\\U{ord(c):08x}" for c in name)
    path = folder / "clinic.toml"
    path.write_text(example.replace('"Example Clinic"', f'"{quoted}"'), "utf-8")
    try:
        tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError:
        return
    try:
        config = read_config(REPOSITORY, clinic=path)
    except ConfigError as error:
        assert "clinic_name" in str(error)
        return
    assert config.clinic.values["clinic_name"] == name.strip()
    assert not set(name) & set("{}<>\n\r\0")
