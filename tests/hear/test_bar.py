"""What a build says of the embedded voice on the telephone."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest
from typer.testing import CliRunner

from tests.conftest import REPOSITORY, read_config
from voiceguide.build import BuildResult
from voiceguide.cli import app
from voiceguide.hear.bar import phone_note
from voiceguide.model.release import Edition
from voiceguide.model.speech import Voice

CONFIG = read_config(REPOSITORY)


def edition(locale: str, engine: str = "espeak") -> Edition:
    return cast("Edition", SimpleNamespace(locale=locale, note="", voice=Voice(engine, "x", locale, "1")))


def test_it_names_each_locale_of_the_phone_and_what_would_help() -> None:
    note = phone_note([edition("es_419"), edition("ar"), edition("fr")], CONFIG)
    assert "es_419 21%" in note
    assert "`voiceguide voices get kokoro` for es_419" in note
    assert "--voice azure, or recordings for ar" in note
    assert "fr " not in note, "French is not on the example's telephone"


@pytest.mark.parametrize("engine", ["kokoro", "azure", "recording"])
def test_another_voice_is_not_spoken_of(engine: str) -> None:
    assert phone_note([edition("es_419", engine)], CONFIG) == ""


def test_a_build_says_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.setattr("voiceguide.build.build", lambda *_: BuildResult((edition("en_US"), edition("es_419")), ()))
    monkeypatch.setattr("voiceguide.cli.tables.editions", lambda _: "")
    for options, times in ([], 1), (["--quiet"], 0):
        done = CliRunner().invoke(app, ["build", *options])
        assert done.exit_code == 0
        assert done.output.count("hard to understand") == times
