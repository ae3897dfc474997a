"""What is said: voice, utterance, script."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, fields

from voiceguide.model.text import Kind, Section


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of an engine. revision: of engine and voice together; a new one voids every clip."""

    engine: str
    name: str
    locale: str
    revision: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence, ready to be spoken.

    shown: as people read it. spoken: as the voice is told. rate: 1.0 is the engine's own pace,
    1.5 half as fast again.
    """

    sentence_id: str = field(metadata={"heard": False})
    locale: str
    shown: str = field(metadata={"heard": False})
    spoken: str
    voice: Voice
    rate: float = 1.0

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
    """A block as it is spoken."""

    kind: Kind
    utterances: tuple[Utterance, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """A section as it is spoken. section: with shown text, clinic values filled in."""

    section: Section
    locale: str
    voice: Voice
    passages: tuple[Passage, ...]

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        return tuple(utterance for passage in self.passages for utterance in passage.utterances)

    @property
    def shown(self) -> dict[str, str]:
        """Text by sentence id; a recording's one utterance holds several, a line each."""
        pairs = ((u.sentence_id.split(" "), u.shown.split("\n")) for u in self.utterances)
        return {id: text for ids, texts in pairs for id, text in zip(ids, texts, strict=True)}


def _plain(value: object) -> object:
    if isinstance(value, Voice):
        return {f.name: getattr(value, f.name) for f in fields(value)}
    return value


def key_of(facts: object) -> str:
    """Hexadecimal SHA-256 of JSON with sorted keys: the same facts, the same key."""
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
