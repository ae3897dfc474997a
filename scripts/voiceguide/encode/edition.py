"""Renditions -> Edition: the whole guide in one file a codec, with chapters, and one timeline for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from voiceguide.encode.cover import Painter
from voiceguide.encode.join import Part, join
from voiceguide.encode.track import revision
from voiceguide.encode.webvtt import captions
from voiceguide.model.job import Tags
from voiceguide.model.release import ApprovalStatus, Edition, LeftOut, Rendition, Value, Wants, combined_status
from voiceguide.model.sound import MP3_DELAY_SAMPLES, AudioFile, Chapter
from voiceguide.model.speech import Voice, key_of
from voiceguide.model.text import HOLD, SECTIONS, Guide
from voiceguide.store import Blob, Store

_NEEDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {"mp3": frozenset({"mp3"}), "m4b": frozenset({"aac"}), "captions": frozenset()}
)
"""The formats of the chapters from which the whole guide is joined, by its own format."""
_CONTAINERS = {"mp3": ("mp3", "mp3", "audio/mpeg"), "m4b": ("aac", "mp4", "audio/mp4")}
"""By format of the whole guide: the chapters' format, libav's muxer, the media type."""


def with_parts(wants: Wants) -> Wants:
    """What is wanted, and the chapters' formats from which the whole guide is joined."""
    parts: frozenset[str] = frozenset()
    return wants | Wants(sections=parts.union(*(_NEEDS[name] for name in wants.whole)))


def assemble(
    guide: Guide,
    words: Mapping[str, str],
    values: Mapping[str, Value],
    voice: Voice,
    renditions: Sequence[Rendition],
    pages: ApprovalStatus,
    left_out: tuple[LeftOut, ...],
    wants: Wants,
    painter: Painter,
    store: Store,
) -> Edition:
    """Join the sections and gather the edition. guide: as shown. pages: of the words around the sections.

    Raises EncodeError.
    """
    sections = tuple(r for r in renditions if r.section.part == SECTIONS)
    chapters, position = [], 0
    for r in sections:
        chapters.append(Chapter(r.section.title, position, position + r.track.samples))
        position += r.track.samples
    status = combined_status(pages, *(r.approval_status for r in sections)) if sections else ApprovalStatus.DRAFT
    kept = {r.section.id: r.approval_status for r in sections}
    whole: dict[str, AudioFile] = {}
    if wants.whole and sections:
        tags = painter.tags(guide, None, status, values["clinic_name"].raw if "clinic_name" in values else "")
        whole = {name: _whole(name, sections, tuple(chapters), tags, store) for name in sorted(wants.whole)}
    return Edition(
        guide=replace(guide, sections=tuple(s for s in guide.sections if s.id in kept)),
        words=words,
        values=values,
        voice=voice,
        approval_status=status,
        sections=sections,
        hold=tuple(r for r in renditions if r.section.part == HOLD),
        prompts=tuple(r for r in renditions if r.section.part not in (SECTIONS, HOLD)),
        chapters=tuple(chapters),
        whole=whole,
        pictures=dict(painter.pictures(guide, kept, status)) if wants.pictures else {},
        left_out=left_out,
    )


def _whole(
    name: str, sections: Sequence[Rendition], chapters: tuple[Chapter, ...], tags: Tags, store: Store
) -> AudioFile:
    """The whole guide in one format, from the store when it was joined before."""
    needs = sorted(_NEEDS[name])
    key = key_of(
        {
            "whole": name,
            "parts": [[r.track.digest, *(r.files[format].digest for format in needs)] for r in sections],
            "shown": [[line.text, line.speaker] for r in sections for line in r.lines] if name == "captions" else [],
            "titles": [chapter.title for chapter in chapters],
            "tags": tags.facts,
            "revision": revision(),
        }
    )
    entry = store.get(key)
    if entry is None:
        if name == "captions":
            file = store.keep(Blob("text/vtt", _captions(sections, chapters).encode()))
        else:
            file = _joined(name, sections, chapters, tags, store)
        entry = store.record(key, {}, {"file": file})
    return entry.files["file"]


def _joined(
    name: str, sections: Sequence[Rendition], chapters: tuple[Chapter, ...], tags: Tags, store: Store
) -> AudioFile:
    format, muxer, media_type = _CONTAINERS[name]
    parts = [Part(r.files[format].path, r.track.samples) for r in sections]
    with store.writing() as temporary:
        join(parts, chapters, tags, temporary, muxer)
        return store.adopt(temporary, media_type)


def _captions(sections: Sequence[Rendition], chapters: tuple[Chapter, ...]) -> str:
    return captions(
        line.later(MP3_DELAY_SAMPLES + chapter.start)
        for rendition, chapter in zip(sections, chapters, strict=True)
        for line in rendition.lines
    )
