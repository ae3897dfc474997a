"""Every bad input gets one clear line with file and line, exit status 1, and dist/ as it was."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import process, voiceguide
from tests.conftest import Notes, own_copy, read_config, run_build
from voiceguide import source
from voiceguide.errors import PublishError, StoreError
from voiceguide.pipeline import Pipeline
from voiceguide.translate import translate

pytestmark = pytest.mark.slow

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


def folder(path: str) -> Break:
    def change(root: Path) -> None:
        (root / path).unlink(missing_ok=True)
        (root / path).mkdir()

    return change


def link(path: str, to: str) -> Break:
    def change(root: Path) -> None:
        (root / path).unlink(missing_ok=True)
        (root / path).symlink_to(to)

    return change


def lexicon(body: str) -> Break:
    space = "http://www.w3.org/2005/01/pronunciation-lexicon"
    return write(PLS, f'<lexicon version="1.0" xmlns="{space}" alphabet="ipa" xml:lang="es-419">{body}</lexicon>')


GUIDE, CLINIC, EXAMPLE = "audio_src/guide.toml", "audio_src/clinic.toml", "audio_src/clinic.example.toml"
TRIAL, PO = "audio_src/sections/trial.md", "locales/es_419/LC_MESSAGES/guide.po"
PLS = "audio_src/lexicon/es_419.pls"
GLOSSARY, NOTICES = "audio_src/glossary.toml", "audio_src/notices.md"


def encoded(path: str, coding: str) -> Break:
    """The same text in another coding, as far as that has its characters."""

    def change(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        (root / path).write_bytes(f"{text}\n# \u00e9".encode(coding, "replace"))

    return change


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


def instead(path: str, make: Callable[[Path], object]) -> Break:
    """Something else where a file should be."""

    def change(root: Path) -> None:
        (root / path).unlink(missing_ok=True)
        make(root / path)

    return change


def untranslated(id: str) -> Break:
    """The guide words a notice otherwise, in English alone."""
    placeholders = " {low} {high}" if id == "months-range" else ""
    words = f"Other words, and some more, so that they can be heard{placeholders}."
    return append("audio_src/notices.md", f"\n## {id}\n\n{words}\n")


def own_catalog(domain: str, text: str) -> Break:
    """A catalog of the guide's own for words of the tool's."""

    def change(root: Path) -> None:
        path = own_copy(root, "es_419", domain)
        path.write_text(path.read_text("utf-8") + text, "utf-8")

    return change


DRAFT_TWICE = '\nmsgctxt "get-help"\nmsgid "Get help now"\nmsgstr "Otra cosa"\n'
CASES: dict[str, tuple[Break, str]] = {
    "broken TOML": (append(GUIDE, "\n[broken\n"), f"{GUIDE}:"),
    "broken clinic TOML": (write(CLINIC, 'clinic_name = "a\n'), f"{CLINIC}:1: broken TOML"),
    "unknown setting": (replace(GUIDE, "[pauses]", "[pauses]\nlunch = 3"), "unknown setting 'lunch'"),
    "broken PO": (append(PO, '\nmsgid "x"\nmsgstr "unclosed\n'), f"{PO}:"),
    "PO that is no text": (write(PO, b"\xff\xfe\x00"), f"{PO}:1: UTF-16, not UTF-8"),
    "broken Markdown": (append(TRIAL, "\n> quoted\n"), f"{TRIAL}:"),
    "Markdown that is no text": (write(TRIAL, b"# T\n\n\xff"), f"{TRIAL}:3: not UTF-8"),
    "broken PLS": (write(PLS, "<lexicon><lexeme></lexicon>"), f"{PLS}:1: broken lexicon"),
    "PLS with an external entity": (write(PLS, ENTITY), f"{PLS}:2: a lexicon with a DOCTYPE"),
    "PLS that is a folder": (folder(PLS), f"{PLS}"),
    "PLS that leads out of the project": (link(PLS, "/etc/hostname"), "leads out of the project"),
    "PLS that leads to itself": (link(PLS, "es_419.pls"), f"{PLS}"),
    "PLS with an element that nobody reads": (lexicon("<lexem/>"), f"{PLS}:1: <lexem> has no place here"),
    "PLS with phonemes that end early": (
        lexicon('<lexeme><grapheme>a</grapheme><phoneme alphabet="x-espeak">a]] b [[c</phoneme></lexeme>'),
        f"{PLS}:1: a lexeme with markup",
    ),
    "unknown voice": (replace(GUIDE, 'voice = "auto"', 'voice = "parrot"'), "no engine is called 'parrot'"),
    "unknown phone system": (replace(EXAMPLE, '"hosted"]', '"fax"]'), "no phone system is called 'fax'"),
    "unknown placeholder": (append(TRIAL, "\nCall {nobody}.\n"), "unknown placeholder {nobody}"),
    "placeholder that reaches": (append(TRIAL, "\nCall {clinic_name.__class__}.\n"), "reaches for more than a value"),
    "translation that reaches": (translation("{clinic_name.__class__}"), f"{PO}:"),
    "clinic value with a line break": (clinic('clinic_name = "a\\nb"'), f"{CLINIC}:1: clinic_name has a line break"),
    "clinic value with a control character": (clinic('clinic_name = "a\\u0007b"'), "control character"),
    "clinic value that is endless": (clinic(f'clinic_name = "{"a" * 10_000}"'), "longer than 200"),
    "phone number that is none": (clinic('clinic_phone = "call me"'), "is no phone number"),
    "missing section file": (delete(TRIAL), f"{GUIDE}:11: {TRIAL} is missing"),
    **{
        f"a section called {name}": (
            replace(GUIDE, '"trial", "surgery"', f'"trial", "{name}"'),
            f"can be called {name!r}",
        )
        for name in ("player", "phone", "notices", "cover", "hold", "guide")
    },
    "two sections of one name": (replace(GUIDE, '"trial", "surgery"', '"trial", "trial"'), "two sections of one name"),
    "two notices of one name": (
        append("audio_src/notices.md", "\n## guide-title\n\nAgain.\n"),
        "two entries of one name",
    ),
    "path that leaves the project": (replace(GUIDE, '"trial"', '"../trial"'), "A path cannot leave the project"),
    "link that leaves the project": (outside, "leads out of the project"),
    "empty translation": (translation("  "), "an empty translation"),
    "unknown locale folder": (write("locales/xx/LC_MESSAGES/guide.po", ""), "unknown locale 'xx'"),
    "recording that is no audio": (write("audio_src/recordings/es_419/trial.wav", b"not audio"), "trial.wav:1:"),
    "TOML of a thousand brackets": (append(GUIDE, f"\nx = {'[' * 3000}{']' * 3000}\n"), f"{GUIDE}:1: broken TOML"),
    "TOML with a number of thousands of digits": (replace(GUIDE, "lead = 250", f"lead = {'9' * 5000}"), "broken TOML"),
    "a date with a time": (replace(GUIDE, "= 2026-11-22", "= 2026-11-22T10:00:00"), f"{GUIDE}:6: published is not a"),
    "an id that is a path": (replace(GUIDE, 'id = "intrathecal-pump"', 'id = "../../x"'), f"{GUIDE}:4: id"),
    "a version that is none": (replace(GUIDE, 'version = "1.0.0"', 'version = ""'), f"{GUIDE}:5: version"),
    "a switch that is a number": (replace(GUIDE, 'mri_block = ["ask", "off"]', "mri_block = 3"), "no known type"),
    "a switch of numbers": (
        replace(GUIDE, 'mri_block = ["ask", "off"]', "mri_block = [1]"),
        "mri_block is not a list of texts",
    ),
    "a locale that nobody has": (append(GUIDE, '\n[locales.qq]\nespeak = "qq"\n'), "'qq' is no locale"),
    "clinic.toml that is a folder": (instead(CLINIC, Path.mkdir), f"{CLINIC}: is a directory"),
    "clinic.toml that leads nowhere": (instead(CLINIC, lambda p: p.symlink_to("nowhere")), f"{CLINIC}: no such file"),
    "clinic value with a mark of direction": (clinic('clinic_name = "a\\u061cb"'), f"{CLINIC}:1: clinic_name has an"),
    "clinic value with a width of none": (clinic('clinic_name = "a\\u200bb"'), f"{CLINIC}:1: clinic_name has an"),
    "hours in other digits": (clinic('opening_hours = "Mo-Fr \u0660\u0668:00-17:00"'), f"{CLINIC}:1: opening_hours"),
    "an address with no such port": (clinic('notice_url = "https://x.org:99999/"'), f"{CLINIC}:1: notice_url"),
    "a section linked to itself": (instead(TRIAL, lambda p: p.symlink_to("trial.md")), f"{TRIAL} is missing"),
    "a section that is a folder": (instead(TRIAL, Path.mkdir), f"{TRIAL} is missing"),
    "a part of a phrase in a section": (append(TRIAL, "\nPress {key}.\n"), f"{TRIAL}:43: unknown placeholder"),
    "a notice that nothing asks for": (
        append("audio_src/notices.md", "\n## exmaple\n\nWords.\n"),
        "notices.md:13: nothing asks for the entry 'exmaple'",
    ),
    "a prompt that nothing asks for": (
        replace("audio_src/phone/prompts.md", "## welcome", "## wellcome"),
        "prompts.md:3: nothing asks for the entry 'wellcome'",
    ),
    "a guide without a title": (delete("audio_src/notices.md"), "audio_src/notices.md:1: the guide has no title"),
    "a placeholder of the tool's with another type": (
        replace(GUIDE, "[placeholders]", '[placeholders]\nclinic_phone = "text"'),
        "clinic_phone is always 'phone'",
    ),
    "glossary with numbers for words": (append(GLOSSARY, "\n[numbers.sw]\nwords = [1]\n"), "sw: words is missing, or"),
    "glossary with a text for forms": (append(GLOSSARY, '\n[terms.x]\nforms = "x"\n'), "x: forms is missing, or"),
    "glossary with a slip of the pen": (append(GLOSSARY, "\n[terms.x]\nfrms = []\n"), "unknown entry 'frms'"),
    "PO with a message twice": (append(PO, DRAFT_TWICE), "stands twice, line 23 has it"),
    "PO of another language": (replace(PO, "Language: es_419", "Language: fr"), "its language is fr"),
    "PO in another charset": (replace(PO, "charset=utf-8", "charset=ISO-8859-1"), "iso-8859-1, not UTF-8"),
    "PO of nothing": (write(PO, ""), f"{PO}:1: broken catalog: it has no header"),
    "PO with an unknown escape": (append(PO, '\nmsgid "x"\nmsgstr "\\x"\n'), "neither a comment nor a quoted string"),
    "PO with a stray msgstr": (append(PO, '\nmsgstr "x"\nmsgstr "y"\n'), "msgstr in a place where it cannot stand"),
    "translation with a control character": (translation("a\x07b"), f"{PO}:24: broken catalog: an invisible"),
    "translation that turns the line about": (translation("a\u202eb"), f"{PO}:24: broken catalog: an invisible"),
    "a guide's own words of the pages, broken": (own_catalog("player", '\nmsgid "x"\n"unclosed\n'), "player.po:"),
    "PO in Latin-1": (encoded(PO, "latin-1"), f"{PO}:31: not UTF-8. [locale es_419] Save it as UTF-8."),
    "PO in UTF-16": (encoded(PO, "utf-16"), f"{PO}:1: UTF-16, not UTF-8. [locale es_419] Save it as UTF-8."),
    "a guide's own prompts, broken": (own_catalog("tool", '\nmsgid "x"\n"unclosed\n'), "LC_MESSAGES/tool.po:"),
    "broken approvals": (write("locales/es_419/approvals.toml", "[[approval]]\nunit = 3\n"), "approvals.toml:1"),
}


def snapshot(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


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


def test_a_process_of_its_own_ends_in_the_same_way(project: Path) -> None:
    """All other tests run the verb in this process."""
    change, says = CASES["broken PO"]
    change(project)
    asked = ("build", "--voice", "fake", "--quiet", "--jobs", "1", "--locale", "es_419")
    own, here = process(project, *asked), voiceguide(project, *asked)
    assert (own.returncode, own.stdout, own.stderr.count("\n")) == (1, "", 1)
    assert says in own.stderr
    assert (here.returncode, here.stdout, here.stderr) == (own.returncode, own.stdout, own.stderr)


@pytest.mark.parametrize("id", ["draft", "example", "headphones", "interpreter", "months-range"])
def test_a_locale_without_a_notice_is_left_out_and_the_others_are_built(id: str, seeded: Path) -> None:
    untranslated(id)(seeded)
    outcome = run_build(seeded, "en_US", "es_419")
    assert [edition.locale for edition in outcome.editions] == ["en_US"]
    assert [(item.what, item.why) for item in outcome.left_out] == [("es_419", f"no translation of notices/{id}")]


def test_all_catalogs_gone_is_an_error(project: Path) -> None:
    shutil.rmtree(project / "locales")
    done = voiceguide(project, "build", "--voice", "fake", "--quiet")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "locales/ has no catalogs" in done.stderr


def test_an_address_on_the_command_line_is_not_blamed_on_a_file(project: Path) -> None:
    done = voiceguide(project, "build", "--base-url", "https://x.org/?a=b", "--quiet")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "clinic" not in done.stderr
    assert not (project / "dist").exists()


@pytest.mark.parametrize("text", ["a\u200cb", "Clínica Ñ & Söhne", "عيادة الأمل"])
def test_a_name_may_have_what_its_script_needs(text: str, project: Path) -> None:
    clinic(f'clinic_name = "{text}"')(project)
    assert read_config(project).clinic.values["clinic_name"] == text


def test_an_unknown_locale_is_named(project: Path) -> None:
    done = voiceguide(project, "build", "--locale", "tlh")
    assert done.returncode == 1
    assert "unknown locale 'tlh'" in done.stderr


def test_wrong_usage_ends_with_2(project: Path) -> None:
    assert process(project, "build", "--nonsense").returncode == 2
    assert voiceguide(project, "nonsense").returncode == 2
    assert voiceguide(project, "say", "hello").returncode == 2


def test_a_read_only_dist_is_refused_before_any_work(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Root may write anywhere, so the refusal of the system is played.
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr("tempfile.TemporaryDirectory", refuse)
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

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(StoreError, match="no space left") as caught:
        run_build(seeded, "en_US")
    assert "Free some space" in str(caught.value)
    assert snapshot(seeded / "dist") == before


@pytest.mark.parametrize("coding", ["latin-1", "utf-16"])
@pytest.mark.parametrize("path", [GUIDE, EXAMPLE, GLOSSARY, NOTICES, TRIAL, PLS, PO])
def test_another_coding_is_refused_in_one_line_by_every_verb(path: str, coding: str, project: Path) -> None:
    encoded(path, coding)(project)
    verbs = [["build", "--voice", "fake", "--quiet", "--locale", "es_419"], ["status", "--locale", "es_419"]]
    verbs += [["extract"], ["update", "--locale", "es_419"]]
    done = [voiceguide(project, *verb) for verb in verbs]
    told = [each.stderr for each in done if each.returncode]
    assert told, "some verb reads it"
    assert done[0].returncode == 1
    for line in told:
        assert line.startswith(f"error: {path}:"), line
        assert "not UTF-8" in line
        assert line.count("\n") == 1


@pytest.mark.parametrize("path", [GUIDE, EXAMPLE, GLOSSARY, NOTICES, TRIAL, PLS, PO])
def test_a_byte_order_mark_and_decomposed_letters_change_nothing(path: str, project: Path) -> None:
    """What a voice is told is the same."""

    def told() -> object:
        config = read_config(project)
        pipeline = Pipeline(config, source.read_guide(config), source.read_glossary(project), Notes())
        local = translate(pipeline.guide, config, "es_419")
        return pipeline.write(local, pipeline.stand_in("es_419"))

    before = told()
    text = unicodedata.normalize("NFD", (project / path).read_text("utf-8"))
    (project / path).write_text(f"\ufeff{text}", "utf-8")
    assert told() == before


def test_a_broken_catalog_leaves_out_its_locale_and_the_others_are_built(seeded: Path) -> None:
    append(PO, '\nmsgid "x"\nmsgstr "unclosed\n')(seeded)
    outcome = run_build(seeded, "en_US", "es_419")
    assert [edition.locale for edition in outcome.editions] == ["en_US"]
    ((what, why),) = [(item.what, item.why) for item in outcome.left_out]
    assert what == "es_419"
    assert why.startswith(f"{PO}:")
    assert "neither a comment nor a quoted string" in why
    manifest = json.loads((seeded / "dist/manifest.json").read_text("utf-8"))
    assert [item["locale"] for item in manifest["left_out"]] == ["es_419"]
