"""Sheet and status for a terminal, as Rich's renderables. Nothing prints here; `cli` does."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from voiceguide.config import SOURCE_LOCALE, Config
from voiceguide.review.marks import Note
from voiceguide.review.sheet import Mark, Unit
from voiceguide.review.status import APPROVED, UnitStatus

_CELL = 12
"""Columns of the terminal that a locale takes at least."""


def units(found: Sequence[Unit], locale: str, config: Config) -> Iterator[RenderableType]:
    """Each unit: source beside translation, standings, what changed, which audio."""
    for unit in found:
        yield from _unit(unit, locale, config)


def _unit(unit: Unit, locale: str, config: Config) -> Iterator[RenderableType]:
    own = locale == SOURCE_LOCALE
    table = Table(
        title=_plain(f"{unit.name}  {unit.title}").rstrip(), title_justify="left", expand=True, show_lines=True
    )
    table.add_column("", width=9)
    for name in (SOURCE_LOCALE,) if own else (SOURCE_LOCALE, locale):
        table.add_column(name, ratio=1, overflow="fold")
    for row in unit.rows:
        heard = Text("".join(f"\n{_plain(line)}" for line in row.heard), "dim")
        about = Text(_plain(f"{row.entry or row.kind}{f' (off: {row.switch})' if row.switch else ''}"), "dim")
        translation = Text(_plain(row.translation)) if row.translation else Text("no translation", "bold red")
        table.add_row(about, Text(_plain(row.source)) + heard if own else Text(_plain(row.source)),
                      *([] if own else [translation + heard]))  # fmt: skip
    yield table
    for mark in unit.marks:
        yield from _mark(mark)
    for file in unit.audio:
        there = "" if file.is_file() else "  (not built)"
        yield Text(f"audio: {file.relative_to(config.root).as_posix()}{there}")
    yield Text("")


def _mark(mark: Mark) -> Iterator[Text]:
    who = f", {mark.given.reviewer}, {mark.given.qualification}, {mark.given.date}" if mark.given else ""
    refused = f"; cannot be approved yet: {mark.refused}" if mark.refused and mark.state != APPROVED else ""
    yield Text(_plain(f"{mark.role}: {mark.state}{who}{refused}"))
    if mark.changes is None:
        yield Text("  changed since; what was approved is not at hand to compare", "yellow")
    for change in mark.changes or ():
        yield Text(_plain(f"  {'+' if change.new else '-'} {change.text}"), "green" if change.new else "red")


def notes(found: Sequence[Note]) -> Iterator[Text]:
    """A reviewer's notes, a line each."""
    for note in found:
        yield Text(_plain(f"note on {note.unit}, {note.block}: {note.text}"))


def detail(lines: Sequence[UnitStatus]) -> Table:
    """One locale: who approved what."""
    names = [role for role, _ in lines[0].states]
    heard = any(line.heard for line in lines)
    table = Table(
        "unit", *names, "standing", *(["heard"] if heard else []), title=lines[0].locale, title_justify="left"
    )
    for line in lines:
        given = {approval.role: approval for approval in line.given}
        cells = [f"{state}, {given[role].reviewer}, {given[role].date}" if role in given else state
                 for role, state in line.states]  # fmt: skip
        missing = f" ({line.missing} of {line.blocks})" if line.missing else ""
        cells += [f"{line.approval_status}{missing}", *([_heard(line)] if heard else [])]
        table.add_row(*(escape(_plain(cell)) for cell in (line.unit, *cells)))
    return table


def _heard(line: UnitStatus) -> str:
    """How a unit was heard, by band: letters that are wrong, sentences that are wrong."""
    parts = []
    for band in dict.fromkeys(result.band for result in line.heard):
        found = [result.found for result in line.heard if result.band == band]
        rate = sum(f.errors for f in found) / max(1, sum(f.letters for f in found))
        wrong = sum(f.is_wrong for f in found)
        parts.append(f"{band} {rate:.1%}" + (f", {wrong} of {len(found)} wrong" if wrong else ""))
    return "; ".join(parts) or "-"


def matrix(lines: Sequence[UnitStatus], width: int) -> Iterator[Table]:
    """Units down, locales across; several tables where the terminal is too narrow. width: its columns."""
    locales = list(dict.fromkeys(line.locale for line in lines))
    names = list(dict.fromkeys(line.unit for line in lines))
    cells = {(line.locale, line.unit): line.approval_status for line in lines}
    across = max(1, (width - max(map(len, names)) - 4) // (_CELL + 3))
    for start in range(0, len(locales), across):
        part = locales[start : start + across]
        table = Table("unit", *part)
        for name in names:
            table.add_row(name, *(cells.get((locale, name), "").replace("+", " ") for locale in part))
        yield table


def _plain(text: str) -> str:
    """Text from elsewhere on one line, without what could move the cursor or turn the line about."""
    shown = " ".join(text.split())
    return "".join(
        c for c in shown if unicodedata.category(c) not in ("Cc", "Cs") and c not in "\u202a\u202b\u202d\u202e"
    )
