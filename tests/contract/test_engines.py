"""One suite for all engines that speak here: the seam of house.md."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, read_config
from tests.speak import real
from tests.speak.fake_gtts import StandIn
from tests.speak.fake_voice_server import VoiceServer
from voiceguide.errors import ConfigError, SpeakError
from voiceguide.model.settings import Codes, EngineSettings
from voiceguide.model.sound import WORKING_FORMAT, Pcm
from voiceguide.model.speech import Utterance
from voiceguide.model.text import Location
from voiceguide.run.plugins import ENGINES, load, names
from voiceguide.speak import door, engine_class, voice_of
from voiceguide.speak.clips import Clips
from voiceguide.speak.engine import Engine
from voiceguide.speak.espeak import EspeakEngine
from voiceguide.speak.espeak_library import EspeakLibrary, _linked
from voiceguide.store.store import Store

OPENAI_CODES: Codes = {"en_US": {"guide": "alloy", "asker": "echo"}, "es_419": "nova"}
"""No server's voices stand in guide.toml as shipped."""

PUBLIC = [name for name in names(ENGINES) if name != "recording"]


def told(name: str) -> EngineSettings:
    settings = read_config(REPOSITORY).engine_settings(name)
    if name == "openai":
        return replace(settings, codes=OPENAI_CODES)
    return replace(settings, models=real.MODELS) if name in ("kokoro", "piper") else settings


@pytest.fixture(params=PUBLIC)
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with StandIn() as service, VoiceServer() as server:
        monkeypatch.setenv("VOICEGUIDE_GTTS_URL", service.address)
        for variable in ("VOICEGUIDE_OPENAI_URL", "VOICEGUIDE_AZURE_URL"):
            monkeypatch.setenv(variable, server.address)
        monkeypatch.setenv("AZURE_SPEECH_KEY", "key")
        try:
            found = engine_class(request.param)(told(request.param))
        except SpeakError as error:
            if request.param not in ("kokoro", "piper"):
                raise
            pytest.skip(f"{error} For tests: sh .ci/models")
        if not found.voices():
            pytest.skip(f"{request.param} has no voice here: see `voiceguide voices`")
        yield found


def utterance(engine: Engine, text: str, locale: str = "en_US", id: str = "s/1/0", rate: float = 1.0) -> Utterance:
    voice = voice_of(engine, locale)
    assert voice is not None
    return Utterance(id, locale, text, text, voice, rate)


def test_the_same_utterance_always_gives_the_same_sound(engine: Engine) -> None:
    first = engine.speak(utterance(engine, "Call the clinic at once."))
    other = "es_419" if voice_of(engine, "es_419") else "en_US"
    engine.speak(utterance(engine, "Llame a la clínica.", other))
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
    assert len({(voice.locale, voice.role) for voice in voices}) == len(voices)
    assert {voice.locale for voice in voices} <= set(read_config(REPOSITORY).locales)
    assert all(voice.revision for voice in voices)


def test_a_clip_is_found_by_what_is_heard(engine: Engine, tmp_path: Path) -> None:
    clips = Clips(Store(tmp_path))
    words = utterance(engine, "Call the clinic.")
    assert clips.get(words) is None
    clips.put(words, engine.speak(words))
    assert clips.get(words) == engine.speak(words)
    assert clips.holds(utterance(engine, "Call the clinic.", id="elsewhere/3/1"))
    assert not clips.holds(utterance(engine, "Call the clinic.", rate=1.1))


@pytest.mark.slow
def test_espeak_speaks_every_locale_it_names() -> None:
    engine = EspeakEngine(told("espeak"))
    for voice in engine.voices():
        assert door.speak(told("espeak"), Utterance("s/1/0", voice.locale, "a", "a", voice)).samples
    assert voice_of(engine, "fil") is None


def somewhere(voice: str) -> Utterance:
    """A sentence with its place, spoken by a voice of espeak's name."""
    first = utterance(EspeakEngine(told("espeak")), "Call now.")
    other = replace(first.voice, name=voice)
    return replace(first, voice=other, location=Location("audio_src/sections/trial.md", 7), section="trial")


def test_an_error_of_an_engine_says_where_it_happened() -> None:
    with pytest.raises(SpeakError) as caught:
        door.speak(told("espeak"), somewhere("tlh"))
    for fact in ("audio_src/sections/trial.md:7", "no voice 'tlh'", "en_US", "section trial", "s/1/0", "espeak"):
        assert fact in str(caught.value)


def test_a_foreign_error_gets_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(engine: EspeakEngine, utterance: Utterance) -> Pcm:
        raise ZeroDivisionError("a library's own")

    monkeypatch.setattr(EspeakEngine, "speak", breaks)
    with pytest.raises(ZeroDivisionError) as caught:
        door.speak(told("espeak"), somewhere("en-us"))
    note = " ".join(caught.value.__notes__)
    for fact in ("audio_src/sections/trial.md:7", "en_US", "trial", "s/1/0", "espeak", "Call now."):
        assert fact in note


@pytest.mark.parametrize("pcm", [Pcm(WORKING_FORMAT, b""), Pcm(WORKING_FORMAT, bytes(4_800))])
def test_silence_is_refused(pcm: Pcm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EspeakEngine, "speak", lambda engine, utterance: pcm)
    with pytest.raises(SpeakError, match=r"no sound for 'Call now\.'"):
        door.speak(told("espeak"), somewhere("en-us"))


def test_a_thread_has_its_own_engine_and_keeps_few() -> None:
    mine = door.engine_here(told("fake"))
    assert door.engine_here(told("fake")) is mine
    with ThreadPoolExecutor(1) as other:
        assert other.submit(door.engine_here, told("fake")).result() is not mine
    for number in range(door.ENGINES_KEPT):
        door.engine_here(replace(told("fake"), table={"number": number}))
    assert door.engine_here(told("fake")) is not mine


def test_a_long_data_path_is_reached_through_a_short_link(tmp_path: Path) -> None:
    import espeakng_loader

    deep = tmp_path.joinpath(*["a" * 40] * 5)
    deep.mkdir(parents=True)
    link = deep / "espeak-ng-data"
    link.symlink_to(espeakng_loader.get_data_path())
    short = _linked(link)
    assert len(short) <= 120
    assert (Path(short.decode()) / "phontab").is_file()


def test_a_voice_with_capitals_in_its_file_is_found_by_its_file() -> None:
    """Else espeak-ng reads the head of every voice, for each sentence."""
    library = EspeakLibrary()
    for _ in range(2):
        with library.loaded() as loaded:
            library.choose(loaded, "en-us")
            assert loaded.espeak_GetCurrentVoice().contents.identifier == b"gmw/en-us"


def test_an_engine_that_is_not_there_is_named() -> None:
    with pytest.raises(ConfigError, match="no engine is called 'parrot'"):
        load(ENGINES, "parrot")
    assert engine_class("embedded") is engine_class("espeak")
