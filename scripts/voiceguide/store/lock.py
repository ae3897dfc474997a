"""One writer at a time for the files of a project that are read, changed and written back.

These are locales/<locale>/approvals.toml and approved.json, audio_src/guide.toml and the .po files.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from voiceguide.errors import StoreError, VoiceguideError, disk

DIST_LOCK_FILE = ".cache/voiceguide/dist.lock"
"""Below the root: held by the build that writes dist/. Two projects that share a store do not wait for each other."""
LOCK_FILE = ".cache/voiceguide/project.lock"
"""Below the root. It belongs to the project, not to the store: two stores may serve one project."""


@contextmanager
def locked(root: Path, kind: type[VoiceguideError] = StoreError) -> Iterator[None]:
    """Hold the project's lock. Other threads and processes that ask for it wait until it is free.

    Read the file inside the lock, not before it, or another writer's change is lost. Do not ask for the lock a second
    time inside it: that would wait for ever. The system frees the lock of a process that dies.
    Raises `kind` when the lock file cannot be made.
    """
    path = root / LOCK_FILE
    with disk(path, kind):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o644)
    try:
        with disk(path, kind):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
