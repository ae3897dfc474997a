"""Draw the covers: SVG from a template and a pictogram, PNG from that.

Lengths are units of 1/3000 of the cover's side unless a name says otherwise; ``size_px`` is pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from voiceguide import art as art_files
from voiceguide.encode.cover.cmap import Face, faces, missing_glyphs, runs, width
from voiceguide.encode.cover.png import opaque
from voiceguide.encode.cover.typeset import CAP_HEIGHT_EM, MARGIN, SIDE, Block, Box, SetLine, set_text
from voiceguide.errors import EncodeError
from voiceguide.model.release import own_digits

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["Picture", "cover_contrast", "missing_glyphs", "render"]

BAND_TOP = 2700
_ICON, _ICON_ALONE = 1180, 1080
_TITLE_LINES, _SUBTITLE_LINES = 4, 2
# A title's font at most: 8 px where an app shows the cover at 55 px.
_LARGEST = 440
_LINEAR_UP_TO = 0.04045  # WCAG 2.2, relative luminance


@dataclass(frozen=True, slots=True)
class Picture:
    """What a cover shows: a pictogram, a number, a title in its own script, and whether it is a draft.

    title, subtitle: text in the locale's script; subtitle may be "".
    locale: gettext form (en_US, zh_Hans); it sets direction and digits.
    pictogram: file stem below ``pictograms/``; "guide" stands in for one that is not there.
    number: the chapter's, or None for the whole guide.
    draft_label: the locale's word for a draft, or "" when approved.
    """

    title: str
    subtitle: str
    locale: str
    pictogram: str
    number: int | None
    draft_label: str

    def __post_init__(self) -> None:
        if self.number is not None and self.number < 1:
            raise ValueError(f"chapters count from 1, not from {self.number}")


def render(picture: Picture, art: Path, size_px: int) -> bytes:
    """Draw the cover as a square PNG of ``size_px`` pixels a side; the same input gives the same bytes.

    A character that no shipped font has is drawn as an empty box: ask ``missing_glyphs`` first.
    """
    import resvg_py

    svg = _svg(picture, art)
    try:
        drawn = resvg_py.svg_to_bytes(
            svg_string=svg,
            width=size_px,
            height=size_px,
            skip_system_fonts=True,
            font_files=[str(face.path) for face in faces(art) if face.family in svg],
        )
    except ValueError as error:
        raise EncodeError(
            f"cannot draw a cover: {error}.",
            hint="Look for control characters in its words.",
            section=picture.pictogram,
            locale=picture.locale,
        ) from error
    return opaque(drawn)


def cover_contrast(art: Path) -> float:
    """Compute the smallest contrast of anything on a cover to what is behind it, 1 to 21 (WCAG 2.2)."""
    colours = _colours(art)
    cover = colours["cover"]
    pairs = [(cover["ink"], background) for background in colours["background"].values()]
    return min(_contrast(*pair) for pair in [*pairs, (cover["band_ink"], cover["band"])])


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Compute the relative luminance (WCAG 2.2), 0 to 1, of ``#rrggbb``."""
    channels = (value / 255 for value in bytes.fromhex(colour.removeprefix("#")))
    linear = (c / 12.92 if c <= _LINEAR_UP_TO else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


# What is drawn, and where


def _svg(picture: Picture, art: Path) -> str:
    known = faces(art)
    colours = _colours(art)
    rtl, number = _direction_and_number(picture)
    start, end = ("end", "start") if rtl else ("start", "end")
    bottom = BAND_TOP - 120 if picture.draft_label.strip() else SIDE - MARGIN
    subtitle = set_text(picture.subtitle, Box(bottom - 280, bottom, start, _SUBTITLE_LINES, 150), known, rtl)
    icon = _ICON if number else _ICON_ALONE
    title_top = MARGIN + icon + 60
    title_bottom = bottom - 330 if subtitle.lines else bottom
    title = set_text(picture.title, Box(title_top, title_bottom, start, _TITLE_LINES, _LARGEST), known, rtl)
    draft = set_text(picture.draft_label, Box(BAND_TOP, SIDE, "middle", 1, 170), known, rtl)
    name = picture.pictogram if picture.pictogram in _pictograms(art) else "guide"
    return _template(art).render(
        **colours["cover"],
        background=colours["background"].get(name, colours["background"]["guide"]),
        pictogram=_pictogram(art, name, SIDE - MARGIN - icon if rtl else MARGIN, MARGIN, icon),
        number=_numeral(number, end, MARGIN + icon / 2, known),
        title=title,
        subtitle=subtitle,
        draft=draft,
        band_top=BAND_TOP,
    )


def _direction_and_number(picture: Picture) -> tuple[bool, str]:
    """Tell whether the locale runs right to left, and the number in the digits of its pages ("" for none)."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(picture.locale)
    except (UnknownLocaleError, ValueError) as error:
        raise EncodeError(f"no such locale: {picture.locale}.", locale=picture.locale) from error
    number = "" if picture.number is None else str(picture.number)
    return locale.text_direction == "rtl", own_digits(picture.locale, number)


def _numeral(number: str, anchor: str, middle: float, known: Sequence[Face]) -> Block:
    """Place the chapter's number, as large as the pictogram and centred on the height ``middle``."""
    room = SIDE - 2 * MARGIN - _ICON - 100
    size = min(1150, room / (width(number, known) or 1))
    x = MARGIN if anchor == "start" else SIDE - MARGIN
    lines = (SetLine(middle + CAP_HEIGHT_EM * size / 2, runs(number, known, rtl=False)),)
    return Block(x, anchor, size, lines if number else ())


@cache
def _pictograms(art: Path) -> frozenset[str]:
    return frozenset(path.stem for name, path in art_files.files(art) if name.startswith("pictograms/"))


@cache
def _pictogram(art: Path, name: str, x: int, y: int, size: int) -> str:
    """Read the pictogram as markup, placed."""
    from lxml import etree

    path = art_files.find(art, f"pictograms/{name}.svg")
    try:
        root = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    except (OSError, etree.XMLSyntaxError) as error:
        raise EncodeError(f"cannot read the pictogram {path}: {error}.") from error
    for key, value in {"x": x, "y": y, "width": size, "height": size}.items():
        root.set(key, str(value))
    return etree.tostring(root, encoding="unicode")


@cache
def _template(art: Path) -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

    folders = [art, art_files.FOLDER]
    environment = Environment(loader=FileSystemLoader(folders), autoescape=True, undefined=StrictUndefined)
    try:
        return environment.get_template("cover.svg.j2")
    except TemplateError as error:
        raise EncodeError(f"cannot use {art_files.find(art, 'cover.svg.j2')}: {error}.") from error


@cache
def _colours(art: Path) -> dict[str, dict[str, str]]:
    return art_files.colours(art)
