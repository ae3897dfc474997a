"""Guide in a locale x voice -> all of its scripts, and the hash of what each approval unit sounds like."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from voiceguide.config import Config
from voiceguide.errors import Gathered, gathering
from voiceguide.model.glossary import Glossary
from voiceguide.model.menu import TODAY
from voiceguide.model.phone_keys import spoken_key
from voiceguide.model.release import ApprovalStatus, Value
from voiceguide.model.speech import CAPTION_NAMES, Script, Voice, key_of
from voiceguide.model.text import (
    HOLD,
    NOTICES,
    PHONE,
    SECTIONS,
    Block,
    Guide,
    Kind,
    Location,
    Section,
    Sentence,
    digest,
)
from voiceguide.pronounce.lexicon import read_lexicon
from voiceguide.pronounce.script import opened, recorded, script, shown_section
from voiceguide.pronounce.values import clinic_values, part_value

PLAYER = "player"
"""The approval unit of the words on pages."""
SPOKEN_NOTICES = ("draft", "example", "touch", "headphones", "contact-hours", "interpreter")
"""Notices that are heard. The others are words for a page, or pieces of a phrase."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a locale says. guide: as shown. scripts: sections, hold messages, prompts, notices, without drafts' notices.

    heard: by approval unit, all that can change its sound, as JSON holds it. example: the clinic is not a real one,
    and that is said. own_values: values of a single prompt (the key that it names), by ``part/id``.
    """

    guide: Guide
    values: Mapping[str, Value]
    voice: Voice
    scripts: tuple[Script, ...]
    heard: Mapping[str, object]
    example: bool
    own_values: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)

    def values_of(self, section: Section) -> Mapping[str, Value]:
        """The clinic's values, and those of this section alone."""
        return {**self.values, **self.own_values.get(f"{section.part}/{section.id}", {})}

    @property
    def audio(self) -> Mapping[str, str]:
        """The audio hash by approval unit."""
        return {unit: key_of(facts) for unit, facts in self.heard.items()}

    def opened(self, script: Script, approval_status: ApprovalStatus) -> Script:
        """A chapter or a hold message with the notices that it must open with."""
        if script.section.part not in (SECTIONS, HOLD):
            return script
        ids = ["draft"] * (approval_status is ApprovalStatus.DRAFT) + ["example"] * self.example
        notices = [s for id in ids for s in self.scripts if s.section.part == NOTICES and s.section.id == id]
        return opened(script, tuple(notices))


def plan(
    guide: Guide,
    config: Config,
    glossary: Glossary,
    voice: Voice,
    alphabets: frozenset[str],
    recording: Callable[[Section, str], Voice | None],
    into: Gathered | None = None,
    asker: Voice | None = None,
) -> Plan:
    """Write all scripts. recording: the voice of a section's recording, if there is one. asker: of the questions.

    Raises PronounceError, or what `recording` raises. into: gathers these errors instead; a placeholder without a value
    then stays as it is written.
    """
    with gathering(into) as found:
        return _plan(guide, config, glossary, voice, alphabets, recording, found, asker)


def _plan(
    guide: Guide,
    config: Config,
    glossary: Glossary,
    voice: Voice,
    alphabets: frozenset[str],
    recording: Callable[[Section, str], Voice | None],
    found: Gathered,
    asker: Voice | None,
) -> Plan:
    locale = guide.locale
    numbers = glossary.numbers.get(locale, ())
    values = clinic_values(config, guide, numbers, glossary.digits.get(locale, ()))
    lexicon = read_lexicon(config.root, locale, found)
    rate = config.settings(locale).rates.get(voice.engine, 1.0)
    names = {n.id: n.blocks[0].text for n in guide.notices if n.id in CAPTION_NAMES}
    scripts = []
    part_values: dict[str, Mapping[str, Value]] = {}
    for section in guide.parts:
        if not _heard(section):
            continue
        part_values[f"{section.part}/{section.id}"] = _part_values(section, guide, config, numbers)
        own = {**values, **part_values[f"{section.part}/{section.id}"]}
        pace = rate * config.hold_pace if section.part == HOLD else rate
        spoken = script(section, locale, voice, own, lexicon, pace, alphabets, found, asker, names)
        person = None
        with found.catch():
            person = recording(section, locale)
        scripts.append(recorded(spoken, person) if person else spoken)
    as_shown = {(each.section.part, each.section.id): each.section for each in scripts}

    def shown(sections: tuple[Section, ...]) -> tuple[Section, ...]:
        return tuple(as_shown.get((s.part, s.id)) or shown_section(s, values) for s in sections)

    heard = _heard_of(scripts, config)
    # Not heard by reviewers: the clinic says it, today.
    scripts += [script(each, locale, voice, values, lexicon, rate, alphabets, found) for each in _today(values, config)]
    return Plan(guide.map(shown), values, voice, tuple(scripts), heard, config.clinic.is_example, part_values)


def _heard(section: Section) -> bool:
    return section.part != NOTICES or section.id in SPOKEN_NOTICES


def _today(values: Mapping[str, Value], config: Config) -> list[Section]:
    """The prompt that says today's notice in its own language: one sentence, the value."""
    notice = values.get("notice")
    if notice is None or not notice.spoken:
        return []
    where, id = Location(config.clinic.path, 1), f"{PHONE}/{TODAY}/{digest(notice.shown)}"
    sentence = Sentence(f"{id}/0", "{notice}", where)
    return [Section(TODAY, PHONE, 0, (Block(id, Kind.PARAGRAPH, sentence.text, where, (sentence,)),))]


def _part_values(section: Section, guide: Guide, config: Config, numbers: Sequence[str]) -> dict[str, Value]:
    """The phone key that a prompt names."""
    key = spoken_key(section.id, guide.locale, config.clinic.phone_locales) if section.part == PHONE else ""
    return {"key": part_value("key", key, guide, numbers)} if key else {}


def _heard_of(scripts: Sequence[Script], config: Config) -> dict[str, object]:
    """Every spoken string with its voice and rate, by passage; and the pauses. Nothing of a page is heard."""
    units: dict[str, list[object]] = {PLAYER: []}
    for each in scripts:
        passages = [[str(passage.kind), passage.sign, [u.heard for u in passage.to_speak]] for passage in each.passages]
        units.setdefault(each.section.context, []).append([each.section.id, passages])
    pauses = asdict(config.pauses)
    return {unit: {"heard": heard, "pauses": pauses} for unit, heard in units.items()}
