"""Book -> guide-daisy202.zip: DAISY 2.02 (daisy.org, 2001), full text and full sound, for players that libraries lend.

Flat, with ASCII names: `ncc.html` (the contents), one SMIL 1.0 file and one sound file a chapter, `master.smil`
(all of them in order), and `content.html` (the words). Elapsed times are sums of whole milliseconds, so they are exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from markupsafe import Markup, escape

from voiceguide.model.release import Edition, Rendition
from voiceguide.model.text import NOTICES
from voiceguide.publish.books.archive import archive
from voiceguide.publish.books.book import GENERATOR, Book, Chapter, sound_of
from voiceguide.publish.books.layout import clock, groups, seconds, summary
from voiceguide.publish.pages import notice_text, plain, render

_ISOLATED = re.compile("[\u2066-\u2068](.*?)\u2069")
_SPOKEN_CONTACT = (("contact", "contact-hours"), ("details", "interpreter"))
"""Ids in the words, and the notices that are heard with them."""
NOTICES_HEARD = tuple(notice for _, notice in _SPOKEN_CONTACT)


@dataclass(frozen=True, slots=True)
class Par:
    """Words and sound together. text: an id in content.html. sound: a file. start_ms, end_ms: its part."""

    text: str
    sound: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Part:
    """One SMIL file. stem: its name. elapsed_ms: how much was heard before it."""

    stem: str
    title: str
    pars: tuple[Par, ...]
    elapsed_ms: int = 0

    @property
    def duration_ms(self) -> int:
        return sum(par.end_ms - par.start_ms for par in self.pars)


@dataclass(frozen=True, slots=True)
class Item:
    """A heading of ncc.html. par: the number of its par in the part, from 1."""

    id: str
    kind: str
    title: str
    part: Part
    par: int


def write(book: Book) -> bytes:
    """The whole book. Raises PublishError."""
    contact = _contact_sounds(book.edition)
    parts = _parts(book, contact)
    files = dict(_files(book, parts, contact))
    return archive([("ncc.html", _ncc(book, parts, files)), *sorted(files.items())], book.published)


def span(text: str) -> Markup:
    """Text as XHTML 1.0. It has no <bdi>: isolated text stands in a <span> with its own direction."""
    parts, end = [], 0
    for found in _ISOLATED.finditer(text):
        parts += [escape(text[end : found.start()]), Markup('<span dir="ltr">{}</span>').format(found[1])]
        end = found.end()
    return Markup("").join([*parts, escape(text[end:])])


def language_tag(tag: str) -> str:
    """A language as RFC 1766 writes it, which DAISY 2.02 names: letters only, so ``es-419`` is ``es``."""
    return "-".join(part for part in tag.split("-") if part.isalpha())


def _parts(book: Book, contact: dict[str, Rendition]) -> tuple[Part, ...]:
    parts = [Part(c.stem, plain(c.title), _chapter_pars(c, first=not i)) for i, c in enumerate(book.chapters)]
    if contact:
        pars = (Par(id, f"{r.section.id}.mp3", 0, r.track.duration_ms) for id, r in contact.items())
        name = book.edition.values.get("clinic_name")
        title = plain(name.shown) if name else book.edition.words.get("Contact", "Contact")
        parts.append(Part("contact", title, tuple(pars)))
    elapsed = accumulate((part.duration_ms for part in parts), initial=0)
    return tuple(Part(p.stem, p.title, p.pars, before) for p, before in zip(parts, elapsed, strict=False))


def _chapter_pars(chapter: Chapter, *, first: bool) -> tuple[Par, ...]:
    sound = f"{chapter.stem}.mp3"
    pars = [Par(text_id(chapter, line.id), sound, line.start_ms, line.end_ms) for line in chapter.lines]
    if first:
        # The book's title is not spoken. Players show it in the silence before the first sentence.
        pars[0] = Par(pars[0].text, sound, chapter.lead_ms, pars[0].end_ms)
        pars.insert(0, Par("title", sound, 0, chapter.lead_ms))
    return tuple(pars)


def text_id(chapter: Chapter, line: str) -> str:
    """A sentence's id in content.html, where notices stand once in each chapter."""
    return f"c{chapter.number}-{line}"


def _contact_sounds(edition: Edition) -> dict[str, Rendition]:
    """What is heard with the contact block, by id in the words. A release without approved notices has none."""
    spoken = {r.section.id: r for r in edition.prompts if r.section.part == NOTICES}
    return {id: spoken[notice] for id, notice in _SPOKEN_CONTACT if notice in spoken}


def _files(book: Book, parts: tuple[Part, ...], contact: dict[str, Rendition]) -> Iterator[tuple[str, bytes]]:
    """All files but ncc.html."""
    total = sum(part.duration_ms for part in parts)
    yield "master.smil", _page("master.smil.j2", book, parts=parts, total=total)
    interpreter = notice_text(book.edition, "interpreter") if "details" in contact else ""
    yield "content.html", _page("content.html.j2", book, groups=groups, text_id=text_id, interpreter=interpreter)
    yield "style.css", _page("style.css", book)
    for part in parts:
        yield f"{part.stem}.smil", _page("part.smil.j2", book, part=part)
    for chapter in book.chapters:
        yield f"{chapter.stem}.mp3", chapter.sound
    for rendition in contact.values():
        yield f"{rendition.section.id}.mp3", sound_of(rendition)


def _ncc(book: Book, parts: tuple[Part, ...], files: dict[str, bytes]) -> bytes:
    """The contents. It says how many kilobytes the book has, itself included."""
    title = Item("ncc-title", "title", book.title, parts[0], 1)
    items = [title, *(Item(f"ncc-{p.stem}", "chapter", p.title, p, 1) for p in parts)]
    items[1] = Item(items[1].id, "chapter", parts[0].title, parts[0], 2)
    total = sum(part.duration_ms for part in parts)
    others = sum(len(data) for data in files.values())
    context = {"items": items, "total": total, "files": len(files) + 1, "summary": summary(book)}
    data = _page("ncc.html.j2", book, **context, kilobytes=others // 1024)
    # A change of digits in the number changes the size by a byte or two: the second page has the final one.
    return _page("ncc.html.j2", book, **context, kilobytes=round((others + len(data)) / 1024))


def _page(template: str, book: Book, **context: Any) -> bytes:
    shared: dict[str, Any] = {
        "book": book,
        "tag": language_tag(book.language),
        "generator": GENERATOR,
        "seconds": seconds,
        "clock": clock,
        "span": span,
    }
    return render(f"books/daisy/{template}", book.edition, **shared, **context).encode()
