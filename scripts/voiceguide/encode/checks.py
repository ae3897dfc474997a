"""Whether the covers can be drawn: a letter that no shipped font has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from voiceguide.encode.cover.picture import missing_glyphs
from voiceguide.model.finding import Finding, Severity
from voiceguide.model.text import Guide


def check(guide: Guide, art: Path) -> Iterator[Finding]:
    """Each title's letters are in the tool's fonts, or in the guide's own audio_src/art/fonts/."""
    titles = [(s.context, s.title, s.blocks[0].location) for s in guide.sections + guide.hold]
    titles += [
        ("notices", n.blocks[0].text, n.blocks[0].location)
        for n in guide.notices
        if n.id in ("guide-title", "draft-label")
    ]
    for context, title, location in titles:
        missing = missing_glyphs(title, art)
        if missing:
            message = f"no shipped font has {missing!r} of {title!r}. Put a font that has it into audio_src/art/fonts/."
            yield Finding("glyph", Severity.ERROR, message, guide.locale, context, location)
