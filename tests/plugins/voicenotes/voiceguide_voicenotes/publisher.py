"""dist/voicenotes/<locale>/: a voice note a chapter, and a page that lists them."""

from __future__ import annotations

from collections.abc import Sequence

from voiceguide.config import Config
from voiceguide.model.release import Edition, Wants
from voiceguide.publish.pages import render
from voiceguide.store.staging import Folder


class VoiceNotesPublisher:
    """Ogg Opus for messengers."""

    def wants(self, locale: str, config: Config) -> Wants:
        return Wants(sections=frozenset({"opus"}))

    def publish(self, editions: Sequence[Edition], config: Config, folder: Folder) -> None:
        for edition in editions:
            at = edition.locale
            for note in edition.sections:
                name = f"{at}/{note.section.stem}.opus"
                folder.link(name, note.files["opus"], role="section-audio", locale=at, section=note.section.id)
            page = render("notes.html", edition, package=__package__)
            folder.write(f"{at}/index.html", page, role="page", media_type="text/html", locale=at)
