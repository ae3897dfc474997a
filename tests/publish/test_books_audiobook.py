"""guide.audiobook as it was built: W3C's manifest and Readium's, and the sound they name."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import html
from referencing import Registry, Resource

from tests import requirements
from tests.conftest import REPOSITORY
from tests.publish import books_shelf as shelf
from tests.publish.books_shelf import RTL, Zip

LOCALES = shelf.spoken_locales()
SCHEMAS = REPOSITORY / "tests" / "schemas"
W3C = (
    Path(os.environ.get("VOICEGUIDE_NODE_MODULES", REPOSITORY / ".cache/node/node_modules")).parent / "w3c/pub-manifest"
)
INSTALL_W3C = "the lines of .ci/run that name books_w3c.txt"


@pytest.fixture(params=LOCALES)
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def book(built: Path, locale: str) -> Zip:
    return shelf.opened(built / "dist/books" / locale / "guide.audiobook")


@pytest.fixture
def publication(book: Zip) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(book.files["publication.json"])
    return read


@pytest.fixture
def manifest(book: Zip) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(book.files["manifest.json"])
    return read


def validator(name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads((SCHEMAS / name).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


@pytest.fixture(scope="module")
def w3c() -> jsonschema.Draft7Validator:
    """W3C's own schema of publication manifests, with the parts that it refers to."""
    requirements.file(W3C / "publication.schema.json", "W3C's schemas", INSTALL_W3C)
    schemas = [json.loads(path.read_text("utf-8")) for path in sorted(W3C.rglob("*.schema.json"))]
    parts: Registry[Any] = Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema)) for schema in schemas
    )
    whole = next(schema for schema in schemas if schema["$id"].endswith("/publication.schema.json"))
    jsonschema.Draft7Validator.check_schema(whole)
    return jsonschema.Draft7Validator(whole, registry=parts, format_checker=jsonschema.FormatChecker())


def test_the_publication_holds_to_the_schema_of_w3c(
    publication: dict[str, Any], w3c: jsonschema.Draft7Validator
) -> None:
    w3c.validate(publication)


@pytest.mark.parametrize(
    ("name", "value"),
    [("inLanguage", ["en US"]), ("duration", "15 minutes"), ("readBy", {"type": "Person"}), ("readingOrder", [{}])],
)
def test_the_schema_of_w3c_misses_nothing(built: Path, w3c: jsonschema.Draft7Validator, name: str, value: Any) -> None:
    book = shelf.opened(built / "dist/books/en_US/guide.audiobook")
    publication = json.loads(book.files["publication.json"])
    with pytest.raises(jsonschema.ValidationError):
        w3c.validate(publication | {name: value})


def test_the_manifests_hold_to_their_schemas(publication: dict[str, Any], manifest: dict[str, Any]) -> None:
    validator("audiobook.schema.json").validate(publication)
    validator("readium-audiobook.schema.json").validate(manifest)


@pytest.mark.parametrize("lost", ["@context", "conformsTo", "name", "duration", "readingOrder", "resources"])
def test_the_schema_misses_what_is_lost(built: Path, lost: str) -> None:
    book = shelf.opened(built / "dist/books/en_US/guide.audiobook")
    publication = json.loads(book.files["publication.json"])
    del publication[lost]
    with pytest.raises(jsonschema.ValidationError):
        validator("audiobook.schema.json").validate(publication)


def test_language_and_direction(publication: dict[str, Any], manifest: dict[str, Any], locale: str) -> None:
    tag, way = locale.replace("_", "-"), "rtl" if locale in RTL else "ltr"
    assert publication["@context"][2] == {"language": tag, "direction": way}
    assert publication["inLanguage"] == manifest["metadata"]["language"] == [tag]
    assert publication["readingProgression"] == manifest["metadata"]["readingProgression"] == way


def test_durations_are_those_of_the_tracks(
    publication: dict[str, Any], manifest: dict[str, Any], built: Path, locale: str
) -> None:
    facts = json.loads((built / "dist/manifest.json").read_text("utf-8"))
    (edition,) = [edition for edition in facts["editions"] if edition["locale"] == locale]
    lengths = [section["duration_ms"] for section in edition["sections"]]
    assert [_ms(item["duration"]) for item in publication["readingOrder"]] == lengths
    assert _ms(publication["duration"]) == sum(lengths)
    assert [round(item["duration"] * 1000) for item in manifest["readingOrder"]] == lengths
    assert round(manifest["metadata"]["duration"] * 1000) == sum(lengths)


def _ms(duration: str) -> int:
    match = re.fullmatch(r"PT(\d+)\.(\d{3})S", duration)
    assert match, duration
    return int(match[1]) * 1000 + int(match[2])


def test_the_package_is_flat_and_holds_what_both_manifests_name(
    book: Zip, publication: dict[str, Any], manifest: dict[str, Any]
) -> None:
    own = {"publication.json", "manifest.json"}
    named = {item["url"] for item in publication["readingOrder"] + publication["resources"]}
    assert named == set(book.files) - own
    assert named == {item["href"] for item in manifest["readingOrder"] + manifest["resources"]}
    assert book.files["cover.png"].startswith(b"\x89PNG")


def test_the_sound_is_the_library_s_own(book: Zip, built: Path, locale: str) -> None:
    sounds = [name for name in book.files if name.endswith(".mp3")]
    assert len(sounds) == 9
    for name in sounds:
        assert book.files[name] == (built / "dist/library" / locale / name).read_bytes()


def test_the_contents_page_leads_to_every_chapter(book: Zip, publication: dict[str, Any]) -> None:
    page = html.document_fromstring(book.files["index.html"].decode())
    (toc,) = page.xpath("//nav[@role='doc-toc']")
    assert [a.get("href") for a in toc.xpath(".//a")] == [item["url"] for item in publication["readingOrder"]]
    assert [shelf.words(a) for a in toc.xpath(".//a")] == [item["name"] for item in publication["readingOrder"]]
    assert page.xpath("//link[@rel='publication']/@href") == ["publication.json"]
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//a[@href='tel:911']")


def test_a_draft_says_so(book: Zip, publication: dict[str, Any], manifest: dict[str, Any]) -> None:
    assert publication["creativeWorkStatus"] == "Draft"
    assert re.search(r"\[.+\]$", publication["name"])
    assert manifest["metadata"]["title"] == publication["name"]
    assert manifest["metadata"]["description"] == publication["description"]
    assert publication["description"] in shelf.words(html.document_fromstring(book.files["index.html"].decode()))
