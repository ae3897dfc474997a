"""The fake that ships: a tone whose length is the text's. For tests, and to try a layout in a second."""

from __future__ import annotations

import zlib
from typing import ClassVar

import numpy as np

from voiceguide.model.settings import EngineSettings
from voiceguide.model.sound import WORKING_FORMAT, Pcm
from voiceguide.model.speech import Utterance, Voice

_FRAMES_A_CHARACTER = 1_440
"""60 ms: about the pace of speech, so that lengths are plausible."""
_VOICES = (("tone", "guide"), ("high-tone", "asker"))


class FakeEngine:
    """A tone between 200 and 400 Hz, by text, with a soft beginning and end. It can speak every locale."""

    cacheable: ClassVar[bool] = False
    at_once: ClassVar[int | None] = None
    alphabets: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, settings: EngineSettings) -> None:
        self._locales = settings.locales

    def voices(self) -> tuple[Voice, ...]:
        return tuple(Voice("fake", name, locale, "1", role) for locale in self._locales for name, role in _VOICES)

    def speak(self, utterance: Utterance) -> Pcm:
        frames = int(len(utterance.spoken) * _FRAMES_A_CHARACTER / utterance.rate)
        pitch = 200 + zlib.crc32(utterance.spoken.encode()) % 200 + (200 if utterance.voice.role == "asker" else 0)
        time = np.arange(frames) / WORKING_FORMAT.rate_hz
        edge = np.minimum(1.0, np.minimum(time, time[::-1]) / 0.01)
        tone = 0.3 * edge * np.sin(2 * np.pi * pitch * time)
        return Pcm(WORKING_FORMAT, (tone * 32_767).astype("<i2").tobytes())
