"""The phone edition of a real build: its sound, decoded by others; its size; its limits."""

from __future__ import annotations

import io
import json
import math
import re
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import mutagen.mp3
import numpy as np
import pytest

from tests.encode.test_telephone import RATES, Sound, correlation, heard, libav, resampled
from tests.publish import phone_asterisk, phone_freeswitch
from voiceguide.encode.p56 import active_level
from voiceguide.errors import EncodeError
from voiceguide.model.menu import PROMPTS
from voiceguide.run.audio import decode

FOUR = ("en_US", "es_419", "zh_Hans", "ar")
FORMATS = {
    "ulaw": "asterisk/sounds/{}/guide/{}.ulaw",
    "alaw": "asterisk/sounds/{}/guide/{}.alaw",
    "sln16": "asterisk/sounds/{}/guide/{}.sln16",
    "wav8": "freeswitch/sounds/{}/guide/8000/{}.wav",
    "wav16": "freeswitch/sounds/{}/guide/16000/{}.wav",
    "ulaw-wav": "hosted/{}/ulaw-wav/{}.wav",
    "phone-mp3": "hosted/{}/mp3/{}.mp3",
}
SOUNDS = (*PROMPTS, "draft", *(f"section-0{n}" for n in range(1, 10)))


@pytest.fixture(scope="module")
def phone(built: Path) -> Path:
    return built / "dist" / "phone"


@pytest.fixture(scope="module")
def facts(phone: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((phone / "phone.json").read_text("utf-8"))
    return found


def sound(phone: Path, format: str, locale: str, prompt: str) -> Sound:
    return heard(format, (phone / FORMATS[format].format(locale, prompt)).read_bytes())


def test_nothing_is_missing_and_nothing_is_left_out(facts: dict[str, Any]) -> None:
    assert [entry["locale"] for entry in facts["locales"]] == list(FOUR)
    hold_messages = [f"hold-0{n}" for n in range(1, 10)]
    for locale in FOUR:
        assert {p["id"] for p in facts["prompts"] if p["locale"] == locale} == {*SOUNDS, *hold_messages}


@pytest.mark.parametrize("locale", FOUR)
@pytest.mark.parametrize("format", FORMATS)
def test_level_peak_and_silence_of_every_sound(phone: Path, format: str, locale: str) -> None:
    rate = RATES[format]
    for prompt in (*SOUNDS, "hold-01") if format in ("wav8", "wav16", "ulaw-wav", "phone-mp3") else SOUNDS:
        samples = sound(phone, format, locale, prompt)
        assert active_level(samples.astype(np.float32), rate) == pytest.approx(-22, abs=1), prompt
        assert 20 * math.log10(float(np.abs(samples).max())) <= -3, prompt
        loud = np.flatnonzero(np.abs(samples) > 0.004)
        tail = 550 if prompt == "hold-01" else 100
        slack = 80 if format != "phone-mp3" else 160
        assert 245 <= loud[0] * 1000 / rate <= 250 + slack, prompt
        assert tail - 5 <= (len(samples) - loud[-1]) * 1000 / rate <= tail + slack, prompt


@pytest.mark.parametrize("locale", FOUR)
@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_the_same_speech(phone: Path, format: str, locale: str) -> None:
    """Against the WAV of 16 kHz, which another test holds to the mix."""
    rate = RATES[format]
    for prompt in ("emergency", "section-03"):
        master = resampled(sound(phone, "wav16", locale, prompt), 16_000, rate)
        assert correlation(master, rate, sound(phone, format, locale, prompt), 200, 3_400) >= 0.99, prompt


@pytest.mark.parametrize("locale", FOUR)
def test_the_phone_says_what_the_library_says(built: Path, phone: Path, locale: str) -> None:
    """Against the MP3 that podcast and tablet play, decoded."""
    (path,) = (built / "dist/library" / locale / "hold").glob("05-*.mp3")
    library = resampled(np.frombuffer(decode(path, EncodeError).data, "<i2") / 32_768, 24_000, 48_000)
    # At 48 kHz, since the MP3 begins between two samples of 8 kHz.
    for format, rate, top in (("wav16", 16_000, 5_000), ("wav8", 8_000, 3_400)):
        ours = resampled(sound(phone, format, locale, "hold-05"), rate, 48_000)
        assert correlation(library, 48_000, ours, 200, top) >= 0.99


def hosted(phone: Path, folder: str) -> Iterator[Path]:
    found = [path for locale in FOUR for path in sorted((phone / "hosted" / locale / folder).iterdir())]
    assert found
    yield from found


def test_amazon_connect_and_unity(phone: Path) -> None:
    for path in hosted(phone, "ulaw-wav"):
        data = path.read_bytes()
        assert int.from_bytes(data[20:22], "little") == 7, "mu-law"
        assert len(data) < 50_000_000
        with av.open(io.BytesIO(data)) as file:
            stream = file.streams.audio[0]
            assert (stream.rate, stream.channels, stream.codec_context.name) == (8_000, 1, "pcm_mulaw")
        assert (len(data) - 58) / 8_000 <= 300


@pytest.mark.parametrize(("folder", "rate"), [("pcm8", 8_000), ("pcm16", 16_000)])
def test_cucm_avaya_yeastar_and_portsip(phone: Path, folder: str, rate: int) -> None:
    loops = [phone / f"hosted/{locale}/hold-loop.wav" for locale in FOUR] if folder == "pcm8" else []
    for path in [*hosted(phone, folder), *loops]:
        with wave.open(str(path)) as file:
            assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, rate)
        assert re.fullmatch(r"[a-z0-9-]+\.wav", path.name)
        assert folder == "pcm16" or path.stat().st_size < 8_000_000


def test_zoom_and_teams(phone: Path) -> None:
    for path in hosted(phone, "mp3"):
        info: Any = mutagen.mp3.MP3(path).info
        assert (info.sample_rate, info.channels, info.bitrate) == (16_000, 1, 32_000)
        assert path.stat().st_size <= 1_000_000, "Zoom"
    for locale in FOUR:
        assert (phone / f"hosted/{locale}/hold-loop.mp3").stat().st_size <= 5_000_000, "Teams"


@pytest.mark.parametrize("locale", FOUR)
def test_the_loops_are_all_spots_in_order(phone: Path, locale: str) -> None:
    at = phone / "hosted" / locale
    hold_messages = [sound(phone, "wav8", locale, f"hold-0{n}") for n in range(1, 10)]
    with wave.open(str(at / "hold-loop.wav")) as file:
        loop = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32_768
    rest = sorted(at.glob("hold-loop-*.wav"))
    if not rest:
        assert np.array_equal(loop, np.concatenate(hold_messages))
    parts = [at / "ulaw-wav/hold-loop.wav", *sorted((at / "ulaw-wav").glob("hold-loop-*.wav"))]
    whole = np.concatenate([libav(part.read_bytes(), "wav") for part in parts])
    assert len(whole) == sum(len(hold_message) for hold_message in hold_messages)
    zoom = [at / "mp3/hold-loop.mp3", *sorted((at / "mp3").glob("hold-loop-*.mp3"))]
    frames = b"".join(path.read_bytes() for path in zoom)
    assert frames == b"".join((at / f"mp3/hold-0{n}.mp3").read_bytes() for n in range(1, 10))
    assert (at / "hold-loop.mp3").read_bytes() == frames
    joined = libav(frames, "mp3")
    assert len(joined) / 16_000 == pytest.approx(len(whole) / 8_000, abs=1.0)


def test_a_call_to_each_language(phone: Path) -> None:
    """The whole guide, heard to its end, on both systems."""
    from lxml import etree

    def there(locale: str, prompt: str) -> bool:
        return (phone / FORMATS["ulaw"].format(locale, prompt)).is_file()

    plan = phone_asterisk.read((phone / "asterisk/extensions_guide.conf").read_text())
    dialplan = etree.parse(phone / "freeswitch/dialplan/guide.xml").getroot()
    menus = etree.parse(phone / "freeswitch/ivr_menus/guide.xml").getroot()
    for place, locale in enumerate(FOUR):
        channel = phone_asterisk.Channel(plan, there)
        channel.enter("guide-start", "700")
        said: list[str] = []
        for op in channel.run():
            if op.kind == "wait":
                channel.press(str(place + 1)) if not said or said[-1].endswith("lang-pick") else None
            said.append(op.what)
        assert said[:2] == ["en_US/emergency", "es_419/emergency"]
        guide = [line for line in said if line.startswith(f"{locale}/section")]
        assert guide == [f"{locale}/section-0{n}" for n in range(1, 10)]
        assert said[-2:] == [f"{locale}/goodbye", ""]
        call = phone_freeswitch.Call(dialplan, menus, there)
        call.transfer("700")
        lines = call.turn("") + call.turn(str(place + 1))
        while call.up:
            lines += call.turn("")
        assert [line for line in lines if line.startswith(f"{locale}/section")] == guide


def test_everything_takes_less_than_one_and_a_half_gigabytes(built: Path) -> None:
    inodes = {p.stat().st_ino: p.stat().st_size for p in (built / "dist").rglob("*") if p.is_file()}
    assert sum(inodes.values()) < 1_500_000_000
