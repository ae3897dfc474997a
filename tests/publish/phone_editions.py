"""Editions made up for the phone: any prompts, a few bytes of sound in every format."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from tests.encode.telephone_formats import telephone
from voiceguide import config as config_module
from voiceguide.config import Config, parse_hours
from voiceguide.model.menu import PROMPTS
from voiceguide.model.release import ApprovalStatus, Edition, Rendition
from voiceguide.model.sound import WORKING_FORMAT, AudioFile, Pcm, Track
from voiceguide.model.speech import Voice
from voiceguide.model.text import HOLD, NOTICES, PHONE, SECTIONS, Block, Guide, Kind, Location, Section, Sentence
from voiceguide.model.values import ClosedDate, OpeningHours
from voiceguide.publish.phone import PhonePublisher
from voiceguide.store.staging import Folder

REPOSITORY = Path(__file__).parent.parent.parent
IDS = ("get-help", "what-it-is", "who-it-helps", "trial", "surgery", "refills", "benefits", "risks", "right-for-you")
LOCALES = tuple(config_module.read(REPOSITORY).locales)
"""All languages of the guide that ships here."""
HERE = Location("made-up", 1)


def settings(
    locales: Sequence[str], *, hold_keys: bool = False, targets: Sequence[str] = ("asterisk", "freeswitch", "hosted"),
    values: dict[str, str] | None = None, closed: Sequence[ClosedDate] = (), timezone: str = "",
) -> Config:  # fmt: skip
    """The example's settings with another phone."""
    config = config_module.read(REPOSITORY, REPOSITORY / "audio_src/clinic.example.toml", voice="fake")
    hours = parse_hours((values or {}).get("opening_hours", config.clinic.values["opening_hours"]))
    clinic = replace(
        config.clinic, phone_locales=tuple(locales), hold_keys=hold_keys, phone_targets=tuple(targets),
        opening=OpeningHours(hours, tuple(closed), timezone), runs={"opening_hours": hours},
        values=MappingProxyType({**config.clinic.values, **(values or {})}),
    )  # fmt: skip
    return replace(config, clinic=clinic)


def edition(
    store: Path, locale: str, *, chapters: Sequence[int] = range(1, 10), hold_messages: Sequence[int] = range(1, 10),
    prompts: Sequence[str] = PROMPTS, approval_status: ApprovalStatus = ApprovalStatus.DRAFT,
    formats: Sequence[str] | None = None,
) -> Edition:  # fmt: skip
    """An edition that has these chapters, hold messages and prompts."""
    files = _formats(store, locale)
    phone = {name: file for name, file in files.items() if formats is None or name in formats}
    made = [
        *(_rendition(IDS[n - 1], SECTIONS, n, locale, approval_status, phone) for n in chapters),
        *(_rendition(IDS[n - 1], HOLD, n, locale, approval_status, phone) for n in hold_messages),
        *(_rendition(id, PHONE, 0, locale, approval_status, phone) for id in prompts),
        _rendition("draft", NOTICES, 0, locale, approval_status, phone),
    ]
    by_part = {part: tuple(r for r in made if r.section.part == part) for part in (SECTIONS, HOLD)}
    guide = Guide("g", "G", locale, tuple(r.section for r in by_part[SECTIONS]))
    file = files["ulaw"]
    return Edition(
        guide, {}, {}, Voice("fake", "fake", locale, "1"), approval_status, by_part[SECTIONS], by_part[HOLD],
        tuple(r for r in made if r.section.part not in by_part), (), dict.fromkeys(("mp3", "m4b", "captions"), file),
    )  # fmt: skip


def lay_out(root: Path, editions: Sequence[Edition], config: Config) -> Folder:
    """Publish into root/phone."""
    shutil.rmtree(root / "phone", ignore_errors=True)
    (root / "phone").mkdir(parents=True)
    folder = Folder(root / "phone", "phone")
    PhonePublisher().publish(editions, config, folder)
    return folder


def _rendition(
    id: str, part: str, number: int, locale: str, approval_status: ApprovalStatus, phone: dict[str, AudioFile]
) -> Rendition:
    sentence = Sentence(f"{id}/0", f"{id} in {locale}.", HERE)
    section = Section(id, part, number, (Block("b", Kind.PARAGRAPH, "x", HERE, (sentence,)),))
    track = Track(id, locale, WORKING_FORMAT, 9_216, (), "0")
    file = next(iter(phone.values()), AudioFile(Path("none"), "audio/mpeg", 0, "0"))
    return Rendition(
        section,
        track,
        Voice("fake", "fake", locale, "1"),
        approval_status,
        {"mp3": file, "captions": file, **phone},
    )


def _formats(store: Path, locale: str) -> dict[str, AudioFile]:
    """Half a second of a tone, a pitch for each locale."""
    import numpy as np

    pitch = 300 + sum(locale.encode()) % 500
    tone = 0.2 * np.sin(2 * np.pi * pitch * np.arange(12_000) / WORKING_FORMAT.rate_hz) * 32_767
    found = {}
    for name, blob in telephone(Pcm(WORKING_FORMAT, tone.astype("<i2").tobytes()), SECTIONS).items():
        path = store / f"{locale}-{name}"
        path.write_bytes(blob.data)
        digest = hashlib.sha256(blob.data).hexdigest()
        found[name] = AudioFile(path, blob.media_type, len(blob.data), digest)
    return found
