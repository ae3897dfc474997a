"""The verb that begins a guide: new."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from voiceguide.cli.entry import app
from voiceguide.cli.options import today
from voiceguide.cli.screen import out


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the new guide. It is new or empty.")],
    title: Annotated[str, typer.Option(help="The name of the guide, in English.")],
    locales: Annotated[
        str, typer.Option(help="The languages, with commas between them: es_419,ar. English is always one of them.")
    ] = "en_US",
) -> None:
    """Make another guide, with two sample chapters to replace. It can be built at once."""
    from voiceguide.new import new as run

    for line in run(folder, title, [locale.strip() for locale in locales.split(",")], today()).lines():
        out.print(line, markup=False, highlight=False)
