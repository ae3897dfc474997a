"""`voiceguide voices`: which voices speak here, and how to get more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Self

import typer
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

from voiceguide.cli.entry import app
from voiceguide.cli.options import ClinicFile, Format, open_pipeline, read_config
from voiceguide.cli.screen import Screen, err, out
from voiceguide.config import models_folder

if TYPE_CHECKING:
    from voiceguide.models.catalogue import Model

voices_app = typer.Typer(rich_markup_mode=None)
app.add_typer(voices_app, name="voices")


@voices_app.callback(invoke_without_command=True)
def show(
    context: typer.Context,
    format: Annotated[Format, typer.Option(help="How to print it.")] = Format.TABLE,
) -> None:
    """Show which voices can speak each language here, and what would add one."""
    if context.invoked_subcommand is not None:
        return
    from voiceguide.cli import tables
    from voiceguide.speak.voices import survey

    found = survey(read_config())
    if format is Format.JSON:
        out.print_json(json.dumps(found.as_json(), ensure_ascii=False), indent=1)
        return
    for table in tables.voices(found):
        out.print(table)
    _say("The voice auto takes the first that needs no network.")
    _say("A recording always comes before them.")
    for line in found.notes():
        _say(line)


@voices_app.command()
def get(
    name: Annotated[
        str, typer.Argument(help="A model, such as kokoro. Or a locale: then the model that suits it best.")
    ],
    source: Annotated[
        Path | None, typer.Option("--from", help="Take the files or packages from this folder, not from the web.")
    ] = None,
    licence: Annotated[
        str, typer.Option(help="For a voice of Piper that voiceguide does not know: the licence on its model card.")
    ] = "",
    attribution: Annotated[str, typer.Option(help="With --licence: whom to name.")] = "",
    non_commercial: Annotated[
        bool, typer.Option("--non-commercial", help="With --licence: it forbids commercial use.")
    ] = False,
) -> None:
    """Fetch a model into the folder of models. After an interruption it goes on from where it was."""
    from voiceguide.models.get import chosen
    from voiceguide.models.get import get as run
    from voiceguide.models.own import own_voice

    folder = models_folder()
    if licence or attribution or non_commercial:
        model = own_voice(name, source, licence, attribution, non_commercial=non_commercial)
    else:
        model = chosen(name)
    with _Bar() as bar:
        fresh = run(model, folder, source, bar.told)
    size = f"{model.size / 1e6:.0f} MB"
    _say(f"{model.id}: {size} in {folder / model.id}" if fresh else f"{model.id} is in {folder} already.")
    for line in _to_know(model):
        _say(line)
    if licence:
        for file in model.files:
            _say(f"{file.name}: SHA-256 {file.sha256}")
        _say("Compare these digests with those that its source gives. A file that changes later is refused.")


@voices_app.command()
def remove(name: Annotated[str, typer.Argument(help="A model.")]) -> None:
    """Delete a model. What was half fetched of it goes too."""
    from voiceguide.models.get import remove as run

    _say(f"{name}: {run(name, models_folder()) / 1e6:.0f} MB freed.")


@voices_app.command()
def hear(
    locale: Annotated[str, typer.Argument(help="The language.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The folder to write. Default: .cache/voices/LOCALE.")
    ] = None,
    online: Annotated[bool, typer.Option("--online", help="Let online voices speak too.")] = False,
    clinic: ClinicFile = None,
) -> None:
    """Speak three sentences of the guide in every voice of a language. Writes a page to compare them."""
    from voiceguide.voice_samples import write_samples

    config = read_config(clinic)
    config.settings(locale)
    folder = (output or config.root / ".cache" / "voices" / locale).absolute()
    for sample in write_samples(open_pipeline(config, Screen(progress=False)), locale, folder, online=online):
        if sample.failed:
            err.print(f"warning: {sample.name}: {sample.failed}")
        else:
            _say(f"{sample.name}: {len(sample.files)} sentences")
    _say(f"Compare them: {folder / 'index.html'}")


class _Bar:
    """How a download goes, on a terminal."""

    def __init__(self) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
        self._bar = Progress(*columns, console=out, transient=True, disable=not out.is_terminal)
        self._task = self._bar.add_task("")

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._bar.stop()

    def told(self, name: str, done: int, size: int) -> None:
        self._bar.update(self._task, description=name, completed=done, total=size)


def _to_know(model: Model) -> list[str]:
    """What goes with a model: its licence, and the libraries that it needs."""
    from importlib.util import find_spec

    lines = [f"licence: {model.licence}. {model.attribution}."]
    if model.based_on:
        lines.append(f"trained from {model.based_on}: read its model card before you publish.")
    if model.non_commercial:
        lines.append("Not for commercial use.")
    library = {"kokoro": "onnxruntime", "piper": "piper", "hear": "faster_whisper"}.get(model.extra, "")
    if library and find_spec(library) is None:
        lines.append(f"Its library is missing: pip install 'voiceguide[{model.extra}]'.")
    return lines


def _say(line: str) -> None:
    out.print(line, markup=False, highlight=False)
