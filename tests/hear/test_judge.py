"""Another sentence, letters, words, numbers: each is told."""

from __future__ import annotations

import pytest

from tests.conftest import REPOSITORY
from voiceguide import source, speak
from voiceguide.hear.judge import Judge, Judgement, Own, word_changes
from voiceguide.hear.numbers import NumberWords

GLOSSARY = source.read_glossary(REPOSITORY)
OWNS = (
    Own("call", ("Call 911 at once.", "Call nine one one at once.")),
    Own("clinic", ("Call the clinic at 555-0100.", "Call the clinic at five five five, zero one zero zero.")),
    Own("pump", ("The pump is a small device.",)),
    Own("tube", ("The tube is a small device.",)),
)


def judged(id: str, heard: str, locale: str = "en_US", owns: tuple[Own, ...] = OWNS) -> Judgement:
    sounds = (lambda texts: speak.sounds_of(texts, "cmn")) if locale == "zh_Hans" else None
    return Judge(owns, NumberWords.of(GLOSSARY, locale), sounds).judge({id: heard})[id]


@pytest.mark.parametrize("heard", ["call 911, at once", "Call 9-1-1 at once!", "CALL NINE ONE ONE AT ONCE"])
def test_case_marks_and_ways_to_write_a_number_are_no_errors(heard: str) -> None:
    found = judged("call", heard)
    assert (found.errors, found.closest, found.digits) == (0, "", ())
    assert not found.is_wrong


def test_letters_are_counted_over_the_sentence() -> None:
    found = judged("pump", "The bump is a small device.")
    assert (found.errors, found.letters) == (1, len("thepumpisasmalldevice"))
    assert found.rate == pytest.approx(1 / 21)
    assert not found.is_wrong


def test_another_sentence_is_told() -> None:
    found = judged("pump", "The tube is a small device.")
    assert found.closest == "tube"
    assert found.is_wrong


def test_a_sentence_that_stands_twice_is_its_own() -> None:
    owns = (*OWNS, Own("again", OWNS[0].texts))
    assert judged("again", "Call 911 at once.", owns=owns).closest == ""
    assert judged("call", "Call 911 at once.", owns=owns).closest == ""


def test_a_wrong_digit_is_an_error_though_the_letters_are_nearly_right() -> None:
    found = judged("clinic", "Call the clinic at 555-0101.")
    assert found.errors == 1
    assert found.digits == ("5550100 heard as 5550101",)
    assert found.is_wrong


def test_words_that_are_missing_or_added() -> None:
    found = judged("pump", "The pump is a very small")
    assert found.missing == ("device",)
    assert found.added == ("very",)
    assert word_changes(("a", "b"), ("a", "b")) == ((), ())


def test_nothing_heard_is_all_wrong() -> None:
    found = judged("pump", "")
    assert found.rate == 1.0
    assert found.missing == ("the", "pump", "is", "a", "small", "device")


def test_a_loop_is_more_than_all_wrong() -> None:
    assert judged("pump", "ha " * 60).rate > 1


def test_chinese_is_compared_by_sound_and_tradition_is_folded() -> None:
    owns = (Own("a", ("请立即拨打911。", "请立即拨打九一一。")), Own("b", ("泵是一个小装置。",)))
    assert judged("a", "請立即撥打九一一", "zh_Hans", owns).errors == 0
    same_sound = judged("b", "崩是一个小装置", "zh_Hans", owns)
    assert 0 <= same_sound.rate < 0.2
    assert judged("a", "请立即拨打九一二", "zh_Hans", owns).digits == ("911 heard as 912",)


def test_arabic_without_its_vowel_marks_is_the_same() -> None:
    owns = (Own("a", ("المِضَخَّةُ جِهازٌ صَغيرٌ.",)),)
    assert judged("a", "المضخة جهاز صغير", "ar", owns).errors == 0


def test_accents_and_spellings_of_one_sound_are_the_same_where_ears_confuse_them() -> None:
    owns = (Own("a", ("¿Cuándo llama a la clínica?",)),)
    assert judged("a", "cuando ya ma a la clinica", "es_419", owns).errors == 0
    tones = (Own("a", ("Xin chào.",)),)
    assert judged("a", "Xin chao.", "vi", tones).errors == 1
