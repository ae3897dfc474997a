"""Finished tracks of dist/, cut into clips by their own cues."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from voiceguide import encode
from voiceguide.config import Config
from voiceguide.errors import HearError, disk
from voiceguide.hear.ear import EAR_RATE_HZ
from voiceguide.hear.judge import Own
from voiceguide.model.job import Job
from voiceguide.model.sound import MP3_DELAY_SAMPLES, WORKING_FORMAT, Cue, Pcm, PcmFormat, Track
from voiceguide.model.speech import Passage, Script, Utterance, Voice
from voiceguide.model.text import HOLD, SECTIONS
from voiceguide.pipeline import LocaleScript, Pipeline
from voiceguide.run.audio import decode, resample
from voiceguide.tracks import mix_of

MARGIN_MS = 150
"""Silence that a clip keeps on either side: the pause between two sentences is longer."""
PHONE_FORMATS = ("ulaw", "ulaw-wav", "wav8")
"""Telephone files, the first choice first."""
_CHANNELS = ("library/", "phone/")
_BUILD = "Build first: voiceguide build."


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, or a recording of a whole section. cue: samples of the mix. section: its context."""

    own: Own
    cue: Cue
    section: str
    location: str


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished track. path: relative to dist/. digest: SHA-256 of the file. later: by so many samples of 24 kHz the
    file sounds later than the mix.
    """

    path: str
    digest: str
    format: str
    later: int
    pieces: tuple[Piece, ...]


class Manifest:
    """What stands in dist/manifest.json. voices, askers: by locale. Raises HearError where nothing is built."""

    def __init__(self, config: Config) -> None:
        path = config.dist / "manifest.json"
        if not path.is_file():
            raise HearError("nothing is built: there is no dist/manifest.json.", hint=_BUILD)
        try:
            with disk(path, HearError):
                facts: Mapping[str, Any] = json.loads(path.read_bytes())
            self.voices = {e["locale"]: _voice(e["voice"], e["locale"]) for e in facts["editions"]}
            self.askers = {
                e["locale"]: _voice(e["asker"], e["locale"], "asker") for e in facts["editions"] if e["asker"]
            }
            # The same bytes lie in several channels: of these files, the library's and the telephone's are heard.
            ours = [f for f in facts["files"] if str(f["path"]).startswith(_CHANNELS)]
            self._files = {(f["locale"], f["sha256"]): str(f["path"]) for f in reversed(ours)}
        except (ValueError, KeyError, TypeError) as error:
            raise HearError(f"{path} is damaged: {error}.", hint=_BUILD) from error

    def audio(self, locale: str) -> Iterator[tuple[str, str]]:
        """(SHA-256, path) of the library's MP3 and the telephone's files of a locale."""
        for (of, digest), path in self._files.items():
            if of == locale and path.endswith((".mp3", ".ulaw", ".wav")):
                yield digest, path

    def path(self, locale: str, digest: str) -> str:
        """Where a file lies in dist/library/ or dist/phone/, "" when it does not. The first place of several."""
        return self._files.get((locale, digest), "")


def _voice(facts: Mapping[str, str], locale: str, role: str = "guide") -> Voice:
    return Voice(facts["engine"], facts["name"], locale, facts["revision"], role)


def owns(written: LocaleScript) -> Iterator[Own]:
    """Every sentence of a locale, and each recording of a whole section."""
    for script in written.plan.scripts:
        for passage in script.passages:
            yield from (own for own, _ in _spoken(passage))


def finished(pipeline: Pipeline, manifest: Manifest, written: LocaleScript, *, phone: bool) -> Iterator[Finished]:
    """Each track of a locale that dist/ has. phone: the telephone files in place of the library's.

    Raises HearError for a chapter or a hold message that is not there as it stands today.
    """
    locale = written.plan.guide.locale
    for script in written.plan.scripts:
        chapter = script.section.part in (SECTIONS, HOLD)
        job = pipeline.library_job(written.plan, script, written.ledger)
        found = _finished(pipeline, manifest, job, PHONE_FORMATS if phone else ("mp3",)) if chapter or phone else None
        if found is not None:
            yield found
        elif chapter:
            raise HearError(
                f"{script.section.stem} of today is not in dist/{'phone' if phone else 'library'}/.", locale=locale,
                section=script.section.context, hint=f"Build it: voiceguide build --locale {locale}.",
            )  # fmt: skip


def _finished(pipeline: Pipeline, manifest: Manifest, job: Job, formats: tuple[str, ...]) -> Finished | None:
    for format in formats:
        track, file = pipeline.held(job, format)
        path = manifest.path(job.script.locale, file.digest) if file else ""
        mixed = mix_of(pipeline.store, job) if path and format != "mp3" else None
        if track is None or file is None or not path:
            continue
        later = MP3_DELAY_SAMPLES if mixed is None else encode.phone_delay(mixed)
        return Finished(path, file.digest, format, later, tuple(_pieces(job.script, track)))
    return None


def _pieces(script: Script, track: Track) -> Iterator[Piece]:
    cues = {cue.sentence_id: cue for cue in track.cues}
    for passage in script.passages:
        for own, utterances in _spoken(passage):
            first, last = cues[utterances[0].sentence_id], cues[utterances[-1].sentence_id]
            cue = Cue(own.id, first.start, last.end)
            yield Piece(own, cue, script.section.context, str(utterances[0].location or ""))


def _spoken(passage: Passage) -> Iterator[tuple[Own, tuple[Utterance, ...]]]:
    """What is spoken in one go: a sentence; all of a recording, whose cues are estimates."""
    groups = [passage.utterances] if passage.recording else [(each,) for each in passage.utterances]
    for group in groups:
        texts = (" ".join(u.shown for u in group), " ".join(u.said for u in group))
        id = passage.recording.sentence_id if passage.recording else group[0].sentence_id
        yield Own(id, tuple(dict.fromkeys(text for text in texts if text.strip()))), group


def clips(config: Config, track: Finished) -> Iterator[tuple[Piece, Pcm]]:
    """The clip of each piece at the ear's rate. Raises HearError."""
    path = config.dist / track.path
    with disk(path, HearError):
        data = path.read_bytes()
    pcm = resample(_decoded(data, track.format), EAR_RATE_HZ)
    for piece in track.pieces:
        start = _at_ear(piece.cue.start + track.later) - MARGIN_MS * EAR_RATE_HZ // 1000
        end = _at_ear(piece.cue.end + track.later) + MARGIN_MS * EAR_RATE_HZ // 1000
        sound = pcm.data[max(0, start) * 2 : max(0, end) * 2]
        if not sound:
            raise HearError(f"dist/{track.path} ends before its sentence {piece.own.id}.", hint=_BUILD)
        yield piece, Pcm(pcm.format, sound)


def _at_ear(samples: int) -> int:
    """A position in the mix at the ear's rate."""
    return samples * EAR_RATE_HZ // WORKING_FORMAT.rate_hz


def _decoded(data: bytes, format: str) -> Pcm:
    """A finished file as sound at 24 kHz; a telephone file as it comes out of a telephone."""
    if format == "ulaw":
        return resample(_from_mu_law(data))
    return decode(encode.derive("ulaw-wav", data).data if format == "wav8" else data, HearError)


def _from_mu_law(data: bytes) -> Pcm:
    """ITU-T G.711, mu-law, 8 kHz, as linear samples."""
    codes = ~np.frombuffer(data, np.uint8)
    magnitude = (((codes & 15).astype(np.int32) << 3) + 132 << ((codes >> 4) & 7).astype(np.int32)) - 132
    samples = np.where(codes & 128, -magnitude, magnitude).astype("<i2")
    return Pcm(PcmFormat(8_000), samples.tobytes())
