"""Docs as tests: what the README says is there, and what is there the README says."""

from __future__ import annotations

import subprocess
import sys

import pytest
import typer

from tests import requirements
from tests.conftest import REPOSITORY, read_config
from voiceguide.cli import app
from voiceguide.run.plugins import ENGINES, PUBLISHERS, names

README = (REPOSITORY / "README.md").read_text("utf-8")
VERBS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_documented_and_helps(verb: str) -> None:
    assert f"`{verb}`" in README
    done = subprocess.run(
        [sys.executable, "-m", "voiceguide", verb, "--help"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert "Usage" in done.stdout


@pytest.mark.parametrize("name", [*names(PUBLISHERS)])
def test_every_channel_is_documented(name: str) -> None:
    assert f"dist/{name}/" in README


def test_every_engine_is_documented() -> None:
    documented = README + (REPOSITORY / "audio_src/guide.toml").read_text("utf-8")
    for name in names(ENGINES):
        if name != "fake":
            assert name in documented


def test_every_setting_of_a_clinic_stands_in_the_example() -> None:
    example = (REPOSITORY / "audio_src/clinic.example.toml").read_text("utf-8")
    for name, placeholder in read_config(REPOSITORY).placeholders.items():
        assert placeholder.type == "part" or f"{name} = " in example
    for key in ("base_url", "locales", "targets", "hold_keys", "kiosk"):
        assert f"{key} = " in example


def test_the_seven_steps_bear_their_names_everywhere() -> None:
    steps = ("source", "translate", "pronounce", "speak", "mix", "encode", "publish")
    import voiceguide

    for step in steps:
        assert (REPOSITORY / "scripts/voiceguide" / step / "__init__.py").is_file()
        assert f"| `{step}` |" in README
        assert f"\n{step}" in (voiceguide.__doc__ or "")


def test_no_address_of_a_package_index_is_committed() -> None:
    git = requirements.program("git", "apt-get install git")
    requirements.file(REPOSITORY / ".git", "a checkout", "git clone")
    files = subprocess.run([git, "ls-files"], cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    pins = [
        f
        for f in files
        if f.endswith((".txt", ".toml", ".cfg", ".sh")) or f in ("scripts/build", "scripts/test", ".ci/run")
    ]
    for name in pins:
        text = (REPOSITORY / name).read_text("utf-8")
        assert "index-url" not in text
        assert "pypi.org" not in text
