"""Hears one locale: finished tracks -> clips -> what the ear wrote -> judgements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from voiceguide import speak, translate
from voiceguide.errors import HearError
from voiceguide.hear.calibration import Calibration, calibration
from voiceguide.hear.ear import Ear
from voiceguide.hear.heard_store import HeardStore
from voiceguide.hear.judge import Judge, Judgement, Sounds
from voiceguide.hear.numbers import NumberWords
from voiceguide.hear.tracks import Finished, Manifest, Piece, clips, finished, owns
from voiceguide.model.sound import Pcm
from voiceguide.model.speech import Voice
from voiceguide.pipeline import Pipeline

WIDE, PHONE = "wide", "phone"
_BY_SOUND = {"zh": "cmn"}
"""Languages in which a recogniser writes other letters for the same sounds, and espeak-ng's voice that reads them."""


@dataclass(frozen=True, slots=True)
class HeardSentence:
    """path: of the file, relative to dist/. section: its context. text: as shown. location: file and line."""

    id: str
    path: str
    section: str
    location: str
    text: str
    found: Judgement


@dataclass(frozen=True, slots=True)
class Hearing:
    """A locale as it was heard. band: ``wide`` or ``phone``. ear: its name. texts: as shown, by sentence id."""

    locale: str
    voice: Voice
    band: str
    ear: str
    calibration: Calibration
    sentences: tuple[HeardSentence, ...]
    texts: dict[str, str]

    @property
    def rate(self) -> float:
        """The character error rate over all sentences."""
        letters = sum(s.found.letters for s in self.sentences)
        return sum(s.found.errors for s in self.sentences) / letters if letters else 0.0

    @property
    def wrong(self) -> tuple[HeardSentence, ...]:
        """Sentences that are another one, or have a wrong number."""
        return tuple(s for s in self.sentences if s.found.is_wrong)

    @property
    def is_refused(self) -> bool:
        """Whether something is wrong in a locale in which the ear can be trusted."""
        return self.calibration.is_gate and bool(self.wrong)


class Listener:
    """Hears the locales of one project."""

    def __init__(self, pipeline: Pipeline, ear: Ear) -> None:
        self._pipeline = pipeline
        self._manifest = Manifest(pipeline.config)
        self._kept = HeardStore(pipeline.store)
        self._ear = ear

    def locales(self, asked: Sequence[str]) -> tuple[str, ...]:
        """The locales to hear: those asked for, else all of dist/. Raises HearError, ConfigError."""
        for locale in asked:
            self._pipeline.config.settings(locale)
            if locale not in self._manifest.voices:
                raise HearError(
                    f"{locale} is not in dist/.", locale=locale, hint=f"Build it: voiceguide build --locale {locale}."
                )
        return tuple(dict.fromkeys(asked)) or tuple(self._manifest.voices)

    def hear(self, locale: str, *, phone: bool = False) -> Hearing:
        """Hear every finished track of a locale. phone: as a telephone plays it. Raises VoiceguideError."""
        pipeline, voice = self._pipeline, self._manifest.voices[locale]
        local = translate.translate(pipeline.guide, pipeline.config, locale)
        # The voices are those of the build: hearing it needs neither their models nor a network.
        written = pipeline.write_with(local, voice, self._manifest.askers.get(locale))
        everything = tuple(owns(written))
        judge = Judge(everything, NumberWords.of(pipeline.glossary, locale), _sounds(locale))
        tracks = list(finished(pipeline, self._manifest, written, phone=phone))
        pipeline.report.step("hear", locale, sum(len(track.pieces) for track in tracks))
        sentences: list[HeardSentence] = []
        for track in tracks:
            sentences += self._track(track, locale, judge)
        texts = {own.id: own.texts[0] for own in everything}
        band = PHONE if phone else WIDE
        return Hearing(locale, voice, band, self._ear.name, calibration(locale), tuple(sentences), texts)

    def _track(self, track: Finished, locale: str, judge: Judge) -> list[HeardSentence]:
        pieces: dict[str, Piece] = {}
        heard: dict[str, str] = {}
        for piece, clip in clips(self._pipeline.config, track):
            pieces[piece.own.id], heard[piece.own.id] = piece, self._clip(clip, locale)
            self._pipeline.report.done(piece.section)
        found = judge.judge(heard)
        self._kept.keep_file(track.digest, self._ear.name, found)
        return [
            HeardSentence(id, track.path, piece.section, piece.location, piece.own.texts[0], found[id])
            for id, piece in pieces.items()
        ]

    def _clip(self, clip: Pcm, locale: str) -> str:
        heard = self._kept.clip(clip, self._ear.revision, locale)
        if heard is None:
            heard = self._ear.hear(np.frombuffer(clip.data, "<i2").astype(np.float32) / np.float32(32_768), locale)
            self._kept.keep_clip(clip, self._ear.revision, locale, heard)
        return heard


def _sounds(locale: str) -> Sounds | None:
    voice = _BY_SOUND.get(locale.split("_", maxsplit=1)[0])
    return (lambda texts: speak.sounds_of(texts, voice)) if voice else None
