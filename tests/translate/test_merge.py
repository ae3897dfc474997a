"""`voiceguide update`: whatever happens to the English, no translator's work is lost, and none is used unseen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from hypothesis import given
from hypothesis import strategies as st

from tests import requirements
from tests.conftest import read_config
from voiceguide import source
from voiceguide.translate import Merged, translate, update
from voiceguide.translate.merge import merge
from voiceguide.translate.po import PoCatalog, read_po
from voiceguide.translate.write import po_text

PO = "locales/es_419/LC_MESSAGES/guide.po"
GETTEXT = "apt-get install gettext"


def updated(project: Path) -> Merged:
    """What an update of the Spanish catalog says. Its result must be good for gettext too."""
    (merged,) = update(read_config(project), ["es_419"])[:1]
    msgfmt = requirements.program("msgfmt", GETTEXT)
    done = subprocess.run(
        [msgfmt, "--check", "-o", os.devnull, str(project / PO)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return merged


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def counts(merged: Merged) -> tuple[int, int, int, int]:
    return merged.new, merged.changed, merged.back, merged.gone


def read(project: Path) -> PoCatalog:
    return read_po(project / PO, project, "es_419")


def entry_of(project: Path, text: str, context: str) -> Message:
    found = read(project).get(text, context)
    assert found is not None
    return found


@pytest.fixture
def rested(project: Path) -> list[str]:
    """The project with a chapter and its hold message taken out of guide.toml, and their translations."""
    entries = [m for m in read(project) if m.context in ("trial", "hold/trial")]
    change(project / "audio_src/guide.toml", '"trial", ', "")
    return [str(m.string) for m in entries]


def test_a_chapter_that_rests_keeps_its_translations_and_finds_them_again(project: Path, rested: list[str]) -> None:
    before = (project / PO).read_bytes()
    merged = updated(project)
    assert counts(merged) == (0, 0, 0, len(rested))
    assert f"{len(rested)} gone (kept as obsolete)" in str(merged)
    catalog = read(project)
    assert [m.string for m in catalog.obsolete.values()] == rested
    assert not [m for m in catalog if m.context == "trial"]
    assert updated(project) == merged.__class__(merged.path, merged.total, merged.total, 0, 0, 0, 0)
    sections = '"what-it-is", "who-it-helps", '
    change(project / "audio_src/guide.toml", sections, f'{sections}"trial", ')
    merged = updated(project)
    assert counts(merged) == (0, 0, len(rested), 0)
    assert f"{len(rested)} found again; {merged.total} of {merged.total} translated" in str(merged)
    assert (project / PO).read_bytes() == before


def test_a_changed_text_takes_its_translation_along_unused_with_the_old_text_beside(project: Path) -> None:
    before = (project / PO).read_bytes()
    chapter = project / "audio_src/sections/trial.md"
    change(chapter, "tell your care team how you feel", "tell your care team how you sleep")
    assert counts(updated(project)) == (0, 1, 0, 1)
    catalog = read(project)
    (entry,) = [m for m in catalog if m.fuzzy]
    assert entry.id == "During the trial, tell your care team how you sleep."
    assert entry.string == "Durante la prueba, dígale a su equipo de salud cómo se siente."
    old = '#| msgid "During the trial, tell your care team how you feel."\n'
    assert old in (project / PO).read_text("utf-8")
    assert [m.id for m in catalog.obsolete.values()] == ["During the trial, tell your care team how you feel."]
    config = read_config(project)
    local = translate(source.read_guide(config), config, "es_419")
    assert [item.what for item in local.left_out] == ["trial"], "fuzzy is never spoken"
    assert counts(updated(project)) == (0, 0, 0, 0), "it stays as it is until somebody has looked"
    assert old in (project / PO).read_text("utf-8")
    change(chapter, "tell your care team how you sleep", "tell your care team how you feel")
    assert counts(updated(project)) == (0, 0, 1, 0)
    assert (project / PO).read_bytes() == before


def test_a_text_changed_twice_keeps_the_text_that_its_translation_was_made_for(project: Path) -> None:
    chapter = project / "audio_src/sections/trial.md"
    change(chapter, "tell your care team how you feel", "tell your care team how you sleep")
    updated(project)
    change(chapter, "tell your care team how you sleep", "tell your care team how you sleep now")
    updated(project)
    (entry,) = [m for m in read(project) if m.fuzzy]
    assert entry.previous_id == ['msgid "During the trial, tell your care team how you feel."']


def test_the_same_words_in_another_section_are_offered(project: Path) -> None:
    change(
        project / "audio_src/sections/risks.md",
        "<!-- recap -->",
        "Ask your care team about the trial.\n\n<!-- recap -->",
    )
    updated(project)
    assert entry_of(project, "Ask your care team about the trial.", "risks").string == ""
    change(project / "audio_src/sections/risks.md", "Ask your care team about the trial.", "Thank you for holding.")
    updated(project)
    entry = entry_of(project, "Thank you for holding.", "risks")
    assert (entry.fuzzy, entry.string) == (True, "Gracias por esperar.")
    assert entry.previous_id[0].startswith("msgctxt")


def test_words_unlike_all_others_are_new(project: Path) -> None:
    change(project / "audio_src/sections/trial.md", "<!-- recap -->", "Zebras graze quietly.\n\n<!-- recap -->")
    merged = updated(project)
    assert counts(merged) == (1, 0, 0, 0)
    assert str(merged) == f"1 new; {merged.total - 1} of {merged.total} translated"


def test_what_people_and_other_programs_wrote_stays(project: Path) -> None:
    path = project / PO
    change(path, '"Last-Translator: \\n"', '"Last-Translator: Zoë <z@example.org>\\n"\n"X-Generator: Weblate 5.1\\n"')
    change(path, "#. Title of trial.", "# Said so by the clinic in Quito.\n#. Title of trial.")
    change(project / "audio_src/guide.toml", '"trial", ', "")
    updated(project)
    text = path.read_text("utf-8")
    assert "Zoë <z@example.org>" in text
    assert text.count('"X-Generator: Weblate 5.1\\n"') == 1
    assert '# Said so by the clinic in Quito.\n#~ msgctxt "trial"\n#~ msgid "The trial"\n' in text


def test_an_obsolete_entry_that_was_fuzzy_comes_back_fuzzy(project: Path) -> None:
    change(
        project / PO,
        'msgctxt "trial"\nmsgid "The trial"',
        '#, fuzzy\n#| msgid "A trial"\nmsgctxt "trial"\nmsgid "The trial"',
    )
    before = (project / PO).read_bytes()
    change(project / "audio_src/guide.toml", '"trial", "surgery"', '"surgery"')
    updated(project)
    assert '#, fuzzy\n#~| msgid "A trial"\n#~ msgctxt "trial"' in (project / PO).read_text("utf-8")
    change(project / "audio_src/guide.toml", '"who-it-helps", ', '"who-it-helps", "trial", ')
    updated(project)
    assert (project / PO).read_bytes() == before


def test_a_broken_catalog_does_not_stop_the_other_locales(project: Path) -> None:
    (project / "locales/ar/LC_MESSAGES/guide.po").write_text("what is this", "utf-8")
    change(project / "audio_src/guide.toml", '"trial", ', "")
    done = subprocess.run(
        [sys.executable, "-m", "voiceguide", "update", "--locale", "ar", "--locale", "fr"],
        cwd=project, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "fr/LC_MESSAGES/guide.po: " in done.stdout
    assert "gone (kept as obsolete)" in done.stdout
    assert done.stderr.startswith("error: locales/ar/LC_MESSAGES/guide.po:1: broken catalog")
    assert done.stderr.count("\n") == 1


WORDS = st.sampled_from(["call", "the", "clinic", "now", "team", "wait", "pain", "stop"])
TEXTS = st.lists(WORDS, min_size=2, max_size=5).map(" ".join)
GUIDES = st.lists(st.tuples(st.sampled_from(["a", "b"]), TEXTS), max_size=6, unique=True)


@given(st.lists(GUIDES, min_size=2, max_size=5))
def test_no_translation_is_ever_lost_and_none_is_used_for_other_words(guides: list[list[tuple[str, str]]]) -> None:
    catalog: Catalog = PoCatalog("es_419")
    made: set[str] = set()
    for number, guide in enumerate(guides):
        template = Catalog()
        for context, text in guide:
            template.add(text, context=context)
        merge(catalog, template, Path("x.po"))
        kept = [str(m.string) for m in (*catalog, *catalog.obsolete.values()) if m.id and m.string]
        assert made <= set(kept)
        for message in catalog:
            if message.id and message.string and not message.fuzzy:
                assert str(message.string).endswith(f"{message.context}: {message.id}")
            elif message.id:
                message.string = f"{number} {message.context}: {message.id}"
                message.flags.discard("fuzzy")
                made.add(str(message.string))
        assert po_text(catalog) == po_text(catalog)
