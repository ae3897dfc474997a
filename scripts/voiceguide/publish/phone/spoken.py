"""An edition as the phone speaks it: its sounds by the names that the menu uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from voiceguide.config import Config
from voiceguide.model.menu import DRAFT, PROMPTS, TODAY, hold_prompt, section_prompt
from voiceguide.model.phone_keys import LanguageOption
from voiceguide.model.release import ApprovalStatus, Edition, LeftOut, Rendition
from voiceguide.model.text import NOTICES, PHONE

FORMATS = ("sln16", "wav16", "wav8", "ulaw", "alaw", "ulaw-wav", "phone-mp3")
"""What `encode` makes of each track."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One language, complete. sounds: by prompt."""

    offer: LanguageOption
    edition: Edition
    sounds: Mapping[str, Rendition]

    @property
    def locale(self) -> str:
        return self.offer.locale

    @property
    def hold_messages(self) -> tuple[str, ...]:
        """The hold messages' prompts, in order."""
        return tuple(hold_prompt(number) for number in self.offer.hold_messages)

    @property
    def prompts(self) -> tuple[str, ...]:
        """What the menu plays: all but the hold messages."""
        return tuple(prompt for prompt in self.sounds if prompt not in self.hold_messages)


def spoken(edition: Edition, config: Config) -> Spoken | LeftOut:
    """The edition with all of its prompts; or why it cannot be on the phone."""
    sounds = {r.section.id: r for r in edition.prompts if r.section.part == PHONE and r.section.id in (*PROMPTS, TODAY)}
    draft = edition.approval_status is ApprovalStatus.DRAFT
    if draft:
        sounds |= {r.section.id: r for r in edition.prompts if r.section.part == NOTICES and r.section.id == DRAFT}
    today = TODAY in sounds
    wanted = PROMPTS + (DRAFT,) * draft + (TODAY,) * today
    chapters = {r.section.number: r for r in edition.sections}
    hold_messages = {r.section.number: r for r in edition.hold}
    sounds |= {section_prompt(number): chapters[number] for number in sorted(chapters)}
    sounds |= {hold_prompt(number): hold_messages[number] for number in sorted(hold_messages)}
    missing = [prompt for prompt in wanted if prompt not in sounds]
    missing += [prompt for prompt, sound in sounds.items() if not set(FORMATS) <= set(sound.files)]
    if missing or not chapters:
        return LeftOut(edition.locale, f"not on the phone without {', '.join(missing) or 'a chapter'}")
    place = config.clinic.phone_locales.index(edition.locale)
    numbers = tuple(sorted(chapters)), tuple(sorted(hold_messages))
    offer = LanguageOption(edition.locale, place, *numbers, draft, today=today)
    return Spoken(offer, edition, {name: sounds[name] for name in (*wanted, *(n for n in sounds if n not in wanted))})
