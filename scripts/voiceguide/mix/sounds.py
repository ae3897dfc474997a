"""Sounds of our own: the chime before a title, and the signs that open the lists of danger signs and clinic signs.

The signs differ in pitch, number and length, so that the ear can tell them apart. All pass through a telephone
(300 to 3,400 Hz).
"""

from __future__ import annotations

from functools import cache

from voiceguide.mix.clip import AudioSegment, Sine, silence
from voiceguide.model.sound import WORKING_FORMAT

_NOTES_HZ = (523.25, 783.99)
_NOTE_MS = 320
_LEVEL_DBFS = -24.0
_OVERTONE_DB = -14.0
"""An octave above each note of a sign, quietly: softer than a bare sine, and heard on a small loudspeaker."""
_BELOW_SPEECH_DB = 3.0
"""A sign is so much quieter than the speech after it (mean level)."""


@cache
def chime() -> AudioSegment:
    """About half a second, in the working format: two notes, a fifth apart, dying away."""
    first, second = (_sine(pitch, _NOTE_MS).fade_in(8).fade_out(_NOTE_MS - 20) for pitch in _NOTES_HZ)
    return first.append(second, crossfade=120)


def sign(name: str, speech: AudioSegment) -> AudioSegment:
    """The sound that opens a list, in the working format. name: one of `SIGNS`. speech: what is said after it."""
    sound = _SIGNS[name]()
    return sound.apply_gain(speech.dBFS - _BELOW_SPEECH_DB - sound.dBFS)


@cache
def _emergency() -> AudioSegment:
    """Two short tones of one pitch."""
    tone = _tone(880.0, 180, fade_out_ms=110)
    return tone + silence(110) + tone


@cache
def _clinic() -> AudioSegment:
    """One long, low tone."""
    return _tone(415.3, 900, fade_out_ms=600)


_SIGNS = {"emergency": _emergency, "clinic": _clinic}


def _tone(pitch_hz: float, length_ms: int, *, fade_out_ms: int) -> AudioSegment:
    note = _sine(pitch_hz, length_ms).overlay(_sine(2 * pitch_hz, length_ms).apply_gain(_OVERTONE_DB))
    return note.fade_in(25).fade_out(fade_out_ms)


def _sine(pitch_hz: float, length_ms: int) -> AudioSegment:
    generator = Sine(pitch_hz, sample_rate=WORKING_FORMAT.rate_hz, bit_depth=16)
    return generator.to_audio_segment(duration=length_ms, volume=_LEVEL_DBFS)
