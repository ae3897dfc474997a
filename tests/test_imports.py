"""The import contracts of pyproject.toml hold the architecture, and each of them can fail."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

PACKAGE = REPOSITORY / "scripts/voiceguide"
CONTRACTS = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
BROKEN_BY = {
    "A step never imports another step": ("mix/mixer.py", "voiceguide.encode"),
    "A step imports only model, errors, config, run and store": ("speak/pool.py", "voiceguide.review"),
    "model imports the standard library only": ("model/sound.py", "numpy"),
    "model, errors, config, run and store know no step": ("store/store.py", "voiceguide.source"),
    "serve and call know no step but through the pipeline": ("call/line.py", "voiceguide.pronounce"),
}
"""By contract: a module, and an import in it that breaks this contract."""


def test_every_contract_is_tried() -> None:
    assert {contract["name"] for contract in CONTRACTS} == set(BROKEN_BY)


@pytest.mark.parametrize("name", BROKEN_BY)
def test_a_contract_can_fail(name: str, tmp_path: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__", "*.po", "fonts")
    shutil.copytree(PACKAGE, tmp_path / "voiceguide", ignore=ignored)
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    module, offending = BROKEN_BY[name]
    path = tmp_path / "voiceguide" / module
    text = path.read_text("utf-8")
    inside = f"\n\ndef _offends() -> None:\n    import {offending}  # also an import inside a function counts\n"
    path.write_text(text + inside, "utf-8")
    lint = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, '.'); {lint}", "--no-cache"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"{name} BROKEN" in done.stdout


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_model_imports_nothing_but_the_standard_library() -> None:
    """The contract names libraries; this looks at all of them."""
    for path in (PACKAGE / "model").rglob("*.py"):
        for name in imported(path):
            assert name.startswith("voiceguide.model") or name.partition(".")[0] in sys.stdlib_module_names, path
