"""Another try for a service that did not answer: the one place where retries live."""

from __future__ import annotations

import datetime
import random
import re
import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import ClassVar

from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter
from tenacity.stop import stop_base
from tenacity.wait import wait_base

from voiceguide.errors import ServiceError
from voiceguide.model.sound import Pcm
from voiceguide.model.speech import Utterance, Voice
from voiceguide.speak.engine import Engine, OnlineEngine, lacks

ATTEMPTS = 4
BASE_S = 1.0
LONGEST_S = 20.0
ASKED_LONGEST_S = 60.0
_HINT = "What was spoken is kept; build again to go on from there."


class BusyError(ServiceError):
    """The service asks to be left alone for a while. after_s: seconds, 0.0 when it did not say how long."""

    after_s: float = 0.0


def retry_after_s(value: str, now: str = "") -> float:
    """The pause that a Retry-After header asks for, in seconds (RFC 9110, 10.2.3). 0.0 when there is none to read.

    value: seconds, or an HTTP date. now: the answer's own Date header, so that a wrong clock here does no harm.
    """
    if re.fullmatch(r"[0-9]{1,9}", value.strip()):
        return float(value)
    until = _moment(value)
    return max(0.0, (until - (_moment(now) or datetime.datetime.now(datetime.UTC))).total_seconds()) if until else 0.0


def _moment(value: str) -> datetime.datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.replace(tzinfo=datetime.UTC) if moment.tzinfo is None else moment


class RetryingEngine:
    """Wraps an engine: what ends in ServiceError is tried again, a bounded number of times.

    attempts: calls of the engine at most, the first included. base_s: the first wait in seconds; each
    later one is twice as long. jitter_s: up to so much is added by chance, so that several threads and builds do
    not ask in step. longest_s: no wait is longer that the service did not ask for. asked_longest_s: a service that
    asks for a longer pause is given up at once, since an earlier try would not help it. sleep: for tests; by
    default `time.sleep`.
    """

    cacheable: ClassVar[bool] = True
    at_once: ClassVar[int | None] = 1
    alphabets: ClassVar[frozenset[str]] = frozenset()

    def __init__(
        self,
        engine: Engine,
        *,
        attempts: int = ATTEMPTS,
        base_s: float = BASE_S,
        jitter_s: float = BASE_S,
        longest_s: float = LONGEST_S,
        asked_longest_s: float = ASKED_LONGEST_S,
        sleep: Callable[[float], None] | None = None,
    ) -> None:
        self.engine = engine
        self.attempts = attempts
        self._sleep = sleep or _sleep
        self._wait = _AsAsked(wait_exponential_jitter(multiplier=base_s, max=longest_s, jitter=jitter_s), jitter_s)
        self._stop = stop_after_attempt(attempts) | _AskedTooLong(asked_longest_s)

    def voices(self) -> tuple[Voice, ...]:
        return self.engine.voices()

    def lacks(self, locale: str) -> str:
        """What the engine lacks for a locale; see `LackingEngine`."""
        return lacks(self.engine, locale)

    def answers(self, within_s: float = 3.0) -> bool:
        """Whether the service speaks now; true when the engine cannot tell."""
        return not isinstance(self.engine, OnlineEngine) or self.engine.answers(within_s)

    def speak(self, utterance: Utterance) -> Pcm:
        """The engine's sound. Raises the last ServiceError, which then names the sentence; others at once."""
        tries = Retrying(
            retry=retry_if_exception_type(ServiceError),
            stop=self._stop,
            wait=self._wait,
            sleep=self._sleep,
            reraise=True,
        )
        try:
            return tries(self.engine.speak, utterance)
        except ServiceError as error:
            count = int(tries.statistics.get("attempt_number", self.attempts))
            asked_s = _asked_s(error)
            pause = f" It asks for a pause of {asked_s:.0f} s." if asked_s else ""
            error.message = f"{error.message}{pause} Gave up after {count} {'try' if count == 1 else 'tries'}."
            error.hint = f"{error.hint} {_HINT}".strip()
            raise


def _sleep(seconds: float) -> None:
    time.sleep(seconds)


def _asked_s(error: BaseException | None) -> float:
    return error.after_s if isinstance(error, BusyError) else 0.0


class _AsAsked(wait_base):
    """Waits as long as the service asked for, if that is longer than the back-off."""

    def __init__(self, backoff: wait_base, jitter_s: float) -> None:
        self._backoff = backoff
        self._jitter_s = jitter_s

    def __call__(self, retry_state: RetryCallState) -> float:
        asked_s = _asked_s(retry_state.outcome.exception() if retry_state.outcome else None)
        spread_s = random.uniform(0, self._jitter_s)  # noqa: S311 - no secret: it only spreads requests
        return max(asked_s + spread_s if asked_s else 0.0, self._backoff(retry_state))


class _AskedTooLong(stop_base):
    """Stops when the service asks for a longer pause than anybody waits for."""

    def __init__(self, longest_s: float) -> None:
        self._longest_s = longest_s

    def __call__(self, retry_state: RetryCallState) -> bool:
        return _asked_s(retry_state.outcome.exception() if retry_state.outcome else None) > self._longest_s
