"""What was heard, for programs and for people."""

from __future__ import annotations

from collections.abc import Sequence

from voiceguide.hear.listen import HeardSentence, Hearing

WORST = 10


def worst(heard: Sequence[Hearing], count: int = WORST) -> list[tuple[Hearing, HeardSentence]]:
    """The worst sentences of all: wrong ones first, then by character error rate. The same text once a locale."""
    every = [(hearing, sentence) for hearing in heard for sentence in hearing.sentences if sentence.found.errors]
    every.sort(key=lambda pair: (not pair[1].found.is_wrong, -pair[1].found.rate))
    once = {(hearing.locale, sentence.text): (hearing, sentence) for hearing, sentence in reversed(every)}
    return list(reversed(once.values()))[:count]


def as_json(heard: Sequence[Hearing]) -> list[dict[str, object]]:
    """For `voiceguide hear --format json`: a table a locale."""
    return [_hearing(hearing) for hearing in heard]


def _hearing(hearing: Hearing) -> dict[str, object]:
    best = hearing.calibration.best
    return {
        "locale": hearing.locale, "band": hearing.band, "ear": hearing.ear,
        "voice": {"engine": hearing.voice.engine, "name": hearing.voice.name, "revision": hearing.voice.revision},
        "calibration": {"trust": hearing.calibration.trust, "best": best, "gate": hearing.calibration.is_gate},
        "character_error": round(hearing.rate, 4), "refused": hearing.is_refused,
        "sentences": [_sentence(sentence) for sentence in hearing.sentences],
    }  # fmt: skip


def _sentence(sentence: HeardSentence) -> dict[str, object]:
    found = sentence.found
    return {
        "id": sentence.id, "path": sentence.path, "section": sentence.section, "where": sentence.location,
        "text": sentence.text, "heard": found.heard, "character_error": round(found.rate, 4),
        "closest": found.closest or sentence.id, "missing": list(found.missing), "added": list(found.added),
        "digits": list(found.digits),
    }  # fmt: skip
