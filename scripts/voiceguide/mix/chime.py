"""The soft chime before a title: two notes, a fifth apart, dying away."""

from __future__ import annotations

from functools import cache

from voiceguide.mix.clip import AudioSegment, Sine
from voiceguide.model.sound import WORKING_FORMAT

_NOTES_HZ = (523.25, 783.99)
_NOTE_MS = 320
_LEVEL_DBFS = -24.0


@cache
def chime() -> AudioSegment:
    """About half a second, in the house format."""
    first, second = (
        Sine(pitch, sample_rate=WORKING_FORMAT.rate_hz, bit_depth=16)
        .to_audio_segment(duration=_NOTE_MS, volume=_LEVEL_DBFS)
        .fade_in(8)
        .fade_out(_NOTE_MS - 20)
        for pitch in _NOTES_HZ
    )
    return first.append(second, crossfade=120)
