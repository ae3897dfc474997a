"""Options that several verbs share, and what they are turned into."""

from __future__ import annotations

import datetime
import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voiceguide import config as config_module
from voiceguide.config import GUIDE_FILE, Config
from voiceguide.errors import ConfigError, VoiceguideError
from voiceguide.run.report import Report

if TYPE_CHECKING:
    from voiceguide.pipeline import Pipeline

CPUS = os.cpu_count() or 1

Jobs = Annotated[int, typer.Option(min=1, max=64, help="How many processes work at the same time.")]
Strict = Annotated[bool, typer.Option("--strict", help="Treat a warning as an error.")]
Locales = Annotated[
    list[str] | None, typer.Option("--locale", "-l", help="Only this locale. Repeat it for several. Default: all.")
]
Voice = Annotated[
    str | None, typer.Option(help="The voice: an engine by its name, auto or auto-online. Stronger than guide.toml.")
]
ClinicFile = Annotated[
    Path | None, typer.Option(help="Read the clinic's settings from this file, not from audio_src/clinic.toml.")
]
StoreFolder = Annotated[
    Path | None, typer.Option("--store", help="Keep finished work in this folder. Several projects may share it.")
]


class Format(StrEnum):
    """How `check` and `status` print what they found."""

    TABLE = "table"
    JSON = "json"


def read_config(
    clinic: Path | None = None,
    base_url: str | None = None,
    voice: str | None = None,
    store: Path | None = None,
    root: Path | None = None,
) -> Config:
    """The settings of the guide in `root`; None: of the one that the working directory is in. Raises ConfigError."""
    if root is not None and not (root / GUIDE_FILE).is_file():
        raise ConfigError(f"no {GUIDE_FILE} in {root}.", hint="Name the folder of a guide.")
    root = root.resolve() if root else config_module.find_root()
    return config_module.read(
        root, clinic.absolute() if clinic else None, base_url, voice, store.absolute() if store else None
    )


def open_pipeline(config: Config, report: Report) -> Pipeline:
    """A pipeline that works in this process. report: is told its warnings. Raises SourceError."""
    from voiceguide import source
    from voiceguide.pipeline import Pipeline

    return Pipeline(config, source.read_guide(config), source.read_glossary(config.root), report)


def today() -> datetime.date:
    """The one clock of the program: an approval and a new guide have its date."""
    return datetime.datetime.now().astimezone().date()


def refuse(warnings: list[str]) -> None:
    """End a verb under --strict. Raises VoiceguideError when there are warnings."""
    if warnings:
        raise VoiceguideError(f"{len(warnings)} warnings under --strict: {'; '.join(warnings)}", hint="Mend them.")
