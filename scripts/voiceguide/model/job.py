"""What a worker is given: one track to speak, mix and encode, by value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from functools import cached_property
from typing import Any

from voiceguide.model.release import ApprovalStatus
from voiceguide.model.settings import EngineSettings, Levels, Pauses
from voiceguide.model.sound import Pcm, Track
from voiceguide.model.speech import Script, key_of


@dataclass(frozen=True, slots=True)
class Tags:
    """What a file says about itself, as shown.

    track: the chapter's number, 0 for none. picture: PNG or b"". comment: a draft's notice, "" when approved.
    """

    title: str
    album: str
    artist: str
    locale: str
    track: int = 0
    picture: bytes = b""
    picture_digest: str = ""
    comment: str = ""

    @property
    def facts(self) -> dict[str, object]:
        """All that can change a byte of a tagged file, as JSON holds it: the picture by its digest."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "picture"}


MIX, FILE = {"key": "mix"}, {"key": "file"}
"""Which key a field of `Job` belongs to. A field without a mark changes no byte."""


@dataclass(frozen=True)
class Job:
    """One track to speak, mix and encode. It pickles, and it is all that a worker needs.

    revision: of the libraries that make bytes (`encode.revision`); a worker with another one refuses.
    formats: audio formats to make. engines: settings by engine name. clips: the sound of each utterance of
    `script.to_speak` that is known already, None for those that the worker speaks. mixed: the track and its sound when
    the store has them; then nothing is spoken.
    """

    script: Script = field(metadata=MIX)
    pauses: Pauses = field(metadata=MIX)
    levels: Levels = field(metadata=MIX)
    revision: str = field(metadata=MIX)
    tags: Tags = field(metadata=FILE)
    approval_status: ApprovalStatus
    formats: tuple[str, ...] = ()
    engines: Mapping[str, EngineSettings] = field(default_factory=dict)
    clips: tuple[Pcm | None, ...] = ()
    mixed: tuple[Track, Pcm] | None = None

    @cached_property
    def mix_key(self) -> str:
        """The store's key of the mix: made from every field that can change a sample or a cue."""
        return key_of(self._facts("mix"))

    def file_key(self, format: str, revision: str, *, tagged: bool) -> str:
        """The store's key of one encoded file. revision: the codec's. tagged: whether its bytes hold tags and text."""
        words = {"shown": self.script.shown, "names": dict(self.script.names)}
        facts = self._facts("file") | words if tagged else {}
        return key_of({"track": self.mix_key, **facts, "format": format, "codec": revision})

    def _facts(self, key: str) -> dict[str, Any]:
        return {f.name: _facts_of(getattr(self, f.name)) for f in fields(self) if f.metadata.get("key") == key}


def _facts_of(value: object) -> object:
    """A field's value as JSON holds it."""
    if isinstance(value, Script):
        section = value.section
        passages = [
            [p.kind, p.sign, [[u.sentence_id, u.heard] for u in p.utterances], p.recording and p.recording.heard]
            for p in value.passages
        ]
        return {"section": [section.id, section.part, section.number], "passages": passages}
    if isinstance(value, Tags):
        return value.facts
    return asdict(value) if isinstance(value, Pauses | Levels) else value
