"""dist/manifest.json: editions, their voices, their approval status, and every file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from voiceguide.config import Config
from voiceguide.model.release import ApprovalStatus, Edition, LeftOut, Release, Rendition
from voiceguide.model.speech import Voice
from voiceguide.model.text import HOLD, SECTIONS


def manifest(
    editions: Sequence[Edition], left_out: Sequence[LeftOut], releases: Sequence[Release], config: Config
) -> str:
    """The manifest as JSON text. Paths are relative to dist/; it lists neither itself nor dist/README.md."""
    approved = bool(editions) and all(edition.approval_status is ApprovalStatus.APPROVED for edition in editions)
    files = [asdict(file) for release in releases for file in release.files]
    facts = {
        "guide": config.guide_id,
        "version": config.version,
        "standing": (ApprovalStatus.APPROVED if approved else ApprovalStatus.DRAFT).value,
        "editions": [_edition(edition) for edition in editions],
        "left_out": [{"locale": item.what, "why": item.why} for item in left_out],
        "files": sorted(files, key=lambda file: str(file["path"])),
    }
    return json.dumps(facts, ensure_ascii=False, indent=1) + "\n"


def _edition(edition: Edition) -> dict[str, Any]:
    return {
        "locale": edition.locale,
        "standing": edition.approval_status.value,
        "voice": _voice(edition.voice),
        "asker": _voice(edition.asker) if edition.asker else None,
        "credits": [asdict(credit) for credit in edition.credits],
        "sections": [_section(rendition, edition.voice) for rendition in edition.sections],
        "hold": [_section(rendition, edition.voice) for rendition in edition.hold],
        "prompts": [_section(rendition, edition.voice) for rendition in edition.prompts],
        "left_out": [{"section": item.what, "why": item.why} for item in edition.left_out],
    }


def _section(rendition: Rendition, default: Voice) -> dict[str, Any]:
    """A chapter, a hold message, or a prompt or notice: these have a part and no title."""
    section = rendition.section
    facts: dict[str, Any] = {
        **({"title": section.title} if section.part in (SECTIONS, HOLD) else {"part": section.part}),
        "id": section.id,
        "duration_ms": rendition.track.duration_ms,
        "standing": rendition.approval_status.value,
        "digests": dict(rendition.digests),
    }
    return facts if rendition.voice == default else facts | {"voice": _voice(rendition.voice)}


def _voice(voice: Voice) -> dict[str, str]:
    return {"engine": voice.engine, "name": voice.name, "revision": voice.revision}
