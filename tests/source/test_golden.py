"""Markdown files and what the parser reads in them, as tests/cases/source-*.txt show it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from voiceguide.config import Placeholder
from voiceguide.errors import Gathered
from voiceguide.model.text import Block
from voiceguide.source.markdown import parse

CASES = Path(__file__).parent.parent / "cases"
KNOWN = {
    "clinic_name": Placeholder("clinic_name", "text"),
    "mri_block": Placeholder("mri_block", "choice", ("ask", "off")),
}


def shown(text: str) -> Iterator[str]:
    """A line for each heading and block; only the errors when there are any."""
    into = Gathered()
    headings = parse(text, "x.md", KNOWN, into)
    for error in into.errors:
        assert error.location is not None
        yield f"{error.location.line} {error.message}"
    for heading in headings if not into.errors else ():
        yield f"{heading.location.line} title {heading.text}"
        yield from map(described, heading.blocks)


def described(block: Block) -> str:
    switch = f" [{' = '.join(block.switch)}]" if block.switch else ""
    note = f" [note: {block.note}]" if block.note else ""
    return f"{block.location.line} {block.kind} {block.message}{switch}{note}"


@pytest.mark.parametrize("case", sorted(CASES.glob("source-*.txt")), ids=lambda path: path.stem)
def test_golden(case: Path) -> None:
    text, _, expected = case.read_text("utf-8").partition("--- output\n")
    assert list(shown(text)) == expected.splitlines()
