"""Reading a .po file, with errors that name its line. Stricter than Babel, as strict as `msgfmt --check`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_string
from pathlib import Path
from typing import Any
from unicodedata import category

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser, normalize

from voiceguide.errors import TranslateError, gathering
from voiceguide.model.text import Location
from voiceguide.store.files import read_text

_STRING = r'"(?:[^"\\]|\\[ntr"\\])*"'
_LINE = re.compile(
    rf"\s*(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?\s*(?P<text>{_STRING}(?:\s*{_STRING})*)?\s*"
)
"""A keyword, one string or several, both or neither."""
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


_HEADERS = frozenset({
    "project-id-version", "report-msgid-bugs-to", "pot-creation-date", "po-revision-date", "last-translator",
    "language", "language-team", "plural-forms", "mime-version", "content-type", "content-transfer-encoding",
    "generated-by",
})  # fmt: skip
"""Headers that Babel knows and writes."""


class PoCatalog(Catalog):
    """A catalog as it stands in a file. Babel takes the first of two equal messages and drops the second unsaid.

    twice: (line, what is wrong) of each message that stands twice. headed: whether there is a header. other_headers:
    (name, value) of those that Babel does not know. A message's previous_id holds the lines of its previous text
    (``#|``) as they stand in the file, without that mark: Babel reads none, and writes them broken.
    """

    def __init__(self, locale: str) -> None:
        self.headed = False
        self.twice: list[tuple[int, str]] = []
        self.other_headers: list[tuple[str, str]] = []
        super().__init__(locale=locale)

    def __setitem__(self, id: Any, message: Message) -> None:
        first = self.get(message.id, message.context)
        if first is not None or (message.id == "" and self.headed):
            where = f", line {first.lineno} has it already" if first is not None else ""
            self.twice.append((message.lineno or 1, f"this message stands twice{where}"))
            return
        if message.id == "":
            self.headed = True
            headers = message_from_string(str(message.string)).items()
            self.other_headers = [(name, value) for name, value in headers if name.lower() not in _HEADERS]
        super().__setitem__(id, message)


class _Parser(PoFileParser):
    """Babel's parser, and the previous texts of fuzzy entries."""

    def _reset_message_state(self) -> None:
        super()._reset_message_state()
        self.previous: list[str] = []

    def _process_comment(self, line: str) -> None:
        if line.startswith("#|"):
            self._finish_current_message()
            self.previous.append(line[2:].strip())
        else:
            super()._process_comment(line)

    def _process_message_line(self, lineno: int, line: str, obsolete: bool = False) -> None:  # noqa: FBT002
        if obsolete and line.startswith("|"):
            self._finish_current_message()
            self.previous.append(line[1:].strip())
        else:
            super()._process_message_line(lineno, line, obsolete)

    def _add_message(self) -> None:
        previous, obsolete = self.previous, self.obsolete
        id, context = self.messages[0].denormalize(), self.context.denormalize() if self.context else None
        super()._add_message()
        entries = self.catalog.obsolete if obsolete else self.catalog._messages  # noqa: SLF001 - `get` has no obsolete
        message = entries.get(self.catalog._key_for(id, context))  # noqa: SLF001
        if message is not None and previous:
            message.previous_id = previous


def previous_of(message: Message, *, with_context: bool) -> list[str]:
    """A message as the previous text of another one: lines for its previous_id."""
    context = [f"msgctxt {normalize(message.context, width=0)}"] if with_context and message.context else []
    id = message.id if isinstance(message.id, str) else message.id[0]
    return "\n".join([*context, f"msgid {normalize(id, width=0)}"]).split("\n")


def read_po(path: Path, root: Path, locale: str) -> PoCatalog:
    """Read a catalog. Raises TranslateError with the line for one that is broken, or another locale's.

    The error knows the others of the file. No catalog is given then: what it lacks would look untranslated.
    """
    name = path.relative_to(root).as_posix()
    with gathering(None) as found:

        def broken(line: int, reason: str, hint: str = "Mend it; `msgfmt --check` shows more.") -> None:
            message = f"broken catalog: {reason}."
            found.add(TranslateError(message, location=Location(name, line), locale=locale, hint=hint))

        catalog = PoCatalog(locale)
        text = ""
        with found.catch():
            text = read_text(path, name, TranslateError, locale)
        if found.errors:
            return catalog
        wrong = list(_wrong_lines(text))
        for line, reason in wrong or _parse(catalog, text):
            broken(line, reason)
        if wrong:
            return catalog
        if not catalog.headed and not found.errors:
            broken(1, "it has no header", f"`voiceguide update --locale {locale}` writes one where no file is.")
        language = str(catalog.locale_identifier or locale)
        catalog.locale = locale
        if language != locale:
            broken(1, f"its header says that its language is {language}", f"Put the file for {locale} here.")
        if catalog.charset != "utf-8":
            broken(1, f"its header says that it is {catalog.charset}, not UTF-8", "Mend the header.")
        return catalog


def _parse(catalog: PoCatalog, text: str) -> Iterator[tuple[int, str]]:
    """Fill a catalog. (line, what is wrong): messages that stand twice, and the one at which Babel gives up."""
    gave_up: tuple[int, str] | None = None
    try:
        _Parser(catalog, abort_invalid=True).parse([_plain(line) for line in text.split("\n")])
    except PoFileError as error:
        gave_up = (error.lineno if error.lineno is not None else 0) + 1, str(error).split(" on ")[0].rstrip(".")
    except (ValueError, IndexError, TypeError, LookupError) as error:
        gave_up = 1, str(error)
    yield from catalog.twice
    if gave_up:
        yield gave_up


def _plain(line: str) -> str:
    """A line as Babel can read it: gettext allows any space after a keyword, none at all, and strings side by side."""
    mark = "#~ " if line.lstrip().startswith("#~") else ""
    found = _LINE.fullmatch(line.lstrip().removeprefix("#~"))
    if found is None or not (found["keyword"] or found["text"]):
        return line
    text = "".join(string[1:-1] for string in re.findall(_STRING, found["text"] or ""))
    keyword = f"{found['keyword']} " if found["keyword"] else ""
    return f'{mark}{keyword}"{text}"'


def _wrong_lines(text: str) -> Iterator[tuple[int, str]]:
    """(line, what is wrong). Babel lets a string that does not end pass; a sentence would be cut without a word.

    Comments may hold anything: gettext itself writes isolates around the names of files.
    """
    last = ""
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.removesuffix("\r")
        if line.lstrip().startswith("#"):
            continue
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
