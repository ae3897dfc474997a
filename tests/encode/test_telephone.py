"""What telephones are given: level, band, silence, and the codecs as ITU-T writes them."""

from __future__ import annotations

import io
import math
import struct
import wave
from functools import cache
from typing import Any

import av
import mutagen.mp3
import numpy as np
import numpy.typing as npt
import pytest

from tests.encode.telephone_formats import telephone
from voiceguide.encode.p56 import active_level
from voiceguide.errors import EncodeError
from voiceguide.model.sound import WORKING_FORMAT, Pcm
from voiceguide.model.text import HOLD, PHONE, SECTIONS
from voiceguide.store.store import Blob

Sound = npt.NDArray[np.floating]
RATES = {
    "sln16": 16_000, "wav16": 16_000, "wav8": 8_000, "ulaw": 8_000, "alaw": 8_000, "ulaw-wav": 8_000,
    "phone-mp3": 16_000,
}  # fmt: skip
RANDOM = np.random.default_rng(1)


def noise(seconds: float, rate: int = 16_000) -> Sound:
    return RANDOM.standard_normal(int(seconds * rate)) * 0.1


def speech(seconds: float = 12.0, loud: float = 0.25) -> Sound:
    """Something like speech at 24 kHz: a voice of many harmonics and some hiss, in syllables and phrases."""
    time = np.arange(int(seconds * WORKING_FORMAT.rate_hz)) / WORKING_FORMAT.rate_hz
    pitch = 2 * np.pi * np.cumsum(110 + 25 * np.sin(2 * np.pi * 0.7 * time)) / WORKING_FORMAT.rate_hz
    voice = sum(np.sin(n * pitch) / n for n in range(1, 70))
    hiss = np.random.default_rng(2).standard_normal(len(time)) * 0.3
    syllables = np.clip(np.sin(2 * np.pi * 4.1 * time), 0, 1) ** 0.5
    phrases = (np.sin(2 * np.pi * time / 3.1) > -0.6).astype(float)
    out = (voice + hiss) * syllables * phrases
    return np.asarray(out / np.abs(out).max() * loud)


def house(sound: Sound, before: float = 0.4, after: float = 0.7) -> Pcm:
    """As the mix hands it over: silence around it."""
    padded = np.pad(sound, (int(before * WORKING_FORMAT.rate_hz), int(after * WORKING_FORMAT.rate_hz)))
    return Pcm(WORKING_FORMAT, np.rint(padded * 32_767).astype("<i2").tobytes())


@cache
def made(part: str = SECTIONS) -> dict[str, Blob]:
    return telephone(house(speech()), part)


def mu_law(data: bytes) -> Sound:
    """ITU-T G.711, table 2: one formula, none of ours."""
    byte = ~np.frombuffer(data, np.uint8)
    exponent, mantissa = (byte >> 4) & 7, byte & 15
    size = ((mantissa.astype(int) << 3) + 132 << exponent) - 132
    return np.where(byte & 128, -size, size) / 32_768


def a_law(data: bytes) -> Sound:
    """ITU-T G.711, table 1."""
    byte = np.frombuffer(data, np.uint8) ^ 0x55
    exponent, mantissa = (byte >> 4).astype(int) & 7, (byte & 15).astype(int)
    size = np.where(exponent > 0, (mantissa << 4) + 264 << np.maximum(exponent - 1, 0), (mantissa << 4) + 8)
    return np.where(byte & 128, size, -size) / 32_768


def libav(data: bytes, format: str) -> Sound:
    with av.open(io.BytesIO(data), "r", format=format) as container:
        frames = [frame.to_ndarray().reshape(-1) for frame in container.decode(audio=0)]
    out: np.ndarray[Any, Any] = np.concatenate(frames)
    return out / 32_768 if out.dtype == np.int16 else out.astype(float)


def heard(name: str, data: bytes) -> Sound:
    """A file decoded by somebody else."""
    if name == "sln16":
        return np.frombuffer(data, "<i2") / 32_768
    if name in ("wav16", "wav8"):
        with wave.open(io.BytesIO(data)) as file:
            assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATES[name])
            return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32_768
    if name == "ulaw":
        return mu_law(data)
    if name == "alaw":
        return a_law(data)
    return libav(data, "wav" if name == "ulaw-wav" else "mp3")


def band(sound: Sound, rate: int, low: float, high: float) -> Sound:
    """A part of the spectrum, cut hard, phases as they are."""
    sound = np.pad(sound, (0, -len(sound) % rate))
    spectrum = np.fft.rfft(sound)
    pitches = np.fft.rfftfreq(len(sound), 1 / rate)
    spectrum[(pitches < low) | (pitches > high)] = 0
    return np.asarray(np.fft.irfft(spectrum, len(sound)))


def correlation(master: Sound, rate: int, sound: Sound, low: float, high: float) -> float:
    """The best over all shifts, of what lies in the band. Both at `rate`."""
    one, two = band(master, rate, low, high), band(sound, rate, low, high)
    size = 1 << (len(one) + len(two)).bit_length()
    across = np.fft.irfft(np.fft.rfft(one, size) * np.conj(np.fft.rfft(two, size)), size)
    return float(across.max() / math.sqrt(float(one @ one) * float(two @ two)))


def resampled(sound: Sound, source: int, target: int) -> Sound:
    """By the spectrum: nothing of ours. Filled up to whole seconds, which the transform likes."""
    sound = np.pad(sound, (0, -len(sound) % source))
    spectrum = np.fft.rfft(sound)
    frames = len(sound) * target // source
    return np.asarray(np.fft.irfft(spectrum[: frames // 2 + 1], frames) * target / source)


# ITU-T P.56


def reference(sound: Sound, rate: int) -> float:
    """P.56 method B sample by sample, with its thresholds of a factor of two and their interpolation."""
    decay = math.exp(-1 / (rate * 0.03))
    hang = math.ceil(rate * 0.2)
    thresholds = [2.0 ** (j - 15) for j in range(15)]
    active, held = [0] * 15, [hang] * 15
    first = second = energy = 0.0
    for x in sound:
        energy += x * x
        first = decay * first + (1 - decay) * abs(x)
        second = decay * second + (1 - decay) * first
        for j, threshold in enumerate(thresholds):
            if second >= threshold:
                active[j], held[j] = active[j] + 1, 0
            elif held[j] < hang:
                active[j], held[j] = active[j] + 1, held[j] + 1
            else:
                break
    before: tuple[float, float] | None = None
    for threshold, count in zip(thresholds, active, strict=True):
        level, at = 10 * math.log10(energy / count), 20 * math.log10(threshold)
        if level - at <= 15.9:
            if before is None:
                return level
            old, gap = before
            share = (gap - 15.9) / (gap - (level - at))
            return old + share * (level - old)
        before = level, level - at
    raise AssertionError


@pytest.mark.parametrize("rate", [8_000, 16_000])
def test_a_full_scale_sine_is_3_db_below_the_square_wave(rate: int) -> None:
    sine = np.sin(2 * np.pi * 440 * np.arange(rate * 4) / rate).astype(np.float32)
    assert active_level(sine, rate) == pytest.approx(-3.01, abs=0.05)


@pytest.mark.parametrize("decibels", [-40.0, -22.0, -6.0])
def test_the_level_moves_with_the_sound(decibels: float) -> None:
    loud = np.sin(2 * np.pi * 700 * np.arange(64_000) / 16_000).astype(np.float32)
    quiet = (loud * 10 ** (decibels / 20)).astype(np.float32)
    assert active_level(quiet, 16_000) - active_level(loud, 16_000) == pytest.approx(decibels, abs=0.02)


@pytest.mark.parametrize("pause", [0.0, 2.0, 10.0, 60.0])
def test_pauses_do_not_count(pause: float) -> None:
    """Noise of known power, then silence: only the hangover of 200 ms and the envelope's fall are left of that."""
    sound = np.concatenate([np.pad(noise(4), (0, int(pause * 16_000))) for _ in range(3)]).astype(np.float32)
    power = 10 * math.log10(float(np.square(noise(12)).mean()))
    assert active_level(sound, 16_000) == pytest.approx(power, abs=0.6)


def test_the_meter_agrees_with_the_recommendation_sample_by_sample() -> None:
    for sound in (speech(6.0)[::3], np.concatenate([noise(1, 8_000), np.zeros(8_000), noise(0.5, 8_000) * 0.3])):
        assert active_level(sound.astype(np.float32), 8_000) == pytest.approx(reference(sound, 8_000), abs=0.3)


def test_silence_has_no_level() -> None:
    assert active_level(np.zeros(8_000, np.float32), 8_000) == -math.inf
    assert active_level(np.zeros(0, np.float32), 8_000) == -math.inf


# The formats


@pytest.mark.parametrize("name", RATES)
def test_a_format_is_the_master_heard_through_a_telephone(name: str) -> None:
    rate = RATES[name]
    master = resampled(speech(), WORKING_FORMAT.rate_hz, rate)
    top, least = 6_500 if rate == 16_000 else 3_400, 0.99
    if name == "phone-mp3":
        # MP3 makes its own noise of noise; with real voices it is held to 0.99 (tests/publish/test_phone_built.py).
        top, least = 3_400, 0.98
    assert correlation(master, rate, heard(name, made()[name].data), 200, top) >= least


@pytest.mark.parametrize("name", RATES)
def test_level_and_peak(name: str) -> None:
    sound = heard(name, made()[name].data)
    assert active_level(sound.astype(np.float32), RATES[name]) == pytest.approx(-22, abs=1)
    assert 20 * math.log10(float(np.abs(sound).max())) <= -3


@pytest.mark.parametrize(("part", "tail"), [(SECTIONS, 100), (PHONE, 100), (HOLD, 550)])
@pytest.mark.parametrize("name", RATES)
def test_silence_before_and_after(name: str, part: str, tail: int) -> None:
    rate = RATES[name]
    sound = heard(name, made(part)[name].data)
    # Above the noise of G.711 and MP3, far below speech.
    loud = np.flatnonzero(np.abs(sound) > 0.004)
    before, after = loud[0] * 1000 / rate, (len(sound) - loud[-1]) * 1000 / rate
    slack = 40 if name != "phone-mp3" else 110
    assert 245 <= before <= 250 + slack
    assert tail - 5 <= after <= tail + slack


def test_two_hold_spots_are_800_ms_apart() -> None:
    hold_message = heard("wav8", made(HOLD)["wav8"].data)
    both = np.concatenate([hold_message, hold_message])
    loud = np.flatnonzero(np.abs(both) > 0.004)
    gap = max(np.diff(loud[(loud > len(hold_message) - 6_000) & (loud < len(hold_message) + 6_000)]))
    assert 780 <= gap / 8 <= 880


@pytest.mark.parametrize(("name", "top"), [("sln16", 7_400), ("wav8", 3_800)])
def test_the_band(name: str, top: int) -> None:
    """White noise in: what is left below 60 Hz and above the edge is 20 dB down; in between it is even."""
    rate = RATES[name]
    white = np.random.default_rng(3).standard_normal(10 * WORKING_FORMAT.rate_hz) * 0.05
    sound = heard(name, telephone(house(white), SECTIONS)[name].data)[rate:-rate]
    power = np.abs(np.fft.rfft(sound)) ** 2
    pitches = np.fft.rfftfreq(len(sound), 1 / rate)

    def level(low: float, high: float) -> float:
        return 10 * math.log10(float(power[(pitches >= low) & (pitches < high)].mean()))

    middle = level(1_000, 2_000)
    assert level(20, 60) < middle - 20
    assert level(top, rate / 2) < middle - 20
    assert level(110, 130) == pytest.approx(middle - 3, abs=1.5)
    for low, high in ((250, 400), (400, 1_000), (2_000, 3_300)):
        assert level(low, high) == pytest.approx(middle, abs=0.6)


def test_mu_law_is_mu_law_and_a_law_is_a_law() -> None:
    linear = heard("wav8", made()["wav8"].data)
    mu, a = made()["ulaw"].data, made()["alaw"].data
    assert len(mu) == len(a) == len(linear)
    # Half of G.711's widest step at this level.
    assert float(np.abs(mu_law(mu) - linear).max()) < 0.02
    assert float(np.abs(a_law(a) - linear).max()) < 0.02
    assert abs(float(np.corrcoef(a_law(mu), linear)[0, 1])) < 0.9
    # Silence, as a phone knows it.
    assert set(mu[:100]) <= {0xFF, 0x7F, 0xFE, 0x7E}
    assert set(a[:100]) <= {0xD5, 0x55}


def test_mu_law_in_a_wav_says_so() -> None:
    data = made()["ulaw-wav"].data
    assert data[:4] == b"RIFF"
    assert data[8:16] == b"WAVEfmt "
    tag, channels, rate, per_second, align, bits = struct.unpack("<HHIIHH", data[20:36])
    assert (tag, channels, rate, per_second, align, bits) == (7, 1, 8_000, 8_000, 1, 8)
    assert b"fact" in data[:60]
    assert b"LIST" not in data
    assert data.endswith(made()["ulaw"].data)


def test_mp3_is_what_the_hosted_systems_take() -> None:
    data = made()["phone-mp3"].data
    info: Any = mutagen.mp3.MP3(io.BytesIO(data)).info
    assert (info.sample_rate, info.channels, info.bitrate, info.layer) == (16_000, 1, 32_000, 3)
    assert data[:2] == b"\xff\xf3", "frames from the first byte on: they join"
    assert info.length == pytest.approx(len(made()["sln16"].data) / 32_000, abs=0.12)


def test_both_rates_are_equally_long() -> None:
    sizes = {name: len(made()[name].data) for name in ("sln16", "ulaw", "alaw")}
    assert sizes["sln16"] == 4 * sizes["ulaw"] == 4 * sizes["alaw"]
    assert sizes["ulaw"] % 160 == 0, "whole packets of 20 ms"


def test_the_same_track_gives_the_same_bytes() -> None:
    assert telephone(house(speech()), SECTIONS) == made()


def test_a_very_peaky_sound_is_held_below_the_ceiling() -> None:
    sound = speech(8.0, 0.02)
    sound[::9_000] = 0.7
    for name in ("sln16", "wav8"):
        out = heard(name, telephone(house(sound), SECTIONS)[name].data)
        assert 20 * math.log10(float(np.abs(out).max())) <= -3
        assert active_level(out.astype(np.float32), RATES[name]) == pytest.approx(-22, abs=1)


@pytest.mark.parametrize("sound", [np.zeros(24_000), np.zeros(0), np.full(24_000, 0.0003)])
def test_silence_is_an_error(sound: Sound) -> None:
    with pytest.raises(EncodeError, match="silent"):
        telephone(house(sound), SECTIONS)
