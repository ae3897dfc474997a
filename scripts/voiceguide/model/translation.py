"""A guide in one locale, and what reviewers look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from voiceguide.model.release import LeftOut
from voiceguide.model.speech import key_of
from voiceguide.model.text import Guide

Pairs = tuple[tuple[str, str], ...]
"""(source, translation) templates of an approval unit, in order."""


@dataclass(frozen=True, slots=True)
class Translation:
    """A guide in one locale. words: the pages' words, by English msgid. left_out: sections without a translation.

    pairs: by approval unit, its (source, translation) templates in order, whatever a clinic switches; "" where
    there is no translation. emergency: the unit without which there is no release, the guide's first chapter.
    """

    guide: Guide
    words: Mapping[str, str]
    left_out: tuple[LeftOut, ...]
    pairs: Mapping[str, Pairs]
    emergency: str

    @property
    def text(self) -> Mapping[str, str]:
        """The text hash by approval unit."""
        return {unit: text_hash(pairs) for unit, pairs in self.pairs.items()}


def text_facts(pairs: Pairs) -> object:
    """What the text hash is made over, as JSON holds it."""
    return [list(pair) for pair in pairs]


def text_hash(pairs: Pairs) -> str:
    """Hexadecimal SHA-256 of a unit's (source, translation) templates, in order."""
    return key_of(text_facts(pairs))
