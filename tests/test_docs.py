"""Docs as tests: what the README says is there, and what is there the README says."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
import typer

from tests import requirements
from tests.conftest import REPOSITORY, read_config, run_build
from tests.publish.books_shelf import two_sections
from voiceguide.cli import app
from voiceguide.config.table import Table
from voiceguide.model.speech import Voice
from voiceguide.run import plugins
from voiceguide.run.plugins import CODECS, ENGINES, PUBLISHERS, names
from voiceguide.speak.engine import engine_class

README = (REPOSITORY / "README.md").read_text("utf-8")
VERBS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.slow
@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_documented_and_helps(verb: str) -> None:
    assert f"`{verb}`" in README
    done = subprocess.run(
        [sys.executable, "-m", "voiceguide", verb, "--help"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert "Usage" in done.stdout


@pytest.mark.parametrize("name", [*names(PUBLISHERS)])
def test_every_channel_is_documented(name: str) -> None:
    assert f"dist/{name}/" in README


def test_every_engine_is_documented() -> None:
    documented = README + (REPOSITORY / "audio_src/guide.toml").read_text("utf-8")
    for name in names(ENGINES):
        if name != "fake":
            assert name in documented


def test_every_setting_of_a_clinic_stands_in_the_example() -> None:
    example = (REPOSITORY / "audio_src/clinic.example.toml").read_text("utf-8")
    for name, placeholder in read_config(REPOSITORY).placeholders.items():
        assert placeholder.type == "part" or f"{name} = " in example
    for key in ("base_url", "locales", "targets", "hold_keys", "kiosk"):
        assert f"{key} = " in example


def test_the_seven_steps_bear_their_names_everywhere() -> None:
    steps = ("source", "translate", "pronounce", "speak", "mix", "encode", "publish")
    import voiceguide

    for step in steps:
        assert (REPOSITORY / "scripts/voiceguide" / step / "__init__.py").is_file()
        assert f"| `{step}` |" in README
        assert f"\n{step}" in (voiceguide.__doc__ or "")


def test_no_address_of_a_package_index_is_committed() -> None:
    git = requirements.program("git", "apt-get install git")
    requirements.file(REPOSITORY / ".git", "a checkout", "git clone")
    files = subprocess.run([git, "ls-files"], cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    pins = [
        f
        for f in files
        if f.endswith((".txt", ".toml", ".cfg", ".sh")) or f in ("scripts/build", "scripts/test", ".ci/run")
    ]
    for name in pins:
        text = (REPOSITORY / name).read_text("utf-8")
        assert "index-url" not in text
        assert "pypi.org" not in text


ARCHITECTURE = REPOSITORY / "scripts/README.md"


def block(kind: str) -> str:
    """The Python of one example in scripts/README.md."""
    return ARCHITECTURE.read_text("utf-8").split(f"```python {kind}\n")[1].split("```")[0]


def test_the_examples_are_of_thirty_lines() -> None:
    for kind in ("engine", "publisher"):
        assert len(block(kind).splitlines()) <= 32


def test_the_examples_work(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "my_package.py").write_text(block("engine") + block("publisher"), "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    own = {
        plugins.ENGINES: EntryPoint("beep", "my_package:BeepEngine", plugins.ENGINES),
        plugins.PUBLISHERS: EntryPoint("list", "my_package:ListPublisher", plugins.PUBLISHERS),
    }
    real = plugins._points
    monkeypatch.setattr(
        plugins, "_points", lambda group: real(group) | ({own[group].name: own[group]} if group in own else {})
    )
    guide = project / "audio_src/guide.toml"
    text = two_sections(guide.read_text("utf-8"))
    text = text.replace("[locales.en_US.voices]", '[locales.en_US.voices]\nbeep = "low"')
    guide.write_text(f"{text}\n[engines.beep]\npitch_hz = 300\n", "utf-8")
    result = run_build(project, "en_US", voice="beep", publishers=("list",))
    assert result.editions[0].voice == Voice("beep", "low", "en_US", "1")
    lines = (project / "dist/list/en_US.txt").read_text("utf-8").splitlines()
    assert [line.split(":")[0] for line in lines] == [r.section.title for r in result.editions[0].sections]
    assert len(lines) == 2
    held = list((project / ".cache/voiceguide/records").rglob("*"))
    assert len(held) > 20, "its clips are stored"


def test_the_tables_of_steps_are_the_packages() -> None:
    text = ARCHITECTURE.read_text("utf-8")
    for step in ("source", "translate", "pronounce", "speak", "mix", "encode", "publish"):
        assert f"| `{step}` |" in text
    for room in (
        "model",
        "config",
        "store",
        "run",
        "words",
        "art",
        "approvals",
        "review",
        "models",
        "serve",
        "call",
        "cli",
    ):
        assert f"`{room}/`" in text
        assert (REPOSITORY / "scripts/voiceguide" / room).is_dir()


AUDIO_SRC = (REPOSITORY / "audio_src/README.md").read_text("utf-8")


def settings_read(monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, str]]:
    """(file, dotted key) of every setting that the code knows, as `Table.done` is told them."""
    seen: set[tuple[str, str]] = set()
    real = Table.done

    def done(table: Table, *known: str) -> None:
        prefix = re.sub(r"^locales\.\w+$", "locales.<locale>", table.prefix)
        file = "guide" if table.name.endswith("guide.toml") else "clinic"
        if ".voices" not in prefix:
            seen.update((file, f"{prefix}.{key}".lstrip(".")) for key in known)
        real(table, *known)

    monkeypatch.setattr(Table, "done", done)
    read_config(REPOSITORY)
    return seen


def documented(file: str) -> set[str]:
    """The keys in the table of one file's settings."""
    part = AUDIO_SRC.split(f"## Settings of {file}.toml")[1].split("\n## ")[0]
    return set(re.findall(r"^\| `([^`]+)` \|", part, re.MULTILINE))


def test_every_setting_of_a_guide_is_documented(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {key for file, key in settings_read(monkeypatch) if file == "guide"}
    tables = {key for key in known if "." not in key}
    leaves = {"pace.hold", "placeholders.<name>", "engines.<name>"}
    assert documented("guide") == (known - tables) | leaves
    assert tables == {key.partition(".")[0] for key in documented("guide")}


def test_every_engine_is_documented_with_its_settings() -> None:
    assert documented_engines().keys() == set(names(ENGINES))
    for name, row in documented_engines().items():
        source = "".join(path.read_text("utf-8") for path in engine_files(name))
        # The keys that an engine's table may have, and the variables that it reads.
        checked = " ".join(re.findall(r"check_table\(settings, ([^)]*)\)", source))
        keys = set(re.findall(r'"(\w+)"', checked))
        keys |= set(re.findall(r'number_of\(settings, "(\w+)"', source))
        keys |= set(re.findall(r'table\.get\("(\w+)"', source))
        variables = set(re.findall(r'"((?:AZURE|OPENAI|VOICEGUIDE)_[A-Z_]+)"', source))
        assert all(f"`{each}`" in row for each in keys | variables), (name, keys, variables)


def documented_engines() -> dict[str, str]:
    """The row of each engine."""
    part = AUDIO_SRC.split("## Engines")[1].split("\n## ")[0]
    return {found[1]: found[0] for found in re.finditer(r"^\| `(\w+)` \|.*$", part, re.MULTILINE)}


def engine_files(name: str) -> list[Path]:
    """The module, or all modules, of an engine of ours."""
    module = Path(inspect.getfile(engine_class(name)))
    return sorted(module.parent.glob("*.py")) if module.parent.name == name else [module]


def test_every_setting_of_a_clinic_is_documented(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {key for file, key in settings_read(monkeypatch) if file == "clinic"} - {"phone", "tablet"}
    values = {name for name, placeholder in read_config(REPOSITORY).placeholders.items() if placeholder.type != "part"}
    assert documented("clinic") == known - values
    assert all(f"`{name}`" in AUDIO_SRC for name in values)


def rules_of_check() -> set[str]:
    """The names of the rules, read from the code: arguments of findings, what rules yield, `_RULES`."""
    found: set[str] = {"build"}  # The rule of an error that belongs to no step.
    package = REPOSITORY / "scripts/voiceguide"
    for path in (package / "check.py", package / "translate/catalog.py", *package.rglob("checks.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            first: list[ast.expr] = []
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                first = node.args[:1] if name.strip("_").lower() == "finding" else []
            elif isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
                first = [node.value.elts[0]]
            elif isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") == "_RULES":
                first = list(node.value.values) if isinstance(node.value, ast.Dict) else []
            constants = [each.value for each in first if isinstance(each, ast.Constant)]
            found.update(str(each) for each in constants if re.fullmatch(r"[a-z]+(-[a-z]+)*", str(each)))
    return found


def test_every_rule_of_check_is_documented() -> None:
    part = AUDIO_SRC.split("## Rules of `voiceguide check`")[1].split("\n## ")[0]
    assert set(re.findall(r"^\| `([^`]+)` \|", part, re.MULTILINE)) == rules_of_check()


@pytest.mark.parametrize("name", [*names(CODECS)])
def test_every_codec_is_documented(name: str) -> None:
    assert f"`{name}`" in (REPOSITORY / "scripts/README.md").read_text("utf-8")


@pytest.mark.parametrize("folder", ["scripts", "audio_src", "locales", "tests", "dist"])
def test_every_top_folder_has_a_readme(folder: str) -> None:
    assert (REPOSITORY / folder / "README.md").is_file()


def test_the_rooms_of_the_tests_are_named() -> None:
    text = (REPOSITORY / "tests/README.md").read_text("utf-8")
    for room in (REPOSITORY / "tests").iterdir():
        if room.is_dir() and room.name not in ("__pycache__", "schemas"):
            assert f"`{room.name}/`" in text
