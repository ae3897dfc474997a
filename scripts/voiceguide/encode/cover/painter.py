"""Covers by way of the store, each drawn once; and what files say about themselves."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from voiceguide import art as art_files
from voiceguide.encode.cover.picture import Picture, render
from voiceguide.model.job import Tags
from voiceguide.model.release import ApprovalStatus
from voiceguide.model.sound import AudioFile
from voiceguide.model.speech import key_of
from voiceguide.model.text import HOLD, SECTIONS, Guide, Section
from voiceguide.store.store import Blob, Store

EMBEDDED_PX = 500
EPISODE_PX = 1400
SHOW_PX = 3000
REVISION = "/".join(["5", *(version(name) for name in ("resvg_py", "av"))])
"""Of all in drawing that changes a byte, beside the art itself."""


class Painter:
    """Draws covers. art: the guide's own art folder, used before the tool's. Raises EncodeError."""

    def __init__(self, art: Path, store: Store) -> None:
        self._art = art
        self._store = store

    def paint(self, picture: Picture, size_px: int) -> AudioFile:
        """A cover as PNG, from the store when it was drawn before."""
        key = key_of({"picture": asdict(picture), "size": size_px, "art": self._revision, "revision": REVISION})
        entry = self._store.get(key) or self._store.put(
            key, {}, {"png": Blob("image/png", render(picture, self._art, size_px))}
        )
        return entry.files["png"]

    def tags(
        self, guide: Guide, section: Section | None, approval_status: ApprovalStatus, artist: str, *, cover: bool = True
    ) -> Tags:
        """What a section's file says of itself; None is the whole guide. guide: as shown.

        cover: whether the file shows one. Prompts and notices never do: nobody looks at them, and a tablet loads many.
        """
        picture = self._picture(guide, section, approval_status)
        chapter = section is None or section.part in (SECTIONS, HOLD)
        painted = self.paint(picture, EMBEDDED_PX) if chapter and cover else None
        title = section.title if section else guide.title
        return Tags(
            title=f"{title} [{picture.draft_label}]" if picture.draft_label else title,
            album=guide.title,
            artist=artist,
            locale=guide.locale,
            track=section.number if section and section.part == SECTIONS else 0,
            picture=painted.path.read_bytes() if painted else b"",
            picture_digest=painted.digest if painted else "",
            comment=guide.notice("draft").blocks[0].text if approval_status is ApprovalStatus.DRAFT else "",
        )

    def pictures(
        self, guide: Guide, approval_statuses: Mapping[str, ApprovalStatus], whole: ApprovalStatus
    ) -> Iterator[tuple[str, AudioFile]]:
        """The show's cover and one for each section, by ``cover`` and section id; each drawn when it is asked for."""
        yield "cover", self.paint(self._picture(guide, None, whole), SHOW_PX)
        for section in guide.sections:
            if section.id in approval_statuses:
                yield section.id, self.paint(self._picture(guide, section, approval_statuses[section.id]), EPISODE_PX)

    def _picture(self, guide: Guide, section: Section | None, approval_status: ApprovalStatus) -> Picture:
        draft = guide.notice("draft-label").blocks[0].text if approval_status is ApprovalStatus.DRAFT else ""
        if section is None:
            return Picture(guide.title, "", guide.locale, "guide", None, draft)
        return Picture(section.title, guide.title, guide.locale, section.id, section.number or None, draft)

    @cached_property
    def _revision(self) -> str:
        digest = hashlib.sha256()
        for name, path in art_files.files(self._art):
            digest.update(name.encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()
