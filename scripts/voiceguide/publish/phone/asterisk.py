"""dist/phone/asterisk/: sounds, hold music and a dialplan for a stock Asterisk.

Each state of the menu is a context, ``guide-<state>``. Its extension ``s`` is what the caller hears; its other
extensions are keys. No context has a pattern, or a name of more than one digit that a key begins: so a key acts
at once. Every file is asked for in its own language, so that nothing falls back to another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voiceguide.config import Config
from voiceguide.model.menu import MAX_RETRIES, RING_S, START, WAIT_S, Menu, PhoneLine, Playback, State, StateKind
from voiceguide.model.values import OpenRun
from voiceguide.publish.phone.safe import name
from voiceguide.publish.phone.shelf import Shelf
from voiceguide.publish.phone.spoken import Spoken
from voiceguide.publish.phone.text import words

FORMATS = ("ulaw", "alaw", "sln16", "wav8")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OWN = {PhoneLine.OPERATOR: "GUIDE_OPERATOR", PhoneLine.AFTER_HOURS: "GUIDE_AFTER_HOURS"}
_HOLD_ROUND_S = 3600
# A caller may have dialled any number. Patterns are allowed only here, because no key is expected here.
_ANY_NUMBER = ("_X", "_[0-9A-Za-z*#+].")

_HEAD = """\
; The guide on the telephone. This file is written by voiceguide: change audio_src/ and build again.
; Send calls to  guide-start,s,1  and callers on hold to  guide-hold,s,1.  INSTALL.txt has the rest.
;
; Globals, in the [globals] of your extensions.conf:
;   GUIDE_OPERATOR     what to dial for a person, such as PJSIP/100
;   GUIDE_AFTER_HOURS  what to dial outside opening hours (optional)
;   GUIDE_OUTBOUND     the context in which the clinic's numbers are dialled when those two are not set
;                      (optional; without it: default)
"""


def lay_out(ready: Sequence[Spoken], menu: Menu, config: Config, shelf: Shelf) -> None:
    """Sounds by language, hold classes, configuration. Raises PublishError."""
    for item in ready:
        for format in FORMATS:
            for prompt in item.prompts:
                shelf.sound(f"asterisk/sounds/{name(item.locale)}/guide/{prompt}", prompt, item.sounds[prompt], format)
            _hold_files(item, ready, config, format, shelf)
    shelf.text("asterisk/extensions_guide.conf", dialplan(menu, config), role="config")
    shelf.text("asterisk/musiconhold_guide.conf", hold_classes(menu, config), role="config")
    shelf.text("asterisk/INSTALL.txt", words("asterisk.txt"), role="other")


def _hold_files(item: Spoken, ready: Sequence[Spoken], config: Config, format: str, shelf: Shelf) -> None:
    """One class for the language; and its part of the class that follows the language of the call.

    Where a name is missing, Asterisk plays the file of the first language. So the class has only names that all
    languages have.
    """
    everywhere = set.intersection(*(set(other.hold_messages) for other in ready))
    if config.clinic.hold_keys:
        keyed = [other for other in ready if other.hold_messages and other.offer.hold_key]
        for other in keyed:
            if other is not item and item.hold_messages:
                stem = f"asterisk/moh/guide-{name(item.locale)}/00-{other.offer.hold_key}"
                shelf.sound(stem, "hold-key", other.sounds["hold-key"], format)
    for hold_message in item.hold_messages:
        file = hold_message.removeprefix("hold-")
        shelf.sound(f"asterisk/moh/guide-{name(item.locale)}/{file}", hold_message, item.sounds[hold_message], format)
        if hold_message in everywhere:
            shelf.sound(
                f"asterisk/moh/guide/{name(item.locale)}/{file}", hold_message, item.sounds[hold_message], format
            )
            if item is ready[0]:
                shelf.sound(f"asterisk/moh/guide/{file}", hold_message, item.sounds[hold_message], format)


def hold_classes(menu: Menu, config: Config) -> str:
    """musiconhold_guide.conf: ``guide`` follows CHANNEL(language); ``guide-<locale>`` is one language."""
    lines = ["; Hold music of the guide. This file is written by voiceguide.", ""]
    with_hold_messages = [offer for offer in menu.offers if offer.hold_messages]
    if with_hold_messages:
        lines += ["; Follows the language of the call, CHANNEL(language).", *_class("guide", "")]
    for offer in with_hold_messages:
        lines += _class(f"guide-{name(offer.locale)}", offer.hold_key if config.clinic.hold_keys else "")
    return "\n".join(lines)


def _class(folder: str, digit: str) -> list[str]:
    key = [f"digit={digit}"] if digit else []
    return [f"[{folder}]", "mode=files", f"directory=moh/{folder}", "sort=alpha", *key, ""]


def dialplan(menu: Menu, config: Config) -> str:
    """extensions_guide.conf."""
    first = next((offer for offer in menu.offers if offer.hold_messages), None)
    lines = [_HEAD, *_entry("guide-start", f"guide-{name(START)}", [])]
    if first:
        here = "guide-hold-${CHANNEL(language)}"
        known = f"GotoIf(${{DIALPLAN_EXISTS({here},s,1)}}?{here},s,1)"
        lines += _entry("guide-hold", f"guide-hold-{name(first.locale)}", [known])
    for state in menu.states.values():
        lines += [
            f"[guide-{name(state.name)}]",
            *_extension("s", _steps(state, config)),
            *_keys(state),
            "",
        ]
    return "\n".join(lines)


def _entry(context: str, target: str, steps: Sequence[str]) -> list[str]:
    start = _extension("s", iter([("", "Answer()"), *(("", step) for step in steps), ("", _goto(target))]))
    return [f"[{context}]", *start, *(f"exten => {pattern},1,Goto(s,1)" for pattern in _ANY_NUMBER), ""]


_Steps = Iterator[tuple[str, str]]


def _extension(extension: str, steps: _Steps) -> Iterator[str]:
    """Lines of one extension. steps: (label or "", application)."""
    for index, (label, step) in enumerate(steps):
        head = "same => n" if index else f"exten => {extension},1"
        yield f"{head}{f'({label})' if label else ''},{step}"


def _keys(state: State) -> Iterator[str]:
    for key, target in state.keys.items():
        yield f"exten => {key},1,{_goto(f'guide-{name(target)}')}"
    if state.keys:
        yield "exten => i,1,Goto(s,wrong)"


def _goto(context: str, label: str = "s,1") -> str:
    return f"Goto({context},{label})"


def _steps(state: State, config: Config) -> _Steps:
    match state.kind:
        case StateKind.PLAY:
            return _play(state)
        case StateKind.ASK:
            return _ask(state)
        case StateKind.HOURS:
            return _clock(state, config)
        case StateKind.CALL:
            return _call(state, config)
        case StateKind.HOLD:
            return _hold(state)
        case StateKind.END:
            return iter([("", "Hangup()")])


def _play(state: State) -> _Steps:
    yield from _begin(state)
    yield from _labelled("ask", _background(state.says))
    yield "", _goto(f"guide-{name(state.then)}")
    yield from _wrong(state)


def _ask(state: State) -> _Steps:
    yield from _begin(state)
    yield from _labelled("ask", _background(state.says))
    yield "", f"WaitExten({WAIT_S})"
    yield from _count("", state.then)
    yield "", "Goto(again)"
    yield from _wrong(state)


def _begin(state: State) -> _Steps:
    yield "", "Set(GUIDE_TRIES=0)"
    yield "", f"Set(CHANNEL(language)={name(state.locale)})"


def _wrong(state: State) -> _Steps:
    """A key that does not work here."""
    yield from _count("wrong", state.otherwise)
    yield from _labelled("again", _background(state.retry))
    yield "", "Goto(ask)"


def _count(label: str, target: str) -> _Steps:
    yield label, "Set(GUIDE_TRIES=$[${GUIDE_TRIES} + 1])"
    yield "", f"GotoIf($[${{GUIDE_TRIES}} > {MAX_RETRIES}]?guide-{name(target)},s,1)"


def _background(says: Sequence[Playback]) -> list[str]:
    return [f"Background(guide/{name(say.prompt)},,{name(say.locale)})" for say in says]


def _labelled(label: str, steps: Sequence[str]) -> _Steps:
    for index, step in enumerate(steps):
        yield "" if index else label, step


def _clock(state: State, config: Config) -> _Steps:
    """Closed dates first, then each run of hours. A date of one year is compared as text: GotoIfTime knows no years."""
    hours = config.clinic.hours()
    zone = f",{hours.timezone}" if hours.timezone else ""
    closed = f"guide-{name(state.otherwise)},s,1"
    if any(date.year for date in hours.closed):
        yield "", f"Set(GUIDE_TODAY=${{STRFTIME(,{hours.timezone},%Y-%m-%d)}})"
    for date in hours.closed:
        if date.year:
            yield "", f'GotoIf($["${{GUIDE_TODAY}}" = "{date.year:04d}-{date.month:02d}-{date.day:02d}"]?{closed})'
        else:
            yield "", f"GotoIfTime(*,*,{date.day},{_MONTHS[date.month - 1]}{zone}?{closed})"
    for span in hours.spans():
        yield "", f"GotoIfTime({_time(span)},*,*{zone}?guide-{name(state.then)},s,1)"
    yield "", _goto(f"guide-{name(state.otherwise if hours.runs else state.then)}")


def _time(span: OpenRun) -> str:
    """Times and days. Asterisk counts the last minute in; days are a list of single days, with & between."""
    opens, last = divmod(span.opens_min, 60), divmod(span.closes_min - 1, 60)
    days = "*" if len(span.days) == len(_DAYS) else "&".join(_DAYS[day] for day in span.days)
    return f"{opens[0]:02d}:{opens[1]:02d}-{last[0]:02d}:{last[1]:02d},{days}"


def _call(state: State, config: Config) -> _Steps:
    """Call a person. Keys have no meaning in this state."""
    own, number = _OWN[state.line], config.clinic.phones[state.line]
    hold = f"guide-{name(state.locale)}"
    music = f"m({hold})" if state.music else ""
    options = ",".join(filter(None, (str(RING_S), music)))
    # The extension is of the clinic's number, not of what the system dials in its place.
    extended = ",".join(filter(None, (str(RING_S), music + (f"D({number.keys})" if number.keys else ""))))
    for say in state.says:
        yield "", f"Set(CHANNEL(language)={name(say.locale)})"
        yield "", f"Playback(guide/{name(say.prompt)})"
    yield "", f"Set(CHANNEL(language)={name(state.locale)})"
    if state.music:
        yield "", f"Set(CHANNEL(musicclass)={hold})"
    yield "", f"GotoIf($[${{LEN(${{{own}}})}} > 0]?own)"
    yield "", "GotoIf($[${LEN(${GUIDE_OUTBOUND})} > 0]?outbound)"
    yield "", f"Dial(Local/{number.dialled}@default,{extended})"
    yield "", "Goto(nobody)"
    yield "outbound", f"Dial(Local/{number.dialled}@${{GUIDE_OUTBOUND}},{extended})"
    yield "", "Goto(nobody)"
    yield "own", f"Dial(${{{own}}},{options})"
    yield "nobody", _goto(f"guide-{name(state.then)}")


def _hold(state: State) -> _Steps:
    """What is heard comes from the class: it goes round by itself."""
    hold = f"guide-{name(state.locale)}"
    yield "", "Answer()"
    yield from _begin(state)
    yield "", f"Set(CHANNEL(musicclass)={hold})"
    yield "ask", f"WaitExten({_HOLD_ROUND_S},m({hold}))"
    yield "", "Goto(ask)"
    yield from _wrong(state)
