"""An engine's sound -> a clip that can be joined: house format, the engine's own silence gone.

Only this module imports pydub, with its warnings turned off.
"""

from __future__ import annotations

import warnings

from voiceguide.errors import MixError
from voiceguide.model.sound import WORKING_FORMAT, Pcm
from voiceguide.run.audio import resample

with warnings.catch_warnings():
    # Three warnings at pydub's import: two of syntax, and no ffmpeg program, which is not wanted here.
    warnings.simplefilter("ignore", SyntaxWarning)
    warnings.filterwarnings("ignore", message="Couldn't find ffmpeg", category=RuntimeWarning)
    warnings.filterwarnings("ignore", message="'audioop' is deprecated", category=DeprecationWarning)
    from pydub import AudioSegment
    from pydub.generators import Sine
    from pydub.silence import detect_leading_silence

__all__ = ["AudioSegment", "Sine", "segment", "silence", "trimmed"]

_SILENCE_DBFS = -50.0
_STEP_MS = 5
_KEPT_MS = 10
"""Milliseconds of silence that stay at each end, so that a soft consonant is not cut off."""


def segment(pcm: Pcm) -> AudioSegment:
    """PCM as pydub holds it."""
    form = pcm.format
    return AudioSegment(data=pcm.data, sample_width=form.width_bytes, frame_rate=form.rate_hz, channels=form.channels)


def silence(milliseconds: int) -> AudioSegment:
    """Silence in the house format; exact, since 24 frames are a millisecond."""
    return AudioSegment.silent(duration=milliseconds, frame_rate=WORKING_FORMAT.rate_hz)


def trimmed(pcm: Pcm) -> AudioSegment:
    """A clip in the house format without the silence around it. Raises MixError for nothing but silence."""
    sound = segment(resample(pcm))
    lead = detect_leading_silence(sound, _SILENCE_DBFS, _STEP_MS)
    if lead >= len(sound):
        raise MixError("a clip is silent from end to end.", hint="Choose another voice, or mend the recording.")
    tail = detect_leading_silence(sound.reverse(), _SILENCE_DBFS, _STEP_MS)
    first = max(0, lead - _KEPT_MS) * WORKING_FORMAT.rate_hz // 1000
    last = int(sound.frame_count()) - max(0, tail - _KEPT_MS) * WORKING_FORMAT.rate_hz // 1000
    # Cut by frames: cut by milliseconds, pydub pads.
    return sound.get_sample_slice(first, last)
