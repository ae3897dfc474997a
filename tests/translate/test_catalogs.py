"""The shipped catalogs: whole, and fit for every translator's tool."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from tests import requirements
from tests.conftest import REPOSITORY, read_config
from voiceguide import source, words
from voiceguide.pronounce.script import shown_section
from voiceguide.pronounce.values import clinic_values
from voiceguide.source.guide import tool_entries
from voiceguide.translate import translate
from voiceguide.translate.template import templates, update, update_tool
from voiceguide.words import GUIDE, PLAYER, TOOL

OF_GUIDE = sorted((REPOSITORY / "locales").glob("*/LC_MESSAGES/*.po"))
OF_TOOL = sorted((words.FOLDER / "locales").glob("*/LC_MESSAGES/*.po"))
CATALOGS = OF_GUIDE + OF_TOOL
WORDS = words.FOLDER
GETTEXT = "apt-get install gettext"

every = pytest.mark.parametrize("path", CATALOGS, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")


def read(path: Path) -> Catalog:
    """The locale comes from the header, as for any other program."""
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def facts(catalog: Catalog) -> list[object]:
    """All that a translator could lose."""
    return [
        (m.id, m.context, m.string, sorted(m.flags), m.auto_comments, m.user_comments, m.locations)
        for m in catalog
        if m.id
    ]


def run(*command: str, cwd: Path | None = None) -> str:
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=cwd, env={**os.environ, "LC_ALL": "C.UTF-8"}
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_every_locale_has_all_catalogs() -> None:
    locales = set(read_config(REPOSITORY).locales) - {"en_US"}
    assert len(locales) == 15
    assert {(path.parent.parent.name, path.stem) for path in OF_GUIDE} == {(locale, GUIDE) for locale in locales}
    assert [(path.parent.parent.name, path.stem) for path in OF_TOOL] == [
        (locale, domain) for locale in sorted(locales) for domain in (PLAYER, TOOL)
    ]
    assert words.locales() == tuple(sorted(locales))


def test_the_tool_names_no_guide() -> None:
    """Nothing but the content says pump, and nothing but the content names a section."""
    sections = read_config(REPOSITORY).sections
    for path in sorted(words.FOLDER.parent.rglob("*")):
        if path.suffix in (".py", ".md", ".html", ".j2", ".js", ".txt", ".css"):
            text = path.read_text("utf-8")
            assert not re.search(r"pump|intrathecal", text, re.IGNORECASE), path
            assert not [id for id in sections if re.search(rf"(?<![\w-]){id}(?![\w-])", text) and "-" in id], path


@every
def test_msgfmt_has_nothing_to_say(path: Path) -> None:
    assert run(requirements.program("msgfmt", GETTEXT), "--check", "-o", os.devnull, str(path)) == ""


@every
def test_headers(path: Path) -> None:
    locale = path.parent.parent.name
    headers = dict(read(path).mime_headers)
    raw = path.read_text("utf-8")
    assert f'"Language: {locale}\\n"' in raw
    assert f'"Plural-Forms: {Catalog(locale=locale).plural_forms}\\n"' in raw
    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    assert headers["Content-Transfer-Encoding"] == "8bit"
    assert "FULL NAME" not in raw


@every
def test_msgcat_loses_nothing(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.po"
    assert run(requirements.program("msgcat", GETTEXT), "-o", str(out), str(path)) == ""
    before, after = read(path), read(out)
    assert facts(after) == facts(before)
    assert after.header_comment == before.header_comment
    assert dict(after.mime_headers) == dict(before.mime_headers)


@every
def test_unwrapped(path: Path) -> None:
    """A changed sentence is one changed line."""
    lines = path.read_text("utf-8").splitlines()
    body = lines[lines.index("", 5) :]
    assert not [line for line in body if line.startswith('"')]


@every
def test_nothing_fuzzy(path: Path) -> None:
    catalog = read(path)
    assert not catalog.fuzzy
    assert [m.id for m in catalog if m.fuzzy] == []


@every
def test_complete(path: Path) -> None:
    assert [m.id for m in read(path) if m.id and not m.string] == []


def test_update_on_todays_source_changes_nothing(project: Path) -> None:
    config = read_config(project)
    before = {path.relative_to(REPOSITORY): path.read_bytes() for path in OF_GUIDE}
    done = update(config, [locale for locale in config.locales if locale != "en_US"])
    assert {merged.path.relative_to(project) for merged in done} == set(before)
    assert {str(merged) for merged in done} == {
        f"as it was; {merged.total} of {merged.total} translated" for merged in done
    }
    changed = [str(path) for path, raw in before.items() if (project / path).read_bytes() != raw]
    assert changed == []


def test_update_of_the_tools_own_words_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "voiceguide" / "words"
    shutil.copytree(words.FOLDER, package)
    monkeypatch.setattr(words, "ROOT", tmp_path)
    monkeypatch.setattr(words, "FOLDER", package)
    written = [merged.path for merged in update_tool()]
    assert len(written) == 15 * 2
    assert [
        str(path) for path in written if path.read_bytes() != (WORDS / path.relative_to(package)).read_bytes()
    ] == []


def test_a_guide_may_word_what_the_tool_says_otherwise(project: Path) -> None:
    """One entry of tool.po and one of player.po; all else is the tool's."""
    config = read_config(project)
    before = translate(source.read_guide(config), config, "es_419")
    own = project / "locales/es_419/LC_MESSAGES"
    header = (own / "guide.po").read_text("utf-8").split("\n\n")[0]
    for domain, entry in (
        (TOOL, 'msgctxt "notices"\nmsgid "draft"\nmsgstr "esbozo"\n'),
        (PLAYER, 'msgid "Chapters"\nmsgstr "Partes"\n'),
    ):
        (own / f"{domain}.po").write_text(f"{header}\n\n{entry}", "utf-8")
    after = translate(source.read_guide(config), config, "es_419")
    assert after.guide.notice("draft-label").blocks[0].text == "esbozo"
    assert after.words == {**before.words, "Chapters": "Partes"}
    assert {unit for unit, hash in after.text.items() if hash != before.text[unit]} == {"notices", "player"}
    update(config, ["es_419"])
    for domain in (TOOL, PLAYER):
        catalog = read(own / f"{domain}.po")
        assert [m.string for m in catalog if m.id] == (["esbozo"] if domain == TOOL else ["Partes"])


def test_without_its_own_prompts_a_guide_says_the_tools(project: Path) -> None:
    """Its name stands in them, in each language."""
    (project / "audio_src/phone/prompts.md").unlink()
    config = read_config(project)
    guide = source.read_guide(config)
    for locale in config.locales:
        local = translate(guide, config, locale)
        values = clinic_values(config, local.guide, ())
        welcome = shown_section(local.guide.prompt("welcome"), values).blocks[0].text
        assert local.guide.title in welcome
        assert not [item for item in local.left_out if item.what.startswith("phone")]


def test_update_keeps_what_translators_wrote(project: Path) -> None:
    path = project / "locales/es_419/LC_MESSAGES/guide.po"
    entry = 'msgctxt "trial"\nmsgid "The trial"'
    text = path.read_text("utf-8").replace('"Last-Translator: \\n"', '"Last-Translator: Zoë <z@example.org>\\n"')
    at = text.rindex("\n\n", 0, text.index(entry)) + 2
    path.write_text(f"{text[:at]}# Said so by the clinic in Quito.\n{text[at:]}", "utf-8")
    source = project / "audio_src/sections/trial.md"
    source.write_text(source.read_text("utf-8") + "\nA new block.\n", "utf-8")
    update(read_config(project), ["es_419"])
    after = path.read_text("utf-8")
    assert "# Said so by the clinic in Quito.\n" in after
    assert "Zoë <z@example.org>" in after
    catalog = read(path)
    title, new = catalog.get("The trial", "trial"), catalog.get("A new block.", "trial")
    assert title is not None
    assert title.user_comments == ["Said so by the clinic in Quito."]
    assert new is not None
    assert not new.string
    assert not new.fuzzy


def test_pybabel_extracts_the_same_guide(project: Path) -> None:
    """Weblate and others run pybabel on pyproject.toml's mapping."""
    out = project / "out.pot"
    run(sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", "pyproject.toml", "-o", str(out), ".",
        cwd=project)  # fmt: skip

    def messages(catalog: Catalog) -> set[tuple[object, object, str]]:
        return {(m.context, m.id, " ".join(m.auto_comments)) for m in catalog if m.id}

    assert messages(read(out)) == messages(templates(read_config(project))[GUIDE])


def test_no_entry_of_the_tool_stands_twice() -> None:
    for part in ("phone", "notices"):
        ids = [entry.id for entry in tool_entries(part)]
        assert len(set(ids)) == len(ids)
