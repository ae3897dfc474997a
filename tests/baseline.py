"""The benchmark's floor: bare espeak-ng in one process, and each encoder once. None of voiceguide's own work.

`python -m tests.baseline FOLDER` speaks FOLDER/sentences.json, and puts each FOLDER/<name>.pcm (24 kHz mono 16-bit)
through the encoders that FOLDER/formats.json names for it: only what ships.
"""

from __future__ import annotations

import ctypes
import io
import json
import sys
from pathlib import Path

import av
import espeakng_loader
import lameenc
import numpy as np

PIECE = 65_536
"""Samples that are handed over at once: the quickest way that PyAV has."""
CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


def speak(sentences: list[tuple[str, float, str]]) -> None:
    """Each sentence once. The voice is set where it changes: once a locale."""
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    library.espeak_Initialize(2, 0, espeakng_loader.get_data_path().encode(), 0x8000)
    chunks: list[bytes] = []

    def take(samples: int | None, count: int, events: int | None) -> int:
        if samples and count:
            chunks.append(ctypes.string_at(samples, count * 2))
        return 0

    callback = CALLBACK(take)
    library.espeak_SetSynthCallback(callback)
    now = ""
    for voice, rate, text in sentences:
        if voice != now:
            library.espeak_SetVoiceByName(voice.encode())
            now = voice
        library.espeak_SetParameter(1, round(175 * rate), 0)
        raw = text.encode()
        library.espeak_Synth(raw, len(raw) + 1, 0, 1, 0, 1 | 0x100, None, None)
        chunks.clear()


def mp3(pcm: bytes, rate_hz: int = 24_000, kbit: int = 48) -> None:
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(kbit)
    encoder.set_in_sample_rate(rate_hz)
    encoder.set_channels(1)
    encoder.set_quality(5)
    encoder.silence()
    encoder.encode(pcm)
    encoder.flush()


def through(pcm: bytes, codec: str, format: str, rate_hz: int, options: dict[str, str]) -> None:
    """Samples through one of libav's encoders."""
    with av.open(io.BytesIO(), "w", format=format) as container:
        stream = container.add_stream(codec, rate=rate_hz, layout="mono")
        assert isinstance(stream, av.AudioStream)
        stream.options = dict(options)
        samples = np.frombuffer(pcm, "<i2").reshape(1, -1)
        for start in range(0, samples.shape[1], PIECE):
            part = np.ascontiguousarray(samples[:, start : start + PIECE])
            frame = av.AudioFrame.from_ndarray(part, format="s16", layout="mono")
            frame.sample_rate, frame.pts = rate_hz, start
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def encode(pcm: bytes, format: str) -> None:
    """One file's samples through its encoder. What only copies samples has no encoder, and costs the floor nothing."""
    if format == "mp3":
        mp3(pcm)
    elif format == "aac":
        through(pcm, "aac", "ipod", 24_000, {"aac_coder": "fast", "b": "48000"})
    elif format == "phone-mp3":
        mp3(pcm[: len(pcm) // 3 * 2], 16_000, 32)
    elif format in ("ulaw", "alaw", "ulaw-wav"):
        through(pcm[: len(pcm) // 6 * 2], "pcm_alaw" if format == "alaw" else "pcm_mulaw", "wav", 8_000, {})


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    speak([tuple(item) for item in json.loads((folder / "sentences.json").read_text("utf-8"))])
    for name, formats in sorted(json.loads((folder / "formats.json").read_text("utf-8")).items()):
        sound = (folder / f"{name}.pcm").read_bytes()
        for format in formats:
            encode(sound, format)
