"""The embedded voice's second voice as shipped: higher, and the same samples each time.

Variants of espeak-ng with breath (f2, f3, f5) give other samples each time.
"""

from __future__ import annotations

import numpy as np
import pytest

from tests.conftest import REPOSITORY, read_config
from voiceguide.model.settings import EngineSettings
from voiceguide.model.speech import Utterance, Voice
from voiceguide.speak.engine import voice_of
from voiceguide.speak.espeak import EspeakEngine

CODES = {
    locale: read_config(REPOSITORY).settings(locale).voices["espeak"]
    for locale in ("en_US", "zh_Hans", "ar", "ru", "ur")
}
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
