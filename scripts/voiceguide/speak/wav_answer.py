"""A server's answer read as WAV (RIFF, Microsoft's "Multiple Channel Audio Data and WAVE Files").

Servers write the header before they know how long the speech will be. So the length comes from the data that came;
the header's sizes only tell whether some of it is missing.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from voiceguide.errors import ServiceError, SpeakError
from voiceguide.model.sound import Pcm, PcmFormat

SLOWEST_HZ, FASTEST_HZ = 8_000, 192_000
_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE
# Sizes that stand for "not known yet": 0, 0x7FFFFFFF, 0xFFFFFFFF, and two thousand million.
_PLACEHOLDER = 0x7000_0000
# Some count the header in the size of the data.
_HEADER_BYTES = 44
_OTHERS = {b"ID3": "MP3", b"OggS": "Ogg", b"fLaC": "FLAC", b"\xff": "MP3 or AAC"}
_AGAIN = "Try again later. If it stays so, the server is at fault: update it, or choose another."


@dataclass(frozen=True, slots=True)
class _Header:
    """The fields of a ``fmt`` chunk that are needed."""

    tag: int
    channels: int
    rate_hz: int
    byte_rate: int
    frame_bytes: int
    bits: int


def read_wav(body: bytes, who: str, *, framed: bool = True, rate_hz: int | None = None) -> Pcm:
    """An answer as mono PCM of 16 bits, at the header's rate. Two channels are mixed into one.

    who: the server, for errors. framed: the server told where the answer ends (Content-Length or chunks), so that a
    lost connection was noticed. rate_hz: the only sample rate that is right, in Hz; None: any.

    Raises ServiceError for an answer that another try may mend, SpeakError for a format that is not understood.
    """
    if not body:
        raise ServiceError(f"{who} sent no audio.", hint=_AGAIN)
    if body[:4] != b"RIFF" or body[8:12] != b"WAVE":
        raise _no_wav(body, who)
    header = None
    for id, start, size in _chunks(body):
        if id == b"fmt ":
            header = _header(body[start : start + size], who, rate_hz)
        elif id == b"data":
            if header is None:
                break
            return _mono(_sound(body, start, size, who, framed=framed), header, who)
    raise ServiceError(f"{who} sent a WAV file without sound.", hint=_AGAIN)


def _no_wav(body: bytes, who: str) -> SpeakError:
    for head, name in _OTHERS.items():
        if body.startswith(head):
            return SpeakError(f"{who} sent {name}, not WAV.", hint="The server must know response_format wav.")
    return ServiceError(f"{who} sent something that is no WAV file.", hint=_AGAIN)


def _chunks(body: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Id, start and declared size of each chunk, in bytes."""
    position = 12
    while position + 8 <= len(body):
        (size,) = struct.unpack_from("<I", body, position + 4)
        yield body[position : position + 4], position + 8, size
        position += 8 + size + size % 2


def _header(chunk: bytes, who: str, rate_hz: int | None) -> _Header:
    if len(chunk) < 16:
        raise ServiceError(f"{who} sent a WAV file whose header was cut off.", hint=_AGAIN)
    tag, channels, rate, byte_rate, frame_bytes, bits = struct.unpack_from("<HHIIHH", chunk)
    if tag == _EXTENSIBLE and len(chunk) >= 26:
        (tag,) = struct.unpack_from("<H", chunk, 24)
    if (tag, bits) not in ((_PCM, 16), (_FLOAT, 32)) or channels not in (1, 2):
        raise SpeakError(
            f"{who} sent WAV of {bits} bits, {channels} channels, format {tag}.",
            hint="The server must send PCM of 16 bits (format 1) or 32-bit float (format 3), one channel or two.",
        )
    if rate_hz is not None and rate != rate_hz:
        raise SpeakError(f"{who} sent sound of {rate} Hz; {rate_hz} Hz were expected.", hint="Check the server.")
    contradicts = rate_hz is None and byte_rate not in (0, 0xFFFF_FFFF, rate * frame_bytes)
    if contradicts or not SLOWEST_HZ <= rate <= FASTEST_HZ or frame_bytes != channels * bits // 8:
        raise SpeakError(
            f"{who} sent WAV with a wrong header: {rate} Hz, {byte_rate} bytes a second.",
            hint="Update the server, or set rate_hz of the engine's table in guide.toml when you know what is right.",
        )
    return _Header(tag, channels, rate, byte_rate, frame_bytes, bits)


def _sound(body: bytes, start: int, size: int, who: str, *, framed: bool) -> bytes:
    """The bytes of the sound: all that came, without chunks that follow it."""
    came = len(body) - start
    unknown = size == 0 or size >= _PLACEHOLDER
    cut = not framed if unknown else size > came + _HEADER_BYTES
    if came and cut:
        raise ServiceError(f"the audio from {who} was cut off.", hint=_AGAIN)
    data = body[start : start + size] if not unknown and _ends_well(body, start + size) else body[start:]
    if b"WAVEfmt " in data:
        raise ServiceError(f"{who} sent several WAV files in one answer.", hint="Update the server.")
    return data


def _ends_well(body: bytes, end: int) -> bool:
    """Whether what follows the sound is nothing, or whole chunks such as ``LIST``."""
    position = end + end % 2
    while position + 8 <= len(body) and _is_chunk(body[position : position + 4]):
        (size,) = struct.unpack_from("<I", body, position + 4)
        position += 8 + size + size % 2
    return position >= len(body) and position <= len(body) + 1


def _is_chunk(id: bytes) -> bool:
    """Whether four bytes name a chunk of a WAV file. A second file begins with ``RIFF``."""
    return id != b"RIFF" and all(32 <= byte < 127 for byte in id)


def _mono(data: bytes, header: _Header, who: str) -> Pcm:
    if len(data) % header.frame_bytes:
        raise ServiceError(f"the audio from {who} ends within a sample.", hint=_AGAIN)
    if not data:
        raise ServiceError(f"{who} sent a WAV file without sound.", hint=_AGAIN)
    if header.tag == _FLOAT:
        # What is not finite, or beyond full scale, comes out clipped; that is found later.
        samples = np.nan_to_num(np.frombuffer(data, "<f4").astype(np.float64)) * 32_768
    else:
        samples = np.frombuffer(data, "<i2").astype(np.float64)
    mono = samples.reshape(-1, header.channels).mean(axis=1)
    return Pcm(PcmFormat(header.rate_hz), np.clip(np.round(mono), -32_768, 32_767).astype("<i2").tobytes())
