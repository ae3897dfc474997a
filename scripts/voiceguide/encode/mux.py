"""Bare MP3 frames -> a tagged MP3 file. libav writes the tags in the same pass: they are never saved again,
since other writers sort the chapters.
"""

from __future__ import annotations

import io

import av

from voiceguide.encode.tags import add_picture, mux_picture, set_chapters, write_tags
from voiceguide.model.job import Tags
from voiceguide.model.sound import Chapter


def mux(frames: bytes, tags: Tags | None, chapters: tuple[Chapter, ...]) -> bytes:
    """A whole file: ID3v2.3 with picture and chapters, then the frames as they are."""
    out = io.BytesIO()
    with (
        av.open(io.BytesIO(frames), "r", format="mp3") as source,
        av.open(out, "w", format="mp3", options=MP3_OPTIONS) as target,
    ):
        origin = source.streams.audio[0]
        audio = target.add_stream_from_template(origin)
        picture = add_picture(target, tags.picture) if tags and tags.picture else None
        if tags:
            write_tags(target, audio, tags)
        set_chapters(target, chapters)
        target.start_encoding()
        if picture is not None and tags:
            mux_picture(target, picture, tags.picture)
        for packet in source.demux(origin):
            if packet.size:
                packet.stream = audio
                target.mux(packet)
    return out.getvalue()


MP3_OPTIONS = {"id3v2_version": "3", "write_xing": "1", "fflags": "+bitexact"}
