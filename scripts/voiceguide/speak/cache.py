"""A cache that is itself an engine: what was spoken once is kept in the store."""

from __future__ import annotations

from typing import ClassVar

from voiceguide.model.sound import Pcm, PcmFormat
from voiceguide.model.speech import Utterance, Voice
from voiceguide.speak.engine import Engine
from voiceguide.store.store import Blob, Store

_PCM = "audio/L16"


class CachedEngine:
    """Wraps an engine. Keys come from the utterance itself (`Utterance.key`)."""

    kept: ClassVar[bool] = True
    alphabets: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, engine: Engine, store: Store) -> None:
        self.engine = engine
        self.store = store

    def voices(self) -> tuple[Voice, ...]:
        return self.engine.voices()

    def speak(self, utterance: Utterance) -> Pcm:
        """From the store, else from the engine and then into the store. Raises SpeakError, StoreError."""
        key = utterance.key
        entry = self.store.get(key)
        if entry is not None:
            facts = entry.facts
            format = PcmFormat(int(facts["rate_hz"]), int(facts["channels"]), int(facts["width_bytes"]))
            return Pcm(format, entry.files["pcm"].path.read_bytes())
        pcm = self.engine.speak(utterance)
        facts = {
            "rate_hz": pcm.format.rate_hz,
            "channels": pcm.format.channels,
            "width_bytes": pcm.format.width_bytes,
            "heard": utterance.heard,
        }
        self.store.put(key, facts, {"pcm": Blob(_PCM, pcm.data)})
        return pcm

    def holds(self, utterance: Utterance) -> bool:
        """Whether the store has the clip already."""
        return self.store.get(utterance.key) is not None
