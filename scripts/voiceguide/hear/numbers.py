"""Number words -> digits, so that "nine one one", "9-1-1" and "911" are the same number.

The words are the glossary's, 0 to 59 by locale. Chinese numerals stand without spaces, so they are read letter by
letter. Numbers that follow each other are one number: that is how people say a telephone number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from voiceguide.hear.letters import plain
from voiceguide.model.glossary import Glossary

_MORE_FORMS: Mapping[str, Mapping[str, int]] = {"en": {"oh": 0}}
"""By language: words for a digit that the glossary has no use for. They count only beside another number."""
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})\s?[:h]\s?00(?!\d)")
_CHINESE = "零〇一幺二两三四五六七八九"
_CHINESE_DIGITS = {
    letter: digit for digit, letters in enumerate(("零〇", "一幺", "二两", *"三四五六七八九")) for letter in letters
}
_CHINESE_RUN = re.compile(f"[{_CHINESE}十]+")
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of one locale. words: value by the words, folded. beside: those that count only beside another
    number.
    """

    locale: str
    words: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    beside: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, glossary: Glossary, locale: str) -> NumberWords:
        """From the glossary's words and their inflected forms."""
        found: dict[tuple[str, ...], int] = {}
        for value, text in enumerate(glossary.numbers.get(locale, ())):
            found.setdefault(split(plain(text, locale)), value)
        for value, text in enumerate(glossary.digits.get(locale, ())):
            found.setdefault(split(plain(text, locale)), value)
        for form in glossary.number_forms.get(locale, ()):
            number, _, text = form.rpartition(":")
            if number:
                found.setdefault(split(plain(text, locale)), int(number))
        return cls(locale, found, _MORE_FORMS.get(locale.split("_", maxsplit=1)[0], {}))

    def read(self, text: str) -> tuple[str, ...]:
        """A folded text as words; each number is one word of digits."""
        text = _CLOCK.sub(r"\1 ", text)
        if self.locale.startswith("zh"):
            text = _CHINESE_RUN.sub(lambda run: f" {chinese(run[0])} ", re.sub(r"\s+", "", text))
        return joined(self._digits(split(text)))

    def _digits(self, words: Sequence[str]) -> list[str]:
        out: list[str] = []
        at = 0
        while at < len(words):
            for length in range(min(_LONGEST, len(words) - at), 0, -1):
                value = self.words.get(tuple(words[at : at + length]))
                if value is not None:
                    out.append(str(value))
                    at += length
                    break
            else:
                word = words[at]
                near = (out[-1:], words[at + 1 : at + 2])
                if word in self.beside and any(one and (one[0].isdigit() or tuple(one) in self.words) for one in near):
                    word = str(self.beside[word])
                out.append(word)
                at += 1
        return out


def split(text: str) -> tuple[str, ...]:
    """Words of a folded text: runs of letters and marks, runs of digits."""
    spaced = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in text)
    return tuple(re.findall(r"[0-9]+|[^\s0-9]+", spaced))


def joined(words: Sequence[str]) -> tuple[str, ...]:
    """Numbers that follow each other as one."""
    out: list[str] = []
    for word in words:
        if word.isdigit() and out and out[-1].isdigit():
            out[-1] += word
        else:
            out.append(word)
    return tuple(out)


def chinese(run: str) -> str:
    """Chinese numerals as digits: one by one, or up to 99 with 十."""
    if "十" not in run:
        return "".join(str(_CHINESE_DIGITS[letter]) for letter in run)
    tens, _, ones = run.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return " ".join(chinese(part) if part != "十" else "10" for part in re.findall(r"[^十]?十[^十]?|[^十]+", run))
    return str((_CHINESE_DIGITS[tens] if tens else 1) * 10 + (_CHINESE_DIGITS[ones] if ones else 0))
