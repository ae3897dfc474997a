"""Reviewing: the sheet, the approvals it leads to, the page and the way back, the table, a new language."""

from __future__ import annotations

import datetime
import json
import shutil
import tomllib
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests import requirements
from tests.approving import NURSE, TODAY, copy_of, desk_of, small_project
from tests.command import voiceguide
from tests.conftest import read_config, run_build
from tests.test_bad_input import replace
from voiceguide.add_locale import add
from voiceguide.approvals import read_approvals
from voiceguide.errors import ConfigError, SpeakError, TranslateError, VoiceguideError
from voiceguide.review import Reviewer, bring_back, record, sheet, status
from voiceguide.review import listen as listen_module
from voiceguide.review.marks import LARGEST_BYTES, SCHEMA, Marks, read_marks
from voiceguide.review.page import page, slots
from voiceguide.speak.espeak import EspeakEngine
from voiceguide.speak.languages import espeak_code, gtts_code

pytestmark = pytest.mark.slow

PO = "locales/es_419/LC_MESSAGES/guide.po"
TRIAL = 'msgctxt "trial"\nmsgid "The trial"\nmsgstr "'
change_trial = replace(PO, TRIAL, f"{TRIAL}Ya: ")


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """English and Spanish, Spanish built by the fake. Not to be written to."""
    root = small_project(tmp_path_factory.mktemp("spoken"))
    run_build(root, "es_419")
    return root


@pytest.fixture
def root(spoken: Path, tmp_path: Path) -> Path:
    """A copy to alter, with its library as built."""
    target = copy_of(spoken, tmp_path / "root")
    shutil.copytree(spoken / "dist", target / "dist")
    return target


@pytest.fixture
def silent(tmp_path: Path) -> Path:
    """A project where nothing was built."""
    return small_project(tmp_path / "silent")


def approve(root: Path, role: str, *units: str, who: Reviewer = NURSE, locale: str = "es_419") -> None:
    record(desk_of(root), locale, units or ("trial",), role, who)


def state(root: Path, role: str, unit: str = "trial") -> str:
    mark = sheet(desk_of(root), "es_419").unit(unit).mark(role)
    assert mark
    return mark.state


# The sheet


def test_a_sheet_has_every_unit_and_block_side_by_side(silent: Path) -> None:
    pipeline = desk_of(silent)
    found = sheet(pipeline, "es_419")
    assert [unit.name for unit in found.units][-3:] == ["phone", "notices", "player"]
    assert len(found.units) == 21
    for section in pipeline.guide.parts:
        texts = [row.source for row in found.unit(section.context).rows]
        assert all(block.message in texts for block in section.blocks)
    trial = found.unit("trial")
    assert (trial.rows[0].kind, trial.rows[0].source) == ("title", "The trial")
    assert all(row.translation and row.translation != row.source for row in trial.rows)
    assert [mark.role for mark in trial.marks] == ["translator", "clinician", "audio"]
    assert [mark.role for mark in sheet(pipeline, "en_US").unit("trial").marks] == ["clinician", "audio"]
    assert [path.name for path in trial.audio] == ["04-trial.mp3"]
    assert {row.entry for row in found.unit("phone").rows} >= {"emergency", "keys"}


def test_a_block_that_is_off_here_is_shown_all_the_same(silent: Path) -> None:
    replace("audio_src/clinic.example.toml", 'mri_block = "ask"', 'mri_block = "off"')(silent)
    rows = sheet(desk_of(silent), "es_419").unit("risks").rows
    assert [row.switch for row in rows if "MRI" in row.source and row.switch] == ["mri_block"]


def test_an_unknown_unit_names_all(silent: Path) -> None:
    with pytest.raises(TranslateError, match=r"'dosing'.*Units: get-help, "):
        sheet(desk_of(silent), "es_419").unit("dosing")


# Recording


def test_an_approval_has_all_that_it_needs(silent: Path) -> None:
    approve(silent, "clinician", "trial", "hold/trial")
    data = tomllib.loads((silent / "locales/es_419/approvals.toml").read_text("utf-8"))
    today = sheet(desk_of(silent), "es_419").unit("trial").mark("clinician")
    assert today
    assert [entry["unit"] for entry in data["approval"]] == ["hold/trial", "trial"]
    assert data["approval"][1] == {
        "unit": "trial", "role": "clinician", "reviewer": "Ana Pérez", "qualification": 'RN, "pain clinic"',
        "date": TODAY, "hash": today.hash,
    }  # fmt: skip
    assert state(silent, "clinician") == "approved"
    assert state(silent, "translator") == "draft"
    assert state(silent, "clinician", "surgery") == "draft"


REFUSED: dict[str, tuple[tuple[str, ...], str, str, str]] = {
    "unknown unit": (
        ("dosing",),
        "clinician",
        "es_419",
        "dosing, clinician: there is no such unit; there is: get-help",
    ),
    "unknown role": (("trial",), "nurse", "es_419", "es_419 needs no such role"),
    "no translator of the source": (("trial",), "translator", "en_US", "it needs: clinician, audio"),
    "older words, from paper": (("trial:000000000000",), "clinician", "es_419", "have changed since"),
    "one of several": (("trial", "dosing"), "clinician", "es_419", "dosing"),
    "not built": (("trial",), "audio", "es_419", "today's audio is not built"),
    "prompts not built": (("phone",), "audio", "es_419", "today's audio is not built"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_and_nothing_recorded(name: str, silent: Path) -> None:
    units, role, locale, says = REFUSED[name]
    with pytest.raises(TranslateError) as caught:
        record(desk_of(silent), locale, units, role, NURSE)
    assert says in str(caught.value)
    assert read_approvals(read_config(silent), locale) == ()


@pytest.mark.parametrize("text", ["", "  ", "a\nb", "a\x1b[2Jb", "\u202egnp", "x" * 201])
def test_a_reviewer_is_a_line_of_plain_text(text: str) -> None:
    with pytest.raises(TranslateError, match="reviewer"):
        Reviewer(text, "RN", TODAY)
    with pytest.raises(TranslateError, match="qualification"):
        Reviewer("A", text, TODAY)


def test_a_name_may_be_in_any_script() -> None:
    assert Reviewer("می‌خواهم Ахметов 王小明", "پرستار", TODAY)


def test_a_unit_with_a_missing_translation_cannot_be_approved(silent: Path) -> None:
    replace(PO, 'msgctxt "phone"\n', '#, fuzzy\nmsgctxt "phone"\n')(silent)
    with pytest.raises(TranslateError, match="phone, clinician: 1 blocks have no translation"):
        approve(silent, "clinician", "phone")


def test_words_from_paper_are_approved_by_their_digits(silent: Path) -> None:
    today = sheet(desk_of(silent), "es_419").unit("trial").mark("clinician")
    assert today
    approve(silent, "clinician", f"trial:{today.hash[:12]}")
    assert state(silent, "clinician") == "approved"


def test_audio_is_approved_when_todays_was_built(root: Path) -> None:
    every = [unit.name for unit in sheet(desk_of(root), "es_419").units]
    approve(root, "audio", *every)
    assert {
        mark.state for unit in sheet(desk_of(root), "es_419").units for mark in unit.marks if mark.role == "audio"
    } == {"approved"}


def test_audio_that_is_no_longer_todays_is_refused(root: Path) -> None:
    change_trial(root)
    approve(root, "audio", "surgery")
    with pytest.raises(TranslateError, match="today's audio is not built: `voiceguide build --locale es_419`"):
        approve(root, "audio", "trial")


def test_audio_that_was_exchanged_in_dist_is_refused(root: Path) -> None:
    file = root / "dist/library/es_419/04-trial.mp3"
    file.write_bytes((root / "dist/library/es_419/05-surgery.mp3").read_bytes())
    with pytest.raises(TranslateError, match="not built"):
        approve(root, "audio", "trial")


def test_audio_of_another_voice_is_refused(root: Path) -> None:
    with pytest.raises(TranslateError, match="not built"):
        record(desk_of(root, "espeak"), "es_419", ("trial",), "audio", NURSE)


def test_audio_cannot_be_approved_where_nothing_speaks(project: Path) -> None:
    pipeline = desk_of(project, "espeak")
    assert sheet(pipeline, "fil").voice is None
    with pytest.raises(TranslateError, match="no voice can speak it here"):
        record(pipeline, "fil", ("trial",), "audio", NURSE)


# What changed


def test_what_changed_since_an_approval(root: Path) -> None:
    approve(root, "clinician")
    approve(root, "audio")
    change_trial(root)
    clinician, audio = (sheet(desk_of(root), "es_419").unit("trial").mark(role) for role in ("clinician", "audio"))
    assert clinician
    assert audio
    assert clinician.state == audio.state == "void"
    assert [(c.new, c.text) for c in clinician.changes or ()] == [
        (False, "The trial = La prueba"), (True, "The trial = Ya: La prueba"),
    ]  # fmt: skip
    assert [(c.new, c.text) for c in audio.changes or ()] == [(False, "La prueba"), (True, "Ya: La prueba")]


def test_another_voice_is_named_among_the_changes(root: Path) -> None:
    approve(root, "audio")
    mark = sheet(desk_of(root, "espeak"), "es_419").unit("trial").mark("audio")
    assert mark
    assert mark.changes
    assert mark.changes[0].text == "voice: fake tone 1, rate 2.5"
    assert any(change.new and change.text.startswith("voice: espeak es-419 ") for change in mark.changes)


def test_without_what_was_approved_it_says_only_that_it_changed(root: Path) -> None:
    approve(root, "clinician")
    (root / "locales/es_419/approved.json").unlink()
    change_trial(root)
    mark = sheet(desk_of(root), "es_419").unit("trial").mark("clinician")
    assert mark
    assert (mark.state, mark.changes) == ("void", None)


# The page, and back


class Parsed(HTMLParser):
    """Enough of a page to fill it in."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.boxes: list[dict[str, str]] = []
        self.areas: list[dict[str, str]] = []
        self.hashes: list[str] = []
        self.foreign: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "input" and "data-role" in found:
            self.boxes.append(found)
        elif tag == "input" and found.get("type") == "hidden" and "name" not in found:
            self.hashes.append(found["value"])
        elif tag == "textarea":
            self.areas.append(found)
        self.foreign += [found[name] for name in ("src", "href") if name in found]


def filled(root: Path, **other: Any) -> dict[str, Any]:
    """Marks as the page's script saves them, every box ticked."""
    parsed = Parsed(page(sheet(desk_of(root), "es_419"), "intrathecal-pump"))
    marks = [
        {"unit": box["data-unit"], "role": box["data-role"], "hash": hash}
        for box, hash in zip(parsed.boxes, parsed.hashes, strict=True)
    ]
    return {
        "schema": SCHEMA, "guide": "intrathecal-pump", "locale": "es_419", "reviewer": "Ana Pérez",
        "qualification": "RN", "date": "2026-11-20", "marks": marks, "notes": [], **other,
    }  # fmt: skip


def saved(root: Path, marks: dict[str, Any]) -> Path:
    path = root / "marks.json"
    path.write_text(json.dumps(marks), "utf-8")
    return path


def test_the_page_stands_alone_and_holds_every_block(root: Path) -> None:
    found = sheet(desk_of(root), "es_419")
    text = page(found, "intrathecal-pump")
    parsed = Parsed(text)
    assert parsed.foreign == []
    assert "url(" not in text
    assert len(parsed.boxes) == 21 * 3
    assert len(parsed.areas) == sum(len(unit.rows) for unit in found.units)
    assert [(box["data-unit"], box["data-role"]) for box in parsed.boxes] == [
        (unit.name, mark.role) for unit in found.units for mark in unit.marks
    ]
    assert parsed.hashes == [mark.hash for unit in found.units for mark in unit.marks]
    assert all(f"<code>{hash[:12]}</code>" in text for hash in parsed.hashes)
    assert text == page(sheet(desk_of(root), "es_419"), "intrathecal-pump")


def test_a_box_stands_only_where_it_would_be_taken(silent: Path) -> None:
    approve(silent, "clinician")
    parsed = Parsed(text := page(sheet(desk_of(silent), "es_419"), "g"))
    # No audio is built, the player's words are not heard, and one unit is approved already.
    assert {box["data-unit"] for box in parsed.boxes if box["data-role"] == "audio"} == {"player"}
    assert [box["data-role"] for box in parsed.boxes if box["data-unit"] == "trial"] == ["translator"]
    assert "approved by Ana Pérez, RN, &#34;pain clinic&#34;, 2026-11-22." in text


def test_the_page_shows_what_changed_and_escapes_it(silent: Path) -> None:
    approve(silent, "clinician", who=Reviewer("<script>alert(1)</script>", "RN & more", TODAY))
    replace(PO, TRIAL, f"{TRIAL}'Ya' ")(silent)
    text = page(sheet(desk_of(silent), "es_419"), "g")
    assert 'now: <ins dir="auto">The trial = &#39;Ya&#39; La prueba</ins>' in text
    assert 'before: <del dir="auto">The trial = La prueba</del>' in text
    assert "<script>alert" not in text
    assert text.count("<script>") == 1


def test_a_right_to_left_page(project: Path) -> None:
    text = page(sheet(desk_of(project), "ar"), "g")
    assert '<td lang="ar" dir="rtl">' in text
    assert slots("a <b> {clinic_phone}.") == 'a &lt;b&gt; <bdi dir="ltr">{clinic_phone}</bdi>.'


def test_marks_come_back(root: Path) -> None:
    note = {"unit": "trial", "block": "trial/1", "text": "Too long."}
    marks = read_marks(saved(root, filled(root, notes=[note])), "es_419")
    given, refused = bring_back(desk_of(root), marks, TODAY)
    assert refused == ()
    assert len(given) == 21 * 3
    assert {line.approval_status for line in status(desk_of(root), ("es_419",))} == {"approved"}
    assert {a.date for a in read_approvals(read_config(root), "es_419")} == {datetime.date(2026, 11, 20)}
    assert marks.notes[0].text == "Too long."


def test_a_mark_on_older_words_is_refused_and_named_and_the_others_stand(root: Path) -> None:
    path = saved(root, filled(root))
    change_trial(root)
    given, refused = bring_back(desk_of(root), read_marks(path, "es_419"), TODAY)
    assert [(mark.unit, mark.role) for mark in refused] == [
        ("trial", role) for role in ("translator", "clinician", "audio")
    ]
    assert str(refused[0]) == "trial, translator: the words have changed since the page was made; look at them again."
    assert len(given) == 20 * 3
    assert state(root, "clinician") == "draft"
    assert state(root, "clinician", "surgery") == "approved"


def test_marks_that_nobody_could_have_made_are_refused(root: Path) -> None:
    good = filled(root)["marks"][0]
    for mark, says in (
        ({**good, "unit": "dosing"}, "no such unit"),
        ({**good, "role": "nurse"}, "no such role"),
        ({**good, "role": "audio"}, "voice, pace or spoken words have changed"),
    ):
        marks = read_marks(saved(root, filled(root, marks=[mark])), "es_419")
        given, refused = bring_back(desk_of(root), marks, TODAY)
        assert given == ()
        assert says in str(refused[0])


def test_marks_of_the_day_after_tomorrow_or_of_another_guide_are_refused(root: Path) -> None:
    for other, says in (({"date": "2026-11-24"}, "yet to come"), ({"guide": "other"}, "another guide")):
        with pytest.raises(TranslateError, match=says):
            bring_back(desk_of(root), read_marks(saved(root, filled(root, **other)), "es_419"), TODAY)
    tomorrow = read_marks(saved(root, filled(root, date="2026-11-23")), "es_419")
    assert bring_back(desk_of(root), tomorrow, TODAY)[0]


Spoil = Callable[[dict[str, Any]], object]
BROKEN: dict[str, tuple[Spoil, str]] = {
    "another schema": (lambda m: m.update(schema="voiceguide-marks/2"), "the schema is"),
    "another locale": (lambda m: m.update(locale="ar"), "the marks are for 'ar', not for es_419"),
    "a field too many": (lambda m: m.update(approved=True), "was expected"),
    "a field missing": (lambda m: m.pop("reviewer"), "was expected"),
    "a number for a name": (lambda m: m.update(reviewer=3), "not all text"),
    "no date": (lambda m: m.update(date="yesterday"), "no date"),
    "no such date": (lambda m: m.update(date="2026-02-30"), "these are no marks"),
    "marks that are no list": (lambda m: m.update(marks={}), "marks is no list"),
    "a mark that is no object": (lambda m: m.update(marks=["x"]), "was expected"),
    "a mark with more": (lambda m: m["marks"][0].update(force="yes"), "was expected"),
    "half a hash": (lambda m: m["marks"][0].update(hash="0" * 12), "not 64 hexadecimal digits"),
    "a unit twice": (lambda m: m["marks"].append(dict(m["marks"][0])), "marked twice"),
    "a note without text": (lambda m: m["notes"].append({"unit": "x", "block": "y"}), "was expected"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_marks_are_read_strictly(name: str, tmp_path: Path) -> None:
    mark = {"unit": "trial", "role": "clinician", "hash": "a" * 64}
    marks = {
        "schema": SCHEMA, "guide": "g", "locale": "es_419", "reviewer": "A", "qualification": "RN",
        "date": "2026-11-20", "marks": [mark], "notes": [],
    }  # fmt: skip
    assert isinstance(read_marks(saved(tmp_path, marks), "es_419"), Marks)
    spoil, says = BROKEN[name]
    spoil(marks)
    with pytest.raises(TranslateError) as caught:
        read_marks(saved(tmp_path, marks), "es_419")
    assert says in str(caught.value)


@pytest.mark.parametrize("raw", [b"", b"\xff", b"[]", b"[" * 100_000, b'{"a":1,"a":1}', b" " * (LARGEST_BYTES + 1)])
def test_what_are_no_marks_at_all(raw: bytes, tmp_path: Path) -> None:
    (tmp_path / "m.json").write_bytes(raw)
    with pytest.raises(TranslateError, match=r"m\.json:1"):
        read_marks(tmp_path / "m.json", "es_419")


def test_a_browser_saves_the_marks_of_a_page(root: Path) -> None:
    """From file://, as a reviewer opens it."""
    chromium = requirements.chromium()
    from playwright.sync_api import sync_playwright

    path = root / "review.html"
    assert voiceguide(root, "review", "es_419", "--voice", "fake", "--html", str(path)).returncode == 0
    asked: list[str] = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page()
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(path.as_uri())
        tab.get_by_label("Your name").fill("Zoë Čapek")
        tab.get_by_label("What qualifies you").fill("Certified medical interpreter")
        tab.get_by_label("Date").fill("2026-11-21")
        tab.locator("[data-unit='hold/trial'][data-role=translator]").check()
        tab.locator("[data-unit='trial'][data-role=translator]").check()
        tab.get_by_label("Note on trial, line 1", exact=True).fill("Mejor: \u201cLa prueba\u201d\n\x07")
        with tab.expect_download() as coming:
            tab.get_by_role("button", name="Save my marks").click()
        coming.value.save_as(root / "marks.json")
        assert coming.value.suggested_filename == "marks-es_419-2026-11-21.json"
        browser.close()
    assert [url for url in asked if not url.startswith(("file:", "blob:"))] == []
    done = voiceguide(root, "review", "es_419", "--voice", "fake", "--marks", "marks.json")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert {"approved: hold/trial, translator", "approved: trial, translator"} < set(lines)
    assert "note on trial" in done.stdout
    assert "\x07" not in done.stdout
    given = read_approvals(read_config(root), "es_419")
    assert {(a.unit, a.role, a.reviewer) for a in given} == {
        (unit, "translator", "Zoë Čapek") for unit in ("trial", "hold/trial")
    }


# The verbs


def test_the_verb_shows_a_unit_and_plays_nothing(silent: Path) -> None:
    done = voiceguide(silent, "review", "es_419", "--unit", "trial", "--voice", "fake")
    assert done.returncode == 0, done.stderr
    assert "La prueba" in done.stdout
    assert "The trial" in done.stdout
    assert "Get help now" not in done.stdout
    assert "audio: dist/library/es_419/04-trial.mp3  (not built)" in done.stdout
    assert "translator: draft" in done.stdout


def test_the_verb_records_an_approval_of_today(silent: Path) -> None:
    done = voiceguide(
        silent, "review", "es_419", "--unit", "trial", "--role", "clinician", "--reviewer", "A", "--qualification", "RN"
    )
    assert (done.returncode, done.stdout) == (0, "approved: trial, clinician\n")
    (given,) = read_approvals(read_config(silent), "es_419")
    assert abs(given.date - datetime.datetime.now().astimezone().date()) <= datetime.timedelta(days=1)


@pytest.mark.parametrize(
    "options",
    [
        ("--unit", "trial", "--role", "clinician"),
        ("--role", "clinician", "--reviewer", "A", "--qualification", "RN"),
        ("--unit", "trial", "--role", "clinician", "--reviewer", "", "--qualification", "RN"),
        ("--html", "a.html", "--marks", "b.json"),
        ("--play", "--html", "a.html"),
    ],
)
def test_half_an_approval_is_wrong_usage(options: tuple[str, ...], silent: Path) -> None:
    done = voiceguide(silent, "review", "es_419", *options)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: ")
    assert not (silent / "locales/es_419/approvals.toml").exists()


def test_playing_takes_what_program_there_is(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = root / "dist/library/es_419/hold/04-trial.mp3"
    heard = tmp_path / "heard.wav"
    program = tmp_path / "bin" / "aplay"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\ncp "$2" "{heard}"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr("shutil.which", lambda name: str(program) if name == "aplay" else None)
    assert listen_module.play([file])
    assert heard.read_bytes()[:4] == b"RIFF"
    with pytest.raises(VoiceguideError, match="not built"):
        listen_module.play([root / "nothing.mp3"])
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert not listen_module.play([file])


# Status


def test_status_tells_every_standing_apart(silent: Path) -> None:
    approve(silent, "translator", "surgery", "trial")
    approve(silent, "clinician", "surgery")
    approve(silent, "audio", "player")
    approve(silent, "clinician", "player")
    approve(silent, "translator", "player")
    change_trial(silent)
    replace(PO, 'msgctxt "risks"\nmsgid "', '#, fuzzy\nmsgctxt "risks"\nmsgid "')(silent)
    found = {line.unit: line.approval_status for line in status(desk_of(silent), ("es_419",))}
    assert found["risks"] == "missing"
    assert found["trial"] == "void"
    assert found["surgery"] == "translator+clinician"
    assert found["player"] == "approved"
    assert found["benefits"] == "draft"


def test_status_as_json_and_as_tables(silent: Path) -> None:
    approve(silent, "clinician")
    done = voiceguide(silent, "status", "--format", "json")
    lines = json.loads(done.stdout)
    assert {line["locale"] for line in lines} == {"en_US", "es_419"}
    (trial,) = (line for line in lines if (line["locale"], line["unit"]) == ("es_419", "trial"))
    assert trial["standing"] == "clinician"
    assert trial["roles"]["translator"] == {"state": "draft"}
    assert trial["roles"]["clinician"] | {"hash": ""} == {
        "state": "approved", "reviewer": "Ana Pérez", "qualification": 'RN, "pain clinic"', "date": "2026-11-22",
        "hash": "",
    }  # fmt: skip
    matrix = voiceguide(silent, "status").stdout
    assert all(word in matrix for word in ("en_US", "es_419", "hold/trial", "clinician", "draft"))
    assert "Ana Pérez" in voiceguide(silent, "status", "-l", "es_419").stdout


def test_status_renders_nothing(silent: Path) -> None:
    status(desk_of(silent))
    assert [path.name for path in (silent / ".cache").rglob("*") if path.is_file()] in ([], ["project.lock"])
    assert not (silent / "dist").exists()


# A new language


def test_a_new_language_is_one_command(silent: Path) -> None:
    before = (silent / "audio_src/guide.toml").read_text("utf-8")
    done = voiceguide(silent, "locale", "add", "sw")
    assert done.returncode == 0, done.stderr
    for words in ("language: Swahili", "espeak sw", "gtts sw", "[numbers.sw]", "audio_src/lexicon/sw.pls", "glossary"):
        assert words in done.stdout
    after = (silent / "audio_src/guide.toml").read_text("utf-8")
    assert after.startswith(before.rstrip())
    assert tomllib.loads(after)["locales"]["sw"] == {"voices": {"espeak": "sw", "gtts": "sw"}}
    for domain in ("guide", "player"):
        text = (silent / f"locales/sw/LC_MESSAGES/{domain}.po").read_text("utf-8")
        assert '"Language: sw\\n"' in text
        assert '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"' in text
    assert {line.approval_status for line in status(desk_of(silent), ("sw",))} == {"missing"}
    with pytest.raises(SpeakError, match="sw: no section is translated"):
        run_build(silent, "sw")


@pytest.mark.parametrize(
    ("locale", "says"),
    [
        ("es_419", "es_419 is there already"),
        ("xx", "unknown locale 'xx'"),
        ("../sw", "unknown locale"),
        ("sw-KE", "unknown locale"),
        ("SW", "It may be 'sw'"),
        ("", "unknown locale"),
    ],
)
def test_a_language_that_cannot_be_added_changes_nothing(locale: str, says: str, silent: Path) -> None:
    before = {path: path.read_bytes() for path in silent.rglob("*") if path.is_file()}
    with pytest.raises(ConfigError) as caught:
        add(read_config(silent), locale)
    assert says in str(caught.value)
    assert {path: path.read_bytes() for path in silent.rglob("*") if path.is_file()} == before


def test_what_is_left_to_write_depends_on_the_language(silent: Path) -> None:
    hebrew = add(read_config(silent), "he")
    assert not hebrew.voices.here or "espeak he" in " ".join(hebrew.voices.here)
    no_voice = add(read_config(silent), "ti")
    assert any("no voice can speak it here" in line for line in no_voice.to_do) == (not no_voice.voices.here)


def test_codes_are_looked_up_not_derived() -> None:
    """The table of content.md: where the systems' own lists have a code, it is found."""
    config = read_config(Path(__file__).parent.parent)
    for locale, settings in config.locales.items():
        espeak = settings.voices.get("espeak", "")
        assert espeak_code(locale).lower() == (espeak if isinstance(espeak, str) else espeak["guide"]), locale
        assert gtts_code(locale) == str(settings.voices.get("gtts", "")).partition("@")[0], locale
    assert gtts_code("he") == "iw"
    assert gtts_code("fr_CA") == "fr-CA"
    assert gtts_code("pt_PT") == "pt-PT"
    assert espeak_code("fil") == gtts_code("fa") == ""


def test_a_code_that_was_found_speaks() -> None:
    engine = EspeakEngine(read_config(Path(__file__).parent.parent).engine_settings("espeak"))
    for locale in ("sw", "he", "pt_PT", "zh_Hans", "fr"):
        assert engine.phonemes("a", espeak_code(locale)).strip()
