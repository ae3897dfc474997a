"""Book -> guide.audiobook: sound only, by chapter, in W3C's Lightweight Packaging Format.

`publication.json` is W3C's manifest (Audiobooks, Publication Manifest), `manifest.json` Readium's, which is the one
that apps open; `index.html` is the contents. The sound files are those of the library, tags and covers included.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from voiceguide.errors import PublishError, disk
from voiceguide.model.sound import AudioFile
from voiceguide.publish.books.archive import archive
from voiceguide.publish.books.book import Book
from voiceguide.publish.books.layout import seconds
from voiceguide.publish.pages import plain, render

_MP3, _PNG, _HTML = "audio/mpeg", "image/png", "text/html"
_KBIT = 48
_A11Y_FEATURES = ["tableOfContents", "readingOrder", "structuralNavigation", "unlocked"]


def write(book: Book) -> bytes:
    """The whole audiobook. Raises PublishError."""
    return archive(_files(book), book.published)


def _files(book: Book) -> Iterator[tuple[str, bytes]]:
    yield "publication.json", _json(publication(book))
    yield "manifest.json", _json(manifest(book))
    yield "index.html", _contents(book)
    yield "cover.png", book.cover
    for chapter in book.chapters:
        yield f"{chapter.stem}.mp3", _bytes(chapter.rendition.mp3)


def _contents(book: Book) -> bytes:
    """index.html: W3C's primary entry page, from which the manifest and the contents are found."""
    page = "books/audiobook/index.html"
    return render(page, book.edition, book=book, href=lambda chapter: f"{chapter.stem}.mp3").encode()


def publication(book: Book) -> dict[str, Any]:
    """W3C's manifest (https://www.w3.org/TR/audiobooks/). Durations are ISO 8601."""
    facts: dict[str, Any] = {
        "@context": [
            "https://schema.org",
            "https://www.w3.org/ns/pub-context",
            {"language": book.language, "direction": book.direction},
        ],
        "conformsTo": "https://www.w3.org/TR/audiobooks/",
        "type": "Audiobook",
        "id": book.identifier,
        "name": book.title,
        "author": {"type": "Organization", "name": book.author},
        "publisher": {"type": "Organization", "name": book.publisher},
        "readBy": {"type": "Person", "name": book.narrator},
        "inLanguage": [book.language],
        "readingProgression": book.direction,
        "datePublished": book.published.isoformat(),
        "dateModified": book.modified,
        "duration": f"PT{seconds(book.duration_ms)}S",
        "abridged": False,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "accessMode": ["auditory"],
        "accessModeSufficient": [{"type": "ItemList", "itemListElement": ["auditory"]}],
        "accessibilityFeature": _A11Y_FEATURES,
        "accessibilityHazard": ["none"],
        "readingOrder": [
            {
                "type": "LinkedResource",
                "url": f"{chapter.stem}.mp3",
                "encodingFormat": _MP3,
                "name": plain(chapter.title),
                "duration": f"PT{seconds(chapter.duration_ms)}S",
            }
            for chapter in book.chapters
        ],
        "resources": [
            {"type": "LinkedResource", "url": "index.html", "encodingFormat": _HTML, "rel": "contents"},
            {
                "type": "LinkedResource", "url": "cover.png", "encodingFormat": _PNG, "rel": "cover",
                "name": plain(book.edition.guide.title),
            },
        ],
    }  # fmt: skip
    if book.notice:
        facts |= {"description": plain(book.notice), "creativeWorkStatus": "Draft"}
    return facts | ({"url": book.address} if book.address else {})


def manifest(book: Book) -> dict[str, Any]:
    """Readium's manifest (https://readium.org/webpub-manifest/profiles/audiobook). Durations are seconds."""
    metadata: dict[str, Any] = {
        "@type": "http://schema.org/Audiobook",
        "conformsTo": "https://readium.org/webpub-manifest/profiles/audiobook",
        "identifier": book.identifier,
        "title": book.title,
        "author": book.author,
        "publisher": book.publisher,
        "narrator": book.narrator,
        "language": [book.language],
        "readingProgression": book.direction,
        "published": book.published.isoformat(),
        "modified": book.modified,
        "duration": book.duration_ms / 1000,
        "accessibility": {
            "accessMode": ["auditory"],
            "accessModeSufficient": ["auditory"],
            "feature": _A11Y_FEATURES,
            "hazard": ["none"],
        },
    }
    if book.notice:
        metadata["description"] = plain(book.notice)
    chapters = [
        {
            "href": f"{chapter.stem}.mp3",
            "type": _MP3,
            "title": plain(chapter.title),
            "duration": chapter.duration_ms / 1000,
            "bitrate": _KBIT,
        }
        for chapter in book.chapters
    ]
    return {
        "@context": "https://readium.org/webpub-manifest/context.jsonld",
        "metadata": metadata,
        "links": [{"rel": "self", "href": "manifest.json", "type": "application/audiobook+json"}],
        "readingOrder": chapters,
        "resources": [
            {"rel": "cover", "href": "cover.png", "type": _PNG},
            {"rel": "contents", "href": "index.html", "type": _HTML},
        ],
        "toc": [{"href": chapter["href"], "title": chapter["title"]} for chapter in chapters],
    }


def _json(facts: dict[str, Any]) -> bytes:
    return (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode()


def _bytes(file: AudioFile) -> bytes:
    with disk(file.path, PublishError):
        return file.path.read_bytes()
