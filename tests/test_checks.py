"""Every rule of `voiceguide check`: a good case and a bad one; and the real guide, clean in all its languages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.command import voiceguide
from tests.conftest import REPOSITORY, Notes, read_config
from tests.test_bad_input import append
from tests.test_bad_input import replace as change
from voiceguide import source
from voiceguide.check import check
from voiceguide.model.finding import Finding, Severity
from voiceguide.model.text import PLACEHOLDER, Guide, Location
from voiceguide.pipeline import Pipeline
from voiceguide.pronounce import checks as pronounce_checks
from voiceguide.speak import checks as speak_checks
from voiceguide.speak.espeak import EspeakEngine
from voiceguide.translate import checks as translate_checks
from voiceguide.translate import translate
from voiceguide.translate.lookup import Catalogs
from voiceguide.translate.template import update

RISKS = "audio_src/sections/risks.md"
PO = "locales/es_419/LC_MESSAGES/guide.po"


def words(root: Path, locale: str) -> list[Finding]:
    """What the checks on words find: nothing is rendered."""
    from voiceguide.check import check_words

    config = read_config(root, "espeak")
    pipeline = Pipeline(config, source.read_guide(config), source.read_glossary(config.root), Notes())
    return list(check_words(pipeline, locale).findings)


def rules(found: list[Finding]) -> set[str]:
    return {finding.rule for finding in found}


LONG = (
    "This is a very long sentence that goes on and on and on with far more words than anybody should ever hear at once."
)
HARD = (
    "Intrathecal administration necessitates interdisciplinary multimodal considerations regarding pharmacological contraindications. "
    * 3
)

ENGLISH: dict[str, tuple[Callable[[Path], object], str]] = {
    "reading-grade": (change(RISKS, "A pump has risks", f"{HARD}A pump has risks"), "Flesch-Kincaid"),
    "sentence-length": (change(RISKS, "A pump has risks", f"{LONG} A pump has risks"), "a sentence of"),
    "sentence-mean": (
        change(
            RISKS,
            "A pump has risks",
            " ".join(["We now say the same in other words again and again to you my good old friend."] * 30)
            + " A pump has risks",
        ),
        "words a sentence",
    ),
    "full-stop": (change(RISKS, "swelling, or fluid that leaks from the skin.", "swelling"), "no full stop"),
    "unexplained-term": (
        change("audio_src/sections/trial.md", "under the skin that gives", "that helps"),
        "explained",
    ),
    "one-action": (change(RISKS, "<!-- action -->", "<!-- note: none -->"), "asks for 0 actions"),
    "chapter-end": (change(RISKS, "<!-- recap -->", "<!-- note: none -->"), "does not end with"),
    "hold-emergency": (
        change("audio_src/hold/risks.md", "<!-- emergency -->", "<!-- note: none -->"),
        "no emergency sentence",
    ),
    "left-to-voice": (append(RISKS, "\nCall 24 times.\n"), "left for a voice to guess"),
    "spoken-digits": (append(RISKS, "\nTake 5 steps.\n"), "reaches the voice as digits"),
    "spoken-unit": (append(RISKS, "\nNever take mL of it.\n"), "the unit"),
    "spoken-acronym": (append(RISKS, "\nAsk the FDA.\n"), "the acronym"),
}


def test_the_english_source_is_clean() -> None:
    assert words(REPOSITORY, "en_US") == []


@pytest.mark.parametrize("rule", ENGLISH)
def test_each_rule_finds_its_breach(rule: str, project: Path) -> None:
    breach, says = ENGLISH[rule]
    if rule == "unexplained-term":
        path = project / "audio_src/sections/trial.md"
        path.write_text(path.read_text("utf-8").replace("small device", "thing"), "utf-8")
    else:
        breach(project)
    found = [finding for finding in words(project, "en_US") if finding.rule == rule.split(",", maxsplit=1)[0]]
    assert found
    assert any(says in finding.message for finding in found)
    assert all(finding.severity is Severity.ERROR for finding in found)


def test_smog_is_a_warning() -> None:
    from voiceguide.source import checks

    config = read_config(REPOSITORY)
    guide = translate(source.read_guide(config), config, "en_US").guide
    block = guide.sections[0].blocks[1]
    hard = replace(block, sentences=tuple(replace(s, text=HARD) for s in block.sentences))
    section = replace(guide.sections[0], blocks=(guide.sections[0].blocks[0], hard))
    broken: Guide = replace(guide, sections=(section,))
    glossary = source.read_glossary(REPOSITORY)
    (finding,) = checks.smog(broken, glossary)
    assert finding.severity is Severity.WARNING
    assert list(checks.smog(guide, glossary)) == []


def translated(project: Path, msgid: str, text: str) -> None:
    """Put another translation in the place of the one that stands for a message."""
    path = project / PO
    lines = path.read_text("utf-8").split("\n")
    at = next(i for i, line in enumerate(lines) if line == f'msgid "{msgid}"')
    lines[at + 1] = f'msgstr "{text}"'
    path.write_text("\n".join(lines), "utf-8")


SPANISH = {
    "untranslated": ("Never stop or change the medicine on your own.", ""),
    "number": ("You may get one test injection. An injection gives medicine through a needle.", "Le pueden poner inyecciones."),
    "glossary": ("You may get one test injection. An injection gives medicine through a needle.", "Le pueden poner un pinchazo."),
    "script": ("Never stop or change the medicine on your own.", "Nunca Никогда deje la medicina."),
    "unspeakable": ("Never stop or change the medicine on your own.", "Nunca deje la medicina → llame."),
    "markup": ("Never stop or change the medicine on your own.", "<b>Nunca</b> deje la medicina."),
    "reading-ease": ("Never stop or change the medicine on your own.", "Incuestionablemente, interrumpir individualmente medicamentos neurofarmacológicos intratecalmente administrados compromete extraordinariamente la recuperación. " * 6),
    "sentence-length": ("Never stop or change the medicine on your own.", "Nunca deje la medicina " + "ni la cambie " * 9 + "sola."),
}  # fmt: skip


@pytest.mark.parametrize("rule", SPANISH)
def test_each_rule_over_a_translation_finds_its_breach(rule: str, project: Path) -> None:
    translated(project, *SPANISH[rule])
    found = [finding for finding in words(project, "es_419") if finding.rule == rule]
    assert found
    assert all(finding.location for finding in found if rule != "reading-ease")


def test_a_block_that_is_still_in_english_is_found(project: Path) -> None:
    # In a language of the same letters, the rule on scripts does not see it.
    translated(project, "There is trouble breathing.", "There is trouble breathing.")
    assert any("still in English" in f.message for f in words(project, "es_419") if f.rule == "untranslated")


def test_a_number_that_was_added_is_found(project: Path) -> None:
    translated(project, "Never stop or change the medicine on your own.", "Nunca deje la medicina 3 veces.")
    assert any("3 is not in the source" in f.message for f in words(project, "es_419") if f.rule == "number")


def test_a_lost_and_an_added_placeholder_are_found() -> None:
    config = read_config(REPOSITORY)
    guide = source.read_guide(config)
    spanish = translate(guide, config, "es_419").guide
    subject = translate_checks._subject(guide, spanish, Catalogs(config, "es_419"), source.read_glossary(REPOSITORY))
    pair = next(p for p in subject.pairs if set(PLACEHOLDER.findall(p.block.message)) == {"emergency_number"})
    assert list(translate_checks.unfit_to_use(replace(subject, pairs=(pair,)))) == []
    broken = (replace(pair, text="Nada."), replace(pair, text=pair.text + " {clinic_phone}"))
    found = list(translate_checks.unfit_to_use(replace(subject, pairs=broken)))
    assert ["missing" in f.message for f in found] == [True, False]


@pytest.mark.parametrize(
    ("rule", "bad", "good"),
    [
        (pronounce_checks.digits, "call 911", "call nine one one"),
        (pronounce_checks.digits, "pages 1-6", "pages one to six"),
        (pronounce_checks.units, "five mL", "five millilitres"),
        (pronounce_checks.acronyms, "an MRI scan", "an M R I scan"),
        (pronounce_checks.leftovers, "call {clinic_phone}", "call us"),
        (pronounce_checks.leftovers, "<b>now</b>", "now"),
    ],
)
def test_what_is_left_to_a_voice(rule: pronounce_checks.Rule, bad: str, good: str) -> None:
    assert list(rule(bad))
    assert not list(rule(good))


def test_phonemes_that_leave_the_language_are_found(project: Path) -> None:
    assert "(en)" in EspeakEngine(read_config(project).engine_settings("espeak")).phonemes(
        "Это the pump для боли", "ru"
    )
    text = (project / "locales/ru/LC_MESSAGES/guide.po").read_text("utf-8")
    at = text.index('msgstr "', text.index('msgid "Never stop or change the medicine on your own."')) + 8
    (project / "locales/ru/LC_MESSAGES/guide.po").write_text(f"{text[:at]}Baclofen. {text[at:]}", "utf-8")
    assert "voice-language" in rules(words(project, "ru"))
    assert speak_checks.check([], read_config(project), []) == []


def test_symbols_that_kokoro_lacks_are_found_with_the_lexicons_line(project: Path) -> None:
    path = project / "audio_src/lexicon/es_419.pls"
    text = path.read_text("utf-8")
    bad = '<lexeme><grapheme>bomba</grapheme><phoneme>ˈbom☃ba</phoneme><phoneme alphabet="x-kokoro">b‿@</phoneme></lexeme>'
    (old,) = re.findall("<lexeme><grapheme>bomba</grapheme>.*</lexeme>", text)
    path.write_text(text.replace(old, bad), "utf-8")
    line = text[: text.index(old)].count("\n") + 1
    found = [f for f in words(project, "es_419") if f.rule == "kokoro-symbol"]
    assert [(f.location.path, f.location.line) for f in found if f.location] == [
        ("audio_src/lexicon/es_419.pls", line)
    ] * 2
    assert "no sound for '☃' (U+2603)" in found[0].message
    assert "from the lexicon's 'ˈbom☃ba'" in found[0].message
    assert "no sound for '@'" in found[1].message
    # Polish is not spoken by Kokoro: what its lexicon says concerns Piper alone.
    assert not list(speak_checks.lexicon([("☃", Location("audio_src/lexicon/pl.pls", 1))], "pl"))


def test_a_title_that_no_font_can_set_is_found(project: Path) -> None:
    translated(project, "The trial", "La prueba \u0b95")
    assert "glyph" in rules(words(project, "es_419"))


def test_pace_and_length(built: Path) -> None:
    from voiceguide.build import BuildRequest, make_editions
    from voiceguide.mix import checks

    editions = make_editions(read_config(built, None), BuildRequest(("en_US", "es_419")), Notes()).editions
    lengths = read_config(built).lengths
    assert checks.check(editions, "en_US", lengths) == []
    english, spanish = editions
    slow = replace(english.sections[0].track, words_end=english.sections[0].track.words_start + 24_000 * 30)
    broken = replace(english, sections=(replace(english.sections[0], track=slow), *english.sections[1:]))
    found = {f.rule for f in checks.check((broken, spanish), "en_US", lengths)}
    assert found == {"duration", "pace", "length"}


@pytest.mark.parametrize("locale", sorted(read_config(REPOSITORY).locales))
def test_the_real_words_are_clean(locale: str) -> None:
    assert words(REPOSITORY, locale) == []


def test_the_whole_guide_is_clean_lengths_included(built: Path) -> None:
    assert [str(f) for f in check(read_config(built, None), (), 1, Notes()) if f.severity is Severity.ERROR] == []


def test_json_and_exit_status(project: Path) -> None:
    append(RISKS, "\nCall 24 times.\n")(project)
    update(read_config(project), ())
    done = voiceguide(project, "check", "--locale", "en_US", "--format", "json", "--voice", "fake")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert {"rule", "severity", "message", "locale", "section", "location"} <= set(found[0])
    assert any(f["rule"] == "left-to-voice" and f["location"].startswith(f"{RISKS}:") for f in found)
