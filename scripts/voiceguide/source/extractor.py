"""A Babel extraction method, so that plain ``pybabel extract`` reads the sections.

Registered as ``voiceguide`` under ``babel.extractors``. One block is one message; its context is the
section; its comments tell a translator what kind of block it is, which terms it holds and where it is heard.
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Mapping
from functools import cache
from pathlib import Path
from typing import IO, Any

from voiceguide import words
from voiceguide.config import GUIDE_FILE
from voiceguide.errors import SourceError
from voiceguide.model.glossary import Glossary
from voiceguide.model.text import GIVEN, HOLD, MISSING, NOTICES, PHONE, Block, Kind
from voiceguide.source.glossary import read_glossary
from voiceguide.source.guide import blocks_of
from voiceguide.source.markdown import identified, parse
from voiceguide.store.files import decode

_HEARD = {
    HOLD: "Heard on the phone, by people on hold.",
    PHONE: "Heard on the phone, in the menu.",
    NOTICES: "A notice or a phrase.",
}


def extract(
    fileobj: IO[bytes], keywords: Mapping[str, Any], comment_tags: Collection[str], options: Mapping[str, Any]
) -> Generator[tuple[int, str, tuple[str, str], list[str]], None, None]:
    """Messages of one Markdown file, as Babel wants them: (line, function, (context, msgid), comments).

    Raises SourceError for a file that the guide could not read either.
    """
    path = Path(fileobj.name)
    part = path.parent.name if path.parent.name in (HOLD, PHONE) else NOTICES if path.stem == NOTICES else ""
    name = _name(path)
    headings = parse(decode(fileobj.read(), name, SourceError), name, None)
    terms = _glossary(path)
    collected = part in (PHONE, NOTICES)
    if collected:
        entries = [(f"{part}/{heading.text}", heading.blocks) for heading in headings]
        found = [(entry, block) for entry, blocks in entries for block in identified(blocks, entry)]
    else:
        entry = f"{part}/{path.stem}".lstrip("/")
        found = [(entry, block) for block in blocks_of(headings, entry)]
    for entry, block in found:
        context = part if collected else entry
        yield block.location.line, "pgettext", (context, block.message), _comments(block, part, entry, terms)


def _name(path: Path) -> str:
    """A file as errors name it: below the guide's root, or below the package's folder."""
    whole = path.resolve()
    root = next((folder.parent for folder in whole.parents if folder.name == "audio_src"), words.ROOT)
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else path.name


def _comments(block: Block, part: str, entry: str, glossary: Glossary) -> list[str]:
    lines = [f"{_KINDS[block.kind]} of {entry}. {_HEARD.get(part, 'Heard as a chapter of the guide.')}"]
    if block.role == "asker":
        lines.append("A second voice asks it.")
    if block.switch:
        name, value = block.switch
        when = {GIVEN: f"sets {name}", MISSING: f"does not set {name}"}.get(value, f"sets {name} to {value}")
        lines.append(f"Only when the clinic {when}.")
    lines += [f"Term: {term.name}: {term.meaning}." for term in glossary.terms if term.stands_in(block.message)]
    return [*lines, block.note] if block.note else lines


_KINDS = {
    Kind.TITLE: "Title",
    Kind.PARAGRAPH: "Paragraph",
    Kind.ITEM: "List item",
    Kind.EMERGENCY: "Emergency sentence",
    Kind.ACTION: "The one thing to do",
    Kind.RECAP: "Recap",
    Kind.QUESTION: "Teach-back question",
    Kind.ANSWER: "The answer, heard after a pause",
    Kind.HEADING: "Heading",
    Kind.CONTACT: "Closing",
    Kind.NOTICE: "Notice",
}


@cache
def _glossary(path: Path) -> Glossary:
    """The glossary of the guide that a file is of. The tool's own words have none."""
    folders = path.resolve().parents
    for folder in () if words.FOLDER in folders else folders:
        if (folder / GUIDE_FILE).is_file():
            return read_glossary(folder)
    return Glossary((), {}, {})
