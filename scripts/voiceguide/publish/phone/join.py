"""Joins several finished sounds into one file. Packets are copied, nothing is encoded again."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import av.error

from voiceguide.errors import PublishError

_OPTIONS = {
    "wav": {"fflags": "+bitexact"},
    "mp3": {"fflags": "+bitexact", "write_xing": "0", "id3v2_version": "0"},
}


@dataclass(frozen=True, slots=True)
class Limit:
    """What a system takes. size: bytes, for `SoundPart`s without their headers. seconds: 0 for any length."""

    size: int
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class SoundPart:
    """One sound: its file, its size in bytes, its length in milliseconds."""

    path: Path
    size: int
    duration_ms: int


def split(parts: Sequence[SoundPart], limit: Limit) -> Iterator[list[SoundPart]]:
    """Groups of whole sounds within the limit. Raises PublishError for a single sound that is over the limit."""
    run: list[SoundPart] = []
    for part in parts:
        if not _fits([part], limit):
            raise PublishError(
                f"{part.path.name}: a sound of {part.size} bytes is more than a hosted phone system takes.",
                hint="Shorten its words, or take hosted out of [phone] targets.",
            )
        if run and not _fits([*run, part], limit):
            yield run
            run = []
        run.append(part)
    if run:
        yield run


def _fits(run: Sequence[SoundPart], limit: Limit) -> bool:
    seconds = sum(part.duration_ms for part in run) / 1000
    return sum(part.size for part in run) <= limit.size and (not limit.seconds or seconds <= limit.seconds)


def join(parts: Sequence[SoundPart], format: str) -> bytes:
    """One file of several of the same codec. format: ``wav`` or ``mp3``. Raises PublishError."""
    out = io.BytesIO()
    try:
        with av.open(out, "w", format=format, options=_OPTIONS[format]) as target:
            with av.open(str(parts[0].path)) as first:
                stream = target.add_stream_from_template(first.streams.audio[0])
            position = 0
            for part in parts:
                with av.open(str(part.path)) as source:
                    for packet in source.demux(source.streams.audio[0]):
                        if packet.size:
                            packet.stream = stream
                            packet.pts = packet.dts = position
                            position += packet.duration or 0
                            target.mux(packet)
    except av.error.FFmpegError as error:
        raise PublishError(
            f"the hold spots cannot be joined: {error.strerror or error}.", hint="Build again."
        ) from error
    return out.getvalue()
