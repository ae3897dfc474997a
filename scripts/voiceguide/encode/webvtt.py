"""A track's captions, and the same as WebVTT (W3C). Feeds and players show it too."""

from __future__ import annotations

from collections.abc import Iterable

from voiceguide.model.sound import Caption, Track, milliseconds
from voiceguide.model.speech import Script

_UNNAMED = "\u266a"
"""A note: what captions show for a sound that has no name in the locale yet."""


def lines(script: Script, track: Track) -> tuple[Caption, ...]:
    """All that is heard in a track, in order: its sentences, the notices before them, and the sounds by name."""
    shown, speakers = script.shown, script.speakers
    said = [Caption(cue, shown[cue.sentence_id], speakers.get(cue.sentence_id, "")) for cue in track.cues]
    heard = [Caption(cue, f"[{script.names.get(cue.sentence_id, _UNNAMED)}]", sound=True) for cue in track.sounds]
    return tuple(sorted([*said, *heard], key=lambda line: line.cue.start))


def captions(lines: Iterable[Caption]) -> str:
    """WebVTT of captions. Times are whole milliseconds. ``<v ...>`` says who speaks, where two voices do."""
    out = ["WEBVTT", ""]
    for line in lines:
        start = milliseconds(line.cue.start)
        end = max(start + 1, milliseconds(line.cue.end))
        voice = f"<v {escaped(line.speaker)}>" if line.speaker else ""
        out += [f"{timestamp(start)} --> {timestamp(end)}", voice + escaped(line.text), ""]
    return "\n".join(out)


def timestamp(milliseconds: int) -> str:
    """``hh:mm:ss.mmm``"""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{rest:03d}"


def escaped(text: str) -> str:
    """Text as a cue's payload: one line, ``&`` and ``<`` escaped, no arrow that could end the cue."""
    return " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
