"""PCM as a WAV file."""

from __future__ import annotations

import io
import wave

from voiceguide.model.sound import Pcm


def wav(pcm: Pcm) -> bytes:
    """A whole RIFF WAVE file of 16 bits, in the PCM's own rate and channels."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(pcm.format.channels)
        file.setsampwidth(pcm.format.width_bytes)
        file.setframerate(pcm.format.rate_hz)
        file.writeframes(pcm.data)
    return out.getvalue()
