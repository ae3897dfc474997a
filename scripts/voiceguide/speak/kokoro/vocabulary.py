"""The 114 symbols of Kokoro-82M and their ids: ``config.json`` of the model (Apache-2.0)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voiceguide.errors import SpeakError

MAX_TOKENS = 510
"""So many symbols are said at once. With one more, the model fails."""

_ROWS: Sequence[tuple[int, str]] = (
    # (id of the first symbol, symbols with consecutive ids)
    (1, ";:,.!?"), (9, '—…"()“” \u0303ʣʥʦʨᵝ\uab67AI'), (31, "O"), (33, "Q"), (35, "ST"), (39, "W"), (41, "Yᵊ"),
    (43, "abcdef"), (50, "hijklmnopqrstuvwxyz"), (69, "ɑɐɒæ"), (75, "βɔɕç"), (80, "ɖðʤə"), (85, "ɚɛɜ"), (90, "ɟ"),
    (92, "ɡ"), (99, "ɥ"), (101, "ɨɪʝ"), (110, "ɯɰŋɳɲɴø"), (118, "ɸθœ"), (123, "ɹ"), (125, "ɾɻ"), (128, "ʁɽʂʃʈʧ"),
    (135, "ʊʋ"), (138, "ʌɣɤ"), (142, "χʎ"), (147, "ʒʔ"), (156, "ˈˌː"), (162, "ʰ"), (164, "ʲ"), (169, "↓"),
    (171, "→↗↘"), (177, "ᵻ"),
)  # fmt: skip

IDS = {symbol: first + step for first, symbols in _ROWS for step, symbol in enumerate(symbols)}
"""The id of each symbol. The model takes id 0 for the two ends."""

MARKS = ';:,.!?—…"()“”'
"""Symbols that are no sound: they steer pauses and melody."""

_CLAUSE_END = re.compile(r"[;:,.!?—…][\"”)]* ")


def ids(symbols: str) -> list[int]:
    """The ids of the symbols. Raises SpeakError, which names a symbol that the model does not know."""
    for symbol in symbols:
        if symbol not in IDS:
            raise SpeakError(
                f"kokoro has no sound for {symbol!r} (U+{ord(symbol):04X}) in {symbols!r}.",
                engine="kokoro", hint="Give the word other phonemes or another spelling in the lexicon.",
            )  # fmt: skip
    return [IDS[symbol] for symbol in symbols]


def has_sound(symbols: str) -> bool:
    """Whether there is more than marks and spaces: the model makes a noise of those alone."""
    return any(symbol not in MARKS and not symbol.isspace() for symbol in symbols)


def pieces(symbols: str, most: int = MAX_TOKENS) -> list[str]:
    """The symbols in pieces that can be said at once, cut after a clause where possible, else between words.

    most: symbols a piece. Raises SpeakError for a word that is longer.
    """
    found = []
    rest = symbols.strip()
    while len(rest) > most:
        ends = [match.end() for match in _CLAUSE_END.finditer(rest[: most + 1])]
        cut = ends[-1] if ends else rest.rfind(" ", 0, most + 1) + 1
        if cut == 0:
            raise SpeakError(
                f"one word has more than {most} phonemes: {rest[:40]!r}….", engine="kokoro", hint="Shorten it.",
            )  # fmt: skip
        found.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    return [piece for piece in [*found, rest] if has_sound(piece)]
