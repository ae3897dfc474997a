"""Approvals: what they cover, what voids them, how their files are read and written."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, read_config
from voiceguide import source
from voiceguide.approvals import Approval, Ledger, admit, approve, read_approvals, read_approved
from voiceguide.approvals.ledger import ROLES
from voiceguide.config import Config
from voiceguide.errors import TranslateError
from voiceguide.model.speech import key_of
from voiceguide.model.translation import text_hash
from voiceguide.translate import pairs, translate
from voiceguide.translate.pages import page_words

DATE = datetime.date(2026, 11, 22)
FACTS = [["Call now.", "Llame ya."], ["Wait.", ""]]
HASH = key_of(FACTS)


@pytest.fixture
def bare(tmp_path: Path) -> Config:
    """The real settings over a root with nothing in it."""
    return replace(read_config(REPOSITORY), root=tmp_path)


def approval(unit: str = "trial", role: str = "clinician", hash: str = HASH, reviewer: str = "A") -> Approval:
    return Approval(unit, role, reviewer, "RN", DATE, hash)


def ledger(*given: Approval, locale: str = "es_419", text: str = HASH, audio: str = "f" * 64) -> Ledger:
    return Ledger(locale, given, {"trial": text}, {"trial": audio})


def test_states() -> None:
    assert ledger().state("trial", "clinician") == "draft"
    assert ledger(approval()).state("trial", "clinician") == "approved"
    assert ledger(approval(), text="0" * 64).state("trial", "clinician") == "void"
    assert ledger(approval()).state("trial", "translator") == "draft"
    assert ledger(approval("surgery")).state("trial", "clinician") == "draft"


def test_the_audio_role_looks_at_the_audio_hash() -> None:
    assert ledger(approval(role="audio")).state("trial", "audio") == "void"
    assert ledger(approval(role="audio"), audio=HASH).state("trial", "audio") == "approved"


def test_a_unit_stands_when_all_its_roles_do() -> None:
    both = (approval(role="translator"), approval(role="clinician"))
    assert ledger(*both).missing("trial") == ("audio",)
    assert ledger(*both).approval_status("trial") == "draft"
    assert ledger(*both, approval(role="audio"), audio=HASH).approval_status("trial") == "approved"
    assert ledger(locale="en_US").missing("trial") == ("clinician", "audio")


def test_a_unit_that_is_not_there_is_never_approved() -> None:
    assert ledger(approval("gone")).state("gone", "clinician") == "void"
    assert ledger(approval("gone", hash="")).approval_status("gone") == "draft"


def test_written_as_it_is_read(bare: Config) -> None:
    odd = Approval("hold/trial", "translator", 'Zoë "Z" \\ O\'Neil', "PhD\tلغة", DATE, HASH)
    approve(bare, "es_419", [approval(), odd], {HASH: FACTS})
    assert set(read_approvals(bare, "es_419")) == {approval(), odd}
    text = (bare.catalogs / "es_419/approvals.toml").read_text("utf-8")
    assert text.count("[[approval]]") == 2
    assert "date = 2026-11-22\n" in text


def test_an_older_approval_of_unit_and_role_gives_way(bare: Config) -> None:
    old, new = [["a", "b"]], [["a", "c"]]
    approve(
        bare, "es_419", [approval(hash=key_of(old)), approval(role="translator", hash=key_of(old))], {key_of(old): old}
    )
    approve(bare, "es_419", [approval(hash=key_of(new), reviewer="B")], {key_of(new): new})
    assert [(a.role, a.reviewer) for a in read_approvals(bare, "es_419")] == [("translator", "A"), ("clinician", "B")]
    assert read_approved(bare, "es_419") == {key_of(old): old, key_of(new): new}
    approve(bare, "es_419", [approval(role="translator", hash=key_of(new))], {key_of(new): new})
    assert read_approved(bare, "es_419") == {key_of(new): new}


def test_what_was_approved_is_a_line_a_block(bare: Config) -> None:
    heard = {"heard": [["x", [["title", [{"spoken": "Hola.", "voice": {"engine": "e"}}]]]]], "pauses": {"lead": 1}}
    approve(
        bare, "es_419", [approval(), approval(role="audio", hash=key_of(heard))], {HASH: FACTS, key_of(heard): heard}
    )
    text = (bare.catalogs / "es_419/approved.json").read_text("utf-8")
    lines = [line.strip().rstrip(",") for line in text.splitlines()]
    assert '["Call now.", "Llame ya."]' in lines
    assert '{"spoken": "Hola.", "voice": {"engine": "e"}}' in lines
    assert json.loads(text)[HASH] == FACTS


@pytest.mark.parametrize(
    "change", [lambda t: t.replace("Llame", "No llame"), lambda t: t[:-9], lambda t: "[]", lambda t: ""]
)
def test_what_was_approved_is_not_believed_when_it_was_altered(bare: Config, change: object) -> None:
    approve(bare, "es_419", [approval()], {HASH: FACTS})
    path = bare.catalogs / "es_419/approved.json"
    path.write_text(change(path.read_text("utf-8")), "utf-8")  # type: ignore[operator]
    assert read_approved(bare, "es_419") == {}
    assert read_approvals(bare, "es_419") == (approval(),)


GOOD = f"""[[approval]]
unit = "trial"
role = "clinician"
reviewer = "A"
qualification = "RN"
date = 2026-11-22
hash = "{HASH}"
"""
BAD = {
    "no list": "approval = 3\n",
    "a list of texts": 'approval = ["x"]\n',
    "something else": GOOD + "\n[more]\n",
    "no qualification": GOOD.replace('qualification = "RN"\n', ""),
    "a field too many": GOOD + 'note = "fine"\n',
    "blank reviewer": GOOD.replace('"A"', '"  "'),
    "unknown role": GOOD.replace("clinician", "nurse"),
    "date as text": GOOD.replace("2026-11-22", '"2026-11-22"'),
    "date with a time": GOOD.replace("2026-11-22", "2026-11-22T10:00:00"),
    "half a hash": GOOD.replace(HASH, HASH[:12]),
    "broken": GOOD + "[[approval]\n",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_refused_with_file_and_line(bare: Config, name: str) -> None:
    path = bare.catalogs / "es_419/approvals.toml"
    path.parent.mkdir(parents=True)
    path.write_text(BAD[name], "utf-8")
    with pytest.raises(TranslateError) as caught:
        read_approvals(bare, "es_419")
    assert str(caught.value).startswith("locales/es_419/approvals.toml:")


def test_the_source_has_no_translator(bare: Config) -> None:
    path = bare.catalogs / "en_US/approvals.toml"
    path.parent.mkdir(parents=True)
    path.write_text(GOOD.replace("clinician", "translator"), "utf-8")
    with pytest.raises(TranslateError, match="clinician, audio"):
        read_approvals(bare, "en_US")


def change(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_the_text_hash_covers_source_and_translation_of_its_unit_alone(project: Path) -> None:
    def hashes(locale: str) -> dict[str, str]:
        config = read_config(project)
        found = pairs(source.read_guide(config), config, locale)
        return {unit: text_hash(texts) for unit, texts in found.items()}

    english, spanish = hashes("en_US"), hashes("es_419")
    assert set(english) == set(spanish)
    assert len(english) == 9 + 9 + 3
    change(project, "locales/es_419/LC_MESSAGES/guide.po", 'msgstr "La prueba"', 'msgstr "Una prueba"')
    after = hashes("es_419")
    assert {unit for unit in after if after[unit] != spanish[unit]} == {"trial", "hold/trial"}
    assert hashes("en_US") == english
    change(project, "audio_src/sections/surgery.md", "surgery", "operation")
    assert {unit for unit, hash in hashes("en_US").items() if hash != english[unit]} == {"surgery"}
    assert hashes("es_419")["surgery"] != spanish["surgery"]


def test_the_text_hash_does_not_depend_on_a_clinics_switches(project: Path) -> None:
    def text() -> object:
        config = read_config(project)
        return translate(source.read_guide(config), config, "es_419").text

    before = text()
    change(project, "audio_src/clinic.example.toml", 'mri_block = "ask"', 'mri_block = "off"')
    assert text() == before


def test_a_word_that_pages_gain_changes_the_player_translated_or_not(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = read_config(project)
    guide = source.read_guide(config)
    before = {locale: pairs(guide, config, locale)["player"] for locale in ("en_US", "es_419")}
    assert before["en_US"]
    grown = page_words() | {"zzz: a new word": "player"}
    monkeypatch.setattr("voiceguide.translate.catalog.page_words", lambda: grown)
    for locale, old in before.items():
        assert pairs(guide, config, locale)["player"] != old


def test_the_gate_names_what_is_missing(project: Path) -> None:
    config = read_config(project)
    local = translate(source.read_guide(config), config, "es_419")
    nobody = Ledger("es_419", (), local.text, {})
    assert admit(nobody, local, release=False).refused == ""
    refused = admit(nobody, local, release=True).refused
    for unit in ("get-help", "notices", "player"):
        assert f"{unit} needs {', '.join(ROLES)}" in refused
    assert admit(nobody, local, release=True).units == frozenset()
