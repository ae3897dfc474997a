"""Kokoro with its real model: `sh .ci/models` brings it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.speak import real
from voiceguide.errors import SpeakError
from voiceguide.model.settings import EngineSettings
from voiceguide.model.sound import Pcm
from voiceguide.model.speech import Utterance, Voice, key_of
from voiceguide.run.plugins import ENGINES, load
from voiceguide.speak.engine import voice_of
from voiceguide.speak.kokoro import KokoroEngine
from voiceguide.speak.kokoro.vocabulary import MAX_TOKENS, ids

pytestmark = pytest.mark.slow
SENTENCES = {
    "en_US": "Call nine one one when the pump stops.",
    "es_419": "Llame al nueve once.",
    "fr": "Appelez le quinze.",
    "pt_BR": "Ligue para nove um um.",
    "hi": "तुरंत फ़ोन करें।",
    "zh_Hans": "请立即拨打九一一。",
}


@pytest.fixture(scope="module")
def engine() -> KokoroEngine:
    real.need("kokoro", "misaki", "jieba")
    return KokoroEngine(real.kokoro(*SENTENCES))


def said(engine: KokoroEngine, text: str, locale: str = "en_US", rate: float = 1.0) -> Pcm:
    voice = voice_of(engine, locale)
    assert voice is not None
    return engine.speak(Utterance("s/1/0", locale, text, text, voice, rate))


def test_it_is_a_plug_in_that_is_cached_and_speaks_in_workers() -> None:
    assert load(ENGINES, "kokoro") is KokoroEngine
    assert KokoroEngine.cacheable
    assert KokoroEngine.at_once is None
    assert KokoroEngine.alphabets == {"ipa", "x-kokoro", "x-espeak-spelling"}


def test_a_voice_for_the_guide_and_one_for_the_asker(engine: KokoroEngine) -> None:
    found = {(voice.locale, voice.role): voice.name for voice in engine.voices()}
    assert found["en_US", "guide"] == "af_heart"
    assert found["en_US", "asker"] == "am_michael"
    assert found["zh_Hans", "asker"] == "zm_yunxi"
    assert ("fr", "guide") in found
    assert ("fr", "asker") not in found


def test_a_revision_names_all_that_decides_the_sound(engine: KokoroEngine) -> None:
    revisions = {voice.locale: voice.revision for voice in engine.voices()}
    assert revisions["fr"].startswith("6e742170d309016e+bca610b8+onnxruntime")
    assert "+espeak-ng1." in revisions["fr"]
    assert "mapping" in revisions["fr"]
    assert "misaki" in revisions["zh_Hans"]
    assert "misaki" not in revisions["fr"]


def test_guide_toml_chooses_other_voices_and_other_locales_of_a_language() -> None:
    settings = real.kokoro("en_US", "fr", "pt_PT", en_US={"guide": "af_bella"}, pt_PT="pm_alex")
    found = {(voice.locale, voice.role): voice.name for voice in KokoroEngine(settings).voices()}
    assert found["en_US", "guide"] == "af_bella"
    assert found["en_US", "asker"] == "am_michael"
    assert found["pt_PT", "guide"] == "pm_alex"
    assert ("pt_PT", "asker") not in found


def test_a_voice_that_the_model_lacks_is_refused_with_those_it_has() -> None:
    with pytest.raises(SpeakError, match=r"no voice 'af_nobody'.*It has: af_alloy"):
        KokoroEngine(real.kokoro("en_US", en_US="af_nobody")).voices()


@pytest.mark.parametrize("locale", SENTENCES)
def test_every_locale_has_a_plausible_length_and_level(engine: KokoroEngine, locale: str) -> None:
    pcm = said(engine, SENTENCES[locale], locale)
    samples = np.frombuffer(pcm.data, "<i2")
    assert pcm.format.rate_hz == 24_000
    assert 0.8 < pcm.samples / 24_000 < 5.0
    assert 4_000 < np.abs(samples).max() < 32_767
    assert np.sqrt(np.mean(np.square(samples / 32_768))) > 0.01


def test_the_same_samples_again_and_in_another_process(engine: KokoroEngine) -> None:
    first = said(engine, SENTENCES["en_US"])
    said(engine, SENTENCES["es_419"], "es_419")
    assert said(engine, SENTENCES["en_US"]).data == first.data
    told = {"models": str(real.MODELS), "text": SENTENCES["en_US"]}
    program = (
        "import hashlib, json, sys; from pathlib import Path; from voiceguide.model.settings import EngineSettings;"
        "from voiceguide.model.speech import Utterance; from voiceguide.speak.kokoro import KokoroEngine;"
        "told = json.loads(sys.argv[1]);"
        "engine = KokoroEngine(EngineSettings('kokoro', models=Path(told['models']), locales=('en_US',)));"
        "pcm = engine.speak(Utterance('s/1/0', 'en_US', 'x', told['text'], engine.voices()[0]));"
        "print(hashlib.sha256(pcm.data).hexdigest())"
    )
    done = subprocess.run([sys.executable, "-c", program, json.dumps(told)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == hashlib.sha256(first.data).hexdigest()


def test_more_than_the_model_takes_at_once_is_said_in_pieces(
    engine: KokoroEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def say(ids: list[int], voice: str, speed: float) -> np.ndarray:
        asked.append(len(ids))
        return np.full(len(ids), 0.5, dtype=np.float32)

    monkeypatch.setattr(engine._model, "say", say)
    text = "One two three four five six seven, eight nine ten eleven twelve. " * 11
    symbols = engine.symbols(text, "en_US")
    assert len(symbols) > MAX_TOKENS
    pcm = said(engine, text)
    assert len(asked) == 2
    assert all(many <= MAX_TOKENS for many in asked)
    assert pcm.samples == sum(asked) == len(symbols) - 1  # the space between the pieces


def test_as_much_as_the_model_takes_is_said_at_once(engine: KokoroEngine) -> None:
    voice = engine.voices()[0].name
    symbols = engine.symbols("One two three four five six seven, eight nine ten eleven twelve. " * 11, "en_US")
    assert len(engine._model.say(ids(symbols[:MAX_TOKENS]), voice, 2.0)) > 10 * 24_000
    with pytest.raises(ValueError, match="511 symbols"):
        engine._model.say([50] * (MAX_TOKENS + 1), voice, 2.0)


def test_ipa_of_the_lexicon_is_heard(engine: KokoroEngine) -> None:
    plain = said(engine, "The catheter.")
    given = said(engine, "The [[ipa:ˈkæθətɚ]].")
    assert plain.data != given.data
    assert engine.symbols("The [[ipa:ˈkæθətɚ]].", "en_US") == "ðə ˈkæθətɚ."


def test_chinese_tones_are_arrows_and_latin_letters_are_read_as_english(engine: KokoroEngine) -> None:
    found = engine.symbols("请打电话给 Example Clinic，号码是五。", "zh_Hans")
    assert "ɛɡzˈæmpəl klˈɪnɪk, xau" in found
    assert "↓" in found
    assert found.endswith("u↓.")
    assert engine.symbols("[[ipa:bˈa]]氯芬", "zh_Hans").startswith("bˈa ")


@pytest.mark.parametrize("text", [".", "…", "“ ”", "- -"])
def test_nothing_but_marks_is_refused(engine: KokoroEngine, text: str) -> None:
    with pytest.raises(SpeakError, match="there is nothing to say"):
        said(engine, text)


@pytest.mark.parametrize("rate", [0.45, 2.5])
def test_a_rate_out_of_bounds_is_refused(engine: KokoroEngine, rate: float) -> None:
    with pytest.raises(SpeakError, match=r"only from 0\.5 to 2"):
        said(engine, "Call.", rate=rate)


def test_a_symbol_that_the_model_lacks_is_refused(engine: KokoroEngine) -> None:
    with pytest.raises(SpeakError, match=r"no sound for '〇' \(U\+3007\)"):
        said(engine, "二〇", "zh_Hans")


def test_a_model_that_is_not_there_says_how_to_get_it(tmp_path: Path) -> None:
    real.need("kokoro", "onnxruntime")
    with pytest.raises(SpeakError, match=r"the model kokoro is not in .*voiceguide voices get kokoro"):
        KokoroEngine(EngineSettings("kokoro", models=tmp_path))


@pytest.mark.parametrize("name", ["kokoro-v1.0.int8.onnx", "voices-v1.0.bin"])
@pytest.mark.parametrize("how", ["cut", "altered"])
def test_a_model_that_was_cut_or_altered_is_refused(tmp_path: Path, name: str, how: str) -> None:
    source = real.need("kokoro", "onnxruntime") / "kokoro"
    target = tmp_path / "kokoro"
    target.mkdir()
    for path in source.iterdir():
        (target / path.name).symlink_to(path)
    data = (source / name).read_bytes()
    (target / name).unlink()
    (target / name).write_bytes(
        data[:-1] if how == "cut" else data[: len(data) // 2] + b"x" + data[len(data) // 2 + 1 :]
    )
    settings = replace(real.kokoro("en_US"), models=tmp_path)
    with pytest.raises(SpeakError, match=f"{name} is not the file that was published"):
        said(KokoroEngine(settings), "Call.")


def test_a_library_that_is_not_installed_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(SpeakError, match=r"onnxruntime is not installed.*pip install 'voiceguide\[kokoro\]'"):
        KokoroEngine(EngineSettings("kokoro", models=tmp_path))


def test_voices_can_be_keys(engine: KokoroEngine) -> None:
    voice = engine.voices()[0]
    assert isinstance(voice, Voice)
    assert key_of([voice.revision])
