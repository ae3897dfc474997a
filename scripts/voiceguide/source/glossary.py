"""audio_src/glossary.toml: medical terms, what they mean, their renderings; number words by locale."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from voiceguide.config.table import read_toml
from voiceguide.errors import SourceError
from voiceguide.model.glossary import Glossary, Term
from voiceguide.model.text import Location

GLOSSARY_FILE = "audio_src/glossary.toml"
_TERM = ("term", "forms", "meaning", "explained_by", "plain", "renderings")
_NUMBERS = ("words", "forms")


def read_glossary(root: Path) -> Glossary:
    """Read it; a project without one has no terms. Raises SourceError with file and line."""
    path = root / GLOSSARY_FILE
    if not os.path.lexists(path):
        return Glossary((), {}, {})
    reader = _Reader(path, read_toml(path, GLOSSARY_FILE, SourceError))
    reader.known(GLOSSARY_FILE, reader.data, ("terms", "numbers"))
    numbers = reader.table(reader.data, "numbers")
    tables = {locale: reader.table(numbers, locale) for locale in numbers}
    for locale, table in tables.items():
        reader.known(locale, table, _NUMBERS)
    return Glossary(
        tuple(reader.term(key) for key in reader.table(reader.data, "terms")),
        {locale: reader.texts(locale, table, "words") for locale, table in tables.items()},
        {locale: reader.texts(locale, table, "forms", optional=True) for locale, table in tables.items()},
    )


class _Reader:
    """The file's tables, and where they stand in it."""

    def __init__(self, path: Path, data: dict[str, Any]) -> None:
        self.path = path
        self.data = data

    def term(self, key: str) -> Term:
        table = self.table(self.data["terms"], key)
        self.known(key, table, _TERM)
        renderings = self.table(table, "renderings")
        return Term(
            self.text(key, {"term": key} | table, "term"),
            self.texts(key, table, "forms"),
            self.text(key, table, "meaning"),
            self.texts(key, table, "explained_by", optional=True),
            table.get("plain") is True,
            {locale: self.texts(key, renderings, locale) for locale in renderings},
        )

    def table(self, inside: dict[str, Any], key: str) -> dict[str, Any]:
        value = inside.get(key, {})
        if not isinstance(value, dict):
            raise self.error(key, f"{key} is not a table.")
        return value

    def text(self, name: str, table: dict[str, Any], key: str) -> str:
        value = table.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error(name, f"{name}: {key} is missing, or is no text.")
        return value

    def texts(self, name: str, table: dict[str, Any], key: str, *, optional: bool = False) -> tuple[str, ...]:
        value = table.get(key, [] if optional else None)
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.error(name, f"{name}: {key} is missing, or is no list of texts.")
        return tuple(value)

    def known(self, name: str, table: dict[str, Any], keys: tuple[str, ...]) -> None:
        for key in table:
            if key not in keys:
                raise self.error(key, f"{name}: unknown entry {key!r}.")

    def error(self, name: str, message: str) -> SourceError:
        """Its line: the first that names the table or the key, as near as tomllib lets one come."""
        pattern = re.compile(rf"\s*(?:\[[^\]]*\b{re.escape(name)}\b|[\"']?{re.escape(name)}[\"']?\s*[=.])")
        lines = self.path.read_text("utf-8").splitlines()
        line = next((i for i, text in enumerate(lines, start=1) if pattern.match(text)), 1)
        return SourceError(message, location=Location(GLOSSARY_FILE, line), hint="Mend this entry.")
