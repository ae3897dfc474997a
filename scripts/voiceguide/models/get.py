"""Puts models into the folder of models and removes them. A model is there with all its files, or not at all."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from voiceguide.errors import ConfigError, ModelError, disk
from voiceguide.models.catalogue import Model, ModelFile, catalogue
from voiceguide.models.facts import FACTS_FILE, facts_text
from voiceguide.models.folder import is_here
from voiceguide.models.parts import Member, assemble, members
from voiceguide.store.store import sha256_of

Told = Callable[[str, int, int], None]
"""Told of a file's name, its bytes so far, and all its bytes."""
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


def chosen(name: str) -> Model:
    """A model by its id, or the first choice for a locale. Raises ConfigError for a name that is neither."""
    models = catalogue()
    found = models.get(name) or next((model for model in models.values() if name in model.locales), None)
    if found is None:
        locales = sorted({locale for model in models.values() for locale in model.locales})
        raise ConfigError(
            f"no model is called {name!r}, and none speaks such a locale.",
            hint=f"Models: {', '.join(models)}. Locales: {', '.join(locales)}. Another voice of Piper: --licence.",
        )
    return found


def get(model: Model, folder: Path, source: Path | None = None, told: Told = lambda name, done, size: None) -> bool:
    """Put a model into the folder of models. Whether there was anything to do.

    source: a folder to take it from, in place of the web. Raises ModelError; what was fetched until then is kept, and
    the next call goes on from there.
    """
    with _locked(folder):
        if is_here(model, folder):
            return False
        staging = folder / f".{model.id}.part"
        with disk(staging, ModelError):
            staging.mkdir(exist_ok=True)
        _check_space(model, folder, staging)
        missing = [file for file in model.files if not _is_whole(file, staging / file.name)]
        if source is None:
            _fetch(missing, staging, told)
        else:
            with members(source) as found:
                for file in missing:
                    _take(file, found, source, staging)
        with disk(staging, ModelError):
            (staging / FACTS_FILE).write_text(facts_text(model), "utf-8")
            _replace(staging, folder / model.id)
    return True


def remove(name: str, folder: Path) -> int:
    """Take a model out of the folder of models; what was half fetched too. Gives its bytes.

    name: a model's id, or that of a voice of one's own. Raises ConfigError where there is none.
    """
    places = [folder / name, folder / f".{name}.part"] if _ID.fullmatch(name) else []
    here = [place for place in places if place.is_dir()]
    if not here:
        there = sorted(path.name for path in folder.glob("*") if path.is_dir() and not path.name.startswith("."))
        raise ConfigError(f"no model {name!r} in {folder}.", hint=f"There is: {', '.join(there) or 'none'}.")
    with _locked(folder), disk(folder, ModelError):
        size = sum(path.stat().st_size for place in here for path in place.rglob("*") if path.is_file())
        for place in here:
            # Renamed first: a process that opens the model finds it whole, or not at all.
            away = folder / f".{name}.gone"
            shutil.rmtree(away, ignore_errors=True)
            place.rename(away)
            shutil.rmtree(away)
    return size


def _fetch(files: list[ModelFile], staging: Path, told: Told) -> None:
    from voiceguide.models.download import Downloader  # httpx takes a while to import

    with Downloader() as downloader:
        for file in files:
            part = staging / f"{file.name}.part"

            def progress(done: int, size: int, name: str = file.name) -> None:
                told(name, done, size)

            downloader.fetch(file, part, progress)
            _accept(file, part, staging, file.url)


def _take(file: ModelFile, found: list[Member], source: Path, staging: Path) -> None:
    part = staging / f"{file.name}.part"
    if not assemble(file, found, part):
        made_of = ", ".join([*file.parts, file.packed]).strip(", ")
        wanted = f"neither {file.name} nor its parts ({made_of})" if made_of else f"no {file.name} of {file.size} bytes"
        raise ModelError(f"{source} has {wanted}.", hint="Put them there, packed or unpacked.")
    _accept(file, part, staging, str(source))


def _accept(file: ModelFile, part: Path, staging: Path, source: str) -> None:
    """Rename a finished file to its name. A file with a wrong digest is deleted. Raises ModelError."""
    with disk(part, ModelError):
        if part.stat().st_size == file.size and sha256_of(part) == file.sha256:
            part.replace(staging / file.name)
            return
        part.unlink()
    raise ModelError(
        f"{file.name} of {source} is not the file that was published: its digest differs.",
        hint="It was deleted. Try again, or from another source.",
    )


def _is_whole(file: ModelFile, path: Path) -> bool:
    return path.is_file() and path.stat().st_size == file.size and sha256_of(path) == file.sha256


def _check_space(model: Model, folder: Path, staging: Path) -> None:
    """Raise ModelError where the disk has no room for what is still to come."""
    with disk(folder, ModelError):
        have = sum(path.stat().st_size for path in staging.iterdir())
        free = shutil.disk_usage(folder).free
    if model.size - have > free:
        raise ModelError(
            f"{folder} has no room: {(model.size - have) / 1e6:.0f} MB are needed, {free / 1e6:.0f} MB free.",
            hint="Free some space, or set VOICEGUIDE_MODELS to another folder.",
        )  # fmt: skip


def _replace(staging: Path, target: Path) -> None:
    """Put a finished folder in its place. An older or damaged folder there is deleted."""
    away = target.with_name(f".{target.name}.gone")
    shutil.rmtree(away, ignore_errors=True)
    if target.exists():
        target.rename(away)
    staging.rename(target)
    shutil.rmtree(away, ignore_errors=True)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """One process at a time changes the folder of models. The others wait. Raises ModelError."""
    with disk(folder, ModelError):
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / ".lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
