"""Whether an MP3 came whole: its frames counted from header to header (ISO/IEC 11172-3 and 13818-3)."""

from __future__ import annotations

import functools

_KBIT_MPEG1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KBIT_MPEG2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_RATES_HZ = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}


def whole(mp3: bytes) -> bool:
    """Whether a file is MP3 frames from end to end, the last one complete; tags at its ends are allowed.

    Decoders make up what a cut last frame lacks, so they cannot tell.
    """
    position = 0
    if mp3[:3] == b"ID3" and len(mp3) >= 10:
        # Seven bits a byte; a footer, when flagged, repeats the header's ten bytes.
        size = functools.reduce(lambda total, byte: total << 7 | byte & 0x7F, mp3[6:10], 0)
        position = 10 + size + (10 if mp3[5] & 0x10 else 0)
    end = len(mp3) - 128 if mp3[-128:-125] == b"TAG" else len(mp3)
    start = position
    while position < end:
        length = _frame_bytes(mp3[position : position + 4])
        if not length:
            return False
        position += length
    return start < position == end


def _frame_bytes(header: bytes) -> int:
    """The length of a Layer III frame in bytes, its header included; 0 for what is no such header."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return 0
    version, bitrate, rate, padding = header[1] >> 3 & 3, header[2] >> 4, header[2] >> 2 & 3, header[2] >> 1 & 1
    if version not in _RATES_HZ or bitrate in (0, 15) or rate == 3:
        return 0
    kbit = (_KBIT_MPEG1 if version == 3 else _KBIT_MPEG2)[bitrate]
    return (144_000 if version == 3 else 72_000) * kbit // _RATES_HZ[version][rate] + padding
