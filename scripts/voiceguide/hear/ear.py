"""The seam: an ear turns the sound of one sentence into text. `whisper` is the one that ships; tests have a fake."""

from __future__ import annotations

from typing import Protocol

import numpy as np
import numpy.typing as npt

EAR_RATE_HZ = 16_000
Samples = npt.NDArray[np.float32]
"""Mono sound at `EAR_RATE_HZ`, from -1 to 1 [shape=(samples,)]."""


class Ear(Protocol):
    """Recognises speech. One instance serves a whole run."""

    @property
    def name(self) -> str:
        """As tables show it: ``whisper-base``."""
        ...

    @property
    def revision(self) -> str:
        """Of the model, its library and its settings. Another one voids what was heard before."""
        ...

    def hear(self, sound: Samples, locale: str) -> str:
        """What is said, "" for nothing. locale: the language is known, it is not guessed. Raises HearError."""
        ...
