"""Texts of this package, for people who set up phone systems."""

from __future__ import annotations

from importlib.resources import files


def words(name: str) -> str:
    """A text by its file's name."""
    return (files("voiceguide.publish.phone") / name).read_text("utf-8")
