"""Clips -> one track, and the time of each sentence in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voiceguide.errors import MixError
from voiceguide.mix.clip import AudioSegment, silence, trimmed
from voiceguide.mix.loudness import level
from voiceguide.mix.sounds import chime, sign
from voiceguide.model.settings import Levels, Pauses
from voiceguide.model.sound import CHIME, SPARE_SAMPLES, TRACK_MULTIPLE_SAMPLES, WORKING_FORMAT, Cue, Pcm, Track
from voiceguide.model.speech import Passage, Script, Utterance
from voiceguide.model.text import HOLD, SECTIONS, Kind


@dataclass(frozen=True, slots=True)
class Mixed:
    """A track and its sound."""

    track: Track
    pcm: Pcm


class _Tape:
    """What was joined so far. Position is counted in frames, never measured."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self.samples = 0
        self.cues: list[Cue] = []
        self.sounds: list[Cue] = []
        self.uncounted = 0

    def add(self, sound: AudioSegment) -> None:
        self.parts.append(sound.raw_data)
        self.samples += int(sound.frame_count())

    def sound(self, name: str, sound: AudioSegment, pause_ms: int) -> None:
        """Add a sound that is no speech, and a pause. name: of the notice that captions call it by."""
        self.sounds.append(Cue(name, self.samples, self.samples + int(sound.frame_count())))
        self.add(sound)
        self.add(silence(pause_ms))

    def fill(self) -> None:
        """Silence up to a multiple of `TRACK_MULTIPLE_SAMPLES`, so that tracks join without a gap."""
        frames = -(self.samples + SPARE_SAMPLES) % TRACK_MULTIPLE_SAMPLES + SPARE_SAMPLES
        self.parts.append(bytes(frames * WORKING_FORMAT.frame_bytes))
        self.samples += frames

    def say(self, utterances: Sequence[Utterance], sound: AudioSegment) -> None:
        """Add a sound and its cues. Several sentences share one recording by the length of their text."""
        weights = [max(1, len(utterance.shown)) for utterance in utterances]
        start, length, done, total = self.samples, int(sound.frame_count()), 0, sum(weights)
        for utterance, weight in zip(utterances, weights, strict=True):
            begin = start + length * done // total
            done += weight
            self.cues.append(Cue(utterance.sentence_id, begin, start + length * done // total))
        self.add(sound)


def mix(script: Script, sounds: Sequence[Pcm], pauses: Pauses, levels: Levels) -> Mixed:
    """Join the sounds of `script.to_speak`, in order, with pauses and a chime, at the right level.

    A prompt or a notice has neither chime nor pauses around it. Raises MixError, which names the section.
    """
    tape = _Tape()
    chapter = script.section.part in (SECTIONS, HOLD)
    words = _Words()
    left = iter(sounds)
    try:
        if chapter:
            tape.add(silence(pauses.lead_ms))
        for index, passage in enumerate(script.passages):
            if index:
                gap = silence(_pause(script.passages[index - 1], passage, pauses))
                tape.add(gap)
                tape.uncounted += int(gap.frame_count()) if passage.kind is Kind.ANSWER else 0
            if passage.kind is Kind.TITLE and chapter:
                tape.sound(CHIME, chime(), pauses.sentence_ms)
            _passage(tape, passage, left, pauses, words)
        if chapter:
            tape.add(silence(pauses.tail_ms))
        tape.fill()
        pcm = level(Pcm(WORKING_FORMAT, b"".join(tape.parts)), levels)
    except MixError as error:
        error.section, error.locale = script.section.context, script.locale
        raise
    track = Track(
        script.section.id, script.locale, WORKING_FORMAT, tape.samples, tuple(tape.cues),
        hashlib.sha256(pcm.data).hexdigest(), words.start, words.end, tuple(tape.sounds), tape.uncounted,
    )  # fmt: skip
    return Mixed(track, pcm)


def _pause(before: Passage, after: Passage, pauses: Pauses) -> int:
    if after.kind is Kind.ANSWER:
        return pauses.answer_ms
    if before.kind is Kind.TITLE:
        return pauses.title_ms
    return pauses.item_ms if before.kind is after.kind is Kind.ITEM else pauses.block_ms


def single(sound: Pcm, levels: Levels) -> Pcm:
    """One clip by itself at the right level, on the grid. Raises MixError."""
    tape = _Tape()
    tape.add(trimmed(sound))
    tape.fill()
    return level(Pcm(WORKING_FORMAT, b"".join(tape.parts)), levels)


class _Words:
    """Where the guide's own words begin and end: what their pace is counted over."""

    start = 0
    end = 0


def _passage(tape: _Tape, passage: Passage, left: Iterator[Pcm], pauses: Pauses, words: _Words) -> None:
    together = [passage.utterances] if passage.recording else [(utterance,) for utterance in passage.utterances]
    for index, utterances in enumerate(together):
        if index:
            tape.add(silence(pauses.sentence_ms))
        speech = trimmed(next(left))
        if passage.kind is not Kind.NOTICE and not words.end:
            words.start = tape.samples
        if passage.sign and not index:
            begin = tape.samples
            tape.sound(f"sound-{passage.sign}", sign(passage.sign, speech), pauses.sentence_ms)
            tape.uncounted += tape.samples - begin
        tape.say(utterances, speech)
        if passage.kind is not Kind.NOTICE:
            words.end = tape.samples
