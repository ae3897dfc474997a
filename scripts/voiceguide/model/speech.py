"""What is said: voice, utterance, script."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from voiceguide.model.text import Kind, Location, Section


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of an engine.

    name: the engine's own. revision: of engine and voice together; a new one voids every clip.
    role: ``guide``, or ``asker`` for the voice that asks questions.
    """

    engine: str
    name: str
    locale: str
    revision: str
    role: str = "guide"


@dataclass(frozen=True, slots=True)
class Credit:
    """What must be said of a voice wherever its sound is published.

    voice: engine and name, for example ``piper fr_FR-siwis-medium``. licence: as SPDX names it, or in words.
    attribution: whom to name. based_on: the voice that it was trained from, "" for none. non_commercial: the licence
    forbids commercial use.
    """

    voice: str
    licence: str
    attribution: str
    based_on: str = ""
    non_commercial: bool = False

    @property
    def line(self) -> str:
        """All of it in one line of English."""
        limit = ", not for commercial use" if self.non_commercial else ""
        trained = f"; trained from {self.based_on}" if self.based_on else ""
        return f"{self.attribution}{trained}. Licence: {self.licence}{limit}."


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence, ready to be spoken.

    shown: as people read it. spoken: as the voice is told. rate: 1.0 is the engine's own pace,
    1.5 half as fast again. location: file and line of the words, for errors. section: the section's context.
    said: the words that are spoken, before the lexicon; an ear should hear them.
    """

    sentence_id: str = field(metadata={"heard": False})
    locale: str
    shown: str = field(metadata={"heard": False})
    spoken: str
    voice: Voice
    rate: float = 1.0
    location: Location | None = field(default=None, metadata={"heard": False})
    section: str = field(default="", metadata={"heard": False})
    said: str = field(default="", metadata={"heard": False})

    def __post_init__(self) -> None:
        if not self.spoken.strip():
            raise ValueError("an utterance needs words")
        if not 0.4 <= self.rate <= 3.0:
            raise ValueError(f"rate {self.rate} is out of 0.4 to 3.0")

    @property
    def heard(self) -> dict[str, object]:
        """All that can change the sound, by field name: taken from the fields, so none is forgotten."""
        return {f.name: _plain(getattr(self, f.name)) for f in fields(self) if f.metadata.get("heard", True)}

    @property
    def key(self) -> str:
        """The clip's key in the store: hexadecimal SHA-256 of what is heard."""
        return key_of(self.heard)


@dataclass(frozen=True, slots=True)
class Passage:
    """A block as it is spoken.

    recording: one utterance that a person recorded for all of the passage; its sentences share that sound.
    sign: the sound that is heard before it, one of `SIGNS`, "" for none.
    """

    kind: Kind
    utterances: tuple[Utterance, ...]
    recording: Utterance | None = None
    sign: str = ""

    @property
    def to_speak(self) -> tuple[Utterance, ...]:
        """What engines speak: the recording, else each sentence."""
        return self.utterances if self.recording is None else (self.recording,)


CAPTION_NAMES = ("sound-chime", "sound-emergency", "sound-clinic", "speaker-guide", "speaker-asker")
"""Notices that captions need: names of sounds, and of who speaks."""


@dataclass(frozen=True, slots=True)
class Script:
    """A section as it is spoken. section: with shown text, clinic values filled in.

    names: what captions call sounds and speakers, by the id of the notice (`CAPTION_NAMES`).
    """

    section: Section
    locale: str
    voice: Voice
    passages: tuple[Passage, ...]
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        """Every sentence, in order."""
        return tuple(utterance for passage in self.passages for utterance in passage.utterances)

    @property
    def to_speak(self) -> tuple[Utterance, ...]:
        """What engines speak, in order: sentences, and recordings of a whole passage."""
        return tuple(utterance for passage in self.passages for utterance in passage.to_speak)

    @property
    def shown(self) -> dict[str, str]:
        """Shown text by sentence id."""
        return {utterance.sentence_id: utterance.shown for utterance in self.utterances}

    @property
    def speakers(self) -> dict[str, str]:
        """Who speaks, by sentence id: where two voices speak, else nobody is named."""
        roles = {utterance.sentence_id: utterance.voice.role for utterance in self.utterances}
        if len(set(roles.values())) < 2:
            return {}
        return {id: name for id, role in roles.items() if (name := self.names.get(f"speaker-{role}", ""))}


def _plain(value: object) -> object:
    if isinstance(value, Voice):
        return {f.name: getattr(value, f.name) for f in fields(value)}
    return value


def key_of(facts: object) -> str:
    """Hexadecimal SHA-256 of JSON with sorted keys: the same facts, the same key."""
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
