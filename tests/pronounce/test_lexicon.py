"""Lexicons: what an engine is told for a word, by the alphabets that it takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from voiceguide.errors import PronounceError
from voiceguide.pronounce.lexicon import Lexicon, read_lexicon

HEAD = '<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en-US">'


def lexicon(root: Path, lexemes: str) -> Lexicon:
    path = root / "audio_src" / "lexicon" / "en_US.pls"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{HEAD}\n<lexeme>{lexemes}</lexeme>\n</lexicon>", "utf-8")
    return read_lexicon(root, "en_US")


BOTH = "<grapheme>catheter</grapheme><alias>kath eter</alias><phoneme>ˈkæθətɚ</phoneme>"


@pytest.mark.parametrize(
    ("lexemes", "alphabets", "told"),
    [
        (BOTH, {"ipa"}, "The [[ipa:ˈkæθətɚ|kath eter]]."),
        (BOTH, set(), "The kath eter."),
        ("<grapheme>catheter</grapheme><phoneme>ˈkæ|θətɚ</phoneme>", {"ipa"}, "The [[ipa:ˈkæ|θətɚ|catheter]]."),
        ("<grapheme>catheter</grapheme><phoneme>ˈkæθətɚ</phoneme>", {"x-espeak"}, "The catheter."),
        ('<grapheme>catheter</grapheme><phoneme alphabet="x-espeak">k\'aT</phoneme>', {"x-espeak"}, "The [[k'aT]]."),
    ],
)
def test_what_an_engine_is_told(tmp_path: Path, lexemes: str, alphabets: set[str], told: str) -> None:
    assert lexicon(tmp_path, lexemes).apply("The catheter.", frozenset(alphabets)) == told


@pytest.mark.parametrize(
    "lexemes",
    ["<grapheme>a|b</grapheme><alias>c</alias>", "<grapheme>a</grapheme><alias>b|c</alias>",
     "<grapheme>a</grapheme><phoneme>b]]</phoneme>"],
)  # fmt: skip
def test_what_would_break_the_marks_is_refused(tmp_path: Path, lexemes: str) -> None:
    with pytest.raises(PronounceError, match="with markup") as caught:
        lexicon(tmp_path, lexemes)
    assert str(caught.value.location) == "audio_src/lexicon/en_US.pls:2"
