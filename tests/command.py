"""The command line for tests: a verb's status and all that it printed.

`voiceguide` runs a verb in this process, which saves a second for each call. `process` starts a process of its own:
for tests of what only a process shows.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import IO

from voiceguide.cli import main

Done = subprocess.CompletedProcess[str]


def process(root: Path, *arguments: str) -> Done:
    """`python -m voiceguide` in a process of its own, with `root` as working folder."""
    command = [sys.executable, "-m", "voiceguide", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def voiceguide(root: Path, *arguments: str) -> Done:
    """The same in this process. Captures also what C libraries and child processes write to standard error."""
    before, argv = Path.cwd(), sys.argv
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        sys.argv = ["voiceguide", *arguments]
        os.chdir(root)
        try:
            with _descriptor(1, out), _descriptor(2, err), redirect_stdout(out), redirect_stderr(err):
                status = _status()
        finally:
            os.chdir(before)
            sys.argv = argv
        told = [_read(file) for file in (out, err)]
    return subprocess.CompletedProcess(["voiceguide", *arguments], status, *told)


def _status() -> int:
    """Run `main`. Its exit status; 1 after an unexpected exception, whose traceback is printed as Python does it."""
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except Exception:  # noqa: BLE001 - what Python does with any exception
        traceback.print_exc()
        return 1
    return 0


@contextmanager
def _descriptor(number: int, file: IO[str]) -> Iterator[None]:
    """A file descriptor leads to a file for a while."""
    kept = os.dup(number)
    os.dup2(file.fileno(), number)
    try:
        yield
    finally:
        file.flush()
        os.dup2(kept, number)
        os.close(kept)


def _read(file: IO[str]) -> str:
    file.seek(0)
    return file.read()
