"""Reading .po files: as strict as `msgfmt --check`, not stricter."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests import requirements
from voiceguide.errors import TranslateError
from voiceguide.translate.po import PoCatalog, read_po
from voiceguide.translate.write import po_text

HEAD = """\
msgid ""
msgstr ""
"Project-Id-Version: x 1\\n"
"Report-Msgid-Bugs-To: \\n"
"POT-Creation-Date: 2026-11-22 00:00+0000\\n"
"PO-Revision-Date: 2026-11-22 00:00+0000\\n"
"Last-Translator: A <a@example.org>\\n"
"Language-Team: A <a@example.org>\\n"
"Language: es_419\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
GOOD = {
    "plain": 'msgid "Wait."\nmsgstr "Espere."\n',
    "previous text": '#, fuzzy\n#| msgid "Stay."\nmsgid "Wait."\nmsgstr "Espere."\n',
    "previous text without a space": '#, fuzzy\n#|msgid "Stay."\nmsgid "Wait."\nmsgstr "Espere."\n',
    "previous text in two lines": '#, fuzzy\n#| msgid ""\n#| "Stay."\nmsgid "Wait."\nmsgstr "Espere."\n',
    "previous context": '#, fuzzy\n#| msgctxt "b"\n#| msgid "Stay."\nmsgid "Wait."\nmsgstr "Espere."\n',
    "obsolete": 'msgid "Wait."\nmsgstr "Espere."\n\n#~ msgid "Stay."\n#~ msgstr "Quede."\n',
    "obsolete with a previous text": (
        'msgid "Wait."\nmsgstr "Espere."\n\n#, fuzzy\n#~| msgid "Go."\n#~ msgid "Stay."\n#~ msgstr "Quede."\n'
    ),
    "obsolete without spaces": 'msgid "Wait."\nmsgstr "Espere."\n\n#~msgid "Stay."\n#~msgstr "Quede."\n',
    "isolates round a file's name": '#: \u2068a file.md\u2069:3\nmsgid "Wait."\nmsgstr "Espere."\n',
    "any character in a comment": '# a\u202eb\nmsgid "Wait."\nmsgstr "Espere."\n',
    "tabs": 'msgid\t"Wait."\nmsgstr\t"Espere."\n',
    "no space": 'msgid"Wait."\nmsgstr"Espere."\n',
    "strings side by side": 'msgid "Wa" "it."\nmsgstr "Es" "pere."\n',
    "strings on lines of their own": 'msgid\n"Wait."\nmsgstr\n"Espe"\n"re."\n',
    "carriage returns": 'msgid "Wait."\r\nmsgstr "Espere."\r\n',
    "indented": '  msgid "Wait."\n  msgstr "Espere."\n',
}
BAD = {
    "a string that does not end": 'msgid "Wait."\nmsgstr "Espere.\n',
    "an unknown escape": 'msgid "Wait."\nmsgstr "\\y"\n',
    "a message twice": 'msgid "Wait."\nmsgstr "Espere."\n\nmsgid "Wait."\nmsgstr "Otra."\n',
    "no msgstr": 'msgid "Wait."\n',
    "a msgstr alone": 'msgstr "Espere."\n',
    "words": "Wait.\n",
    "a wrong keyword": 'msgidd "Wait."\nmsgstr "Espere."\n',
}


def msgfmt(path: Path) -> bool:
    program = requirements.program("msgfmt", "apt-get install gettext")
    done = subprocess.run([program, "--check", "-o", os.devnull, str(path)], capture_output=True, check=False)
    return done.returncode == 0


def catalog(folder: Path, text: str) -> PoCatalog:
    path = folder / "guide.po"
    path.write_bytes(text.encode())
    return read_po(path, folder, "es_419")


@pytest.mark.parametrize("name", GOOD)
def test_what_msgfmt_takes_is_read(name: str, tmp_path: Path) -> None:
    found = catalog(tmp_path, HEAD + GOOD[name])
    assert msgfmt(tmp_path / "guide.po")
    assert [(m.id, m.string) for m in found if m.id] == [("Wait.", "Espere.")]
    assert any(m.fuzzy for m in found if m.id) is ("fuzzy" in GOOD[name].split("msgid")[0])
    old = [(m.id, m.string) for m in found.obsolete.values()]
    assert old == ([("Stay.", "Quede.")] if name.startswith("obsolete") else [])


@pytest.mark.parametrize("name", [name for name in GOOD if "previous" in name or "obsolete" in name])
def test_what_was_read_is_written_again(name: str, tmp_path: Path) -> None:
    text = po_text(catalog(tmp_path, HEAD + GOOD[name]))
    assert po_text(catalog(tmp_path, text)) == text
    assert msgfmt(tmp_path / "guide.po")
    for mark in ("#|", "#~|"):
        before, after = ([line for line in t.splitlines() if line.startswith(mark)] for t in (GOOD[name], text))
        assert [line[len(mark) :].strip() for line in after] == [line[len(mark) :].strip() for line in before]


@pytest.mark.parametrize("name", BAD)
def test_what_msgfmt_refuses_is_refused_with_its_line(name: str, tmp_path: Path) -> None:
    with pytest.raises(TranslateError, match=r"^guide\.po:\d+: broken catalog"):
        try:
            catalog(tmp_path, HEAD + BAD[name])
        except TranslateError as error:
            raise TranslateError(str(error)) from error
    assert not msgfmt(tmp_path / "guide.po")


@pytest.mark.parametrize("line", ['"Language: \\n"\n', ""])
def test_a_header_need_not_name_the_language(line: str, tmp_path: Path) -> None:
    found = catalog(tmp_path, HEAD.replace('"Language: es_419\\n"\n', line) + GOOD["plain"])
    assert str(found.locale) == "es_419"


def test_another_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TranslateError, match="its language is fr"):
        catalog(tmp_path, HEAD.replace("es_419", "fr") + GOOD["plain"])


def test_untidy_text_is_tidied(tmp_path: Path) -> None:
    untidy = "\ufeff" + HEAD + 'msgid "Wait."\nmsgstr "nin\u0303o\u200b, ma\u00adma\ufeff"\n'
    assert [m.string for m in catalog(tmp_path, untidy) if m.id] == ["ni\u00f1o, mama"]


@pytest.mark.parametrize(("coding", "says"), [("latin-1", "not UTF-8"), ("utf-16", "UTF-16, not UTF-8")])
def test_another_coding_is_refused(coding: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "guide.po"
    path.write_bytes((HEAD + 'msgid "Wait."\nmsgstr "niño"\n').encode(coding))
    with pytest.raises(TranslateError, match=says) as caught:
        read_po(path, tmp_path, "es_419")
    assert str(caught.value).startswith(f"guide.po:{15 if coding == 'latin-1' else 1}: {says}")
