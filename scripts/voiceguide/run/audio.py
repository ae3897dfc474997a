"""Decoding and resampling through libav. Several steps need both."""

from __future__ import annotations

import io
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import av.error
import numpy as np
import numpy.typing as npt

from voiceguide.errors import VoiceguideError
from voiceguide.model.sound import WORKING_FORMAT, Pcm, PcmFormat
from voiceguide.model.text import Location


def decode(source: Path | bytes, kind: type[VoiceguideError], location: Location | None = None) -> Pcm:
    """Any audio file as `WORKING_FORMAT` PCM. Raises `kind` for a file that is not audio or ends early."""
    try:
        with av.open(io.BytesIO(source) if isinstance(source, bytes) else str(source), "r") as container:
            if not container.streams.audio:
                raise kind("no audio in the file.", location=location, hint="Put a WAV, FLAC or MP3 there.")
            resampler = av.AudioResampler(format="s16", layout="mono", rate=WORKING_FORMAT.rate_hz)
            parts = [out for frame in container.decode(audio=0) for out in resampler.resample(frame)]
            parts += resampler.resample(None) if parts else []
    except (av.error.FFmpegError, OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise kind(f"cannot decode the audio: {reason}.", location=location, hint="Save it anew as WAV.") from error
    data = b"".join(part.to_ndarray().tobytes() for part in parts)
    if not data:
        raise kind("the audio is empty.", location=location, hint="Put a WAV, FLAC or MP3 there.")
    return Pcm(WORKING_FORMAT, data)


def resample(pcm: Pcm, rate_hz: int = WORKING_FORMAT.rate_hz) -> Pcm:
    """PCM of 16 bits at another rate, mono. Unchanged when it has that rate already."""
    if pcm.format == PcmFormat(rate_hz):
        return pcm
    out = graph(
        pcm,
        [
            ("aresample", f"{rate_hz}:internal_sample_fmt=fltp"),
            ("aformat", f"sample_fmts=s16:channel_layouts=mono:sample_rates={rate_hz}"),
        ],
    )
    return Pcm(PcmFormat(rate_hz), out.astype("<i2").tobytes())


def graph(pcm: Pcm, filters: list[tuple[str, str]], block: int = 65_536) -> npt.NDArray[np.generic]:
    """Run mono or stereo 16-bit PCM through libav filters. Returns samples [shape=(frames,)]."""
    return np.concatenate([frame.to_ndarray().reshape(-1) for frame in frames(pcm, filters, block)])


def frames(pcm: Pcm, filters: list[tuple[str, str]], block: int = 65_536) -> list[av.AudioFrame]:
    """As `graph`, but frames with their metadata."""
    layout = "mono" if pcm.format.channels == 1 else "stereo"
    samples = np.frombuffer(pcm.data, "<i2").reshape(-1, pcm.format.channels)
    return _through(samples, pcm.format.rate_hz, "s16", layout, filters, block)


def filtered(samples: npt.NDArray[np.float32], rate_hz: int, filters: list[tuple[str, str]]) -> npt.NDArray[np.float32]:
    """Run mono samples through libav filters that keep the rate. Full scale is 1.0 [shape=(frames,)]."""
    chain = [("aformat", "sample_fmts=fltp"), *filters, ("aformat", "sample_fmts=flt")]
    found = _through(samples.reshape(-1, 1), rate_hz, "flt", "mono", chain, rate_hz)
    return np.concatenate([frame.to_ndarray().reshape(-1) for frame in found])


def _through(
    samples: npt.NDArray[Any], rate_hz: int, form: str, layout: str, filters: list[tuple[str, str]], block: int
) -> list[av.AudioFrame]:
    """Samples through libav filters, `block` at a time. samples: [shape=(frames, channels)]. form: libav's name."""
    network = av.filter.Graph()
    source = network.add_abuffer(sample_rate=rate_hz, format=form, layout=layout, time_base=Fraction(1, rate_hz))
    last = source
    for name, options in filters:
        node = network.add(name, options)
        last.link_to(node)
        last = node
    sink = network.add("abuffersink")
    last.link_to(sink)
    network.configure()
    found: list[av.AudioFrame] = []
    for start in range(0, len(samples), block):
        part = np.ascontiguousarray(samples[start : start + block]).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(part, format=form, layout=layout)
        frame.sample_rate = rate_hz
        frame.pts = start
        source.push(frame)
        _drain(sink, found)
    source.push(None)
    _drain(sink, found)
    return found


def _drain(sink: av.filter.context.FilterContext, found: list[av.AudioFrame]) -> None:
    while True:
        try:
            found.append(sink.pull())  # type: ignore[arg-type]
        except (av.error.BlockingIOError, av.error.EOFError):
            return
