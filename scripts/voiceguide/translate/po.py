"""Reading a .po file, with errors that name its line. Stricter than Babel, as strict as `msgfmt --check`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unicodedata import category

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser

from voiceguide.errors import TranslateError, disk, gathering
from voiceguide.model.text import Location

_STRING = r'"(?:[^"\\]|\\[ntr"\\])*"'
_LINE = re.compile(
    rf"\s*(?:#.*|(?:(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s*)?(?P<text>{_STRING})|)\s*"
)
_BEFORE = {
    "msgctxt": ("", "msgstr"),
    "msgid": ("", "msgctxt", "msgstr"),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid", "msgid_plural"),
}
"""What each keyword may follow; msgstr[0] and msgstr[1] may follow each other too."""
_UNKNOWN = "?"
"""The keyword of a line that could not be read: the next line is not blamed for it."""
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn text about and may reach over a whole page; the guide sets directions itself."""


class _Strict(Catalog):
    """Notes each message that stands twice: Babel takes the first and drops the second without a word.

    twice: (line, what is wrong). headed: whether there is a header.
    """

    def __init__(self, locale: str) -> None:
        self.headed = False
        self.twice: list[tuple[int, str]] = []
        super().__init__(locale=locale)

    def __setitem__(self, id: Any, message: Message) -> None:
        first = self.get(message.id, message.context)
        if first is not None or (message.id == "" and self.headed):
            where = f", line {first.lineno} has it already" if first is not None else ""
            self.twice.append((message.lineno or 1, f"this message stands twice{where}"))
            return
        self.headed = self.headed or message.id == ""
        super().__setitem__(id, message)


def read_po(path: Path, root: Path, locale: str) -> Catalog:
    """Read a catalog. Raises TranslateError with the line for one that is broken, or another locale's.

    The error knows the others of the file. No catalog is given then: what it lacks would look untranslated.
    """
    name = path.relative_to(root).as_posix()
    with gathering(None) as found:

        def broken(line: int, reason: str, hint: str = "Mend it; `msgfmt --check` shows more.") -> None:
            message = f"broken catalog: {reason}."
            found.add(TranslateError(message, location=Location(name, line), locale=locale, hint=hint))

        with disk(path, TranslateError):
            raw = path.read_bytes()
        catalog = _Strict(locale)
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            broken(raw[: error.start].count(b"\n") + 1, "it is not UTF-8", "Save it as UTF-8.")
            return catalog
        wrong = list(_wrong_lines(text))
        for line, reason in wrong or _parse(catalog, text):
            broken(line, reason)
        if wrong:
            return catalog
        if not catalog.headed and not found.errors:
            broken(1, "it has no header", f"`voiceguide update --locale {locale}` writes one where no file is.")
        if str(catalog.locale) != locale:
            broken(1, f"its header says that its language is {catalog.locale}", f"Put the file for {locale} here.")
        if catalog.charset != "utf-8":
            broken(1, f"its header says that it is {catalog.charset}, not UTF-8", "Mend the header.")
        return catalog


def _parse(catalog: _Strict, text: str) -> Iterator[tuple[int, str]]:
    """Fill a catalog. (line, what is wrong): messages that stand twice, and the one at which Babel gives up."""
    gave_up: tuple[int, str] | None = None
    try:
        PoFileParser(catalog, abort_invalid=True).parse(text.split("\n"))
    except PoFileError as error:
        gave_up = (error.lineno if error.lineno is not None else 0) + 1, str(error).split(" on ")[0].rstrip(".")
    except (ValueError, IndexError, TypeError, LookupError) as error:
        gave_up = 1, str(error)
    yield from catalog.twice
    if gave_up:
        yield gave_up


def _wrong_lines(text: str) -> Iterator[tuple[int, str]]:
    """(line, what is wrong). Babel lets a string that does not end pass; a sentence would be cut without a word."""
    last = ""
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.removesuffix("\r")
        unseen = next((c for c in line if c in _TURNING or (c != "\t" and category(c) in ("Cc", "Zl", "Zp"))), None)
        found = _LINE.fullmatch(line)
        if unseen:
            yield number, f"an invisible character, U+{ord(unseen):04X}"
            last = _UNKNOWN
        elif found is None:
            yield number, "this line is neither a comment nor a quoted string"
            last = _UNKNOWN
        elif found["keyword"]:
            keyword = found["keyword"].partition("[")[0]
            if last not in (_UNKNOWN, *_BEFORE[keyword], *(["msgstr"] if "[" in found["keyword"] else [])):
                yield number, f"{found['keyword']} in a place where it cannot stand"
            last = keyword
        elif found["text"] and not last:
            yield number, "a string that belongs to nothing"
