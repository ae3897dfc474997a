"""Cues -> WebVTT (W3C). Also what feeds and players show as captions."""

from __future__ import annotations

from collections.abc import Iterable

from voiceguide.model.sound import Cue, milliseconds


def captions(cues: Iterable[tuple[Cue, str]], locale: str) -> str:
    """WebVTT of cues with their text. Times are whole milliseconds."""
    lines = ["WEBVTT", f"Language: {locale.replace('_', '-')}", ""]
    for cue, text in cues:
        start = milliseconds(cue.start)
        end = max(start + 1, milliseconds(cue.end))
        lines += [f"{timestamp(start)} --> {timestamp(end)}", escaped(text), ""]
    return "\n".join(lines)


def timestamp(milliseconds: int) -> str:
    """``hh:mm:ss.mmm``"""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{rest:03d}"


def escaped(text: str) -> str:
    """Text as a cue's payload: one line, ``&`` and ``<`` escaped, no arrow that could end the cue."""
    return " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
