"""Book -> guide.html (one page with everything) and guide.txt (the words alone)."""

from __future__ import annotations

from voiceguide.publish.books.book import Book
from voiceguide.publish.books.layout import groups
from voiceguide.publish.pages import render


def html(book: Book) -> bytes:
    """One accessible page that needs no other file."""
    return render(
        "books/page/guide.html", book.edition, book=book, groups=groups, href=lambda chapter: f"#{chapter.stem}"
    ).encode()


def text(book: Book) -> bytes:
    """The transcript in UTF-8.

    Phone numbers within Arabic or Urdu keep their invisible isolates (UAX #9): without them a number is shown reversed.
    """
    return render("books/page/guide.txt.j2", book.edition, book=book, groups=groups).encode()
