"""`check` tells all that is wrong at once: one error hides no other, in a block, a file, a locale or elsewhere."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import voiceguide
from tests.conftest import Notes, read_config
from tests.test_bad_input import GLOSSARY, PO, TRIAL, append, delete, lexicon, replace, write
from tests.test_checks import translated, words
from voiceguide.check import check
from voiceguide.errors import Gathered, SourceError, TranslateError, VoiceguideError, gathering
from voiceguide.model.finding import Finding
from voiceguide.source.markdown import parse
from voiceguide.translate.po import read_po

Break = Callable[[Path], object]
HEAD = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Content-Type: text/plain; charset={}\\n"\n'
PLAYER = HEAD.format("fr", "UTF-8") + '\nmsgid "Chapters"\nmsgstr "Chapitres {nobody}"\n'


def found_in(root: Path, *locales: str) -> list[Finding]:
    return check(read_config(root), locales, 1, Notes())


def spoil(root: Path, count: int) -> list[int]:
    """Put a wrong placeholder into so many Spanish blocks. Their lines."""
    lines = (root / PO).read_text("utf-8").split("\n")
    at = [n for n, line in enumerate(lines) if line.startswith('msgstr "') and len(line) > 30][:count]
    for n in at:
        lines[n] = lines[n].removesuffix('"') + ' {nobody}"'
    (root / PO).write_text("\n".join(lines), "utf-8")
    return at


def test_seventeen_bad_placeholders_are_seventeen_findings(project: Path) -> None:
    wanted = spoil(project, 17)
    found = [f for f in words(project, "es_419") if f.rule == "placeholder"]
    # In the order of the guide. A message's line is that of its msgid, the one before (and lines count from 1).
    assert sorted(f.location.line for f in found if f.location) == wanted
    assert {f.message for f in found} >= {"the placeholder {nobody} is not in the source. The source has: none."}


def test_a_build_tells_the_first_and_how_many_more(project: Path) -> None:
    spoil(project, 17)
    done = voiceguide(project, "build", "--voice", "fake", "--quiet", "--jobs", "1", "--locale", "es_419")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith(f"error: {PO}:")
    assert done.stderr.endswith("And 16 more: run `voiceguide check`.\n")


TOGETHER: dict[str, tuple[Break, tuple[str, str, str]]] = {
    "an unknown placeholder": (append(TRIAL, "\nCall {nobody}.\n"), ("source", TRIAL, "unknown placeholder {nobody}")),
    "stress in the text": (append(TRIAL, "\nSome *stress*.\n"), ("source", TRIAL, "em in the text")),
    "a wrong directive": (append(TRIAL, "\n<!-- dance -->\nWe go on.\n"), ("source", TRIAL, "cannot follow")),
    "digits in the source": (append(TRIAL, "\nTake 5 steps.\n"), ("left-to-voice", TRIAL, "'5' is left")),
    "a section that is gone": (delete("audio_src/hold/risks.md"), ("source", "audio_src/guide.toml", "is missing")),
    "a notice that nothing asks for": (
        append("audio_src/notices.md", "\n## other\n\nWords.\n"),
        ("source", "audio_src/notices.md", "nothing asks for the entry 'other'"),
    ),
    "and a notice without words": (
        append("audio_src/notices.md", "\n## example\n"),
        ("source", "audio_src/notices.md", "the entry 'example' has no words"),
    ),
    "a glossary entry": (append(GLOSSARY, "\n[terms.x]\nfrms = 1\n"), ("source", GLOSSARY, "unknown entry 'frms'")),
    "and in the same entry": (lambda root: None, ("source", GLOSSARY, "x: forms is missing")),
    "number words": (append(GLOSSARY, "\n[numbers.sw]\nwords = [1]\n"), ("source", GLOSSARY, "sw: words is missing")),
    "an unknown locale": (
        write("locales/xx/LC_MESSAGES/guide.po", ""),
        ("setting", "locales/xx/LC_MESSAGES/guide.po", "unknown locale 'xx'"),
    ),
    "a broken French catalog": (
        append("locales/fr/LC_MESSAGES/guide.po", '\nmsgid "x"\nmsgstr "a\n\nmsgid "y"\nmsgstr "b\n'),
        ("catalog", "locales/fr/LC_MESSAGES/guide.po", "neither a comment nor a quoted string"),
    ),
    "a French page word": (
        write("locales/fr/LC_MESSAGES/player.po", PLAYER),
        ("placeholder", "locales/fr/LC_MESSAGES/player.po", "{nobody} is not in the source"),
    ),
    "a blank translation": (
        lambda root: translated(root, "The trial", "  "),
        ("untranslated", PO, "an empty translation"),
    ),
    "a placeholder": (
        lambda root: translated(root, "Never stop or change the medicine on your own.", "Nunca {x} deje la medicina."),
        ("placeholder", PO, "{x} is not in the source"),
    ),
    "and in the same block, markup": (lambda root: None, ("markup", PO, "'*' is no word")),
    "lexemes": (lexicon("<lexeme/><lexem/>"), ("pronunciation", "audio_src/lexicon/es_419.pls", "needs a grapheme")),
    "and the next lexeme": (lambda root: None, ("pronunciation", "audio_src/lexicon/es_419.pls", "<lexem> has no")),
    "approvals": (
        write("locales/es_419/approvals.toml", "[[approval]]\nunit = 3\n[[approval]]\nunit = 4\n"),
        ("catalog", "locales/es_419/approvals.toml", "an approval is incomplete"),
    ),
}


def test_errors_of_all_kinds_at_once_are_all_told(project: Path) -> None:
    for change, _ in TOGETHER.values():
        change(project)
    translated(project, "Never stop or change the medicine on your own.", "Nunca {x} *deje* la medicina.")
    found = found_in(project)
    for name, (_, (rule, path, says)) in TOGETHER.items():
        told = [f for f in found if f.rule == rule and f.location and f.location.path == path and says in f.message]
        assert told, name
    assert Counter(str(f) for f in found).most_common(1)[0][1] == 1
    twice = [f for f in found if f.location and f.location.path.endswith(("fr/LC_MESSAGES/guide.po", "approvals.toml"))]
    assert len({f.location for f in twice}) == 4


def test_the_verb_lists_them_and_ends_with_1(project: Path) -> None:
    append(TRIAL, "\nSome *stress*.\n")(project)
    append(GLOSSARY, "\n[terms.x]\nfrms = 1\n")(project)
    done = voiceguide(project, "check", "--voice", "fake", "--locale", "en_US", "--format", "json", "--jobs", "1")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert {(f["rule"], f["location"].split(":")[0]) for f in found} >= {("source", TRIAL), ("source", GLOSSARY)}


def test_status_shows_the_other_languages_when_some_are_broken(project: Path) -> None:
    for locale in ("fr", "ar"):
        append(f"locales/{locale}/LC_MESSAGES/guide.po", '\nmsgid "x"\nmsgstr "unclosed\n')(project)
    done = voiceguide(project, "status", "--voice", "fake", "--format", "json")
    shown = {line["locale"] for line in json.loads(done.stdout)}
    assert len(shown) == 14
    assert not shown & {"fr", "ar"}
    told = done.stderr.splitlines()
    assert [line.split(":")[1].strip() for line in told if line.startswith("error:")] == [
        f"locales/{locale}/LC_MESSAGES/guide.po" for locale in ("ar", "fr")
    ]
    assert done.returncode == 1
    alone = voiceguide(project, "status", "--voice", "fake", "--locale", "fr")
    assert (alone.returncode, alone.stdout.strip()) == (1, "")


def test_one_broken_locale_does_not_stop_the_others_or_their_lengths(seeded: Path) -> None:
    append("locales/fr/LC_MESSAGES/guide.po", '\nmsgid "x"\nmsgstr "unclosed\n')(seeded)
    translated(seeded, "Never stop or change the medicine on your own.", "Nunca deje la medicina 7.")
    notes = Notes()
    found = check(read_config(seeded), ("fr", "es_419"), 1, notes)
    assert {f.locale for f in found if f.rule == "catalog"} == {"fr"}
    assert {f.locale for f in found if f.rule == "number"} == {"es_419"}
    assert ("speak, mix, encode", "es_419") in notes.steps


def test_what_is_missing_in_a_section_does_not_hide_its_other_blocks(project: Path) -> None:
    translated(project, "The trial", "")
    path = project / PO
    text = path.read_text("utf-8")
    at = text.index('msgstr "', text.index('msgctxt "trial"', text.index('msgid "The trial"'))) + 8
    path.write_text(f"{text[:at]}FDA {text[at:]}", "utf-8")
    rules = {f.rule for f in words(project, "es_419") if f.section == "trial"}
    assert {"untranslated", "spoken-acronym"} <= rules


@pytest.mark.parametrize(
    ("change", "rules"),
    [
        (write(GLOSSARY, "[broken"), {"number", "spoken-digits"}),
        (append(GLOSSARY, "\n[numbers.es_419]\nwrong = 1\n"), {"number", "spoken-digits"}),
    ],
)
def test_rules_that_rely_on_what_could_not_be_read_are_silent(change: Break, rules: set[str], project: Path) -> None:
    change(project)
    told = {f.rule for f in found_in(project, "es_419")}
    assert "source" in told
    assert not told & rules


def test_a_lexicon_that_cannot_be_read_is_one_finding(project: Path) -> None:
    write("audio_src/lexicon/en_US.pls", "<lexicon>")(project)
    assert [(f.rule, str(f.location)) for f in words(project, "en_US")] == [
        ("pronunciation", "audio_src/lexicon/en_US.pls:1")
    ]


def test_a_value_that_is_missing_is_told_once(project: Path) -> None:
    replace("audio_src/guide.toml", "[placeholders]", '[placeholders]\nfax = "phone"\n#')(project)
    append(TRIAL, "\nSend it to {fax}. Send it to {fax}.\n")(project)
    told = [f for f in words(project, "en_US") if "{fax}" in f.message]
    assert [f.rule for f in told] == ["pronunciation"]
    assert all(f.location and f.location.path == TRIAL for f in told)


def test_a_translation_of_nothing_but_marks_of_direction_is_refused(project: Path) -> None:
    translated(project, "Never stop or change the medicine on your own.", "\u200e")
    assert [f.rule for f in words(project, "es_419") if "nothing to say" in f.message] == ["pronunciation"]
    done = voiceguide(project, "build", "--voice", "fake", "--quiet", "--jobs", "1", "--locale", "es_419")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "nothing to say" in done.stderr


# The readers


def test_a_markdown_file_tells_all_its_errors() -> None:
    text = (
        "# T\n\nSome *stress* and a {nobody}.\n\n> Quote.\n\n- A.\n  - B.\n\n"
        "<!-- dance -->\nC { d.\n\n# T2\n\nE\u200bF.\n"
    )
    into = Gathered()
    (heading,) = parse(text, "x.md", {}, into)
    assert sorted(error.location.line for error in into.errors if error.location) == [3, 3, 5, 8, 10, 11, 13, 15]
    assert [block.message for block in heading.blocks][-1] == "E\u200bF."
    with pytest.raises(SourceError, match=r"And 7 more: run `voiceguide check`\.$"):
        parse(text, "x.md", {})


def test_a_file_without_a_title_says_so_once() -> None:
    into = Gathered()
    assert parse("Words.\n\nMore words.\n\n## entry\n\nEnd.\n", "x.md", {}, into) == ()
    assert [str(error.location) for error in into.errors] == ["x.md:1"]


def test_a_catalog_tells_all_its_errors(tmp_path: Path) -> None:
    path = tmp_path / "x.po"

    def errors(body: str) -> list[VoiceguideError]:
        path.write_text(HEAD.format("fr", "ISO-8859-1") + body, "utf-8")
        with pytest.raises(TranslateError) as caught:
            read_po(path, tmp_path, "es_419")
        return [caught.value, *caught.value.others]

    assert [e.location.line for e in errors('\nmsgid "a"\nmsgstr "b\n\nwhat\n') if e.location] == [7, 9]
    twice = '\nmsgid "a"\nmsgstr "b"\n'
    told = errors(twice * 3)
    assert [re.sub(r".*: (.*?)\.$", r"\1", e.message) for e in told] == [
        "this message stands twice, line 6 has it already",
        "this message stands twice, line 6 has it already",
        "its header says that its language is fr",
        "its header says that it is iso-8859-1, not UTF-8",
    ]


def test_gathering_raises_the_first_which_knows_the_others() -> None:
    def read(into: Gathered | None = None) -> str:
        with gathering(into) as found:
            for number in range(3):
                with found.catch():
                    raise SourceError(f"number {number}.")
            return "what could be read"

    with pytest.raises(SourceError, match=r"^number 0\. And 2 more: run `voiceguide check`\.$") as caught:
        read()
    into = Gathered()
    assert read(into) == "what could be read"
    assert [error.message for error in into.errors] == ["number 0.", "number 1.", "number 2."]
    # An error that brings others along is taken apart.
    outer = Gathered()
    outer.add(caught.value)
    assert len(outer.errors) == 3
    assert str(outer.errors[0]) == "number 0."
