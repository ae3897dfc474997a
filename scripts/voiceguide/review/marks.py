"""The marks file that a reviewer's page saves: JSON. It is read strictly, because it comes from outside, by mail."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voiceguide.errors import TranslateError, disk
from voiceguide.model.text import Location
from voiceguide.store.files import decode

SCHEMA = "voiceguide-marks/1"
LARGEST_BYTES = 4_000_000

_HEAD = ("schema", "guide", "locale", "reviewer", "qualification", "date")
_MARK = ("unit", "role", "hash")
_NOTE = ("unit", "block", "text")


@dataclass(frozen=True, slots=True)
class Ticked:
    """A box that was ticked. hash: of what the reviewer looked at."""

    unit: str
    role: str
    hash: str


@dataclass(frozen=True, slots=True)
class Note:
    """What a reviewer wrote beside a block."""

    unit: str
    block: str
    text: str


@dataclass(frozen=True, slots=True)
class Marks:
    """One reviewer's page."""

    guide: str
    locale: str
    reviewer: str
    qualification: str
    date: datetime.date
    marks: tuple[Ticked, ...]
    notes: tuple[Note, ...]


def read_marks(path: Path, locale: str) -> Marks:
    """Read a marks file for a locale. Raises TranslateError for anything that the page does not write."""
    with disk(path, TranslateError):
        raw = path.read_bytes()[: LARGEST_BYTES + 1]
    where = Location(str(path), 1)
    if len(raw) > LARGEST_BYTES:
        raise TranslateError("the file is too large for marks.", location=where, hint="Save them from the page again.")
    try:
        marks = _marks(json.loads(decode(raw, str(path), TranslateError), object_pairs_hook=_once))
    except (ValueError, TypeError, RecursionError) as error:
        raise TranslateError(
            f"these are no marks: {error}.", location=where, hint="Save them from the page again."
        ) from error
    if marks.locale != locale:
        raise TranslateError(f"the marks are for {marks.locale!r}, not for {locale}.", location=where)
    return marks


def _marks(data: Any) -> Marks:
    head = _texts(data, _HEAD, ("marks", "notes"))
    if head["schema"] != SCHEMA:
        raise ValueError(f"the schema is {head['schema']!r}, not {SCHEMA!r}")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", head["date"]):
        raise ValueError(f"no date: {head['date']!r}")
    ticked = tuple(Ticked(**_texts(item, _MARK)) for item in _list(data["marks"], "marks"))
    if not all(re.fullmatch(r"[0-9a-f]{64}", mark.hash) for mark in ticked):
        raise ValueError("a hash is not 64 hexadecimal digits")
    if len({(mark.unit, mark.role) for mark in ticked}) != len(ticked):
        raise ValueError("a unit is marked twice by one role")
    return Marks(
        guide=head["guide"],
        locale=head["locale"],
        reviewer=head["reviewer"],
        qualification=head["qualification"],
        date=datetime.date.fromisoformat(head["date"]),
        marks=ticked,
        notes=tuple(Note(**_texts(item, _NOTE)) for item in _list(data["notes"], "notes")),
    )


def _texts(data: Any, names: tuple[str, ...], more: tuple[str, ...] = ()) -> dict[str, str]:
    if not isinstance(data, dict) or set(data) != {*names, *more}:
        raise ValueError(f"an object with {', '.join((*names, *more))} was expected")
    if not all(isinstance(data[name], str) for name in names):
        raise ValueError(f"{', '.join(names)} are not all text")
    return {name: data[name] for name in names}


def _list(data: Any, name: str) -> list[Any]:
    if not isinstance(data, list):
        raise TypeError(f"{name} is no list")
    return data


def _once(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found
