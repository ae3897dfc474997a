"""What clinic.toml does not set is not said, shown or dialled: a small guide in all its forms, without each value."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import Notes, copy_project, read_config
from tests.serve.test_twiml import ask
from voiceguide import source
from voiceguide.build import BuildRequest, build
from voiceguide.check import check_words
from voiceguide.config import Config
from voiceguide.errors import ConfigError
from voiceguide.pipeline import Pipeline
from voiceguide.publish import publishers

LOCALES = ("en_US", "ar")
VALUES = {
    "clinic_name": '"Northside"', "clinic_phone": '"212-7000"', "after_hours_phone": '"212-7001"',
    "interpreter_phone": '"212-7002"', "opening_hours": '"Mo-Fr 09:00-16:00"', "refill_months": "[2, 5]",
    "notice_url": '"https://northside.example/notice"',
}  # fmt: skip
"""Those that a clinic need not have, with values that the example does not have."""
SHOWN = {
    "clinic_name": "Northside", "clinic_phone": "212-7000", "after_hours_phone": "212-7001",
    "interpreter_phone": "212-7002", "opening_hours": "9:00", "refill_months": "2 to 5 months",
    "notice_url": "northside.example",
}  # fmt: skip
EXAMPLE = re.compile(rb"555-?01\d\d|Example Clinic|example\.org")
PLACEHOLDER = re.compile(rb"(?<!\$)\{[a-z]+(?:_[a-z]+)+\}")
TEXTS = {".html", ".xhtml", ".xml", ".opf", ".ncx", ".smil", ".txt", ".vtt", ".json", ".conf", ".opml", ".svg"}


@dataclass(frozen=True, slots=True)
class Made:
    """A build: the lines that it said, its files' bytes by name; those in archives as archive/name."""

    config: Config
    dist: Path
    notes: list[str]
    files: dict[str, bytes] = field(repr=False)

    def text(self, name: str) -> str:
        return self.files[name].decode()

    def texts(self) -> Iterator[tuple[str, bytes]]:
        return ((name, data) for name, data in self.files.items() if Path(name).suffix in TEXTS)


def opened(path: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    yield path, data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from opened(f"{path}/{name}", archive.read(name))


Make = Callable[..., Made]


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """make("clinic_name", ...): everything is built without these values and hold messages. One alone: in English."""
    root = copy_project(tmp_path_factory.mktemp("values"))
    guide = root / "audio_src/guide.toml"
    text = guide.read_text("utf-8")
    nine = re.search(r"sections = \[[^\]]*\]\nhold = \[[^\]]*\]", text)
    assert nine
    text = text.replace(nine[0], 'sections = ["get-help", "refills"]\nhold = []')
    for pause in ("title = 1000", "sentence = 500", "block = 1000", "item = 750"):
        text = text.replace(pause, pause.split("=")[0] + "= 40")
    guide.write_text(text, "utf-8")

    def made(*without: str, more: str = "") -> Made:
        kept = [f"{name} = {value}\n" for name, value in VALUES.items() if name not in without]
        phone = '[phone]\nlocales = ["en_US", "ar"]\n'
        clinic = f'emergency_number = "112"\n{"".join(kept)}{more}{phone}'
        (root / "audio_src/clinic.toml").write_text(clinic, "utf-8")
        shutil.rmtree(root / "dist", ignore_errors=True)
        config, notes = read_config(root), Notes()
        locales = LOCALES[:1] if len(without) == 1 else LOCALES
        build(config, BuildRequest(locales, 1, release=False, publishers=publishers(())), notes)
        assert not notes.warnings
        files = {
            name: data
            for path in sorted((root / "dist").rglob("*"))
            if path.is_file()
            for name, data in opened(path.relative_to(root / "dist").as_posix(), path.read_bytes())
        }
        return Made(config, root / "dist", notes.notes, files)

    return made


@pytest.mark.slow
@pytest.mark.parametrize("without", [(), *((name,) for name in VALUES), tuple(VALUES)], ids="-".join)
def test_a_guide_without_a_value_is_whole_and_honest(make: Make, without: tuple[str, ...]) -> None:
    made = make(*without)
    for name, data in made.texts():
        assert not EXAMPLE.search(data), name
        assert not re.search(rb"\bNone\b", data), name
        assert not PLACEHOLDER.search(data), name
    tablet = "".join(made.text(f"tablet/en_US/{page}.html") for page in ("help", "01-get-help", "02-refills"))
    for name, shown in SHOWN.items():
        assert (shown in tablet) == (name not in without), name
    (note,) = made.notes or [""]
    assert all(name in note for name in without)
    assert bool(note) == bool(without)

    prompts = {(p["locale"], p["id"]): p["text"] for p in json.loads(made.files["phone/phone.json"])["prompts"]}
    for (_, id), text in prompts.items():
        assert id not in ("unanswered", "busy") or "112" in text
        assert id != "unanswered" or "212" not in text
    captions = made.text("library/en_US/01-get-help.vtt")
    assert re.findall(r"\d{3}-\d{4}|\b112\b", captions)[-1] == "112"
    assert "If nobody answers, call" in captions
    said = [*(text for (locale, _), text in prompts.items() if locale == "en_US"), captions]
    said += [made.text("library/en_US/02-refills.vtt")]
    assert not [
        text for text in said if re.search(r"(?i)(?:, call|\bat|\bis open|\bevery) ?\.|  ", text.replace("\n", "|"))
    ]


@pytest.mark.slow
def test_the_phone_calls_nobody_without_a_number(make: Make) -> None:
    made = make("clinic_phone", "after_hours_phone")
    asterisk = made.text("phone/asterisk/extensions_guide.conf")
    assert "Dial(" not in asterisk
    assert "[guide-unanswered]" in asterisk
    assert "bridge" not in made.text("phone/freeswitch/dialplan/guide.xml")
    for state, heard in (("person", "busy"), ("en_US-person", "busy")):
        answer = ask(made.dist, f"/phone/twiml?start={state}", config=made.config)
        assert not list(answer.xml.iter("Number"))
        assert f"/{heard}.mp3" in str(next(answer.xml.iter("Play")).text)


@pytest.mark.slow
def test_after_hours_the_closed_clinic_is_not_named_again(make: Make) -> None:
    made = make("after_hours_phone", more='closed = ["01-01"]\n')
    asterisk = made.text("phone/asterisk/extensions_guide.conf")
    person = asterisk.split("[guide-en_US-person]")[1].split("\n[")[0]
    assert person.rstrip().endswith("Goto(guide-en_US-unanswered,s,1)")
    assert set(re.findall(r"Local/(\d+)@", asterisk)) == {"2127000"}
    assert "guide_after_hours" not in made.text("phone/freeswitch/dialplan/guide.xml")


@pytest.mark.slow
def test_todays_notice_is_a_prompt_of_its_own_on_all_phones(make: Make) -> None:
    made = make(more='notice_until = 2999-01-01\nnotice = "Closed today because of snow."\n')
    prompts = {(p["locale"], p["id"]): p for p in json.loads(made.files["phone/phone.json"])["prompts"]}
    assert prompts["en_US", "today"]["text"] == "Closed today because of snow."
    assert ("ar", "today") not in prompts
    assert {file["format"] for file in prompts["en_US", "today"]["files"]} >= {"ulaw", "alaw", "sln16", "wav", "mp3"}
    assert all(f"phone/{file['path']}" in made.files for file in prompts["en_US", "today"]["files"])
    asterisk = made.text("phone/asterisk/extensions_guide.conf")
    assert re.findall(r"Background\(guide/today,,(\w+)\)", asterisk) == ["en_US"]
    menus = made.text("phone/freeswitch/ivr_menus/guide.xml")
    assert len(re.findall(r'greet-long="[^"]*/en_US/guide/today\.wav', menus)) == 1
    for locale, heard in (("en_US", True), ("ar", False)):
        answer = ask(made.dist, f"/phone/twiml?start={locale}-welcome", config=made.config)
        assert any(str(play.text).endswith("/mp3/today.mp3") for play in answer.xml.iter("Play")) == heard
    assert "Closed today because of snow." in made.text("tablet/ar/help.html")


def test_the_example_clinic_builds_as_it_is(tmp_path: Path) -> None:
    config = read_config(copy_project(tmp_path))
    assert config.clinic.is_example
    assert config.missing_values() == ""


def test_no_guide_is_built_without_an_emergency_number(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    (root / "audio_src/clinic.toml").write_text('clinic_name = "A"\n', "utf-8")
    with pytest.raises(ConfigError, match=r"clinic.toml:1: emergency_number is missing. Set emergency_number"):
        build(read_config(root), BuildRequest(LOCALES), Notes())


EXAMPLE_VALUES = ["clinic_name", "clinic_phone", "after_hours_phone", "interpreter_phone", "notice_url"]


@pytest.mark.parametrize("name", EXAMPLE_VALUES)
def test_a_release_has_no_value_of_the_example(tmp_path: Path, name: str) -> None:
    root = copy_project(tmp_path)
    example = (root / "audio_src/clinic.example.toml").read_text("utf-8")
    line = re.search(rf"(?m)^{name} = .*$", example)
    assert line
    own = "".join(f"{key} = {line[0].split(' = ')[1] if key == name else value}\n" for key, value in VALUES.items())
    (root / "audio_src/clinic.toml").write_text(f'{own}emergency_number = "911"\n', "utf-8")
    with pytest.raises(ConfigError, match=f"a release needs the clinic's own {name}\\."):
        read_config(root).check_own_clinic()


def test_a_release_needs_a_name_a_number_and_an_emergency_number(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    (root / "audio_src/clinic.toml").write_text('opening_hours = "24/7"\n', "utf-8")
    with pytest.raises(ConfigError, match="the clinic's own clinic_name, clinic_phone, emergency_number\\."):
        read_config(root).check_own_clinic()
    own = "".join(f"{key} = {VALUES[key]}\n" for key in ("clinic_name", "clinic_phone"))
    (root / "audio_src/clinic.toml").write_text(f'{own}emergency_number = "911"\n', "utf-8")
    read_config(root).check_own_clinic()


@pytest.mark.slow
def test_the_words_are_clean_without_any_value(tmp_path: Path) -> None:
    """Every rule of check on the sentences that stand in for those with a value, in all languages."""
    root = copy_project(tmp_path)
    (root / "audio_src/clinic.toml").write_text('emergency_number = "112"\n', "utf-8")
    config = read_config(root, "espeak")
    pipeline = Pipeline(config, source.read_guide(config), source.read_glossary(root), Notes())
    locales = pipeline.locales()
    assert len(locales) == 16
    assert not [finding for locale in locales for finding in check_words(pipeline, locale).findings]
