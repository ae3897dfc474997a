"""What is heard: PCM, cue, track, chapter, audio file. Positions are whole samples; seconds are derived."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PcmFormat:
    """Linear PCM, signed little-endian. rate_hz: samples a second of each channel. width_bytes: of one sample."""

    rate_hz: int
    channels: int = 1
    width_bytes: int = 2

    def __post_init__(self) -> None:
        if self.rate_hz <= 0 or self.channels <= 0 or self.width_bytes not in (1, 2, 3, 4):
            raise ValueError(f"no such PCM: {self.rate_hz} Hz, {self.channels} channels, {self.width_bytes} bytes")

    @property
    def frame_bytes(self) -> int:
        return self.channels * self.width_bytes


WORKING_FORMAT = PcmFormat(24_000)
"""Everything is turned into this once, before it is mixed."""

TRACK_MULTIPLE_SAMPLES = 9_216
"""Samples. Every track is a multiple of this: whole frames of MP3 (576), of AAC (1,024) and of time (384 ms).

So tracks join without a gap, chapters begin at the same millisecond in every container, and no length is rounded.
"""

SPARE_SAMPLES = 1_152
"""Samples of silence at least at a track's end: what the encoders' delay pushes out of it."""


CHIME = "sound-chime"
"""The id of the chime among a track's sounds. A sign has ``sound-`` and its name."""

MP3_DELAY_SAMPLES = 576
"""By so much our MP3 files sound later than the mix: LAME's delay, beyond the 529 samples that decoders take away."""


@dataclass(frozen=True, slots=True)
class Pcm:
    """Sound as an engine gives it. data: whole frames [shape=(frames * frame_bytes,)]."""

    format: PcmFormat
    data: bytes

    def __post_init__(self) -> None:
        if len(self.data) % self.format.frame_bytes:
            raise ValueError("PCM data ends within a frame")

    @property
    def samples(self) -> int:
        return len(self.data) // self.format.frame_bytes


@dataclass(frozen=True, slots=True)
class Cue:
    """When a sentence is heard. start, end: samples of the mix; end is exclusive."""

    sentence_id: str
    start: int
    end: int

    def later(self, samples: int) -> Cue:
        """The cue in a file that sounds later than the mix, or at its place in a longer file."""
        return Cue(self.sentence_id, self.start + samples, self.end + samples)

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"cue {self.sentence_id} runs from {self.start} to {self.end}")


@dataclass(frozen=True, slots=True)
class Caption:
    """What captions show at a time. speaker: who speaks, "" where one voice speaks. sound: the text names a sound."""

    cue: Cue
    text: str
    speaker: str = ""
    sound: bool = False

    def later(self, samples: int) -> Caption:
        """The caption in a file that sounds later than the mix, or at its place in a longer file."""
        return Caption(self.cue.later(samples), self.text, self.speaker, self.sound)


@dataclass(frozen=True, slots=True)
class Track:
    """A section as it is heard. samples: its length. digest: SHA-256 of its PCM.

    words_start, words_end: where the guide's own words stand (samples), after notice and chime. sounds: when the chime
    and the signs are heard; the id of each is that of the notice that names it. uncounted: samples between words_start
    and words_end that belong to no pace: signs, and the silence before an answer.
    """

    section_id: str
    locale: str
    format: PcmFormat
    samples: int
    cues: tuple[Cue, ...]
    digest: str
    words_start: int = 0
    words_end: int = 0
    sounds: tuple[Cue, ...] = ()
    uncounted: int = 0

    def __post_init__(self) -> None:
        if any(late.start < early.end for early, late in zip(self.cues, self.cues[1:], strict=False)):
            raise ValueError(f"cues overlap in {self.section_id}")
        if self.cues and self.cues[-1].end > self.samples:
            raise ValueError(f"a cue of {self.section_id} outlasts its track")

    @property
    def signs(self) -> tuple[Cue, ...]:
        """When the signs before lists are heard, in order: all sounds but the chime."""
        return tuple(cue for cue in self.sounds if cue.sentence_id != CHIME)

    @property
    def duration_ms(self) -> int:
        return milliseconds(self.samples, self.format)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a longer audio file. start, end: samples at `WORKING_FORMAT` rate; end is exclusive."""

    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AudioFile:
    """A finished file in the store. path: absolute. size: bytes. digest: hexadecimal SHA-256."""

    path: Path
    media_type: str
    size: int
    digest: str


def milliseconds(samples: int, format: PcmFormat = WORKING_FORMAT) -> int:
    """Samples as milliseconds, rounded to the nearest."""
    return (samples * 1000 + format.rate_hz // 2) // format.rate_hz
