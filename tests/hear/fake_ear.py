"""An ear that hears what a test wants."""

from __future__ import annotations

from collections.abc import Iterable

from voiceguide.hear.ear import Samples


class FakeEar:
    """Writes down the given texts, one a clip, in order; "" when there are no more. clips: what it was given."""

    name = "fake"

    def __init__(self, texts: Iterable[str] = (), revision: str = "1") -> None:
        self.revision = revision
        self.clips: list[Samples] = []
        self._texts = iter(texts)

    def hear(self, sound: Samples, locale: str) -> str:
        self.clips.append(sound)
        return next(self._texts, "")
