"""How often a service is asked."""

from __future__ import annotations

import functools
import math
import threading
import time
from collections.abc import Callable


class Pace:
    """At most so many requests a second: each waits for its turn. Safe to share between threads."""

    def __init__(
        self,
        per_second: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._gap_s = 1 / per_second
        self._clock = clock
        self._sleep = sleep
        self._next = -math.inf
        self._lock = threading.Lock()

    def wait(self) -> None:
        """Return when the next request may go out."""
        with self._lock:
            now = self._clock()
            turn = max(now, self._next)
            self._next = turn + self._gap_s
        if turn > now:
            self._sleep(turn - now)


@functools.cache
def common_pace(engine: str, per_second: float) -> Pace:
    """One pace for all instances of an engine in this process, since they ask the same service."""
    return Pace(per_second)


@functools.cache
def common_places(engine: str, places: int) -> threading.BoundedSemaphore:
    """One limit of requests under way for all instances of an engine in this process."""
    return threading.BoundedSemaphore(places)
