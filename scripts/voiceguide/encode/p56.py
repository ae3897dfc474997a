"""The active speech level of ITU-T P.56, method B: the level of speech without its pauses.

0 dBov is the power of a square wave at full scale (ITU-T G.100.1): a sine at full scale has -3.01 dBov.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]

_MARGIN_DB = 15.9
"""By which the threshold of activity lies below the active level (P.56, 8.2)."""
_TIME_CONSTANT_MS = 30
_HANGOVER_MS = 200
_REACH = 20
"""Time constants after which the envelope has forgotten a sample: it is then below 5e-8 of it."""
_LOWEST_DB, _HIGHEST_DB = -100.0, 0.0
_STEPS = 14
"""Of halving 100 dB: 0.006 dB."""


def active_level(samples: Samples, rate_hz: int) -> float:
    """The active speech level in dBov; -inf for silence. samples: full scale is 1.0 [shape=(frames,)].

    The envelope is taken from means of 1 ms: against one from single samples that moves speech by less
    than 0.1 dB.
    """
    step = rate_hz // 1000
    energy = float(np.square(samples, dtype=np.float64).sum())
    if len(samples) < step or not energy:
        return -math.inf
    whole = len(samples) // step * step
    envelope = _smoothed(np.abs(samples[:whole]).reshape(-1, step).mean(axis=1))
    low, high = _LOWEST_DB, _HIGHEST_DB
    level = low
    for _ in range(_STEPS):
        threshold = (low + high) / 2
        active = _active(envelope, 10 ** (threshold / 20)) * step
        level = 10 * math.log10(energy / active) if active else -math.inf
        if level - threshold > _MARGIN_DB:
            low = threshold
        else:
            high = threshold
    return level if math.isfinite(level) else low + _MARGIN_DB


def _smoothed(blocks: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    """Twice through a filter of one pole, as its impulse response."""
    decay = math.exp(-1 / _TIME_CONSTANT_MS)
    taps = np.arange(_REACH * _TIME_CONSTANT_MS)
    response = (1 - decay) ** 2 * (taps + 1) * decay**taps
    size = 1 << (len(blocks) + len(taps)).bit_length()
    smooth = np.fft.irfft(np.fft.rfft(blocks, size) * np.fft.rfft(response, size), size)
    return np.asarray(smooth[: len(blocks)])


def _active(envelope: npt.NDArray[np.floating], threshold: float) -> int:
    """Blocks at or above the threshold, and those up to the hangover after one."""
    so_far = np.cumsum(envelope >= threshold)
    before = np.concatenate([np.zeros(_HANGOVER_MS + 1, so_far.dtype), so_far])[: len(so_far)]
    return int(np.count_nonzero(so_far > before))
