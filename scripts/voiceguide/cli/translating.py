"""The verbs for translators: extract, update, locale add."""

from __future__ import annotations

from typing import Annotated

import typer

from voiceguide.cli.entry import app
from voiceguide.cli.options import Locales, read_config
from voiceguide.cli.screen import out
from voiceguide.errors import gathering

locales_app = typer.Typer(help="The languages of the guide.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(locales_app, name="locale")


@app.command()
def extract() -> None:
    """Write locales/*.pot, the templates that translators start from."""
    from voiceguide.translate import extract as run

    for path in run(read_config()):
        out.print(str(path))


@app.command()
def update(
    locale: Locales = None,
    tool: Annotated[
        bool, typer.Option("--tool", help="The catalogs of the tool itself instead, for who works on voiceguide.")
    ] = False,
) -> None:
    """Bring today's texts into the catalogs and print what is new, changed, found again or gone. Nothing is lost."""
    from voiceguide import translate

    # What could be merged is told before the error about what could not.
    with gathering(None) as found:
        if tool:
            merged = translate.update_tool()
        else:
            config = read_config()
            merged = translate.update(config, locale or translate.locales(config), found)
        for each in merged:
            out.print(f"{each.path}: {each}", markup=False, highlight=False)


@locales_app.command("add")
def add_locale(
    locale: Annotated[str, typer.Argument(help="The language, as Unicode's CLDR writes it: sw, pt_PT, zh_Hant.")],
) -> None:
    """Add a language: its settings and its empty catalogs. Prints which voices speak it and what is left to write."""
    from voiceguide.add_locale import add

    for line in add(read_config(), locale).lines():
        out.print(line, markup=False, highlight=False)
