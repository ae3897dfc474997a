"""What was heard, kept in the store: each clip once for each ear, and each finished file with its judgements."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from voiceguide.hear.judge import Judgement
from voiceguide.model.sound import Pcm
from voiceguide.model.speech import key_of
from voiceguide.store import Store


@dataclass(frozen=True, slots=True)
class HeardFile:
    """A finished file as it was heard last. ear: its name. sentences: judgements by sentence id."""

    ear: str
    sentences: Mapping[str, Judgement]


class HeardStore:
    """The store of one project, as the ear uses it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def clip(self, clip: Pcm, revision: str, locale: str) -> str | None:
        """What an ear heard in a clip, None when it never heard it. revision: of the ear."""
        entry = self._store.get(_clip_key(clip, revision, locale))
        return str(entry.facts["heard"]) if entry else None

    def keep_clip(self, clip: Pcm, revision: str, locale: str, heard: str) -> None:
        self._store.put(_clip_key(clip, revision, locale), {"heard": heard}, {})

    def file(self, digest: str) -> HeardFile | None:
        """A finished file as it was heard last, None when nobody heard it. digest: SHA-256 of the file."""
        entry = self._store.get(_file_key(digest))
        if entry is None:
            return None
        sentences = {id: _judgement(facts) for id, facts in entry.facts["sentences"].items()}
        return HeardFile(str(entry.facts["ear"]), sentences)

    def keep_file(self, digest: str, ear: str, sentences: Mapping[str, Judgement]) -> None:
        facts = {"ear": ear, "sentences": {id: asdict(found) for id, found in sentences.items()}}
        self._store.put(_file_key(digest), facts, {})


def _clip_key(clip: Pcm, revision: str, locale: str) -> str:
    digest = hashlib.sha256(clip.data).hexdigest()
    return key_of({"clip": digest, "rate_hz": clip.format.rate_hz, "ear": revision, "locale": locale})


def _file_key(digest: str) -> str:
    return key_of({"heard-file": digest})


def _judgement(facts: Mapping[str, Any]) -> Judgement:
    values = {f.name: facts[f.name] for f in fields(Judgement)}
    return Judgement(**{name: _tuple(value) for name, value in values.items()})


def _tuple(value: object) -> Any:
    return tuple(value) if isinstance(value, Iterable) and not isinstance(value, str) else value
