"""One-line HTML comments that speak to the parser about the next block.

    <!-- action -->                     its kind: emergency, action, recap, question, answer, contact
    <!-- voice: asker -->               the second voice speaks it, where the engine has one
    <!-- sound: emergency -->           a short sound before it: emergency, or clinic
    <!-- when: scan_block = ask -->     it is there only when the clinic's switch has this value
    <!-- when: fax = missing -->        only when clinic.toml does not set this value; given: only when it does
    <!-- note: ... -->                  words for the translator
    <!-- source: ... -->                where its facts come from, for the clinician who reviews it

The silence before an answer is `pauses.answer`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from voiceguide.config import Placeholder
from voiceguide.model.settings import ROLES
from voiceguide.model.text import GIVEN, MISSING, SIGNS, Block, Kind

KINDS = tuple(
    kind.value for kind in (Kind.EMERGENCY, Kind.ACTION, Kind.RECAP, Kind.QUESTION, Kind.ANSWER, Kind.CONTACT)
)
NAMES = (*KINDS, "voice", "sound", "when", "note", "source")
_CHOICES = {"voice": ROLES, "sound": SIGNS}
_COMMENT = re.compile(r"<!--(?P<body>.*?)-->", re.DOTALL)
_SWITCH = re.compile(r"(?P<name>[a-z0-9_]+)\s*=\s*(?P<value>[a-z0-9-]+)")

Wrong = tuple[str, str]
"""What is wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What directives say about the next block; as in `Block`. kind: None for the block's own."""

    kind: Kind | None = None
    role: str = ""
    sign: str = ""
    switch: tuple[str, str] | None = None
    note: str = ""
    source: str = ""

    def put_on(self, block: Block) -> Block:
        """The block with these marks."""
        return replace(
            block, kind=self.kind or block.kind, role=self.role or block.role, sign=self.sign, switch=self.switch,
            note=self.note, source=self.source,
        )  # fmt: skip


NONE = Marks()


def read(marks: Marks, html: str, placeholders: Mapping[str, Placeholder] | None) -> tuple[Marks, list[Wrong]]:
    """Marks with those of a block of HTML added, and what is wrong with it. placeholders: None allows all switches."""
    wrong: list[Wrong] = []
    if _COMMENT.sub("", html).strip():
        wrong.append(("HTML cannot be spoken.", "Only one-line comment directives are allowed."))
        return marks, wrong
    for found in _COMMENT.finditer(html):
        name, colon, value = (part.strip() for part in found["body"].partition(":"))
        before = marks
        marks = _one(marks, name, value if colon else None, placeholders)
        if marks is before:
            wrong += _why(before, name, value, found[0], placeholders)
    return marks, wrong


def _one(marks: Marks, name: str, value: str | None, placeholders: Mapping[str, Placeholder] | None) -> Marks:
    """Marks with one directive added; the same object when it cannot be followed."""
    switch = _SWITCH.fullmatch(value or "") if name == "when" else None
    added = marks
    if name in KINDS and value is None and marks.kind is None:
        added = replace(marks, kind=Kind(name))
    elif name == "voice" and value in ROLES and not marks.role:
        added = replace(marks, role=value)
    elif name == "sound" and value in SIGNS and not marks.sign:
        added = replace(marks, sign=value)
    elif name == "note" and value:
        added = replace(marks, note=" ".join(f"{marks.note} {value}".split()))
    elif name == "source" and value:
        added = replace(marks, source=" ".join(f"{marks.source} {value}".split()))
    elif switch and marks.switch is None and _is_known(switch["name"], switch["value"], placeholders):
        added = replace(marks, switch=(switch["name"], switch["value"]))
    return added


def _is_known(name: str, value: str, placeholders: Mapping[str, Placeholder] | None) -> bool:
    return placeholders is None or (name in placeholders and value in _values(placeholders[name]))


def _values(placeholder: Placeholder) -> tuple[str, ...]:
    """What a switch on this placeholder can wait for."""
    return () if placeholder.type == "part" else placeholder.choices or (GIVEN, MISSING)


def _why(
    marks: Marks, name: str, value: str, whole: str, placeholders: Mapping[str, Placeholder] | None
) -> Iterator[Wrong]:
    """Why a directive cannot be followed."""
    shown = " ".join(whole.split())
    if name not in NAMES:
        near = get_close_matches(name.casefold(), NAMES, 1)
        hint = f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(NAMES)}."
        yield f"cannot follow the directive {shown!r}: unknown.", hint
    elif name in KINDS and value:
        yield f"cannot follow the directive {shown!r}: it takes no value.", f"Write <!-- {name} -->."
    elif not value and name not in KINDS:
        yield f"cannot follow the directive {shown!r}: its value is missing.", f"Write <!-- {name}: ... -->."
    elif name in _CHOICES and value not in _CHOICES[name]:
        near = get_close_matches(value.casefold(), _CHOICES[name], 1)
        hint = f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(_CHOICES[name])}."
        yield f"no such {name}: {value!r}.", hint
    elif name == "when" and not _SWITCH.fullmatch(value):
        yield f"cannot read the switch {value!r}.", "Write <!-- when: name = choice -->."
    elif name == "when" and marks.switch is None:
        known = [f"{p.name} = {c}" for p in (placeholders or {}).values() for c in _values(p)]
        near = get_close_matches(value, known, 1)
        hint = f"Did you mean {near[0]!r}?" if near else "Switches stand in guide.toml under [placeholders]."
        yield f"no such switch: {value!r}.", hint
    else:
        yield f"a second directive of its kind before one block: {shown!r}.", "Keep one."
