"""One master -> the formats that phone systems take, each made once."""

from __future__ import annotations

import io
import wave

from voiceguide.model.sound import Pcm, PcmFormat, Track
from voiceguide.run.audio import graph
from voiceguide.run.store import Blob


def telephone(pcm: Pcm, track: Track) -> dict[str, Blob]:
    """Telephone formats by name."""
    return {}
