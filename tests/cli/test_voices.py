"""`voices` and `voices hear`: a table that fits a terminal, and a page on which voices are compared."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html
from typer.testing import CliRunner

from tests.conftest import read_config
from voiceguide.cli.entry import app
from voiceguide.cli.options import open_pipeline
from voiceguide.cli.screen import Screen
from voiceguide.errors import ConfigError, SpeakError
from voiceguide.model.speech import Utterance
from voiceguide.models.catalogue import known
from voiceguide.run import plugins
from voiceguide.speak import voices
from voiceguide.speak.espeak import EspeakEngine
from voiceguide.speak.fake import FakeEngine
from voiceguide.voice_samples import Sample, write_samples


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "models"
    folder.mkdir()
    monkeypatch.setenv("VOICEGUIDE_MODELS", str(folder))
    return folder


@pytest.fixture
def fake_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fake engine is one of those that can be heard; gTTS is not asked."""
    monkeypatch.setattr(voices, "_NOT_SHOWN", ("recording", "gtts", "azure", "openai", "kokoro", "piper"))


def run(project: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    """Standard output of `voiceguide voices ...` on a terminal of 80 columns."""
    monkeypatch.chdir(project)
    monkeypatch.setenv("COLUMNS", "80")
    result = CliRunner().invoke(app, ["voices", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def heard(project: Path, locale: str, folder: Path) -> tuple[Sample, ...]:
    return write_samples(open_pipeline(read_config(project, None), Screen(quiet=True)), locale, folder, online=False)


def test_the_tables_fit_eighty_columns_and_name_size_licence_and_quality(
    project: Path, monkeypatch: pytest.MonkeyPatch, models: Path
) -> None:
    text = run(project, monkeypatch)
    tables = [line for line in text.splitlines() if set(line) & set("│┃━─")]
    assert tables
    assert max(map(len, tables)) <= 80
    polish = next(line for line in tables if "│ pl " in line)
    assert "espeak pl" in polish
    kokoro = next(line for line in tables if line.startswith("│ kokoro"))
    for word in ("en_US", "121 MB", "natural", "Apache-2.0"):
        assert word in kokoro
    # No network was asked, and what a paid service needs is said in one line.
    assert "azure: set AZURE_SPEECH_KEY and AZURE_SPEECH_REGION" in text


def test_every_locale_and_model_stands_in_the_json(
    project: Path, monkeypatch: pytest.MonkeyPatch, models: Path
) -> None:
    own = models / "pl_PL-mine-high"
    own.mkdir()
    (own / "model.toml").write_text('licence = "CC-BY-NC-4.0"\nlocales = ["pl"]\nnon_commercial = true\n', "utf-8")
    found = json.loads(run(project, monkeypatch, "--format", "json"))
    config = read_config(project)
    assert [row["locale"] for row in found["locales"]] == list(config.locales)
    spanish = next(row for row in found["locales"] if row["locale"] == "es_419")
    assert spanish["adds"][0] == "kokoro"
    assert {"engine": "espeak", "name": "es-419", "role": "guide", "online": False} in spanish["voices"]
    by_id = {model["id"]: model for model in found["models"]}
    assert by_id["kokoro"]["size"] == known("kokoro").size
    assert not by_id["kokoro"]["here"]
    assert by_id["pl_PL-mine-high"]["own"]
    # A licence that forbids commercial use is marked in the table too.
    assert "not commercial" in re.sub(r"[│\s]+", " ", run(project, monkeypatch))


def test_voices_are_heard_side_by_side(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fake_speaks: None
) -> None:
    text = run(project, monkeypatch, "hear", "ar", "-o", str(tmp_path / "heard"))
    assert text.splitlines()[-1] == f"Compare them: {tmp_path / 'heard' / 'index.html'}"
    assert "espeak ar: 3 sentences" in text
    page = html.fromstring((tmp_path / "heard" / "index.html").read_bytes())
    assert page.get("lang") == "en"
    columns = page.xpath("//thead//th")[1:]
    assert len(columns) == 3
    assert {(th.get("lang"), th.get("dir")) for th in columns} == {("ar", "rtl")}
    assert not page.xpath("//*[starts-with(@src, 'http') or starts-with(@href, 'http')]")
    rows = page.xpath("//tbody/tr")
    assert [row.xpath("string(th/text()[1])").strip() for row in rows] == [
        "espeak ar", "espeak ar+f1 (asker)", "fake tone", "fake high-tone (asker)",
    ]  # fmt: skip
    sounds = page.xpath("//audio")
    assert len(sounds) == 12
    labels = {sound.get("aria-label") for sound in sounds}
    assert len(labels) == 12
    assert "espeak ar, sentence 2" in labels
    written = {path.name for path in (tmp_path / "heard").iterdir()}
    assert written == {"index.html", *(sound.get("src") for sound in sounds)}
    assert all((tmp_path / "heard" / name).stat().st_size > 1_000 for name in written)


def test_the_three_sentences_have_both_numbers(project: Path, tmp_path: Path, fake_speaks: None) -> None:
    samples = heard(project, "en_US", tmp_path / "heard")
    assert {sample.shown for sample in samples} == {samples[0].shown}
    digits, phone, _ = samples[0].shown
    assert "911" in digits
    assert "555-01" in phone


def test_a_voice_that_fails_does_not_stop_the_others(
    project: Path, tmp_path: Path, fake_speaks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: EspeakEngine, utterance: Utterance) -> None:
        raise SpeakError("no <sound> today.", hint="Wait.")

    monkeypatch.setattr(EspeakEngine, "speak", refuse)
    samples = {sample.name: sample for sample in heard(project, "en_US", tmp_path / "heard")}
    assert "no <sound> today." in samples["espeak en-us"].failed
    assert len(samples["fake tone"].files) == 3
    page = (tmp_path / "heard" / "index.html").read_text("utf-8")
    assert "This voice could not speak: " in page
    assert "no &lt;sound&gt; today." in page
    assert not list((tmp_path / "heard").glob("espeak*"))


def test_when_no_voice_speaks_nothing_is_written(
    project: Path, tmp_path: Path, fake_speaks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: object, utterance: Utterance) -> None:
        raise SpeakError("no sound today.")

    for engine in (EspeakEngine, FakeEngine):
        monkeypatch.setattr(engine, "speak", refuse)
    with pytest.raises(SpeakError, match=r"no voice could speak en_US\. .*no sound today"):
        heard(project, "en_US", tmp_path / "heard")
    assert not list(tmp_path.glob("*heard*"))


def test_a_second_time_replaces_the_folder_and_leaves_other_folders_alone(
    project: Path, tmp_path: Path, fake_speaks: None
) -> None:
    folder = tmp_path / "heard"
    heard(project, "en_US", folder)
    before = sorted(path.name for path in folder.iterdir())
    (folder / "espeak-en-us-9.mp3").write_bytes(b"of an earlier time")
    heard(project, "en_US", folder)
    assert sorted(path.name for path in folder.iterdir()) == before
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("keep me", "utf-8")
    for target in (mine, mine / "letter.txt"):
        with pytest.raises(ConfigError, match=r"holds something else\. Name another folder"):
            heard(project, "en_US", target)
    assert (mine / "letter.txt").read_text("utf-8") == "keep me"


def test_a_folder_that_cannot_be_written_is_one_line(project: Path, tmp_path: Path, fake_speaks: None) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(ConfigError) as caught:
        heard(project, "en_US", tmp_path / "file" / "heard")
    assert "\n" not in str(caught.value)


def test_an_unknown_locale_is_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    result = CliRunner().invoke(app, ["voices", "hear", "xx"])
    assert isinstance(result.exception, ConfigError)


def test_all_engines_but_the_fake_and_recordings_are_surveyed(project: Path, models: Path) -> None:
    found = voices.survey(read_config(project))
    named = {voice.engine for row in found.rows for voice in row.voices} | set(found.lacking)
    named |= {name for row in found.rows for name in row.lacking}
    assert named >= set(plugins.names(plugins.ENGINES)) - {"fake", "recording", "gtts", "beep", "piper"}
