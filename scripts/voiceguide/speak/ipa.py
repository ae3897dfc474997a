"""IPA that the lexicon gives inside a sentence: ``[[ipa:ˈklɪnɪk|clinic]]``, as `pronounce.lexicon` writes it.

A voice reads small words by what follows them ("a", "the", French "les"), so the rest of the sentence is read with a
made-up word in the place of each given one. Its phonemes are then exchanged for the given ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

GIVEN = re.compile(r"\[\[ipa:(.*?)(?:\|([^|\]]*))?\]\]")
"""Group 1 is the IPA. Group 2 is the word that it stands for; None where nobody wrote one."""

Reader = Callable[[Sequence[str]], list[str]]
"""Turns each text into phonemes, in IPA."""

_STRESS = "[ˈˌ]?"
_VOWELS = frozenset("aeiouyɑɐɒæəɚɝɛɜɞɘɪɨɵɔøœɶʊʉʌɤɯᵻ")
_WRITTEN = str.maketrans({**dict.fromkeys("\u0361\u035c^.‿|‖-", None), "g": "ɡ", "'": "ˈ", ":": "ː"})
# Made-up words: one begins with a consonant, one with a vowel.
_STAND_INS = {"LATIN": ("totato", "atato"), "CYRILLIC": ("тотато", "атато"), "DEVANAGARI": ("टाटाटो", "आटाटो")}


def plain(ipa: str) -> str:
    """A person's IPA without what voices have no symbol for: ties, dots and bars between syllables.

    ``g`` becomes ``ɡ``, an apostrophe the mark of stress, a colon that of length. Letters and marks come apart (NFD).
    """
    return unicodedata.normalize("NFD", ipa.translate(_WRITTEN))


def read_with_given(texts: Sequence[str], read: Reader, convert: Callable[[str], str]) -> list[str]:
    """The phonemes of each text, in which IPA may be given as ``[[ipa:…]]``.

    read: asks the voice for the phonemes of texts without such IPA. convert: turns given IPA into the voice's own
    symbols; what it raises passes.
    """
    words = _stand_ins(texts)
    given = [[convert(found[1]) for found in GIVEN.finditer(text)] for text in texts]
    standing = [GIVEN.sub(lambda found: f" {words[_begins_with_vowel(found[1])]} ".strip(), text) for text in texts]
    if not any(given):
        return read(standing)
    *phonemes, consonant, vowel = read([*standing, *words])
    pattern = re.compile(f"({_pattern(consonant)})|({_pattern(vowel)})")
    return [
        _exchanged(found, mine, pattern) or _joined(text, mine, read) if mine else found
        for text, found, mine in zip(texts, phonemes, given, strict=True)
    ]


def _exchanged(phonemes: str, given: list[str], pattern: re.Pattern[str]) -> str | None:
    """The phonemes with each stand-in exchanged, or None where not all of them are found."""
    if len(pattern.findall(phonemes)) != len(given):
        return None
    rest = iter(given)
    return pattern.sub(lambda found: next(rest), phonemes)


def _joined(text: str, given: list[str], read: Reader) -> str:
    """The phonemes of what stands between the given words, read alone, joined with the given ones."""
    between = GIVEN.sub("\0", text).split("\0")
    phonemes = read(between)
    out = ""
    for part, found, mine in zip(between, phonemes, [*given, ""], strict=True):
        before = " " if part[:1].isspace() and out else ""
        after = " " if part[-1:].isspace() and mine and found else ""
        out += before + found + after + mine
    return out


def _pattern(phonemes: str) -> str:
    """Matches a stand-in wherever its stress lies, and whatever its last vowel became before the next word."""
    plain = re.sub("[ˈˌ]", "", phonemes)
    stem = re.match(r".*[tɾʈд]", plain)
    letters = plain[: stem.end()] if stem else plain
    last = re.escape(plain[len(letters) :])
    return "".join(_STRESS + re.escape(letter) for letter in letters) + (f"(?:{_STRESS}{last}|w|j)?" if last else "")


def _begins_with_vowel(ipa: str) -> bool:
    first = ipa.lstrip("ˈˌ' ")[:1]
    return unicodedata.normalize("NFD", first)[:1] in _VOWELS


def _stand_ins(texts: Sequence[str]) -> tuple[str, str]:
    letters = [unicodedata.name(c, "").split(" ")[0] for c in GIVEN.sub("", " ".join(texts)) if c.isalpha()]
    script = max(_STAND_INS, key=letters.count)
    return _STAND_INS[script]
