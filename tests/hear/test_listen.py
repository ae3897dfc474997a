"""Finished tracks of a small guide, cut by their cues and heard by a fake ear."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from tests.conftest import Notes, SharedFolder, copy_project, read_config, run_build
from tests.hear.fake_ear import FakeEar
from tests.publish.books_shelf import two_sections
from voiceguide import hear as room
from voiceguide import source
from voiceguide.check import check_words
from voiceguide.cli import app
from voiceguide.errors import HearError, SpeakError
from voiceguide.hear import Hearing, Listener
from voiceguide.hear.ear import EAR_RATE_HZ
from voiceguide.hear.heard_store import HeardStore
from voiceguide.hear.report import as_json, worst
from voiceguide.hear.results import results
from voiceguide.hear.tracks import MARGIN_MS
from voiceguide.pipeline import Pipeline
from voiceguide.review import sheet, status
from voiceguide.review.page import page

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def small(shared_folder: SharedFolder) -> Path:
    """Two chapters and two hold messages in English, library and phone, spoken by the fake voice."""

    def make(root: Path) -> None:
        copy_project(root)
        guide = root / "audio_src/guide.toml"
        guide.write_text(two_sections(guide.read_text("utf-8")), "utf-8")
        run_build(root, "en_US", publishers=("library", "phone"))

    return shared_folder("hear-small", make)


@pytest.fixture
def root(small: Path, tmp_path: Path) -> Path:
    """A copy to hear."""
    return Path(shutil.copytree(small, tmp_path / "small", copy_function=os.link))


def pipeline(root: Path) -> Pipeline:
    config = read_config(root)
    return Pipeline(config, source.read_guide(config), source.read_glossary(root), Notes())


def right_texts(root: Path, *, phone: bool = False) -> list[str]:
    """What a perfect ear writes, in the order of the clips."""
    heard = Listener(pipeline(root), FakeEar(revision="nobody")).hear("en_US", phone=phone)
    return [sentence.text for sentence in heard.sentences]


def listen(root: Path, ear: FakeEar, *, phone: bool = False) -> Hearing:
    return Listener(pipeline(root), ear).hear("en_US", phone=phone)


def test_a_perfect_ear_finds_every_sentence_its_own(root: Path) -> None:
    found = listen(root, FakeEar(right_texts(root)))
    assert len(found.sentences) > 60
    assert found.rate == 0
    assert not found.wrong
    assert not found.is_refused
    assert found.voice.engine == "fake"
    assert {s.path.split("/")[0] for s in found.sentences} == {"library"}
    assert {s.section for s in found.sentences} == {"get-help", "trial", "hold/get-help", "hold/trial"}


def test_the_phone_has_prompts_too_and_they_are_heard_as_they_lie_there(root: Path) -> None:
    ear = FakeEar(right_texts(root, phone=True))
    found = listen(root, ear, phone=True)
    assert found.rate == 0
    assert {s.path.split("/")[0] for s in found.sentences} == {"phone"}
    assert "phone" in {s.section for s in found.sentences}


def test_clips_are_cut_where_the_sentence_is(root: Path) -> None:
    """Each clip is one tone of the fake voice, with the margin before and after it nearly silent."""
    margin = MARGIN_MS * EAR_RATE_HZ // 1000
    for phone in (False, True):
        ear = FakeEar()
        listen(root, ear, phone=phone)
        for clip in ear.clips:
            loud = np.flatnonzero(np.abs(clip) > 0.02)
            assert abs(loud[0] - margin) < 0.02 * EAR_RATE_HZ
            # A telephone file ends 100 ms after its last word.
            assert 0.09 * EAR_RATE_HZ < len(clip) - loud[-1] < margin + 0.02 * EAR_RATE_HZ


def test_an_unchanged_guide_is_heard_once(root: Path) -> None:
    texts = right_texts(root)
    first, again, other = FakeEar(texts), FakeEar(), FakeEar(texts, revision="2")
    once = listen(root, first)
    assert len(first.clips) == len({s.path + s.id for s in once.sentences}) == len(texts)
    assert listen(root, again).sentences == once.sentences
    assert not again.clips
    listen(root, other)
    assert len(other.clips) == len(texts)


def test_what_was_heard_is_kept_by_file(root: Path) -> None:
    texts = right_texts(root)
    found = listen(root, FakeEar(texts))
    work = pipeline(root)
    files = json.loads((root / "dist/manifest.json").read_text("utf-8"))["files"]
    digest = next(f["sha256"] for f in files if f["path"] == found.sentences[0].path)
    kept = HeardStore(work.store).file(digest)
    assert kept is not None
    assert kept.ear == "fake"
    assert kept.sentences[found.sentences[0].id] == found.sentences[0].found
    assert HeardStore(work.store).file("0" * 64) is None


def test_a_wrong_digit_and_another_sentence_refuse(root: Path) -> None:
    texts = right_texts(root)
    at = next(i for i, text in enumerate(texts) if "911" in text)
    found = listen(root, FakeEar([*texts[:at], texts[at].replace("911", "912"), *texts[at + 1 :]]))
    assert [s.found.digits for s in found.wrong] == [("911 heard as 912",)]
    assert found.is_refused
    swapped = [texts[1], *texts[1:]]
    other = listen(root, FakeEar(swapped, revision="2"))
    assert [other.texts[s.found.closest] for s in other.wrong] == [texts[1]]
    assert [s.text for _, s in worst([other])] == [texts[0]]


def test_json_says_all(root: Path) -> None:
    (facts,) = as_json([listen(root, FakeEar(right_texts(root)))])
    assert facts["calibration"] == {"trust": "proved", "best": 0.004, "gate": True}
    assert (facts["locale"], facts["band"], facts["refused"], facts["character_error"]) == ("en_US", "wide", False, 0)
    sentences = facts["sentences"]
    assert isinstance(sentences, list)
    assert sentences[0].keys() == {
        "id", "path", "section", "where", "text", "heard", "character_error", "closest", "missing", "added", "digits",
    }  # fmt: skip
    assert sentences[0]["closest"] == sentences[0]["id"]
    json.dumps(facts)


def test_nothing_built_another_locale_and_words_of_today(root: Path) -> None:
    listener = Listener(pipeline(root), FakeEar())
    with pytest.raises(HearError, match=r"fr is not in dist/.*voiceguide build --locale fr"):
        listener.locales(["fr"])
    chapter = root / "audio_src/sections/trial.md"
    text = chapter.read_text("utf-8")
    chapter.unlink()
    chapter.write_text(text + "\nOne more sentence.\n", "utf-8")
    with pytest.raises(HearError, match=r"02-trial of today is not in dist/library/.*voiceguide build"):
        Listener(pipeline(root), FakeEar()).hear("en_US")
    (root / "dist/manifest.json").unlink()
    with pytest.raises(HearError, match=r"nothing is built"):
        Listener(pipeline(root), FakeEar())


@pytest.mark.parametrize("text", ["no json", "[]", '{"editions": [{}], "files": []}'])
def test_a_damaged_manifest_is_one_clear_error(root: Path, text: str) -> None:
    (root / "dist/manifest.json").unlink()
    (root / "dist/manifest.json").write_text(text, "utf-8")
    with pytest.raises(HearError, match=r"damaged.*voiceguide build"):
        Listener(pipeline(root), FakeEar())


def test_check_status_and_reviewers_show_what_was_heard(root: Path) -> None:
    before = [line.heard for line in status(pipeline(root), ("en_US",))]
    assert before == [()] * len(before)
    assert not check_words(pipeline(root), "en_US").findings
    texts = right_texts(root)
    at = next(i for i, text in enumerate(texts) if "911" in text)
    found = listen(root, FakeEar([*texts[:at], texts[at].replace("911", "<912>"), *texts[at + 1 :]]))
    wrong = found.sentences[at]
    (finding,) = check_words(pipeline(root), "en_US").findings
    assert (finding.rule, finding.severity, finding.section) == ("heard", "error", wrong.section)
    assert str(finding.location) == wrong.location
    assert "911 heard as 912" in finding.message
    lines = {line.unit: line for line in status(pipeline(root), ("en_US",))}
    assert sum(result.found.is_wrong for result in lines[wrong.section].heard) == 1
    assert json.dumps(lines[wrong.section].as_json()["heard"]).count("911 heard as 912") == 1
    shown = sheet(pipeline(root), "en_US")
    rows = [row for row in shown.unit(wrong.section).rows if "911 heard as 912" in " ".join(row.heard)]
    assert [row.id for row in rows] == [wrong.id.rsplit("/", maxsplit=1)[0]]
    html = page(shown, "guide")
    assert html.count("911 heard as 912") == 1
    assert "&lt;912&gt;" in html
    assert "<912>" not in html


def test_what_was_heard_of_an_older_build_does_not_count(root: Path) -> None:
    texts = right_texts(root)
    listen(root, FakeEar(["something else", *texts[1:]]))
    manifest = root / "dist/manifest.json"
    facts = json.loads(manifest.read_text("utf-8"))
    for file in facts["files"]:
        file["sha256"] = file["sha256"][::-1]
    manifest.unlink()
    manifest.write_text(json.dumps(facts), "utf-8")
    work = pipeline(root)
    assert results(work.config, work.store, ["en_US"]) == ()


def test_the_engine_that_spoke_need_not_be_here(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = right_texts(root)

    def gone(self: object, *args: object) -> None:
        raise SpeakError("the model is not here.")

    monkeypatch.setattr("voiceguide.speak.EnginePool.asker", gone)
    assert listen(root, FakeEar(texts)).rate == 0


def test_a_file_that_other_channels_link_is_found_where_it_is_heard(root: Path) -> None:
    """The same bytes lie in dist/podcast/, dist/tablet/ and dist/books/ too, before and after in the manifest."""
    manifest = root / "dist/manifest.json"
    facts = json.loads(manifest.read_text("utf-8"))
    linked = [file | {"path": f"{folder}/{file['path']}"} for folder in ("books", "tablet") for file in facts["files"]]
    facts["files"] = linked[: len(facts["files"])] + facts["files"] + linked[len(facts["files"]) :]
    manifest.unlink()
    manifest.write_text(json.dumps(facts), "utf-8")
    found = listen(root, FakeEar(right_texts(root)))
    assert {s.path.split("/")[0] for s in found.sentences} == {"library"}
    work = pipeline(root)
    assert {r.path for r in results(work.config, work.store, ["en_US"])} == {s.path for s in found.sentences}


@pytest.fixture
def in_project(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(root)
    monkeypatch.setenv("COLUMNS", "200")
    return root


@pytest.mark.parametrize(("wrong", "status"), [("", 0), ("912", 1)])
def test_the_verb_and_its_exit_status(
    in_project: Path, monkeypatch: pytest.MonkeyPatch, wrong: str, status: int
) -> None:
    texts = [text.replace("911", wrong or "911") for text in right_texts(in_project)]
    monkeypatch.setattr(room, "WhisperEar", lambda name, models: FakeEar(texts))
    done = CliRunner().invoke(app, ["hear", "--locale", "en_US"])
    assert done.exit_code == status
    assert "proved" in done.output
    again = CliRunner().invoke(app, ["hear", "--locale", "en_US", "--format", "json"])
    assert again.exit_code == status
    # The table of the first run may break a line anywhere; JSON does not.
    assert ("911 heard as 912" in again.output) is bool(wrong)
    assert json.loads(again.output)[0]["refused"] is bool(wrong)
