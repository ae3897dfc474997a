"""What must not be left for a voice to guess. Each rule is one function over what is spoken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from voiceguide.model.finding import Finding, Severity
from voiceguide.model.speech import Script, Utterance
from voiceguide.pronounce.plan import Plan

_UNITS = re.compile(r"(?<!\w)(?:ml|mg|mcg|µg|kg|cm|mm|dl|mmol)(?!\w)", re.IGNORECASE)
_ACRONYM = re.compile(r"(?<!\w)[A-ZА-Я]{2,}(?!\w)")
_PHONEMES = re.compile(r"\[\[.*?\]\]")

Rule = Callable[[str], Iterator[tuple[str, str]]]


def check(plan: Plan) -> list[Finding]:
    """All rules over all that a locale says, the clinic's own words left aside: they are data."""
    own = [value.spoken for value in plan.values.values() if value.type in ("text", "address", "notice")]
    return [finding for script in plan.scripts for finding in _script(script, own)]


def digits(spoken: str) -> Iterator[tuple[str, str]]:
    """Digits and ranges of digits are said in words."""
    found = re.search(r"\d+(?:\s*[-\u2013/]\s*\d+)?", spoken)
    if found:
        yield "spoken-digits", f"{found[0]!r} reaches the voice as digits. Give the glossary number words."


def units(spoken: str) -> Iterator[tuple[str, str]]:
    """Units are written out."""
    found = _UNITS.search(spoken)
    if found:
        yield "spoken-unit", f"the unit {found[0]!r} reaches the voice. Write it out."


def acronyms(spoken: str) -> Iterator[tuple[str, str]]:
    """A bare acronym has an alias in the lexicon."""
    found = _ACRONYM.search(spoken)
    if found:
        yield "spoken-acronym", f"the acronym {found[0]!r} reaches the voice. Spell it out in the lexicon."


def leftovers(spoken: str) -> Iterator[tuple[str, str]]:
    """No placeholder and no markup reaches a voice."""
    found = re.search(r"[{}<>\[\]`|\\]", spoken)
    if found:
        yield "spoken-markup", f"{found[0]!r} reaches the voice. Take it out."


RULES: tuple[Rule, ...] = (digits, units, acronyms, leftovers)


def _script(script: Script, own: list[str]) -> Iterator[Finding]:
    for utterance in script.utterances:
        for rule in RULES:
            for name, message in rule(_words(utterance, own)):
                block = next(b for b in script.section.blocks if utterance.sentence_id.startswith(b.id))
                location = block.sentences[0].location if block.sentences else block.location
                yield Finding(name, Severity.ERROR, message, script.locale, script.section.context, location)


def _words(utterance: Utterance, own: list[str]) -> str:
    spoken = _PHONEMES.sub(" ", utterance.spoken)
    for text in own:
        spoken = spoken.replace(text, " ")
    return spoken
