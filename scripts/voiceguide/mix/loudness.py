"""The level of a track: loudness by ITU-R BS.1770 (libav's ebur128), peaks held by a limiter.

Speech has high peaks. The limiter lowers the loudness, so gain and limiter are tried until the level is right.
"""

from __future__ import annotations

import math

import numpy as np

from voiceguide.errors import MixError
from voiceguide.model.settings import Levels
from voiceguide.model.sound import WORKING_FORMAT, Pcm
from voiceguide.run.audio import frames

_INTEGRATED = "lavfi.r128.I"
_TRUE_PEAK = "lavfi.r128.true_peak"
_BLOCK = 24_000
_SILENT_LUFS = -69.0
_LOST_IN_MP3_LU = 0.40
"""LAME at 48 kbit/s cuts the highest band: measured over ten chapters, 0.35 to 0.43 LU."""
_MARGIN_DB = 0.4
"""At twice the rate, true peaks lie above the samples by at most this much."""
_CLOSE_LU = 0.2
_TRIES = 8
_FIRST_GAIN_DB = 9.0
_FIRST_SLOPE = 0.31
"""What espeak-ng needs, and what the limiter leaves of a gain: measured, so that two tries are nearly always enough."""
_ROTATION = [("aformat", "sample_fmts=fltp"), *[("allpass", "f=300:t=q:w=0.7")] * 4]
"""All-pass filters. They spread the pulses of a voice in time: peaks fall by 2 to 3 dB, and it cannot be heard."""


def measure(pcm: Pcm) -> tuple[float, float]:
    """Integrated loudness (LUFS) and true peak (dBTP) of mono PCM; -inf for silence."""
    facts = [f.metadata for f in frames(pcm, [("ebur128", "metadata=1:peak=true")], _BLOCK)[-3:]]
    found = [fact for fact in facts if _INTEGRATED in fact]
    if not found:
        return -math.inf, -math.inf
    peak = float(found[-1][_TRUE_PEAK])
    return float(found[-1][_INTEGRATED]), 20 * math.log10(peak) if peak > 0 else -math.inf


def level(pcm: Pcm, levels: Levels) -> Pcm:
    """The track at the loudness asked for, peaks below the ceiling. Raises MixError when that cannot be."""
    target = levels.loudness_lufs + _LOST_IN_MP3_LU
    gain, slope = _FIRST_GAIN_DB, _FIRST_SLOPE
    out, loudness = _through(pcm, _limiter(gain, levels.ceiling_dbtp, fine=False))
    if loudness < _SILENT_LUFS:
        raise MixError("the track is silent, or too short to measure its loudness.", hint="Listen to its clips.")
    for _ in range(_TRIES):
        last = gain, loudness
        gain += (target - loudness) / slope
        out, loudness = _through(pcm, _limiter(gain, levels.ceiling_dbtp, fine=True))
        if abs(target - loudness) <= _CLOSE_LU:
            return out
        if abs(gain - last[0]) > 0.1:
            slope = min(1.0, max(0.15, (loudness - last[1]) / (gain - last[0])))
    raise MixError(
        f"the track cannot be brought to {levels.loudness_lufs:g} LUFS: it stays at {loudness - _LOST_IN_MP3_LU:.1f}.",
        hint="Record it with less difference between loud and soft.",
    )


def _limiter(gain_db: float, ceiling_db: float, *, fine: bool) -> list[tuple[str, str]]:
    """fine: at twice the rate, where the peaks between the samples show."""
    limit = 10 ** ((ceiling_db - _MARGIN_DB) / 20)
    hold = ("alimiter", f"limit={limit}:level=0:attack=5:release=60:latency=1")
    gain = ("volume", f"{gain_db}dB:precision=double")
    if not fine:
        return [*_ROTATION, gain, hold]
    return [
        *_ROTATION,
        gain,
        ("aresample", str(2 * WORKING_FORMAT.rate_hz)),
        hold,
        ("aresample", str(WORKING_FORMAT.rate_hz)),
    ]


def _through(pcm: Pcm, chain: list[tuple[str, str]]) -> tuple[Pcm, float]:
    """PCM through filters, and its integrated loudness (LUFS) after them."""
    found = frames(pcm, [*chain, ("ebur128", "metadata=1"), ("aformat", "sample_fmts=s16")], _BLOCK)
    # libav measures in blocks of 100 ms; the last, partial one carries no figure.
    told = [facts for frame in found[-3:] if _INTEGRATED in (facts := frame.metadata)]
    data = np.concatenate([frame.to_ndarray().reshape(-1) for frame in found]).astype("<i2").tobytes()
    # The limiter's look-ahead must not lengthen the track: cues are counted in frames.
    whole = Pcm(WORKING_FORMAT, data[: len(pcm.data)].ljust(len(pcm.data), b"\0"))
    return whole, float(told[-1][_INTEGRATED]) if told else -math.inf
