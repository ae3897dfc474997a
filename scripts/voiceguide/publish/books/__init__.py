"""dist/books/<locale>/: the guide as talking books for libraries and reading apps, as a page and as a text.

Every form is written from the same `Book` (words, sound, times). Nothing is spoken or encoded again.
"""

from __future__ import annotations

from collections.abc import Sequence

from voiceguide.config import Config
from voiceguide.model.release import Edition, Wants
from voiceguide.model.text import NOTICES
from voiceguide.publish.books import audiobook, daisy, epub, page
from voiceguide.publish.books.book import open_book
from voiceguide.publish.books.daisy import NOTICES_HEARD
from voiceguide.store.staging import Folder

FORMS = (
    ("guide.epub", "application/epub+zip", "book", epub.write),
    ("guide-daisy202.zip", "application/zip", "book", daisy.write),
    ("guide.audiobook", "application/audiobook+zip", "book", audiobook.write),
    ("guide.html", "text/html", "page", page.html),
    ("guide.txt", "text/plain", "transcript", page.text),
)
"""File name, media type, role in the manifest, and who writes its bytes from a `Book`."""


class BooksPublisher:
    """dist/books/<locale>/: EPUB, DAISY, audiobook, page and text."""

    def wants(self, locale: str, config: Config) -> Wants:
        mp3 = frozenset({"mp3"})
        return Wants(sections=mp3, prompts={f"{NOTICES}/{name}": mp3 for name in NOTICES_HEARD}, pictures=True)

    def publish(self, editions: Sequence[Edition], config: Config, folder: Folder) -> None:
        """Lay out each locale's books. Raises PublishError."""
        for edition in editions:
            book = open_book(edition, config)
            for name, media_type, role, write in FORMS:
                folder.write(
                    f"{edition.locale}/{name}", write(book), role=role, media_type=media_type, locale=edition.locale
                )
