"""The verbs for reviewers: review, status."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from voiceguide.cli.entry import app
from voiceguide.cli.options import ClinicFile, Format, Locales, Voice, open_pipeline, read_config, today
from voiceguide.cli.screen import Screen, err, out
from voiceguide.errors import Gathered


@app.command()
def review(
    locale: str,
    unit: Annotated[
        list[str] | None,
        typer.Option(help="Only this unit. From paper: UNIT:DIGITS. Repeat it for several. Default: all."),
    ] = None,
    role: Annotated[str, typer.Option(help="Approve as translator, clinician or audio.")] = "",
    reviewer: Annotated[str, typer.Option(help="The name of the person who approves.")] = "",
    qualification: Annotated[str, typer.Option(help="What qualifies this person.")] = "",
    html: Annotated[Path | None, typer.Option(help="Write one HTML page, to fill in or to print.")] = None,
    marks: Annotated[Path | None, typer.Option(help="Record the marks that such a page saved.")] = None,
    play: Annotated[bool, typer.Option("--play", help="Play the audio, if a program here can.")] = False,
    voice: Voice = None,
    clinic: ClinicFile = None,
) -> None:
    """Show a language beside the English source. With --role: record an approval of today's words."""
    from voiceguide.review import Ask, answer

    ask = Ask(locale, tuple(unit or ()), role, reviewer, qualification, html, marks, play)
    if ask.mistake():
        raise typer.BadParameter(f"{ask.mistake()}.")
    pipeline = open_pipeline(read_config(clinic, None, voice), Screen(progress=False))
    for part in answer(pipeline, ask, today()):
        out.print(part)


@app.command()
def status(
    locale: Locales = None,
    format: Annotated[Format, typer.Option(help="How to print it.")] = Format.TABLE,
    voice: Voice = None,
    clinic: ClinicFile = None,
) -> None:
    """Show each unit of each language: missing, draft, approved by whom, or void. Nothing is spoken.

    A language that cannot be read is told at the end, with what to mend; the others are shown.
    """
    from voiceguide.review import show
    from voiceguide.review import status as run

    broken = Gathered()
    lines = run(open_pipeline(read_config(clinic, None, voice), Screen(progress=False)), locale or (), broken)
    if format is Format.JSON:
        out.print_json(json.dumps([line.as_json() for line in lines], ensure_ascii=False), indent=1)
    elif lines and locale and len(set(locale)) == 1:
        out.print(show.detail(lines))
    elif lines:
        for table in show.matrix(lines, out.width):
            out.print(table)
    for error in broken.errors:
        err.print(f"error: {error}", markup=False, highlight=False)
    if broken.errors:
        raise typer.Exit(1)
