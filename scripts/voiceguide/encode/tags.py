"""Tags, chapters and pictures of a container."""

from __future__ import annotations

from fractions import Fraction

import av
from av.stream import Disposition

from voiceguide.model.job import Tags
from voiceguide.model.sound import WORKING_FORMAT, Chapter

FRAME_TIME = Fraction(1, WORKING_FORMAT.rate_hz)

_ISO_639_2 = {
    "en": "eng", "es": "spa", "zh": "zho", "vi": "vie", "ko": "kor", "ru": "rus", "ht": "hat", "ar": "ara",
    "fil": "fil", "pt": "por", "fr": "fra", "pl": "pol", "fa": "fas", "hi": "hin", "bn": "ben", "ur": "urd",
    "de": "deu", "it": "ita", "ja": "jpn", "tr": "tur", "uk": "ukr", "he": "heb", "so": "som", "am": "amh",
    "ne": "nep", "gu": "guj", "pa": "pan", "ta": "tam", "te": "tel", "th": "tha", "km": "khm", "lo": "lao",
    "my": "mya", "sw": "swa", "el": "ell", "ro": "ron", "nl": "nld", "sq": "sqi", "hy": "hye", "ps": "pus",
}  # fmt: skip


def iso_639_2(locale: str) -> str:
    """The ISO 639-2 code of a locale's language; ``und`` where the table has none."""
    return _ISO_639_2.get(locale.split("_", maxsplit=1)[0], "und")


def write_tags(container: av.container.OutputContainer, audio: av.AudioStream, tags: Tags) -> None:
    """Write all tags before the first packet. The file is not saved again afterwards."""
    language = iso_639_2(tags.locale)
    metadata = {
        "title": tags.title, "album": tags.album, "artist": tags.artist, "language": language, "genre": "Speech",
        "copyright": "CC BY 4.0", "track": str(tags.track) if tags.track else "", "comment": tags.comment,
    }  # fmt: skip
    container.metadata.update({name: value for name, value in metadata.items() if value})
    audio.metadata["language"] = language


def set_chapters(container: av.container.OutputContainer, chapters: tuple[Chapter, ...]) -> None:
    """Chapters in frames, ordered, with their titles."""
    container.set_chapters(
        [
            {"id": index, "start": c.start, "end": c.end, "time_base": FRAME_TIME, "metadata": {"title": c.title}}
            for index, c in enumerate(chapters)
        ]
    )


def add_picture(container: av.container.OutputContainer, png: bytes) -> av.VideoStream:
    """A stream for the front cover; `mux_picture` fills it."""
    stream: av.VideoStream = container.add_stream("png")
    stream.width = stream.height = int.from_bytes(png[16:20], "big")
    stream.pix_fmt = "rgb24"
    stream.disposition = Disposition.attached_pic
    stream.metadata.update({"title": "Cover", "comment": "Cover (front)"})
    return stream


def mux_picture(container: av.container.OutputContainer, stream: av.VideoStream, png: bytes) -> None:
    packet = av.Packet(png)
    packet.stream = stream
    packet.pts = packet.dts = 0
    container.mux(packet)
