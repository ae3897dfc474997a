"""Clips in the store: what a cacheable engine spoke once is not spoken again."""

from __future__ import annotations

from voiceguide.model.sound import Pcm, PcmFormat
from voiceguide.model.speech import Utterance
from voiceguide.store import Blob, Store

_PCM = "audio/L16"


class Clips:
    """The clips of a store. A clip's key comes from the utterance itself (`Utterance.key`)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, utterance: Utterance) -> Pcm | None:
        """The sound of an utterance, None when the store has none. Raises StoreError."""
        entry = self._store.get(utterance.key)
        if entry is None:
            return None
        facts = entry.facts
        format = PcmFormat(int(facts["rate_hz"]), int(facts["channels"]), int(facts["width_bytes"]))
        return Pcm(format, entry.files["pcm"].path.read_bytes())

    def put(self, utterance: Utterance, pcm: Pcm) -> None:
        """Store a sound that `door.speak` let pass. Raises StoreError."""
        facts = {
            "rate_hz": pcm.format.rate_hz,
            "channels": pcm.format.channels,
            "width_bytes": pcm.format.width_bytes,
            "heard": utterance.heard,
        }
        self._store.put(utterance.key, facts, {"pcm": Blob(_PCM, pcm.data)})

    def holds(self, utterance: Utterance) -> bool:
        """Whether the store has the sound of an utterance."""
        return self._store.get(utterance.key) is not None
