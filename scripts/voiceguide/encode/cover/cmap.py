"""Which shipped font has which character, and how wide it draws it.

The fonts stand in ``voiceguide/art/fonts/``, and a guide's own in ``audio_src/art/fonts/``; no font of the system is
ever asked.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from voiceguide import art as art_files
from voiceguide.errors import EncodeError


@dataclass(frozen=True, slots=True)
class Face:
    """One font file. Lengths in em (parts of the font size).

    advances: width by character, before any joining of letters.
    ascent, descent: room above and below the baseline, both positive.
    """

    family: str
    path: Path
    advances: Mapping[str, float]
    ascent: float
    descent: float


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that one font draws."""

    family: str
    text: str


# Noto Sans Arabic asks for twice the room that a title without stacked vowel marks needs (em).
_MOST_ASCENT, _MOST_DESCENT = 1.07, 0.42
# Isolates of the bidirectional algorithm (UAX #9).
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT, _FIRST_STRONG, _POP = "\u2066", "\u2067", "\u2068", "\u2069"


@cache
def faces(art: Path) -> tuple[Face, ...]:
    """Read all shipped fonts, the Latin one first (its name sorts first)."""
    paths = [
        path for name, path in art_files.files(art) if name.startswith("fonts/") and name.endswith((".otf", ".ttf"))
    ]
    return tuple(_face(path) for path in paths)


def _face(path: Path) -> Face:
    # Imported late: most verbs never draw a picture.
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(path, lazy=True) as font:
            em = font["head"].unitsPerEm
            metrics = font["hmtx"].metrics
            return Face(
                family=str(font["name"].getBestFamilyName()),
                path=path,
                advances={chr(code): metrics[glyph][0] / em for code, glyph in font.getBestCmap().items()},
                ascent=min(font["hhea"].ascent / em, _MOST_ASCENT),
                descent=min(-font["hhea"].descent / em, _MOST_DESCENT),
            )
    except (OSError, TTLibError) as error:
        raise EncodeError(f"cannot read the font {path}: {error}.", hint="Restore it from the repository.") from error


def missing_glyphs(text: str, art: Path) -> str:
    """List the characters of ``text`` that no shipped font has, in order, each once; "" when all are there."""
    known = faces(art)
    wanted = dict.fromkeys(unicodedata.normalize("NFC", text))
    return "".join(c for c in wanted if not (c.isspace() or _joins(c) or any(c in face.advances for face in known)))


def _joins(character: str) -> bool:
    """Tell what is never drawn itself: joiners, marks of direction, variation selectors."""
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


def itemise(text: str, known: Sequence[Face]) -> list[tuple[Face, str]]:
    """Cut ``text`` into stretches of one font each, with as few changes of font as can be."""
    order = sorted(known, key=lambda face: -sum(c in face.advances for c in text))
    stretches: list[tuple[Face, str]] = []
    for character in text:
        if stretches and (_joins(character) or character in stretches[-1][0].advances):
            face = stretches[-1][0]
        else:
            face = next((face for face in order if character in face.advances), order[0])
        if stretches and stretches[-1][0] is face:
            stretches[-1] = face, stretches[-1][1] + character
        else:
            stretches.append((face, character))
    return stretches


def width(text: str, known: Sequence[Face]) -> float:
    """Measure ``text`` on one line, in em; joined letters only make it less."""
    return sum(face.advances.get(c, 0.0 if _joins(c) else 1.0) for face, part in itemise(text, known) for c in part)


def runs(text: str, known: Sequence[Face], *, rtl: bool) -> tuple[Run, ...]:
    """Cut one line into runs of one font each, held in the locale's direction.

    Two things that resvg does break letters that join, as Hindi's do, and are worked around here. It shapes
    the line with its first font and swaps later runs in, letter for letter: so an empty run in the joining
    script's font goes first. And it takes a whole stretch of one direction for the script that it begins
    with: so what is not Latin in a line from left to right is isolated.
    """
    latin = known[0]
    stretches = itemise(text, known)
    lead = next((face for face, _ in stretches if face is not latin), latin)
    drawn = (
        Run(face.family, part if rtl or face is latin else _FIRST_STRONG + part + _POP) for face, part in stretches
    )
    return Run(lead.family, _RIGHT_TO_LEFT if rtl else _LEFT_TO_RIGHT), *drawn, Run(lead.family, _POP)
