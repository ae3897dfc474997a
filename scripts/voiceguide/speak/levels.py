"""Samples of a model as PCM of 16 bits."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from voiceguide.errors import SpeakError
from voiceguide.model.sound import Pcm, PcmFormat

HEADROOM = 0.7
"""All samples are scaled by it: the peaks of models reach 1.32, and sentences must keep their level to each other."""


def pcm(samples: npt.NDArray[np.float32], rate_hz: int) -> Pcm:
    """Samples as mono PCM, scaled by `HEADROOM`; by more where a peak would be cut off all the same.

    samples: [shape=(n,)], full scale at 1.0. rate_hz: samples a second. Raises SpeakError for samples that are no
    numbers: the model is damaged, or made for another processor.
    """
    if not np.isfinite(samples).all():
        raise SpeakError(
            "the voice gave samples that are no numbers.",
            hint="Its model may be damaged: voiceguide voices remove it, then voiceguide voices get it.",
        )
    peak = float(np.abs(samples).max(initial=0.0))
    gain = min(HEADROOM, 0.99 / peak) if peak else HEADROOM
    return Pcm(PcmFormat(rate_hz), np.round(samples * gain * 32_767).astype("<i2").tobytes())
