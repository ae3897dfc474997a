"""Book -> guide.epub: EPUB 3.3 with Media Overlays (W3C), sentence by sentence.

A chapter is one page, one overlay and one sound file. The pages before and after the chapters hold no speech.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from voiceguide.publish.books.archive import archive
from voiceguide.publish.books.book import GENERATOR, Book, Chapter
from voiceguide.publish.books.layout import groups, seconds, summary
from voiceguide.publish.pages import render

_CONTAINER = "books/epub/container.xml.j2"
_PAGES = ("title.xhtml", "nav.xhtml", "contact.xhtml")


def write(book: Book) -> bytes:
    """The whole EPUB. Raises PublishError."""
    return archive(_files(book), book.published)


def _files(book: Book) -> Iterator[tuple[str, bytes]]:
    # OCF: the file `mimetype` comes first and uncompressed, so that programs can recognise an EPUB by its first bytes.
    yield "mimetype", b"application/epub+zip"
    yield "META-INF/container.xml", _page(_CONTAINER, book)
    yield "EPUB/package.opf", _page("books/epub/package.opf.j2", book, summary=summary(book), generator=GENERATOR)
    for name in _PAGES:
        yield f"EPUB/{name}", _page(f"books/epub/{name}.j2", book)
    yield "EPUB/style.css", _page("books/epub/style.css", book)
    yield "EPUB/cover.png", book.cover
    for chapter in book.chapters:
        yield from _chapter(book, chapter)


def _chapter(book: Book, chapter: Chapter) -> Iterator[tuple[str, bytes]]:
    context = {"chapter": chapter, "groups": groups(chapter)}
    yield f"EPUB/{chapter.stem}.xhtml", _page("books/epub/chapter.xhtml.j2", book, **context)
    yield f"EPUB/{chapter.stem}.smil", _page("books/epub/chapter.smil.j2", book, **context)
    yield f"EPUB/{chapter.stem}.mp3", chapter.sound


def _page(template: str, book: Book, **context: Any) -> bytes:
    return render(template, book.edition, book=book, seconds=seconds, **context).encode()
