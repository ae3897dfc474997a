"""Enough of Asterisk to call the guide: a strict reader of extensions.conf, and a channel that runs it.

What it does not know is an error, so that nothing slips by. How applications behave is read from Asterisk's own
sources: Background and WaitExten in main/pbx_builtins.c, the loop of main/pbx.c.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LINE = re.compile(r"exten => ([^,\s]+),1,(\w+)\((.*)\)|same => n(?:\((\w+)\))?,(\w+)\((.*)\)")
_KEYS = "0123456789*#ABCD"


@dataclass
class Priority:
    label: str
    app: str
    data: str


Extension = list[Priority]
Context = dict[str, Extension]


def read(text: str) -> dict[str, Context]:
    """All contexts. Raises AssertionError for a line that is not as we write it."""
    contexts: dict[str, Context] = {}
    here: Context | None = None
    last: Extension | None = None
    for line in text.split("\n"):
        assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", line), f"control character in {line!r}"
        if not line or line.startswith(";"):
            continue
        assert ";" not in line, f"a comment within {line!r}"
        if head := re.fullmatch(r"\[([A-Za-z0-9_-]+)\]", line):
            assert head[1].startswith("guide-"), f"{head[1]} is not ours"
            assert head[1] not in contexts, f"{head[1]} stands twice"
            here, last = contexts.setdefault(head[1], {}), None
            continue
        found = _LINE.fullmatch(line)
        assert found, f"cannot read {line!r}"
        assert here is not None
        if found[1]:
            assert found[1] not in here, f"{found[1]} stands twice"
            last = here.setdefault(found[1], [Priority("", found[2], found[3])])
        else:
            assert last is not None
            last.append(Priority(found[4] or "", found[5], found[6]))
    return contexts


@dataclass
class Op:
    """Something that takes time. kind: say, wait, dial, hangup. what: prompt as locale/name, class, dial string.

    keys: sent when the other side answers, before it hears the caller.
    """

    kind: str
    what: str
    seconds: float = 0
    keys: str = ""


@dataclass
class Channel:
    """A call. globals: as in [globals]. now: a moment in UTC. Where the dialplan names no zone, the server's is UTC."""

    contexts: dict[str, Context]
    sounds: Callable[[str, str], bool]
    now: datetime.datetime = datetime.datetime(2026, 11, 23, 10, 0, tzinfo=datetime.UTC)
    globals: dict[str, str] = field(default_factory=dict)
    language: str = "en"
    answers: bool = False
    context: str = ""
    extension: str = ""
    priority: int = 0
    variables: dict[str, str] = field(default_factory=dict)
    answered: bool = False
    up: bool = True

    def enter(self, context: str, extension: str = "s") -> None:
        self.goto(f"{context},{self.match(context, extension)},1")

    def match(self, context: str, extension: str) -> str:
        """The extension of a context that a number or key leads to, "" for none."""
        found = self.contexts[context]
        if extension in found:
            return extension
        for pattern in (name for name in found if name.startswith("_")):
            if re.fullmatch(_pattern(pattern), extension):
                return pattern
        return ""

    def more(self, context: str, key: str) -> bool:
        """Whether a longer number could still match: then a key would wait."""
        return any(
            (name.startswith("_") and re.fullmatch(_pattern(name), key + "1"))
            or (name.startswith(key) and len(name) > 1)
            for name in self.contexts[context]
        )

    def goto(self, where: str) -> None:
        parts = where.split(",")
        label = parts.pop()
        extension = parts.pop() if parts else self.extension
        context = parts.pop() if parts else self.context
        assert not parts
        steps = self.contexts[context][extension]
        index = int(label) - 1 if label.isdigit() else [step.label for step in steps].index(label)
        assert 0 <= index < len(steps)
        self.context, self.extension, self.priority = context, extension, index

    def run(self) -> Iterator[Op]:
        """What happens, in order. `press` may be called at each op; without it the op ends by itself."""
        while self.up:
            steps = self.contexts[self.context][self.extension]
            assert self.priority < len(steps), f"{self.context},{self.extension} ends"
            step = steps[self.priority]
            self.priority += 1
            yield from self._do(step.app, step.data)

    def press(self, key: str) -> None:
        """A key during Background or WaitExten."""
        assert not self.more(self.context, key), f"{key} in {self.context} waits for more"
        extension = self.match(self.context, key) or "i"
        self.goto(f"{self.context},{extension},1")

    def _do(self, app: str, data: str) -> Iterator[Op]:
        # All is expanded before the application looks at it: what a variable holds can be no label.
        text = self.expand(data)
        if app == "GotoIf":
            condition, _, rest = text.partition("?")
            yes, _, no = rest.partition(":")
            target = yes if condition not in ("", "0") else no
            if target:
                self.goto(target)
        elif app == "Answer":
            assert not text
            self.answered = True
        elif app == "Set":
            name, _, value = text.partition("=")
            if name == "CHANNEL(language)":
                self.language = value
            else:
                self.variables[name] = value
        elif app == "Goto":
            self.goto(text)
        elif app == "GotoIfTime":
            when, _, target = text.partition("?")
            if self._now(when):
                self.goto(target)
        elif app in ("Background", "Playback"):
            yield self._sound(app, text)
        elif app == "WaitExten":
            seconds, _, options = text.partition(",")
            kind = re.fullmatch(r"(?:m\(([A-Za-z0-9_-]+)\))?", options)
            assert kind
            yield Op("wait", kind[1] or "", float(seconds))
        elif app == "Dial":
            found = re.fullmatch(r"(.+),(\d+)(?:,(?:m\(([A-Za-z0-9_-]+)\))?(?:D\(([0-9w]+)\))?)?", text)
            assert found, text
            yield Op("dial", f"{found[1]} {found[3] or ''}".strip(), float(found[2]), found[4] or "")
            if self.answers:
                self.up = False
        elif app == "Hangup":
            self.up = False
            yield Op("hangup", "")
        else:
            raise AssertionError(f"no application {app}")

    def _sound(self, app: str, text: str) -> Op:
        parts = text.split(",")
        language = parts[2] if len(parts) > 2 else self.language
        assert len(parts) in (1, 3)
        assert app == "Background" or len(parts) == 1
        assert self.answered
        file = parts[0].removeprefix("guide/")
        assert file != parts[0]
        assert self.sounds(language, file), f"no {text}"
        return Op("say" if app == "Background" else "play", f"{language}/{file}")

    def expand(self, text: str) -> str:
        """Variables, LEN, DIALPLAN_EXISTS and sums, from the inside out."""
        while True:
            found = re.search(r"\$\{([^${}]*)\}|\$\[([^$\[\]{}]*)\]", text)
            if not found:
                assert not re.search(r"\$[{\[]", text), text
                return text
            value = self._value(found[1]) if found[1] is not None else self._sum(found[2])
            text = text[: found.start()] + value + text[found.end() :]

    def _value(self, name: str) -> str:
        if name == "CHANNEL(language)":
            return self.language
        if call := re.fullmatch(r"LEN\((.*)\)", name):
            return str(len(call[1]))
        if call := re.fullmatch(r"DIALPLAN_EXISTS\(([^,]*),([^,]*),1\)", name):
            return str(int(call[1] in self.contexts and call[2] in self.contexts[call[1]]))
        if call := re.fullmatch(r"STRFTIME\(,([A-Za-z0-9_+/-]*),%Y-%m-%d\)", name):
            return self.now.astimezone(ZoneInfo(call[1]) if call[1] else datetime.UTC).strftime("%Y-%m-%d")
        assert re.fullmatch(r"\w+", name), name
        return self.variables.get(name, self.globals.get(name, ""))

    def _sum(self, text: str) -> str:
        if same := re.fullmatch(r'"([^"]*)" = "([^"]*)"', text):
            return str(int(same[1] == same[2]))
        found = re.fullmatch(r"(\d+) ([+>]) (\d+)", text)
        assert found, text
        left, right = int(found[1]), int(found[3])
        return str(left + right) if found[2] == "+" else str(int(left > right))

    def _now(self, when: str) -> bool:
        times, days, month_days, months, *zone = when.split(",")
        assert len(zone) <= 1
        now = self.now.astimezone(ZoneInfo(zone[0]) if zone else datetime.UTC)
        if times != "*":
            start, end = (int(part[:2]) * 60 + int(part[3:]) for part in times.split("-"))
            assert start <= end <= 1439, times
            # Both ends are counted in, to the minute.
            if not start <= now.hour * 60 + now.minute <= end:
                return False
        return (
            _within(days, DAYS, now.weekday())
            and _within(month_days, tuple(str(day) for day in range(1, 32)), now.day - 1)
            and _within(months, MONTHS, now.month - 1)
        )


def _within(text: str, names: tuple[str, ...], value: int) -> bool:
    """main/pbx_timing.c: single names with & between, or all."""
    return text == "*" or value in [names.index(part) for part in text.split("&")]


def _pattern(name: str) -> str:
    """Asterisk's pattern as a regular expression."""
    out = ""
    for part in re.findall(r"\[[^\]]+\]|.", name[1:]):
        out += {"X": "[0-9]", "Z": "[1-9]", "N": "[2-9]", ".": ".+"}.get(
            part, part if part[0] == "[" else re.escape(part)
        )
    return out
