"""audio_src/glossary.toml: medical terms, what they mean, their renderings; number words by locale."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from voiceguide.errors import SourceError, disk
from voiceguide.model.glossary import Glossary, Term
from voiceguide.model.text import Location


def read_glossary(root: Path) -> Glossary:
    """Read it; a project without one has no terms. Raises SourceError."""
    path = root / "audio_src" / "glossary.toml"
    name = "audio_src/glossary.toml"
    if not path.is_file():
        return Glossary((), {}, {})
    with disk(path, SourceError):
        raw = path.read_bytes()
    try:
        data: dict[str, Any] = tomllib.loads(raw.decode())
        terms = tuple(_term(key, table) for key, table in data.get("terms", {}).items())
        numbers = {locale: tuple(table["words"]) for locale, table in data.get("numbers", {}).items()}
        forms = {locale: tuple(table.get("forms", ())) for locale, table in data.get("numbers", {}).items()}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else 1
        raise SourceError(f"broken TOML: {error}.", location=Location(name, line)) from error
    except (KeyError, TypeError, AttributeError) as error:
        raise SourceError(f"an entry is incomplete: {error}.", location=Location(name, 1)) from error
    return Glossary(terms, numbers, forms)


def _term(key: str, table: dict[str, Any]) -> Term:
    return Term(
        table.get("term", key),
        tuple(table["forms"]),
        table["meaning"],
        tuple(table.get("explained_by", ())),
        bool(table.get("plain", False)),
        {locale: tuple(forms) for locale, forms in table.get("renderings", {}).items()},
    )
