"""What an ear heard, beside what should have been said.

rapidfuzz belongs to the extra ``[hear]``: it is imported where it is used, so that a machine without it can say so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from voiceguide.hear.numbers import NumberWords
from voiceguide.hear.texts import Folded, folded

Sounds = Callable[[Sequence[str]], list[str]]
"""Texts as their sounds: the letters-to-sounds of one voice."""
_AMBIGUOUS = "1"
"""In many languages the word for one is an article too: alone it is no number."""
_LONG = 3
"""Digits of a number that could be a telephone's."""
_CHINESE_NAMES = str.maketrans("0123456789", "零一二三四五六七八九")


@dataclass(frozen=True, slots=True)
class Own:
    """A sentence of the guide. id: its own, or the section's context for a recording of a whole section.

    texts: how it may be written: as shown, and as spoken before the lexicon.
    """

    id: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a sentence was heard. heard: as the ear wrote it.

    errors, letters: edits between what was heard and what should be, and the length of the latter, in letters (in
    Chinese, in sounds). closest: the id of the other sentence that it is closer to, "" for none. missing, added:
    words. digits: numbers that are wrong, "911 heard as 9".
    """

    heard: str
    errors: int
    letters: int
    closest: str = ""
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    digits: tuple[str, ...] = ()

    @property
    def rate(self) -> float:
        """The character error rate: 0 is all right. It can be more than 1."""
        return self.errors / self.letters if self.letters else 0.0

    @property
    def is_wrong(self) -> bool:
        """Whether it is another sentence, or has a wrong number."""
        return bool(self.closest or self.digits)


class Judge:
    """Judges what was heard of one locale. owns: all sentences of the guide. sounds: None compares letters."""

    def __init__(self, owns: Iterable[Own], numbers: NumberWords, sounds: Sounds | None = None) -> None:
        self._numbers = numbers
        self._sounds = sounds
        self._owns = {own.id: tuple(folded(text, numbers) for text in own.texts if text.strip()) for own in owns}
        written = [(id, text) for id, texts in self._owns.items() for text in texts]
        self._ids = [id for id, _ in written]
        self._forms = self._compared([text for _, text in written])
        self._own_forms: Mapping[str, list[str]] = {
            id: [form for other, form in zip(self._ids, self._forms, strict=True) if other == id] for id in self._owns
        }

    def judge(self, heard: Mapping[str, str]) -> dict[str, Judgement]:
        """By sentence id. heard: by sentence id, as the ear wrote it."""
        texts = {id: folded(text, self._numbers) for id, text in heard.items()}
        forms = dict(zip(texts, self._compared(list(texts.values())), strict=True))
        return {id: self._judgement(id, heard[id], texts[id], forms[id]) for id in heard}

    def _judgement(self, id: str, raw: str, text: Folded, form: str) -> Judgement:
        from rapidfuzz.distance import Levenshtein

        distances = [Levenshtein.distance(own, form) for own in self._own_forms[id]]
        best = min(range(len(distances)), key=lambda i: distances[i] / max(1, len(self._own_forms[id][i])))
        own = self._owns[id][best]
        missing, added = word_changes(own.words, text.words)
        return Judgement(
            raw, distances[best], len(self._own_forms[id][best]), self._closest(id, form), missing, added,
            number_faults(own.numbers, text.numbers),
        )  # fmt: skip

    def _closest(self, id: str, form: str) -> str:
        """The other sentence that is closer than the own one, "" for none."""
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein

        row = process.cdist([form], self._forms, scorer=Levenshtein.normalized_distance)[0]
        mine = min(float(d) for other, d in zip(self._ids, row, strict=True) if other == id)
        at = int(row.argmin())
        return self._ids[at] if float(row[at]) < mine - 1e-6 else ""

    def _compared(self, texts: Sequence[Folded]) -> list[str]:
        if self._sounds is None:
            return [text.letters for text in texts]
        return self._sounds([text.letters.translate(_CHINESE_NAMES) for text in texts])


def word_changes(own: Sequence[str], heard: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(missing, added) words of what was heard."""
    from rapidfuzz.distance import Levenshtein

    missing: list[str] = []
    added: list[str] = []
    for change in Levenshtein.opcodes(own, heard):
        if change.tag != "equal":
            missing += own[change.src_start : change.src_end]
            added += heard[change.dest_start : change.dest_end]
    return tuple(missing), tuple(added)


def number_faults(own: Sequence[str], heard: Sequence[str]) -> tuple[str, ...]:
    """Numbers that were not heard as they are. Where a long number is cut in two does not count.

    A short number that is heard where there is none is an added word. A long one is a fault: somebody may dial it.
    """
    if "".join(own) == "".join(heard):
        return ()
    lost = _without(own, heard)
    new = _without(heard, own)
    if lost:
        found = ", ".join(new) or "nothing"
        return tuple(f"{number} heard as {found}" for number in lost)
    return tuple(f"{number} heard where there is none" for number in new if len(number) >= _LONG)


def _without(some: Sequence[str], others: Sequence[str]) -> list[str]:
    """The numbers that are more often in some than in others, in order."""
    left = Counter(some) - Counter(others)
    del left[_AMBIGUOUS]
    return list(left.elements())
