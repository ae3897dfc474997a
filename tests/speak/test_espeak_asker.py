"""The embedded voice's second voice: there for each locale, higher, and the same samples each time."""

from __future__ import annotations

import numpy as np
import pytest

from voiceguide.model.settings import EngineSettings
from voiceguide.model.speech import Utterance, Voice
from voiceguide.speak.engine import voice_of
from voiceguide.speak.espeak import EspeakEngine

CODES = {"en_US": "en-us", "zh_Hans": "cmn", "ar": "ar", "ru": "ru", "ur": "ur"}
WORDS = {
    "en_US": "Will I feel it?",
    "zh_Hans": "我会感觉到吗？",
    "ar": "هل سأشعر بها؟",
    "ru": "Почувствую?",
    "ur": "کیا ہو گا؟",
}


def pitch_hz(engine: EspeakEngine, voice: Voice) -> float:
    """The median pitch of a sentence, by autocorrelation."""
    words = WORDS[voice.locale]
    pcm = engine.speak(Utterance("s/0", voice.locale, words, words, voice))
    samples = np.frombuffer(pcm.data, "<i2").astype(float)
    found = []
    for start in range(0, len(samples) - 2_048, 1_024):
        part = samples[start : start + 2_048]
        if np.abs(part).mean() > 800:
            like = np.correlate(part, part, "full")[2_047:]
            found.append(22_050 / (55 + like[55:368].argmax()))
    return float(np.median(found))


@pytest.mark.parametrize("locale", CODES)
def test_the_asker_is_another_voice_and_always_the_same(locale: str) -> None:
    settings = EngineSettings("espeak", codes=CODES)
    engine = EspeakEngine(settings)
    guide, asker = (voice_of(engine, locale, role) for role in ("guide", "asker"))
    assert guide is not None
    assert asker is not None
    assert pitch_hz(engine, asker) > 1.3 * pitch_hz(engine, guide)
    said = Utterance("s/0", locale, WORDS[locale], WORDS[locale], asker)
    # The voice is found by its name at first, by its file later.
    assert len({each.speak(said).data for each in (EspeakEngine(settings), engine, engine)}) == 1


def test_an_asker_of_the_guides_own_wins() -> None:
    engine = EspeakEngine(EngineSettings("espeak", codes={"fr": {"guide": "fr", "asker": "fr+m3"}, "pl": "pl+m3"}))
    assert [(v.locale, v.role, v.name) for v in engine.voices()] == [
        ("fr", "guide", "fr"),
        ("fr", "asker", "fr+m3"),
        ("pl", "guide", "pl+m3"),
    ]
