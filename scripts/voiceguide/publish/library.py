"""dist/library/<locale>/: the audio and its captions, as every other channel uses them."""

from __future__ import annotations

from collections.abc import Sequence

from voiceguide.config import Config
from voiceguide.model.release import Edition
from voiceguide.store.staging import Folder


def publish(editions: Sequence[Edition], config: Config, folder: Folder) -> None:
    """Lay out each locale's sections, hold messages and whole guide."""
    for edition in editions:
        at = edition.locale
        for rendition in edition.sections:
            section = rendition.section
            folder.link(f"{at}/{section.stem}.mp3", rendition.mp3, role="section-audio", locale=at, section=section.id)
            folder.link(
                f"{at}/{section.stem}.vtt", rendition.captions, role="section-captions", locale=at, section=section.id
            )
        for rendition in edition.hold:
            section = rendition.section
            folder.link(
                f"{at}/hold/{section.stem}.mp3", rendition.mp3, role="hold-audio", locale=at, section=section.id
            )
            folder.link(
                f"{at}/hold/{section.stem}.vtt", rendition.captions, role="hold-captions", locale=at, section=section.id
            )
        folder.link(f"{at}/guide.mp3", edition.mp3, role="guide-audio", locale=at)
        folder.link(f"{at}/guide.m4b", edition.m4b, role="guide-audio", locale=at)
        folder.link(f"{at}/guide.vtt", edition.captions, role="guide-captions", locale=at)
