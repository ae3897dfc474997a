"""[placeholders] of guide.toml: what the guide's texts may hold in braces."""

from __future__ import annotations

import re
from functools import partial

from voiceguide.config.clinic import TOOL_PLACEHOLDERS, VALUE_TYPES, Placeholder
from voiceguide.config.table import Table
from voiceguide.errors import Gathered

UNREAD = "unread"
"""The type of a placeholder that is wrong: nothing reads its value."""


def read_placeholders(table: Table, told: Gathered) -> dict[str, Placeholder]:
    """The tool's placeholders, then the guide's own. told: of those that are wrong."""
    found = {name: Placeholder(name, type) for name, type in TOOL_PLACEHOLDERS.items()}
    for name, value in table.data.items():
        # A name that is wrong is known all the same: clinic.toml is not to blame for it.
        unread = found.get(name, Placeholder(name, UNREAD))
        found[name] = told.tried(partial(_placeholder, table, name, value), unread)
    return found


def _placeholder(table: Table, name: str, value: object) -> Placeholder:
    choices = table.texts(name) if isinstance(value, list) else ()
    kind = "choice" if choices else value
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise table.error(name, f"{name!r} is no name for a placeholder.", "Use lower-case letters, digits and _.")
    if not isinstance(kind, str) or kind not in VALUE_TYPES or (kind == "choice") != bool(choices):
        raise table.error(name, f"{name} has no known type.", f"Known: {', '.join(VALUE_TYPES)} (choice: a list).")
    if TOOL_PLACEHOLDERS.get(name, kind) != kind:
        raise table.error(name, f"{name} is always {TOOL_PLACEHOLDERS[name]!r}.", "Take this line out.")
    return Placeholder(name, kind, choices)
