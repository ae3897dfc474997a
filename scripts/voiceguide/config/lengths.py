"""[lengths] of guide.toml: how long chapters and hold messages may last in English, and how fast they may be."""

from __future__ import annotations

from voiceguide.config.table import Table
from voiceguide.errors import gathering
from voiceguide.model.settings import Lengths

MOST = 3_600


def read_lengths(table: Table) -> Lengths:
    """The rule on lengths. A chapter that is named here need not be in the guide. Raises ConfigError."""
    own = table.table("chapters", optional=True)
    base = Lengths()
    with gathering(None) as found:
        with found.catch():
            table.done("chapter", "hold", "chapters", "words_per_minute")

        def pair(table: Table, key: str, default: tuple[float, float]) -> tuple[float, float]:
            return found.tried(lambda: _pair(table, key, default), default)

        return Lengths(
            pair(table, "chapter", base.chapter),
            pair(table, "hold", base.hold),
            {id: pair(own, id, base.chapter) for id in own.data},
            pair(table, "words_per_minute", base.words_per_minute),
        )


def _pair(table: Table, key: str, default: tuple[float, float]) -> tuple[float, float]:
    """Two numbers: the least and the most."""
    pair = table.data.get(key, list(default))
    if (
        not isinstance(pair, list)
        or len(pair) != 2
        or not all(isinstance(s, int | float) and not isinstance(s, bool) and 0 <= s <= MOST for s in pair)
        or pair[0] >= pair[1]
    ):
        raise table.error(key, f"{key} is not two numbers, the least and the most.", "Write it like [60, 120].")
    return float(pair[0]), float(pair[1])
