"""Whether a full stop ends an abbreviation and no sentence.

The lists are those of sentencex (Wikimedia, about 300 languages; English for what it does not know). Four rules need no
list, so that no language is left without: one letter ("J.", "د.", "डॉ." is one too); capital and small letters without
a vowel ("Dr.", "Gng.", "д-р."); a number after it ("No. five" is none, "No. 5" is one); and a full stop after a letter
of a script whose sentences end in a danda ("ডা.").
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from sentencex import segment
from uniseg.graphemecluster import grapheme_clusters

_TITLES = {
    "fil": {"Bb"},
    "fr": {"Mlle", "Mme"},
    "ht": {"Mme", "Msye", "Mwa"},
    "vi": {"BS", "GS", "PGS", "TP", "TS", "ThS"},
}
"""Titles of languages for which sentencex has no list of their own."""
_SENTENCEX = {"fil": "tl"}
"""Its codes where they differ."""
_DANDA = {"as", "awa", "bho", "bn", "brx", "doi", "hi", "mag", "mai", "ne", "or", "pa", "sa", "sat"}
"""Languages whose sentences end in a danda (U+0964): a full stop in their script ends none."""
_SYLLABIC = {"bs", "cs", "cy", "hr", "mk", "sh", "sk", "sl", "sr"}
"""Languages that have words without a vowel."""
_WORDS = {"art", "dniem", "entre", "ill", "mar", "may", "no", "para", "sept", "sobre", "son"}
"""In sentencex's lists, and words that end sentences."""
_VOWELS = frozenset("aeiouyæøœıəɛɔаеёиоуыэюяіїєўѐѝ")
_LONGEST_TITLE = 4
_WHOLE_WORDS = {"CJK", "HANGUL", "HIRAGANA", "KATAKANA"}
_ASIDE = "\"'\u00ab\u00bb\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u2039\u203a([{<\u00bf\u00a1*\u2066\u2067\u2068"


def is_abbreviation(before: str, after: str, language: str) -> bool:
    """Whether the full stop between two texts ends an abbreviation. before: up to the stop, without it.

    language: of the locale, such as ``fil``.
    """
    word = before.rsplit(maxsplit=1)[-1].lstrip(_ASIDE) if before.strip() else ""
    follows = after.lstrip().lstrip(_ASIDE)
    letters = word.rpartition(".")[2]
    if not letters or not letters[0].isalpha() or not follows:
        return False
    if follows[0].isdigit() or word in _TITLES.get(language, ()):
        return True
    if "." in word and letters.isascii():
        return _is_listed(word, follows.split(maxsplit=1)[0], language)
    if language in _DANDA and not letters.isascii():
        return True
    if _is_one_letter(letters) or _has_no_vowel(letters, language):
        return True
    return _is_listed(word, follows.split(maxsplit=1)[0], language)


def _is_one_letter(letters: str) -> bool:
    """A letter with its marks: "J", "د", "डॉ". Not a small vowel: those are words that end sentences, as in Haitian.

    Not in scripts in which one character can be a word.
    """
    if letters.islower() and unicodedata.normalize("NFD", letters)[0] in _VOWELS:
        return False
    script = unicodedata.name(letters[0], "").split(maxsplit=1)[0]
    return script not in _WHOLE_WORDS and len(list(grapheme_clusters(letters[:8]))) == 1


def _has_no_vowel(letters: str, language: str) -> bool:
    """Mr, Dr, Mt, д-р: no word. Capitals alone can be one that ends a sentence, such as MS."""
    if language in _SYLLABIC or not 1 < len(letters) <= _LONGEST_TITLE or letters.isupper():
        return False
    plain = re.sub(r"[\W\d_]", "", unicodedata.normalize("NFD", letters).lower())
    is_spelled = any(name in unicodedata.name(letters[0], "") for name in ("LATIN", "CYRILLIC"))
    return is_spelled and bool(plain) and _VOWELS.isdisjoint(plain)


@cache
def _is_listed(word: str, follows: str, language: str) -> bool:
    """Whether sentencex knows a word as an abbreviation, in its language or, for a title, in English.

    Its lists ignore case, so a word in small letters that English also has, such as "ill" or "may", is none.
    """
    own = _SENTENCEX.get(language, language)
    if word.casefold() in _WORDS:
        return False
    if "." not in word and (word[0].islower() or word.isupper()):
        return _joins(own, word, follows) and (word == "prof" or not _joins("en", word, follows))
    return _joins(own, word, follows) or _joins("en", word, follows)


def _joins(language: str, word: str, follows: str) -> bool:
    return len(segment(language, f"{word}. {follows}")) == 1
