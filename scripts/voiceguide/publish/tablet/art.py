"""Pictures: pictograms inside a page, the colours behind them, the icons of the installed app."""

from __future__ import annotations

from pathlib import Path

import resvg_py
from lxml import etree
from markupsafe import Markup

from voiceguide import art
from voiceguide.errors import PublishError, disk

FALLBACK = "guide"
_SVG = "http://www.w3.org/2000/svg"
_ICON_UNITS = 108
_PICTURE_UNITS = 60
"""The picture fills the middle of the icon: a launcher may cut off all outside a circle of 80 %."""


class Art:
    """Pictures and colours. folder: the guide's own art, used before the tool's.

    Raises ConfigError for a colour that is none, PublishError when a picture cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._colours = art.colours(folder)["background"]

    def picture(self, section: str) -> str:
        """The name of a section's pictogram: its own, or the guide's."""
        return section if art.find(self._folder, f"pictograms/{section}.svg").is_file() else FALLBACK

    def tile(self, section: str) -> str:
        """The name of a section's colour: its own, or the guide's."""
        return section if section in self._colours else FALLBACK

    def colours(self) -> str:
        """A style sheet with one class ``tile-<name>`` a colour: no style stands in a page itself."""
        return "".join(f".tile-{name} {{ --tile: {colour}; }}\n" for name, colour in sorted(self._colours.items()))

    def inline(self, picture: str) -> Markup:
        """A pictogram as part of a page, in the colour of the words around it; the words say the same."""
        root = self._drawing(picture)
        root.set("aria-hidden", "true")
        root.set("focusable", "false")
        root.set("class", "pictogram")
        return Markup(etree.tostring(root, encoding="unicode"))  # noqa: S704 - an SVG that we made ourselves

    def icon(self) -> str:
        """The app's icon: the guide's pictogram, white on the guide's colour, as a square SVG."""
        root = etree.Element(f"{{{_SVG}}}svg", nsmap={None: _SVG}, viewBox=f"0 0 {_ICON_UNITS} {_ICON_UNITS}")
        etree.SubElement(root, f"{{{_SVG}}}rect", width="100%", height="100%", fill=self._colours[FALLBACK])
        drawing = self._drawing(FALLBACK)
        edge = (_ICON_UNITS - _PICTURE_UNITS) // 2
        for name, value in (("x", edge), ("y", edge), ("width", _PICTURE_UNITS), ("height", _PICTURE_UNITS)):
            drawing.set(name, str(value))
        drawing.set("color", "#ffffff")
        root.append(drawing)
        return str(etree.tostring(root, encoding="unicode"))

    def icon_png(self, size_px: int) -> bytes:
        """The app's icon as PNG, ``size_px`` pixels a side."""
        return bytes(
            resvg_py.svg_to_bytes(svg_string=self.icon(), width=size_px, height=size_px, skip_system_fonts=True)
        )

    def _drawing(self, picture: str) -> etree._Element:
        path = art.find(self._folder, f"pictograms/{picture}.svg")
        with disk(path, PublishError):
            raw = path.read_bytes()
        try:
            return etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))
        except etree.XMLSyntaxError as error:
            raise PublishError(f"{path} is no SVG: {error}.", hint="See audio_src/art/README.md.") from error
