"""The formats that phone systems take, from one master for each rate.

    sln16      16 kHz, raw 16 bits, little-endian: Asterisk, wideband calls
    wav16      16 kHz, WAV of 16 bits: FreeSWITCH, PortSIP
    wav8       8 kHz, WAV of 16 bits: what everything plays
    ulaw alaw  8 kHz, G.711, raw: Asterisk, byte for byte
    ulaw-wav   8 kHz, G.711 mu-law in WAV: Amazon Connect, Cisco Unity
    phone-mp3  16 kHz, MP3 of 32 kbit/s without tags: Teams, Zoom, Twilio; frames join as they are

Only sln16, wav8 and phone-mp3 are made by workers. The others hold the same samples: they are derived from these where
the bytes end up, so that a cluster moves them once.

The filters keep the phase (forwards and backwards through the high-pass, then a symmetric low-pass). So each sample of
a decoded file stands where the mix has it.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import ClassVar

import av
import lameenc
import numpy as np

from voiceguide.encode.codec import Derived, Encoder, Sound
from voiceguide.encode.p56 import Samples, active_level
from voiceguide.encode.wav import wav
from voiceguide.errors import EncodeError
from voiceguide.model.sound import WORKING_FORMAT, Pcm, PcmFormat
from voiceguide.model.text import HOLD
from voiceguide.run.audio import graph

LEVEL_DBOV = -22.0
"""Active speech level (RFC 7874)."""
PEAK_DBFS = -3.0
LEAD_MS, TAIL_MS, HOLD_TAIL_MS = 250, 100, 550
"""Silence before and after. hold messages follow one another: 550 and 250 make the pause between two."""
MP3_BIT_RATE = 32_000

_WIDE, _NARROW = PcmFormat(16_000), PcmFormat(8_000)
_HIGH_PASS = [("highpass", "f=100:p=2"), ("areverse", "")] * 2
"""Of 100 Hz each way: together 3 dB down at 120 Hz."""
_LOW_PASS = {_WIDE: 7_000 / 8_000, _NARROW: 3_600 / 4_000}
"""Parts of half the rate."""
_PACKET_MS = 20
_MS = WORKING_FORMAT.rate_hz // 1000
"""Samples of the mix in a millisecond."""
_SILENT = 10 ** (-60 / 20)
_KEPT_MS = 10
_CLOSE_DB = 0.3
_TRIES = 6
_WAV_HEADER_BYTES = 44
_MP3_QUALITY = 5
_MP3_DELAY = 576 + 529
"""Samples by which a decoded MP3 is late. The silence at the start is made shorter by as many."""


class _Master(Encoder):
    """A codec of the telephone's band."""

    revision: ClassVar[str] = "1"

    @staticmethod
    def master(sound: Sound, form: PcmFormat) -> Pcm:
        """The track in the telephone's band, at its level, with silence before and after it."""
        tail_ms = HOLD_TAIL_MS if sound.part == HOLD else TAIL_MS
        return sound.master(form, lambda wanted: _master(_cut(sound.pcm, tail_ms), wanted))


class Sln16(_Master):
    media_type: ClassVar[str] = "audio/x-slin16"

    def encode(self, sound: Sound) -> bytes:
        return self.master(sound, _WIDE).data


class Wav8(_Master):
    media_type: ClassVar[str] = "audio/wav"

    def encode(self, sound: Sound) -> bytes:
        return wav(self.master(sound, _NARROW))


class PhoneMp3(_Master):
    media_type: ClassVar[str] = "audio/mpeg"

    def encode(self, sound: Sound) -> bytes:
        return _mp3(self.master(sound, _WIDE))


class Wav16(Derived):
    media_type: ClassVar[str] = "audio/wav"
    revision: ClassVar[str] = "1"
    base: ClassVar[str] = "sln16"

    def derive(self, data: bytes) -> bytes:
        return wav(Pcm(_WIDE, data))


class _G711(Derived):
    """ITU-T G.711, from the 8 kHz WAV."""

    revision: ClassVar[str] = "1"
    base: ClassVar[str] = "wav8"


class MuLaw(_G711):
    media_type: ClassVar[str] = "audio/PCMU"

    def derive(self, data: bytes) -> bytes:
        return _g711(_pcm(data), "pcm_mulaw").raw


class ALaw(_G711):
    media_type: ClassVar[str] = "audio/PCMA"

    def derive(self, data: bytes) -> bytes:
        return _g711(_pcm(data), "pcm_alaw").raw


class MuLawWav(_G711):
    media_type: ClassVar[str] = "audio/wav"

    def derive(self, data: bytes) -> bytes:
        return _g711(_pcm(data), "pcm_mulaw").wav


def _pcm(data: bytes) -> Pcm:
    """The samples of our own 8 kHz WAV."""
    return Pcm(_NARROW, data[_WAV_HEADER_BYTES:])


def phone_delay(pcm: Pcm) -> int:
    """By so many samples a phone file of this mix sounds later than it, at the mix's rate. Negative: earlier."""
    first, _ = _heard(pcm)
    return (LEAD_MS - first) * _MS


def _heard(pcm: Pcm) -> tuple[int, int]:
    """Where the sound begins and ends, in ms. Raises EncodeError for silence."""
    samples = np.frombuffer(pcm.data, "<i2")
    samples = samples[: len(samples) // _MS * _MS]
    loud = np.flatnonzero(np.abs(samples.reshape(-1, _MS).astype(np.int32)).max(axis=1) >= _SILENT * 32_768)
    if not len(loud):
        raise EncodeError("the track is silent.", hint="Listen to its clips.")
    return max(0, int(loud[0]) - _KEPT_MS), min(len(samples) // _MS, int(loud[-1]) + 1 + _KEPT_MS)


def _cut(pcm: Pcm, tail_ms: int) -> Pcm:
    """The sound alone, with the silence that a phone wants around it; whole packets of 20 ms."""
    first, last = _heard(pcm)
    samples = np.frombuffer(pcm.data, "<i2")
    total = LEAD_MS + (last - first) + tail_ms
    total += -total % _PACKET_MS
    out = np.zeros(total * _MS, "<i2")
    out[LEAD_MS * _MS : (LEAD_MS + last - first) * _MS] = samples[first * _MS : last * _MS]
    return Pcm(WORKING_FORMAT, out.tobytes())


def _master(pcm: Pcm, form: PcmFormat) -> Pcm:
    """The telephone's band at its rate, at its level."""
    band = graph(
        pcm,
        [
            ("aformat", "sample_fmts=fltp"),
            *_HIGH_PASS,
            ("aresample", f"{form.rate_hz}:cutoff={_LOW_PASS[form]}:filter_size=64:internal_sample_fmt=fltp"),
            ("aformat", f"sample_fmts=flt:channel_layouts=mono:sample_rates={form.rate_hz}"),
        ],
    ).astype(np.float32)
    frames = pcm.samples * form.rate_hz // WORKING_FORMAT.rate_hz
    level = _levelled(np.pad(band[:frames], (0, max(0, frames - len(band)))), form)
    return Pcm(form, np.rint(level * 32_767).astype("<i2").tobytes())


def _levelled(samples: Samples, form: PcmFormat) -> Samples:
    """The sound at the level, with peaks below the ceiling. The limiter is used only when gain alone is not enough."""
    ceiling = 10 ** (PEAK_DBFS / 20)
    out, gain = samples, 0.0
    for _ in range(_TRIES):
        gain += LEVEL_DBOV - active_level(out, form.rate_hz)
        out = np.asarray(samples * np.float32(10 ** (gain / 20)))
        if float(np.abs(out).max()) > ceiling:
            out = _limited(out, ceiling, form)
        if abs(LEVEL_DBOV - active_level(out, form.rate_hz)) <= _CLOSE_DB:
            return out
    raise EncodeError(
        f"the track cannot be brought to {LEVEL_DBOV:g} dBov for the telephone.",
        hint="Record it with less difference between loud and soft.",
    )


def _limited(samples: Samples, ceiling: float, form: PcmFormat) -> Samples:
    peak = float(np.abs(samples).max())
    pcm = Pcm(form, np.rint(samples / peak * 32_767).astype("<i2").tobytes())
    chain = [
        ("volume", f"{peak}:precision=double"),
        ("alimiter", f"limit={ceiling * 0.99}:level=0:attack=5:release=60:latency=1"),
        ("aformat", "sample_fmts=flt:channel_layouts=mono"),
    ]
    held = graph(pcm, chain).astype(np.float32)[: len(samples)]
    return np.clip(np.pad(held, (0, len(samples) - len(held))), -ceiling, ceiling)


@dataclass(frozen=True, slots=True)
class _Law:
    raw: bytes
    wav: bytes


def _g711(pcm: Pcm, codec: str) -> _Law:
    """ITU-T G.711: the bare bytes, and the same in a WAV (libav writes the fact chunk that is due there)."""
    out, packets = io.BytesIO(), []
    with av.open(out, "w", format="wav", options={"fflags": "+bitexact"}) as container:
        stream: av.AudioStream = container.add_stream(codec, rate=pcm.format.rate_hz, layout="mono")  # type: ignore[assignment]
        frame = av.AudioFrame.from_ndarray(np.frombuffer(pcm.data, "<i2").reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.pts = pcm.format.rate_hz, 0
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            packets.append(bytes(packet))
            container.mux(packet)
    return _Law(b"".join(packets), out.getvalue())


def _mp3(pcm: Pcm) -> bytes:
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(MP3_BIT_RATE // 1000)
    encoder.set_in_sample_rate(pcm.format.rate_hz)
    encoder.set_channels(1)
    encoder.set_quality(_MP3_QUALITY)
    encoder.silence()
    return bytes(encoder.encode(pcm.data[_MP3_DELAY * pcm.format.frame_bytes :]) + encoder.flush())
