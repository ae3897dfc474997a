"""Texts in a form in which they can be compared: without case, marks of punctuation, spaces, ways to write a number."""

from __future__ import annotations

from dataclasses import dataclass

from voiceguide.hear.letters import plain
from voiceguide.hear.numbers import NumberWords


@dataclass(frozen=True, slots=True)
class Folded:
    """A text to compare. words: in order; in Chinese, letters. Each number is one word of digits."""

    words: tuple[str, ...]

    @property
    def letters(self) -> str:
        """All of it without spaces."""
        return "".join(self.words)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers in it, in order, as digits."""
        return tuple(word for word in self.words if word.isdigit())


def folded(text: str, numbers: NumberWords) -> Folded:
    """A text of the locale of `numbers`, to compare with another one."""
    words = numbers.read(plain(text, numbers.locale))
    if numbers.locale.startswith("zh"):
        words = tuple(part for word in words for part in ((word,) if word.isdigit() else word))
    return Folded(words)
