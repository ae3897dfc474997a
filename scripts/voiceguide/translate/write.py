"""Writing a .po file: one line a text, as Babel lays it out, and with what Babel leaves out or breaks.

Babel wraps the previous text of a fuzzy entry (``#|``), which no program can read then, and forgets the flags of
obsolete entries and the headers that other programs put in.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import generate_po

from voiceguide.errors import TranslateError
from voiceguide.store.files import write_atomic
from voiceguide.translate.po import PoCatalog

_NOBODY = "FULL NAME <EMAIL@ADDRESS>"
"""What Babel writes when no translator is named; `msgfmt --check` warns of it."""


def write(path: Path, catalog: Catalog) -> None:
    """Write a catalog or a template, whole or not at all. Raises TranslateError."""
    if catalog.last_translator == _NOBODY:
        catalog.last_translator = ""
    write_atomic(path, po_text(catalog).encode(), TranslateError)


def po_text(catalog: Catalog) -> str:
    """The text of a .po file: the header, today's messages in their order, then the obsolete ones."""
    header, *entries = _entries(catalog)
    others = catalog.other_headers if isinstance(catalog, PoCatalog) else []
    header += "".join(f'"{name}: {value}\\n"\n' for name, value in others)
    messages = [message for message in catalog if message.id]
    found = [header, *(_with_previous(*pair) for pair in zip(messages, entries, strict=True))]
    return "\n".join([*found, *_obsolete(catalog)]) + "\n"


def _entries(catalog: Catalog) -> list[str]:
    """Each entry as Babel writes it, the header first. No entry has an empty line inside."""
    text = "".join(generate_po(catalog, width=0, ignore_obsolete=True))
    return [f"{entry}\n" for entry in text.removesuffix("\n\n").split("\n\n")]


def _with_previous(message: Message, entry: str, mark: str = "#|") -> str:
    """The entry with its previous text before msgctxt or msgid. mark: what each of these lines begins with."""
    lines = entry.splitlines(keepends=True)
    at = next(i for i, line in enumerate(lines) if not line.startswith("#"))
    previous = [f"{mark} {line}\n" for line in message.previous_id]
    return "".join([*lines[:at], *previous, *lines[at:]])


def _obsolete(catalog: Catalog) -> Iterator[str]:
    old = Catalog(locale=catalog.locale)
    for message in catalog.obsolete.values():
        old[message.id] = message
    for message, entry in zip([m for m in old if m.id], _entries(old)[1:], strict=True):
        lines = _with_previous(message, entry, "#~|").splitlines(keepends=True)
        kept = (line for line in lines if not line.startswith(("#.", "#:")))
        yield "".join(line if line.startswith("#") else f"#~ {line}" for line in kept)
