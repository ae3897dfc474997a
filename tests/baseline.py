"""The benchmark's floor: bare espeak-ng in one process, and each encoder once. None of voiceguide's own work.

`python -m tests.baseline FOLDER` speaks FOLDER/sentences.json and encodes FOLDER/*.pcm (24 kHz mono 16-bit).
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

CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


def speak(sentences: list[tuple[str, float, str]]) -> None:
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    library.espeak_Initialize(2, 0, espeakng_loader.get_data_path().encode(), 0x8000)
    chunks: list[bytes] = []

    def take(samples: int | None, count: int, events: int | None) -> int:
        if samples and count:
            chunks.append(ctypes.string_at(samples, count * 2))
        return 0

    callback = CALLBACK(take)
    library.espeak_SetSynthCallback(callback)
    for voice, rate, text in sentences:
        library.espeak_SetVoiceByName(voice.encode())
        library.espeak_SetParameter(1, round(175 * rate), 0)
        raw = text.encode()
        library.espeak_Synth(raw, len(raw) + 1, 0, 1, 0, 1 | 0x100, None, None)
        chunks.clear()


def encode(pcm: bytes) -> None:
    mp3 = lameenc.Encoder()
    mp3.set_bit_rate(48)
    mp3.set_in_sample_rate(24_000)
    mp3.set_channels(1)
    mp3.set_quality(2)
    mp3.silence()
    mp3.encode(pcm)
    mp3.flush()
    with av.open(io.BytesIO(), "w", format="ipod") as container:
        stream = container.add_stream("aac", rate=24_000, layout="mono")
        stream.bit_rate = 48_000
        stream.options = {"aac_coder": "fast"}
        samples = np.frombuffer(pcm, "<i2").reshape(1, -1)
        for start in range(0, samples.shape[1], 1024):
            part = np.ascontiguousarray(samples[:, start : start + 1024])
            frame = av.AudioFrame.from_ndarray(part, format="s16", layout="mono")
            frame.sample_rate, frame.pts = 24_000, start
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    speak([tuple(item) for item in json.loads((folder / "sentences.json").read_text("utf-8"))])
    for path in sorted(folder.glob("*.pcm")):
        encode(path.read_bytes())
