"""`voiceguide new`: another guide, complete and clean in all locales of the tool, or nothing at all."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.conftest import REPOSITORY, Notes, read_config
from voiceguide import source, words
from voiceguide.check import check_words
from voiceguide.cli import app
from voiceguide.config import SOURCE_LOCALE
from voiceguide.errors import ConfigError
from voiceguide.new import NewGuide, new
from voiceguide.pipeline import Pipeline

ALL = (SOURCE_LOCALE, *words.locales())
TODAY = datetime.date(2027, 3, 4)


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> NewGuide:
    """A guide in all locales of the tool, and in one that it does not know."""
    return new(tmp_path_factory.mktemp("new") / "knee", 'Your "new" knee', [*words.locales(), "sw"], TODAY)


def test_it_has_two_chapters_and_the_settings_of_each_locale(made: NewGuide) -> None:
    config = read_config(made.folder, None)
    guide = source.read_guide(config)
    assert (guide.title, config.guide_id, config.published) == ('Your "new" knee', "your-new-knee", TODAY)
    assert len(guide.sections) == 2
    assert list(config.locales) == [*ALL, "sw"]
    assert config.clinic.phone_locales == (*ALL, "sw")
    assert config.locales["es_419"] == read_config(REPOSITORY, None).locales["es_419"]
    assert config.locales["sw"].voices == {"espeak": "sw", "gtts": "sw"}


def test_a_clinic_that_says_nothing_of_the_phone_offers_all_languages_there(tmp_path: Path) -> None:
    folder = new(tmp_path / "guide", "My guide", ["pl", "fr"], TODAY).folder
    (folder / "audio_src/clinic.toml").write_text('clinic_name = "Ours"\n', "utf-8")
    assert read_config(folder).clinic.phone_locales == ("en_US", "pl", "fr")


@pytest.mark.parametrize("locale", ALL)
def test_all_of_its_words_are_clean(made: NewGuide, locale: str) -> None:
    """Chapters, hold messages, prompts, notices, title: translated, and said right by the embedded voice."""
    config = read_config(made.folder, None)
    pipeline = Pipeline(config, source.read_guide(config), source.read_glossary(config.root), Notes())
    assert check_words(pipeline, locale).findings == ()


def test_an_unknown_language_is_said_to_be_left_to_do(made: NewGuide) -> None:
    assert made.untranslated == ("sw",)
    assert any("translate locales/sw/LC_MESSAGES" in line for line in made.lines())
    assert {Path(path).name for path in files(made.folder / "locales/sw")} == {"guide.po", "player.po", "tool.po"}
    assert files(made.folder / "locales/fr") == ["LC_MESSAGES/guide.po"], "the tool has its other words"


def test_no_name_is_left_open_and_nothing_of_the_repository_is_named(made: NewGuide) -> None:
    for name in files(made.folder):
        text = (made.folder / name).read_text("utf-8")
        assert not re.search(r"\$[a-z]", text), name
        assert not SUBJECT.search(text), name


def test_git_ignores_what_is_built_and_the_clinics_own(made: NewGuide) -> None:
    ignored = (made.folder / ".gitignore").read_text("utf-8").split()
    assert {"/dist/", "/.cache/", "/audio_src/clinic.toml", "*.pot"} <= set(ignored)


def test_it_fills_the_empty_folder_that_one_stands_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["new", ".", "--title", "My guide", "--locales", "fr, es_419"])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "audio_src/guide.toml").is_file()
    assert sorted(path.name for path in (tmp_path / "locales").iterdir()) == ["es_419", "fr"]
    assert "next: voiceguide build" in done.output


REFUSED = {
    "a locale that nobody knows": ("A guide", ["xx"], "unknown locale 'xx'"),
    "a locale as the web writes it": ("A guide", ["es-419"], "unknown locale 'es-419'"),
    "a locale with a slip": ("A guide", ["AR"], "It may be 'ar'"),
    "a path": ("A guide", ["../x"], "unknown locale"),
    "no locale between two commas": ("A guide", ["fr", ""], "unknown locale ''"),
    "no title": (" ", [], "has no words"),
    "a title of signs": ("!?", [], "has no words"),
    "a long title": ("word " * 30, [], "characters, more than 100"),
    "a title with a placeholder": ("Your {clinic_name}", [], "'{', which is left for a voice to guess"),
    "a title with digits": ("24/7 care", [], "'2', which is left"),
    "a title with a sign": ("Me & you", [], "'&' (ampersand): no voice can be trusted"),
    "a title that is a heading": ("# Me", [], "'#', which is left"),
    "a title that is a list": ("- Me", [], "no plain line of text"),
    "a title that is a comment": ("<!-- Me -->", [], "error"),
    "a title with an unseen character": ("Me\x07you", [], "which is left"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_leaves_nothing_behind(name: str, tmp_path: Path) -> None:
    title, locales, says = REFUSED[name]
    with pytest.raises(ConfigError) as caught:
        new(tmp_path / "some/folder", title, locales, TODAY)
    assert says in f"error: {caught.value}"
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["file", "folder", "link to nowhere"])
def test_a_place_that_is_taken_is_refused(kind: str, tmp_path: Path) -> None:
    target = tmp_path / "taken"
    if kind == "file":
        target.write_text("mine", "utf-8")
    elif kind == "folder":
        target.mkdir()
        (target / "mine.txt").write_text("mine", "utf-8")
    else:
        target.symlink_to(tmp_path / "nowhere")
    before = sorted(path.name for path in tmp_path.rglob("*"))
    with pytest.raises(ConfigError, match="exists and is not an empty folder"):
        new(target, "A guide", [], TODAY)
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


@pytest.mark.parametrize("there", [True, False])
def test_a_failure_in_the_middle_leaves_nothing_behind(
    there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "guide"
    if there:
        target.mkdir()

    def fails(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("voiceguide.translate.update", fails)
    with pytest.raises(KeyboardInterrupt):
        new(target, "A guide", ["fr"], TODAY)
    assert [path.name for path in tmp_path.rglob("*")] == (["guide"] if there else [])


SUBJECT = re.compile(r"\b(?:pumps?|intrathecal|baclofen|refills?|spasticity|catheters?|MRI)\b|mri_block", re.IGNORECASE)
"""Words of the guide that ships in this repository. The tool must not know them."""


def test_the_tool_knows_no_guide() -> None:
    package = REPOSITORY / "scripts/voiceguide"
    kinds = {".py", ".toml", ".md", ".po", ".pls", ".html", ".j2", ".js", ".css", ".txt", ".svg"}
    found = [
        f"{path.relative_to(package)}: {hit[0]}"
        for path in sorted(package.rglob("*"))
        if path.suffix in kinds and (hit := SUBJECT.search(path.read_text("utf-8")))
    ]
    assert found == []


def test_help_speaks_of_guides(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = CliRunner().invoke(app, ["new", "--help"]).output
    assert "two sample chapters" in " ".join(shown.split())
    for verb in ("", "build", "check", "review", "locale"):
        assert not SUBJECT.search(CliRunner().invoke(app, [*verb.split(), "--help"]).output)
