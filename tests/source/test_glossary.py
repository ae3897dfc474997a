"""The glossary: a guide's terms, and number words that come with the tool."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from voiceguide import words
from voiceguide.errors import SourceError
from voiceguide.model.glossary import Glossary
from voiceguide.source import read_glossary


def glossary(root: Path, text: str) -> Glossary:
    path = root / "audio_src/glossary.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return read_glossary(root)


def test_a_guide_without_a_glossary_has_number_words_in_all_locales_of_the_tool(tmp_path: Path) -> None:
    found = read_glossary(tmp_path)
    assert found.terms == ()
    assert set(found.numbers) == {"en_US", *words.locales()}
    assert {len(said) for said in found.numbers.values()} == {60}
    assert found.numbers["es_419"][:3] == ("cero", "uno", "dos")


def test_the_shipped_guide_has_no_number_words_of_its_own() -> None:
    assert read_glossary(REPOSITORY).numbers == read_glossary(Path("nowhere")).numbers


def test_a_guide_adds_forms_to_number_words(tmp_path: Path) -> None:
    before = read_glossary(tmp_path)
    found = glossary(tmp_path, '[numbers.es_419]\nforms = ["2:ambos"]\n')
    assert found.numbers == before.numbers
    assert found.number_forms["es_419"] == (*before.number_forms["es_419"], "2:ambos")


def test_a_guide_has_other_number_words(tmp_path: Path) -> None:
    found = glossary(tmp_path, '[numbers.fr]\nwords = ["nul"]\n[numbers.sw]\nwords = ["sifuri"]\n')
    assert (found.numbers["fr"], found.numbers["sw"]) == (("nul",), ("sifuri",))
    assert found.number_forms["sw"] == ()


def test_a_locale_that_the_tool_does_not_know_needs_words(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"glossary\.toml:1: sw: words is missing"):
        glossary(tmp_path, "[numbers.sw]\nforms = []\n")
