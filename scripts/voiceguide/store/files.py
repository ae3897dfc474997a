"""Files that are whole or not there, and texts as people save them."""

from __future__ import annotations

import codecs
import os
import tempfile
import unicodedata
from pathlib import Path

from voiceguide.errors import StoreError, VoiceguideError, disk
from voiceguide.model.text import Location

_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Soft hyphen, zero-width space, word joiner, byte-order mark: without shape or sound. Editors leave them behind."""


def read_text(path: Path, name: str, kind: type[VoiceguideError], locale: str | None = None) -> str:
    """A text file that people write, tidied (see `tidy`). name, locale: of the file, as errors give them.

    Raises `kind` with file and line for one that is not UTF-8. A byte-order mark at its start is no fault.
    """
    with disk(path, kind):
        raw = path.read_bytes()
    return decode(raw, name, kind, locale)


def decode(raw: bytes, name: str, kind: type[VoiceguideError], locale: str | None = None) -> str:
    """Bytes of such a file as text. Raises `kind`, see `read_text`."""
    hint = "Save it as UTF-8."
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise kind("UTF-16, not UTF-8.", location=Location(name, 1), locale=locale, hint=hint)
    try:
        return tidy(raw.decode())
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise kind("not UTF-8.", location=Location(name, line), locale=locale, hint=hint) from error


def tidy(text: str) -> str:
    """The text in Unicode's form NFC, without invisible characters. In NFC a letter and its accent are one character.

    Voices say a decomposed "niño" as "nino".
    """
    return unicodedata.normalize("NFC", text.translate(_DROPPED))


def leads_out(path: Path, root: Path) -> bool:
    """Whether a path, its links followed, ends outside a folder. A link to itself stays where it is."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def write_atomic(path: Path, data: bytes, kind: type[VoiceguideError] = StoreError) -> None:
    """Write beside the file, then rename over it. Raises `kind` when the disk refuses."""
    with disk(path, kind):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            temporary.chmod(0o644)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
