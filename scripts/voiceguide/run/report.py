"""Where a build says how it goes. `cli` shows it; a test collects it."""

from __future__ import annotations

from typing import Protocol


class Report(Protocol):
    """Told of the steps by their names, of each finished track, and of what somebody should know."""

    def step(self, step: str, locale: str, total: int = 0) -> None:
        """A step begins. total: tracks to come, 0 when it has none to count."""
        ...

    def done(self, track: str) -> None:
        """One more track is finished."""
        ...

    def warn(self, line: str) -> None:
        """Something to know that does not stop the build."""
        ...
