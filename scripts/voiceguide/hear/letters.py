"""Letters of a locale in one form: case, width, accents, vowel marks and variants of a letter folded."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_UNVOWELLED = frozenset({"ar", "fa", "ur"})
"""Languages whose vowel marks a recogniser does not write."""
_ACCENTS_FOLDED = frozenset({"en", "es", "fr", "pt", "ht", "fil"})
"""Languages in which a recogniser drops and adds accents: cuando, cuándo. In Polish and Vietnamese they are letters."""
_SAME_SOUND = {"es": (("ll", "y"),)}
"""Spellings of one sound: in Latin America, "llame" and "ya me" are the same to every ear."""
_TATWEEL = "\u0640"
_VARIANTS = {
    ord(letter): one
    for one, letters in {"ا": "أإآٱ", "ی": "ىيئ", "ک": "ك", "ه": "ةۀھہۃ", "و": "ؤ"}.items()
    for letter in letters
}
"""Letters of Arabic script that keyboards and recognisers exchange."""


def plain(text: str, locale: str) -> str:
    """A text with its letters folded; marks of punctuation and spaces stay."""
    base = locale.split("_", maxsplit=1)[0]
    text = unicodedata.normalize("NFKC", text).casefold()
    if base in _UNVOWELLED:
        text = "".join(c for c in text if unicodedata.category(c) != "Mn" and c != _TATWEEL).translate(_VARIANTS)
    if base in _ACCENTS_FOLDED:
        text = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")
    for spelling, other in _SAME_SOUND.get(base, ()):
        text = text.replace(spelling, other)
    if base == "zh":
        text = _simplified().convert(text)
    return "".join(str(unicodedata.decimal(c, c)) for c in text)


@cache
def _simplified() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")
