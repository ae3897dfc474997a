"""Lexicons: what an engine is told for a word, by the alphabets that it takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from voiceguide import words
from voiceguide.errors import PronounceError
from voiceguide.pronounce.lexicon import Lexicon, read_lexicon
from voiceguide.source import read_glossary

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


def test_a_guide_without_a_lexicon_has_the_tools(tmp_path: Path) -> None:
    """The tool says its own words right in any guide: the hours of a clinic in French, by digits in Portuguese."""
    assert read_lexicon(tmp_path, "fr").apply("de un heures à douze heures quinze du matin") == (
        "de une heure à minuit quinze"
    )
    assert "ˈũːŋ" in read_lexicon(tmp_path, "pt_BR").apply("zero um", frozenset({"x-kokoro"}))


def test_a_guides_lexemes_come_before_the_tools(tmp_path: Path) -> None:
    path = tmp_path / "audio_src/lexicon/fr.pls"
    path.parent.mkdir(parents=True)
    head = HEAD.replace("en-US", "fr")
    path.write_text(f"{head}<lexeme><grapheme>un heures</grapheme><alias>1 h</alias></lexeme></lexicon>", "utf-8")
    assert read_lexicon(tmp_path, "fr").apply("un heures, douze heures quinze du matin") == "1 h, minuit quinze"


@pytest.mark.parametrize("path", sorted((words.FOLDER / "lexicon").glob("*.pls")), ids=lambda path: path.stem)
def test_the_tools_lexicons_name_no_guide(path: Path) -> None:
    """Each can be read, and no lexeme of the shipped guide's own subject stands there."""
    tool = read_lexicon(Path("nowhere"), path.stem).lexemes
    assert tool
    glossary = read_glossary(REPOSITORY)
    renderings = {form for term in glossary.terms if not term.plain for form in term.renderings.get(path.stem, ())}
    assert not {lexeme.grapheme for lexeme in tool} & renderings


def test_a_guide_repeats_no_lexeme_of_the_tool() -> None:
    for path in (REPOSITORY / "audio_src/lexicon").glob("*.pls"):
        tool = {lexeme.grapheme: lexeme for lexeme in read_lexicon(Path("nowhere"), path.stem).lexemes}
        own = [lexeme for lexeme in read_lexicon(REPOSITORY, path.stem).lexemes if lexeme.location.path.startswith("a")]
        assert [lexeme.grapheme for lexeme in own if lexeme.grapheme in tool] == []
