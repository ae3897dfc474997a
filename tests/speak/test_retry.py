"""Retries: bounded, slower each time, only where another try may help."""

from __future__ import annotations

from typing import ClassVar

import pytest

from voiceguide.errors import ServiceError, SpeakError
from voiceguide.model.settings import EngineSettings
from voiceguide.model.sound import WORKING_FORMAT, Pcm
from voiceguide.model.speech import Utterance, Voice
from voiceguide.speak.door import located
from voiceguide.speak.retry import ATTEMPTS, BusyError, RetryingEngine

VOICE = Voice("fickle", "x", "vi", "1")
UTTERANCE = Utterance("get-help/12ab/0", "vi", "Xin chào.", "Xin chào.", VOICE)
SOUND = Pcm(WORKING_FORMAT, b"\1\0" * 240)


class Fickle:
    """Fails as told, then speaks."""

    cacheable: ClassVar[bool] = True
    at_once: ClassVar[int | None] = 1
    alphabets: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, settings: EngineSettings | None = None, *failures: SpeakError) -> None:
        self.failures = list(failures)
        self.calls = 0

    def voices(self) -> tuple[Voice, ...]:
        return (VOICE,)

    def speak(self, utterance: Utterance) -> Pcm:
        self.calls += 1
        if self.failures:
            raise self.failures.pop(0)
        return SOUND


def busy(after_s: float) -> BusyError:
    error = BusyError("busy.")
    error.after_s = after_s
    return error


def test_speaks_at_once_without_waiting() -> None:
    waits: list[float] = []
    engine = RetryingEngine(Fickle(), sleep=waits.append)
    assert engine.speak(UTTERANCE) == SOUND
    assert engine.voices() == (VOICE,)
    assert waits == []


def test_waits_twice_as_long_each_time() -> None:
    waits: list[float] = []
    fickle = Fickle(None, *[ServiceError("no.") for _ in range(3)])
    assert RetryingEngine(fickle, sleep=waits.append, jitter_s=0).speak(UTTERANCE) == SOUND
    assert waits == [1, 2, 4]


def test_jitter_stays_within_its_bounds() -> None:
    waits: list[float] = []
    fickle = Fickle(None, *[ServiceError("no.") for _ in range(3)])
    RetryingEngine(fickle, sleep=waits.append, jitter_s=0.5).speak(UTTERANCE)
    assert all(base <= wait <= base + 0.5 for base, wait in zip((1, 2, 4), waits, strict=True))


def test_gives_up_and_says_where() -> None:
    waits: list[float] = []
    fickle = Fickle(None, *[ServiceError(f"no {n}.", hint="Check the network.") for n in range(1, 20)])
    with pytest.raises(ServiceError) as caught, located(UTTERANCE):
        RetryingEngine(fickle, sleep=waits.append).speak(UTTERANCE)
    assert fickle.calls == ATTEMPTS
    assert len(waits) == ATTEMPTS - 1
    assert str(caught.value) == (
        "no 4. Gave up after 4 tries. [locale vi, sentence get-help/12ab/0, engine fickle] "
        "Check the network. What was spoken is kept; build again to go on from there."
    )


def test_other_errors_are_not_tried_again() -> None:
    fickle = Fickle(None, SpeakError("cannot."))
    with pytest.raises(SpeakError, match=r"^cannot\.$"):
        RetryingEngine(fickle, sleep=lambda s: None).speak(UTTERANCE)
    assert fickle.calls == 1


@pytest.mark.parametrize(("asked_s", "waited_s"), [(7, 7), (0, 1), (3600, 20)])
def test_waits_as_long_as_asked_up_to_the_longest(asked_s: float, waited_s: float) -> None:
    waits: list[float] = []
    RetryingEngine(Fickle(None, busy(asked_s)), sleep=waits.append, jitter_s=0).speak(UTTERANCE)
    assert waits == [waited_s]


def test_no_back_off_passes_the_longest() -> None:
    waits: list[float] = []
    fickle = Fickle(None, *[ServiceError("no.") for _ in range(7)])
    RetryingEngine(fickle, attempts=8, sleep=waits.append, jitter_s=3).speak(UTTERANCE)
    assert max(waits) == 20
