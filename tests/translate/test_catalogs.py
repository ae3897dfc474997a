"""The shipped catalogs: whole, and fit for every translator's tool."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from tests import requirements
from tests.conftest import REPOSITORY, read_config
from voiceguide.translate.template import GUIDE, PLAYER, templates, update

CATALOGS = sorted((REPOSITORY / "locales").glob("*/LC_MESSAGES/*.po"))
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


def test_every_locale_has_both_catalogs() -> None:
    wanted = {
        (locale, domain)
        for locale in read_config(REPOSITORY).locales
        if locale != "en_US"
        for domain in (GUIDE, PLAYER)
    }
    assert {(path.parent.parent.name, path.stem) for path in CATALOGS} == wanted
    assert len(wanted) == 15 * 2


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
def test_nothing_fuzzy_and_nothing_obsolete(path: Path) -> None:
    catalog = read(path)
    assert not catalog.fuzzy
    assert [m.id for m in catalog if m.fuzzy] == []
    assert not catalog.obsolete


@every
def test_complete(path: Path) -> None:
    assert [m.id for m in read(path) if m.id and not m.string] == []


def test_update_on_todays_source_changes_nothing(project: Path) -> None:
    config = read_config(project)
    before = {path.relative_to(REPOSITORY): path.read_bytes() for path in CATALOGS}
    update(config, [locale for locale in config.locales if locale != "en_US"])
    changed = [str(path) for path, raw in before.items() if (project / path).read_bytes() != raw]
    assert changed == []


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
    assert catalog.get("The trial", "trial").user_comments == ["Said so by the clinic in Quito."]
    assert not catalog.get("A new block.", "trial").string
    assert not catalog.get("A new block.", "trial").fuzzy


def test_a_new_text_is_never_guessed_from_an_old_one(project: Path) -> None:
    source = project / "audio_src/sections/trial.md"
    text = source.read_text("utf-8")
    assert "before any surgery" in text
    source.write_text(text.replace("before any surgery", "after any surgery"), "utf-8")
    path = project / "locales/es_419/LC_MESSAGES/guide.po"
    old = {(m.context, m.id) for m in read(path)}
    update(read_config(project), ["es_419"])
    new = [m for m in read(path) if (m.context, m.id) not in old and m.id]
    assert new
    assert all(not m.string and not m.fuzzy for m in new)


def test_pybabel_extracts_the_same_guide(project: Path) -> None:
    """Weblate and others run pybabel on pyproject.toml's mapping."""
    out = project / "out.pot"
    run(sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", "pyproject.toml", "-o", str(out), ".",
        cwd=project)  # fmt: skip

    def messages(catalog: Catalog) -> set[tuple[object, object, str]]:
        return {(m.context, m.id, " ".join(m.auto_comments)) for m in catalog if m.id}

    assert messages(read(out)) == messages(templates(read_config(project))[GUIDE])
