"""Ogg Opus (RFC 7845), 16 kbit/s mono, as messengers take voice notes."""

from __future__ import annotations

import io
from typing import ClassVar

import av
import numpy as np

from voiceguide.encode.codec import Encoder, Sound

BIT_RATE = 16_000
_BLOCK = 4_800


class Opus(Encoder):
    """The mix as one Ogg Opus file, without tags."""

    media_type: ClassVar[str] = "audio/ogg"
    revision: ClassVar[str] = "1"

    def encode(self, sound: Sound) -> bytes:
        out = io.BytesIO()
        rate_hz = sound.pcm.format.rate_hz
        samples = np.frombuffer(sound.pcm.data, "<i2").reshape(1, -1)
        with av.open(out, "w", format="ogg", options={"fflags": "+bitexact"}) as container:
            stream = container.add_stream("libopus", rate=rate_hz, layout="mono")
            stream.bit_rate = BIT_RATE
            stream.options = {"application": "voip"}
            for start in range(0, samples.shape[1], _BLOCK):
                block = np.ascontiguousarray(samples[:, start : start + _BLOCK])
                frame = av.AudioFrame.from_ndarray(block, format="s16", layout="mono")
                frame.sample_rate, frame.pts = rate_hz, start
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
        return out.getvalue()
