"""What verbs found, as tables to print. Nothing is printed here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Column, Table

from voiceguide.model.finding import Finding
from voiceguide.model.release import Edition

if TYPE_CHECKING:
    from voiceguide.hear import HeardSentence, Hearing
    from voiceguide.speak.voices import Survey


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


def voices(found: Survey) -> Iterator[Table]:
    """What speaks each locale here and what one command would add; then the models. Each fits 80 columns."""
    locales = Table("locale", "speaks it here", "voices get ... adds")
    for row in found.rows:
        adds = ", ".join(model.id for model in row.adds)
        locales.add_row(row.locale, escape(", ".join(row.here)) or "-", adds or "-")
    yield locales
    models = Table(Column("voices get", no_wrap=True), "speaks", "size", "sounds", "licence")
    guides = {row.locale for row in found.rows}
    for model in found.models:
        spoken = " ".join(locale for locale in model.locales if locale in guides)
        licence = f"{model.licence}, not commercial" if model.non_commercial else model.licence
        size = "is here" if model.is_here else f"{model.size / 1e6:.0f} MB"
        models.add_row(escape(model.id), spoken, size, escape(model.quality) or "-", escape(licence))
    yield models


def heard(hearings: Sequence[Hearing]) -> Table:
    """What `hear` found, a line a locale."""
    table = Table("locale", "voice", "band", "ear", "sentences", "their own", "letters wrong", "numbers wrong")
    for hearing in hearings:
        count = len(hearing.sentences)
        own = count - sum(bool(s.found.closest) for s in hearing.sentences)
        numbers = sum(bool(s.found.digits) for s in hearing.sentences)
        voice = f"{hearing.voice.engine} {hearing.voice.name}"
        table.add_row(
            hearing.locale, voice, hearing.band, str(hearing.calibration), str(count), f"{own / max(1, count):.1%}",
            f"{hearing.rate:.1%}", str(numbers),
        )  # fmt: skip
    return table


def worst(found: Sequence[tuple[Hearing, HeardSentence]], title: str) -> Table:
    """The worst sentences, and what was heard in their place."""
    table = Table("where", "wrong", "should be", "heard", title=title, title_justify="left", show_lines=True)
    for hearing, sentence in found:
        judged = sentence.found
        wrong = [f"{judged.rate:.0%}", *judged.digits]
        if judged.closest:
            wrong.append(f"closer to: {hearing.texts.get(judged.closest, judged.closest)}")
        table.add_row(
            escape(f"{hearing.locale} {sentence.section}"), escape("; ".join(wrong)), escape(sentence.text),
            escape(judged.heard or "nothing"),
        )  # fmt: skip
    return table
