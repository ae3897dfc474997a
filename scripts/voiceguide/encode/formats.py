"""The formats of the library: MP3, AAC and captions. Each is encoded once for all who want it."""

from __future__ import annotations

import io
from typing import ClassVar

import av
import lameenc
import numpy as np

from voiceguide.encode.codec import Encoder, Sound
from voiceguide.encode.mux import mux
from voiceguide.encode.wav import wav
from voiceguide.encode.webvtt import captions
from voiceguide.errors import EncodeError
from voiceguide.model.sound import MP3_DELAY_SAMPLES, WORKING_FORMAT, Pcm

BIT_RATE = 48_000
MP3_SAMPLES, AAC_SAMPLES = 576, 1_024
"""Samples in one frame of the codec."""
_MP3_QUALITY = 5
"""LAME's effort. Measured on ten chapters at 48 kbit/s: quality 2 takes 1.5 times the time of 5 and is further from the
mix (log-spectral distance below 8 kHz 2.7 dB instead of 2.5, noise 18.1 dB below the speech instead of 18.6).
"""
_MP3_TAIL = 2 * MP3_SAMPLES
_AAC_TAIL = AAC_SAMPLES
_AAC_PIECE = 64 * AAC_SAMPLES


class Mp3(Encoder):
    """MPEG-2 layer III, 24 kHz mono CBR 48 kbit/s, with ID3v2.3 tags and cover."""

    media_type: ClassVar[str] = "audio/mpeg"
    revision: ClassVar[str] = "2"
    tagged: ClassVar[bool] = True

    def encode(self, sound: Sound) -> bytes:
        return mux(mp3_frames(sound.pcm), sound.tags, ())


class Aac(Encoder):
    """AAC-LC, 24 kHz mono 48 kbit/s, in an MP4 without tags: the M4B is joined from it."""

    media_type: ClassVar[str] = "audio/mp4"
    revision: ClassVar[str] = "1"

    def encode(self, sound: Sound) -> bytes:
        return _aac(sound.pcm)


class Captions(Encoder):
    """WebVTT of the MP3: its cues are later than the mix by the MP3's delay."""

    media_type: ClassVar[str] = "text/vtt"
    revision: ClassVar[str] = "2"
    tagged: ClassVar[bool] = True

    def encode(self, sound: Sound) -> bytes:
        return captions(line.later(MP3_DELAY_SAMPLES) for line in sound.lines).encode()


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
    frame = BIT_RATE // 8 * MP3_SAMPLES // WORKING_FORMAT.rate_hz
    if len(data) != pcm.samples // MP3_SAMPLES * frame:
        raise EncodeError(
            f"LAME gave {len(data) / frame:g} frames for {pcm.samples / MP3_SAMPLES:g}.", hint="Report this."
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
        # Long pieces: PyAV cuts them into the codec's frames, quicker than Python does.
        for start in range(0, samples.shape[1], _AAC_PIECE):
            frame = av.AudioFrame.from_ndarray(
                np.ascontiguousarray(samples[:, start : start + _AAC_PIECE]), format="s16", layout="mono"
            )
            frame.sample_rate, frame.pts = WORKING_FORMAT.rate_hz, start
            for packet in stream.encode(frame):
                count += 1
                container.mux(packet)
        for packet in stream.encode(None):
            count += 1
            container.mux(packet)
    if count * AAC_SAMPLES != pcm.samples:
        raise EncodeError(f"AAC gave {count} frames for {pcm.samples / AAC_SAMPLES:g}.", hint="Report this.")
    return out.getvalue()
