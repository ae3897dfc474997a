"""dist/phone/freeswitch/: sounds, IVR menus and a dialplan for a stock FreeSWITCH.

A state that is heard is an IVR menu, ``guide-<state>``; the dialplan's context ``guide-start`` starts it, looks
at the clock and calls people. ``#`` is a key because `ivr_menu_terminator` is set to no digit.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from voiceguide.config import Config
from voiceguide.model.menu import (
    MAX_RETRIES,
    RING_S,
    START,
    WAIT_S,
    Menu,
    PhoneLine,
    Playback,
    Position,
    State,
    StateKind,
    hold_prompt,
)
from voiceguide.model.phone_keys import LanguageOption
from voiceguide.model.values import OpenRun, PhoneNumber
from voiceguide.publish.phone.safe import name
from voiceguide.publish.phone.shelf import Shelf
from voiceguide.publish.phone.spoken import Spoken
from voiceguide.publish.phone.text import words

CONTEXT = "guide-start"
FOLDERS = {"8000": "wav8", "16000": "wav16"}
_GAP_MS = 500
"""Silence after a sound that is followed by the next one. FreeSWITCH needs some, and a slow hand does too."""
_OWN = {PhoneLine.OPERATOR: "guide_operator", PhoneLine.AFTER_HOURS: "guide_after_hours"}
_OUTBOUND = "guide_outbound"
_ARRIVED, _AGAIN = ("set", "guide_hops=${max_forwards}"), ("set", "max_forwards=${guide_hops}")
"""Each transfer lowers max_forwards by one. At zero FreeSWITCH hangs up, which would be after 70 keys. So each state
that is heard sets max_forwards back to its first value. It is not raised, because it ends calls that loop between
systems.
"""
_NOTE = " The guide on the telephone. This file is written by voiceguide: change audio_src/ and build again. "


def lay_out(ready: Sequence[Spoken], menu: Menu, config: Config, shelf: Shelf) -> None:
    """Sounds by language and rate, menus, dialplan. Raises PublishError."""
    for item in ready:
        for folder, format in FOLDERS.items():
            for prompt, sound in item.sounds.items():
                shelf.sound(f"freeswitch/sounds/{name(item.locale)}/guide/{folder}/{prompt}", prompt, sound, format)
    shelf.text("freeswitch/dialplan/guide.xml", dialplan(menu, config), role="config", kind="application/xml")
    shelf.text("freeswitch/ivr_menus/guide.xml", ivr_menus(menu), role="config", kind="application/xml")
    shelf.text("freeswitch/INSTALL.txt", words("freeswitch.txt"), role="other")


def ivr_menus(menu: Menu) -> str:
    """A menu for each state that is heard. FreeSWITCH counts wrong keys and silence apart: so a state that asks has
    a menu for each time that it is asked, and these count as one.
    """
    root = etree.Element("include")
    root.append(etree.Comment(_NOTE))
    for state in menu.states.values():
        if state.kind in (StateKind.PLAY, StateKind.HOLD):
            _menu(root, state, state.name, state.says, failures=MAX_RETRIES + 1, then=(state.then, state.otherwise))
        elif state.kind is StateKind.ASK:
            names = _asked(state)
            for tries, (here, after) in enumerate(zip(names, [*names[1:], ""], strict=True)):
                heard = menu.heard(Position(state.name, tries))
                then = after or state.then, after or state.otherwise
                _menu(root, state, here, heard, failures=1, then=then)
    return _text(root)


def _asked(state: State) -> list[str]:
    """The names of a state that asks, each time it does."""
    return [state.name, *(f"{state.name}-again-{n + 1}" for n in range(MAX_RETRIES))]


def _menu(
    root: etree._Element, state: State, here: str, says: tuple[Playback, ...], *, failures: int, then: tuple[str, str]
) -> None:
    """then: where silence leads, and where wrong keys do."""
    wait = str(WAIT_S * 1000 if state.kind is StateKind.ASK else _GAP_MS)
    settings = {
        "name": f"guide-{name(here)}",
        "greet-long": _files(says),
        "greet-short": _files(state.retry + state.says),
        "timeout": wait,
        "inter-digit-timeout": wait,
        "digit-len": "1",
        "max-timeouts": "1",
        "max-failures": str(failures),
        "exec-on-max-timeouts": f"transfer {_target(then[0])}",
        "exec-on-max-failures": f"transfer {_target(then[1])}",
    }
    if failures == 1:
        del settings["greet-short"]
    node = etree.SubElement(root, "menu", settings)
    for key, target in state.keys.items():
        etree.SubElement(node, "entry", action="menu-exec-app", digits=key, param=f"transfer {_target(target)}")


def dialplan(menu: Menu, config: Config) -> str:
    """The context: whoever comes in by any number hears the first state."""
    root = etree.Element("include")
    root.append(etree.Comment(_NOTE))
    context = etree.SubElement(root, "context", name=CONTEXT)
    _defaults(context, config)
    for state in menu.states.values():
        if state.kind is StateKind.HOURS:
            _clock(context, state, config)
        elif state.kind is StateKind.CALL:
            _call(context, state, menu)
        elif state.kind is StateKind.END:
            _condition(_extension(context, state.name), state.name, [("hangup", "NORMAL_CLEARING")])
    _menus(context, menu)
    entry = etree.SubElement(_extension(context, "entry"), "condition", field="destination_number", expression="^.*$")
    _actions(entry, [("answer", ""), _ARRIVED, ("transfer", _target(START))])
    return _text(root)


def _defaults(context: etree._Element, config: Config) -> None:
    """The clinic's time zone, and what to dial when vars.xml does not say. A global variable is found where the channel
    has none.

    FreeSWITCH reads the channel's `timezone` before it looks at an extension's conditions (mod_dialplan_xml.c): so an
    extension before the clock sets it.
    """
    if zone := config.clinic.opening.timezone:
        extension = _extension(context, "timezone")
        extension.set("continue", "true")
        always = etree.SubElement(extension, "condition", field="destination_number", expression="^.*$")
        etree.SubElement(always, "action", application="set", data=f"timezone={zone}", inline="true")
    for variable, value in [
        (_OUTBOUND, "default"),
        *((_OWN[line], _dial_string(config.clinic.phones[line])) for line in config.clinic.lines),
    ]:
        extension = _extension(context, f"default-{variable.replace('_', '-')}")
        extension.set("continue", "true")
        unset = etree.SubElement(extension, "condition", field=f"${{{variable}}}", expression="^$")
        etree.SubElement(unset, "action", application="set", data=f"{variable}={value}", inline="true")


def _dial_string(number: PhoneNumber) -> str:
    """The clinic's number in the context for outside numbers; its extension is sent as keys when it answers."""
    keys = f"{{execute_on_answer='send_dtmf {number.keys}'}}" if number.keys else ""
    return f"{keys}loopback/{number.dialled}/${{{_OUTBOUND}}}"


def _menus(context: etree._Element, menu: Menu) -> None:
    """States that are heard. A language's hold line is what its callers hear when somebody puts them on hold."""
    hold = [offer for offer in menu.offers if offer.hold_messages]
    if hold:
        node = _extension(context, "hold")
        _condition(node, "hold", [("answer", ""), _ARRIVED, ("transfer", _target(f"hold-{hold[0].locale}"))])
    for state in menu.states.values():
        if state.kind in (StateKind.PLAY, StateKind.ASK, StateKind.HOLD):
            offer = next(o for o in menu.offers if o.locale == state.locale)
            actions = [("answer", "")] if state.kind is StateKind.HOLD else []
            actions += [_AGAIN, ("set", "ivr_menu_terminator=none"), *_hold_music(offer)]
            for here in _asked(state) if state.kind is StateKind.ASK else [state.name]:
                _condition(_extension(context, here), here, [*actions, ("ivr", f"guide-{name(here)}")])


def _clock(context: etree._Element, state: State, config: Config) -> None:
    """Closed dates first, then each run of hours. FreeSWITCH keeps no run over midnight: each is within its day."""
    hours = config.clinic.hours()
    for index, date in enumerate(hours.closed):
        on = {"year": str(date.year)} if date.year else {}
        on |= {"mon": str(date.month), "mday": str(date.day)}
        _when(context, state, f"closed-{index + 1}", on, state.otherwise)
    for index, span in enumerate(hours.spans()):
        _when(context, state, str(index + 1), {"wday": _days(span), "time-of-day": _time(span)}, state.then)
    otherwise = state.otherwise if hours.runs else state.then
    _condition(_extension(context, state.name), state.name, [("transfer", _target(otherwise))])


def _when(context: etree._Element, state: State, label: str, on: dict[str, str], target: str) -> None:
    extension = _extension(context, f"{state.name}-{label}")
    etree.SubElement(extension, "condition", field="destination_number", expression=_expression(state.name))
    _actions(etree.SubElement(extension, "condition", on), [("transfer", _target(target))])


def _days(span: OpenRun) -> str:
    """FreeSWITCH counts from Sunday, 1."""
    return ",".join(str((day + 1) % 7 + 1) for day in span.days)


def _time(span: OpenRun) -> str:
    """The last second is not counted in."""
    opens, closes = (divmod(minutes, 60) for minutes in (span.opens_min, span.closes_min))
    return f"{opens[0]:02d}:{opens[1]:02d}-{closes[0]:02d}:{closes[1]:02d}"


def _call(context: etree._Element, state: State, menu: Menu) -> None:
    offer = next(o for o in menu.offers if o.locale == state.locale)
    hold_messages = _spots(offer)
    meanwhile = (
        [("set", f"{variable}={hold_messages}") for variable in ("ringback", "transfer_ringback")]
        if hold_messages
        else []
    )
    _condition(
        _extension(context, state.name),
        state.name,
        [
            *(("playback", _file(say)) for say in state.says),
            *_hold_music(offer),
            *meanwhile,
            ("set", f"call_timeout={RING_S}"),
            ("set", "hangup_after_bridge=true"),
            ("set", "continue_on_fail=true"),
            ("set", "ignore_early_media=true"),
            # Without this it is quiet until the other phone says that it rings, and some never do.
            ("set", "instant_ringback=true"),
            ("bridge", f"${{{_OWN[state.line]}}}"),
            ("transfer", _target(state.then)),
        ],
    )


def _hold_music(offer: LanguageOption) -> list[tuple[str, str]]:
    hold_messages = _spots(offer)
    return [("set", f"hold_music={hold_messages}")] if hold_messages else []


def _spots(offer: LanguageOption) -> str:
    return (
        _files(tuple(Playback(hold_prompt(number), offer.locale) for number in offer.hold_messages))
        if offer.hold_messages
        else ""
    )


def _extension(context: etree._Element, state: str) -> etree._Element:
    """Its name is no number that is dialled: where auto_hunt is set, FreeSWITCH begins its search at the extension
    of that name, past the clock and the defaults before it.
    """
    return etree.SubElement(context, "extension", name=f"at-guide-{name(state)}")


def _condition(extension: etree._Element, state: str, actions: Sequence[tuple[str, str]]) -> None:
    node = etree.SubElement(extension, "condition", field="destination_number", expression=_expression(state))
    _actions(node, actions)


def _actions(condition: etree._Element, actions: Sequence[tuple[str, str]]) -> None:
    for application, data in actions:
        node = etree.SubElement(condition, "action", application=application)
        if data:
            node.set("data", data)


def _expression(state: str) -> str:
    return f"^guide-{name(state)}$"


def _target(state: str) -> str:
    return f"guide-{name(state)} XML {CONTEXT}"


def _files(says: Sequence[Playback]) -> str:
    """Several files as one: FreeSWITCH opens each as the one before it ends."""
    return "file_string://" + "!".join(_file(say) for say in says)


def _file(say: Playback) -> str:
    """FreeSWITCH itself adds the folder of the call's rate."""
    return f"$${{sounds_dir}}/{name(say.locale)}/guide/{name(say.prompt)}.wav"


def _text(root: etree._Element) -> str:
    return etree.tostring(root, pretty_print=True, encoding="unicode")
