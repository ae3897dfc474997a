"""What is imported is declared, and the lists in scripts/requirements/ are complete and agree with each other."""

from __future__ import annotations

import ast
import functools
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import REPOSITORY

PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
LISTS = sorted((REPOSITORY / "scripts/requirements").glob("*.txt"))
EXTRAS = PROJECT["optional-dependencies"]
NOT_IMPORTED = {
    "audioop-lts": "pydub imports it where Python has no audioop",
    "tzdata": "data: zoneinfo reads it",
    "phonenumbers": "typed phone numbers will import it",
}
DISTRIBUTIONS = {
    # Extras that the tests do not install.
    "onnxruntime": "onnxruntime", "piper": "piper-tts", "faster_whisper": "faster-whisper",
}  # fmt: skip


def declared(*lists: str) -> dict[str, Requirement]:
    """The requirements of the project itself, or of these extras, by normal name."""
    texts = [text for name in lists for text in (EXTRAS[name] if name else PROJECT["dependencies"])]
    requirements = [Requirement(text) for text in texts]
    return {canonicalize_name(r.name): r for r in requirements if r.name != "voiceguide"}


def imports(folder: Path) -> Iterator[tuple[str, str]]:
    """Each module outside the standard library that a file in a folder imports: (its first name, the file)."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for name in names:
                first = name.split(".")[0]
                if first not in sys.stdlib_module_names and first not in {"voiceguide", "tests"}:
                    yield first, path.relative_to(REPOSITORY).as_posix()


@functools.cache
def brought() -> Mapping[str, list[str]]:
    return metadata.packages_distributions()


def distributions(module: str) -> set[str]:
    """The normal names of the packages that bring a module."""
    found = brought().get(module) or [DISTRIBUTIONS.get(module, module)]
    return {canonicalize_name(name) for name in found}


def pins(path: Path) -> dict[str, str]:
    """A list's versions, with what limits them: {"audioop-lts": "0.2.2 ; python_full_version >= '3.13'"}."""
    lines = re.findall(r"^([a-zA-Z0-9._-]+)==(.+?) \\$", path.read_text("utf-8"), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in lines}


def test_what_the_package_imports_is_declared() -> None:
    known = declared("", *(extra for extra in EXTRAS if extra != "test")).keys()
    missing = {
        f"{module} ({file})" for module, file in imports(REPOSITORY / "scripts") if not distributions(module) & known
    }
    assert not missing


def test_what_the_tests_import_is_declared() -> None:
    known = declared("", *EXTRAS).keys()
    missing = {
        f"{module} ({file})" for module, file in imports(REPOSITORY / "tests") if not distributions(module) & known
    }
    assert not missing


def test_what_is_declared_is_imported() -> None:
    imported = {name for module, _ in imports(REPOSITORY / "scripts") for name in distributions(module)}
    assert declared("").keys() - imported - NOT_IMPORTED.keys() == set()


def test_every_requirement_has_a_lowest_version() -> None:
    for name, requirement in declared("", *EXTRAS).items():
        assert any(s.operator in {">=", "=="} for s in requirement.specifier), name


def test_there_is_a_list_for_builds_and_for_each_extra() -> None:
    assert {path.stem for path in LISTS} == {"build", *EXTRAS}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_holds_all_that_is_declared_each_with_digests(path: Path) -> None:
    listed = pins(path)
    wanted = declared("") if path.stem == "build" else declared("", path.stem)
    for name, requirement in wanted.items():
        version = listed[name].split(" ;")[0]
        assert requirement.specifier.contains(version), f"run sh scripts/pins: {name} {version}"
    blocks = re.split(r"\n(?=\S)", path.read_text("utf-8").strip())
    for block in blocks:
        assert block.startswith("#") or "--hash=sha256:" in block
    assert "://" not in path.read_text("utf-8")


def test_the_lists_agree_with_each_other() -> None:
    versions: dict[str, set[str]] = {}
    for path in LISTS:
        for name, version in pins(path).items():
            versions.setdefault(name, set()).add(version)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}
    by_name = {path.stem: pins(path).keys() for path in LISTS}
    assert by_name["build"] | by_name["cluster"] <= by_name["test"]
    assert "setuptools" in by_name["build"]  # builds the project itself, which is installed without isolation


@pytest.mark.slow
def test_nothing_is_missing_in_what_was_installed_without_a_resolver() -> None:
    """The environment that runs the tests came from the list: pip finds no requirement unmet."""
    done = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
