"""The phone menu: states, keys, prompts. One model; every phone system's configuration is written from it.

    emergency -> lang-1, lang-2 ... -> <locale>-welcome -> <locale>-01 ... <locale>-09 -> <locale>-end -> goodbye
    0 anywhere -> person -> staff -> (nobody answered) busy -> back to the guide
                         -> closed -> (nobody answered) unanswered -> back to the guide
    hold-<locale>: the line for callers on hold

A caller stands at a `Position`. `step` moves it by a key, or by "" for silence after what was said. A wrong
key, and silence where a key is asked for: asked again, twice.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from voiceguide.model.phone_keys import DIGITS, PER_PAGE, LanguageOption, more_key

START = "emergency"
PROMPTS = (
    "emergency", "lang-pick", "more", "welcome", "keys", "again", "staff", "closed", "hold-key", "goodbye", "busy",
    "unanswered",
)  # fmt: skip
"""What every language must have before it is offered at all."""
DRAFT = "draft"
TODAY = "today"
"""What the clinic says today, in the languages in which it says it."""
PERSON, NEXT, AGAIN = "0", "#", "*"
MAX_RETRIES = 2
WAIT_S = 10
"""Seconds of silence after a question; then it is asked again."""
RING_S = 120
"""Seconds that a person's phone rings."""


class StateKind(StrEnum):
    """PLAY goes on by itself; ASK waits for a key; HOURS looks at the hours; CALL rings a person;
    HOLD plays round and round; END hangs up.
    """

    PLAY = "play"
    ASK = "ask"
    HOURS = "clock"
    CALL = "call"
    HOLD = "hold"
    END = "end"


class PhoneLine(StrEnum):
    """Whose phone a CALL rings: the clinic's setting that has the number."""

    OPERATOR = "clinic_phone"
    AFTER_HOURS = "after_hours_phone"


@dataclass(frozen=True, slots=True)
class Playback:
    """One file that the caller hears. prompt: its name, such as ``welcome``, ``section-01``, ``hold-03``."""

    prompt: str
    locale: str

    @property
    def is_hold_message(self) -> bool:
        """Whether it is a hold message."""
        return bool(re.fullmatch(r"hold-\d+", self.prompt))


@dataclass(frozen=True, slots=True)
class State:
    """Where a caller can stand.

    says: heard in this order; keys work from its first moment. keys: key -> state. then: the next state, when
    nothing was pressed. otherwise: the next one after too many wrong keys; of HOURS, outside opening hours.
    retry: heard before `says` after a wrong key or silence. locale: the language of the channel, the first
    one's until one is chosen. line: whose phone a CALL rings. music: whether there are hold messages meanwhile.
    """

    name: str
    kind: StateKind
    locale: str
    says: tuple[Playback, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
    then: str = ""
    otherwise: str = ""
    retry: tuple[Playback, ...] = ()
    line: PhoneLine = PhoneLine.OPERATOR
    music: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """A state, and how often it was asked again."""

    state: str
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Menu:
    """All states by name. offers: in the order in which callers hear them."""

    states: Mapping[str, State]
    offers: tuple[LanguageOption, ...]

    def heard(self, position: Position) -> tuple[Playback, ...]:
        """What the caller hears on coming to this position."""
        state = self.states[position.state]
        return (state.retry if position.tries else ()) + state.says

    def step(self, position: Position, key: str, *, open: bool = True) -> Position:
        """Where a key leads, or "" for none. open: whether the clinic is, for a HOURS."""
        state = self.states[position.state]
        if state.kind is StateKind.HOURS:
            return Position(state.then if open else state.otherwise)
        if key in state.keys:
            return Position(state.keys[key])
        if state.kind in (StateKind.CALL, StateKind.END):
            return Position(state.then or state.name)
        if not key and state.kind is not StateKind.ASK:
            return Position(state.then)
        if position.tries < MAX_RETRIES:
            return Position(state.name, position.tries + 1)
        return Position(state.otherwise if key else state.then)


def section_prompt(number: int) -> str:
    return f"section-{number:02d}"


def hold_prompt(number: int) -> str:
    return f"hold-{number:02d}"


def offers_of(facts: Mapping[str, Any], per_page: int = PER_PAGE) -> tuple[LanguageOption, ...]:
    """The languages of a built dist/phone/phone.json. Raises KeyError, TypeError, ValueError when it is none."""
    found = []
    for entry in facts["locales"]:
        ids = [prompt["id"] for prompt in facts["prompts"] if prompt["locale"] == entry["locale"]]
        place = (int(entry["page"]) - 1) * per_page + int(entry["key"]) - 1
        chapters, hold_messages = _numbers("section", ids), _numbers("hold", ids)
        found.append(
            LanguageOption(entry["locale"], place, chapters, hold_messages, DRAFT in ids, per_page, TODAY in ids)
        )
    return tuple(found)


def _numbers(kind: str, ids: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted(int(found[1]) for id in ids if (found := re.fullmatch(rf"{kind}-(\d+)", id))))


def build(
    offers: Sequence[LanguageOption], *, hold_keys: bool, lines: Collection[PhoneLine] = tuple(PhoneLine)
) -> Menu:
    """The whole menu. hold_keys: callers on hold may change language by key. lines: those that have a number.

    Raises ValueError for no offers.
    """
    if not offers:
        raise ValueError("a menu needs a language")
    states = [*_opening(offers), *_person("", offers[:2], f"{offers[0].locale}-welcome", lines)]
    for offer in offers:
        states += _guide(offer)
        states += _person(f"{offer.locale}-", (offer,), f"{offer.locale}-end", lines)
        if offer.hold_messages:
            states.append(_hold(offer, offers if hold_keys else ()))
    states.append(State("hangup", StateKind.END, offers[0].locale))
    return Menu({state.name: state for state in states}, tuple(offers))


def _said(prompt: str, offers: Iterable[LanguageOption]) -> tuple[Playback, ...]:
    return tuple(Playback(prompt, offer.locale) for offer in offers)


def _opening(offers: Sequence[LanguageOption]) -> list[State]:
    """The emergency sentence, in the first two languages; then the languages, a page at a time."""
    first = offers[0]
    emergency = _said("emergency", offers[:2])
    retry = _said("again", offers[:2])
    if len(offers) == 1:
        keys = _keys(first) | {NEXT: f"{first.locale}-welcome", AGAIN: START}
        return [State(START, StateKind.PLAY, first.locale, emergency, keys, f"{first.locale}-welcome", "person", retry)]
    pages = sorted({offer.page for offer in offers})
    found = []
    for index, page in enumerate(pages):
        here = [offer for offer in offers if offer.page == page]
        keys = {offer.key: f"{offer.locale}-welcome" for offer in here}
        says = _said("lang-pick", here)
        if len(pages) > 1:
            keys[more_key(first.per_page)] = keys[NEXT] = f"lang-{pages[(index + 1) % len(pages)]}"
            says += _said("more", offers[:2])
        keys |= {AGAIN: f"lang-{page}", PERSON: "person"}
        found.append(State(f"lang-{page}", StateKind.ASK, first.locale, says, keys, "person", "person", retry))
    # Keys of the first page work during the emergency sentence: who calls often need not wait.
    keys = {**found[0].keys, NEXT: found[0].name, AGAIN: START}
    start = State(START, StateKind.PLAY, first.locale, emergency, keys, found[0].name, "person", retry)
    return [start, *found]


def _keys(offer: LanguageOption) -> dict[str, str]:
    """1 to 9 that chapter, 0 a person."""
    chapters = {str(n): f"{offer.locale}-{n:02d}" for n in offer.chapters if n <= len(DIGITS)}
    return chapters | {PERSON: f"{offer.locale}-person"}


def _guide(offer: LanguageOption) -> list[State]:
    """Welcome, every chapter, the end: it plays from the first chapter on, and keys work throughout."""
    at = offer.locale
    names = [f"{at}-{number:02d}" for number in offer.chapters]
    retry = _said("again", [offer])
    keys = _said("keys", [offer])

    def play(name: str, says: tuple[Playback, ...], then: str) -> State:
        moves = _keys(offer) | {NEXT: then, AGAIN: name}
        return State(name, StateKind.PLAY, at, says, moves, then, f"{at}-person", retry)

    # Once a call: when the language has just been chosen.
    notice = _said(DRAFT, [offer]) if offer.draft else ()
    today = _said(TODAY, [offer]) if offer.today else ()
    states = [play(f"{at}-welcome", notice + _said("welcome", [offer]) + today + keys, names[0])]
    for name, number, then in zip(names, offer.chapters, [*names[1:], f"{at}-end"], strict=True):
        chapter = (Playback(section_prompt(number), at),)
        # After the last chapter the keys are said by the state that waits for one.
        states.append(play(name, chapter if then == f"{at}-end" else chapter + keys, then))
    moves = _keys(offer) | {NEXT: f"{at}-goodbye", AGAIN: names[-1]}
    states.append(State(f"{at}-end", StateKind.ASK, at, keys, moves, f"{at}-goodbye", f"{at}-person", retry))
    goodbye = _keys(offer) | {NEXT: "hangup", AGAIN: names[-1]}
    states.append(
        State(f"{at}-goodbye", StateKind.PLAY, at, _said("goodbye", [offer]), goodbye, "hangup", f"{at}-person", retry)
    )
    return states


def _person(prefix: str, heard: Sequence[LanguageOption], back: str, lines: Collection[PhoneLine]) -> list[State]:
    """A person: staff in opening hours, else the after-hours line. When nobody answers, back to the guide.

    A line without a number is not called: the caller hears at once what is said when nobody answers. After the
    after-hours line that does not name the clinic's own number, where nobody is.
    """
    person, staff, closed, busy, unanswered = (
        f"{prefix}{name}" for name in ("person", "staff", "closed", "busy", "unanswered")
    )
    locale, music = heard[0].locale, bool(heard[0].hold_messages)

    def call(name: str, line: PhoneLine, then: str) -> list[State]:
        says = _said(name.removeprefix(prefix), heard)
        return [State(name, StateKind.CALL, locale, says, then=then, line=line, music=music)] if line in lines else []

    def alone(name: str) -> State:
        keys = _keys(heard[0]) | {PERSON: person, NEXT: back, AGAIN: name}
        says = _said(name.removeprefix(prefix), heard)
        return State(name, StateKind.PLAY, locale, says, keys, back, back, _said("again", heard))

    calls = [*call(staff, PhoneLine.OPERATOR, busy), *call(closed, PhoneLine.AFTER_HOURS, unanswered)]
    then, otherwise = (
        target if line in lines else instead
        for line, target, instead in (
            (PhoneLine.OPERATOR, staff, busy),
            (PhoneLine.AFTER_HOURS, closed, unanswered),
        )
    )
    hours = State(person, StateKind.HOURS, locale, then=then, otherwise=otherwise)
    return [hours, *calls, alone(busy), alone(unanswered)]


def _hold(offer: LanguageOption, others: Sequence[LanguageOption]) -> State:
    """The line for callers on hold. others: languages that a key leads to."""
    name = f"hold-{offer.locale}"
    switch = [o for o in others if o.hold_key and o.hold_messages]
    says = _said("hold-key", [o for o in switch if o is not offer])
    says += tuple(Playback(hold_prompt(n), offer.locale) for n in offer.hold_messages)
    # The key of the language that is heard already is no wrong key: it goes on.
    keys = {o.hold_key: f"hold-{o.locale}" for o in switch} | {PERSON: f"{offer.locale}-person"}
    return State(
        name, StateKind.HOLD, offer.locale, says, keys, name, f"{offer.locale}-person", _said("again", [offer])
    )
