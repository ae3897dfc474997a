"""What a feed lists: one episode a section, and the whole guide as the last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from voiceguide.config import Config
from voiceguide.model.release import ApprovalStatus, Edition
from voiceguide.model.sound import AudioFile, milliseconds
from voiceguide.model.text import Section
from voiceguide.publish.pages import owner
from voiceguide.publish.podcast.xmltext import line

WHOLE = "guide"
"""The stem of the whole guide's files. A section's stem begins with its number, so the two never meet."""


@dataclass(frozen=True, slots=True)
class Episode:
    """One episode. number: its place in the show, from 1. guid: never changes, whatever becomes of the audio.

    sections: what is heard in it. published: in UTC. title: with the draft's label.
    """

    number: int
    guid: str
    title: str
    stem: str
    section_id: str | None
    sections: tuple[Section, ...]
    approval_status: ApprovalStatus
    audio: AudioFile
    captions: AudioFile
    picture: AudioFile
    duration_ms: int
    published: datetime


@dataclass(frozen=True, slots=True)
class Show:
    """One locale's feed. title: with the draft's label. example: the clinic is not a real one."""

    edition: Edition
    title: str
    author: str
    published: datetime
    example: bool
    episodes: tuple[Episode, ...]

    @property
    def locale(self) -> str:
        return self.edition.locale

    @property
    def draft(self) -> bool:
        return self.edition.approval_status is ApprovalStatus.DRAFT

    def notices(self, approval_status: ApprovalStatus) -> tuple[str, ...]:
        """What has to be said before anything else of this standing."""
        ids = ["draft"] * (approval_status is ApprovalStatus.DRAFT) + ["example"] * self.example
        return tuple(self.edition.guide.notice(id).blocks[0].text for id in ids)


def show_of(edition: Edition, config: Config) -> Show:
    """An edition as a show. A section that was left out keeps its number; the whole guide comes after all of them."""
    start = datetime.combine(config.published, time(), UTC)
    episodes = [_section(edition, config, start, index) for index in range(len(edition.sections))]
    return Show(
        edition=edition,
        title=_labelled(edition.guide.title, edition, edition.approval_status),
        author=line(owner(edition)),
        published=start,
        example=config.clinic.is_example,
        episodes=(*episodes, _whole(edition, config, start)),
    )


def _section(edition: Edition, config: Config, start: datetime, index: int) -> Episode:
    rendition = edition.sections[index]
    section = rendition.section
    return Episode(
        number=section.number,
        guid=f"{config.guide_id}/{edition.locale}/section/{section.id}",
        title=_labelled(section.title, edition, rendition.approval_status),
        stem=section.stem,
        section_id=section.id,
        sections=(section,),
        approval_status=rendition.approval_status,
        audio=rendition.mp3,
        captions=rendition.captions,
        picture=edition.pictures[section.id],
        duration_ms=rendition.track.duration_ms,
        published=_date(start, section.number),
    )


def _whole(edition: Edition, config: Config, start: datetime) -> Episode:
    number = len(config.sections) + 1
    return Episode(
        number=number,
        guid=f"{config.guide_id}/{edition.locale}/whole",
        title=_labelled(edition.guide.title, edition, edition.approval_status),
        stem=WHOLE,
        section_id=None,
        sections=tuple(rendition.section for rendition in edition.sections),
        approval_status=edition.approval_status,
        audio=edition.whole["mp3"],
        captions=edition.whole["captions"],
        picture=edition.pictures["cover"],
        duration_ms=milliseconds(edition.chapters[-1].end),
        published=_date(start, number),
    )


def _date(start: datetime, number: int) -> datetime:
    """Ascending with the number: apps play a serial show from its oldest episode on."""
    return start + timedelta(minutes=number)


def _labelled(title: str, edition: Edition, approval_status: ApprovalStatus) -> str:
    """A title, with the locale's word for a draft."""
    if approval_status is ApprovalStatus.APPROVED:
        return line(title)
    return f"{line(title)} [{line(edition.guide.notice('draft-label').blocks[0].text)}]"
