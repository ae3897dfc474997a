"""The second voice: a block marked `<!-- voice: asker -->` is spoken by it, from guide.toml to the clip."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import copy_project, read_config
from tests.speak import real
from voiceguide.cli.options import open_pipeline
from voiceguide.cli.screen import Screen
from voiceguide.model.speech import Utterance
from voiceguide.pipeline import Pipeline
from voiceguide.translate import translate

SECTION = "audio_src/sections/get-help.md"
ASKERS = {"espeak": "en-us+f1", "fake": "high-tone", "kokoro": "am_michael"}


def project(target: Path, changes: dict[str, str] | None = None) -> Path:
    """A copy of the project whose first paragraph of the first chapter is asked. changes: to guide.toml."""
    root = copy_project(target)
    path = root / SECTION
    title, rest = path.read_text("utf-8").split("\n\n", 1)
    path.write_text(f"{title}\n\n<!-- voice: asker -->\n{rest}", "utf-8")
    settings = root / "audio_src/guide.toml"
    for old, new in (changes or {}).items():
        text = settings.read_text("utf-8")
        assert old in text
        settings.write_text(text.replace(old, new), "utf-8")
    return root


def spoken(root: Path, engine: str) -> tuple[Pipeline, list[Utterance]]:
    """The utterances of the first chapter: the title's, then the asked one's, then the others."""
    config = read_config(root, engine)
    pipeline = open_pipeline(config, Screen(quiet=True))
    voices = pipeline.engines.voices_for("en_US")
    assert isinstance(voices, tuple)
    written = pipeline.write(translate(pipeline.guide, config, "en_US"), voices[0])
    script = next(s for s in written.plan.scripts if s.section.context == "get-help")
    return pipeline, list(script.utterances)


@pytest.mark.parametrize("engine", [name for name in ASKERS if name != "kokoro"])
def test_the_asked_block_is_spoken_by_the_second_voice(tmp_path: Path, engine: str) -> None:
    pipeline, utterances = spoken(project(tmp_path), engine)
    asked = [u for u in utterances if u.voice.role == "asker"]
    told = [u for u in utterances if u.voice.role == "guide"]
    assert {u.voice.name for u in asked} == {ASKERS[engine]}
    assert utterances[1] in asked
    assert told[0] == utterances[0]
    assert {u.voice.engine for u in utterances} == {engine}
    # The same words in both voices: another key in the store, another sound.
    one = asked[0]
    same = Utterance(one.sentence_id, one.locale, one.shown, one.spoken, told[0].voice, one.rate)
    assert one.key != same.key
    assert pipeline.engines.speak(one).data != pipeline.engines.speak(same).data
    assert pipeline.engines.speak(one).data == pipeline.engines.speak(one).data


@pytest.mark.slow
def test_kokoros_second_voice_speaks_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOICEGUIDE_MODELS", str(real.need("kokoro", "onnxruntime")))
    pipeline, utterances = spoken(project(tmp_path), "kokoro")
    asked = next(u for u in utterances if u.voice.role == "asker")
    assert asked.voice.name == ASKERS["kokoro"]
    assert pipeline.engines.speak(asked).samples > 24_000


def test_guide_toml_names_another_second_voice(tmp_path: Path) -> None:
    root = project(tmp_path, {'asker = "en-us+f1"': 'asker = "en-us+m3"'})
    _, utterances = spoken(root, "espeak")
    assert {u.voice.name for u in utterances} == {"en-us", "en-us+m3"}


def test_without_a_second_voice_the_guides_voice_asks(tmp_path: Path) -> None:
    root = project(tmp_path, {'espeak = { guide = "en-us", asker = "en-us+f1" }': 'espeak = "en-us"'})
    pipeline, utterances = spoken(root, "espeak")
    assert {(u.voice.name, u.voice.role) for u in utterances} == {("en-us", "guide")}
    assert pipeline.engines.asker(utterances[0].voice) is None


def test_every_locale_of_espeak_has_a_second_voice_that_sounds_otherwise(tmp_path: Path) -> None:
    config = read_config(copy_project(tmp_path), "espeak")
    pipeline = open_pipeline(config, Screen(quiet=True))
    for locale in config.locales:
        voices = pipeline.engines.voices_for(locale)
        if not isinstance(voices, tuple):
            continue
        asker = pipeline.engines.asker(voices[0])
        assert asker is not None
        assert re.fullmatch(re.escape(voices[0].name) + r"\+\w+", asker.name)
        clips = {pipeline.engines.speak(Utterance("s/1/0", locale, "1 2", "1 2", v)).data for v in (voices[0], asker)}
        assert len(clips) == 2
