"""Which way a script runs, held to Unicode's CLDR."""

from __future__ import annotations

from babel import Locale
from babel.localedata import locale_identifiers

from voiceguide.model.release import direction


def test_every_locale_runs_as_cldr_says() -> None:
    wrong = [
        locale
        for locale in locale_identifiers()
        if (direction(locale) == "rtl") != (Locale.parse(locale).character_order == "right-to-left")
    ]
    assert wrong == []
