"""Reading a .po file, with errors that name its line."""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError
from babel.messages.pofile import read_po as babel_read_po

from voiceguide.errors import TranslateError, disk
from voiceguide.model.text import Location

_LINE = re.compile(r'\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s*)?"(?:[^"\\]|\\.)*"|)\s*')


def _check_lines(text: str, name: str, locale: str) -> None:
    """Babel lets a string that does not end pass; a sentence would be cut without a word."""
    for number, line in enumerate(text.splitlines(), start=1):
        if not _LINE.fullmatch(line):
            raise TranslateError(
                "broken catalog: this line is neither a comment nor a quoted string.",
                location=Location(name, number), locale=locale, hint="Mend this line; `msgfmt --check` shows more.",
            )  # fmt: skip


def read_po(path: Path, root: Path, locale: str) -> Catalog:
    """Read a catalog. Raises TranslateError with the line for one that is broken."""
    name = path.relative_to(root).as_posix()
    with disk(path, TranslateError):
        raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise TranslateError(
            "the catalog is not UTF-8.", location=Location(name, line), locale=locale, hint="Save it as UTF-8."
        ) from error
    _check_lines(text, name, locale)
    try:
        return babel_read_po(text.splitlines(), locale=locale, abort_invalid=True)
    except PoFileError as error:
        line = (error.lineno if error.lineno is not None else 0) + 1
        raise TranslateError(
            f"broken catalog: {str(error).split(' on ')[0].rstrip('.')}.",
            location=Location(name, line),
            locale=locale,
            hint="Mend this entry; `msgfmt --check` shows more.",
        ) from error
    except (ValueError, IndexError, TypeError) as error:
        found = re.search(r"line (\d+)", str(error))
        raise TranslateError(
            f"broken catalog: {error}.",
            location=Location(name, int(found[1]) if found else 1),
            locale=locale,
            hint="Mend it; `msgfmt --check` shows where.",
        ) from error
