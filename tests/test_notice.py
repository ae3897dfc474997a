"""Closed dates and today's notice: read from clinic.toml, shown on pages with their language; said on the phone."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, read_config
from voiceguide import source
from voiceguide.config import Config
from voiceguide.config.table import Table
from voiceguide.config.today import read_notice
from voiceguide.errors import ConfigError
from voiceguide.model.release import Value
from voiceguide.model.speech import Script, Voice
from voiceguide.pronounce import plan
from voiceguide.pronounce.values import clinic_values
from voiceguide.publish import pages
from voiceguide.translate import translate

HOSTILE = 'Closed <b>today</b> & "tomorrow" {clinic_name}'


def clinic(folder: Path, text: str) -> Config:
    path = folder / "clinic.toml"
    path.write_text(f"# a clinic\n{text}\n", "utf-8")
    return read_config(REPOSITORY, clinic=path)


def values(config: Config, locale: str) -> dict[str, Value]:
    return clinic_values(config, translate(source.read_guide(config), config, locale).guide, ())


@pytest.mark.parametrize(
    ("locale", "shown"),
    [
        ("en_US", "December 25 and December 24, 2026"),
        ("fr", "25 décembre et 24 décembre 2026"),
        ("ht", "25/12 ak 24/12/2026"),
        ("zh_Hans", "12月25日和2026年12月24日"),
    ],
)
def test_closed_dates_are_shown_as_people_write_them(locale: str, shown: str, tmp_path: Path) -> None:
    value = values(clinic(tmp_path, 'closed = ["12-25", 2026-12-24]'), locale)["closed"]
    assert (value.shown, value.spoken) == (shown, "")


def test_closed_dates_have_the_digits_of_the_locale(tmp_path: Path) -> None:
    shown = values(clinic(tmp_path, "closed = [2026-12-24]"), "fa")["closed"].shown
    assert "۲۴" in shown
    assert not set("0123456789") & set(shown)


def test_a_page_shows_the_notice_escaped_and_with_its_language(tmp_path: Path) -> None:
    config = clinic(tmp_path, f"notice = '''{HOSTILE}'''")
    template = pages.environment().from_string(
        '{% from "contact.html" import contact_block %}{{ contact_block(contacts, _) }}'
    )
    for locale in ("en_US", "ar"):
        html = template.render(contacts=values(config, locale), _=lambda text: text)
        assert '<p class="today" lang="en-US" dir="ltr"><strong>Closed &lt;b&gt;today&lt;/b&gt;' in html
        assert "{clinic_name}" in html


def test_a_locale_shows_its_own_text(tmp_path: Path) -> None:
    config = clinic(tmp_path, '[notice]\nar = "العيادة مغلقة اليوم"')
    assert values(config, "ar")["notice"].raw == "ar"
    assert "notice" not in values(config, "en_US")
    assert "notice" not in values(read_config(REPOSITORY), "en_US")


def prompts(config: Config, locale: str) -> dict[str, Script]:
    """What the phone and the notices say, by id."""
    guide = translate(source.read_guide(config), config, locale).guide
    voice = Voice("fake", "tone", locale, "1")
    glossary = source.read_glossary(REPOSITORY)
    found = plan(guide, config, glossary, voice, frozenset(), lambda *_: None)
    return {script.section.id: script for script in found.scripts}


def test_the_phone_says_the_notice_as_its_own_clip_where_it_has_words(tmp_path: Path) -> None:
    config = clinic(tmp_path, "[notice]\nar = 'مغلقة اليوم [[x]]'\nen_US = " + repr(HOSTILE))
    for locale, said in (("en_US", HOSTILE), ("ar", "مغلقة اليوم x")):
        (utterance,) = prompts(config, locale)["today"].to_speak
        assert (utterance.spoken, utterance.locale) == (said, locale)
    assert "today" not in prompts(config, "fr")
    assert "today" not in prompts(clinic(tmp_path, "notice = 'Closed.'"), "fr")
    assert "today" not in prompts(read_config(REPOSITORY), "en_US")


def test_the_notice_voids_no_approval(tmp_path: Path) -> None:
    """Snow does not wait for a reviewer."""
    heard = []
    for text in ("", "notice = 'Closed because of snow.'"):
        config = clinic(tmp_path, f"emergency_number = '911'\n{text}")
        guide = translate(source.read_guide(config), config, "en_US").guide
        voice = Voice("fake", "tone", "en_US", "1")
        glossary = source.read_glossary(REPOSITORY)
        heard.append(plan(guide, config, glossary, voice, frozenset(), lambda *_: None).audio)
    assert heard[0] == heard[1]


@pytest.mark.parametrize(("hour", "there"), [(5, True), (6, False)])
def test_the_last_day_ends_at_midnight_in_the_clinics_zone(hour: int, there: bool) -> None:
    data = {"notice": "Closed.", "notice_until": datetime.date(2026, 12, 1)}
    now = datetime.datetime(2026, 12, 2, hour, tzinfo=datetime.UTC)
    table = Table(Path("clinic.toml"), "clinic.toml", data)
    assert bool(read_notice(table, ("en_US",), "America/Chicago", now)) is there


@pytest.mark.parametrize(
    ("text", "says", "line"),
    [
        ('notice = ""', "notice is empty.", 2),
        ("notice = 5", "notice is not text.", 2),
        ('notice_until = "2026-12-01"', "notice_until is not a date.", 2),
        ('[notice]\nqq = "x"', "unknown setting 'qq'.", 3),
        ('[notice]\nar = " "', "the notice of ar is empty.", 3),
    ],
)
def test_what_is_no_notice_is_one_error_with_its_line(text: str, says: str, line: int, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        clinic(tmp_path, text)
    assert says in str(caught.value)
    assert caught.value.location is not None
    assert caught.value.location.line == line
