"""Step 1, source: audio_src/ -> Guide. One parser; every block knows its file and line."""

from voiceguide.source.glossary import read_glossary
from voiceguide.source.guide import read_guide

__all__ = ["read_glossary", "read_guide"]
