"""The level of a track: loudness by ITU-R BS.1770, peaks held by a limiter.

Speech has high peaks, and the limiter lowers the loudness. How much is computed from blocks of 1 ms: their energy after
the K-weighting, and the gain that the limiter will give them. So the gain is found first, and the sound is made once.
"""

from __future__ import annotations

import math
from functools import cache

import numpy as np
import numpy.typing as npt

from voiceguide.errors import MixError
from voiceguide.mix.limiter import BLOCK, CHUNK, Decibels, Samples, amplified, curve, peaks
from voiceguide.model.settings import Levels
from voiceguide.model.sound import WORKING_FORMAT, Pcm
from voiceguide.run.audio import filtered

_LOST_IN_MP3_LU = 0.40
"""LAME at 48 kbit/s cuts the highest band: measured over ten chapters, 0.35 to 0.43 LU."""
_MARGIN_DB = 0.7
"""By so much true peaks may lie above those at twice the rate: measured on the most uneven speech, Russian."""
_CLOSE_LU, _NEAR_LU = 0.02, 0.2
"""When to stop, and what is near enough for a track that the limiter holds back."""
_TRIES = 12
_LEAST_LEFT = 0.1
_GATING_BLOCKS = 100
"""Blocks of 1 ms in a quarter of BS.1770's gating block, which lasts 400 ms and begins every 100 ms."""
_ABSOLUTE_GATE_LUFS, _RELATIVE_GATE_LU = -70.0, -10.0
_OFFSET_LU = -0.691
_ROTATION = [("allpass", "f=300:t=q:w=0.7")] * 4
"""All-pass filters. They spread the pulses of a voice in time: peaks fall by 2 to 3 dB, and it cannot be heard."""


def level(pcm: Pcm, levels: Levels) -> Pcm:
    """The track at the loudness asked for, peaks below the ceiling. Raises MixError when that cannot be.

    pcm: whole milliseconds in `WORKING_FORMAT`.
    """
    samples = filtered(_floats(pcm), WORKING_FORMAT.rate_hz, _ROTATION)
    energy = _energy(samples)
    highest = peaks(samples)
    target, limit_db = levels.loudness_lufs + _LOST_IN_MP3_LU, levels.ceiling_dbtp - _MARGIN_DB
    loudness = _integrated(energy)
    if not math.isfinite(loudness):
        raise MixError("the track is silent, or too short to measure its loudness.", hint="Listen to its clips.")
    gain_db, last = target - loudness, (0.0, loudness)
    for _ in range(_TRIES):
        gains = curve(highest, gain_db, limit_db)
        loudness = _integrated(energy * 10 ** ((gains[:-1] + gains[1:]) / 20))
        if abs(target - loudness) <= _CLOSE_LU:
            return Pcm(WORKING_FORMAT, amplified(samples, gains))
        # How much of the last step the limiter left: the next step is larger by that.
        left = min(1.0, max(_LEAST_LEFT, (loudness - last[1]) / (gain_db - last[0] or 1)))
        last = gain_db, loudness
        gain_db += (target - loudness) / left
    if abs(target - loudness) <= _NEAR_LU:
        return Pcm(WORKING_FORMAT, amplified(samples, gains))
    raise MixError(
        f"the track cannot be brought to {levels.loudness_lufs:g} LUFS: it stays at {loudness - _LOST_IN_MP3_LU:.1f}.",
        hint="Record it with less difference between loud and soft.",
    )


def _floats(pcm: Pcm) -> Samples:
    return np.frombuffer(pcm.data, "<i2").astype(np.float32) / np.float32(32_768)


def _energy(samples: Samples) -> Decibels:
    """The mean square of each block of 1 ms after the K-weighting of BS.1770 [shape=(blocks,)]."""
    weighted = filtered(samples, WORKING_FORMAT.rate_hz, _k_weighting())
    found = np.empty(len(samples) // BLOCK)
    for start in range(0, len(samples), CHUNK):
        here = weighted[start : start + CHUNK].reshape(-1, BLOCK)
        found[start // BLOCK : start // BLOCK + len(here)] = np.einsum("ij,ij->i", here, here) / BLOCK
    return found


def _integrated(energy: npt.NDArray[np.float64]) -> float:
    """The integrated loudness in LUFS, gated as BS.1770 has it; -inf for silence and for less than 400 ms."""
    whole = len(energy) // _GATING_BLOCKS * _GATING_BLOCKS
    quarters = energy[:whole].reshape(-1, _GATING_BLOCKS).mean(axis=1)
    if len(quarters) < 4:
        return -math.inf
    blocks = np.convolve(quarters, np.full(4, 0.25), "valid")
    loud = blocks[blocks > _power(_ABSOLUTE_GATE_LUFS)]
    if not len(loud):
        return -math.inf
    loud = loud[loud > loud.mean() * 10 ** (_RELATIVE_GATE_LU / 10)]
    return _OFFSET_LU + 10 * math.log10(float(loud.mean()))


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - _OFFSET_LU) / 10))


@cache
def _k_weighting() -> list[tuple[str, str]]:
    """BS.1770's two filters at the working rate: a shelf for the head, then a high-pass.

    The standard gives them for 48 kHz; these are the analogue filters behind its figures, as libebur128 has them.
    """
    k = math.tan(math.pi * 1681.974450955533 / WORKING_FORMAT.rate_hz)
    q, high = 0.7071752369554196, 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    shelf = (high + band * k / q + k * k, 2 * (k * k - high), high - band * k / q + k * k)
    first = (*shelf, 1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k)
    k = math.tan(math.pi * 38.13547087602444 / WORKING_FORMAT.rate_hz)
    q = 0.5003270373238773
    root = 1 + k / q + k * k
    # The high-pass is not brought to unity: its numerator is 1, -2, 1, as in the standard's table.
    second = (root, -2 * root, root, root, 2 * (k * k - 1), 1 - k / q + k * k)
    names = ("b0", "b1", "b2", "a0", "a1", "a2")
    return [("biquad", ":".join(f"{n}={v:.12g}" for n, v in zip(names, one, strict=True))) for one in (first, second)]
