"""The verb that proves what was built: hear."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from voiceguide.cli import tables
from voiceguide.cli.entry import app
from voiceguide.cli.options import ClinicFile, Format, Locales, open_pipeline, read_config
from voiceguide.cli.screen import Screen, out
from voiceguide.config import models_folder


@app.command()
def hear(
    locale: Locales = None,
    phone: Annotated[
        bool, typer.Option("--phone", help="Hear the telephone files, as 8 kHz mu-law, not the library's MP3.")
    ] = False,
    model: Annotated[str, typer.Option(help="The ear: a model by its name, or a folder with one.")] = "whisper-base",
    format: Annotated[Format, typer.Option(help="How to print what was heard.")] = Format.TABLE,
    clinic: ClinicFile = None,
) -> None:
    """Hear what was built with a machine's ear: is each sentence its own, is each number right?

    The exit status is 1 where a sentence is heard as another one, or a number is wrong, in a language in which the ear
    can be trusted.
    """
    from voiceguide import hear as room
    from voiceguide.hear.report import as_json, worst

    # The ear first: where it is missing, nothing else is worth doing.
    ear = room.WhisperEar(model, models_folder())
    with Screen(progress=format is Format.TABLE) as screen:
        listener = room.Listener(open_pipeline(read_config(clinic), screen), ear)
        heard = [listener.hear(each, phone=phone) for each in listener.locales(locale or ())]
    if format is Format.JSON:
        out.print_json(json.dumps(as_json(heard), ensure_ascii=False), indent=1)
    else:
        out.print(tables.heard(heard))
        found = worst(heard)
        if found:
            out.print(tables.worst(found, f"the {len(found)} worst"))
    if any(hearing.is_refused for hearing in heard):
        raise typer.Exit(1)
