"""Retries: bounded, slower each time, only where another try may help."""

from __future__ import annotations

import datetime
from email.utils import format_datetime
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voiceguide.errors import ServiceError, SpeakError
from voiceguide.model.settings import EngineSettings
from voiceguide.model.sound import WORKING_FORMAT, Pcm
from voiceguide.model.speech import Utterance, Voice
from voiceguide.speak.door import Located
from voiceguide.speak.retry import ATTEMPTS, BusyError, RetryingEngine, retry_after_s

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
    with pytest.raises(ServiceError) as caught, Located(UTTERANCE):
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


@pytest.mark.parametrize(("asked_s", "waited_s"), [(7, 7), (0, 1), (60, 60)])
def test_waits_as_long_as_asked(asked_s: float, waited_s: float) -> None:
    waits: list[float] = []
    RetryingEngine(Fickle(None, busy(asked_s)), sleep=waits.append, jitter_s=0).speak(UTTERANCE)
    assert waits == [waited_s]


def test_waits_that_were_asked_for_are_spread() -> None:
    waits: list[float] = []
    for _ in range(20):
        RetryingEngine(Fickle(None, busy(7)), sleep=waits.append, jitter_s=2).speak(UTTERANCE)
    assert all(7 <= wait <= 9 for wait in waits)
    assert len(set(waits)) > 1


def test_a_pause_longer_than_anybody_waits_ends_the_tries() -> None:
    waits: list[float] = []
    fickle = Fickle(None, busy(3600))
    with pytest.raises(BusyError) as caught:
        RetryingEngine(fickle, sleep=waits.append).speak(UTTERANCE)
    assert (fickle.calls, waits) == (1, [])
    assert str(caught.value) == (
        "busy. It asks for a pause of 3600 s. Gave up after 1 try. "
        "What was spoken is kept; build again to go on from there."
    )


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7", 7), (" 120 ", 120), ("0", 0), ("", 0), ("-1", 0), ("1.5", 0), ("soon", 0), ("1e3", 0), ("9" * 40, 0),
        ("Wed, 21 Oct 2026 07:28:30 GMT", 30), ("Wed, 21 Oct 2026 07:28:30 -0000", 30),
        ("Wed, 21 Oct 2026 09:28:30 +0200", 30), ("Wednesday, 21-Oct-26 07:28:30 GMT", 30),
        ("Wed, 21 Oct 2026 07:27:00 GMT", 0), ("Wed, 99 Oct 2026 07:28:30 GMT", 0),
    ],
)  # fmt: skip
def test_retry_after(value: str, seconds: float) -> None:
    assert retry_after_s(value, "Wed, 21 Oct 2026 07:28:00 GMT") == seconds


def test_retry_after_without_a_date_to_compare_with() -> None:
    soon = format_datetime(datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=90), usegmt=True)
    assert 85 < retry_after_s(soon) <= 90
    assert 85 < retry_after_s(soon, "no date") <= 90


@given(st.text(max_size=40), st.text(max_size=40))
def test_retry_after_takes_any_header(value: str, now: str) -> None:
    assert retry_after_s(value, now) >= 0


def test_no_back_off_passes_the_longest() -> None:
    waits: list[float] = []
    fickle = Fickle(None, *[ServiceError("no.") for _ in range(7)])
    RetryingEngine(fickle, attempts=8, sleep=waits.append, jitter_s=3).speak(UTTERANCE)
    assert max(waits) == 20
