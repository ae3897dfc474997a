"""A TOML table that knows its file, so that each error has a line."""

from __future__ import annotations

import datetime
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voiceguide.errors import ConfigError, VoiceguideError, disk, gathering
from voiceguide.model.text import Location
from voiceguide.store.files import read_text

LONGEST_VALUE = 200
_JOINERS = "\u200c\u200d"
"""Invisible, but letters of Persian, Hindi and others stand apart or together by them."""


def read_toml(path: Path, name: str, kind: type[VoiceguideError]) -> dict[str, Any]:
    """What a TOML file holds. name: as errors give it. Raises `kind` with file and line for one that is broken."""
    text = read_text(path, name, kind)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # Beside what tomllib says of itself: a number of thousands of digits, a thousand brackets.
        found = re.search(r"line (\d+)", str(error))
        ends = text.count("\n") + 1 if isinstance(error, tomllib.TOMLDecodeError) else 1
        reason = str(error).split(" (at")[0].split(";")[0].rstrip(".")
        where = Location(name, int(found[1]) if found else ends)
        raise kind(f"broken TOML: {reason}.", location=where, hint="Mend this line.") from error


@dataclass(frozen=True, slots=True)
class Table:
    """A TOML table that knows its file, so that each error has a line."""

    path: Path
    name: str
    data: dict[str, Any]
    prefix: str = ""

    @classmethod
    def load(cls, path: Path, root: Path) -> Table:
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
        return cls(path, name, read_toml(path, name, ConfigError))

    def error(self, key: str, message: str, hint: str = "") -> ConfigError:
        return ConfigError(message, location=Location(self.name, self.line(key)), hint=hint)

    def line(self, key: str) -> int:
        """The line on which a key stands, else that of the table."""
        with disk(self.path, ConfigError):
            lines = self.path.read_text("utf-8-sig").splitlines()
        start = 0
        if self.prefix:
            heads = [i for i, line in enumerate(lines) if line.strip().startswith(f"[{self.prefix}")]
            start = heads[0] if heads else 0
        pattern = re.compile(rf"\s*(?:\[[\w.\"]*)?[\"']?{re.escape(key)}[\"']?\s*[=\].]")
        found = next((i for i in range(start, len(lines)) if pattern.match(lines[i])), start)
        return found + 1

    def table(self, key: str, *, optional: bool = False) -> Table:
        value = self.data.get(key, {} if optional else None)
        if not isinstance(value, dict):
            raise self.error(key, f"the table [{key}] is missing." if value is None else f"{key} is not a table.")
        return Table(self.path, self.name, value, f"{self.prefix}.{key}".lstrip("."))

    def tables(self, key: str, *, optional: bool = False) -> dict[str, Table]:
        inner = self.table(key, optional=optional)
        return {name: inner.table(name) for name in inner.data}

    def text(self, key: str, default: str | None = None) -> str:
        value = self.data.get(key, default)
        if value is None:
            raise self.error(key, f"{key} is missing.", f"Set {key}.")
        if not isinstance(value, str):
            raise self.error(key, f"{key} is not text.", "Put it in quotation marks.")
        return _plain(self, key, value)

    def date(self, key: str) -> datetime.date:
        value = self.data.get(key)
        if type(value) is not datetime.date:
            raise self.error(key, f"{key} is not a date.", "Write it like 2026-11-22, without quotation marks.")
        return value

    def number(self, key: str, default: float, low: float, high: float) -> float:
        value = self.data.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise self.error(key, f"{key} is not a number from {low:g} to {high:g}.")
        return float(value)

    def flag(self, key: str) -> bool:
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            raise self.error(key, f"{key} is neither true nor false.")
        return value

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        value = self.data.get(key, list(default))
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(key, f"{key} is not a list of texts.")
        if len(set(value)) != len(value):
            raise self.error(key, f"{key} names something twice.", "Name each once.")
        return tuple(_plain(self, key, item) for item in value)

    def done(self, *known: str) -> None:
        """Refuse what nobody reads: it is most often a slip of the pen. The error knows those of the other keys."""
        with gathering(None) as found:
            for key in self.data:
                if key not in known:
                    found.add(self.error(key, f"unknown setting {key!r}.", f"Known here: {', '.join(known)}."))


def _plain(table: Table, key: str, value: str) -> str:
    kinds = {unicodedata.category(char) for char in value if char not in _JOINERS}
    if kinds & {"Cc", "Zl", "Zp"}:
        raise table.error(key, f"{key} has a line break or a control character.", "Write it on one line.")
    if kinds & {"Cf", "Cn", "Co", "Cs"}:
        raise table.error(
            key, f"{key} has an invisible mark, such as one for the direction of text.",
            "Leave it out; the guide sets directions.",
        )  # fmt: skip
    if len(value) > LONGEST_VALUE:
        raise table.error(key, f"{key} is longer than {LONGEST_VALUE} characters.", "Shorten it.")
    return unicodedata.normalize("NFC", value)
