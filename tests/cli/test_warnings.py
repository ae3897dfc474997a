"""No verb swallows a warning: all show it on standard error."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.approving import small_project
from tests.command import voiceguide
from voiceguide.cli import app
from voiceguide.errors import VoiceguideError
from voiceguide.store import Store

WARNING = "something to know"


@pytest.fixture
def warned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project; whatever opens its store is told a warning."""
    root = small_project(tmp_path / "project")

    def told(folder: Path, warn: Callable[[str], None]) -> Store:
        warn(WARNING)
        return Store(folder, warn)

    monkeypatch.setattr("voiceguide.pipeline.Store", told)
    # Lengths need every track to be spoken, and tones break the rules on them.
    monkeypatch.setattr("voiceguide.check._lengths", lambda *_: [])
    monkeypatch.chdir(root)
    return root


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments, catch_exceptions=True)


SHOWN = {
    "check": ("check", "--locale", "en_US", "--voice", "fake", "--jobs", "1"),
    "check, as JSON": ("check", "--locale", "en_US", "--voice", "fake", "--jobs", "1", "--format", "json"),
    "review": ("review", "es_419", "--voice", "fake", "--unit", "trial"),
    "status": ("status", "--voice", "fake"),
    "status, as JSON": ("status", "--voice", "fake", "--format", "json"),
    "say": ("say", "Hello", "--locale", "en_US", "--voice", "fake", "--output", "hello.wav"),
    "build": ("build", "--locale", "en_US", "--voice", "fake", "--jobs", "1", "--only", "phone"),
}


@pytest.mark.parametrize("name", SHOWN)
def test_a_warning_is_shown_on_standard_error(name: str, warned: Path) -> None:
    done = run(*SHOWN[name])
    assert f"warning: {WARNING}\n" in done.stderr
    assert WARNING not in done.stdout
    if "JSON" in name:
        json.loads(done.stdout)


@pytest.mark.slow
def test_a_quiet_build_shows_none(warned: Path) -> None:
    done = run(*SHOWN["build"], "--quiet")
    assert (done.exit_code, done.output) == (0, "")


@pytest.mark.parametrize("name", ["build", "check"])
def test_strict_counts_it(name: str, warned: Path) -> None:
    assert run(*SHOWN[name]).exit_code == 0
    done = run(*SHOWN[name], "--strict")
    assert isinstance(done.exception, VoiceguideError)
    assert str(done.exception) == f"1 warnings under --strict: {WARNING} Mend them."


@pytest.mark.slow
def test_a_damaged_store_is_told_by_review(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    assert voiceguide(root, "build", "--voice", "fake", "--locale", "es_419", "--only", "library").returncode == 0
    for record in (root / ".cache/voiceguide/records").rglob("*"):
        if record.is_file():
            record.write_bytes(b"damaged")
    done = voiceguide(root, "review", "es_419", "--voice", "fake", "--unit", "trial")
    assert done.returncode == 0
    assert "warning: damaged entry in the store" in done.stderr
