"""The verbs for translators: extract, update, locale add."""

from __future__ import annotations

from typing import Annotated

import typer

from voiceguide.cli.entry import app
from voiceguide.cli.options import Locales, read_config
from voiceguide.cli.screen import out

locales_app = typer.Typer(help="The languages of the guide.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(locales_app, name="locale")


@app.command()
def extract() -> None:
    """Write locales/*.pot, the templates that translators start from."""
    from voiceguide.translate import extract as run

    for path in run(read_config()):
        out.print(str(path))


@app.command()
def update(locale: Locales = None) -> None:
    """Bring today's texts into the catalogs. A new text stays untranslated. Nothing is guessed."""
    from voiceguide.translate import locales
    from voiceguide.translate import update as run

    config = read_config()
    for path in run(config, locale or locales(config)):
        out.print(str(path))


@locales_app.command("add")
def add_locale(
    locale: Annotated[str, typer.Argument(help="The language, as Unicode's CLDR writes it: sw, pt_PT, zh_Hant.")],
) -> None:
    """Add a language: its settings and its empty catalogs. Prints which voices speak it and what is left to write."""
    from voiceguide.add_locale import add

    for line in add(read_config(), locale).lines():
        out.print(line, markup=False, highlight=False)
