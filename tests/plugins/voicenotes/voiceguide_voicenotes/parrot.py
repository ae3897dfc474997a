"""An engine with settings of its own. It is slow, and it writes down every call, so that a test can count."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import ClassVar

import numpy as np

from voiceguide.model.settings import EngineSettings
from voiceguide.model.sound import Pcm, PcmFormat
from voiceguide.model.speech import Utterance, Voice

RATE_HZ = 16_000


class ParrotEngine:
    """Says each sentence as a tone of ``pitch_hz``, 40 ms a letter.

    Its table: pitch_hz; sleep_s, seconds that each call takes; log, a file that gets a line when a call begins and one
    when it ends; silent_on, break_on: words on which it gives silence, or an error that is not voiceguide's.
    """

    cacheable: ClassVar[bool] = True
    at_once: ClassVar[int | None] = None
    alphabets: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, settings: EngineSettings) -> None:
        self._name = settings.name
        self._codes = settings.codes
        self._table = settings.table

    def voices(self) -> tuple[Voice, ...]:
        return tuple(Voice(self._name, str(code), locale, "1") for locale, code in self._codes.items())

    def speak(self, utterance: Utterance) -> Pcm:
        self._note("begin", utterance)
        time.sleep(float(self._table.get("sleep_s", 0)))
        if self._table.get("break_on", "\0") in utterance.spoken:
            raise LookupError("this parrot does not know the word")
        seconds = 0.04 * len(utterance.spoken) / utterance.rate
        wave = np.sin(2 * np.pi * float(self._table["pitch_hz"]) * np.arange(int(seconds * RATE_HZ)) / RATE_HZ)
        level = 0.0 if self._table.get("silent_on", "\0") in utterance.spoken else 9_000.0
        self._note("end", utterance)
        return Pcm(PcmFormat(RATE_HZ), (wave * level).astype("<i2").tobytes())

    def _note(self, what: str, utterance: Utterance) -> None:
        line = (
            f"{what} {os.getpid()} {time.monotonic():.4f} {utterance.voice.name} {utterance.rate} {utterance.spoken}\n"
        )
        # One write of one short line: lines of several processes do not mix.
        with Path(self._table["log"]).open("a", encoding="utf-8") as log:
            log.write(line)
