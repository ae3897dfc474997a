"""guide.toml and clinic.toml, read once into a frozen Config.

guide.toml says how the guide is built; clinic.toml says whose it is. Both are data: a value is never
markup, a format string or code. Every error names file and line.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from voiceguide.errors import ConfigError, disk
from voiceguide.model.text import Location

GUIDE_FILE = "audio_src/guide.toml"
CLINIC_FILE = "audio_src/clinic.toml"
EXAMPLE_FILE = "audio_src/clinic.example.toml"
DEFAULT_BASE_URL = "http://127.0.0.1:8000"
SOURCE_LOCALE = "en_US"

_SECTION_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LOCALE = re.compile(r"[a-z]{2,3}(?:_[A-Z][a-z]{3})?(?:_(?:[A-Z]{2}|[0-9]{3}))?")
_HOURS = re.compile(
    r"(?P<first>Mo|Tu|We|Th|Fr|Sa|Su)(?:-(?P<last>Mo|Tu|We|Th|Fr|Sa|Su))? (?P<open>\d\d:\d\d)-(?P<close>\d\d:\d\d)"
)
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
VALUE_TYPES = ("phone", "digits", "text", "hours", "months", "choice", "address", "part")
LONGEST_VALUE = 200


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """One run of days with the same hours. first, last: 0 is Monday. opens, closes: minutes after midnight."""

    first: int
    last: int
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A name that the text may hold in braces. choices: only for the type choice, the default first.

    The type part is for what the guide fills in itself (a phone key, a day of the week), not the clinic.
    """

    name: str
    type: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LocaleSettings:
    """How one locale is spoken. espeak, gtts: the engine's own code, "" when it has none.

    rates: pace by engine, 1.0 is the engine's own. voice: overrides the guide's, "" for none.
    """

    code: str
    espeak: str = ""
    gtts: str = ""
    gtts_tld: str = "com"
    voice: str = ""
    rates: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pauses:
    """Silences in milliseconds. item: between two items of one list, which belong together."""

    lead: int = 250
    sentence: int = 500
    block: int = 1000
    item: int = 750
    title: int = 1000
    tail: int = 500


@dataclass(frozen=True, slots=True)
class Levels:
    """loudness: LUFS of a finished track (ITU-R BS.1770). ceiling: dBTP before encoding."""

    loudness: float = -16.0
    ceiling: float = -3.0


@dataclass(frozen=True, slots=True)
class Clinic:
    """clinic.toml. path: relative to the root where it can be. own: not the shipped example.

    values: by placeholder name, as written (months as "1-6"). given: what the file itself sets.
    """

    path: str
    own: bool
    values: Mapping[str, str]
    given: frozenset[str]
    base_url: str
    phone_locales: tuple[str, ...]
    phone_targets: tuple[str, ...]
    hold_keys: bool
    tablet_kiosk: bool

    @property
    def is_example(self) -> bool:
        """Whether a caller could meet numbers that are not real: the shipped file, or one that leaves them to it."""
        return not self.own or not {"clinic_name", "clinic_phone", "emergency_number"} <= self.given

    def hours(self) -> tuple[OpeningHours, ...]:
        return parse_hours(self.values.get("opening_hours", ""))


@dataclass(frozen=True, slots=True)
class Config:
    """All settings of one build."""

    root: Path
    guide_id: str
    version: str
    published: datetime.date
    sections: tuple[str, ...]
    hold: tuple[str, ...]
    pauses: Pauses
    levels: Levels
    voice: str
    placeholders: Mapping[str, Placeholder]
    locales: Mapping[str, LocaleSettings]
    clinic: Clinic
    gtts_per_second: float = 2.0
    hold_pace: float = 1.0

    @property
    def source(self) -> Path:
        return self.root / "audio_src"

    @property
    def catalogs(self) -> Path:
        return self.root / "locales"

    @property
    def art(self) -> Path:
        return self.source / "art"

    @property
    def dist(self) -> Path:
        return self.root / "dist"

    @property
    def store(self) -> Path:
        return self.root / ".cache" / "voiceguide"

    def check_own_clinic(self) -> None:
        """Refuse a release with a number that is not the clinic's own. Raises ConfigError."""
        values = [name for name, p in self.placeholders.items() if p.type in ("phone", "digits")]
        missing = [name for name in ("clinic_name", *values) if not self.clinic.own or name not in self.clinic.given]
        if missing:
            raise ConfigError(
                f"a release needs the clinic's own {', '.join(missing)}.", location=Location(self.clinic.path, 1),
                hint=f"Copy {EXAMPLE_FILE} to {CLINIC_FILE} and fill it in.",
            )  # fmt: skip

    def settings(self, locale: str) -> LocaleSettings:
        """How a locale is spoken. Raises ConfigError when guide.toml does not know it."""
        if locale not in self.locales:
            raise ConfigError(
                f"unknown locale {locale!r}.",
                hint=f"guide.toml has: {', '.join(self.locales)}. `voiceguide locale add {locale}` adds one.",
            )
        return self.locales[locale]

    def voice_for(self, locale: str) -> str:
        """The voice asked for: of the locale, else of the guide."""
        return self.settings(locale).voice or self.voice


def find_root(start: Path | None = None) -> Path:
    """The nearest parent of the working directory that has audio_src/guide.toml."""
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / GUIDE_FILE).is_file():
            return folder
    raise ConfigError(f"no {GUIDE_FILE} in {here} or above it.", hint="Run voiceguide inside the project.")


def read(root: Path, clinic: Path | None = None, base_url: str | None = None, voice: str | None = None) -> Config:
    """Read both files. clinic, base_url, voice: from the command line, and stronger than the files."""
    guide = _Table.load(root / GUIDE_FILE, root)
    head = guide.table("guide")
    placeholders = _placeholders(guide.table("placeholders"))
    locales = {code: _locale(code, table) for code, table in guide.tables("locales").items()}
    if SOURCE_LOCALE not in locales:
        raise guide.error("locales", f"the source locale {SOURCE_LOCALE} is missing.", "Add [locales.en_US].")
    config = Config(
        root=root,
        guide_id=head.text("id"),
        version=head.text("version"),
        published=head.date("published"),
        sections=_ids(head, "sections"),
        hold=_ids(head, "hold"),
        pauses=_pauses(guide.table("pauses", optional=True)),
        levels=_levels(guide.table("levels", optional=True)),
        voice=voice or head.text("voice", "espeak"),
        placeholders=placeholders,
        locales=locales if voice is None else {c: replace(s, voice="") for c, s in locales.items()},
        clinic=_clinic(root, clinic, placeholders, tuple(locales), base_url),
        hold_pace=guide.table("pace", optional=True).number("hold", 1.0, 0.7, 1.3),
        gtts_per_second=guide.table("gtts", optional=True).number("requests_per_second", 2.0, 0.05, 20),
    )
    head.done("id", "version", "published", "sections", "hold", "voice")
    guide.done("guide", "pauses", "pace", "levels", "placeholders", "locales", "gtts")
    return config


@dataclass(frozen=True, slots=True)
class _Table:
    """A TOML table that knows its file, so that each error has a line."""

    path: Path
    name: str
    data: dict[str, Any]
    prefix: str = ""

    @classmethod
    def load(cls, path: Path, root: Path) -> _Table:
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
        with disk(path, ConfigError):
            raw = path.read_bytes()
        try:
            return cls(path, name, tomllib.loads(raw.decode()))
        except UnicodeDecodeError as error:
            line = raw[: error.start].count(b"\n") + 1
            raise ConfigError("not UTF-8.", location=Location(name, line), hint="Save it as UTF-8.") from error
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"line (\d+)", str(error))
            line = int(found[1]) if found else raw.count(b"\n") + 1
            reason = str(error).split(" (at")[0].rstrip(".")
            raise ConfigError(
                f"broken TOML: {reason}.", location=Location(name, line), hint="Mend this line."
            ) from error

    def error(self, key: str, message: str, hint: str = "") -> ConfigError:
        return ConfigError(message, location=Location(self.name, self._line(key)), hint=hint)

    def _line(self, key: str) -> int:
        with disk(self.path, ConfigError):
            lines = self.path.read_text("utf-8").splitlines()
        start = 0
        if self.prefix:
            heads = [i for i, line in enumerate(lines) if line.strip().startswith(f"[{self.prefix}")]
            start = heads[0] if heads else 0
        pattern = re.compile(rf"\s*(?:\[[\w.\"]*)?[\"']?{re.escape(key)}[\"']?\s*[=\].]")
        found = next((i for i in range(start, len(lines)) if pattern.match(lines[i])), start)
        return found + 1

    def table(self, key: str, *, optional: bool = False) -> _Table:
        value = self.data.get(key, {} if optional else None)
        if not isinstance(value, dict):
            raise self.error(key, f"the table [{key}] is missing." if value is None else f"{key} is not a table.")
        return _Table(self.path, self.name, value, f"{self.prefix}.{key}".lstrip("."))

    def tables(self, key: str) -> dict[str, _Table]:
        inner = self.table(key)
        return {name: inner.table(name) for name in inner.data}

    def text(self, key: str, default: str | None = None) -> str:
        value = self.data.get(key, default)
        if value is None:
            raise self.error(key, f"{key} is missing.", f"Set {key}.")
        if not isinstance(value, str):
            raise self.error(key, f"{key} is not text.", "Put it in quotation marks.")
        return _plain(self, key, value)

    def date(self, key: str) -> datetime.date:
        value = self.data.get(key)
        if not isinstance(value, datetime.date):
            raise self.error(key, f"{key} is not a date.", "Write it like 2026-11-22, without quotation marks.")
        return value

    def number(self, key: str, default: float, low: float, high: float) -> float:
        value = self.data.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise self.error(key, f"{key} is not a number from {low:g} to {high:g}.")
        return float(value)

    def flag(self, key: str) -> bool:
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            raise self.error(key, f"{key} is neither true nor false.")
        return value

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        value = self.data.get(key, list(default))
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(key, f"{key} is not a list of texts.")
        if len(set(value)) != len(value):
            raise self.error(key, f"{key} names something twice.", "Name each once.")
        return tuple(_plain(self, key, item) for item in value)

    def done(self, *known: str) -> None:
        """Refuse what nobody reads: it is most often a slip of the pen."""
        for key in self.data:
            if key not in known:
                raise self.error(key, f"unknown setting {key!r}.", f"Known here: {', '.join(known)}.")


def _plain(table: _Table, key: str, value: str) -> str:
    if any(ord(char) < 32 or 127 <= ord(char) < 160 or char in "\u2028\u2029" for char in value):
        raise table.error(key, f"{key} has a line break or a control character.", "Write it on one line.")
    if any(char in "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" for char in value):
        raise table.error(
            key, f"{key} has an invisible mark for the direction of text.", "Leave it out; the guide sets it."
        )
    if len(value) > LONGEST_VALUE:
        raise table.error(key, f"{key} is longer than {LONGEST_VALUE} characters.", "Shorten it.")
    return value


def _ids(table: _Table, key: str) -> tuple[str, ...]:
    ids = table.data.get(key)
    if not isinstance(ids, list) or not ids:
        raise table.error(key, f"{key} is not a list of section ids.", "Name the sections in order.")
    for id in ids:
        if not isinstance(id, str) or not _SECTION_ID.fullmatch(id):
            raise table.error(
                key, f"section id {id!r} is not lower-case words joined by hyphens.", "A path cannot leave the project."
            )
        if ids.count(id) > 1:
            raise table.error(key, f"two sections of one name: {id!r}.", "Give each its own id.")
    return tuple(ids)


def _pauses(table: _Table) -> Pauses:
    names = ("lead", "sentence", "block", "item", "title", "tail")
    table.done(*names)
    base = Pauses()
    return Pauses(**{n: int(table.number(n, getattr(base, n), 0, 10_000)) for n in names})


def _levels(table: _Table) -> Levels:
    table.done("loudness", "ceiling")
    return Levels(table.number("loudness", -16.0, -40, -10), table.number("ceiling", -3.0, -12, -1))


def _placeholders(table: _Table) -> dict[str, Placeholder]:
    found: dict[str, Placeholder] = {}
    for name, value in table.data.items():
        kind, choices = (value, ()) if isinstance(value, str) else ("choice", tuple(value or ()))
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            raise table.error(name, f"{name!r} is no name for a placeholder.", "Use lower-case letters, digits and _.")
        if kind not in VALUE_TYPES or (kind == "choice") != bool(choices):
            raise table.error(name, f"{name} has no known type.", f"Known: {', '.join(VALUE_TYPES)} (choice: a list).")
        found[name] = Placeholder(name, kind, choices)
    return found


def _locale(code: str, table: _Table) -> LocaleSettings:
    if not _LOCALE.fullmatch(code):
        raise table.error(code, f"{code!r} is no locale.", "Write it like es_419, zh_Hans or vi.")
    table.done("espeak", "gtts", "gtts_tld", "voice", "rate")
    rates = table.table("rate", optional=True)
    return LocaleSettings(
        code,
        table.text("espeak", ""),
        table.text("gtts", ""),
        table.text("gtts_tld", "com"),
        table.text("voice", ""),
        {engine: rates.number(engine, 1.0, 0.5, 2.5) for engine in rates.data},
    )


def _clinic(
    root: Path, asked: Path | None, known: Mapping[str, Placeholder], locales: tuple[str, ...], base_url: str | None
) -> Clinic:
    example = root / EXAMPLE_FILE
    own = root / CLINIC_FILE
    path = asked or (own if own.is_file() else example)
    table = _Table.load(path, root)
    phone = table.table("phone", optional=True)
    tablet = table.table("tablet", optional=True)
    defaults = table if path == example else _Table.load(example, root)
    values = {
        name: _value(source, placeholder)
        for name, placeholder in known.items()
        if placeholder.type != "part"
        and (source := table if name in table.data else defaults)
        and (name in source.data or placeholder.choices)
    }
    table.done(*(name for name, p in known.items() if p.type != "part"), "base_url", "phone", "tablet")
    phone.done("locales", "targets", "hold_keys")
    tablet.done("kiosk")
    spoken = phone.texts("locales", tuple(code for code in ("en_US", "es_419", "zh_Hans", "ar") if code in locales))
    for locale in spoken:
        if locale not in locales:
            raise phone.error("locales", f"unknown locale {locale!r}.", f"guide.toml has: {', '.join(locales)}.")
    return Clinic(
        path=table.name,
        own=path.resolve() != example.resolve(),
        values=values,
        given=frozenset(table.data),
        base_url=_address(table, "base_url", base_url or table.text("base_url", DEFAULT_BASE_URL)).rstrip("/"),
        phone_locales=spoken,
        phone_targets=phone.texts("targets", ("asterisk", "freeswitch", "hosted")),
        hold_keys=phone.flag("hold_keys"),
        tablet_kiosk=tablet.flag("kiosk"),
    )


def _value(table: _Table, placeholder: Placeholder) -> str:
    name = placeholder.name
    if placeholder.type == "months":
        return _months(table, name)
    text = table.text(name, placeholder.choices[0] if placeholder.choices else None).strip()
    if not text:
        raise table.error(name, f"{name} is empty.", "Fill it in.")
    if placeholder.type == "choice" and text not in placeholder.choices:
        raise table.error(name, f"{name} is {text!r}.", f"Choose one of: {', '.join(placeholder.choices)}.")
    if placeholder.type == "address":
        return _address(table, name, text)
    if placeholder.type == "hours":
        try:
            parse_hours(text)
        except ValueError as error:
            raise table.error(name, f"{name}: {error}.", "Write it like Mo-Fr 08:00-17:00; Sa 09:00-12:00.") from error
    good, wrong, hint = _FORMS.get(placeholder.type, _ANY)
    if not good(text):
        raise table.error(name, f"{name} {wrong}: {text!r}.", hint)
    return text


def _months(table: _Table, name: str) -> str:
    months = table.data[name]
    if (
        not isinstance(months, list)
        or len(months) != 2
        or not all(isinstance(m, int) and not isinstance(m, bool) and 1 <= m <= 24 for m in months)
        or months[0] > months[1]
    ):
        raise table.error(name, f"{name} is no range of months.", "Write it like [1, 6].")
    return f"{months[0]}-{months[1]}"


def _is_phone(text: str) -> bool:
    return bool(re.fullmatch(r"\+?[0-9][0-9 ().\-]{1,30}", text)) and len(re.findall(r"[0-9]", text)) >= 3


_Form = tuple[Callable[[str], bool], str, str]
_ANY: _Form = (lambda text: True, "", "")
_FORMS: Mapping[str, _Form] = {
    "phone": (_is_phone, "is no phone number", "Write it like 555-0100 or +1 555 0100."),
    "digits": (lambda text: bool(re.fullmatch("[0-9]{2,6}", text)), "is not two to six digits", "Write it like 911."),
    "text": (lambda text: not re.search(r"[{}<>]", text), "has a brace or an angle bracket", "Values are plain words."),
}


def _address(table: _Table, key: str, text: str) -> str:
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username
    except ValueError:
        good = False
    if not good or re.search(r"[\s<>\"'\\{}|^`]", text):
        raise table.error(key, f"{key} is no web address: {text!r}.", "Write it like https://example.org/guide.")
    return text


def parse_hours(text: str) -> tuple[OpeningHours, ...]:
    """Opening hours, a subset of OpenStreetMap's: ``Mo-Fr 08:00-17:00; Sa 09:00-12:00``. Raises ValueError."""
    if not text:
        return ()
    runs = []
    for part in text.split(";"):
        match = _HOURS.fullmatch(part.strip())
        if not match:
            raise ValueError(f"cannot read {part.strip()!r} as opening hours")
        first, last = DAYS.index(match["first"]), DAYS.index(match["last"] or match["first"])
        opens, closes = _minutes(match["open"]), _minutes(match["close"])
        if last < first or closes <= opens:
            raise ValueError(f"{part.strip()!r} ends before it begins")
        runs.append(OpeningHours(first, last, opens, closes))
    return tuple(runs)


def _minutes(text: str) -> int:
    hours, minutes = int(text[:2]), int(text[3:])
    if minutes > 59 or hours * 60 + minutes > 24 * 60:
        raise ValueError(f"{text} is no time of day")
    return hours * 60 + minutes
