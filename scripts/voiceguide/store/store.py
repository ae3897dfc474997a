"""The store: files named by the SHA-256 of their content, and records that say which files belong to a key.

    objects/ab/cdef...   the files, never changed once they are there
    records/ab/cdef...   JSON {facts, files: {name: {digest, size, media_type}}, check}

Every file is written under a temporary name and then renamed. So a build that is killed leaves nothing half-written,
and two builds at once do at worst the same work twice. Every read is checked: a damaged entry counts as missing, is
deleted, and is reported through `warn`.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voiceguide.errors import StoreError, disk
from voiceguide.model.sound import AudioFile
from voiceguide.model.speech import key_of


@dataclass(frozen=True, slots=True)
class Blob:
    """A file that a job made, on its way to the store."""

    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """The record of a key. facts: JSON values. files: by name, checked."""

    facts: Mapping[str, Any]
    files: Mapping[str, AudioFile]


class Store:
    """A folder of objects and records. warn: told of each damaged entry, one line each."""

    def __init__(self, folder: Path, warn: Callable[[str], None] = lambda line: None) -> None:
        self.folder = folder
        self.warn = warn
        with disk(folder):
            for name in ("objects", "records", "tmp"):
                (folder / name).mkdir(parents=True, exist_ok=True)

    def get(self, key: str) -> Entry | None:
        """The entry of a key, or None when there is none or it is damaged."""
        path = self._place("records", key)
        try:
            raw = path.read_bytes()
        except FileNotFoundError:
            return None
        except IsADirectoryError:
            self._damaged(path)
            return None
        except OSError as error:
            raise StoreError(f"cannot read {path}: {error.strerror}.", hint="Delete it and build again.") from error
        try:
            record = json.loads(raw)
            if record["check"] != key_of([record["facts"], record["files"]]):
                raise ValueError("altered")  # noqa: TRY301 - told like the other ways to be damaged
            files = {name: self._file(**about) for name, about in record["files"].items()}
        except (ValueError, TypeError, KeyError, AttributeError):
            self._damaged(path)
            return None
        return Entry(record["facts"], files)

    def _damaged(self, path: Path) -> None:
        self.warn(f"damaged entry in the store: {path.relative_to(self.folder)}; it is made again.")
        with disk(path):
            _clear(path)

    def put(self, key: str, facts: Mapping[str, Any], blobs: Mapping[str, Blob]) -> Entry:
        """Store the files that a job made. Raises StoreError when the disk is full."""
        return self.record(key, facts, {name: self.keep(blob) for name, blob in blobs.items()})

    def record(self, key: str, facts: Mapping[str, Any], files: Mapping[str, AudioFile]) -> Entry:
        """Record which stored files belong to a key."""
        about = {name: {"digest": f.digest, "size": f.size, "media_type": f.media_type} for name, f in files.items()}
        # JSON turns tuples into lists. The check must be made over the values as they will be read.
        body = json.loads(json.dumps([dict(facts), about]))
        text = json.dumps({"facts": body[0], "files": body[1], "check": key_of(body)}, ensure_ascii=False)
        path = self._place("records", key)
        with self.writing() as temporary:
            temporary.write_bytes(text.encode())
            self._move(temporary, path)
        return Entry(body[0], files)

    def keep(self, blob: Blob) -> AudioFile:
        """Keep bytes."""
        digest = hashlib.sha256(blob.data).hexdigest()
        path = self._place("objects", digest)
        if not self._sound(path, digest, len(blob.data)):
            with self.writing() as temporary:
                temporary.write_bytes(blob.data)
                self._move(temporary, path)
        return AudioFile(path, blob.media_type, len(blob.data), digest)

    def adopt(self, temporary: Path, media_type: str) -> AudioFile:
        """Store a file that was written below `writing`. It is moved, not copied."""
        with disk(temporary):
            digest = sha256_of(temporary)
            size = temporary.stat().st_size
            path = self._place("objects", digest)
            self._move(temporary, path)
        return AudioFile(path, media_type, size, digest)

    @contextmanager
    def writing(self) -> Iterator[Path]:
        """A name in the store's own folder to write to; gone afterwards unless it was moved."""
        with disk(self.folder):
            handle, name = tempfile.mkstemp(dir=self.folder / "tmp")
            os.close(handle)
            path = Path(name)
            # mkstemp makes files that only this user can read. A web server must be able to read dist/.
            path.chmod(0o644)
            try:
                yield path
            finally:
                path.unlink(missing_ok=True)

    def _move(self, temporary: Path, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            _clear(path)
        temporary.replace(path)

    def _place(self, kind: str, digest: str) -> Path:
        return self.folder / kind / digest[:2] / digest[2:]

    def _file(self, digest: str, size: int, media_type: str) -> AudioFile:
        path = self._place("objects", digest)
        if not self._sound(path, digest, size):
            raise ValueError(f"damaged object {digest}")
        return AudioFile(path, media_type, size, digest)

    @staticmethod
    def _sound(path: Path, digest: str, size: int) -> bool:
        try:
            return path.stat().st_size == size and sha256_of(path) == digest
        except OSError:
            return False


def _clear(path: Path) -> None:
    """Delete whatever lies at an entry's path, even a folder."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def sha256_of(path: Path) -> str:
    """Hexadecimal SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
