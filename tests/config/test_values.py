"""Phone numbers of clinic.toml: shown, said, dialled and linked; or refused with file and line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import REPOSITORY, read_config
from voiceguide.config import Config
from voiceguide.config.values import tidied
from voiceguide.errors import ConfigError
from voiceguide.model.text import Location
from voiceguide.model.values import MonthRange, PhoneNumber

RFC_3966 = re.compile(r"tel:\+?[0-9]+(;ext=[0-9]+)?")


def settings(folder: Path, text: str) -> Config:
    """The settings of a clinic.toml that has these lines."""
    clinic = folder / "clinic.toml"
    clinic.write_text(f'emergency_number = "911"\n{text}\n', "utf-8")
    return read_config(REPOSITORY, clinic=clinic)


def number(folder: Path, written: str, region: str = "US") -> PhoneNumber:
    """A phone number as clinic.toml gives it."""
    lines = f"clinic_phone = {json.dumps(written)}\nregion = {json.dumps(region)}"
    return settings(folder, lines).clinic.phones["clinic_phone"]


@pytest.mark.parametrize(
    ("written", "region", "groups", "dialled", "tel"),
    [
        ("555-0100", "US", "555 0100", "5550100", "tel:5550100"),
        ("(555) 555-0100", "US", "555 555 0100", "5555550100", "tel:5555550100"),
        ("+1 555 0100", "US", "1 555 0100", "+15550100", "tel:+15550100"),
        ("+1 (555) 555.0100", "GB", "1 555 555 0100", "+15555550100", "tel:+15555550100"),
        ("+44 (0)20 7946 0000", "US", "44 20 7946 0000", "+442079460000", "tel:+442079460000"),
        ("+44(0)2079460000", "US", "44 2079460000", "+442079460000", "tel:+442079460000"),
        ("+44 020 7946 0000", "US", "44 20 7946 0000", "+442079460000", "tel:+442079460000"),
        ("+39 06 1234 5678", "US", "39 06 1234 5678", "+390612345678", "tel:+390612345678"),
        ("020 7946 0000", "GB", "020 7946 0000", "02079460000", "tel:02079460000"),
        ("011 44 20 7946 0000", "US", "011 44 20 7946 0000", "+442079460000", "tel:+442079460000"),
        ("1-800-FLOWERS", "US", "1 800 3569377", "18003569377", "tel:18003569377"),
        ("1-800-flowers", "US", "1 800 3569377", "18003569377", "tel:18003569377"),
        ("(555) 555-0100 ext. 12", "US", "555 555 0100", "5555550100", "tel:5555550100;ext=12"),
        ("555-0100 x12", "US", "555 0100", "5550100", "tel:5550100;ext=12"),
        ("555-0100#12", "US", "555 0100", "5550100", "tel:5550100;ext=12"),
        ("555-0100, Extension 012", "US", "555 0100", "5550100", "tel:5550100;ext=012"),
        ("1-800-555-FLEX", "US", "1 800 555 3539", "18005553539", "tel:18005553539"),
        ("1-800-555-FLEX x 12", "US", "1 800 555 3539", "18005553539", "tel:18005553539;ext=12"),
        ("111", "GB", "111", "111", "tel:111"),
    ],
)
def test_a_number_is_said_dialled_and_linked(
    tmp_path: Path, written: str, region: str, groups: str, dialled: str, tel: str
) -> None:
    found = number(tmp_path, written, region)
    assert (found.written, " ".join(found.groups), found.dialled, found.tel) == (written, groups, dialled, tel)
    assert found.plus == written.startswith("+")


@pytest.mark.parametrize(
    ("pasted", "written"),
    [
        ("(555)\u00a0555\u20110100", "(555) 555-0100"),
        ("\uff0b\uff11\u3000\uff15\uff15\uff15\uff0d\uff10\uff11\uff10\uff10", "+1 555-0100"),
        ("\u0665\u0665\u0665\u2013\u0660\u0661\u0660\u0660", "555-0100"),
        ("\u06f5\u06f5\u06f5 \u06f0\u06f1\u06f0\u06f0", "555 0100"),
        ("  555\u22120100 ", "555-0100"),
    ],
)
def test_what_is_pasted_is_made_plain(tmp_path: Path, pasted: str, written: str) -> None:
    found = number(tmp_path, pasted)
    assert found == number(tmp_path, written)
    assert found.written == written


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("", "is empty"),
        ("call me", "has no digits"),
        ("+44 20 7946 0000 0000", "is too long"),
        ("555 555 0100 0100 0100", "is too long"),
        ("5" * 60, "is too long"),
        ("+1 12", "is too short|is no phone number"),
        ("55 0100 01", "is too short"),
        ("+999 555 0100", "a country code that does not exist"),
        ("Call 555-0100", "is no phone number"),
        ("555-0100 or 555-0101", "is no phone number"),
        ("555-0100 / 555-0101", "is too long|a length"),
        ("555-0100,,D", "is no phone number"),
        ("911;rm", "is no phone number"),
        ("555-0100 ext.", "is no phone number"),
        ("++1 555 555 0100", "is no phone number"),
    ],
)
def test_what_cannot_be_dialled_is_refused_with_its_line(tmp_path: Path, written: str, wrong: str) -> None:
    with pytest.raises(ConfigError, match=f"clinic_phone .*({wrong})") as caught:
        number(tmp_path, written)
    assert caught.value.location == Location(str(tmp_path / "clinic.toml"), 2)
    assert caught.value.hint


def test_an_unknown_region_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="region 'UK' is no country") as caught:
        number(tmp_path, "555-0100", "UK")
    assert caught.value.location == Location(str(tmp_path / "clinic.toml"), 3)


def test_an_emergency_number_stays_digits(tmp_path: Path) -> None:
    clinic = settings(tmp_path, "").clinic
    assert clinic.values["emergency_number"] == "911"
    assert "emergency_number" not in clinic.phones


def test_months_are_a_range(tmp_path: Path) -> None:
    clinic = settings(tmp_path, "refill_months = [6, 6]").clinic
    assert clinic.months == {"refill_months": MonthRange(6, 6)}
    assert clinic.months["refill_months"].is_exact


pieces = st.sampled_from(
    ["0", "1", "44", "555", "0100", "7946", "+", "(0)", "(", ")", " ", "-", ".", "/", "x", "ext. ", "#", "12", "A",
     "FLOWERS", "\u00a0", "\u2011", "\uff11", "\u0665", "\u00b2", "\u2460", ";", ",", "\u0434\u043e\u0431"]
)  # fmt: skip


@given(st.lists(pieces, max_size=9).map("".join) | st.text(max_size=30), st.sampled_from(["US", "GB", "IT", "CN"]))
def test_any_text_is_a_number_or_one_error_with_its_line(
    tmp_path_factory: pytest.TempPathFactory, written: str, region: str
) -> None:
    folder = tmp_path_factory.getbasetemp() / "any-number"
    folder.mkdir(exist_ok=True)
    try:
        found = number(folder, written.encode("utf-8", "replace").decode(), region)
    except ConfigError as error:
        assert error.location is not None
        assert error.location.path == str(folder / "clinic.toml")
        assert error.location.line in (1, 2)
        return
    assert re.fullmatch(r"\+?[0-9]+", found.dialled)
    assert RFC_3966.fullmatch(found.tel)
    assert found.tel == f"tel:{found.dialled}" + (f";ext={found.extension}" if found.extension else "")
    assert found.written == tidied(found.written)
    assert number(folder, found.written, region) == found
    if found.dialled.startswith("+") == found.plus:
        assert "".join(found.groups) == found.dialled.lstrip("+")
