"""How a build behaves: repeated, changed, killed, damaged, released."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.approving import own_clinic
from tests.command import voiceguide
from tests.conftest import REPOSITORY, Notes, read_config, run_build
from tests.publish.books_shelf import two_sections
from tests.speak.fake_gtts import StandIn
from tests.test_bad_input import snapshot
from voiceguide import tracks as tracks_module
from voiceguide.build import BuildRequest, build
from voiceguide.errors import GateError, ServiceError, SpeakError

pytestmark = pytest.mark.slow

LIBRARY = [sys.executable, "-m", "tests.build_library", "en_US"]
HERE = {**os.environ, "PYTHONPATH": str(REPOSITORY)}


def manifest(root: Path) -> dict[str, Any]:
    return dict(json.loads((root / "dist/manifest.json").read_text("utf-8")))


def count_renders(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    seen: list[str] = []
    real = tracks_module.make

    def make(job: object) -> object:
        seen.append(job.script.section.context)  # type: ignore[attr-defined]
        return real(job)  # type: ignore[arg-type]

    monkeypatch.setattr(tracks_module, "make", make)
    return seen


def test_same_input_same_bytes_whatever_the_folder_and_the_jobs(make_project: Callable[[], Path]) -> None:
    one, two = make_project(), make_project()
    run_build(one, "es_419", voice="espeak", jobs=1)
    run_build(two, "es_419", voice="espeak", jobs=2)
    assert snapshot(one / "dist") == snapshot(two / "dist")


def test_nothing_changed_nothing_rendered(seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_build(seeded, "en_US")
    before = snapshot(seeded / "dist")
    seen = count_renders(monkeypatch)
    run_build(seeded, "en_US")
    assert seen == []
    assert snapshot(seeded / "dist") == before


def test_one_sentence_changed_one_track_rendered(seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_build(seeded, "es_419")
    path = seeded / "locales/es_419/LC_MESSAGES/guide.po"
    text = path.read_text("utf-8")
    at = text.index('msgid "The trial"\nmsgstr "', text.index('msgctxt "trial"')) + len('msgid "The trial"\nmsgstr "')
    path.write_text(f"{text[:at]}Hoy: {text[at:]}", "utf-8")
    seen = count_renders(monkeypatch)
    run_build(seeded, "es_419")
    assert seen == ["trial"]


def test_a_damaged_entry_is_rebuilt_with_a_warning(seeded: Path) -> None:
    run_build(seeded, "en_US")
    before = snapshot(seeded / "dist")
    digest = before["library/en_US/guide.mp3"]
    path = seeded / ".cache/voiceguide/objects" / digest[:2] / digest[2:]
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    notes = Notes()
    build(read_config(seeded), BuildRequest(("en_US",), publishers=("library",)), notes)
    assert any("damaged entry" in line for line in notes.warnings)
    assert snapshot(seeded / "dist") == before


def test_killed_at_any_moment_dist_is_whole_and_the_next_build_goes_on(project: Path) -> None:
    for delay in (0.6, 1.2, 2.0):
        running = subprocess.Popen(LIBRARY, cwd=project, env=HERE, stderr=subprocess.DEVNULL)
        time.sleep(delay)
        running.send_signal(signal.SIGKILL)
        running.wait()
        if (project / "dist/manifest.json").exists():
            for facts in manifest(project)["files"]:
                assert (project / "dist" / facts["path"]).stat().st_size == facts["size"]
        else:
            assert not [p for p in (project / "dist").glob("*/*") if ".stage-" not in p.parent.name]
    run_build(project, "en_US")
    assert not list((project / "dist").glob(".stage-*"))
    assert len(manifest(project)["editions"]) == 1


def test_interrupted_ends_with_130(project: Path) -> None:
    command = [sys.executable, "-m", "voiceguide", "build", "--voice", "fake", "-q", "--jobs", "1"]
    running = subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, text=True)
    while not any((project / ".cache/voiceguide/records").rglob("*")):
        assert running.poll() is None
        time.sleep(0.1)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate()
    assert running.returncode == 130
    assert told == "interrupted: what was finished is kept, and dist/ is as it was.\n"


def test_two_builds_at_once_do_not_harm_each_other(project: Path) -> None:
    both = [subprocess.Popen(LIBRARY, cwd=project, env=HERE, stderr=subprocess.PIPE) for _ in range(2)]
    told = [build.communicate()[1] for build in both]
    assert [build.returncode for build in both] == [0, 0], told
    for facts in manifest(project)["files"]:
        assert (project / "dist" / facts["path"]).stat().st_size == facts["size"]


def test_a_block_without_translation_leaves_its_chapter_out(seeded: Path) -> None:
    path = seeded / "locales/es_419/LC_MESSAGES/guide.po"
    lines = path.read_text("utf-8").split("\n")
    at = next(i for i, line in enumerate(lines) if line == 'msgctxt "trial"' and "injection" in lines[i + 1])
    lines[at + 2] = 'msgstr ""'
    path.write_text("\n".join(lines), "utf-8")
    outcome = run_build(seeded, "es_419")
    (edition,) = outcome.editions
    assert "trial" not in [r.section.id for r in edition.sections]
    assert edition.sections[3].section.stem == "05-surgery"
    (facts,) = manifest(seeded)["editions"]
    assert [item["section"] for item in facts["left_out"]] == ["trial"]
    assert "no translation" in facts["left_out"][0]["why"]


def test_a_switch_takes_its_block_away(seeded: Path) -> None:
    example = (seeded / "audio_src/clinic.example.toml").read_text("utf-8")
    (seeded / "audio_src/clinic.toml").write_text(example.replace('mri_block = "ask"', 'mri_block = "off"'), "utf-8")
    run_build(seeded, "en_US")
    assert "MRI" not in (seeded / "dist/library/en_US/08-risks.vtt").read_text("utf-8")


def test_a_recording_always_wins_for_its_section(seeded: Path) -> None:
    folder = seeded / "audio_src/recordings/en_US"
    folder.mkdir(parents=True)
    time_axis = np.arange(44_100 * 70) / 44_100
    sound = (0.2 * np.sin(2 * np.pi * 220 * time_axis) * 32_767).astype("<i2")
    with wave.open(str(folder / "trial.wav"), "wb") as file:
        file.setparams((1, 2, 44_100, len(sound), "NONE", ""))
        file.writeframes(sound.tobytes())
    run_build(seeded, "en_US")
    (facts,) = manifest(seeded)["editions"]
    by_id = {section["id"]: section for section in facts["sections"]}
    assert by_id["trial"]["voice"]["engine"] == "recording"
    assert "voice" not in by_id["surgery"]
    assert 70_000 < by_id["trial"]["duration_ms"] < 110_000
    captions = (seeded / "dist/library/en_US/04-trial.vtt").read_text("utf-8")
    assert "A trial is a test to see whether the medicine helps you." in captions


def test_projects_that_share_a_store_do_not_wait_for_each_other(seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lock of dist/ lies in the project."""
    monkeypatch.setenv("VOICEGUIDE_STORE", str(seeded / "shared"))
    locks = shutil.ignore_patterns("*.lock")
    shutil.copytree(seeded / ".cache/voiceguide", seeded / "shared", copy_function=os.link, ignore=locks)
    shutil.rmtree(seeded / ".cache")
    run_build(seeded, "en_US")
    assert (seeded / ".cache/voiceguide/dist.lock").is_file()
    assert not (seeded / "shared/dist.lock").exists()


def test_a_release_refuses_as_shipped(seeded: Path) -> None:
    own_clinic(seeded)
    with pytest.raises(GateError, match="get-help needs clinician, audio"):
        run_build(seeded, "en_US", release=True)
    assert not (seeded / "dist/manifest.json").exists()
    done = voiceguide(seeded, "build", "--release", "--voice", "fake", "-q")
    assert done.returncode == 1
    assert "not approved" in done.stderr


def test_a_release_needs_the_clinics_own_numbers(project: Path) -> None:
    done = voiceguide(project, "build", "--release", "--voice", "fake", "-q")
    assert done.returncode == 1
    assert "the clinic's own clinic_name, clinic_phone" in done.stderr


def test_a_locale_with_no_voice_is_left_out_with_a_reason(project: Path) -> None:
    outcome = run_build(project, "en_US", "fil", voice="espeak")
    assert [item.what for item in outcome.left_out] == ["fil"]
    assert "no voice" in outcome.left_out[0].why


def test_a_build_without_any_edition_is_an_error_and_changes_nothing(project: Path) -> None:
    (project / "dist").mkdir()
    (project / "dist/yesterday.txt").write_text("still here")
    with pytest.raises(
        SpeakError, match=r"nothing can be built: en_US: no voice: azure \(set AZURE_SPEECH_KEY"
    ) as caught:
        run_build(project, "en_US", voice="azure")
    assert "dist/ stays as it is" in caught.value.hint
    assert (project / "dist/yesterday.txt").read_text() == "still here"


@pytest.fixture
def online(monkeypatch: pytest.MonkeyPatch) -> Callable[..., StandIn]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")

    def start(*script: str, then: str = "ok") -> StandIn:
        service = StandIn(script=list(script), then=then)
        service.__enter__()
        monkeypatch.setenv("VOICEGUIDE_GTTS_URL", service.address)
        return service

    return start


def quick(project: Path) -> None:
    """One short section, and no waiting between requests."""
    guide = project / "audio_src/guide.toml"
    text = guide.read_text("utf-8").replace("requests_per_second = 2.0", "requests_per_second = 20.0")
    guide.write_text(text, "utf-8")


def test_gtts_speaks_and_stays_without_a_network(project: Path, online: Callable[..., StandIn]) -> None:
    quick(project)
    service = online()
    run_build(project, "es_419", voice="gtts")
    asked = len(service.texts)
    assert asked > 100
    service.__exit__(None, None, None)
    outcome = run_build(project, "es_419", voice="auto-online")
    assert outcome.editions[0].voice.engine == "gtts"
    assert manifest(project)["editions"][0]["voice"]["engine"] == "gtts"


def test_auto_takes_the_embedded_voice_when_nobody_answers(project: Path, online: Callable[..., StandIn]) -> None:
    service = online(then="refuse")
    outcome = run_build(project, "es_419", voice="auto-online")
    service.__exit__(None, None, None)
    assert outcome.editions[0].voice.engine == "espeak"
    assert outcome.editions[0].note == "gtts gave up"


def test_gtts_that_gives_up_names_locale_and_sentence(
    project: Path, online: Callable[..., StandIn], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    quick(project)
    service = online(*["ok"] * 20, then="503")
    with pytest.raises(ServiceError) as caught:
        run_build(project, "es_419", voice="gtts")
    service.__exit__(None, None, None)
    assert caught.value.locale == "es_419"
    assert caught.value.sentence
    assert not (project / "dist/manifest.json").exists()
    held = sum(1 for p in (project / ".cache/voiceguide/records").rglob("*") if p.is_file())
    assert held >= 15


def test_say_writes_a_file(project: Path) -> None:
    for name in ("a.wav", "a.mp3"):
        done = voiceguide(project, "say", "Call nine one one.", "--locale", "en_US", "-o", name)
        assert done.returncode == 0, done.stderr
        assert (project / name).stat().st_size > 5_000
    assert voiceguide(project, "say", "x", "--locale", "en_US", "-o", "a.ogg").returncode == 1


def test_plain_lines_and_the_table(seeded: Path) -> None:
    done = voiceguide(seeded, "build", "--voice", "fake", "-l", "en_US", "--jobs", "1")
    assert done.returncode == 0
    assert "publish" in done.stdout
    for word in ("locale", "voice", "chapters", "minutes", "standing", "size", "draft"):
        assert word in done.stdout
    quiet = voiceguide(seeded, "build", "--voice", "fake", "-l", "en_US", "--jobs", "1", "--quiet")
    assert (quiet.stdout, quiet.stderr) == ("", "")


def test_voices_shows_every_locale(project: Path) -> None:
    done = voiceguide(project, "voices")
    assert done.returncode == 0
    assert all(locale in done.stdout for locale in read_config(project).locales)


def test_environment_is_not_written_to(seeded: Path) -> None:
    run_build(seeded, "en_US")
    assert sorted(path.name for path in seeded.iterdir()) == [
        ".cache",
        "audio_src",
        "dist",
        "locales",
        "pyproject.toml",
    ]


def test_a_guide_without_hold_messages_builds_in_every_edition(project: Path) -> None:
    guide = project / "audio_src/guide.toml"
    text = two_sections(guide.read_text("utf-8"))
    head, _, tail = text.partition("hold = [")
    guide.write_text(f"{head}hold = []{tail.partition(']')[2]}", "utf-8")
    result = run_build(project, "en_US", publishers=())
    assert result.editions[0].hold == ()
    assert sorted(path.name for path in (project / "dist").iterdir() if path.is_dir()) == [
        "books", "library", "phone", "podcast", "tablet",
    ]  # fmt: skip
    facts = json.loads((project / "dist/phone/phone.json").read_text("utf-8"))
    assert [entry["locale"] for entry in facts["locales"]] == ["en_US"]
    assert not any(prompt["id"].startswith("hold-0") for prompt in facts["prompts"])
