"""The keys of the languages on the phone: what the menu obeys, and what the prompts say. One place for both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

DIGITS = "123456789"
PER_PAGE = 4
"""Languages that are read out before the key for more, at most 8: each needs a digit, and so does that key."""


@dataclass(frozen=True, slots=True)
class LanguageOption:
    """A language on the phone. place: in the clinic's order, from 0: it gives page and key, which are spoken.

    chapters, hold messages: numbers of what there is. draft: whether its notice must be heard. per_page: languages that
    are read out before the key for more. today: whether the clinic says something today in this language.
    """

    locale: str
    place: int
    chapters: tuple[int, ...]
    hold_messages: tuple[int, ...] = ()
    draft: bool = False
    per_page: int = PER_PAGE
    today: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.per_page < len(DIGITS):
            raise ValueError(f"{self.per_page} languages a page leave no digit for the key for more")

    @property
    def page(self) -> int:
        """The page that it is read out on, from 1."""
        return self.place // self.per_page + 1

    @property
    def key(self) -> str:
        """The key that chooses it on its page."""
        return key_of(self.place, self.per_page)

    @property
    def hold_key(self) -> str:
        """The key on hold, "" beyond the ninth."""
        return hold_key_of(self.place)


def key_of(place: int, per_page: int = PER_PAGE) -> str:
    """The key that chooses a language on its page. place: in the clinic's order, from 0."""
    return DIGITS[place % per_page]


def more_key(per_page: int = PER_PAGE) -> str:
    """The key for the next page of languages: the first digit that no language of a page has."""
    return DIGITS[per_page]


def hold_key_of(place: int) -> str:
    """The key of a language for callers on hold, "" beyond the ninth. place: in the clinic's order, from 0."""
    return DIGITS[place] if place < len(DIGITS) else ""


def spoken_key(prompt: str, locale: str, offered: Sequence[str], per_page: int = PER_PAGE) -> str:
    """The key that a prompt names, "" when it names none. offered: the clinic's languages in order.

    A prompt that no caller can hear needs a key all the same, since its words have a place for one: the first for a
    language that is not offered, the ninth on hold for those beyond it.
    """
    place = offered.index(locale) if locale in offered else 0
    if prompt == "lang-pick":
        return key_of(place, per_page)
    if prompt == "hold-key":
        return hold_key_of(place) or DIGITS[-1]
    return more_key(per_page) if prompt == "more" else ""
