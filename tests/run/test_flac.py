"""What travels between machines comes back as it was, and smaller."""

from __future__ import annotations

import numpy as np
import pytest

from voiceguide.model.sound import WORKING_FORMAT, Pcm, Track
from voiceguide.run import flac
from voiceguide.store import Blob
from voiceguide.tracks import Made


@pytest.mark.parametrize("samples", [0, 1, 22, 4_096, 70_000])
def test_every_byte_comes_back(samples: int) -> None:
    data = np.random.default_rng(1).integers(-32_768, 32_767, samples).astype("<i2").tobytes()
    assert flac.unpacked(flac.packed(data)) == data


@pytest.mark.parametrize("with_mix", [True, False])
def test_what_a_job_gives_back_is_packed_and_unpacked(with_mix: bool) -> None:
    wave = (8_000 * np.sin(np.arange(48_000) / 20)).astype("<i2").tobytes()
    files = {
        "sln16": Blob("audio/x-slin16", wave),
        "wav8": Blob("audio/wav", bytes(44) + wave),
        "mp3": Blob("audio/mpeg", b"m"),
    }
    made = Made(
        Track("s", "en_US", WORKING_FORMAT, 48_000, (), "0", 0, 0),
        Pcm(WORKING_FORMAT, wave) if with_mix else None,
        files,
    )
    packed = made.packed()
    assert packed.unpacked() == made
    assert made.unpacked() is made
    assert packed.files["mp3"] == files["mp3"]
    assert sum(len(blob.data) for blob in packed.files.values()) < 0.6 * len(wave) * (2 + with_mix)
