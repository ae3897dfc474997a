"""audio_src/glossary.toml: medical terms, what they mean, their renderings; number words by locale.

The tool has number words of its own, for all its locales. A guide's glossary adds forms to them, or has others.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from voiceguide import words
from voiceguide.config.table import read_toml
from voiceguide.errors import Gathered, SourceError, gathering
from voiceguide.model.glossary import Glossary, Term
from voiceguide.model.text import Location

GLOSSARY_FILE = "audio_src/glossary.toml"
_TERM = ("term", "forms", "meaning", "explained_by", "plain", "renderings")
_NUMBERS = ("words", "forms", "digits")
_Said = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
_Numbers = Mapping[str, Mapping[str, Any]]


def read_glossary(root: Path, into: Gathered | None = None) -> Glossary:
    """Read it; a project without one has no terms, and the tool's number words. Raises SourceError with file and line.

    into: gathers these errors instead; terms and locales with an error are missing in what is given. Of a file that
    is broken as a whole, everything is missing.
    """
    path = root / GLOSSARY_FILE
    with gathering(into) as found:
        data: dict[str, Any] = {}
        if os.path.lexists(path):
            try:
                data = read_toml(path, GLOSSARY_FILE, SourceError)
            except SourceError as error:
                found.add(error)
                return Glossary((), {}, {})
        shipped = read_toml(words.NUMBERS, words.NUMBERS.relative_to(words.ROOT).as_posix(), SourceError)
        return _Reader(path, data, shipped, found).read()


class _Reader:
    """The file's tables, and where they stand in it. What is wrong is told to `found`, and reading goes on.

    shipped: the tool's own number words, by locale.
    """

    def __init__(self, path: Path, data: dict[str, Any], shipped: _Numbers, found: Gathered) -> None:
        self.path = path
        self.data = data
        self.shipped = shipped
        self.found = found

    def read(self) -> Glossary:
        """All terms and number words that are as they should be."""
        self.known(GLOSSARY_FILE, self.data, ("terms", "numbers"))
        terms = [self.term(key) for key in self.table(self.data, "terms")]
        own = self.table(self.data, "numbers")
        both = {locale: self.numbers(locale, self.table(own, locale)) for locale in {**self.shipped, **own}}
        good = {locale: numbers for locale, numbers in both.items() if numbers}
        return Glossary(
            tuple(term for term in terms if term),
            {locale: said for locale, (said, _, _) in good.items()},
            {locale: forms for locale, (_, forms, _) in good.items()},
            {locale: digits for locale, (_, _, digits) in good.items() if digits},
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

    def numbers(self, locale: str, table: dict[str, Any]) -> _Said | None:
        """(words, forms, digits) of a locale: the guide's, else the tool's, and the forms of both.

        None when one is wrong.
        """
        before = len(self.found.errors)
        self.known(locale, table, _NUMBERS)
        shipped = self.shipped.get(locale, {})
        said = self.texts(locale, {"words": shipped.get("words")} | table, "words")
        forms = self.texts(locale, table, "forms", optional=True)
        digits = self.texts(locale, {"digits": shipped.get("digits", [])} | table, "digits", optional=True)
        if digits and len(digits) != len("0123456789"):
            self.wrong(locale, f"{locale}: digits has {len(digits)} words, not one for each from 0 to 9.")
        good = len(self.found.errors) == before
        return (said, (*shipped.get("forms", ()), *forms), digits) if good else None

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
