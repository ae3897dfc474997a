"""Step 6, encode: Track -> AudioFile. One encode per codec; chapters, tags, captions, pictures."""

from voiceguide.encode.cover.painter import Painter
from voiceguide.encode.cover.picture import missing_glyphs
from voiceguide.encode.edition import Rendered, assemble
from voiceguide.encode.section import Encoded, encode, revision, single

__all__ = ["Encoded", "Painter", "Rendered", "assemble", "encode", "missing_glyphs", "revision", "single"]
