"""How a new locale is set up: what the tool knows of its own locales, and what it looks up for others."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from voiceguide import words
from voiceguide.speak import languages
from voiceguide.speak.languages import settings, settings_text

GUIDE = tomllib.loads((REPOSITORY / "audio_src/guide.toml").read_text("utf-8"))["locales"]


@pytest.mark.parametrize("locale", GUIDE)
def test_a_new_guide_gets_the_settings_that_this_one_has(locale: str) -> None:
    assert settings(locale) == GUIDE[locale]
    assert tomllib.loads(settings_text(locale))["locales"] == {locale: GUIDE[locale]}


def test_all_locales_of_the_tool_are_known() -> None:
    known = tomllib.loads((Path(languages.__file__).parent / "locales.toml").read_text("utf-8"))
    assert set(known) == {"en_US", *words.locales()}


def test_another_locale_gets_the_codes_that_voice_systems_have() -> None:
    assert tomllib.loads(settings_text("sw"))["locales"] == {"sw": {"voices": {"espeak": "sw", "gtts": "sw"}}}
    assert tomllib.loads(settings_text("yi"))["locales"]["yi"] == {"voices": {}}
