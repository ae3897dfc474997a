"""One suite for all engines that speak here: the seam of house.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, read_config
from tests.speak.fake_gtts import StandIn
from voiceguide.errors import ConfigError, SpeakError
from voiceguide.model.speech import Utterance
from voiceguide.run.plugins import ENGINES, load, names
from voiceguide.speak import engine_class, open_engine, voice_of
from voiceguide.speak.cache import CachedEngine
from voiceguide.speak.engine import Engine, speak
from voiceguide.speak.espeak_library import _short
from voiceguide.store.store import Store


@pytest.fixture(params=[name for name in names(ENGINES) if name != "recording"])
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with StandIn() as service:
        monkeypatch.setenv("VOICEGUIDE_GTTS_URL", service.address)
        yield open_engine(request.param, read_config(REPOSITORY))


def utterance(engine: Engine, text: str, locale: str = "en_US", id: str = "s/1/0", rate: float = 1.0) -> Utterance:
    voice = voice_of(engine, locale)
    assert voice is not None
    return Utterance(id, locale, text, text, voice, rate)


def test_the_same_utterance_always_gives_the_same_sound(engine: Engine) -> None:
    first = engine.speak(utterance(engine, "Call the clinic at once."))
    engine.speak(utterance(engine, "Llame a la clínica.", "es_419"))
    assert engine.speak(utterance(engine, "Call the clinic at once.", id="other/2/0")) == first


def test_longer_words_take_longer_and_a_higher_rate_takes_less(engine: Engine) -> None:
    short = engine.speak(utterance(engine, "Call now."))
    long = engine.speak(utterance(engine, "Call the clinic at once when the pump beeps, day or night."))
    quick = engine.speak(utterance(engine, "Call the clinic at once when the pump beeps, day or night.", rate=1.15))
    assert short.samples < long.samples
    assert quick.samples < long.samples
    assert short.format.channels == 1
    assert short.format.width_bytes == 2


def test_voices_are_of_known_locales_one_each(engine: Engine) -> None:
    voices = engine.voices()
    assert len({voice.locale for voice in voices}) == len(voices)
    assert {voice.locale for voice in voices} <= set(read_config(REPOSITORY).locales)
    assert all(voice.revision for voice in voices)


def test_a_cache_around_it_is_an_engine_too(engine: Engine, tmp_path: Path) -> None:
    cached = CachedEngine(engine, Store(tmp_path))
    words = utterance(engine, "Call the clinic.")
    assert not cached.holds(words)
    assert cached.speak(words) == engine.speak(words)
    assert cached.holds(utterance(engine, "Call the clinic.", id="elsewhere/3/1"))
    assert not cached.holds(utterance(engine, "Call the clinic.", rate=1.1))
    assert cached.voices() == engine.voices()


def test_espeak_speaks_every_locale_it_names_with_no_other_language() -> None:
    engine = open_engine("espeak", read_config(REPOSITORY))
    for voice in engine.voices():
        assert speak(engine, [Utterance("s/1/0", voice.locale, "a", "a", voice)])
    assert voice_of(engine, "fil") is None


def test_an_unknown_voice_is_an_error_that_names_the_sentence() -> None:
    engine = open_engine("espeak", read_config(REPOSITORY))
    words = utterance(engine, "Call now.")
    broken = Utterance("s/1/0", "en_US", "x", "x", type(words.voice)("espeak", "tlh", "en_US", "1"))
    with pytest.raises(SpeakError, match="no voice 'tlh'") as caught:
        speak(engine, [broken])
    assert caught.value.sentence == "s/1/0"


def test_a_long_data_path_is_reached_through_a_short_link(tmp_path: Path) -> None:
    import espeakng_loader

    deep = tmp_path.joinpath(*["a" * 40] * 5)
    deep.mkdir(parents=True)
    link = deep / "espeak-ng-data"
    link.symlink_to(espeakng_loader.get_data_path())
    short = _short(link)
    assert len(short) <= 120
    assert (Path(short.decode()) / "phontab").is_file()


def test_an_engine_that_is_not_there_is_named() -> None:
    with pytest.raises(ConfigError, match="no engine is called 'parrot'"):
        load(ENGINES, "parrot")
    assert engine_class("embedded") is engine_class("espeak")
