"""Renditions -> Edition: the whole guide in one file a codec, with chapters, and one timeline for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from voiceguide.encode.cover.painter import Painter
from voiceguide.encode.join import Part, join
from voiceguide.encode.section import REVISION, track_of
from voiceguide.encode.webvtt import captions
from voiceguide.model.job import Job, Tags
from voiceguide.model.release import ApprovalStatus, Edition, LeftOut, Rendition, Value, combined_status
from voiceguide.model.sound import AudioFile, Chapter, Cue, Track
from voiceguide.model.speech import Voice, key_of
from voiceguide.model.text import HOLD, SECTIONS, Guide, Section
from voiceguide.store.store import Blob, Entry, Store


@dataclass(frozen=True, slots=True)
class Rendered:
    """A track that came out of the store or of a job. files: by name: mp3, aac, captions, telephone formats."""

    section: Section
    voice: Voice
    approval_status: ApprovalStatus
    track: Track
    files: Mapping[str, AudioFile]

    @classmethod
    def of(cls, job: Job, entry: Entry) -> Rendered:
        """A job's track, from the store."""
        script = job.script
        return cls(script.section, script.voice, job.approval_status, track_of(entry.facts), entry.files)

    @property
    def rendition(self) -> Rendition:
        own = {"mp3", "aac", "captions"}
        phone = {name: file for name, file in self.files.items() if name not in own}
        return Rendition(
            self.section, self.track, self.voice, self.approval_status, self.files["mp3"], self.files["captions"], phone
        )


def assemble(
    guide: Guide,
    words: Mapping[str, str],
    values: Mapping[str, Value],
    voice: Voice,
    rendered: Sequence[Rendered],
    pages: ApprovalStatus,
    left_out: tuple[LeftOut, ...],
    painter: Painter,
    store: Store,
) -> Edition:
    """Join the sections and gather the edition. guide: as shown. pages: of the words around the sections.

    Raises EncodeError.
    """
    sections = [r for r in rendered if r.section.part == SECTIONS]
    chapters, position = [], 0
    for r in sections:
        chapters.append(Chapter(r.section.title, position, position + r.track.samples))
        position += r.track.samples
    approval_status = (
        combined_status(pages, *(r.approval_status for r in sections)) if sections else ApprovalStatus.DRAFT
    )
    whole = _whole(
        sections, tuple(chapters), painter.tags(guide, None, approval_status, values["clinic_name"].raw), store
    )
    kept = {r.section.id: r.approval_status for r in sections}
    renditions = [r.rendition for r in rendered]
    return Edition(
        guide=replace(guide, sections=tuple(s for s in guide.sections if s.id in kept)),
        words=words,
        values=values,
        voice=voice,
        approval_status=approval_status,
        sections=tuple(r for r in renditions if r.section.part == SECTIONS),
        hold=tuple(r for r in renditions if r.section.part == HOLD),
        prompts=tuple(r for r in renditions if r.section.part not in (SECTIONS, HOLD)),
        chapters=tuple(chapters),
        mp3=whole.files["mp3"],
        m4b=whole.files["m4b"],
        captions=whole.files["captions"],
        pictures=dict(painter.pictures(guide, kept, approval_status)),
        left_out=left_out,
    )


def _whole(sections: Sequence[Rendered], chapters: tuple[Chapter, ...], tags: Tags, store: Store) -> Entry:
    about = asdict(tags)
    about.pop("picture")
    key = key_of(
        {
            "whole": [[r.files[name].digest for name in ("mp3", "aac", "captions")] for r in sections],
            "titles": [chapter.title for chapter in chapters],
            "tags": about,
            "revision": REVISION,
        }
    )
    entry = store.get(key)
    if entry is not None:
        return entry
    files = {
        "mp3": _joined(sections, "mp3", chapters, tags, store, "mp3", "audio/mpeg"),
        "m4b": _joined(sections, "aac", chapters, tags, store, "mp4", "audio/mp4"),
        "captions": store.keep(Blob("text/vtt", _captions(sections, chapters, tags.locale).encode())),
    }
    return store.record(key, {}, files)


def _joined(
    sections: Sequence[Rendered], name: str, chapters: tuple[Chapter, ...], tags: Tags, store: Store,
    format: str, media_type: str,
) -> AudioFile:  # fmt: skip
    parts = [Part(Path(r.files[name].path), r.track.samples) for r in sections]
    with store.writing() as temporary:
        join(parts, chapters, tags, temporary, format)
        return store.adopt(temporary, media_type)


def _captions(sections: Sequence[Rendered], chapters: tuple[Chapter, ...], locale: str) -> str:
    shown: list[tuple[Cue, str]] = []
    for r, chapter in zip(sections, chapters, strict=True):
        text = {sentence.id: sentence.text for sentence in r.section.sentences}
        for cue in r.track.cues:
            # A draft's notice is no sentence of the section: its words stand in the section's own captions.
            if cue.sentence_id in text:
                moved = Cue(cue.sentence_id, cue.start + chapter.start, cue.end + chapter.start)
                shown.append((moved, text[cue.sentence_id]))
    return captions(shown, locale)
