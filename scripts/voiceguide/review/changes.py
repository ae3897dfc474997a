"""What changed since an approval: the difference of what was hashed then and what is hashed today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any


@dataclass(frozen=True, slots=True)
class Change:
    """A line that is gone or new. new: whether it stands today."""

    new: bool
    text: str


def changes(old: object, today: object, *, audio: bool) -> tuple[Change, ...] | None:
    """Removed and added lines, in order. None when the stored facts cannot be read."""
    lines = _heard if audio else _written
    try:
        before, after = list(lines(old)), list(lines(today))
    except (TypeError, ValueError, KeyError, AttributeError):
        return None
    found: list[Change] = []
    for tag, first, last, start, end in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if tag != "equal":
            found += [Change(new=False, text=text) for text in before[first:last]]
            found += [Change(new=True, text=text) for text in after[start:end]]
    return tuple(found)


def _written(facts: Any) -> Iterator[str]:
    for source, translation in facts:
        yield source if source == translation else f"{source} = {translation or '(no translation)'}"


def _heard(facts: Any) -> Iterator[str]:
    """A line for each manner of speaking where it begins, and for each sentence."""
    yield "pauses in ms: " + ", ".join(f"{name} {length}" for name, length in facts["pauses"].items())
    manner = None
    for _, passages in facts["heard"]:
        for passage in passages:
            for heard in passage[-1]:
                voice, rate = heard["voice"], heard["rate"]
                now = f"voice: {voice['engine']} {voice['name']} {voice['revision']}, rate {rate:g}"
                if now != manner:
                    manner = now
                    yield now
                yield heard["spoken"]
