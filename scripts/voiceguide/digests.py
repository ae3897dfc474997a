"""What each track of an edition was made from, as digests: the manifest shows what changed between two builds.

words    the translation as templates, and what is said for sentences without a value of the clinic
values   the clinic's values that stand in the words, as shown and as spoken
voice    engines, voices, revisions and rates that speak it
samples  the mix, 16-bit PCM (`Track.digest`)
encoding the libraries, levels, pauses, codecs and tags

When all five are the same, the files are the same.
"""

from __future__ import annotations

from collections.abc import Mapping

from voiceguide import encode
from voiceguide.model.job import Job
from voiceguide.model.release import Rendition, Value
from voiceguide.model.speech import Utterance, key_of
from voiceguide.model.text import PLACEHOLDER

_TODAY = "{notice}"
"""The clinic's notice of today is the one sentence that stands in no catalog: it is all value."""


def digests(
    job: Job, rendition: Rendition, templates: Mapping[str, str], values: Mapping[str, Value]
) -> dict[str, str]:
    """Hexadecimal SHA-256 by name. templates: translations with placeholders, by sentence id. values: by name."""

    def template(utterance: Utterance) -> str:
        return templates.get(utterance.sentence_id, _TODAY)

    def words(utterance: Utterance) -> list[str]:
        return [template(utterance), "" if PLACEHOLDER.search(template(utterance)) else utterance.spoken]

    script = job.script
    names = {name for utterance in script.utterances for name in PLACEHOLDER.findall(template(utterance))}
    return {
        "words": key_of([[p.kind, p.sign, [words(u) for u in p.utterances]] for p in script.passages]),
        "values": key_of([[name, values[name].shown, values[name].spoken] for name in sorted(names)]),
        "voice": key_of(sorted({(v.engine, v.name, v.revision, u.rate) for u in script.to_speak for v in [u.voice]})),
        "samples": rendition.track.digest,
        "encoding": encode.encoding_digest(job, rendition.files),
    }
