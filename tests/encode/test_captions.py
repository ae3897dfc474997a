"""Captions: who speaks, what sounds, and what the whole guide shows."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Notes, copy_project, read_config
from voiceguide import source
from voiceguide.encode.webvtt import captions, lines
from voiceguide.model.release import Edition, Wants
from voiceguide.model.sound import WORKING_FORMAT, Caption, Cue, Track
from voiceguide.model.speech import Passage, Script, Utterance, Voice
from voiceguide.model.text import SECTIONS, Block, Kind, Location, Section
from voiceguide.pipeline import Pipeline

GUIDE, ASKER = (Voice("fake", name, "fr", "1", role) for name, role in (("tone", "guide"), ("high-tone", "asker")))
NAMES = {"sound-emergency": "deux sons courts", "speaker-guide": "Guide", "speaker-asker": "Question"}
TRACK = Track(
    "s", "fr", WORKING_FORMAT, 96_000, (Cue("s/a/0", 0, 24_000), Cue("s/b/0", 48_000, 72_000)), "",
    sounds=(Cue("sound-emergency", 24_000, 36_000),),
)  # fmt: skip


def script(second: Voice, names: dict[str, str]) -> Script:
    said = [Utterance(f"s/{id}/0", "fr", f"{id} <&>", id, voice) for id, voice in (("a", GUIDE), ("b", second))]
    section = Section("s", SECTIONS, 1, (Block("s/a", Kind.TITLE, "a", Location("x.md", 1)),))
    return Script(section, "fr", GUIDE, tuple(Passage(Kind.PARAGRAPH, (each,)) for each in said), names)


def test_two_voices_are_named_and_a_sound_stands_in_brackets() -> None:
    assert captions(lines(script(ASKER, NAMES), TRACK)) == (
        "WEBVTT\n\n"
        "00:00:00.000 --> 00:00:01.000\n<v Guide>a &lt;&amp;&gt;\n\n"
        "00:00:01.000 --> 00:00:01.500\n[deux sons courts]\n\n"
        "00:00:02.000 --> 00:00:03.000\n<v Question>b &lt;&amp;&gt;\n"
    )


def test_one_voice_is_not_named() -> None:
    assert "<v" not in captions(lines(script(GUIDE, NAMES), TRACK))


def test_a_locale_without_names_shows_a_note_and_names_nobody() -> None:
    found = captions(lines(script(ASKER, {}), TRACK))
    assert "<v" not in found
    assert "[\u266a]" in found


def test_a_cue_never_ends_where_it_begins() -> None:
    assert "00:00:00.001 --> 00:00:00.002" in captions([Caption(Cue("a", 20, 21), "x")])


GET_HELP = """# Get help now

<!-- sound: emergency -->
Call {emergency_number}.

<!-- sound: clinic -->
Call {clinic_phone}.

<!-- voice: asker -->
## Who can help?

Your team.

<!-- question -->
Tell someone.

<!-- answer -->
You told someone.
"""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """A guide of one chapter in English, by the fake voice, with captions alone."""
    root = copy_project(tmp_path_factory.mktemp("captions"))
    settings = root / "audio_src/guide.toml"
    text = re.sub(r"(?s)sections = \[.*?\]\nhold = \[.*?\]", 'sections = ["get-help"]\nhold = []', settings.read_text())
    settings.write_text(text, "utf-8")
    (root / "audio_src/sections/get-help.md").write_text(GET_HELP, "utf-8")
    config = read_config(root)
    pipeline = Pipeline(config, source.read_guide(config), source.read_glossary(root), Notes())
    wants = Wants(sections=frozenset({"captions"}), whole=frozenset({"captions"}))
    found = pipeline.edition("en_US", wants, release=False)
    assert isinstance(found, Edition)
    return found


def test_captions_of_a_chapter_say_who_speaks_and_what_sounds(edition: Edition) -> None:
    text = edition.sections[0].captions.path.read_text("utf-8")
    found = re.findall(r"-->.*\n(.*)", text)
    assert found[0].startswith("<v Narrator>This is a draft")
    chime = found.index("[soft chime]")
    assert found[chime:] == [
        "[soft chime]",
        "<v Narrator>Get help now",
        "[two short tones]",
        "<v Narrator>Call 911.",
        "[long, low tone]",
        "<v Narrator>Call 555-0100.",
        "<v Question>Who can help?",
        "<v Narrator>Your team.",
        "<v Narrator>Tell someone.",
        "<v Narrator>You told someone.",
    ]


def test_the_whole_guides_captions_open_with_the_draft_notice(edition: Edition) -> None:
    chapter = edition.sections[0].captions.path.read_text("utf-8")
    assert edition.whole["captions"].path.read_text("utf-8") == chapter
    assert "This is a draft" in chapter
    assert "--> " in chapter.split("This is a draft")[0]


def test_a_second_voice_asks(edition: Edition) -> None:
    assert edition.asker is not None
    assert {line.speaker for line in edition.sections[0].lines if not line.sound} == {"Narrator", "Question"}
    gap = next(line for line in edition.sections[0].lines if line.text == "You told someone.")
    before = next(line for line in edition.sections[0].lines if line.text == "Tell someone.")
    assert gap.cue.start - before.cue.end == 5_000 * 24
