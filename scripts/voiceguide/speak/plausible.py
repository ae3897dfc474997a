"""Whether a sound can be a text that somebody spoke: not silent, not clipped, not too short."""

from __future__ import annotations

import functools
import unicodedata

import numpy as np
import numpy.typing as npt

from voiceguide.errors import ServiceError, SpeakError
from voiceguide.model.sound import Pcm
from voiceguide.speak.espeak_library import IPA_TIED, TIE, EspeakLibrary
from voiceguide.speak.languages import espeak_code

SHORTEST_S = 0.03
"""Seconds of sound for one phoneme, at least. The quickest speech takes about 0.05."""

_WINDOW_S = 0.01
_SILENT_PEAK = 327  # of 32,767: -40 dBFS
_QUIET_DB = -50.0  # below the loudest window: what is no sound of the voice
_RAIL = 32_766  # of 32,767: a sample that is cut off
_CLIPPED = 0.002  # of all samples: more is heard
_AGAIN = "Try again later, or choose another voice."


def check_speech(pcm: Pcm, text: str, locale: str, rate: float = 1.0) -> None:
    """Refuse a sound that cannot be the text. Raises ServiceError.

    pcm: mono, 16 bits. text: the words, without marks for phonemes. rate: of the speech, 1.5 is half as fast again.
    """
    samples = np.abs(np.frombuffer(pcm.data, "<i2").astype(np.int32))
    if samples.max(initial=0) <= _SILENT_PEAK:
        raise ServiceError(f"the audio is silent for {text!r}.", hint=_AGAIN)
    if np.count_nonzero(samples >= _RAIL) > _CLIPPED * samples.size:
        raise ServiceError(f"the audio is too loud and distorted (clipped) for {text!r}.", hint=_AGAIN)
    sounds, heard_s = count_sounds(text, locale), _heard_s(samples, pcm.format.rate_hz)
    if heard_s < sounds * SHORTEST_S / max(rate, 1.0):
        raise ServiceError(f"the audio is too short for {text!r}: {heard_s:.2f} s, {sounds} sounds.", hint=_AGAIN)


def count_sounds(text: str, locale: str) -> int:
    """Phonemes of a text, as espeak-ng reads it; letters and digits where it does not know the locale."""
    code = _code(locale)
    if code:
        try:
            spoken = _library().phonemes(text, code, IPA_TIED)
        except SpeakError:
            pass
        else:
            letters = sum(unicodedata.category(char) in ("Ll", "Lo") for char in spoken)
            return letters - spoken.count(TIE)
    return sum(char.isalnum() for char in text)


def _heard_s(samples: npt.NDArray[np.int32], rate_hz: int) -> float:
    """Seconds in which something sounds: silence before, between and after words does not count."""
    window = max(1, round(rate_hz * _WINDOW_S))
    padded = np.pad(samples.astype(np.float64), (0, -samples.size % window))
    power = (padded.reshape(-1, window) ** 2).mean(axis=1)
    return float(np.count_nonzero(power > power.max() * 10 ** (_QUIET_DB / 10)) * _WINDOW_S)


@functools.cache
def _code(locale: str) -> str:
    return espeak_code(locale)


@functools.cache
def _library() -> EspeakLibrary:
    return EspeakLibrary()
