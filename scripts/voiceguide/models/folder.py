"""The folder of models: one subfolder a model, named by the model's id. Projects share it."""

from __future__ import annotations

from pathlib import Path

from voiceguide.errors import SpeakError, disk
from voiceguide.models.catalogue import Model, ModelFile
from voiceguide.store.store import sha256_of


def is_here(model: Model, folder: Path) -> bool:
    """Whether all files of a model are there, in their full length. Their content is not looked at."""
    return all(_has_size(folder / model.id / file.name, file.size) for file in model.files)


def require(model: Model, folder: Path) -> None:
    """Raise SpeakError where a file of a model is missing or has another length."""
    for file in model.files:
        path = folder / model.id / file.name
        if not path.is_file():
            raise SpeakError(
                f"the model {model.id} is not in {folder}.", engine=model.engine,
                hint=f"Fetch it: voiceguide voices get {model.id}.",
            )  # fmt: skip
        if not _has_size(path, file.size):
            raise _altered(model, path)


def verified(model: Model, file: ModelFile, folder: Path) -> Path:
    """The path of a model's file, its digest compared. Raises SpeakError for a file that was altered."""
    path = folder / model.id / file.name
    with disk(path, SpeakError):
        if sha256_of(path) != file.sha256:
            raise _altered(model, path)
    return path


def _has_size(path: Path, size: int) -> bool:
    return path.is_file() and path.stat().st_size == size


def _altered(model: Model, path: Path) -> SpeakError:
    return SpeakError(
        f"{path} is not the file that was published: cut short or altered.", engine=model.engine,
        hint=f"Fetch it again: voiceguide voices remove {model.id}, then voiceguide voices get {model.id}.",
    )  # fmt: skip
