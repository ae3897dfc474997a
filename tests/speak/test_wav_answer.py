"""Answers read as WAV: whole and right, or refused in one line, whatever the header claims."""

from __future__ import annotations

import struct

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.speak.fake_voice_server import tone, wav
from voiceguide.errors import SpeakError
from voiceguide.model.sound import PcmFormat
from voiceguide.speak.wav_answer import read_wav

SAMPLES = tone(2)
GOOD = wav(SAMPLES)
WHO = "voices.example"


def test_a_right_file() -> None:
    pcm = read_wav(GOOD, WHO)
    assert pcm.format == PcmFormat(24_000)
    assert pcm.data == SAMPLES.tobytes()


def test_extensible_pcm() -> None:
    form = struct.pack("<HHIIHHHHIH14s", 0xFFFE, 1, 24_000, 48_000, 2, 16, 22, 16, 4, 1, b"")
    body = b"RIFF\0\0\0\0WAVEfmt " + struct.pack("<I", len(form)) + form + GOOD[36:]
    assert read_wav(body, WHO).data == SAMPLES.tobytes()


def test_chunks_before_and_behind_the_sound() -> None:
    extra = b"LIST" + struct.pack("<I", 3) + b"abc\0"
    body = GOOD[:12] + extra + GOOD[12:36] + extra + GOOD[36:] + extra
    assert read_wav(body, WHO).data == SAMPLES.tobytes()


def test_two_channels_become_one() -> None:
    left_right = np.stack([SAMPLES, np.zeros_like(SAMPLES)], axis=1).ravel()
    found = np.frombuffer(read_wav(wav(left_right, channels=2), WHO).data, "<i2")
    assert np.abs(found - SAMPLES / 2).max() <= 0.5


def test_float_beyond_full_scale_is_clipped_and_nan_is_silence() -> None:
    pcm = read_wav(wav(np.array([0.5, 2.0, -2.0, np.nan], "<f4"), tag=3), WHO)
    assert np.frombuffer(pcm.data, "<i2").tolist() == [16_384, 32_767, -32_768, 0]


@pytest.mark.parametrize("size", [0, 0x7FFFFFFF, 0xFFFFFFFF, len(GOOD) - 44 - 4_800, len(GOOD)])
def test_the_length_comes_from_the_data(size: int) -> None:
    assert read_wav(wav(SAMPLES, size=size), WHO).samples == len(SAMPLES)


@pytest.mark.parametrize("cut", [1, 2, 50, 4_800])
def test_a_known_length_that_did_not_come(cut: int) -> None:
    with pytest.raises(SpeakError, match=r"cut off|within a sample"):
        read_wav(wav(SAMPLES, size=SAMPLES.nbytes + 200)[:-cut], WHO)


def test_an_unknown_length_needs_an_answer_that_has_an_end() -> None:
    streamed = wav(SAMPLES, size=0xFFFFFFFF)
    assert read_wav(streamed, WHO, framed=True).samples == len(SAMPLES)
    with pytest.raises(SpeakError, match="cut off"):
        read_wav(streamed, WHO, framed=False)
    assert read_wav(GOOD, WHO, framed=False).samples == len(SAMPLES)


def header(**fields: int) -> bytes:
    """A file with some fields of its ``fmt`` chunk changed."""
    names = ("tag", "channels", "rate_hz", "byte_rate", "frame_bytes", "bits")
    values = dict(zip(names, (1, 1, 24_000, 48_000, 2, 16), strict=True)) | fields
    return GOOD[:20] + struct.pack("<HHIIHH", *values.values()) + GOOD[36:]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"tag": 7}, "format 7"), ({"bits": 8}, "8 bits"), ({"bits": 24, "frame_bytes": 3}, "24 bits"),
        ({"channels": 6, "frame_bytes": 12}, "6 channels"), ({"channels": 0, "frame_bytes": 0}, "0 channels"),
        ({"rate_hz": 0}, "wrong header"), ({"rate_hz": 16_000}, "wrong header: 16000 Hz, 48000 bytes a second"),
        ({"rate_hz": 1_000_000}, "wrong header"), ({"frame_bytes": 4}, "wrong header"),
    ],
)  # fmt: skip
def test_a_format_that_cannot_be_right(fields: dict[str, int], message: str) -> None:
    with pytest.raises(SpeakError, match=message):
        read_wav(header(**fields), WHO)


def test_a_rate_that_is_known_mends_a_header_that_contradicts_itself() -> None:
    assert read_wav(header(byte_rate=1), WHO, rate_hz=24_000).format.rate_hz == 24_000
    assert read_wav(header(byte_rate=0), WHO).format.rate_hz == 24_000


@given(
    st.one_of(
        st.binary(max_size=200),
        st.builds(lambda tail: GOOD[:12] + tail, st.binary(max_size=200)),
        st.builds(lambda tail: GOOD[:44] + tail, st.binary(max_size=200)),
        st.builds(
            lambda cut, at, new: (GOOD[:at] + new + GOOD[at + len(new) :])[:cut],
            st.integers(0, len(GOOD)), st.integers(0, 60), st.binary(min_size=1, max_size=8),
        ),
    ),
    st.booleans(),
    st.sampled_from([None, 24_000]),
)  # fmt: skip
@example(GOOD[:44] + b"RIFF" + GOOD, True, None)
def test_any_bytes_are_sound_of_whole_samples_or_refused(body: bytes, framed: bool, rate_hz: int | None) -> None:
    try:
        pcm = read_wav(body, WHO, framed=framed, rate_hz=rate_hz)
    except SpeakError as error:
        assert "\n" not in str(error)
        assert error.hint
    else:
        assert pcm.samples > 0
        assert pcm.format.channels == 1
        assert len(pcm.data) == pcm.samples * 2 <= len(body)
        assert 8_000 <= pcm.format.rate_hz <= 192_000
