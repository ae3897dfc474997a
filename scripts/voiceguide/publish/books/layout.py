"""What the pages of all forms share: groups of passages, clock values, and a few words."""

from __future__ import annotations

from itertools import groupby

from voiceguide.model.text import Kind
from voiceguide.publish.books.book import Book, Chapter, Passage
from voiceguide.publish.pages import render

_TOGETHER = (Kind.ITEM, Kind.NOTICE)


def groups(chapter: Chapter) -> list[tuple[str, list[Passage]]]:
    """Passages by kind, in order: neighbouring list items make one list, neighbouring notices one notice."""
    found: list[tuple[str, list[Passage]]] = []
    for kind, run in groupby(chapter.passages, lambda passage: passage.kind):
        passages = list(run)
        found += [(kind, passages)] if kind in _TOGETHER else [(kind, [passage]) for passage in passages]
    return found


def seconds(milliseconds: int) -> str:
    """``12.345``"""
    return f"{milliseconds // 1000}.{milliseconds % 1000:03d}"


def clock(milliseconds: int) -> str:
    """``00:01:02.345``, a full clock value of SMIL 1.0."""
    whole = milliseconds // 1000
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}.{milliseconds % 1000:03d}"


def summary(book: Book) -> str:
    """What a person with a disability can expect of a book with sound and words, in the book's language."""
    return render("books/epub/summary.txt.j2", book.edition).strip()
