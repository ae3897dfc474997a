"""Piper with a real voice, en_US-joe-medium: `sh .ci/models` brings it."""

from __future__ import annotations

import hashlib
import json
import shutil
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
from voiceguide.model.speech import Utterance, Voice
from voiceguide.models.catalogue import known
from voiceguide.run.plugins import ENGINES, load
from voiceguide.speak.piper import PiperEngine, _is_vowelled, models_here, phonemes

pytestmark = pytest.mark.slow
JOE = "en_US-joe-medium"


@pytest.fixture(scope="module")
def engine() -> PiperEngine:
    return PiperEngine(real.piper("en_US", "es_419"))


def said(engine: PiperEngine, text: str, rate: float = 1.0) -> Pcm:
    (voice,) = engine.voices()
    return engine.speak(Utterance("s/1/0", "en_US", text, text, voice, rate))


def folder_with(tmp_path: Path, *names: str, facts: str | None = 'licence = "CC0-1.0"\n') -> EngineSettings:
    """A folder of models with joe's files under other names."""
    source = real.need(JOE, "onnxruntime", "piper") / JOE
    for name in names:
        (tmp_path / name).mkdir()
        for suffix in (".onnx", ".onnx.json"):
            (tmp_path / name / f"{name}{suffix}").symlink_to(source / f"{JOE}{suffix}")
        if facts is not None:
            (tmp_path / name / "model.toml").write_text(facts, "utf-8")
    return EngineSettings("piper", models=tmp_path, locales=("en_US", "pl"))


def test_it_is_a_plug_in_that_is_cached_and_speaks_in_workers() -> None:
    assert load(ENGINES, "piper") is PiperEngine
    assert PiperEngine.cacheable
    assert PiperEngine.at_once is None


def test_a_voice_speaks_the_locales_that_its_facts_name(engine: PiperEngine) -> None:
    (voice,) = engine.voices()
    assert (voice.name, voice.locale, voice.role) == (JOE, "en_US", "guide")
    assert voice.revision.startswith("58afce0321b8d9c4+3d6d5410+onnxruntime")
    assert "+piper1." in voice.revision


def test_a_plausible_length_and_level(engine: PiperEngine) -> None:
    pcm = said(engine, "Call nine one one when the pump stops.")
    samples = np.frombuffer(pcm.data, "<i2")
    assert pcm.format.rate_hz == 22_050
    assert 1.5 < pcm.samples / 22_050 < 4.0
    assert 4_000 < np.abs(samples).max() < 32_767
    assert said(engine, "Call nine one one when the pump stops.", rate=1.5).samples < pcm.samples * 0.8


def test_the_same_samples_again_and_in_another_process(engine: PiperEngine) -> None:
    text = "Call the clinic at once. Do not wait."
    first = said(engine, text)
    said(engine, "Something else.")
    assert said(engine, text).data == first.data
    program = (
        "import hashlib, json, sys; from pathlib import Path; from voiceguide.model.settings import EngineSettings;"
        "from voiceguide.model.speech import Utterance; from voiceguide.speak.piper import PiperEngine;"
        "models, text = json.loads(sys.argv[1]);"
        "engine = PiperEngine(EngineSettings('piper', models=Path(models), locales=('en_US',)));"
        "pcm = engine.speak(Utterance('s/1/0', 'en_US', 'x', text, engine.voices()[0]));"
        "print(hashlib.sha256(pcm.data).hexdigest())"
    )
    told = json.dumps([str(real.MODELS), text])
    done = subprocess.run([sys.executable, "-c", program, told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == hashlib.sha256(first.data).hexdigest()


def test_ipa_of_the_lexicon_is_put_in(engine: PiperEngine) -> None:
    voice = engine._voice(JOE)
    (sentence,) = phonemes(voice, "We place a [[ipa:ˈkæθətɚ]] here.")
    assert "".join(sentence) == "wiː plˈeɪs ɐ ˈkæθətɚ hˈɪɹ."
    one, two = phonemes(voice, "The [[ipa:ˈkæθ.ə.tɚ]]. Two [[ipa:g͡b]].")
    assert "".join(one).strip() == "ðə ˈkæθətɚ."
    assert "".join(two) == "tˈuː ɡb."


def test_symbols_that_the_voice_lacks_are_counted_and_refused(engine: PiperEngine) -> None:
    with pytest.raises(SpeakError, match=r"no sound for '☃' \(U\+2603\) x 2, 'Ω' \(U\+03A9\) x 1 in"):
        said(engine, "One [[ipa:a☃Ω☃]] two.")


@pytest.mark.parametrize("text", [".", "…", "- -"])
def test_nothing_but_marks_is_refused(engine: PiperEngine, text: str) -> None:
    with pytest.raises(SpeakError, match="there is nothing to say"):
        said(engine, text)


def test_a_rate_out_of_bounds_is_refused(engine: PiperEngine) -> None:
    with pytest.raises(SpeakError, match=r"only from 0\.5 to 2"):
        said(engine, "Call.", rate=0.4)


def test_without_facts_a_name_says_the_locale_and_no_licence_is_no_voice(tmp_path: Path) -> None:
    settings = folder_with(tmp_path, "pl_PL-somebody-medium", facts=None)
    assert PiperEngine(settings).voices() == ()
    named = replace(settings, codes={"pl": "pl_PL-somebody-medium"})
    with pytest.raises(SpeakError, match=r"names no licence.*model\.toml"):
        PiperEngine(named).voices()


def test_a_second_voice_asks_and_the_better_graded_one_tells(tmp_path: Path) -> None:
    settings = folder_with(tmp_path, "pl_PL-a-low", "pl_PL-b-medium", "pl_PL-c-high")
    found = {voice.role: voice.name for voice in PiperEngine(settings).voices()}
    assert found == {"guide": "pl_PL-c-high", "asker": "pl_PL-b-medium"}


def test_guide_toml_names_voices_by_code_or_in_the_engines_table(tmp_path: Path) -> None:
    settings = folder_with(tmp_path, "pl_PL-a-low", "pl_PL-c-high")
    table = replace(settings, table={"voices": {"pl": "pl_PL-a-low"}})
    assert [voice.name for voice in PiperEngine(table).voices()] == ["pl_PL-a-low"]
    codes = replace(table, codes={"pl": {"guide": "pl_PL-c-high", "asker": "pl_PL-a-low"}})
    assert [voice.name for voice in PiperEngine(codes).voices()] == ["pl_PL-c-high", "pl_PL-a-low"]
    absent = replace(settings, codes={"pl": "pl_PL-x-high"})
    with pytest.raises(SpeakError, match=r"no voice 'pl_PL-x-high'.*voiceguide voices get pl_PL-x-high"):
        PiperEngine(absent).voices()


def test_licence_and_attribution_are_carried_with_the_voice() -> None:
    (model,) = models_here(real.need(JOE))
    credit = model.facts.credit(f"piper {JOE}")
    assert credit.line.startswith("Piper voice en_US-joe-medium; recordings: NabuCasa")
    assert "trained from en_US-lessac-medium" in credit.line
    assert credit.line.endswith("Licence: CC0-1.0.")
    assert model.facts.licence == known(JOE).licence


@pytest.mark.parametrize("how", ["cut", "altered", "no model", "no config"])
def test_files_that_were_altered_are_refused(tmp_path: Path, how: str) -> None:
    settings = folder_with(tmp_path, JOE)
    folder = tmp_path / JOE
    model = folder / f"{JOE}.onnx"
    data = model.read_bytes()
    if how in ("cut", "altered"):
        shutil.copy(real.MODELS / JOE / "model.toml", folder)
        model.unlink()
        model.write_bytes(data[:-1] if how == "cut" else b"x" + data[1:])
        expected = f"{JOE}.onnx is not the file that was published"
    elif how == "no model":
        model.unlink()
        model.write_bytes(b"<html>sign in</html>")
        expected = f"{JOE}.onnx is no model that onnxruntime reads"
    else:
        config = folder / f"{JOE}.onnx.json"
        config.unlink()
        config.write_text("[]", "utf-8")
        expected = "does not describe a voice of Piper"
    with pytest.raises(SpeakError, match=expected):
        said(PiperEngine(settings), "Call.")


@pytest.mark.parametrize(
    "facts", ["licence = 1", 'locales = "pl"', "non_commercial = 'no'", "[digests]\nx = 1", "licence ="]
)
def test_facts_that_are_wrong_are_refused_with_their_file(tmp_path: Path, facts: str) -> None:
    with pytest.raises(SpeakError, match=r"model\.toml"):
        PiperEngine(folder_with(tmp_path, "pl_PL-a-low", facts=facts))


def test_two_voices_stay_loaded(tmp_path: Path) -> None:
    settings = folder_with(tmp_path, "en_US-a-low", "en_US-b-low", "en_US-c-low")
    engine = PiperEngine(settings)
    for name in ("en_US-a-low", "en_US-b-low", "en_US-a-low", "en_US-c-low"):
        engine.speak(Utterance("s/1/0", "en_US", "Go.", "Go.", Voice("piper", name, "en_US", "1")))
    assert list(engine._loaded) == ["en_US-a-low", "en_US-c-low"]


def test_arabic_with_its_vowels_needs_no_diacritiser() -> None:
    assert _is_vowelled("اِتَّصِلْ بِالْعِيَادَةِ")
    assert not _is_vowelled("اتصل بالعيادة فورًا")


def test_a_library_that_is_not_installed_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    real.need(JOE, "onnxruntime")
    monkeypatch.setitem(sys.modules, "piper", None)
    with pytest.raises(SpeakError, match=r"piper-tts is not installed.*pip install 'voiceguide\[piper\]'"):
        PiperEngine(EngineSettings("piper", models=tmp_path))
