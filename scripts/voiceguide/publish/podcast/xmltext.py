"""Text that XML and HTML can carry."""

from __future__ import annotations

import re

from voiceguide.publish.pages import plain

_NONCHARACTERS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_FORBIDDEN = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NONCHARACTERS}]")
_EMBEDDING = re.compile("[\u202a-\u202e]")
"""Marks that would turn around whatever an app shows after a title."""


def allowed(text: str) -> str:
    """Text without the characters that XML 1.0 forbids or that HTML takes for an error: controls, lone surrogates,
    noncharacters. Nobody can see or hear them, so nothing is lost.
    """
    return _FORBIDDEN.sub("", text)


def line(text: str) -> str:
    """Text for a place that takes neither markup nor line breaks nor marks of direction: titles, attributes."""
    return " ".join(plain(_EMBEDDING.sub("", allowed(text))).split())
