"""No symbol, emoji or mark of Markdown reaches a voice: neither from a translation nor from a clinic's value."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import read_config
from voiceguide import source
from voiceguide.errors import PronounceError, TranslateError
from voiceguide.model.speakable import unspeakable, without_symbols
from voiceguide.model.speech import Voice
from voiceguide.pronounce.script import utterance
from voiceguide.translate import translate
from voiceguide.translate.catalog import unfit

SYMBOLS = "\u00bd\u00b0\u2265\u00d7\u2192\u20ac\U0001f600\u00b2\u2116\u00a7\u2713\u2642\u20b9\U0001f1fa"


@pytest.mark.parametrize("char", SYMBOLS)
def test_a_symbol_in_a_translation_is_refused(char: str) -> None:
    (found,) = unfit("Take it.", f"Tome {char} ya.")
    assert found[0] == "unspeakable"
    assert repr(char) in found[1]


def test_a_page_may_show_it() -> None:
    assert list(unfit("Play", "Play \u2192", spoken=False)) == []


@pytest.mark.parametrize(
    "text",
    [
        "\u00a1Llame!",
        "\u00bfS\u00ed?",
        "\u0644\u0627\u060c \u0646\u0639\u0645\u061f",
        "\u6ca1\u6709\u3002",
        "l\u2019eau \u2013 ici\u00a0: oui",
        "\u092f\u0939\u0964",
        "\u0645\u06cc\u200c\u062e\u0648\u0631\u0645",
    ],
)
def test_punctuation_of_all_scripts_is_spoken(text: str) -> None:
    assert unspeakable(text) == ""


def test_a_build_refuses_it_with_file_and_line(project: Path) -> None:
    path = project / "locales/es_419/LC_MESSAGES/guide.po"
    text = path.read_text("utf-8")
    at = text.index('msgid "The trial"')
    line = text[:at].count("\n") + 1
    start = text.index('msgstr "', at) + len('msgstr "')
    path.write_text(text[:start] + "\u2192 " + text[start:], "utf-8")
    config = read_config(project)
    with pytest.raises(TranslateError) as caught:
        translate(source.read_guide(config), config, "es_419")
    assert "rightwards arrow" in caught.value.message
    assert str(caught.value.location) == f"locales/es_419/LC_MESSAGES/guide.po:{line}"


def test_free_text_is_refused_too(project: Path) -> None:
    with pytest.raises(PronounceError, match="vulgar fraction"):
        utterance(read_config(project), "\u00bd", "en_US", Voice("fake", "tone", "en_US", "0"), frozenset())


def test_a_clinics_name_is_shown_whole_and_said_without_its_pictures() -> None:
    assert without_symbols("\U0001f3e5 Smith & Sons\u2122") == "Smith & Sons"
