"""Text -> the symbols of Kokoro. No model is needed. Goldens were compared with misaki's ``EspeakG2P`` (0.9.4)."""

from __future__ import annotations

import unicodedata

import pytest

from voiceguide.errors import SpeakError
from voiceguide.speak.espeak_library import IPA_TIED, EspeakLibrary
from voiceguide.speak.kokoro.phonemes import from_espeak, from_given, symbols
from voiceguide.speak.kokoro.vocabulary import IDS, MAX_TOKENS, has_sound, ids, pieces

LIBRARY = EspeakLibrary()


def _apart(text: str) -> str:
    """Letters and their marks apart, as in the vocabulary."""
    return unicodedata.normalize("NFD", text)


GOLDEN = {
    ("en-us", "We place a thin tube (a catheter), near the spine."): (
        "wiː plˈAs ɐ θˈɪn tˈuːb (ɐ kˈæθɛɾɚ), nˌɪɹ ðə spˈIn."
    ),
    ("en-us", "Judge each choice now: I, you, boys…"): "ʤˈʌʤ ˈiːʧ ʧˈYs nˈW: ˈI, juː, bˈYz…",
    ("en-us", "A cotton button."): "ɐ kˈɑːʔᵊn bˈʌʔᵊn.",
    ("es-419", "¿Qué es el catéter? ¡Llame al nueve once!"): "kˈe ˈes el katˈeteɾ? ʝˈame al nwˈeβe ˈonse!",
    ("fr", "« Un, deux » : les îles"): "“ ˈœ̃, dˈø ” : lez ˈil",
    ("pt-br", "nove um um – não"): "nˈɔvj ũŋ ũŋ — nˈɐ̃ʊ̃",
    ("hi", "साँस लेने में तकलीफ़ है।"): "sˈãns lˈeːneː mẽː tˌəklˈiːf hɛː.",
}


@pytest.mark.parametrize(("voice", "text"), GOLDEN)
def test_goldens(voice: str, text: str) -> None:
    assert symbols(text, voice, LIBRARY) == _apart(GOLDEN[voice, text])


def test_the_vocabulary_has_114_symbols_and_the_ids_of_the_model() -> None:
    assert len(IDS) == 114
    assert ids("ˈI.") == [156, 25, 4]
    assert max(IDS.values()) == 177


@pytest.mark.parametrize(
    ("voice", "text", "expected"),
    [
        ("en-us", "We place a [[ipa:ˈkæθətɚ]] here.", "wiː plˈAs ɐ ˈkæθətɚ hˈɪɹ."),
        ("en-us", "The [[ipa:ˌɪntɹəˈθiːkəl]] one", "ðɪ ˌɪntɹəˈθiːkəl wˌʌn"),
        ("en-us", "the [[ipa:ˈkæθətɚ]]'s end", "ðə ˈkæθətɚz ˈɛnd"),
        ("fr", "Le [[ipa:katetˈɛʁ]] et les [[ipa:atetˈɛʁ]]", "lə katetˈɛʁ e lez atetˈɛʁ"),
        ("pt-br", "nove [[ipa:ˈũŋ]] [[ipa:ˈũŋ]].", "nˈɔvj ˈũŋ ˈũŋ."),
        ("pt-br", "nove [[ipa:ˈũːŋ, ˈũːŋ|um um]] se", "nˈɔvj ˈũːŋ, ˈũːŋ sˈy"),
        ("hi", "यह [[ipa:ˈbækləfɛn]] है।", "jˌəh ˈbækləfɛn hɛː."),
        ("en-us", "[[ipa:ˈkæθətɚ]]", "ˈkæθətɚ"),
        ("en-us", "[[ipa:t͡ʃiːz]], [[ipa:ˈtʃaɪ.nə]]: [[ipa:gəʊ]]", "ʧiːz, ˈʧInə: ɡQ"),
    ],
)  # fmt: skip
def test_given_ipa_stands_in_its_sentence(voice: str, text: str, expected: str) -> None:
    assert symbols(text, voice, LIBRARY) == _apart(expected)


def test_small_words_are_read_alone_where_the_stand_in_is_not_found() -> None:
    """The text has the stand-in itself, so it is found once too often."""
    assert symbols("atato [[ipa:ɛnd]] totato [[ipa:bˈʌm]]", "en-us", LIBRARY).endswith(" bˈʌm")


def test_a_word_in_another_language_leaves_no_flag() -> None:
    assert "(" in LIBRARY.phonemes("le windsurfing", "fr", IPA_TIED)
    assert "(" not in symbols("le windsurfing", "fr", LIBRARY)


@pytest.mark.parametrize("symbol", ["ɮ", "ʘ", "ɝ"])
def test_a_sound_that_the_model_lacks_is_refused_by_name(symbol: str) -> None:
    with pytest.raises(SpeakError, match=f"{symbol!r} .U.{ord(symbol):04X}.*from the lexicon's 'a{symbol}a'"):
        from_given(f"a{symbol}a")
    with pytest.raises(SpeakError, match=f"{symbol!r}"):
        ids(from_espeak(f"a{symbol}a"))


def test_long_symbols_are_cut_after_clauses() -> None:
    clause = "wˈʌn tˈuː θɹˈiː, "
    found = pieces(clause * 100)
    assert all(len(piece) <= MAX_TOKENS for piece in found)
    assert all(piece.endswith(",") for piece in found)
    assert " ".join(found) == (clause * 100).strip()


def test_long_symbols_without_marks_are_cut_between_words() -> None:
    found = pieces("wˈʌn " * 300)
    assert all(len(piece) <= MAX_TOKENS and piece.endswith("n") for piece in found)
    assert " ".join(found) == ("wˈʌn " * 300).strip()


def test_exactly_as_much_as_the_model_takes_is_one_piece() -> None:
    assert [len(piece) for piece in pieces("a" * MAX_TOKENS)] == [MAX_TOKENS]
    with pytest.raises(SpeakError, match="one word has more than 510 phonemes"):
        pieces("a" * (MAX_TOKENS + 1))


def test_marks_alone_are_no_sound() -> None:
    assert not has_sound(" . ”…")
    assert pieces("a " * 254 + "a" + " ." * 10) == ["a " * 254 + "a"]
