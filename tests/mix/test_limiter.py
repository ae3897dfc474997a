"""Limiter and loudness: no peak above the ceiling, and the level that libav's own meter reads."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.mix.test_mixer import measure
from voiceguide.errors import MixError
from voiceguide.mix.limiter import BLOCK, amplified, curve, peaks
from voiceguide.mix.loudness import level
from voiceguide.model.settings import Levels
from voiceguide.model.sound import WORKING_FORMAT, Pcm


def bursts(seed: int, highest: float) -> Pcm:
    """6 s of noise below 6 kHz in bursts, with single clicks: as uneven as speech, and worse."""
    random = np.random.default_rng(seed)
    loud = np.repeat(random.choice([0.0, 0.05, 0.2, 0.6], 60), 2_400)
    samples = random.normal(0, 0.3, 144_000) * loud
    samples[random.integers(0, 144_000, 20)] = random.choice([-1.0, 1.0], 20)
    samples = np.convolve(samples, [0.25, 0.5, 0.25], "same")
    return Pcm(WORKING_FORMAT, (np.clip(samples * highest, -1, 1) * 32_767).astype("<i2").tobytes())


@settings(max_examples=12)
@given(st.integers(0, 1000), st.sampled_from([0.02, 0.3, 1.0]), st.sampled_from([-3.0, -6.0]))
def test_a_track_is_at_its_level_by_another_meter(seed: int, highest: float, ceiling: float) -> None:
    loudness, peak = measure(level(bursts(seed, highest), Levels(-20.0, ceiling)))
    assert loudness == pytest.approx(-19.6, abs=0.1)
    assert peak <= ceiling + 0.1


@pytest.mark.parametrize("gain", [0.0, 6.0, 30.0])
def test_no_sample_passes_the_limit_and_nothing_quiet_changes(gain: float) -> None:
    samples = np.zeros(400 * BLOCK, np.float32)
    samples[[0, 50 * BLOCK, 51 * BLOCK - 1, -1]] = 0.9
    samples[300 * BLOCK] = 0.0001
    gains = curve(peaks(samples), gain, -4.0)
    out = np.frombuffer(amplified(samples, gains), "<i2") / 32_767
    assert np.abs(out).max() == pytest.approx(min(0.9 * 10 ** (gain / 20), 10 ** (-4 / 20)), rel=0.01)
    assert gains[300] == pytest.approx(gain)
    assert np.diff(gains).max() <= 0.3 + 1e-6
    assert np.diff(gains).min() >= -1.2 - 1e-6


def test_a_peak_between_two_samples_counts() -> None:
    """A sine at a quarter of the rate whose samples miss its peaks by 3 dB (ITU-R BS.1770, annex 2)."""
    samples = np.sin(np.pi / 2 * np.arange(100 * BLOCK) + np.pi / 4).astype(np.float32)
    assert np.abs(samples).max() == pytest.approx(0.707, abs=0.001)
    assert peaks(samples)[50] == pytest.approx(0, abs=0.1)


def test_what_cannot_be_that_loud_is_refused() -> None:
    with pytest.raises(MixError, match="cannot be brought to -10 LUFS: it stays at"):
        level(bursts(1, 1.0), Levels(-10.0, -12.0))
