"""Text on a cover: as large as its place allows, in lines that end where its script lets them.

Lengths are units of 1/3000 of the cover's side; widths of text are in em.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from voiceguide.encode.cover.cmap import Face, Run, itemise, runs, width

SIDE = 3000
MARGIN = 180
CAP_HEIGHT_EM = 0.714
_BREAKING_SPACE = r"[ \t\r\n\f\v\u2028\u2029]+"  # not those that hold a line together
# Lines end inside words only where that makes the letters so much larger (one endless word).
_WORTH_CUTTING = 1.5
# No cover can show more characters than this; the rest becomes an ellipsis.
_MOST_CHARACTERS = 400
# Lines of one title stand this much closer than their fonts ask for: a heading, not a page.
_TIGHT = 0.88


@dataclass(frozen=True, slots=True)
class Box:
    """A place for text. The text hangs on the side that ``anchor`` names."""

    top: float
    bottom: float
    anchor: str
    lines: int
    largest: float
    width: float = SIDE - 2 * MARGIN

    @property
    def x(self) -> float:
        return {"start": MARGIN, "middle": SIDE / 2, "end": SIDE - MARGIN}[self.anchor]


@dataclass(frozen=True, slots=True)
class SetLine:
    y: float
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Text in place: font size and the baseline of each line."""

    x: float
    anchor: str
    size: float
    lines: tuple[SetLine, ...]


def set_text(text: str, box: Box, known: Sequence[Face], rtl: bool) -> Block:
    """Set ``text`` as large as ``box`` allows, in no more lines than that takes, the last one at the bottom."""
    text = unicodedata.normalize("NFC", re.sub(_BREAKING_SPACE, " ", text)).strip()
    if not text:
        return Block(box.x, box.anchor, box.largest, ())
    if len(text) > _MOST_CHARACTERS:
        text = text[: _MOST_CHARACTERS - 1] + "…"
    used = {face.path: face for face, _ in itemise(text, known)}.values()
    ascent, descent = max(face.ascent for face in used), max(face.descent for face in used)
    pitch = _TIGHT * (ascent + descent)
    size, lines = _fit(_words(text), box, known, ascent + descent, pitch)
    if _WORTH_CUTTING * size < box.largest:
        cut = _fit(_letters(text), box, known, ascent + descent, pitch)
        size, lines = cut if _WORTH_CUTTING * size < cut[0] else (size, lines)
    last = box.bottom - descent * size
    if box.anchor == "middle":
        last = (box.top + box.bottom) / 2 + CAP_HEIGHT_EM * size / 2
    baselines = (last - pitch * size * above for above in reversed(range(len(lines))))
    placed = (SetLine(y, runs(line, known, rtl=rtl)) for y, line in zip(baselines, lines, strict=True))
    return Block(box.x, box.anchor, size, tuple(placed))


def _fit(pieces: Sequence[str], box: Box, known: Sequence[Face], first: float, pitch: float) -> tuple[float, list[str]]:
    """Find the largest font size at which ``pieces`` fill the box, and the lines then.

    first: height of one line, in em. pitch: what each further line adds, in em.
    """
    best: tuple[float, list[str]] = (0.0, [])
    widths = [width(piece, known) for piece in pieces]
    for count in range(1, min(box.lines, len(pieces)) + 1):
        lines, widest = _balance(pieces, widths, count)
        size = min(box.largest, box.width / widest, (box.bottom - box.top) / (first + (len(lines) - 1) * pitch))
        if size > best[0]:
            best = size, lines
    return best


def _balance(pieces: Sequence[str], widths: Sequence[float], count: int) -> tuple[list[str], float]:
    """Make at most ``count`` lines whose widest is as narrow as can be, and the width of that one in em."""
    low, high = max(widths), 1.001 * sum(widths)
    for _ in range(16):
        middle = (low + high) / 2
        low, high = (low, middle) if len(_greedy(widths, middle)) <= count else (middle, high)
    starts = _greedy(widths, high)
    lines = ["".join(pieces[a:b]).strip() for a, b in pairwise([*starts, len(pieces)])]
    return lines, max(high, 0.1)


def _greedy(widths: Sequence[float], limit: float) -> list[int]:
    """Tell where lines begin when each takes all that ``limit`` holds."""
    starts, used = [0], 0.0
    for index, piece in enumerate(widths):
        if used and used + piece > limit:
            starts.append(index)
            used = 0.0
        used += piece
    return starts


@lru_cache(maxsize=256)
def _words(text: str) -> tuple[str, ...]:
    """Cut where a line may end (UAX #14); Korean keeps its words whole, as its readers expect.

    Kept: the guide's title stands on every cover of a locale, and each cover is drawn in two sizes.
    """
    from uniseg.linebreak import line_break_units

    pieces: list[str] = []
    for piece in line_break_units(text):
        if pieces and re.search(r"[가-힣]$", pieces[-1]) and re.match(r"[가-힣]", piece):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return tuple(pieces)


def _letters(text: str) -> list[str]:
    from uniseg.graphemecluster import grapheme_clusters

    return list(grapheme_clusters(text))
