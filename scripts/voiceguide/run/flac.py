"""16-bit sound packed without loss, for the way between machines."""

from __future__ import annotations

import io

import av
import numpy as np

_RATE_HZ = 24_000
"""Written into the stream. It changes no sample."""
_PIECE = 65_536


def packed(data: bytes) -> bytes:
    """Samples of 16 bits, one channel, as FLAC: about half the bytes. data: an even number of bytes, a header too."""
    out = io.BytesIO()
    samples = np.frombuffer(data, "<i2").reshape(1, -1)
    with av.open(out, "w", format="flac") as container:
        stream = container.add_stream("flac", rate=_RATE_HZ, layout="mono")
        stream.options = {"compression_level": "3"}
        for start in range(0, samples.shape[1], _PIECE):
            part = np.ascontiguousarray(samples[:, start : start + _PIECE])
            frame = av.AudioFrame.from_ndarray(part, format="s16", layout="mono")
            frame.sample_rate, frame.pts = _RATE_HZ, start
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return out.getvalue()


def unpacked(data: bytes) -> bytes:
    """The bytes that `packed` was given."""
    with av.open(io.BytesIO(data), "r", format="flac") as container:
        return b"".join(frame.to_ndarray().astype("<i2").tobytes() for frame in container.decode(audio=0))
