"""Sentence boundaries: as UAX #29 has them over the whole block, abbreviations aside."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from uniseg.sentencebreak import sentences

from tests.conftest import REPOSITORY, read_config
from voiceguide import source, words
from voiceguide.translate import translate
from voiceguide.translate.po import read_po
from voiceguide.translate.split import split

LOCALES = sorted(p.name for p in (REPOSITORY / "locales").iterdir() if p.is_dir())


@pytest.mark.parametrize(
    ("locale", "text", "pieces"),
    [
        ("en_US", "Call Dr. Who now. Then wait.", ["Call Dr. Who now.", "Then wait."]),
        ("en_US", "You have an MRI. An MRI is a test.", ["You have an MRI.", "An MRI is a test."]),
        ("fr", "Avant une IRM. Cet examen aide.", ["Avant une IRM.", "Cet examen aide."]),
        ("fr", "Appelez M. Dupont.", ["Appelez M. Dupont."]),
        ("zh_Hans", "泵在皮下。请打电话！现在？好。", ["泵在皮下。", "请打电话！", "现在？", "好。"]),
        ("hi", "पंप छोटा है। अभी फ़ोन करें।", ["पंप छोटा है।", "अभी फ़ोन करें।"]),
        ("ur", "پمپ چھوٹا ہے۔ ابھی فون کریں۔", ["پمپ چھوٹا ہے۔", "ابھی فون کریں۔"]),
        ("ar", "هل تسمع؟ اتصل الآن.", ["هل تسمع؟", "اتصل الآن."]),
        ("en_US", "Call {clinic_phone}. Wait.", ["Call {clinic_phone}.", "Wait."]),
        ("en_US", "No end", ["No end"]),
    ],
)
def test_each_script(locale: str, text: str, pieces: list[str]) -> None:
    assert list(split(text, locale)) == pieces


@pytest.mark.parametrize("locale", LOCALES)
def test_the_windows_see_what_the_whole_block_says(locale: str) -> None:
    guide = read_po(REPOSITORY / "locales" / locale / "LC_MESSAGES" / "guide.po", REPOSITORY, locale)
    tool = read_po(words.catalog_path(locale, words.TOOL), words.ROOT, locale)
    for message in [*list(guide)[1::9], *list(tool)[1:]]:
        whole = [piece.strip() for piece in sentences(str(message.string)) if piece.strip()]
        assert list(split(str(message.string), locale)) == whole


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="aB. ?!。{}1", max_size=60))
def test_nothing_is_lost(text: str) -> None:
    assert "".join("".join(split(text, "en_US")).split()) == "".join(text.split())


_WORDS = st.text(alphabet="aB\u00aa\u05d0\u4e001,-", min_size=1, max_size=3)


@settings(max_examples=200)
@given(
    _WORDS, st.sampled_from(".!?\u2026\u3002\u06d4"), st.text(alphabet=")\u201d'", max_size=2),
    st.text(alphabet=" \u00a0", max_size=2), _WORDS,
)  # fmt: skip
def test_what_needs_no_uax_29_is_as_it_says(before: str, mark: str, closed: str, space: str, after: str) -> None:
    text = f"{before}{mark}{closed}{space}{after}"
    assert list(split(text, "xx")) == [piece.strip() for piece in sentences(text) if piece.strip()]


def test_every_block_has_its_sentences() -> None:
    config = read_config(REPOSITORY)
    guide = source.read_guide(config)
    local = translate(guide, config, "en_US").guide
    assert all(block.sentences for section in local.parts for block in section.blocks)
