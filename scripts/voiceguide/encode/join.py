"""Section files -> the whole guide, packet by packet: nothing is encoded twice.

Each section's MP3 begins with an empty bit reservoir, and each track is a multiple of `TRACK_MULTIPLE_SAMPLES`. So
packets can be joined unchanged, and a chapter begins at the sum of the lengths before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import av.error

from voiceguide.encode.formats import AAC_SAMPLES, MP3_SAMPLES
from voiceguide.encode.mux import MP3_OPTIONS
from voiceguide.encode.tags import FRAME_TIME, add_picture, mux_picture, set_chapters, write_tags
from voiceguide.errors import EncodeError
from voiceguide.model.job import Tags
from voiceguide.model.sound import Chapter


@dataclass(frozen=True, slots=True)
class Part:
    """One section's encoded file and its length in samples."""

    path: Path
    samples: int


def join(parts: Sequence[Part], chapters: tuple[Chapter, ...], tags: Tags, target: Path, format: str) -> None:
    """Write the whole guide to `target`. format: ``mp3``, or ``mp4`` for M4B. Raises EncodeError.

    M4B gets both forms of chapters, and its index first (`+faststart`). libav's `ipod` muxer takes no PNG through
    PyAV: `mp4` with the brand of an audiobook writes the same boxes.
    """
    step = MP3_SAMPLES if format == "mp3" else AAC_SAMPLES
    options = MP3_OPTIONS if format == "mp3" else {"movflags": "+faststart", "fflags": "+bitexact", "brand": "M4B "}
    try:
        with av.open(str(target), "w", format=format, options=options) as out:
            with av.open(str(parts[0].path)) as first:
                audio = out.add_stream_from_template(first.streams.audio[0])
            audio.time_base = FRAME_TIME
            picture = add_picture(out, tags.picture) if tags.picture else None
            write_tags(out, audio, tags)
            set_chapters(out, chapters)
            out.start_encoding()
            if picture is not None:
                mux_picture(out, picture, tags.picture)
            # AAC's first packet holds only the encoder's delay: it stands before zero.
            position = 0 if format == "mp3" else -AAC_SAMPLES
            for part in parts:
                position = _copy(part, out, audio, position, step)
    except av.error.FFmpegError as error:
        raise EncodeError(f"the sections cannot be joined: {error.strerror or error}.", locale=tags.locale) from error


def _copy(part: Part, out: av.container.OutputContainer, audio: av.AudioStream, position: int, step: int) -> int:
    count = 0
    with av.open(str(part.path)) as source:
        for packet in source.demux(source.streams.audio[0]):
            if not packet.size:
                continue
            packet.stream = audio
            packet.time_base = FRAME_TIME
            packet.pts = packet.dts = position
            packet.duration = step
            out.mux(packet)
            position += step
            count += 1
    if count * step != part.samples:
        raise EncodeError(f"{part.path.name} has {count} packets, not {part.samples / step:g}.", hint="Build again.")
    return position
