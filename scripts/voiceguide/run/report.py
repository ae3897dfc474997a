"""Progress and warnings of a build. `cli` shows them; tests collect them."""

from __future__ import annotations

from typing import Protocol


class Report(Protocol):
    """Receives the steps by their names, each finished track, and warnings."""

    def step(self, step: str, locale: str, total: int = 0) -> None:
        """A step begins. total: tracks or sentences to come, 0 when there are none to count."""
        ...

    def done(self, track: str) -> None:
        """One more track is finished."""
        ...

    def note(self, line: str) -> None:
        """Something good to know, that is no warning."""
        ...

    def warn(self, line: str) -> None:
        """A warning. The build goes on. With `--strict` it ends with status 1."""
        ...
