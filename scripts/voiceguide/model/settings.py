"""Settings that steps take by value: pauses, levels, and what an engine is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from voiceguide.model.speech import Voice


@dataclass(frozen=True, slots=True)
class Pauses:
    """Silences of a track, in milliseconds.

    lead: before the first sound. sentence: between two sentences. block: between two blocks. item: between two items
    of one list. title: after the title. answer: before the answer to a question. tail: after the last word.
    """

    lead_ms: int = 250
    sentence_ms: int = 500
    block_ms: int = 1000
    item_ms: int = 750
    title_ms: int = 1000
    answer_ms: int = 5000
    tail_ms: int = 500


@dataclass(frozen=True, slots=True)
class Levels:
    """Level of a finished track.

    loudness_lufs: integrated loudness (ITU-R BS.1770), in LUFS. ceiling_dbtp: highest true peak before encoding, in
    dBTP.
    """

    loudness_lufs: float = -16.0
    ceiling_dbtp: float = -3.0


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long the English may last, in seconds, from the first of a track's own words to the last: (least, most).

    chapters: by section id, for those that differ from `chapter`. words_per_minute: with the pauses.
    """

    chapter: tuple[float, float] = (60.0, 120.0)
    hold: tuple[float, float] = (20.0, 40.0)
    chapters: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    words_per_minute: tuple[float, float] = (120.0, 150.0)


ROLES = ("guide", "asker")
"""What a voice is for: ``guide`` tells, ``asker`` asks the questions."""

Codes = Mapping[str, str | Mapping[str, str]]
"""By locale: an engine's own code for a voice, or its codes by role (``guide``, ``asker``)."""


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """All that an engine is told. It pickles, so that a worker can make the engine again.

    name: of the entry point. table: the engine's own ``[engines.<name>]`` of guide.toml. codes: from
    ``[locales.<locale>.voices]``. models: the folder of downloaded models. locales: all locales of the guide.
    lines: the line of guide.toml on which each key of the table stands, for errors.
    """

    name: str
    table: Mapping[str, Any] = field(default_factory=dict)
    codes: Codes = field(default_factory=dict)
    models: Path = Path()
    locales: tuple[str, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)

    def voices(self, revision: str) -> tuple[Voice, ...]:
        """A voice for each locale and role that has a code. revision: of the engine, the same for all."""
        return tuple(
            Voice(self.name, code, locale, revision, role)
            for locale in self.codes
            for role in ROLES
            if (code := self.code(locale, role))
        )

    def code(self, locale: str, role: str = "guide") -> str:
        """The engine's own code for a locale and a role, "" when there is none."""
        code = self.codes.get(locale, "")
        if isinstance(code, str):
            return code if role == "guide" else ""
        return str(code.get(role, ""))
