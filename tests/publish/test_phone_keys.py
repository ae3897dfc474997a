"""The key that a prompt says is the key that leads there: on all phone systems, whatever the size of a page."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence

import pytest
from lxml import etree

from tests.publish import phone_asterisk, phone_editions, phone_freeswitch
from voiceguide import source
from voiceguide.model.menu import START, Menu, StateKind, build
from voiceguide.model.phone_keys import PER_PAGE, LanguageOption, hold_key_of, key_of, more_key, spoken_key
from voiceguide.pronounce.plan import _part_values
from voiceguide.publish.phone import asterisk, freeswitch
from voiceguide.serve import twiml

LOCALES = (
    "en_US", "es_419", "zh_Hans", "ar", "vi", "ko", "ru", "ht", "fil", "pt_BR", "fr", "pl", "fa", "hi", "bn", "ur",
)  # fmt: skip
CONFIG = phone_editions.settings(LOCALES)
NOON = datetime.datetime(2026, 11, 23, 12, 0)  # noqa: DTZ001 - the clinic's own time, a Monday

Caller = Callable[[Menu, Sequence[str]], str]
"""Calls, presses these keys one after the other, each while something is heard. The locale that is heard then."""


def menu_of(count: int, per_page: int, *, hold_keys: bool = False) -> Menu:
    """The first so many languages, with one chapter and one hold message each."""
    offers = [LanguageOption(locale, place, (1,), (1,), per_page=per_page) for place, locale in enumerate(LOCALES)]
    return build(offers[:count], hold_keys=hold_keys)


def said(count: int, per_page: int, locale: str) -> list[str]:
    """The keys that a caller is told to press for a language: the key for more until its page, then its own."""
    offered = LOCALES[:count]
    # What is told on each page, in the order in which it is heard.
    pages = [offered[start : start + per_page] for start in range(0, count, per_page)]
    page = next(index for index, here in enumerate(pages) if locale in here)
    more = spoken_key("more", locale, offered, per_page)
    return [*[more] * page, spoken_key("lang-pick", locale, offered, per_page)]


def on_asterisk(menu: Menu, keys: Sequence[str]) -> str:
    channel = phone_asterisk.Channel(phone_asterisk.read(asterisk.dialplan(menu, CONFIG)), lambda *_: True)
    channel.enter("guide-start", "5550100")
    ops = channel.run()
    for key in keys:
        next(ops)
        channel.press(key)
    next(ops)
    return re.sub(r"^guide-(\w+)-welcome$", r"\1", channel.context)


def on_freeswitch(menu: Menu, keys: Sequence[str]) -> str:
    plan, menus = etree.fromstring(freeswitch.dialplan(menu, CONFIG)), etree.fromstring(freeswitch.ivr_menus(menu))
    call = phone_freeswitch.Call(plan, menus, lambda *_: True)
    call.transfer("5550100")
    for key in keys:
        call.turn(key)
    return re.sub(r"^guide-(\w+)-welcome$", r"\1", call.at)


def on_twiml(menu: Menu, keys: Sequence[str]) -> str:
    reply = twiml._Reply(menu, CONFIG, "https://guide.test")
    told: dict[str, str] = {}
    for key in [*keys, ""]:
        xml = etree.fromstring(reply.to(told, NOON))
        (gather,) = xml.iter("Gather")
        found = re.search(r"at=([^&]+)&tries=(\d)", gather.get("action") or "")
        assert found
        told = {"at": found[1], "tries": found[2], "Digits": key}
    return re.sub(r"^(\w+)-welcome$", r"\1", told["at"])


SYSTEMS: dict[str, Caller] = {"asterisk": on_asterisk, "freeswitch": on_freeswitch, "twiml": on_twiml}


@pytest.mark.slow
@pytest.mark.parametrize("per_page", range(1, 9))
@pytest.mark.parametrize("system", SYSTEMS)
def test_the_keys_that_are_said_lead_to_the_language(system: str, per_page: int) -> None:
    for count in range(2, len(LOCALES) + 1):
        menu = menu_of(count, per_page)
        # The keys work during the emergency sentence too: so the first one is pressed there.
        for locale in {LOCALES[0], LOCALES[count // 2], LOCALES[count - 1]}:
            assert SYSTEMS[system](menu, said(count, per_page, locale)) == locale, (count, locale)


@pytest.mark.parametrize("per_page", range(1, 9))
def test_a_language_is_told_its_key_where_that_key_works(per_page: int) -> None:
    for count in range(2, len(LOCALES) + 1):
        menu = menu_of(count, per_page)
        picked = []
        for state in (s for s in menu.states.values() if s.name.startswith("lang-")):
            for say in state.says:
                key = spoken_key(say.prompt, say.locale, LOCALES[:count], per_page)
                if say.prompt == "lang-pick":
                    assert state.keys[key] == f"{say.locale}-welcome"
                    picked.append(say.locale)
                else:
                    assert say.prompt == "more"
                    assert state.keys[key].startswith("lang-")
                    assert state.keys[key] != state.name
        assert picked == list(LOCALES[:count])


@pytest.mark.parametrize("count", range(1, len(LOCALES) + 1))
def test_the_key_that_is_said_on_hold_leads_to_that_language(count: int) -> None:
    menu = menu_of(count, PER_PAGE, hold_keys=True)
    for state in (s for s in menu.states.values() if s.kind is StateKind.HOLD):
        for say in (say for say in state.says if say.prompt == "hold-key"):
            key = spoken_key("hold-key", say.locale, LOCALES[:count])
            assert state.keys[key] == f"hold-{say.locale}"


@pytest.mark.parametrize("place", range(16))
def test_prompts_are_spoken_with_the_keys_of_the_menu(place: int) -> None:
    guide = source.read_guide(CONFIG)
    numbers = [f"n{value}" for value in range(10)]

    def key(prompt: str) -> str:
        value = _part_values(guide.prompt(prompt), guide, phone_editions.settings(offered), numbers).get("key")
        return value.spoken if value else ""

    # English, in which the words were written, in each place among the clinic's languages.
    offered = [*LOCALES[1:][:place], "en_US", *LOCALES[1:][place:]]
    assert key("lang-pick") == f"n{key_of(place)}"
    assert key("more") == f"n{more_key()}"
    assert key("hold-key") == f"n{hold_key_of(place) or '9'}"
    assert key("welcome") == ""


def test_keys_by_hand() -> None:
    # Four a page: 1 2 3 4, then 5 for more.
    assert [key_of(place) for place in range(6)] == ["1", "2", "3", "4", "1", "2"]
    assert more_key() == "5"
    assert [key_of(place, 3) for place in range(6)] == ["1", "2", "3", "1", "2", "3"]
    assert more_key(3) == "4"
    assert [hold_key_of(place) for place in (0, 8, 9)] == ["1", "9", ""]


@pytest.mark.parametrize("per_page", [-1, 0, 9, 10])
def test_a_page_leaves_a_digit_for_more(per_page: int) -> None:
    with pytest.raises(ValueError, match="leave no digit"):
        LanguageOption("en_US", 0, (1,), per_page=per_page)


def test_the_first_state_is_where_all_systems_begin() -> None:
    menu = menu_of(2, PER_PAGE)
    assert on_twiml(menu, []) == START
    assert on_freeswitch(menu, []) == f"guide-{START}"
    assert on_asterisk(menu, []) == f"guide-{START}"
