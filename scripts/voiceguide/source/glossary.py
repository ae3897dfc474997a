"""audio_src/glossary.toml: medical terms, what they mean, their renderings; number words by locale."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from voiceguide.config.table import read_toml
from voiceguide.errors import Gathered, SourceError, gathering
from voiceguide.model.glossary import Glossary, Term
from voiceguide.model.text import Location

GLOSSARY_FILE = "audio_src/glossary.toml"
_TERM = ("term", "forms", "meaning", "explained_by", "plain", "renderings")
_NUMBERS = ("words", "forms")


def read_glossary(root: Path, into: Gathered | None = None) -> Glossary:
    """Read it; a project without one has no terms. Raises SourceError with file and line.

    into: gathers these errors instead; terms and locales with an error are missing in what is given.
    """
    path = root / GLOSSARY_FILE
    if not os.path.lexists(path):
        return Glossary((), {}, {})
    with gathering(into) as found:
        data: dict[str, Any] = {}
        with found.catch():
            data = read_toml(path, GLOSSARY_FILE, SourceError)
        return _Reader(path, data, found).read()


class _Reader:
    """The file's tables, and where they stand in it. What is wrong is told to `found`, and reading goes on."""

    def __init__(self, path: Path, data: dict[str, Any], found: Gathered) -> None:
        self.path = path
        self.data = data
        self.found = found

    def read(self) -> Glossary:
        """All terms and number words that are as they should be."""
        self.known(GLOSSARY_FILE, self.data, ("terms", "numbers"))
        terms = [self.term(key) for key in self.table(self.data, "terms")]
        numbers = self.table(self.data, "numbers")
        words = {locale: self.numbers(locale, self.table(numbers, locale)) for locale in numbers}
        good = {locale: both for locale, both in words.items() if both}
        return Glossary(
            tuple(term for term in terms if term),
            {locale: said for locale, (said, _) in good.items()},
            {locale: forms for locale, (_, forms) in good.items()},
        )

    def term(self, key: str) -> Term | None:
        """A term; None when something in it is wrong: its rules would find what is not there."""
        before = len(self.found.errors)
        table = self.table(self.data["terms"], key)
        self.known(key, table, _TERM)
        renderings = self.table(table, "renderings")
        term = Term(
            self.text(key, {"term": key} | table, "term"),
            self.texts(key, table, "forms"),
            self.text(key, table, "meaning"),
            self.texts(key, table, "explained_by", optional=True),
            table.get("plain") is True,
            {locale: self.texts(key, renderings, locale) for locale in renderings},
        )
        return term if len(self.found.errors) == before else None

    def numbers(self, locale: str, table: dict[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """(words, forms) of a locale; None when something in them is wrong."""
        before = len(self.found.errors)
        self.known(locale, table, _NUMBERS)
        both = self.texts(locale, table, "words"), self.texts(locale, table, "forms", optional=True)
        return both if len(self.found.errors) == before else None

    def table(self, inside: dict[str, Any], key: str) -> dict[str, Any]:
        value = inside.get(key, {})
        if not isinstance(value, dict):
            self.wrong(key, f"{key} is not a table.")
            return {}
        return value

    def text(self, name: str, table: dict[str, Any], key: str) -> str:
        value = table.get(key)
        if not isinstance(value, str) or not value.strip():
            self.wrong(name, f"{name}: {key} is missing, or is no text.")
            return ""
        return value

    def texts(self, name: str, table: dict[str, Any], key: str, *, optional: bool = False) -> tuple[str, ...]:
        value = table.get(key, [] if optional else None)
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            self.wrong(name, f"{name}: {key} is missing, or is no list of texts.")
            return ()
        return tuple(value)

    def known(self, name: str, table: dict[str, Any], keys: tuple[str, ...]) -> None:
        for key in table:
            if key not in keys:
                self.wrong(key, f"{name}: unknown entry {key!r}.")

    def wrong(self, name: str, message: str) -> None:
        """Its line: the first that names the table or the key, as near as tomllib lets one come."""
        pattern = re.compile(rf"\s*(?:\[[^\]]*\b{re.escape(name)}\b|[\"']?{re.escape(name)}[\"']?\s*[=.])")
        lines = self.path.read_text("utf-8-sig").splitlines()
        line = next((i for i, text in enumerate(lines, start=1) if pattern.match(text)), 1)
        self.found.add(SourceError(message, location=Location(GLOSSARY_FILE, line), hint="Mend this entry."))
