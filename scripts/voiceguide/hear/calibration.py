"""What the ear can judge: measured with Whisper base on 25 sentences a locale of finished files.

proved    the same ear reads a neural voice nearly without a mistake: what it does not understand is the voice's fault
likely    it probably is the voice's fault, but no good voice was there to prove it
weak      the ear itself does not know the language well: its errors are printed and refuse nothing
"""

from __future__ import annotations

from dataclasses import dataclass

PROVED, LIKELY, WEAK = "proved", "likely", "weak"


@dataclass(frozen=True, slots=True)
class Calibration:
    """trust: how far the ear can be trusted. best: its character error rate with Kokoro-82M, None where none speaks."""

    trust: str
    best: float | None = None

    @property
    def is_gate(self) -> bool:
        """Whether another sentence or a wrong number is an error."""
        return self.trust == PROVED

    def __str__(self) -> str:
        return self.trust if self.best is None else f"{self.trust}, {self.best:.1%} at best"


_MEASURED = {
    "en": Calibration(PROVED, 0.004),
    "es": Calibration(PROVED, 0.005),
    "fr": Calibration(PROVED, 0.046),
    "pt": Calibration(PROVED, 0.010),
    "zh": Calibration(PROVED, 0.046),
    "ru": Calibration(LIKELY),
    "pl": Calibration(LIKELY),
    "hi": Calibration(WEAK, 0.52),
}
"""By language. Chinese is compared by sound."""


def calibration(locale: str) -> Calibration:
    """How far the ear can be trusted in a locale."""
    return _MEASURED.get(locale.split("_", maxsplit=1)[0], Calibration(WEAK))
