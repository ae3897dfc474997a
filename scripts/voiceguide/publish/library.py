"""dist/library/<locale>/: the audio and its captions, as every other channel uses them."""

from __future__ import annotations

from collections.abc import Sequence

from voiceguide.config import Config
from voiceguide.model.release import Edition, Rendition, Wants
from voiceguide.store.staging import Folder


class LibraryPublisher:
    """dist/library/<locale>/: the audio and its captions, as every other channel uses them."""

    def wants(self, locale: str, config: Config) -> Wants:
        heard = frozenset({"mp3", "captions"})
        return Wants(sections=heard, hold=heard, whole=frozenset({"mp3", "m4b", "captions"}))

    def publish(self, editions: Sequence[Edition], config: Config, folder: Folder) -> None:
        """Lay out each locale's sections, hold messages and whole guide."""
        for edition in editions:
            at = edition.locale
            for rendition in edition.sections:
                _pair(folder, at, "", "section", rendition)
            for rendition in edition.hold:
                _pair(folder, at, "hold/", "hold", rendition)
            folder.link(f"{at}/guide.mp3", edition.whole["mp3"], role="guide-audio", locale=at)
            folder.link(f"{at}/guide.m4b", edition.whole["m4b"], role="guide-audio", locale=at)
            folder.link(f"{at}/guide.vtt", edition.whole["captions"], role="guide-captions", locale=at)


def _pair(folder: Folder, locale: str, below: str, role: str, rendition: Rendition) -> None:
    """An MP3 and its captions. below: a folder of the locale's, with a slash, or ""."""
    section = rendition.section
    stem = f"{locale}/{below}{section.stem}"
    folder.link(f"{stem}.mp3", rendition.mp3, role=f"{role}-audio", locale=locale, section=section.id)
    folder.link(f"{stem}.vtt", rendition.captions, role=f"{role}-captions", locale=locale, section=section.id)
