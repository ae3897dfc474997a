"""Text as people save it: one rule for every kind of file, in its bytes and in its invisible characters."""

from __future__ import annotations

import codecs
import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from voiceguide.config.table import read_toml
from voiceguide.errors import SourceError, TranslateError, VoiceguideError
from voiceguide.pronounce.lexicon import read_lexicon
from voiceguide.review.marks import SCHEMA, read_marks
from voiceguide.source.markdown import parse
from voiceguide.store.files import decode, read_text, tidy
from voiceguide.translate.po import read_po

WORDS = "ni\u00f1o"
UNTIDY = "n\u200bin\u0303\u00ado\ufeff\u2060"
"""The same word with a zero-width space, a decomposed letter, a soft hyphen, a byte-order mark and a word joiner."""


def markdown(path: Path) -> object:
    (heading,) = parse(read_text(path, "x.md", SourceError), "x.md", None)
    return heading.blocks[0].message


def toml(path: Path) -> object:
    return read_toml(path, "x.toml", SourceError)["word"]


def po(path: Path) -> object:
    entry = read_po(path, path.parent, "es_419").get("Child")
    return entry.string if entry else None


def pls(path: Path) -> object:
    target = path.parent / "audio_src/lexicon/es_419.pls"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(path.read_bytes())
    return next(lexeme.grapheme for lexeme in read_lexicon(path.parent, "es_419").lexemes if lexeme.grapheme == WORDS)


HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
PLS_NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
LEXICON = f'<lexicon version="1.0" xmlns="{PLS_NAMESPACE}" alphabet="ipa" xml:lang="es-419">'
KINDS: dict[str, tuple[Callable[[Path], object], str]] = {
    "Markdown": (markdown, "# T\n\n{}\n"),
    "TOML": (toml, 'word = "{}"\n'),
    "PO": (po, HEAD + '\nmsgid "Child"\nmsgstr "{}"\n'),
    "PLS": (pls, LEXICON + "<lexeme><grapheme>{}</grapheme><alias>x</alias></lexeme></lexicon>"),
}


@pytest.mark.parametrize("bom", [b"", codecs.BOM_UTF8], ids=["plain", "bom"])
@pytest.mark.parametrize("kind", KINDS)
def test_an_untidy_word_is_read_as_the_tidy_one(kind: str, bom: bytes, tmp_path: Path) -> None:
    read, text = KINDS[kind]
    path = tmp_path / "file"
    path.write_bytes(bom + text.replace("{}", UNTIDY).encode())
    assert read(path) == WORDS


@pytest.mark.parametrize("coding", ["latin-1", "utf-16"])
@pytest.mark.parametrize("kind", KINDS)
def test_another_coding_is_refused_in_one_line(kind: str, coding: str, tmp_path: Path) -> None:
    read, text = KINDS[kind]
    path = tmp_path / "file"
    path.write_bytes(text.replace("{}", WORDS).encode(coding))
    with pytest.raises(VoiceguideError) as caught:
        read(path)
    assert "not UTF-8" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.location is not None


@pytest.mark.parametrize("coding", ["latin-1", "utf-16"])
def test_marks_in_another_coding_are_refused(coding: str, tmp_path: Path) -> None:
    path = tmp_path / "marks.json"
    path.write_bytes(json.dumps({"schema": SCHEMA, "reviewer": WORDS}, ensure_ascii=False).encode(coding))
    with pytest.raises(TranslateError, match="not UTF-8"):
        read_marks(path, "es_419")


def test_joiners_of_persian_and_hindi_stay() -> None:
    for text in ("\u0645\u06cc\u200c\u062e\u0648\u0631\u0645", "\u0915\u094d\u200d\u0937"):
        assert tidy(text) == text


def test_tidy_is_nfc() -> None:
    assert tidy(unicodedata.normalize("NFD", WORDS)) == WORDS
    assert decode(codecs.BOM_UTF8 + UNTIDY.encode(), "x", SourceError) == WORDS
