"""What no voice can be trusted to read: symbols, emoji, and marks of Markdown that people write out of habit."""

from __future__ import annotations

import re
import unicodedata

_SYMBOLS = frozenset({"Sm", "Sc", "So", "Sk", "No", "Cs", "Co", "Cn"})
"""Unicode categories: mathematics, currency, others (degrees, arrows, emoji), modifiers, fractions, unassigned."""
_MARKS = frozenset("@#%&*/\\^_`|~<>[]\u2020\u2021\u2022\u2030\u203b\u00a7\u00b6")
"""Characters of other categories that voices read in many ways, or as a pause."""
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|info|health)\b", re.IGNORECASE
)
_SHORTCODE = re.compile(r":[a-z0-9_+-]{2,}:", re.IGNORECASE)
_HABITS = (
    ("a task list", re.compile(r"^\[[ xX]?\](?=\s|$)")),
    ("a footnote", re.compile(r"\[\^[^\]]*\]")),
    ("strikethrough", re.compile(r"~~.+?~~")),
    ("an emoji", _SHORTCODE),
    ("an address", _ADDRESS),
    ("an arrow", re.compile(r"(?:--?|==?)>|<(?:--?|==?)")),
)


def unspeakable(text: str) -> str:
    """What in a text cannot be spoken as it stands, with the characters; "" when all of it can.

    text: without placeholders. Numbers in digits are another rule's matter.
    """
    for name, pattern in _HABITS:
        found = pattern.search(text)
        if found:
            return f"{name}, {found[0]!r},"
    for char in text:
        if char in _MARKS or unicodedata.category(char) in _SYMBOLS:
            named = unicodedata.name(char, f"U+{ord(char):04X}").lower()
            return f"{char!r} ({named})"
    return ""


def without_symbols(text: str) -> str:
    """A clinic's own words as a voice is told them: emoji and other pictures are shown, and not spoken."""
    return " ".join("".join(" " if unicodedata.category(c) in ("So", "Sk", "Cs") else c for c in text).split())
