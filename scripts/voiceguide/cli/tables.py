"""What verbs found, as tables to print. Nothing is printed here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from voiceguide.model.finding import Finding
from voiceguide.model.release import Edition

if TYPE_CHECKING:
    from voiceguide.speak.voices import LocaleVoices


def editions(built: Sequence[Edition]) -> Table:
    """A build's end: locale, voice, chapters, minutes, standing, size of the library's sound."""
    table = Table("locale", "voice", "chapters", "minutes", "standing", "size")
    for edition in built:
        files = [
            *edition.whole.values(),
            *(r.files["mp3"] for r in edition.sections + edition.hold if "mp3" in r.files),
        ]
        minutes = sum(r.track.duration_ms for r in edition.sections) / 60_000
        voice = f"{edition.voice.engine} {edition.voice.name}" + (f" ({edition.note})" if edition.note else "")
        size = sum(file.size for file in files) / 1e6
        table.add_row(
            edition.locale,
            voice,
            str(len(edition.sections)),
            f"{minutes:.1f}",
            edition.approval_status,
            f"{size:.1f} MB",
        )
        for item in edition.left_out:
            table.add_row("", f"left out: {item.what}", "", "", item.why, "")
    return table


def findings(found: Sequence[Finding]) -> Table:
    """What `check` found, one a line."""
    table = Table("", "rule", "locale", "section", "where", "what")
    for finding in found:
        where = str(finding.location or "")
        table.add_row(finding.severity, finding.rule, finding.locale, finding.section, where, escape(finding.message))
    return table


def voices(rows: Iterable[LocaleVoices]) -> Table:
    """Who can speak each locale."""
    table = Table("locale", "language", "can speak it here", "what others would take")
    for row in rows:
        here, would_take = ", ".join(row.here) or "-", "; ".join(row.would_take) or "-"
        table.add_row(row.locale, row.language, escape(here), escape(would_take))
    return table
