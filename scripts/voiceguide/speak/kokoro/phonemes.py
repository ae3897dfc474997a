"""Text -> the symbols of Kokoro, through espeak-ng: what misaki's ``EspeakG2P`` does, with nothing dropped unseen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from voiceguide.errors import SpeakError
from voiceguide.speak.espeak_library import IPA_TIED, TIE, EspeakLibrary
from voiceguide.speak.ipa import GIVEN, plain, read_with_given
from voiceguide.speak.kokoro.vocabulary import MARKS, ids

MAPPING = "1"
"""Part of a voice's revision. Raise it when this module, `chinese` or `vocabulary` gives other symbols."""

# Two letters that are one sound, and the model's one symbol.
_TIED = {
    "aɪ": "I", "aʊ": "W", "dz": "ʣ", "dʒ": "ʤ", "eɪ": "A", "oʊ": "O", "əʊ": "Q", "ss": "S", "ts": "ʦ", "tʃ": "ʧ",
    "ɔɪ": "Y",
}  # fmt: skip
# Marks of other scripts and countries, as the model knows them. Inverted marks have no sound.
_SAME_MARKS = str.maketrans(
    {"«": "“", "»": "”", "„": "“", "–": "—", "।": ".", "‘": "’", "¿": None, "¡": None, "\u00ad": None, "\u200b": None}
)  # fmt: skip
_PIECES = re.compile(rf"\[\[ipa:.*?\]\]|[\s{re.escape(MARKS)}]*[{re.escape(MARKS)}][\s{re.escape(MARKS)}]*")
# espeak-ng marks where it reads a word in another language: "(^e^n)".
_SWITCH = re.compile(r"\([^)]*\)")
# A consonant that is a syllable by itself, as in "button": the model knows it with a short vowel before it.
_SYLLABIC = re.compile("(\\S)\u0329")


def symbols(text: str, voice: str, library: EspeakLibrary) -> str:
    """What the model is told for a text, in which IPA may be given as ``[[ipa:…]]``.

    voice: espeak-ng's name of the language, such as ``fr``. Raises SpeakError for a symbol that the model lacks.
    """
    words, marks = _split(text.translate(_SAME_MARKS))

    def read(texts: Sequence[str]) -> list[str]:
        return [from_espeak(said) for said in library.all_phonemes(list(texts), voice, IPA_TIED)]

    said = read_with_given(words, read, from_given)
    found = "".join(word + mark for word, mark in zip(said, [*marks, ""], strict=True)).strip()
    ids(found)
    return found


def from_espeak(phonemes: str) -> str:
    """espeak-ng's tied IPA as the model's symbols. What has none is left as it is."""
    phonemes = _SYLLABIC.sub(r"ᵊ\1", _SWITCH.sub("", phonemes))
    for pair, symbol in _TIED.items():
        phonemes = phonemes.replace(TIE.join(pair), symbol)
    return " ".join(_composed(phonemes.replace(TIE, "").replace("-", "")).split())


def from_given(ipa: str) -> str:
    """A person's IPA as the model's symbols: ties or none, ``g`` or ``ɡ``, with dots between syllables or without.

    Raises SpeakError for a symbol that the model lacks.
    """
    found = _composed(plain(ipa))
    for pair, symbol in _TIED.items():
        found = found if pair == "ss" else found.replace(pair, symbol)
    try:
        ids(found)
    except SpeakError as error:
        error.message = f"{error.message[:-1]}, from the lexicon's {ipa!r}."
        raise
    return found


def _composed(phonemes: str) -> str:
    """Letters and marks apart, as the vocabulary has them: it knows a tilde, and ç."""
    return unicodedata.normalize("NFD", phonemes).replace("c\u0327", "ç")


def _split(text: str) -> tuple[list[str], list[str]]:
    """Words, and the marks between them: one word more than marks. Spaces beside a mark stay with it."""
    words, marks, begin = [], [], 0
    for found in _PIECES.finditer(text):
        if GIVEN.fullmatch(found[0]):
            continue
        words.append(text[begin : found.start()])
        marks.append(" ".join(f"<{found[0]}>".split())[1:-1])
        begin = found.end()
    return [*words, text[begin:]], marks
