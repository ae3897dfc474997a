"""A block's text -> its sentences, in any script (Unicode UAX #29, and kept lists of abbreviations)."""

from __future__ import annotations

import re
import unicodedata

from uniseg.sentencebreak import sentence_boundaries

from voiceguide.translate.abbreviations import is_abbreviation

_MAYBE = re.compile(
    r"[.!?\u2026\u3002\uff01\uff1f\u0964\u0965\u06d4\u061f\u0589\u104b\u1362\u17d4][\"'\u00bb\u201d\u2019)\]]*\s*"
)
_BEFORE, _AFTER = 6, 12
"""Characters around a full stop that UAX #29 is asked about: over the whole block it takes twenty times as long."""
_OPENING = ("Ps", "Pi")
"""UAX #29 takes opening quotes and brackets for closing ones: in Chinese no space stands before them."""
_MAYBE_ABBREVIATION, _NO_END = ".", "\u2026"
"""UAX #29 calls the first ATerm. An ellipsis ends no sentence by itself. All other characters of `_MAYBE` are STerm."""


def split(text: str, locale: str) -> tuple[str, ...]:
    """Sentences in order, without white space around them. Placeholders stay whole."""
    language = locale.split("_", maxsplit=1)[0]
    found, start = [], 0
    for maybe in _MAYBE.finditer(text):
        stop, end = maybe.span()
        if end == len(text) or (text[stop] == _MAYBE_ABBREVIATION and not text[end - 1].isspace()):
            continue
        short = text[stop] == _MAYBE_ABBREVIATION and is_abbreviation(text[start:stop], text[end:], language)
        if not short and _ends(text, stop, end):
            found.append(text[start:end].strip())
            start = end
    rest = text[start:].strip()
    return tuple([*found, rest] if rest else found)


def _ends(text: str, stop: int, end: int) -> bool:
    """Whether a sentence ends at `end`. stop: position of the full stop before it.

    Most answers need no library, which takes 5 ms a question: rule SB11 alone holds where a letter follows.
    """
    mark, after = text[stop], text[end]
    if mark == _MAYBE_ABBREVIATION and text[end - 1].isspace() and after.isalpha() and not after.islower():
        return True
    if mark not in (_MAYBE_ABBREVIATION, _NO_END) and (after.isalnum() or unicodedata.category(after) in _OPENING):
        return True
    first = max(0, stop - _BEFORE)
    return end - first in sentence_boundaries(text[first : end + _AFTER])
