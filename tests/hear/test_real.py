"""Real voices and a real ear: what Kokoro and Piper say is understood, wide and on a telephone.

Eight sentences of the guide a locale: the clinic's number, the emergency sentence, two medical terms, four spread over
the guide. About three minutes of processor time in all. `sh .ci/models` brings the models.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache

import numpy as np
import pytest

from tests.conftest import REPOSITORY, Notes, read_config
from tests.speak import real
from voiceguide import mix, source, translate
from voiceguide.encode import telephone
from voiceguide.encode.wav import wav
from voiceguide.hear.ear import EAR_RATE_HZ
from voiceguide.hear.judge import Judge, Judgement, Own
from voiceguide.hear.listen import _sounds
from voiceguide.hear.numbers import NumberWords
from voiceguide.hear.tracks import _from_mu_law
from voiceguide.hear.whisper import WhisperEar
from voiceguide.model.settings import Levels
from voiceguide.model.sound import Pcm
from voiceguide.model.speech import Utterance, Voice
from voiceguide.pipeline import Pipeline
from voiceguide.run.audio import resample
from voiceguide.speak import door

pytestmark = pytest.mark.slow
LIMITS = {
    ("kokoro", "en_US"): 0.02, ("kokoro", "es_419"): 0.02, ("kokoro", "fr"): 0.10, ("kokoro", "pt_BR"): 0.03,
    ("kokoro", "zh_Hans"): 0.12, ("piper", "en_US"): 0.10,
}  # fmt: skip
"""The highest character error rate; Chinese by sound. Piper: 5.2 % was measured on these eight
sentences, where "every one to six months" is heard as "everyone to 6 months".
"""
TERMS = ("catheter", "spinal cord")
NEEDS = {"kokoro": ("kokoro", "onnxruntime"), "piper": ("en_US-joe-medium", "onnxruntime", "piper")}


@dataclass(frozen=True)
class Heard:
    """Eight sentences as an ear heard them. numbers: those that are written in digits, by sentence id."""

    wide: dict[str, Judgement]
    phone: dict[str, Judgement]
    numbers: dict[str, tuple[str, ...]]


def eight(utterances: list[Utterance], pipeline: Pipeline, locale: str) -> list[Utterance]:
    """Two with terms, one with the clinic's number, the emergency sentence, four spread."""
    glossary = pipeline.glossary
    words = [
        [form for term in glossary.terms if term.name == name for form in (term.renderings.get(locale) or term.forms)]
        for name in TERMS
    ]

    def first(*texts: str) -> Utterance:
        return next(u for u in utterances if any(text.casefold() in u.shown.casefold() for text in texts))

    chosen = [first("555-0100"), first("911"), *(first(*forms) for forms in words)]
    spread = [utterances[len(utterances) * i // 5] for i in range(1, 5)]
    once = {u.shown: u for u in [*chosen, *spread, *utterances]}
    return list(once.values())[:8]


@cache
def heard(engine: str, locale: str) -> Heard:
    if locale == "zh_Hans" and sys.version_info >= (3, 13):
        pytest.skip("misaki, which Chinese needs, wants Python below 3.13")
    models = real.need(*NEEDS[engine], *(("misaki", "jieba") if locale == "zh_Hans" else ()))
    real.need("whisper-base", "faster_whisper", "opencc", "rapidfuzz")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VOICEGUIDE_MODELS", str(models))
        return _heard(engine, locale)


def _heard(engine: str, locale: str) -> Heard:
    config = read_config(REPOSITORY, engine)
    pipeline = Pipeline(config, source.read_guide(config), source.read_glossary(REPOSITORY), Notes())
    found = pipeline.engines.voices_for(locale)
    assert isinstance(found, tuple)
    voice: Voice = found[0]
    plan = pipeline.write(translate.translate(pipeline.guide, config, locale), voice).plan
    everything = [u for script in plan.scripts if script.section.part == "sections" for u in script.utterances]
    chosen = eight(everything, pipeline, locale)
    judge = Judge(
        [Own(u.sentence_id, (u.shown, u.said)) for u in everything], NumberWords.of(pipeline.glossary, locale),
        _sounds(locale),
    )  # fmt: skip
    ear = WhisperEar("whisper-base", real.MODELS)
    wide, phone = {}, {}
    for utterance in chosen:
        clip = mix.single(door.speak(config.engine_settings(engine), utterance), Levels())
        wide[utterance.sentence_id] = ear.hear(_at_ear(clip), locale)
        phone[utterance.sentence_id] = ear.hear(_at_ear(on_the_phone(clip)), locale)
    own = {u.sentence_id: u for u in chosen}
    numbers = {
        id: tuple(n for n in ("911", "5550100") if n in u.shown.replace("-", "")) for id, u in own.items()
    }  # fmt: skip
    return Heard(judge.judge(wide), judge.judge(phone), numbers)


def on_the_phone(clip: Pcm) -> Pcm:
    """A clip as the telephone's file of it sounds: 8 kHz, mu-law."""
    master = telephone._master(telephone._cut(clip, telephone.TAIL_MS), telephone._NARROW)
    return _from_mu_law(telephone.MuLaw().derive(wav(master)))


def _at_ear(clip: Pcm) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    samples = np.frombuffer(resample(clip, EAR_RATE_HZ).data, "<i2")
    return samples.astype(np.float32) / np.float32(32_768)


def rate(found: dict[str, Judgement]) -> float:
    return sum(j.errors for j in found.values()) / sum(j.letters for j in found.values())


@pytest.mark.parametrize(("engine", "locale"), LIMITS)
@pytest.mark.parametrize("band", ["wide", "phone"])
def test_eight_sentences_are_understood(engine: str, locale: str, band: str) -> None:
    every = heard(engine, locale)
    found = every.wide if band == "wide" else every.phone
    assert len(found) == 8
    worst = {id: (judged.heard, f"{judged.rate:.1%}") for id, judged in found.items() if judged.errors}
    assert {id: judged.closest for id, judged in found.items() if judged.closest} == {}
    assert rate(found) <= LIMITS[engine, locale], worst


@pytest.mark.parametrize(
    ("engine", "locale"),
    [
        pytest.param(
            *one,
            marks=pytest.mark.xfail(
                reason="Kokoro's one among digits is not always heard: 0100 as 0000, 911 as 91",
                strict=False,
                raises=AssertionError,
            ),
        )
        if one[1] in ("zh_Hans", "fr", "pt_BR")
        else one
        for one in LIMITS
    ],
)
@pytest.mark.parametrize("band", ["wide", "phone"])
def test_every_digit_is_heard(engine: str, locale: str, band: str) -> None:
    """Of 911 and of the clinic's number."""
    every = heard(engine, locale)
    found = every.wide if band == "wide" else every.phone
    assert {n for numbers in every.numbers.values() for n in numbers} == {"911", "5550100"}
    assert {id: (judged.digits, judged.heard) for id, judged in found.items() if judged.digits} == {}
