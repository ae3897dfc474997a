"""The covers: drawn as SVG, rendered as PNG, each kept in the store."""

from voiceguide.encode.cover.painter import Painter
from voiceguide.encode.cover.picture import missing_glyphs

__all__ = ["Painter", "missing_glyphs"]
