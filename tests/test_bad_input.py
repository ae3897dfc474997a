"""Every bad input gets one clear line with file and line, exit status 1, and dist/ as it was."""

from __future__ import annotations

import errno
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import run_build
from voiceguide.errors import PublishError
from voiceguide.run import folder as folder_module
from voiceguide.run import store as store_module

Break = Callable[[Path], object]


def replace(path: str, old: str, new: str) -> Break:
    def change(root: Path) -> None:
        file = root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")

    return change


def write(path: str, text: str | bytes) -> Break:
    def change(root: Path) -> None:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)

    return change


def append(path: str, text: str) -> Break:
    return lambda root: (root / path).write_text((root / path).read_text("utf-8") + text, "utf-8")


def delete(path: str) -> Break:
    return lambda root: (root / path).unlink()


GUIDE, CLINIC = "audio_src/guide.toml", "audio_src/clinic.toml"
TRIAL, PO = "audio_src/sections/trial.md", "locales/es_419/LC_MESSAGES/guide.po"
PLS = "audio_src/lexicon/es_419.pls"


def clinic(line: str) -> Break:
    def change(root: Path) -> None:
        text = (root / "audio_src/clinic.example.toml").read_text("utf-8")
        key = line.split("=", maxsplit=1)[0].strip()
        kept = [old for old in text.splitlines() if not old.startswith(f"{key} ")]
        (root / CLINIC).write_text("\n".join([line, *kept]), "utf-8")

    return change


def outside(root: Path) -> None:
    (root / TRIAL).unlink()
    (root.parent / "outside.md").write_text("# Outside\n\nWords.\n", "utf-8")
    (root / TRIAL).symlink_to(root.parent / "outside.md")


def translation(text: str) -> Break:
    def change(root: Path) -> None:
        lines = (root / PO).read_text("utf-8").split("\n")
        at = lines.index('msgid "Get help now"')
        lines[at + 1] = f'msgstr "{text}"'
        (root / PO).write_text("\n".join(lines), "utf-8")

    return change


ENTITY = (
    '<?xml version="1.0"?>\n<!DOCTYPE lexicon [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n'
    '<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" xml:lang="es-419">'
    "<lexeme><grapheme>a</grapheme><alias>&x;</alias></lexeme></lexicon>"
)

CASES: dict[str, tuple[Break, str]] = {
    "broken TOML": (append(GUIDE, "\n[broken\n"), f"{GUIDE}:"),
    "broken clinic TOML": (write(CLINIC, 'clinic_name = "a\n'), f"{CLINIC}:1: broken TOML"),
    "unknown setting": (replace(GUIDE, "[pauses]", "[pauses]\nlunch = 3"), "unknown setting 'lunch'"),
    "broken PO": (append(PO, '\nmsgid "x"\nmsgstr "unclosed\n'), f"{PO}:"),
    "PO that is no text": (write(PO, b"\xff\xfe\x00"), f"{PO}:1: the catalog is not UTF-8"),
    "broken Markdown": (append(TRIAL, "\n> quoted\n"), f"{TRIAL}:"),
    "Markdown that is no text": (write(TRIAL, b"# T\n\n\xff"), f"{TRIAL}:3: not UTF-8"),
    "broken PLS": (write(PLS, "<lexicon><lexeme></lexicon>"), f"{PLS}:1: broken lexicon"),
    "PLS with an external entity": (write(PLS, ENTITY), f"{PLS}:2: a lexicon with a DOCTYPE"),
    "unknown placeholder": (append(TRIAL, "\nCall {nobody}.\n"), "unknown placeholder {nobody}"),
    "placeholder that reaches": (append(TRIAL, "\nCall {clinic_name.__class__}.\n"), "reaches for more than a value"),
    "translation that reaches": (translation("{clinic_name.__class__}"), f"{PO}:"),
    "clinic value with a line break": (clinic('clinic_name = "a\\nb"'), f"{CLINIC}:1: clinic_name has a line break"),
    "clinic value with a control character": (clinic('clinic_name = "a\\u0007b"'), "control character"),
    "clinic value that is endless": (clinic(f'clinic_name = "{"a" * 10_000}"'), "longer than 200"),
    "phone number that is none": (clinic('clinic_phone = "call me"'), "is no phone number"),
    "missing section file": (delete(TRIAL), f"{GUIDE}:9: {TRIAL} is missing"),
    "two sections of one name": (replace(GUIDE, '"trial", "surgery"', '"trial", "trial"'), "two sections of one name"),
    "two notices of one name": (append("audio_src/notices.md", "\n## draft\n\nAgain.\n"), "two entries of one name"),
    "path that leaves the project": (replace(GUIDE, '"trial"', '"../trial"'), "A path cannot leave the project"),
    "link that leaves the project": (outside, "leads out of the project"),
    "empty translation": (translation("  "), "an empty translation"),
    "unknown locale folder": (write("locales/xx/LC_MESSAGES/guide.po", ""), "unknown locale 'xx'"),
    "recording that is no audio": (write("audio_src/recordings/es_419/trial.wav", b"not audio"), "trial.wav:1:"),
    "broken approvals": (write("locales/es_419/approvals.toml", "[[approval]]\nunit = 3\n"), "approvals.toml:1"),
}


def snapshot(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def voiceguide(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "voiceguide", *arguments], cwd=root, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("name", CASES)
def test_one_clear_line_and_dist_as_it_was(name: str, project: Path) -> None:
    (project / "dist/library").mkdir(parents=True)
    (project / "dist/library/old.mp3").write_bytes(b"what stood there")
    before = snapshot(project / "dist")
    change, says = CASES[name]
    change(project)
    asked = [] if name == "unknown locale folder" else ["--locale", "es_419"]
    done = voiceguide(project, "build", "--voice", "fake", "--quiet", "--jobs", "1", *asked)
    assert done.returncode == 1, done.stderr
    assert says in done.stderr
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert snapshot(project / "dist") == before


def test_an_unknown_locale_is_named(project: Path) -> None:
    done = voiceguide(project, "build", "--locale", "tlh")
    assert done.returncode == 1
    assert "unknown locale 'tlh'" in done.stderr


def test_wrong_usage_ends_with_2(project: Path) -> None:
    assert voiceguide(project, "build", "--nonsense").returncode == 2
    assert voiceguide(project, "nonsense").returncode == 2
    assert voiceguide(project, "say", "hello").returncode == 2


def test_a_read_only_dist_is_refused_before_any_work(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Root may write anywhere, so the refusal of the system is played.
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(folder_module.tempfile, "TemporaryDirectory", refuse)
    with pytest.raises(PublishError, match="read-only") as caught:
        run_build(project, "en_US")
    assert "Make the folder writable" in str(caught.value)
    assert not (project / ".cache").exists()


def test_a_dist_that_cannot_be_made_is_refused(project: Path) -> None:
    (project / "dist").write_text("a file where the folder should be")
    done = voiceguide(project, "build", "--voice", "fake", "--locale", "en_US", "--quiet")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1


def test_a_full_disk_is_said_and_leaves_dist(seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_build(seeded, "en_US")
    before = snapshot(seeded / "dist")
    (seeded / TRIAL).write_text((seeded / TRIAL).read_text("utf-8") + "\nMore words.\n", "utf-8")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(store_module.os, "replace", full)
    with pytest.raises(store_module.StoreError, match="no space left") as caught:
        run_build(seeded, "en_US")
    assert "Free some space" in str(caught.value)
    assert snapshot(seeded / "dist") == before
