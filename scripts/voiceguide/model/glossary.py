"""What medical words mean, and how each locale says them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Term:
    """A medical term. forms: as the English sections write it. explained_by: words that explain it.

    plain: known to everybody, so it needs no explanation. renderings: forms by locale.
    """

    name: str
    forms: tuple[str, ...]
    meaning: str
    explained_by: tuple[str, ...]
    plain: bool
    renderings: Mapping[str, tuple[str, ...]]

    def stands_in(self, text: str) -> bool:
        """Whether an English text uses the term."""
        return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text, re.IGNORECASE) for form in self.forms)

    def rendered_in(self, text: str, locale: str) -> bool:
        """Whether a translation uses one of the term's renderings (inflected ones are listed in full)."""
        folded = text.casefold()
        return any(form.casefold() in folded for form in self.renderings.get(locale, ()))


@dataclass(frozen=True, slots=True)
class Glossary:
    """terms: in the file's order. numbers: words for 0 to 59 by locale.

    number_forms: inflected ones; ``1:un`` is a form of one alone, as a whole word. digits: words for 0 to 9 in an
    emergency number, of locales that say it with others.
    """

    terms: tuple[Term, ...]
    numbers: Mapping[str, tuple[str, ...]]
    number_forms: Mapping[str, tuple[str, ...]]
    digits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
