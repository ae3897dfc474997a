"""Opening hours: each phone system, the webhook and the terminal decide as `OpeningHours.is_open` does."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from lxml import etree

from tests.conftest import read_config
from tests.hours_texts import texts
from tests.publish import phone_asterisk, phone_editions, phone_freeswitch
from voiceguide.config import Config
from voiceguide.config.hours import parse_hours
from voiceguide.errors import ConfigError
from voiceguide.model.menu import Menu, build
from voiceguide.model.phone_keys import LanguageOption
from voiceguide.model.values import EVERY_DAY, ClosedDate, OpeningHours, OpenRun
from voiceguide.publish.phone import asterisk, freeswitch

ZONES = ("", "America/Chicago", "Asia/Kolkata", "Pacific/Auckland", "America/St_Johns", "Europe/London")
MENU = build([LanguageOption("en_US", 0, (1, 2), (1,))], hold_keys=False)


moments = st.datetimes(
    datetime.datetime(2026, 1, 1),  # noqa: DTZ001
    datetime.datetime(2027, 12, 31),  # noqa: DTZ001
    timezones=st.just(datetime.UTC),
)
dates = st.dates(datetime.date(2026, 1, 1), datetime.date(2027, 12, 31))
closed = st.lists(
    st.builds(lambda date, once: ClosedDate(date.month, date.day, date.year if once else None), dates, st.booleans()),
    max_size=3,
)  # fmt: skip


@cache
def plans(
    menu_of: str, zone: str, dates: tuple[ClosedDate, ...]
) -> tuple[dict[str, phone_asterisk.Context], etree._Element]:
    config = phone_editions.settings(["en_US"], values={"opening_hours": menu_of}, closed=dates, timezone=zone)
    return phone_asterisk.read(asterisk.dialplan(MENU, config)), etree.fromstring(freeswitch.dialplan(MENU, config))


def menus(menu: Menu = MENU) -> etree._Element:
    return etree.fromstring(freeswitch.ivr_menus(menu))


@pytest.mark.slow
@given(text=texts, now=moments, zone=st.sampled_from(ZONES), away=closed, closed_today=st.booleans())
@example("Fr 20:00-06:00", datetime.datetime(2026, 11, 28, 11, 59, tzinfo=datetime.UTC), "America/Chicago", [], False)
@example("Sa-Mo 00:00-24:00", datetime.datetime(2026, 3, 8, 8, 0, tzinfo=datetime.UTC), "America/Chicago", [], True)
@examples(max_examples=150, deadline=None)
def test_every_dialplan_decides_as_the_hours_do(
    text: str, now: datetime.datetime, zone: str, away: list[ClosedDate], closed_today: bool
) -> None:
    if closed_today:
        today = now.astimezone(ZoneInfo(zone) if zone else datetime.UTC)
        away = [*away, ClosedDate(today.month, today.day, today.year)]
    here = now if zone else now.replace(tzinfo=None)
    hours = OpeningHours(parse_hours(text), tuple(away), zone)
    expected = "en_US/staff" if hours.is_open(here) else "en_US/closed"
    contexts, dialplan = plans(text, zone, tuple(away))
    channel = phone_asterisk.Channel(contexts, lambda *_: True, now, answered=True)
    channel.enter("guide-en_US-person")
    assert next(channel.run()).what == expected
    call = phone_freeswitch.Call(dialplan, menus(), lambda *_: True, now, answers=True)
    call.transfer("guide-en_US-person")
    assert call.heard[0] == expected


@pytest.mark.parametrize(
    ("text", "days", "opens", "closes"),
    [
        ("24/7", EVERY_DAY, 0, 1440),
        ("Fr 20:00-06:00", (4,), 1200, 1800),
        ("Fr 20:00-00:00", (4,), 1200, 1440),
        ("Fr 20:00-24:00", (4,), 1200, 1440),
        ("Sa-Mo 08:00-12:00", (0, 5, 6), 480, 720),
        ("Mo,We,Fr 08:00-12:00", (0, 2, 4), 480, 720),
        ("Mo-Tu, Sa 08:00-12:00", (0, 1, 5), 480, 720),
    ],
)
def test_one_run(text: str, days: tuple[int, ...], opens: int, closes: int) -> None:
    assert parse_hours(text) == (OpenRun(days, opens, closes),)


@pytest.mark.parametrize("text", ["Mo-Fr 08:00-12:00, 13:00-17:00", "Mo-Fr 08:00-12:00,13:00-17:00"])
def test_split_shifts(text: str) -> None:
    days = (0, 1, 2, 3, 4)
    assert parse_hours(text) == (OpenRun(days, 480, 720), OpenRun(days, 780, 1020))


def test_the_night_belongs_to_the_evening_before() -> None:
    hours = OpeningHours(parse_hours("Fr 20:00-06:00"))
    friday = datetime.datetime(2026, 11, 27)  # noqa: DTZ001
    found = {hour: hours.is_open(friday + datetime.timedelta(hours=hour)) for hour in (5, 19, 20, 24, 29, 30, 44)}
    assert found == {5: False, 19: False, 20: True, 24: True, 29: True, 30: False, 44: False}


def test_a_closed_date_is_the_whole_day_in_the_clinics_zone() -> None:
    hours = OpeningHours(parse_hours("24/7"), (ClosedDate(12, 25),), "America/Chicago")
    utc = datetime.datetime(2026, 12, 25, tzinfo=datetime.UTC)
    found = [hours.is_open(utc + datetime.timedelta(hours=hour)) for hour in (5, 6, 29, 30)]
    assert found == [True, False, False, True]


def config_closed(*dates: ClosedDate) -> Config:
    return phone_editions.settings(["en_US"], values={"opening_hours": "24/7"}, closed=dates)


def test_dates_of_every_year_and_of_one() -> None:
    config = config_closed(ClosedDate(12, 25), ClosedDate(1, 4, 2027))
    text = asterisk.dialplan(MENU, config)
    assert "GotoIfTime(*,*,25,dec?guide-en_US-closed,s,1)" in text
    assert '"${GUIDE_TODAY}" = "2027-01-04"' in text


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('opening_hours = "Mo-Fr 8-17"', "opening_hours: cannot read 'Mo-Fr 8-17' as opening hours."),
        ('opening_hours = "Mo 08:00-25:00"', "opening_hours: 25:00 is no time of day."),
        ('opening_hours = "Mo 08:00-08:00"', "opening_hours: '08:00-08:00' ends when it begins."),
        ('opening_hours = "Mo 24:00-08:00"', "opening_hours: 24:00 is the end of a day"),
        ('opening_hours = "24/7; Mo 08:00-09:00"', "opening_hours: cannot read '24/7' as opening hours."),
        ('closed = "12-25"', "closed is not a list."),
        ('closed = ["02-30"]', "closed has what is no date: '02-30'."),
        ("closed = [2026-12-25T10:00:00]", "closed has what is no date"),
        ('timezone = "America/Chicgao"', "no time zone is called 'America/Chicgao'."),
        ('timezone = "../etc/passwd"', "no time zone is called '../etc/passwd'."),
        ("timezone = 5", "timezone is not text."),
    ],
)
def test_what_cannot_be_read_is_one_error_with_its_line(line: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "clinic.toml"
    path.write_text(f"# a clinic\n{line}\n", "utf-8")
    with pytest.raises(ConfigError) as caught:
        read_config(phone_editions.REPOSITORY, clinic=path)
    assert caught.value.location is not None
    assert caught.value.location.line == 2
    assert says in str(caught.value)
    assert caught.value.hint


def test_the_keys_of_a_clinic(tmp_path: Path) -> None:
    path = tmp_path / "clinic.toml"
    path.write_text('opening_hours = "24/7"\nclosed = ["12-25", 2027-01-04]\ntimezone = "America/Chicago"\n', "utf-8")
    hours = read_config(phone_editions.REPOSITORY, clinic=path).clinic.hours()
    assert hours.closed == (ClosedDate(12, 25), ClosedDate(1, 4, 2027))
    assert hours.timezone == "America/Chicago"
