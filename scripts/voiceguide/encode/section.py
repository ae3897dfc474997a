"""One track -> one MP3 and one AAC stream: each codec once."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from importlib.metadata import version
from typing import Any

import av
import av.error
import lameenc
import numpy as np

from voiceguide.encode.mux import mux
from voiceguide.encode.telephone import telephone
from voiceguide.encode.wav import wav
from voiceguide.encode.webvtt import captions
from voiceguide.errors import EncodeError
from voiceguide.model.job import Job
from voiceguide.model.sound import TRACK_MULTIPLE_SAMPLES, WORKING_FORMAT, Cue, Pcm, Track
from voiceguide.store.store import Blob

MP3 = "audio/mpeg"
AAC = "audio/mp4"
VTT = "text/vtt"
BIT_RATE = 48_000
MP3_FRAMES, AAC_FRAMES = 576, 1_024
_MP3_QUALITY = 2
_MP3_TAIL = 2 * MP3_FRAMES
_AAC_TAIL = AAC_FRAMES
MP3_DELAY = 576
"""Frames by which LAME puts the sound later, beyond the 529 that decoders take away again."""

REVISION = 3
"""Of everything in mixing and encoding that changes a byte; part of the store's keys."""


@cache
def revision() -> str:
    """Ours and that of the libraries whose bytes end in a file."""
    return "/".join([str(REVISION), *(version(name) for name in ("av", "lameenc", "pydub", "numpy"))])


@dataclass(frozen=True, slots=True)
class Encoded:
    """A track's facts (`track_of` reads them), its cues as heard in the MP3; its files by name: mp3, aac,
    captions, and telephone formats where they were asked for.
    """

    facts: dict[str, Any]
    files: dict[str, Blob]


def encode(job: Job, track: Track, pcm: Pcm) -> Encoded:
    """Encode a track of whole grid cells, each codec once. Raises EncodeError."""
    section, locale = job.script.section.context, job.script.locale
    if (
        pcm.format != WORKING_FORMAT
        or pcm.samples != track.samples
        or track.samples % TRACK_MULTIPLE_SAMPLES
        or track.samples < TRACK_MULTIPLE_SAMPLES
    ):
        raise EncodeError("a track that is not on the grid cannot be joined.", section=section, locale=locale)
    heard = replace(track, cues=tuple(Cue(c.sentence_id, c.start + MP3_DELAY, c.end + MP3_DELAY) for c in track.cues))
    shown = job.script.shown
    try:
        files = {
            "mp3": Blob(MP3, mux(mp3_frames(pcm), job.tags, ())),
            "aac": Blob(AAC, _aac(pcm)),
            "captions": Blob(VTT, captions([(c, shown[c.sentence_id]) for c in heard.cues], locale).encode()),
        }
    except (av.error.FFmpegError, RuntimeError) as error:
        raise EncodeError(f"the encoder failed: {error}.", section=section, locale=locale) from error
    if job.phone:
        files |= telephone(pcm, job.script.section.part)
    return Encoded(asdict(heard), files)


def track_of(facts: Mapping[str, Any]) -> Track:
    """A track from its facts."""
    values = dict(facts)
    values["format"] = WORKING_FORMAT
    values["cues"] = tuple(Cue(**cue) for cue in values["cues"])
    return Track(**values)


def single(pcm: Pcm, suffix: str) -> bytes:
    """PCM as a whole file of its own, by suffix: ``.wav`` or ``.mp3``. Raises EncodeError for another."""
    if suffix == ".mp3":
        return mux(mp3_frames(pcm), None, ())
    if suffix != ".wav":
        raise EncodeError(f"no such format: {suffix or 'a name without a suffix'}.", hint="Name the file .wav or .mp3.")
    return wav(pcm)


def mp3_frames(pcm: Pcm) -> bytes:
    """Bare MPEG-2 layer III frames, 24 kHz mono CBR 48 kbit/s, exactly as many as the track is long."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(BIT_RATE // 1000)
    encoder.set_in_sample_rate(WORKING_FORMAT.rate_hz)
    encoder.set_channels(1)
    encoder.set_quality(_MP3_QUALITY)
    encoder.silence()
    # LAME adds two frames for its delay: the track's last two, which are silent, make room for them.
    data = encoder.encode(pcm.data[: -_MP3_TAIL * WORKING_FORMAT.frame_bytes]) + encoder.flush()
    frame = BIT_RATE // 8 * MP3_FRAMES // WORKING_FORMAT.rate_hz
    if len(data) != pcm.samples // MP3_FRAMES * frame:
        raise EncodeError(
            f"LAME gave {len(data) / frame:g} frames for {pcm.samples / MP3_FRAMES:g}.", hint="Report this."
        )
    return bytes(data)


def _aac(pcm: Pcm) -> bytes:
    out = io.BytesIO()
    with av.open(out, "w", format="ipod", options={"fflags": "+bitexact"}) as container:
        stream = container.add_stream("aac", rate=WORKING_FORMAT.rate_hz, layout="mono")
        stream.bit_rate = BIT_RATE
        stream.options = {"aac_coder": "fast", "flags": "+bitexact"}
        samples = np.frombuffer(pcm.data, "<i2")[: pcm.samples - _AAC_TAIL].reshape(1, -1)
        count = 0
        for start in range(0, samples.shape[1], AAC_FRAMES):
            frame = av.AudioFrame.from_ndarray(
                np.ascontiguousarray(samples[:, start : start + AAC_FRAMES]), format="s16", layout="mono"
            )
            frame.sample_rate, frame.pts = WORKING_FORMAT.rate_hz, start
            for packet in stream.encode(frame):
                count += 1
                container.mux(packet)
        for packet in stream.encode(None):
            count += 1
            container.mux(packet)
    if count * AAC_FRAMES != pcm.samples:
        raise EncodeError(f"AAC gave {count} frames for {pcm.samples / AAC_FRAMES:g}.", hint="Report this.")
    return out.getvalue()
