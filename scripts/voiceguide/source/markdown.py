"""One Markdown file -> blocks.

A strict subset of CommonMark, since every word of it is spoken: a title, headings, paragraphs, bullet items.
A one-line HTML comment speaks to the parser about the next block (`voiceguide.source.directives`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from voiceguide.config import Placeholder
from voiceguide.errors import Gathered, SourceError, gathering
from voiceguide.model.speakable import unspeakable
from voiceguide.model.text import PLACEHOLDER, Block, Kind, Location, digest
from voiceguide.source import directives
from voiceguide.source.directives import Marks

_UNSEEN = ("Cc", "Cf", "Zl", "Zp", "Co", "Cn")
_FRAMES = {
    "paragraph_open", "paragraph_close", "bullet_list_open", "bullet_list_close", "list_item_open",
    "list_item_close", "heading_open", "heading_close",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and what stands below it. level: 1 or 2. marks: what directives say about the heading itself."""

    level: int
    text: str
    location: Location
    blocks: tuple[Block, ...]
    marks: Marks = directives.NONE

    @property
    def block(self) -> Block:
        """The heading as a block of its own."""
        return self.marks.put_on(Block("", Kind.HEADING, self.text, self.location))


@cache
def _reader() -> MarkdownIt:
    # Quotation marks, dashes and the like stay as they were written: they are part of the msgid.
    # Tables and strikethrough are read so that they can be refused by name.
    return MarkdownIt("commonmark", {"typographer": False}).enable(["table", "strikethrough"])


def parse(
    text: str, path: str, placeholders: Mapping[str, Placeholder] | None, into: Gathered | None = None
) -> tuple[Heading, ...]:
    """Read a file. path: for locations. placeholders: those that the text may use; None allows all.

    Raises SourceError, with the line, for anything that cannot be spoken as it stands. into: gathers these errors
    instead, and what could be read is given: a block that is refused for its words stands there as it was written.
    """
    with gathering(into) as found:
        return _Parser(path, placeholders, found).read(text)


_PLAIN = "Write paragraphs and bullet items only."
_REFUSED = {
    "ordered_list_open": ("a numbered list cannot be spoken.", "Write bullet items; say first, second, last in words."),
    "table_open": ("a table cannot be spoken.", "Write a sentence for each row."),
}
_INSIDE = frozenset({"thead_open", "tbody_open", "tr_open", "th_open", "td_open"})
"""Parts of a table: it is refused once."""


def _name(type: str) -> str:
    """A token's type as people call it."""
    return {"s": "strikethrough"}.get(type.removesuffix("_open"), type.removesuffix("_open").replace("_", " "))


class _Parser:
    def __init__(self, path: str, placeholders: Mapping[str, Placeholder] | None, found: Gathered) -> None:
        self.path = path
        self.placeholders = placeholders
        self.found = found
        self.headings: list[Heading] = []
        self.blocks: list[Block] = []
        self.marks = directives.NONE
        self.in_item = False
        self.said_untitled = False

    def read(self, text: str) -> tuple[Heading, ...]:
        self._characters(text)
        env: dict[str, Any] = {}
        tokens = _reader().parse(text, env)
        for name, reference in env.get("references", {}).items():
            self._wrong(reference["map"][0] + 1, f"the link {name!r} cannot be spoken.", "Write plain words.")
        for index, token in enumerate(tokens):
            if token.type == "list_item_close" and tokens[index - 1].type == "list_item_open":
                opened = tokens[index - 1].map or [0]
                self._wrong(opened[0] + 1, "a list item without words.", "Write something or take it away.")
            self._token(token, tokens[index - 1], (token.map[0] if token.map else 0) + 1)
        if self.marks != directives.NONE:
            self._wrong(text.count("\n") + 1, "a comment directive stands before nothing.", "Put a block after it.")
        if not self.headings:
            self._untitled(1, "no title.")
        self._close()
        return tuple(self.headings)

    def _characters(self, text: str) -> None:
        """Nothing that is not seen: it would be spoken, or turn the line about."""
        for number, line in enumerate(text.split("\n"), start=1):
            unseen = next((c for c in line.rstrip("\r") if c != "\t" and unicodedata.category(c) in _UNSEEN), None)
            if unseen:
                self._wrong(number, f"an invisible character, U+{ord(unseen):04X}.", "Take it out.")

    def _token(self, token: Token, opener: Token, line: int) -> None:
        if token.type in ("list_item_open", "list_item_close"):
            self.in_item = token.type == "list_item_open"
            if token.level > 1 and self.in_item:
                self._wrong(line, "a list within a list cannot be spoken.", "Make it one list.")
        elif token.type == "html_block":
            self._directive(token.content, line)
        elif token.type == "inline" and opener.type == "heading_open":
            self._heading(opener, token, line)
        elif token.type == "inline":
            self._block(token, line, Kind.ITEM if self.in_item else Kind.PARAGRAPH)
        elif token.type not in _FRAMES | _INSIDE and not token.type.endswith("_close"):
            self._wrong(line, *_REFUSED.get(token.type, (f"{_name(token.type)} cannot be spoken.", _PLAIN)))

    def _heading(self, opener: Token, inline: Token, line: int) -> None:
        level = int(opener.tag[1])
        if level > 2:
            self._wrong(line, "a heading below the second level.", "Use # for the title, ## for an entry.")
        elif level == 1 and self.marks != directives.NONE:
            self._wrong(line, "a comment directive stands before the title.", "Put it below the title.")
        elif self.marks.kind:
            hint = "Put it before a paragraph or an item."
            self._wrong(line, f"the directive {self.marks.kind.value!r} stands before a heading.", hint)
        elif level == 1 and self.headings:
            self._wrong(line, "a second title.", "One file has one title.")
        elif level == 2 and not self.headings:
            self._untitled(line, "an entry before the title.")
        else:
            self._close()
            # A name for a heading that was refused for having none: what stands below it is read all the same.
            text = self._words(inline, line) or "untitled"
            self.headings.append(Heading(level, text, Location(self.path, line), (), self.marks))
        self.marks = directives.NONE

    def _close(self) -> None:
        if self.headings:
            head = self.headings[-1]
            self.headings[-1] = replace(head, blocks=tuple(self.blocks))
        self.blocks = []

    def _block(self, token: Token, line: int, kind: Kind) -> None:
        if not self.headings:
            self._untitled(line, "words before the title.")
        message = self._words(token, line)
        if message:
            self.blocks.append(self.marks.put_on(Block("", kind, message, Location(self.path, line))))
        self.marks = directives.NONE

    def _words(self, token: Token, line: int) -> str:
        message = " ".join(token.content.split())
        # Before the markup: Markdown takes {a.__class__} for strong text.
        for name in dict.fromkeys(PLACEHOLDER.findall(message)):
            self._placeholder(name, line)
        children = token.children or ()
        kinds = dict.fromkeys(child.type for child in children if not child.type.endswith("_close"))
        marked = [kind for kind in kinds if kind not in ("text", "softbreak")]
        for kind in marked:
            self._wrong(line, f"{_name(kind)} in the text cannot be spoken.", "Write plain words.")
        if not marked and " ".join("".join(child.content or " " for child in children).split()) != message:
            self._wrong(line, "an entity or a backslash cannot be spoken.", "Write the character itself.")
        if "{" in PLACEHOLDER.sub("", message) or "}" in PLACEHOLDER.sub("", message):
            self._wrong(line, "a brace without its partner.", "Write {name}, or no brace at all.")
        found = "" if marked else unspeakable(PLACEHOLDER.sub(" ", message))
        if found:
            self._wrong(line, f"{found} cannot be spoken.", "Write it in words, or as a value of the clinic.")
        if not message:
            self._wrong(line, "a block without words.", "Write something or take it away.")
        return message

    def _placeholder(self, name: str, line: int) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            self._wrong(line, f"the placeholder {{{name}}} reaches for more than a value.", "Only {name} is allowed.")
        elif self.placeholders is not None and name not in self.placeholders:
            hint = "Known ones stand in guide.toml under [placeholders]."
            self._wrong(line, f"unknown placeholder {{{name}}}.", hint)

    def _directive(self, comment: str, line: int) -> None:
        self.marks, wrong = directives.read(self.marks, comment, self.placeholders)
        for message, hint in wrong:
            self._wrong(line, message, hint)

    def _untitled(self, line: int, message: str) -> None:
        """Told once: every later line would say the same."""
        if not self.said_untitled:
            self._wrong(line, message, "Begin the file with `# Title`.")
        self.said_untitled = True

    def _wrong(self, line: int, message: str, hint: str) -> None:
        self.found.add(SourceError(message, location=Location(self.path, line), hint=hint))


def identified(blocks: tuple[Block, ...], context: str, into: Gathered | None = None) -> tuple[Block, ...]:
    """Blocks with their ids: context / digest of the message. Raises SourceError for one that stands twice.

    into: gathers these errors instead; of each pair the first block is given.
    """
    seen: dict[str, Block] = {}
    with gathering(into) as found:
        for block in blocks:
            id = f"{context}/{digest(block.message)}"
            if id in seen:
                first = seen[id].location.line
                message = f"the same words stand twice in {context}, first on line {first}."
                hint = "Say them once, or in other words."
                found.add(SourceError(message, location=block.location, hint=hint))
            else:
                seen[id] = replace(block, id=id)
    return tuple(seen.values())
