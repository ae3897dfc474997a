"""A tagged MP3 -> its audio frames without tags, unchanged. DAISY players want them so.

In front of the sound stand an ID3v2 tag (https://id3.org/id3v2.3.0, section 3.1) and an Info frame, which holds no
sound but tells decoders to drop the first 529 samples. Without it every decoder gives all samples: the file lasts
exactly as long as its track, and each sentence comes `BARE_DELAY` samples later than in the mix.
"""

from __future__ import annotations

from voiceguide.errors import PublishError
from voiceguide.model.sound import MP3_DELAY_SAMPLES

BARE_DELAY = MP3_DELAY_SAMPLES + 529
"""Samples by which sound comes later in bare frames than in the mix: LAME's delay, and the decoder's own, kept."""

_ID3_HEADER = 10
_FRAME_HEADER = 4
_MPEG2_LAYER_3 = b"\xff\xf3"
_KBIT = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_RATE_HZ = {0: 22_050, 1: 24_000, 2: 16_000}


def bare(data: bytes, frames: int) -> bytes:
    """The audio frames of an MPEG-2 layer III file, without tag and Info frame.

    frames: of the track, in samples. Raises PublishError when the rest is not as long as the track, at one bit rate.
    """
    start = _after_tag(data)
    if b"Info" in data[start : start + 40]:
        start += _frame_bytes(data, start)
    sound = data[start:]
    size = _frame_bytes(sound, 0)
    count = frames // 576
    headers = {(sound[at : at + 2], sound[at + 2] >> 2, sound[at + 3] >> 6) for at in range(0, len(sound) - 3, size)}
    if len(sound) != count * size or len(headers) != 1:
        raise PublishError("a section's MP3 is not of one bit rate, or not as long as its track.", hint="Build again.")
    return sound


def _after_tag(data: bytes) -> int:
    if data[:3] != b"ID3":
        return 0
    size = 0
    for byte in data[6:_ID3_HEADER]:
        size = size << 7 | byte & 0x7F
    return size + _ID3_HEADER


def _frame_bytes(data: bytes, at: int) -> int:
    head = data[at : at + _FRAME_HEADER].ljust(_FRAME_HEADER, b"\0")
    index, rate = head[2] >> 4, head[2] >> 2 & 3
    if head[:2] != _MPEG2_LAYER_3 or not 0 < index < len(_KBIT) or rate not in _RATE_HZ:
        raise PublishError("a section's MP3 does not begin with MPEG-2 layer III.", hint="Build again.")
    return 72_000 * _KBIT[index] // _RATE_HZ[rate] + (head[2] >> 1 & 1)
