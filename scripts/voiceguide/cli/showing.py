"""The verbs that show what was built: serve, phone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from voiceguide.cli.entry import app
from voiceguide.cli.options import ClinicFile, read_config
from voiceguide.cli.screen import out


@app.command()
def serve(
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port. 0 takes any free one.")] = 8000,
    lan: Annotated[
        bool, typer.Option("--lan", help="Let other devices on this network in. Shows a QR code with the address.")
    ] = False,
    cert: Annotated[
        Path | None, typer.Option(help="A TLS certificate (PEM). The tablet needs it to work offline on a network.")
    ] = None,
    key: Annotated[Path | None, typer.Option(help="The certificate's key (PEM).")] = None,
    clinic: ClinicFile = None,
) -> None:
    """Show dist/ in a browser. The tablet is at /. Podcast, books and phone are beside it."""
    from voiceguide.serve import open_server

    with open_server(read_config(clinic), port=port, lan=lan, cert=cert, key=key) as server:
        typer.echo(server.greeting())
        server.run()


@app.command()
def phone(locale: str, clinic: ClinicFile = None) -> None:
    """Call the guide without a phone. You hear what a caller hears, and press the keys in this terminal."""
    from voiceguide.call import preview

    config = read_config(clinic)
    preview.call(
        config, config.dist, locale,
        say=lambda line: out.print(line, markup=False, highlight=False),
        keys=preview.Terminal(), player=preview.Device(),
    )  # fmt: skip
