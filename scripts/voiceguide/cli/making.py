"""The verbs that make sound: build, check, say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from voiceguide.cli import guides, tables
from voiceguide.cli.entry import app
from voiceguide.cli.options import (
    CPUS,
    ClinicFile,
    Format,
    Jobs,
    Locales,
    StoreFolder,
    Strict,
    Voice,
    open_pipeline,
    read_config,
    refuse,
)
from voiceguide.cli.screen import Screen, out
from voiceguide.config import DEFAULT_BASE_URL, find_root
from voiceguide.model.finding import Severity
from voiceguide.run.executor import open_executor


@app.command()
def build(
    locale: Locales = None,
    voice: Voice = None,
    clinic: ClinicFile = None,
    base_url: Annotated[
        str | None, typer.Option(help="The public address of dist/. Feeds and QR codes contain it.")
    ] = None,
    jobs: Jobs = CPUS,
    strict: Strict = False,
    release: Annotated[
        bool, typer.Option("--release", help="Build only what is approved. Stop when that is not enough.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors and nothing else.")] = False,
    only: Annotated[
        list[str] | None, typer.Option("--only", help="Only this publisher, such as library. Repeat it for several.")
    ] = None,
    store: StoreFolder = None,
    cluster: Annotated[
        str | None, typer.Option(help="The address of a Dask scheduler. Its workers do the work of --jobs.")
    ] = None,
    root: Annotated[
        list[Path] | None, typer.Option("--root", help="The folder of the guide. Repeat it to build several guides.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", help="The folder for several guides and the index over them. Default: dist/ here."),
    ] = None,
) -> None:
    """Build the spoken guide in all languages into dist/.

    With --root several times: build several guides into one folder, with an index over them.
    """
    from voiceguide.build import BuildRequest
    from voiceguide.build import build as run
    from voiceguide.hear.bar import phone_note

    request = BuildRequest(tuple(locale or ()), jobs, release, tuple(only or ()))
    if output is not None or len(root or ()) > 1:
        folder, options = guides.output_of(output), (clinic, base_url, voice, store)
        with Screen(quiet=quiet) as screen, _executor(cluster, jobs) as executor:
            good = guides.build(root or [find_root()], folder, options, request, screen, executor)
        refuse(screen.warnings if strict else [])
        if not good:
            raise typer.Exit(1)
        return
    config = read_config(clinic, base_url, voice, store, root=root[0] if root else None)
    with Screen(quiet=quiet) as screen:
        if config.clinic.is_example:
            screen.note(
                "the clinic is the example; copy audio_src/clinic.example.toml to clinic.toml and make it yours."
            )
        if config.clinic.base_url == DEFAULT_BASE_URL:
            screen.note(f"feeds and QR codes say {config.clinic.base_url}; set base_url in clinic.toml, or --base-url.")
        with _executor(cluster, jobs) as executor:
            outcome = run(config, request, screen, executor)
    hard = phone_note(outcome.editions, config)
    if hard:
        screen.note(hard)
    if not quiet:
        out.print(tables.editions(outcome.editions))
        for item in outcome.left_out:
            out.print(f"left out: {item.what}: {item.why}", markup=False, highlight=False)
    fallen = [f"{edition.locale}: {edition.note}" for edition in outcome.editions if edition.note]
    refuse(screen.warnings + fallen if strict else [])


@contextmanager
def _executor(cluster: str | None, jobs: int) -> Iterator[Executor]:
    """The workers of a cluster; without one, so many processes here."""
    if cluster is None:
        executor = open_executor(jobs)
    else:
        from voiceguide.run.cluster import ClusterExecutor

        executor = ClusterExecutor(cluster)
    try:
        yield executor
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


@app.command()
def check(
    locale: Locales = None,
    format: Annotated[Format, typer.Option(help="How to print the findings.")] = Format.TABLE,
    jobs: Jobs = CPUS,
    strict: Strict = False,
    voice: Voice = None,
    clinic: ClinicFile = None,
) -> None:
    """Check all words: are they plain, are they true, can a voice say them? The exit status is 1 after an error."""
    from voiceguide.check import check as run

    screen = Screen(progress=False)
    found = run(read_config(clinic, None, voice), tuple(locale or ()), jobs, screen)
    if format is Format.JSON:
        out.print_json(json.dumps([finding.as_json() for finding in found], ensure_ascii=False), indent=1)
    else:
        out.print(tables.findings(found) if found else "no findings.")
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    if errors or (strict and found):
        raise typer.Exit(1)
    refuse(screen.warnings if strict else [])


@app.command()
def say(
    text: str,
    locale: Annotated[str, typer.Option("--locale", "-l", help="The language of the text.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The file to write. Its name ends in .wav or .mp3.")],
    voice: Voice = None,
) -> None:
    """Speak TEXT into a file. The locale's lexicon is used. So you hear how a word comes out."""
    open_pipeline(read_config(voice=voice), Screen(progress=False)).say(text, locale, output)
