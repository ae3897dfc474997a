"""The embedded voice: espeak-ng."""

from __future__ import annotations

import ctypes
from typing import ClassVar

from voiceguide.errors import SpeakError
from voiceguide.model.settings import EngineSettings
from voiceguide.model.sound import Pcm, PcmFormat
from voiceguide.model.speech import Utterance, Voice
from voiceguide.speak.espeak_library import CALLBACK, UTF8, EspeakLibrary

_PHONEME_INPUT = 0x100
_RATE = 1
_NORMAL_RATE_WPM = 175


class EspeakEngine:
    """Speaks 22.05 kHz mono 16-bit. Quick, the same on every machine, no network."""

    cacheable: ClassVar[bool] = False
    at_once: ClassVar[int | None] = None
    alphabets: ClassVar[frozenset[str]] = frozenset({"x-espeak", "x-espeak-spelling"})

    def __init__(self, settings: EngineSettings) -> None:
        self._settings = settings
        self._library = EspeakLibrary()

    def voices(self) -> tuple[Voice, ...]:
        return self._settings.voices(self._library.version)

    def speak(self, utterance: Utterance) -> Pcm:
        chunks: list[bytes] = []

        def take(samples: int | None, count: int, events: int | None) -> int:
            if samples and count:
                chunks.append(ctypes.string_at(samples, count * 2))
            return 0

        callback = CALLBACK(take)
        text = utterance.spoken.encode()
        with self._library.loaded() as library:
            self._library.choose(library, utterance.voice.name, utterance.locale)
            library.espeak_SetParameter(_RATE, round(_NORMAL_RATE_WPM * utterance.rate), 0)
            library.espeak_SetSynthCallback(callback)
            status = library.espeak_Synth(text, len(text) + 1, 0, 1, 0, UTF8 | _PHONEME_INPUT, None, None)
        if status != 0:
            raise SpeakError(f"espeak-ng ended with status {status}.", hint="Report this sentence.")
        return Pcm(PcmFormat(22_050), b"".join(chunks))

    def phonemes(self, text: str, voice: str) -> str:
        """What the voice would say, in IPA. ``(en)`` marks a switch to another language. Raises SpeakError."""
        return self._library.phonemes(text, voice)
