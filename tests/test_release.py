"""The release gate: nothing goes out that qualified people have not approved as it is today."""

from __future__ import annotations

import json
import os
import wave
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mutagen
import numpy as np
import pytest

from tests.approving import LOCALES, approve_all, copy_of, desk_of, own_clinic, small_project
from tests.command import voiceguide
from tests.conftest import run_build
from tests.test_bad_input import replace
from voiceguide.approvals import admit
from voiceguide.errors import GateError
from voiceguide.review import status
from voiceguide.speak.fake import FakeEngine
from voiceguide.translate import translate

pytestmark = pytest.mark.slow

PO, TOOL, PLAYER = (f"locales/es_419/LC_MESSAGES/{domain}.po" for domain in ("guide", "tool", "player"))
GUIDE, CLINIC = "audio_src/guide.toml", "audio_src/clinic.toml"
TEXT = {".html", ".xml", ".vtt", ".json", ".txt", ".js", ".svg", ".opml", ".css", ".xhtml", ".conf", ".md"}


@pytest.fixture(scope="module")
def approved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """English and Spanish, built, heard and approved, and released on all channels. Not to be written to."""
    root = small_project(tmp_path_factory.mktemp("approved"))
    own_clinic(root)
    jobs = os.cpu_count() or 1
    run_build(root, jobs=jobs, publishers=())
    approve_all(root)
    run_build(root, jobs=jobs, release=True, publishers=())
    return root


@pytest.fixture
def copy(approved: Path, tmp_path: Path) -> Path:
    """The approved project, to alter; not built."""
    return copy_of(approved, tmp_path / "copy")


def manifest(root: Path) -> dict[str, Any]:
    return dict(json.loads((root / "dist/manifest.json").read_text("utf-8")))


def states(root: Path, locale: str, voice: str = "fake") -> dict[str, dict[str, str]]:
    return {line.unit: dict(line.states) for line in status(desk_of(root, voice), (locale,))}


def voids(root: Path, locale: str, voice: str = "fake") -> set[tuple[str, str]]:
    found = states(root, locale, voice)
    return {(unit, role) for unit, by_role in found.items() for role, state in by_role.items() if state == "void"}


def gate(root: Path, locale: str, voice: str = "fake") -> tuple[str, set[str]]:
    """(why the locale is refused, else "", units left out of a release)."""
    pipeline = desk_of(root, voice)
    local = translate(pipeline.guide, pipeline.config, locale)
    voices = pipeline.engines.voices_for(locale)
    assert isinstance(voices, tuple)
    admission = admit(pipeline.write(local, voices[0]).ledger, local, release=True)
    return admission.refused, {item.what for item in admission.left_out}


def test_all_is_approved_and_goes_out_on_every_channel(approved: Path) -> None:
    facts = manifest(approved)
    assert facts["standing"] == "approved"
    assert [(e["locale"], e["standing"], len(e["sections"]), e["left_out"]) for e in facts["editions"]] == [
        (locale, "approved", 9, []) for locale in LOCALES
    ]
    assert {s["standing"] for e in facts["editions"] for s in e["sections"]} == {"approved"}
    assert {file["path"].split("/")[0] for file in facts["files"]} == {"library", "podcast", "phone", "tablet", "books"}
    assert facts["left_out"] == []


def test_no_draft_notice_is_left_anywhere(approved: Path) -> None:
    pipeline = desk_of(approved)
    told = []
    for locale in LOCALES:
        guide = translate(pipeline.guide, pipeline.config, locale).guide
        told += [guide.notice("draft").sentences[0].text, f"[{guide.notice('draft-label').blocks[0].text}]"]
    read = 0
    for file in (approved / "dist").rglob("*"):
        if file.suffix in TEXT:
            text = file.read_text("utf-8")
            assert not [words for words in told if words in text], file
            assert "itunes:block" not in text, file
            read += 1
        elif file.suffix in (".mp3", ".m4b") and file.is_file():
            tags = str(mutagen.File(file).tags)
            assert not [words for words in told if words in tags], file
            read += 1
    assert read > 100


def test_a_draft_of_the_same_says_so(approved: Path, tmp_path: Path) -> None:
    """The other side of the test above: it would find what it looks for."""
    root = copy_of(approved, tmp_path / "draft")
    (root / "locales/es_419/approvals.toml").unlink()
    run_build(root, "es_419")
    captions = (root / "dist/library/es_419/04-trial.vtt").read_text("utf-8")
    pipeline = desk_of(root)
    guide = translate(pipeline.guide, pipeline.config, "es_419").guide
    assert guide.notice("draft").sentences[0].text in captions
    assert f"[{guide.notice('draft-label').blocks[0].text}]" in str(
        mutagen.File(root / "dist/library/es_419/04-trial.mp3").tags
    )


def test_an_edition_is_a_draft_while_the_words_of_its_pages_are(copy: Path) -> None:
    """Without --release too: approved chapters do not make unread pages approved."""
    VOIDS["a word of the pages"].change(copy)
    (edition,) = run_build(copy, "es_419").editions
    assert {rendition.approval_status for rendition in edition.sections} == {"approved"}
    assert edition.approval_status == "draft"


@dataclass(frozen=True)
class Void:
    """A change; what it voids in Spanish; whether the locale is refused, else what is left out."""

    change: Callable[[Path], object]
    roles: tuple[str, ...]
    units: tuple[str, ...]
    refused: bool = False


def lexeme(word: str, said: str) -> Callable[[Path], object]:
    entry = f"<lexeme><grapheme>{word}</grapheme><alias>{said}</alias></lexeme></lexicon>"
    return replace("audio_src/lexicon/es_419.pls", "</lexicon>", entry)


def setting(name: str, value: str) -> Callable[[Path], object]:
    return lambda root: own_clinic(root, **{name: value})


def recording(root: Path) -> None:
    path = root / "audio_src/recordings/es_419/trial.wav"
    path.parent.mkdir(parents=True)
    sound = (0.2 * np.sin(np.arange(24_000 * 40) / 20) * 32_767).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 24_000, len(sound), "NONE", ""))
        file.writeframes(sound.tobytes())


ALL = ("translator", "clinician", "audio")
HEARD = ("audio",)
MRI = "audio_src/sections/risks.md"
SPOTS = tuple(f"hold/{id}" for id in (
    "get-help", "what-it-is", "who-it-helps", "trial", "surgery", "refills", "benefits", "risks", "right-for-you",
))  # fmt: skip
VOIDS = {
    "source of a chapter": Void(
        replace("audio_src/sections/surgery.md", "surgery", "operation"), ("translator", "clinician"), ("surgery",)
    ),
    "source of a block that is not said here": Void(
        lambda root: [setting("mri_block", '"off"')(root), replace(MRI, "MRI", "scan")(root)],
        ("translator", "clinician"), ("risks",),
    ),
    "translation of a chapter": Void(
        replace(PO, 'msgctxt "trial"\nmsgid "The trial"\nmsgstr "', 'msgctxt "trial"\nmsgid "The trial"\nmsgstr "Ya: '),
        ALL, ("trial",),
    ),
    "translation of the emergency chapter": Void(
        replace(PO, 'msgid "Get help now"\nmsgstr "', 'msgid "Get help now"\nmsgstr "Ya: '), ALL, ("get-help",), True
    ),
    "translation of a notice": Void(
        replace(TOOL, 'msgctxt "notices"\nmsgid "draft"\nmsgstr "', 'msgctxt "notices"\nmsgid "draft"\nmsgstr "un '),
        ("translator", "clinician"), ("notices",), True,
    ),
    "translation of a phone prompt": Void(
        replace(TOOL, 'msgid "Please wait. We are calling a person for you."\nmsgstr "',
                'msgid "Please wait. We are calling a person for you."\nmsgstr "Ya: '),
        ALL, ("phone",),
    ),
    "a word of the pages": Void(
        replace(PLAYER, 'msgid "Emergency"\nmsgstr "', 'msgid "Emergency"\nmsgstr "Ya: '),
        ("translator", "clinician"), ("player",), True,
    ),
    "lexicon": Void(lexeme("aguja", "a guja"), HEARD, ("trial",)),
    "pace": Void(
        replace(GUIDE, "[locales.es_419]\nrate = { fake = 2.5 }", "[locales.es_419]\nrate = { fake = 2.4 }"), HEARD,
        ("get-help", "trial", "phone", "notices", *SPOTS), True,
    ),
    "pace of hold spots": Void(replace(GUIDE, "hold = 0.9", "hold = 0.95"), HEARD, SPOTS),
    "pause between sentences": Void(
        replace(GUIDE, "sentence = 50", "sentence = 51"), HEARD, ("get-help", "trial", "phone", *SPOTS), True
    ),
    "pause between items": Void(
        replace(GUIDE, "item = 75", "item = 80"), HEARD, ("get-help", "trial", "phone", *SPOTS), True
    ),
    "the clinic's number": Void(
        setting("clinic_phone", '"555-0144"'), HEARD, ("get-help", "what-it-is", "trial", "risks", "phone"), True
    ),
    "how often a refill is due": Void(setting("refill_months", "[2, 3]"), HEARD, ("refills",)),
    "a switch": Void(setting("mri_block", '"off"'), HEARD, ("risks",)),
    "a language's key on the phone": Void(
        replace(CLINIC, '["en_US", "es_419"', '["es_419", "en_US"'), HEARD, ("phone",)
    ),
    "a recording": Void(recording, HEARD, ("trial",)),
}  # fmt: skip


@pytest.mark.parametrize("name", VOIDS)
def test_every_change_voids_what_it_touches(name: str, copy: Path) -> None:
    assert voids(copy, "es_419") == set()
    void = VOIDS[name]
    void.change(copy)
    found = voids(copy, "es_419")
    assert {(unit, role) for unit in void.units for role in void.roles} <= found
    if len(void.units) < 5:
        assert {unit for unit, _ in found if not unit.startswith("hold/")} <= set(void.units)
        assert {role for _, role in found} <= {*void.roles, "audio"}
    refused, left_out = gate(copy, "es_419")
    assert bool(refused) == void.refused
    if not refused:
        assert set(void.units) <= left_out
        assert "get-help" not in left_out


def test_a_changed_value_of_the_clinic_leaves_the_words_approved(copy: Path) -> None:
    own_clinic(copy, clinic_phone='"555-0144"')
    assert {role for _, role in voids(copy, "es_419")} == {"audio"}


def test_another_voice_voids_all_that_is_heard(copy: Path) -> None:
    found = states(copy, "es_419", "espeak")
    assert {unit for unit, roles in found.items() if roles["audio"] != "void"} == {"player"}
    assert all(roles["clinician"] == "approved" for roles in found.values())
    assert "get-help needs audio" in gate(copy, "es_419", "espeak")[0]


def test_a_new_revision_of_the_voice_voids_all_that_is_heard(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = FakeEngine.voices

    def newer(self: FakeEngine) -> tuple[Any, ...]:
        from dataclasses import replace as changed

        return tuple(changed(voice, revision="2") for voice in real(self))

    monkeypatch.setattr(FakeEngine, "voices", newer)
    assert "get-help needs audio" in gate(copy, "es_419")[0]


def test_what_is_changed_back_stands_again(copy: Path) -> None:
    path = copy / PO
    before = path.read_text("utf-8")
    VOIDS["translation of a chapter"].change(copy)
    assert voids(copy, "es_419")
    path.write_text(before, "utf-8")
    assert voids(copy, "es_419") == set()


def test_a_removed_fuzzy_flag_is_no_approval(copy: Path) -> None:
    (copy / "locales/es_419/approvals.toml").unlink()
    path = copy / PO
    clean = path.read_text("utf-8")
    entry = 'msgctxt "trial"\nmsgid "The trial"'
    path.write_text(clean.replace(entry, f"#, fuzzy\n{entry}"), "utf-8")
    (line,) = (line for line in status(desk_of(copy), ("es_419",)) if line.unit == "trial")
    assert (line.approval_status, line.missing) == ("missing", 1)
    path.write_text(clean, "utf-8")
    (line,) = (line for line in status(desk_of(copy), ("es_419",)) if line.unit == "trial")
    assert line.approval_status == "draft"
    assert "get-help needs translator, clinician, audio" in gate(copy, "es_419")[0]


def test_a_fuzzy_flag_takes_an_approved_unit_out(copy: Path) -> None:
    replace(PO, 'msgctxt "trial"\nmsgid "The trial"', '#, fuzzy\nmsgctxt "trial"\nmsgid "The trial"')(copy)
    assert "trial" in gate(copy, "es_419")[1]


def test_void_units_are_left_out_of_every_channel_and_named(copy: Path) -> None:
    """A chapter and the phone: the rest goes out, and no channel trips over what is not there."""
    VOIDS["translation of a chapter"].change(copy)
    VOIDS["translation of a phone prompt"].change(copy)
    outcome = run_build(copy, "es_419", release=True, publishers=())
    (edition,) = outcome.editions
    assert edition.approval_status == "approved"
    left_out = {item.what: item.why for item in edition.left_out}
    assert {"trial", "phone"} <= set(left_out)
    assert "not approved by translator, clinician, audio" in left_out["trial"]
    (facts,) = manifest(copy)["editions"]
    assert {item["section"] for item in facts["left_out"]} == set(left_out)
    assert facts["standing"] == "approved"
    found = {path.relative_to(copy / "dist").as_posix() for path in (copy / "dist").rglob("04-trial*")}
    assert {path for path in found if "/hold/" not in path} == set()
    assert (copy / "dist/library/es_419/05-surgery.mp3").is_file()


def test_an_unapproved_hold_spot_is_left_out_and_named(copy: Path) -> None:
    path = copy / "locales/es_419/approvals.toml"
    head, *entries = path.read_text("utf-8").split("\n[[approval]]")
    kept = [entry for entry in entries if 'unit = "hold/trial"' not in entry]
    assert len(kept) == len(entries) - 3
    path.write_text("\n[[approval]]".join([head, *kept]), "utf-8")
    done = voiceguide(copy, "build", "--release", "--voice", "fake", "-l", "es_419", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    assert "left out" in done.stdout
    assert "hold/trial" in done.stdout
    (facts,) = manifest(copy)["editions"]
    assert facts["left_out"] == [{"section": "hold/trial", "why": "not approved by translator, clinician, audio"}]
    assert not (copy / "dist/library/es_419/hold/04-trial.mp3").exists()
    assert (copy / "dist/library/es_419/hold/05-surgery.mp3").is_file()
    assert (copy / "dist/library/es_419/04-trial.mp3").is_file()


@pytest.mark.parametrize("flags", [(), ("--strict",), ("--jobs", "2"), ("--base-url", "https://example.org")])
def test_no_flag_skips_the_gate(copy: Path, flags: tuple[str, ...]) -> None:
    VOIDS["translation of the emergency chapter"].change(copy)
    done = voiceguide(copy, "build", "--release", "--voice", "fake", "-q", "-l", "es_419", *flags)
    assert done.returncode == 1
    assert "es_419: not approved: get-help needs translator, clinician, audio" in done.stderr
    assert not (copy / "dist/manifest.json").exists()


def test_the_others_go_out_without_a_refused_locale(copy: Path) -> None:
    VOIDS["translation of the emergency chapter"].change(copy)
    outcome = run_build(copy, release=True)
    assert [edition.locale for edition in outcome.editions] == ["en_US"]
    assert [(item.what, item.why) for item in outcome.left_out] == [
        ("es_419", "not approved: get-help needs translator, clinician, audio")
    ]
    assert [item["locale"] for item in manifest(copy)["left_out"]] == ["es_419"]
    assert not (copy / "dist/library/es_419").exists()


def test_a_locale_that_was_asked_for_and_is_refused_stops_the_release(copy: Path) -> None:
    VOIDS["translation of the emergency chapter"].change(copy)
    with pytest.raises(GateError, match="get-help"):
        run_build(copy, "en_US", "es_419", release=True)
    assert not (copy / "dist/manifest.json").exists()
