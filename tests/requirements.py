"""What a test needs beyond pip: looked for, and named with the way to install it."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

MARK = "needs a program"
BROWSERS = ("chromium-headless-shell", "chromium")
"""The first that is installed is used. The shell has no window, and takes half the CPU to open a page."""


def program(name: str, how: str) -> str:
    """The path of a program. Skips the test when it is missing; with CI=true that is a failure."""
    found = shutil.which(name)
    if found is None:
        missing(name, how)
    return str(found)


def browser() -> str:
    """The path of Chromium. Skips, or fails in CI, when it is missing."""
    name = next((name for name in BROWSERS if shutil.which(name)), BROWSERS[0])
    return program(name, f"apt-get install {BROWSERS[0]}")


def chromium() -> str:
    """The path of Chromium, which Playwright can drive. Skips, or fails in CI, when one of the two is missing."""
    path = browser()
    if not _driver_starts():
        missing("Playwright's driver, which does not start here", "apt-get install libatomic1")
    return path


@functools.cache
def _driver_starts() -> bool:
    """Whether the Node.js that Playwright brings finds its libraries."""
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def file(path: str | Path | None, what: str, how: str) -> Path:
    """A file that is no program (a jar, a node module). Skips, or fails in CI, when it is missing."""
    if path is None or not Path(path).exists():
        missing(what, how)
    return Path(str(path))


def missing(what: str, how: str) -> None:
    """Skip, or fail with CI=true."""
    reason = f"{MARK}: {what}. Install it: {how}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
