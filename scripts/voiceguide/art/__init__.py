"""The tool's own art: the cover's template, fonts, a pictogram and colours for any guide.

They travel in the wheel. A file of the same name in a guide's ``audio_src/art/`` is used in place of the tool's, and a
guide adds pictograms and colours for its sections there. Functions take that folder; it need not exist.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from voiceguide.config.table import read_toml
from voiceguide.errors import ConfigError
from voiceguide.model.text import Location

FOLDER = Path(__file__).parent
COLOURS = "colours.toml"


def find(own: Path, name: str) -> Path:
    """The file of this name, such as ``pictograms/guide.svg``: the guide's, else the tool's, which need not exist."""
    path = own / name
    return path if path.is_file() else FOLDER / name


def files(own: Path) -> Iterator[tuple[str, Path]]:
    """All files of both folders by name, sorted by name; the guide's where both have one."""
    names = {
        path.relative_to(folder).as_posix()
        for folder in (FOLDER, own)
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc")
    }
    for name in sorted(names):
        yield name, find(own, name)


def colours(own: Path) -> dict[str, dict[str, str]]:
    """The tables of colours.toml: the guide's entries over the tool's. Raises ConfigError for one that is no colour."""
    merged: dict[str, dict[str, str]] = {}
    for folder in (FOLDER, own):
        path = folder / COLOURS
        if not path.is_file():
            continue
        name = f"audio_src/art/{COLOURS}" if folder == own else f"voiceguide/art/{COLOURS}"
        for table, entries in read_toml(path, name, ConfigError).items():
            merged[table] = merged.get(table, {}) | _checked(name, table, entries)
    return merged


def _checked(name: str, table: str, entries: object) -> dict[str, str]:
    if not isinstance(entries, dict):
        raise ConfigError(f"{table} is not a table.", location=Location(name, 1), hint="See audio_src/art/README.md.")
    for key, colour in entries.items():
        if not isinstance(colour, str) or not re.fullmatch("#[0-9a-fA-F]{6}", colour):
            raise ConfigError(
                f"{key} has no colour but {colour!r}.", location=Location(name, 1), hint="Write it like #0b3c49."
            )
    return entries
