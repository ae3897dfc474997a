"""The model of the menu, walked by chance; and the three that are written from it, walked beside it."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.publish import phone_asterisk, phone_editions, phone_freeswitch
from tests.publish.phone_editions import LOCALES
from voiceguide.config import Config
from voiceguide.model.menu import START, Menu, PhoneLine, Playback, Position, StateKind, build, hold_prompt
from voiceguide.model.phone_keys import DIGITS, LanguageOption
from voiceguide.publish.phone import asterisk, freeswitch

KEYS = "123456789*#0"
WALK = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def menus(draw: st.DrawFn) -> Menu:
    """Any clinic: some of sixteen languages in any order, some left out, chapters and hold messages missing."""
    order = draw(st.permutations(LOCALES))
    places = draw(st.lists(st.integers(0, len(order) - 1), min_size=1, unique=True))
    offers = []
    for place in sorted(places):
        chapters = draw(st.sets(st.integers(1, 9), min_size=1))
        hold_messages = draw(st.sets(st.integers(1, 9)))
        offers.append(
            LanguageOption(
                order[place], place, tuple(sorted(chapters)), tuple(sorted(hold_messages)), draw(st.booleans()),
                today=draw(st.booleans()),
            )
        )  # fmt: skip
    return build(offers, hold_keys=draw(st.booleans()), lines=draw(st.sets(st.sampled_from(PhoneLine))))


@WALK
@given(menus())
def test_every_state_is_whole(menu: Menu) -> None:
    for state in menu.states.values():
        targets = {*state.keys.values(), state.then, state.otherwise} - {""}
        assert targets <= set(menu.states)
        if state.kind in (StateKind.PLAY, StateKind.ASK, StateKind.HOLD):
            assert state.then
            assert state.otherwise
            assert state.retry
            assert state.says


@WALK
@given(menus())
def test_0_reaches_a_person_from_every_state(menu: Menu) -> None:
    for state in menu.states.values():
        if state.kind in (StateKind.PLAY, StateKind.ASK, StateKind.HOLD):
            person = menu.states[state.keys["0"]]
            assert person.kind is StateKind.HOURS
            day, night = menu.states[person.then], menu.states[person.otherwise]
            # Without a number nobody is called: the caller hears the emergency number at once.
            for there, line, alone in ((day, PhoneLine.OPERATOR, "busy"), (night, PhoneLine.AFTER_HOURS, "unanswered")):
                if there.kind is StateKind.CALL:
                    assert there.line is line
                    assert menu.states[there.then].says[0].prompt == alone
                else:
                    assert (there.kind, there.says[0].prompt) == (StateKind.PLAY, alone)


@WALK
@given(menus())
def test_every_chapter_is_a_digit_away_once_a_language_is_chosen(menu: Menu) -> None:
    for offer in menu.offers:
        own = [s for s in menu.states.values() if s.name.startswith(f"{offer.locale}-") and s.keys]
        assert len(own) == len(offer.chapters) + 5
        for state in own:
            for digit in DIGITS:
                expected = f"{offer.locale}-0{digit}" if int(digit) in offer.chapters else None
                assert state.keys.get(digit) == expected


@WALK
@given(menus())
def test_the_guide_plays_from_its_first_chapter_to_its_last(menu: Menu) -> None:
    for offer in menu.offers:
        position, heard = Position(f"{offer.locale}-welcome"), []
        for _ in offer.chapters:
            position = menu.step(position, "")
            heard.append(menu.heard(position)[0].prompt)
        assert heard == [f"section-{number:02d}" for number in offer.chapters]
        assert menu.step(position, "").state == f"{offer.locale}-end"


@WALK
@given(menus(), st.lists(st.sampled_from([*KEYS, "A", "", "", ""]), max_size=40), st.booleans())
def test_no_walk_is_silent_or_stuck(menu: Menu, keys: list[str], open: bool) -> None:
    """A caller hears something at every turn, and wrong keys end after two more chances."""
    position = Position(START)
    for key in keys:
        state = menu.states[position.state]
        assert state.says or state.kind in (StateKind.HOURS, StateKind.END)
        after = menu.step(position, key, open=open)
        assert after.tries <= 2
        if after.tries:
            assert menu.heard(after)[0].prompt == "again"
        position = after


@WALK
@given(menus())
def test_silence_asks_again_twice_then_calls_a_person_then_plays_the_first_language(menu: Menu) -> None:
    if len(menu.offers) == 1:
        return
    page = menu.step(Position(START), "")
    assert page.state.startswith("lang-")
    tries = [page]
    while tries[-1].state == page.state:
        tries.append(menu.step(tries[-1], ""))
    assert [p.tries for p in tries[:-1]] == [0, 1, 2]
    assert tries[-1].state == "person"
    staff = menu.step(tries[-1], "")
    busy = menu.step(staff, "") if menu.states[staff.state].kind is StateKind.CALL else staff
    assert menu.step(busy, "").state == f"{menu.offers[0].locale}-welcome"


@WALK
@given(menus())
def test_the_first_sound_is_the_emergency_sentence_in_two_languages(menu: Menu) -> None:
    assert menu.heard(Position(START)) == tuple(Playback("emergency", o.locale) for o in menu.offers[:2])


@WALK
@given(menus())
def test_at_most_four_languages_at_a_time_in_the_order_of_their_keys(menu: Menu) -> None:
    if len(menu.offers) == 1:
        return
    seen = []
    pages = [s for s in menu.states.values() if re.fullmatch(r"lang-\d+", s.name)]
    for page in pages:
        picks = [say.locale for say in page.says if say.prompt == "lang-pick"]
        assert 1 <= len(picks) <= 4
        keys = [next(k for k, target in page.keys.items() if target == f"{locale}-welcome") for locale in picks]
        assert keys == sorted(keys)
        assert set(keys) <= set("1234")
        assert ("5" in page.keys) == (len(pages) > 1) == any(say.prompt == "more" for say in page.says)
        seen += picks
    assert seen == [offer.locale for offer in menu.offers]


@WALK
@given(menus())
def test_a_draft_says_so_before_the_guide_plays(menu: Menu) -> None:
    for offer in menu.offers:
        says = [say.prompt for say in menu.states[f"{offer.locale}-welcome"].says]
        assert says == ["draft"] * offer.draft + ["welcome"] + ["today"] * offer.today + ["keys"]


@WALK
@given(menus())
def test_what_the_clinic_says_today_is_heard_once_a_call_in_its_own_language(menu: Menu) -> None:
    """After the language is chosen, and nowhere else."""
    for state in menu.states.values():
        here = [say for say in state.says + state.retry if say.prompt == "today"]
        offer = next(offer for offer in menu.offers if offer.locale == state.locale)
        chosen = offer.today and state.name == f"{offer.locale}-welcome"
        assert here == [Playback("today", offer.locale)] * chosen


@WALK
@given(menus())
def test_keys_on_hold_are_nine_at_most_and_lead_to_that_language(menu: Menu) -> None:
    for state in (s for s in menu.states.values() if s.kind is StateKind.HOLD):
        for key in set(state.keys) - {"0"}:
            offer = next(o for o in menu.offers if o.hold_key == key)
            assert state.keys[key] == f"hold-{offer.locale}"
            assert (Playback("hold-key", offer.locale) in state.says) == (offer.locale != state.locale)


@WALK
@given(menus())
def test_the_language_that_is_heard_on_hold_has_no_wrong_key(menu: Menu) -> None:
    for state in (s for s in menu.states.values() if s.kind is StateKind.HOLD):
        own = next(o for o in menu.offers if o.locale == state.locale)
        if set(state.keys) - {"0"} and own.hold_key:
            assert menu.step(Position(state.name), own.hold_key) == Position(state.name)


@WALK
@given(menus())
def test_next_after_the_emergency_sentence_is_what_comes_next(menu: Menu) -> None:
    assert menu.step(Position(START), "#") == menu.step(Position(START), "")


def test_a_menu_needs_a_language() -> None:
    with pytest.raises(ValueError, match="a menu needs a language"):
        build([], hold_keys=False)


MONDAY = datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC)


class _Walker:
    """One call on each system, beside the model."""

    def __init__(
        self, menu: Menu, config: Config, *, clock: tuple[int, int], answers: bool, auto_hunt: bool = False
    ) -> None:
        self.menu = menu
        self.config = config
        now = MONDAY + datetime.timedelta(days=clock[0], minutes=clock[1])
        self.open = config.clinic.hours().is_open(now.replace(tzinfo=None))
        self.position = Position(START)
        self.answers = answers
        contexts = phone_asterisk.read(asterisk.dialplan(menu, config))
        globals = {"GUIDE_OPERATOR": "PJSIP/100&PJSIP/101", "GUIDE_OUTBOUND": "out"}
        self.channel = phone_asterisk.Channel(contexts, self.has, now, globals, answers=answers)
        self.channel.enter("guide-start", "5550100")
        self.ops = self.channel.run()
        self.pending: phone_asterisk.Op | None = None
        menus, plan = freeswitch.ivr_menus(menu), freeswitch.dialplan(menu, config)
        for text in (menus, plan):
            phone_freeswitch.lines_are_plain(text)
        self.call = phone_freeswitch.Call(
            etree.fromstring(plan), etree.fromstring(menus), self.has, now,
            {"guide_operator": "user/1000"}, answers, impatient="05", auto_hunt=auto_hunt,
        )  # fmt: skip
        self.call.transfer("5550100")

    def has(self, locale: str, prompt: str) -> bool:
        """Whether the edition has this sound."""
        offer = next(o for o in self.menu.offers if o.locale == locale)
        number = int(prompt.rsplit("-", 1)[1]) if re.fullmatch(r"(section|hold)-\d\d", prompt) else 0
        return not number or number in (offer.chapters if prompt.startswith("section") else offer.hold_messages)

    def over(self) -> bool:
        return self.menu.states[self.position.state].kind is StateKind.END

    def turn(self, key: str) -> None:
        """A key at the first sound, or none; all three must hear the same and stand at the same place."""
        while self.menu.states[self.position.state].kind is StateKind.HOURS:
            self.position = self.menu.step(self.position, "", open=self.open)
        state = self.menu.states[self.position.state]
        heard = [f"{say.locale}/{say.prompt}" for say in self.menu.heard(self.position)]
        if state.kind is StateKind.CALL:
            self._call(heard)
            return
        on_asterisk = self._asterisk(key)
        if state.kind is StateKind.HOLD:
            heard_there = [line for line in heard if not re.search(r"/hold-(\d+|key)$", line)]
            assert on_asterisk == (heard_there if not key else heard_there[:1])
        else:
            assert on_asterisk == (heard if not key else heard[:1])
        assert self.call.turn(key) == heard
        self.position = self.menu.step(self.position, key)
        self._same()

    def _next(self) -> phone_asterisk.Op:
        op, self.pending = self.pending or next(self.ops), None
        return op

    def _asterisk(self, key: str) -> list[str]:
        heard: list[str] = []
        op = self._next()
        where = self.channel.context
        while True:
            if op.kind == "say":
                heard.append(op.what)
            if key:
                assert op.kind in ("say", "wait")
                self.channel.press(key)
                return heard
            if op.kind == "wait":
                return heard
            op = next(self.ops)
            if self.channel.context != where:
                self.pending = op
                return heard

    def _call(self, heard: list[str]) -> None:
        said, dialled_to = [], ""
        while not dialled_to:
            op = self._next()
            assert op.kind in ("play", "dial")
            if op.kind == "play":
                said.append(op.what)
            else:
                dialled_to = op.what
        assert said == heard
        state = self.menu.states[self.position.state]
        number = "Local/5550101@out" if state.line is PhoneLine.AFTER_HOURS else "PJSIP/100&PJSIP/101"
        music = f" guide-{state.locale}" if state.music else ""
        assert dialled_to == number + music
        bridged = "loopback/5550101/default" if state.line is PhoneLine.AFTER_HOURS else "user/1000"
        assert self.call.bridged[-1] == bridged
        expected = "file_string://" + "!".join(
            f"$${{sounds_dir}}/{state.locale}/guide/{hold_prompt(n)}.wav"
            for n in next(o for o in self.menu.offers if o.locale == state.locale).hold_messages
        )
        if state.music:
            assert self.call.meanwhile == self.call.variables["hold_music"] == expected
        if self.answers:
            self.position = Position("hangup")
            assert not self.call.up
            return
        self.call.heard = self.call.heard[len(heard) :]
        self.position = self.menu.step(self.position, "")

    def _same(self) -> None:
        state = self.menu.states[self.position.state]
        if state.kind in (StateKind.PLAY, StateKind.ASK, StateKind.HOLD):
            again = f"-again-{self.position.tries}" if self.position.tries and state.kind is StateKind.ASK else ""
            assert self.call.at == f"guide-{state.name}{again}"


@pytest.mark.slow
@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    menus(),
    st.lists(st.sampled_from([*KEYS, "A", "", ""]), min_size=1, max_size=25),
    st.tuples(st.integers(0, 6), st.integers(0, 1439)),
    st.booleans(),
    st.booleans(),
)
def test_asterisk_and_freeswitch_do_what_the_model_does(
    menu: Menu, keys: list[str], clock: tuple[int, int], answers: bool, auto_hunt: bool
) -> None:
    walker = _Walker(menu, phone_editions.settings(LOCALES), clock=clock, answers=answers, auto_hunt=auto_hunt)
    for key in keys:
        if walker.over():
            break
        walker.turn(key)


@pytest.mark.parametrize("hold_keys", [False, True])
def test_the_hold_line_of_the_callers_language(hold_keys: bool) -> None:
    offers = [LanguageOption(locale, place, (1,), (1, 2)) for place, locale in enumerate(("en_US", "es_419", "ar"))]
    menu = build(offers, hold_keys=hold_keys)
    config = phone_editions.settings(["en_US", "es_419", "ar"], hold_keys=hold_keys)
    contexts = phone_asterisk.read(asterisk.dialplan(menu, config))
    for language, expected in [("en", "en_US"), ("es_419", "es_419"), ("ar", "ar"), ("vi", "en_US")]:
        channel = phone_asterisk.Channel(contexts, lambda *_: True, language=language)
        channel.enter("guide-hold")
        op = next(channel.run())
        assert (op.kind, op.what, channel.language) == ("wait", f"guide-{expected}", expected)
    channel.press("2")
    op = next(channel.run())
    assert (op.kind, channel.language) == (("wait", "es_419") if hold_keys else ("say", "en_US"))


def test_hold_classes() -> None:
    offers = [
        LanguageOption(locale, place, (1,), (1,) if place != 2 else ()) for place, locale in enumerate(LOCALES[:12])
    ]
    for hold_keys in (False, True):
        text = asterisk.hold_classes(
            build(offers, hold_keys=hold_keys), phone_editions.settings(LOCALES, hold_keys=hold_keys)
        )
        classes = dict(re.findall(r"^\[(.+)\]\n((?:\w+=.*\n)+)", text, re.MULTILINE))
        assert list(classes) == ["guide"] + [f"guide-{o.locale}" for o in offers if o.hold_messages]
        for name, body in classes.items():
            assert body.startswith(f"mode=files\ndirectory=moh/{name}\nsort=alpha\n")
            place = LOCALES.index(name.removeprefix("guide-")) + 1 if name != "guide" else 0
            assert ("digit" in body) == (hold_keys and 1 <= place <= 9)
            assert "digit" not in body or f"digit={place}\n" in body


def test_the_example_in_the_head_of_the_dialplan_is_a_comment(tmp_path: Path) -> None:
    text = asterisk.dialplan(
        build([LanguageOption("en_US", 0, (1,))], hold_keys=False), phone_editions.settings(["en_US"])
    )
    assert all(line.startswith(";") for line in text.split("\n\n")[0].splitlines())
