"""locales/<locale>/approvals.toml: read strictly, written whole."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from voiceguide.approvals.ledger import ROLES, Approval, roles
from voiceguide.config import Config
from voiceguide.config.table import read_toml
from voiceguide.errors import Gathered, TranslateError, gathering
from voiceguide.model.text import Location
from voiceguide.store.files import write_atomic

_HASH = re.compile(r"[0-9a-f]{64}")
_HEADER = """\
# Approvals for {locale}. `voiceguide review {locale}` writes them; a change of what was approved voids them.
"""


def approvals_path(config: Config, locale: str) -> Path:
    return config.catalogs / locale / "approvals.toml"


def read_approvals(config: Config, locale: str, into: Gathered | None = None) -> tuple[Approval, ...]:
    """A locale's approvals, none when there is no file. Raises TranslateError with file and line.

    into: gathers these errors instead; the approvals that are whole are given.
    """
    given: list[Approval] = []
    with gathering(into) as found, found.catch():
        given += _read(config, locale, found)
    return tuple(given)


def _read(config: Config, locale: str, found: Gathered) -> Iterator[Approval]:
    path = approvals_path(config, locale)
    if not path.is_file():
        return
    name = path.relative_to(config.root).as_posix()
    data = read_toml(path, name, TranslateError)
    text = path.read_text("utf-8-sig")
    lines = [i for i, line in enumerate(text.splitlines(), start=1) if line.strip() == "[[approval]]"]
    entries = data.pop("approval", [])
    if data or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise TranslateError("approvals hold only [[approval]] entries.", location=Location(name, 1), locale=locale)
    for index, entry in enumerate(entries):
        with found.catch():
            yield _approval(entry, Location(name, lines[index] if index < len(lines) else 1), locale)


def _approval(entry: dict[str, object], location: Location, locale: str) -> Approval:
    names = ("unit", "role", "reviewer", "qualification", "date", "hash")
    texts = [entry.get(name) for name in names if name != "date"]
    date = entry.get("date")
    good = (
        set(entry) == set(names)
        and all(isinstance(text, str) and text.strip() for text in texts)
        and type(date) is datetime.date
        and entry["role"] in roles(locale)
        and _HASH.fullmatch(str(entry["hash"]))
    )
    if not good or not isinstance(date, datetime.date):
        raise TranslateError(
            "an approval is incomplete or not as `voiceguide review` writes it.", location=location, locale=locale,
            hint=f"It needs {', '.join(names)}; its role is one of {', '.join(roles(locale))}.",
        )  # fmt: skip
    unit, role, reviewer, qualification, hash = (str(text) for text in texts)
    return Approval(unit, role, reviewer, qualification, date, hash)


def write_approvals(config: Config, locale: str, given: Sequence[Approval]) -> tuple[Approval, ...]:
    """Add approvals; an older one of the same unit and role gives way. All that now stand in the file.

    The caller holds the project's lock. Raises TranslateError.
    """
    fresh = {(a.unit, a.role): a for a in given}
    kept = [a for a in read_approvals(config, locale) if (a.unit, a.role) not in fresh]
    entries = sorted([*kept, *fresh.values()], key=lambda a: (a.unit, ROLES.index(a.role)))
    text = _HEADER.format(locale=locale) + "".join(_entry(a) for a in entries)
    write_atomic(approvals_path(config, locale), text.encode(), TranslateError)
    return tuple(entries)


def _entry(approval: Approval) -> str:
    def quoted(text: str) -> str:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + "".join(c if ord(c) >= 32 and ord(c) != 127 else f"\\u{ord(c):04x}" for c in escaped) + '"'

    return (
        f"\n[[approval]]\nunit = {quoted(approval.unit)}\nrole = {quoted(approval.role)}\n"
        f"reviewer = {quoted(approval.reviewer)}\nqualification = {quoted(approval.qualification)}\n"
        f"date = {approval.date.isoformat()}\nhash = {quoted(approval.hash)}\n"
    )
