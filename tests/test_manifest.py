"""dist/manifest.json by its schema, and what each digest says has changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.conftest import REPOSITORY, copy_project, run_build
from tests.publish.books_shelf import two_sections

SCHEMA = json.loads((REPOSITORY / "tests/schemas/manifest.schema.json").read_text("utf-8"))


def built(root: Path) -> dict[str, Any]:
    run_build(root, "es_419")
    facts = dict(json.loads((root / "dist/manifest.json").read_text("utf-8")))
    jsonschema.validate(facts, SCHEMA)
    return facts


def changed(before: dict[str, Any], after: dict[str, Any], id: str) -> set[str]:
    """The names of the digests of a chapter that are not the same."""
    one, other = (
        next(s["digests"] for s in facts["editions"][0]["sections"] if s["id"] == id) for facts in (before, after)
    )
    return {name for name in one if one[name] != other[name]}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_project(tmp_path_factory.mktemp("small"))
    guide = root / "audio_src/guide.toml"
    guide.write_text(two_sections(guide.read_text("utf-8")), "utf-8")
    return root


def test_a_digest_changes_with_what_it_is_of_and_with_nothing_else(small: Path) -> None:
    facts = built(small)
    (edition,) = facts["editions"]
    assert edition["asker"] == {"engine": "fake", "name": "high-tone", "revision": edition["voice"]["revision"]}
    assert [item["id"] for item in edition["hold"]] == ["get-help", "trial"]
    assert {item["part"] for item in edition["prompts"]} == {"phone", "notices"}

    catalog = small / "locales/es_419/LC_MESSAGES/guide.po"
    text = catalog.read_text("utf-8")
    start = text.index('msgstr "', text.index('msgctxt "trial"')) + len('msgstr "')
    catalog.write_text(text[:start] + "Bueno " + text[start:], "utf-8")
    words = built(small)
    assert changed(facts, words, "get-help") == set()
    assert changed(facts, words, "trial") == {"words", "samples", "encoding"}

    example = (small / "audio_src/clinic.example.toml").read_text("utf-8")
    (small / "audio_src/clinic.example.toml").write_text(example.replace("555-0100", "555-0142"), "utf-8")
    values = built(small)
    assert changed(words, values, "get-help") == {"values", "samples"}

    guide = small / "audio_src/guide.toml"
    guide.write_text(
        guide.read_text("utf-8").replace("[locales.es_419]", "[locales.es_419]\nrate = { fake = 1.2 }"), "utf-8"
    )
    rate = built(small)
    assert changed(values, rate, "get-help") == {"voice", "samples"}
