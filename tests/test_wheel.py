"""The tool is not the content: a wheel, a clean environment, an empty folder, a guide on another subject.

Nothing of the repository is read: a hook in the new environment notes each file of it that is opened.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import site
import subprocess
import sys
import urllib.request
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po, write_po
from lxml import etree

from tests.conftest import REPOSITORY
from tests.publish import phone_asterisk, phone_freeswitch
from tests.test_new import SUBJECT
from tests.test_plugins import clean
from voiceguide.model.menu import PROMPTS

pytestmark = pytest.mark.slow

LOCALES = ("en_US", "es_419", "ar")
TITLE = "Clean hands"
SECTIONS = {
    "why": """# Why clean hands help

Germs are too small to see. They move from hands to food, and from hands to the eyes, nose and mouth.
So clean hands keep you well, and they keep the people around you well.

<!-- action -->
Wash your hands before you eat and after you cough.

<!-- recap -->
Remember: clean hands stop germs.

<!-- question -->
Tell someone: when do you wash your hands?

<!-- contact -->
Questions? Call {clinic_name} at {clinic_phone}.
""",
    "how": """# How to wash your hands

Wet your hands with warm water. Take soap and rub your hands together, also between the fingers.
Sing a short song while you rub. Then hold your hands under the water, and dry them.

<!-- action -->
Show a child how you wash your hands.

<!-- recap -->
Remember: soap, water and time.

<!-- question -->
Tell someone: how long do you rub?

<!-- contact -->
Questions? Call {clinic_name} at {clinic_phone}.
""",
}
TRANSLATIONS = {
    TITLE: ("Manos limpias", "أيد نظيفة"),
    "Why clean hands help": ("Por qué ayudan las manos limpias", "لماذا تفيد الأيدي النظيفة"),
    "Germs are too small": (
        ("Los gérmenes son tan chicos que no se ven. Pasan de las manos a la comida, y de las manos a los ojos, la "
        "nariz y la boca. Por eso las manos limpias cuidan su salud, y cuidan la salud de los demás."),
        ("الجراثيم صغيرة جدا فلا ترونها. تنتقل من الأيدي إلى الطعام، ومن الأيدي إلى العيون والأنف والفم. لذلك تحميكم "
        "الأيدي النظيفة، وتحمي الناس من حولكم."),
    ),
    "Wash your hands before": (
        "Lávese las manos antes de comer y después de toser.",
        "اغسلوا أيديكم قبل الأكل وبعد السعال.",
    ),
    "Remember: clean hands": (
        "Recuerde: las manos limpias detienen los gérmenes.",
        "تذكروا: الأيدي النظيفة توقف الجراثيم.",
    ),
    "Tell someone: when": ("Dígale a alguien: ¿cuándo se lava las manos?", "أخبروا شخصا آخر: متى تغسلون أيديكم؟"),
    "How to wash your hands": ("Cómo lavarse las manos", "كيف تغسلون أيديكم"),
    "Wet your hands": (
        ("Mójese las manos con agua tibia. Tome jabón y frótese las manos, también entre los dedos. Cante una canción "
        "corta mientras se frota. Luego ponga las manos bajo el agua, y séquelas."),
        ("بللوا أيديكم بماء دافئ. خذوا الصابون وافركوا أيديكم، وبين الأصابع أيضا. غنوا أغنية قصيرة وأنتم تفركون. ثم "
        "ضعوا أيديكم تحت الماء، وجففوها."),
    ),
    "Show a child": ("Muéstrele a un niño cómo se lava usted las manos.", "أروا طفلا كيف تغسلون أيديكم."),
    "Remember: soap": ("Recuerde: jabón, agua y tiempo.", "تذكروا: الصابون والماء والوقت."),
    "Questions? Call": (
        "¿Tiene preguntas? Llame a {clinic_name} al {clinic_phone}.",
        "هل لديكم أسئلة؟ اتصلوا بنا في {clinic_name} على الرقم {clinic_phone}.",
    ),
    "Tell someone: how long": ("Dígale a alguien: ¿cuánto tiempo se frota?", "أخبروا شخصا آخر: كم من الوقت تفركون؟"),
}  # fmt: skip
"""Spanish and Arabic, by the first words of the English."""
WATCH = """\
import os, sys

def hook(event, args, sep=os.sep):
    if event == "open" and isinstance(args[0], (str, bytes)):
        path = os.path.abspath(os.fsdecode(args[0]))
        if path.startswith({repository!r} + sep) and not path.startswith(tuple({libraries!r})):
            with os.fdopen(os.open({log!r}, os.O_WRONLY | os.O_APPEND | os.O_CREAT), "w") as log:
                log.write(path + "\\n")

sys.addaudithook(hook)
"""


@dataclass(frozen=True)
class Elsewhere:
    """An environment with the wheel, and a guide that was made with it. opened: files of the repository."""

    python: Path
    wheel: Path
    root: Path
    opened: Path

    def run(self, *verb: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.python), "-m", "voiceguide", *verb], cwd=cwd or self.root, env=self.environment, text=True,
            capture_output=True, check=False,
        )  # fmt: skip

    @property
    def environment(self) -> dict[str, str]:
        return {**clean(), "VOICEGUIDE_MODELS": str(self.python.parent / "no-models"), "COLUMNS": "200"}


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Elsewhere:
    """The wheel is built from a copy and installed beside the libraries that the tests have."""
    place = tmp_path_factory.mktemp("elsewhere")
    source = place / "source"
    shutil.copytree(REPOSITORY / "scripts", source / "scripts", ignore=shutil.ignore_patterns("*.egg-info", ".*"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, source)
    pip = [sys.executable, "-m", "pip"]
    offline = ["--quiet", "--no-deps", "--no-index"]
    subprocess.run(
        [*pip, "wheel", *offline, "--no-build-isolation", "-w", str(place), str(source)], check=True, env=clean()
    )
    shutil.rmtree(source)
    (wheel,) = place.glob("voiceguide-*.whl")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place / "venv")], check=True)
    python = place / "venv/bin/python"
    (packages,) = (place / "venv/lib").glob("python3*/site-packages")
    libraries = [path for path in site.getsitepackages() if Path(path).is_dir()]
    (packages / "libraries.pth").write_text("\n".join(libraries), "utf-8")
    subprocess.run(
        [*pip, "--python", str(python), "install", *offline, "--ignore-installed", str(wheel)], check=True, env=clean()
    )
    opened = place / "opened.txt"
    watch = WATCH.format(repository=str(REPOSITORY), libraries=libraries, log=str(opened))
    (packages / "watch.py").write_text(watch, "utf-8")
    (packages / "watch.pth").write_text("import watch\n", "utf-8")
    (place / "empty").mkdir()
    return Elsewhere(python, wheel, place / "empty", opened)


@pytest.fixture(scope="module")
def guide(elsewhere: Elsewhere) -> Elsewhere:
    """A guide of two chapters on another subject: made, translated and built by the wheel's own commands."""
    done = elsewhere.run("new", ".", "--title", TITLE, "--locales", ",".join(LOCALES))
    assert done.returncode == 0, done.stderr
    source = elsewhere.root / "audio_src"
    for folder in ("sections", "hold"):
        shutil.rmtree(source / folder)
    (source / "sections").mkdir()
    for id, text in SECTIONS.items():
        (source / f"sections/{id}.md").write_text(text, "utf-8")
    settings = (source / "guide.toml").read_text("utf-8")
    settings = settings.replace('sections = ["help", "visit"]', 'sections = ["why", "how"]')
    settings = settings.replace('hold = ["help", "visit"]', "hold = []")
    (source / "guide.toml").write_text(settings, "utf-8")
    done = elsewhere.run("update")
    assert done.returncode == 0, done.stderr
    for place, locale in enumerate(LOCALES[1:]):
        translate(elsewhere.root / f"locales/{locale}/LC_MESSAGES/guide.po", place)
    done = elsewhere.run("build", "--jobs", "2")
    assert done.returncode == 0, done.stderr
    return elsewhere


def translate(path: Path, place: int) -> None:
    """Fill in a catalog as a translator does. place: of the locale in `TRANSLATIONS`."""
    with path.open("rb") as file:
        catalog = read_po(file)
    for message in catalog:
        words = next((both for begin, both in TRANSLATIONS.items() if str(message.id).startswith(begin)), None)
        if message.id and words:
            message.string = words[place]
            message.flags.discard("fuzzy")
    with path.open("wb") as file:
        write_po(file, catalog, width=0)


def test_the_wheel_has_the_tool_and_no_guide(elsewhere: Elsewhere) -> None:
    with zipfile.ZipFile(elsewhere.wheel) as wheel:
        names = wheel.namelist()
    assert not [name for name in names if name.startswith(("audio_src", "locales", "tests", "scripts"))]
    assert not [name for name in names if SUBJECT.search(name)]
    package = REPOSITORY / "scripts"
    for path in (package / "voiceguide").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert path.relative_to(package).as_posix() in names


def test_the_guide_is_built_in_all_its_locales(guide: Elsewhere) -> None:
    manifest = json.loads((guide.root / "dist/manifest.json").read_text("utf-8"))
    assert manifest["guide"] == "clean-hands"
    assert manifest["left_out"] == []
    assert {e["locale"] for e in manifest["editions"]} == set(LOCALES)
    for edition in manifest["editions"]:
        assert edition["voice"]["engine"] == "espeak"
        assert [section["id"] for section in edition["sections"]] == ["why", "how"]
        assert edition["left_out"] == []
    titles = {e["locale"]: e["sections"][0]["title"] for e in manifest["editions"]}
    assert titles["ar"] == TRANSLATIONS["Why clean hands help"][1]
    for file in manifest["files"]:
        path = guide.root / "dist" / file["path"]
        assert path.is_file()
        if path.suffix in {".html", ".json", ".xml", ".vtt", ".conf", ".txt"}:
            assert not SUBJECT.search(path.read_text("utf-8")), file["path"]


def test_check_finds_nothing(guide: Elsewhere) -> None:
    done = guide.run("check", "--format", "json", "--strict", "--jobs", "2")
    assert json.loads(done.stdout) == []
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def phone(guide: Elsewhere) -> Path:
    return guide.root / "dist/phone"


def test_the_phone_has_every_prompt_in_every_locale(phone: Path) -> None:
    facts: dict[str, Any] = json.loads((phone / "phone.json").read_text("utf-8"))
    assert [entry["locale"] for entry in facts["locales"]] == list(LOCALES)
    for locale in LOCALES:
        prompts = {p["id"]: p["text"] for p in facts["prompts"] if p["locale"] == locale}
        assert set(prompts) == {*PROMPTS, "draft", "section-01", "section-02"}
        assert all(text.strip() and "{" not in text for text in prompts.values())
        title = TITLE if locale == "en_US" else TRANSLATIONS[TITLE][LOCALES.index(locale) - 1]
        assert title in prompts["welcome"]
    assert {"1", "2", "#", "*", "0"} <= set(facts["keys"])


@pytest.mark.parametrize("place", range(len(LOCALES)))
def test_a_caller_hears_the_guide_in_each_language_on_both_systems(phone: Path, place: int) -> None:
    locale = LOCALES[place]

    def there(locale: str, prompt: str) -> bool:
        return (phone / f"asterisk/sounds/{locale}/guide/{prompt}.ulaw").is_file()

    plan = phone_asterisk.read((phone / "asterisk/extensions_guide.conf").read_text("utf-8"))
    channel = phone_asterisk.Channel(plan, there)
    channel.enter("guide-start", "700")
    said: list[str] = []
    for op in channel.run():
        if op.kind == "wait" and (not said or said[-1].endswith("lang-pick")):
            channel.press(str(place + 1))
        said.append(op.what)
    chapters = [f"{locale}/section-01", f"{locale}/section-02"]
    assert [line for line in said if "/section" in line] == chapters
    assert said[-2:] == [f"{locale}/goodbye", ""]
    dialplan = etree.parse(phone / "freeswitch/dialplan/guide.xml").getroot()
    menus = etree.parse(phone / "freeswitch/ivr_menus/guide.xml").getroot()
    call = phone_freeswitch.Call(dialplan, menus, there)
    call.transfer("700")
    lines = call.turn("") + call.turn(str(place + 1))
    while call.up:
        lines += call.turn("")
    assert [line for line in lines if "/section" in line] == chapters


VERBS = {
    "extract": (["extract"], "guide.pot"),
    "update": (["update"], "as it was"),
    "status": (["status"], "es_419"),
    "review": (["review", "ar"], TRANSLATIONS["Why clean hands help"][1]),
    "voices": (["voices"], "espeak"),
    "say": (["say", "Hello", "--locale", "en_US", "-o", "hello.wav"], ""),
    "locale add": (["locale", "add", "fr"], "wrote:"),
    "approve": (
        ["review", "es_419", "--unit", "why", "--role", "translator", "--reviewer", "Ana", "--qualification", "CHI"],
        "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", VERBS)
def test_every_other_verb_works_there(name: str, guide: Elsewhere, tmp_path: Path) -> None:
    verb, says = VERBS[name]
    root = shutil.copytree(guide.root, tmp_path / "guide", ignore=shutil.ignore_patterns("dist", ".cache"))
    done = guide.run(*verb, cwd=root)
    assert done.returncode == 0, done.stderr
    assert says in done.stdout
    assert "Traceback" not in done.stderr


@pytest.fixture
def served(guide: Elsewhere) -> Iterator[str]:
    command = [str(guide.python), "-u", "-m", "voiceguide", "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=guide.root, env=guide.environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            found = re.search(r"http://[\w.:]+", server.stdout.readline())
            assert found
            yield found[0]
        finally:
            server.terminate()


def test_serve_shows_it(served: str) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(f"{served}/tablet/ar/index.html", timeout=30) as answer:
        assert TRANSLATIONS["Why clean hands help"][1] in answer.read().decode()


def test_nothing_of_the_repository_was_read(guide: Elsewhere) -> None:
    where = subprocess.run(
        [guide.python, "-c", "import voiceguide; print(voiceguide.__file__)"], cwd=guide.root, env=guide.environment,
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    assert where.startswith(str(guide.python.parent.parent))
    assert not guide.opened.exists(), guide.opened.read_text("utf-8")
    # The hook works: it sees a file of the repository.
    reads = f"open({os.fspath(REPOSITORY / 'README.md')!r})"
    subprocess.run([guide.python, "-W", "ignore", "-c", reads], env=guide.environment, check=True)
    assert guide.opened.read_text("utf-8").splitlines() == [os.fspath(REPOSITORY / "README.md")]
    guide.opened.unlink()
