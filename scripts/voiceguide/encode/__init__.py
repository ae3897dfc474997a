"""Step 6, encode: Track -> AudioFile. One encode a codec; chapters, tags, captions, pictures."""

from voiceguide.encode.cover import Painter, missing_glyphs
from voiceguide.encode.edition import assemble, with_parts
from voiceguide.encode.formats import single
from voiceguide.encode.telephone import phone_delay
from voiceguide.encode.track import (
    base_of,
    bases,
    check_revision,
    derive,
    encode,
    encoding_digest,
    facts_of,
    file_key,
    revision,
    to_encode,
    track_of,
)
from voiceguide.encode.webvtt import lines

__all__ = [
    "Painter",
    "assemble",
    "base_of",
    "bases",
    "check_revision",
    "derive",
    "encode",
    "encoding_digest",
    "facts_of",
    "file_key",
    "lines",
    "missing_glyphs",
    "phone_delay",
    "revision",
    "single",
    "to_encode",
    "track_of",
    "with_parts",
]
