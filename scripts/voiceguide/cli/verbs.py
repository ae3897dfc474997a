"""The command line: the verbs. The only module that sets an exit status; with its `Screen`, the only that prints.

0 done; 1 an error in the guide or the build, a refused release, a warning under --strict; 2 usage;
130 interrupted.
"""

from __future__ import annotations

import datetime
import json
import os
import sys
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer
from rich.console import Console

from voiceguide import config as config_module
from voiceguide.cli import tables, voices
from voiceguide.cli.screen import Screen
from voiceguide.config import Config
from voiceguide.errors import VoiceguideError
from voiceguide.model.finding import Severity
from voiceguide.run.report import Silence

if TYPE_CHECKING:
    from voiceguide.pipeline import Pipeline

app = typer.Typer(
    help="A guide, written once in plain English, spoken in many languages: for phone, podcast, tablet and players.",
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None,
)  # fmt: skip
locales_app = typer.Typer(help="The languages.", no_args_is_help=True)
app.add_typer(locales_app, name="locale")
app.add_typer(voices.app, name="voices")
out = Console(soft_wrap=True)
err = Console(stderr=True, soft_wrap=True, highlight=False, markup=False)

INTERRUPTED = 130

Jobs = Annotated[int, typer.Option(min=1, max=64, help="Processes at work.")]
Strict = Annotated[bool, typer.Option("--strict", help="A warning is an error.")]
Locales = Annotated[Optional[list[str]], typer.Option("--locale", "-l", help="Only this locale; may be repeated.")]
Voice = Annotated[Optional[str], typer.Option(help="An engine by name, auto or auto-online.")]
ClinicFile = Annotated[Optional[Path], typer.Option(help="The clinic's settings, instead of audio_src/clinic.toml.")]


StoreFolder = Annotated[
    Optional[Path], typer.Option("--store", help="The folder of finished work; projects may share one.")
]


class Format(StrEnum):
    """Of what `check` and `status` print."""

    TABLE = "table"
    JSON = "json"


def main() -> None:
    """Run a verb and end with its exit status."""
    try:
        # Without its own ways of ending, typer gives the status of typer.Exit back.
        status = app(standalone_mode=False)
    except VoiceguideError as error:
        err.print(f"error: {error}")
        sys.exit(1)
    except (KeyboardInterrupt, typer.Abort):
        status = INTERRUPTED
    except Exception as error:
        usage = getattr(error, "format_message", None)
        if usage is None:
            raise
        err.print(f"usage: {usage()}")
        sys.exit(getattr(error, "exit_code", 2))
    # typer itself turns an interrupt into this status.
    if status == INTERRUPTED:
        err.print("interrupted: what was finished is kept, and dist/ is as it was.")
    sys.exit(status if isinstance(status, int) else 0)


@app.command()
def build(
    locale: Locales = None,
    voice: Voice = None,
    clinic: ClinicFile = None,
    base_url: Annotated[Optional[str], typer.Option(help="Public address of dist/, for feeds and QR codes.")] = None,
    jobs: Jobs = os.cpu_count() or 1,
    strict: Strict = False,
    release: Annotated[
        bool, typer.Option("--release", help="Only what is approved; refused when that is not enough.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False,
    only: Annotated[
        Optional[list[str]], typer.Option("--only", help="Only this publisher, such as library; may be repeated.")
    ] = None,
    store: StoreFolder = None,
    cluster: Annotated[
        Optional[str], typer.Option(help="Address of a Dask scheduler, whose workers do the work of --jobs.")
    ] = None,
) -> None:
    """Build all editions of all locales into dist/."""
    from voiceguide.build import BuildRequest
    from voiceguide.build import build as run

    config = _config(clinic, base_url, voice, store)
    request = BuildRequest(tuple(locale or ()), jobs, release, tuple(only or ()))
    with Screen(out, err, quiet=quiet) as screen:
        if config.clinic.is_example:
            screen.say(
                "the clinic is the example; copy audio_src/clinic.example.toml to clinic.toml and make it yours."
            )
        if config.clinic.base_url == config_module.DEFAULT_BASE_URL:
            screen.say(f"feeds and QR codes say {config.clinic.base_url}; set base_url in clinic.toml, or --base-url.")
        with _executor(cluster) as executor:
            outcome = run(config, request, screen, executor)
    if not quiet:
        out.print(tables.editions(outcome.editions))
        for item in outcome.left_out:
            out.print(f"left out: {item.what}: {item.why}", markup=False, highlight=False)
    fallen = [f"{edition.locale}: {edition.note}" for edition in outcome.editions if edition.note]
    _strict(screen.warnings + fallen if strict else [])


@app.command()
def check(
    locale: Locales = None,
    format: Annotated[Format, typer.Option(help="How to show them.")] = Format.TABLE,
    jobs: Jobs = os.cpu_count() or 1,
    strict: Strict = False,
    voice: Voice = None,
    clinic: ClinicFile = None,
) -> None:
    """Check the words: plain, true, fit to be spoken. Errors end with status 1."""
    from voiceguide.check import check as run

    with Screen(out, err, quiet=True) as screen:
        found = run(_config(clinic, None, voice), tuple(locale or ()), jobs, screen)
    if format is Format.JSON:
        out.print_json(json.dumps([finding.as_json() for finding in found], ensure_ascii=False), indent=1)
    else:
        out.print(tables.findings(found) if found else "no findings.")
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    if errors or (strict and found):
        raise typer.Exit(1)


@app.command()
def extract() -> None:
    """Write the catalog templates, locales/*.pot."""
    from voiceguide.translate import extract as run

    for path in run(_config()):
        out.print(str(path))


@app.command()
def update(locale: Locales = None) -> None:
    """Merge today's texts into the catalogs. New texts are left untranslated, never guessed."""
    from voiceguide.translate import locales
    from voiceguide.translate import update as run

    config = _config()
    for path in run(config, locale or locales(config)):
        out.print(str(path))


@app.command()
def serve(
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any free port.")] = 8000,
    lan: Annotated[
        bool, typer.Option("--lan", help="Also for other devices on this network; shows a QR code.")
    ] = False,
    cert: Annotated[
        Optional[Path], typer.Option(help="TLS certificate (PEM): offline use on a network needs it.")
    ] = None,
    key: Annotated[Optional[Path], typer.Option(help="The certificate's key (PEM).")] = None,
    clinic: ClinicFile = None,
) -> None:
    """Show dist/ in a browser: the tablet at /, with the podcast, the books and the phone beside it."""
    from voiceguide.serve import open_server

    with open_server(_config(clinic), port=port, lan=lan, cert=cert, key=key) as server:
        typer.echo(server.greeting())
        server.run()


@app.command()
def phone(locale: str, clinic: ClinicFile = None) -> None:
    """Call the guide without a phone: what the caller hears, and the keys, here in the terminal."""
    from voiceguide.call import preview

    config = _config(clinic)
    preview.call(
        config, config.dist, locale,
        say=lambda line: out.print(line, markup=False, highlight=False),
        keys=preview.Terminal(), player=preview.Device(),
    )  # fmt: skip


@app.command()
def say(
    text: str,
    locale: Annotated[str, typer.Option("--locale", "-l", help="The voice's locale.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="A WAV or MP3 file.")],
    voice: Voice = None,
) -> None:
    """Speak TEXT into a file, through the locale's lexicon: to hear how a word comes out."""
    _pipeline(_config(voice=voice)).say(text, locale, output)


@app.command()
def review(
    locale: str,
    unit: Annotated[
        Optional[list[str]], typer.Option(help="Only this unit, or UNIT:DIGITS from paper; may be repeated.")
    ] = None,
    role: Annotated[str, typer.Option(help="Approve as translator, clinician or audio.")] = "",
    reviewer: Annotated[str, typer.Option(help="Who approves.")] = "",
    qualification: Annotated[str, typer.Option(help="What qualifies them.")] = "",
    html: Annotated[Optional[Path], typer.Option(help="Write it all as one HTML page, to fill in or print.")] = None,
    marks: Annotated[Optional[Path], typer.Option(help="Record the marks that such a page saved.")] = None,
    play: Annotated[bool, typer.Option("--play", help="Play the audio of the units, where a program can.")] = False,
    voice: Voice = None,
    clinic: ClinicFile = None,
) -> None:
    """Show a locale beside its source; with --role, record an approval of what it says today."""
    from voiceguide.review import Ask, answer

    ask = Ask(locale, tuple(unit or ()), role, reviewer, qualification, html, marks, play)
    if ask.mistake():
        raise typer.BadParameter(f"{ask.mistake()}.")
    for part in answer(_pipeline(_config(clinic, None, voice)), ask, _today()):
        out.print(part)


@app.command()
def status(
    locale: Locales = None,
    format: Annotated[Format, typer.Option(help="How to show it.")] = Format.TABLE,
    voice: Voice = None,
    clinic: ClinicFile = None,
) -> None:
    """How far each unit of each locale is: missing, draft, who has approved it, or void. Nothing is rendered."""
    from voiceguide.review import show
    from voiceguide.review import status as run

    lines = run(_pipeline(_config(clinic, None, voice)), locale or ())
    if format is Format.JSON:
        out.print_json(json.dumps([line.as_json() for line in lines], ensure_ascii=False), indent=1)
    elif locale and len(set(locale)) == 1:
        out.print(show.detail(lines))
    else:
        for table in show.matrix(lines, out.width):
            out.print(table)


@locales_app.command("add")
def add_locale(locale: Annotated[str, typer.Argument(help="As Unicode's CLDR writes it: sw, pt_PT, zh_Hant.")]) -> None:
    """Add a language: settings and empty catalogs; says which voices could speak it and what is left to write."""
    from voiceguide.add_locale import add

    for line in add(_config(), locale).lines():
        out.print(line, markup=False, highlight=False)


def _today() -> datetime.date:
    """The one clock of the program: an approval has its date."""
    return datetime.datetime.now().astimezone().date()


def _config(
    clinic: Path | None = None, base_url: str | None = None, voice: str | None = None, store: Path | None = None
) -> Config:
    root = config_module.find_root()
    return config_module.read(
        root, clinic.absolute() if clinic else None, base_url, voice, store.absolute() if store else None
    )


@contextmanager
def _executor(cluster: str | None) -> Iterator[Executor | None]:
    """The workers of a cluster, None without one."""
    if cluster is None:
        yield None
        return
    from voiceguide.run.cluster import ClusterExecutor

    with ClusterExecutor(cluster) as executor:
        yield executor


def _pipeline(config: Config) -> Pipeline:
    from voiceguide import source
    from voiceguide.pipeline import Pipeline

    return Pipeline(config, source.read_guide(config), source.read_glossary(config.root), Silence())


def _strict(warnings: list[str]) -> None:
    if warnings:
        raise VoiceguideError(f"{len(warnings)} warnings under --strict: {'; '.join(warnings)}", hint="Mend them.")
