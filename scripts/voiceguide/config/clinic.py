"""clinic.toml: whose guide it is. Its values are data: never markup, a format string or code."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from voiceguide.config.hours import read_closed, read_hours, read_timezone
from voiceguide.config.table import Table
from voiceguide.config.today import read_notice
from voiceguide.config.values import DEFAULT_REGION, read_months, read_phone, read_region
from voiceguide.errors import ConfigError, Gathered, gathering
from voiceguide.model.menu import PhoneLine
from voiceguide.model.values import MonthRange, OpeningHours, OpenRun, PhoneNumber

T = TypeVar("T")
PHONE_TARGETS = ("asterisk", "freeswitch", "hosted")
VALUE_TYPES = ("phone", "digits", "text", "hours", "months", "choice", "address", "part")
TOOL_PLACEHOLDERS = {
    "clinic_name": "text",
    "clinic_phone": "phone",
    "after_hours_phone": "phone",
    "emergency_number": "digits",
    "interpreter_phone": "phone",
    "opening_hours": "hours",
    "notice_url": "address",
    **dict.fromkeys(("guide_title", "key", "first", "last", "start", "end", "low", "high"), "part"),
    **dict.fromkeys(("shortest", "longest"), "part"),
    **dict.fromkeys(("hour", "minute", "time", "count", "extension"), "part"),
}
"""Placeholders of every guide, and their types: those that the tool's own prompts, notices and pages use."""

_OWN_KEYS = ("closed", "notice", "notice_until", "timezone", "region")
"""Keys that no placeholder has."""
_REAL = ("text", "phone", "address")
"""Types whose values in the example no real clinic has."""
CLINIC_FILE = "audio_src/clinic.toml"
EXAMPLE_FILE = "audio_src/clinic.example.toml"
DEFAULT_BASE_URL = "http://127.0.0.1:8000"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A name that the text may hold in braces. choices: only for the type choice, the default first.

    The type part is for what the guide fills in itself (a phone key, a day of the week), not the clinic.
    """

    name: str
    type: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clinic:
    """clinic.toml. path: relative to the root where it can be. own: not the shipped example.

    values: by placeholder name, as written (months as "1-6"); what is not set is not there. opening: with the closed
    dates and the time zone. notice: of today, by locale. phones, months, runs (of hours): the typed ones of the values.
    region: the country of numbers without a plus (ISO 3166). from_example: names, phone numbers and addresses that an
    own file has from the example as they are.
    """

    path: str
    own: bool
    values: Mapping[str, str]
    base_url: str
    phone_locales: tuple[str, ...]
    phone_targets: tuple[str, ...]
    hold_keys: bool
    tablet_kiosk: bool
    opening: OpeningHours = field(default_factory=OpeningHours)
    runs: Mapping[str, tuple[OpenRun, ...]] = field(default_factory=dict)
    phones: Mapping[str, PhoneNumber] = field(default_factory=dict)
    months: Mapping[str, MonthRange] = field(default_factory=dict)
    region: str = DEFAULT_REGION
    notice: Mapping[str, str] = field(default_factory=dict)
    from_example: tuple[str, ...] = ()

    @property
    def is_example(self) -> bool:
        """Whether it is the shipped file, whose numbers are not real."""
        return not self.own

    @property
    def lines(self) -> tuple[PhoneLine, ...]:
        """The lines of the phone menu that have a number: only those are called, at ``phones[line].dialled``."""
        return tuple(line for line in PhoneLine if line in self.phones)

    def hours(self) -> OpeningHours:
        """When staff answer. Without opening_hours: always, but for closed dates."""
        return self.opening


def read_clinic(
    root: Path,
    asked: Path | None,
    known: Mapping[str, Placeholder],
    locales: tuple[str, ...],
    base_url: str | None,
    found: Gathered,
) -> Clinic:
    """clinic.toml, or the example where there is none. found: gathers the errors; what is wrong is not set then."""
    example, own = root / EXAMPLE_FILE, root / CLINIC_FILE
    # Whatever stands there, so that a folder or a link to nowhere is an error, not the example in its place.
    path = asked or (own if os.path.lexists(own) else example)
    get = found.tried
    table = get(lambda: Table.load(path, root), Table(path, path.name, {}))
    phone = get(lambda: table.table("phone", optional=True), Table(path, table.name, {}, "phone"))
    tablet = get(lambda: table.table("tablet", optional=True), Table(path, table.name, {}, "tablet"))
    region = get(lambda: read_region(table), DEFAULT_REGION)
    timezone = get(lambda: read_timezone(table), "")
    typed = _Typed(
        table, {n: p for n, p in known.items() if p.type != "part" and (n in table.data or p.choices)}, found
    )
    phones = typed.read("phone", lambda name: read_phone(table, name, region))
    months = typed.read("months", lambda name: read_months(table, name))
    runs = typed.read("hours", lambda name: read_hours(table, name))
    values = {n: v for type in ("text", "digits", "choice", "address", "hours") for n, v in typed.texts(type).items()}
    values |= {n: number.written for n, number in phones.items()}
    values |= {n: f"{each.low}-{each.high}" for n, each in months.items()}
    keys = (*(name for name, p in known.items() if p.type != "part"), "base_url", "phone", "tablet", *_OWN_KEYS)
    for each, allowed in ((table, keys), (phone, ("locales", "targets", "hold_keys")), (tablet, ("kiosk",))):
        with found.catch():
            each.done(*allowed)
    none: Mapping[str, str] = {}
    examples = get(lambda: _examples(path, example, root, known), none)
    return Clinic(
        path=table.name,
        own=path.resolve() != example.resolve(),
        values={name: values[name] for name in known if name in values},
        base_url=get(lambda: _base(table, base_url), DEFAULT_BASE_URL),
        phone_locales=get(lambda: _phone_locales(phone, locales), ()),
        phone_targets=get(lambda: _targets(phone), ()),
        hold_keys=get(lambda: phone.flag("hold_keys"), False),
        tablet_kiosk=get(lambda: tablet.flag("kiosk"), False),
        opening=OpeningHours(runs.get("opening_hours", ()), get(lambda: read_closed(table), ()), timezone),
        runs=runs,
        phones=phones,
        months=months,
        region=region,
        notice=get(lambda: read_notice(table, locales, timezone), {}),
        from_example=tuple(n for n in values if n in examples and _bare(values[n]) == examples[n]),
    )


@dataclass(frozen=True, slots=True)
class _Typed:
    """The values that a clinic gives, by type. found: gathers the errors."""

    table: Table
    given: Mapping[str, Placeholder]
    found: Gathered

    def read(self, type: str, read: Callable[[str], T]) -> dict[str, T]:
        """Those of a type, by name, as `read` makes them of a name."""
        values: dict[str, T] = {}
        for name, placeholder in self.given.items():
            if placeholder.type == type:
                with self.found.catch():
                    values[name] = read(name)
        return values

    def texts(self, type: str) -> dict[str, str]:
        """Those of a type, as written."""
        if type == "hours":
            # What is wrong with them is told by those who read them.
            return {n: str(self.table.data[n]).strip() for n, p in self.given.items() if p.type == type}
        return self.read(type, lambda name: _value(self.table, self.given[name]))


def _phone_locales(phone: Table, locales: tuple[str, ...]) -> tuple[str, ...]:
    spoken = phone.texts("locales", locales)
    with gathering(None) as found:
        for locale in spoken:
            if locale not in locales:
                hint = f"guide.toml has: {', '.join(locales)}."
                found.add(phone.error("locales", f"unknown locale {locale!r}.", hint))
    return spoken


def _examples(path: Path, example: Path, root: Path, known: Mapping[str, Placeholder]) -> Mapping[str, str]:
    """Values of the example that no real clinic has: not its hours, or an emergency number. None for itself."""
    if path.resolve() == example.resolve() or not example.is_file():
        return {}
    written = Table.load(example, root).data
    return {n: _bare(str(written[n])) for n, p in known.items() if p.type in _REAL and n in written}


def _bare(text: str) -> str:
    """Letters and digits alone: (555) 0100 is 555-0100."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _targets(phone: Table) -> tuple[str, ...]:
    asked = phone.texts("targets", PHONE_TARGETS)
    for target in asked:
        if target not in PHONE_TARGETS:
            raise phone.error(
                "targets", f"no phone system is called {target!r}.", f"Known: {', '.join(PHONE_TARGETS)}."
            )
    return asked


def _value(table: Table, placeholder: Placeholder) -> str:
    name = placeholder.name
    text = table.text(name, placeholder.choices[0] if placeholder.choices else None).strip()
    if not text:
        raise table.error(name, f"{name} is empty.", "Fill it in.")
    if placeholder.type == "choice" and text not in placeholder.choices:
        raise table.error(name, f"{name} is {text!r}.", f"Choose one of: {', '.join(placeholder.choices)}.")
    if placeholder.type == "address":
        return _address(table, name, text)
    good, wrong, hint = _FORMS.get(placeholder.type, _ANY)
    if not good(text):
        raise table.error(name, f"{name} {wrong}: {text!r}.", hint)
    return text


_Form = tuple[Callable[[str], bool], str, str]
_ANY: _Form = (lambda text: True, "", "")
_FORMS: Mapping[str, _Form] = {
    "digits": (lambda text: bool(re.fullmatch("[0-9]{2,6}", text)), "is not two to six digits", "Write it like 911."),
    "text": (lambda text: not re.search(r"[{}<>]", text), "has a brace or an angle bracket", "Values are plain words."),
}


def _address(table: Table, key: str, text: str) -> str:
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username and parts.port != 0
    except ValueError:
        good = False
    if not good or re.search(r"[\s<>\"'\\{}|^`]", text):
        raise table.error(key, f"{key} is no web address: {text!r}.", "Write it like https://example.org/guide.")
    return text


def _base(table: Table, asked: str | None) -> str:
    """The public address of dist/, without a slash at its end. Paths are hung onto it, so it ends in a path itself.

    In ASCII alone (RFC 3986): podcast apps differ in how they send other letters. asked: from the command line.
    """
    text = asked or table.text("base_url", DEFAULT_BASE_URL)
    try:
        return _hung(table, text)
    except ConfigError as error:
        # What was asked for stands in no file.
        error.location = None if asked else error.location
        raise


def _hung(table: Table, text: str) -> str:
    address = _address(table, "base_url", text).rstrip("/")
    if not address.isascii() or re.search("[?#]", address):
        hint = "Write it like https://example.org/guide; other letters as browsers send them (xn--…, %C3%A9)."
        raise table.error("base_url", f"nothing can be hung onto base_url: {text!r}.", hint)
    return address
