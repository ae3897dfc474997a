"""A test that cannot run here says in one line what to install."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import requirements


@pytest.fixture
def no_ci(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    monkeypatch.delenv("CI", raising=False)
    requirements._driver_starts.cache_clear()
    yield monkeypatch
    requirements._driver_starts.cache_clear()


def fake_python(folder: Path, status: int) -> str:
    """A program that ends with a status, whatever it is asked for."""
    path = folder / "python"
    path.write_text(f"#!/bin/sh\nexit {status}\n")
    path.chmod(0o755)
    return str(path)


def test_a_browser_driver_that_does_not_start_is_a_reason_to_skip(no_ci: pytest.MonkeyPatch, tmp_path: Path) -> None:
    no_ci.setattr(requirements, "program", lambda name, how: f"/usr/bin/{name}")
    no_ci.setattr(sys, "executable", fake_python(tmp_path, 127))
    with pytest.raises(pytest.skip.Exception, match=r"Playwright's driver.*apt-get install libatomic1"):
        requirements.chromium()


def test_a_browser_driver_that_starts_is_used(no_ci: pytest.MonkeyPatch, tmp_path: Path) -> None:
    no_ci.setattr(requirements, "program", lambda name, how: f"/usr/bin/{name}")
    no_ci.setattr(sys, "executable", fake_python(tmp_path, 0))
    no_ci.setattr("shutil.which", lambda name: name)
    assert requirements.chromium() == "/usr/bin/chromium-headless-shell"
    no_ci.setattr("shutil.which", lambda name: name if name == "chromium" else None)
    assert requirements.chromium() == "/usr/bin/chromium"


def test_a_program_that_is_missing_is_a_reason_to_skip(no_ci: pytest.MonkeyPatch) -> None:
    with pytest.raises(pytest.skip.Exception, match=r"needs a program: no-such. Install it: apt-get install no-such"):
        requirements.program("no-such", "apt-get install no-such")


def test_in_ci_what_is_missing_is_a_failure(no_ci: pytest.MonkeyPatch, tmp_path: Path) -> None:
    no_ci.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="needs a program: a jar"):
        requirements.file(tmp_path / "none.jar", "a jar", "npm install")
