"""Locales are kept apart: what one says and shows does not depend on which others were read before it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest

from tests.conftest import REPOSITORY, read_config
from voiceguide import source
from voiceguide.config import Config, parse_hours
from voiceguide.model.text import Guide
from voiceguide.model.values import ClosedDate, MonthRange, OpeningHours
from voiceguide.pronounce.values import clinic_values
from voiceguide.publish import pages
from voiceguide.publish.tablet import view
from voiceguide.translate import translate

LOCALES = tuple(read_config(REPOSITORY).locales)
HOURS = (
    "Mo-Fr 08:00-17:00", "Mo,We 08:30-12:00, 13:00-17:15; Sa-Su 09:00-21:00", "Mo-Su 00:00-12:00", "Fr 20:00-06:00",
)  # fmt: skip
FIRST = {"as written": (), "reversed": ("reversed",), "Urdu first": ("ur",), "Arabic and Persian first": ("ar", "fa")}


def told(config: Config, guide: Guide, locale: str) -> object:
    """All that a library with data of its own has a part in: hours, dates, numbers, lists, names, units."""
    local = translate(guide, config, locale).guide
    numbers = source.read_glossary(REPOSITORY).numbers.get(locale, ())
    found: list[object] = [pages.language_name(locale), view.language_name(locale)]
    found += [view.minutes(locale, 5), view.megabytes(locale, 12_300_000)]
    for hours in HOURS:
        for months in (MonthRange(1, 6), MonthRange(2, 2), MonthRange(5, 5)):
            values = {**config.clinic.values, "opening_hours": hours}
            closed = (ClosedDate(12, 25), ClosedDate(3, 1, 2027))
            runs = parse_hours(hours)
            clinic = replace(
                config.clinic, values=values, months={"refill_months": months}, runs={"opening_hours": runs},
                opening=OpeningHours(runs, closed),
            )  # fmt: skip
            given = clinic_values(replace(config, clinic=clinic), local, numbers)
            found += [[name, value.shown, value.spoken] for name, value in given.items()]
    return found


def read(first: tuple[str, ...]) -> dict[str, object]:
    """Every locale's answers, in an order. first: these before the others, or ``reversed``."""
    config = read_config(REPOSITORY)
    whole = source.read_guide(config)
    guide = replace(whole, sections=(), hold=(), phone=())
    order = LOCALES[::-1] if first == ("reversed",) else (*first, *(code for code in LOCALES if code not in first))
    return {locale: told(config, guide, locale) for locale in order}


def in_a_fresh_process(code: str) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-c", f"import json\nfrom tests.pronounce.test_locales_apart import *\n{code}"],
        cwd=REPOSITORY, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


ALONE = """
import os, sys
config = read_config(REPOSITORY)
guide = replace(source.read_guide(config), sections=(), hold=(), phone=())
found = {}
for locale in LOCALES:
    # A child knows no other locale: nothing was read before it was made.
    out, into = os.pipe()
    if not os.fork():
        os.close(out)
        with os.fdopen(into, "w") as pipe:
            json.dump(told(config, guide, locale), pipe)
        os._exit(0)
    os.close(into)
    with os.fdopen(out) as pipe:
        found[locale] = json.load(pipe)
    os.wait()
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def alone() -> dict[str, object]:
    """Each locale's answers in a process that has read no other."""
    return in_a_fresh_process(ALONE)


@pytest.mark.parametrize("order", FIRST)
def test_the_order_of_locales_changes_nothing(order: str, alone: dict[str, object]) -> None:
    found = in_a_fresh_process(f"print(json.dumps(read({FIRST[order]!r})))")
    assert set(found) == set(alone) == set(LOCALES)
    for locale in LOCALES:
        assert found[locale] == alone[locale], locale
