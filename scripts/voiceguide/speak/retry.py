"""Another try for a service that did not answer: the one place where retries live."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import ClassVar

from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter
from tenacity.wait import wait_base

from voiceguide.errors import ServiceError
from voiceguide.model.sound import Pcm
from voiceguide.model.speech import Utterance, Voice
from voiceguide.speak.engine import Engine, OnlineEngine

ATTEMPTS = 4
BASE_S = 1.0
LONGEST_S = 20.0
_HINT = "What was spoken is kept; build again to go on from there."


class BusyError(ServiceError):
    """The service asks to be left alone for a while. after_s: seconds, 0.0 when it did not say how long."""

    after_s: float = 0.0


class RetryingEngine:
    """Wraps an engine: what ends in ServiceError is tried again, a bounded number of times.

    attempts: calls of the engine at most, the first included. base_s: the first wait in seconds; each
    later one is twice as long. jitter_s: up to so much is added by chance, so that several builds do not
    knock in step. longest_s: no single wait is longer, whatever the service asks for. sleep: for tests.
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
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.engine = engine
        self.attempts = attempts
        self._sleep = sleep
        self._wait = _AsAsked(wait_exponential_jitter(multiplier=base_s, max=longest_s, jitter=jitter_s), longest_s)

    def voices(self) -> tuple[Voice, ...]:
        return self.engine.voices()

    def answers(self, within_s: float = 3.0) -> bool:
        """Whether the service speaks now; true when the engine cannot tell."""
        return not isinstance(self.engine, OnlineEngine) or self.engine.answers(within_s)

    def speak(self, utterance: Utterance) -> Pcm:
        """The engine's sound. Raises the last ServiceError, which then names the sentence; others at once."""
        tries = Retrying(
            retry=retry_if_exception_type(ServiceError),
            stop=stop_after_attempt(self.attempts),
            wait=self._wait,
            sleep=self._sleep,
            reraise=True,
        )
        try:
            return tries(self.engine.speak, utterance)
        except ServiceError as error:
            error.message = f"{error.message} Gave up after {self.attempts} tries."
            error.hint = f"{error.hint} {_HINT}".strip()
            raise


class _AsAsked(wait_base):
    """Waits as long as the service asked for, if that is longer than the back-off, and never beyond the longest."""

    def __init__(self, backoff: wait_base, longest_s: float) -> None:
        self._backoff = backoff
        self._longest_s = longest_s

    def __call__(self, retry_state: RetryCallState) -> float:
        error = retry_state.outcome.exception() if retry_state.outcome else None
        asked_s = error.after_s if isinstance(error, BusyError) else 0.0
        return min(max(asked_s, self._backoff(retry_state)), self._longest_s)
