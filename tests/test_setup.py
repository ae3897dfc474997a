"""scripts/setup.sh, in a checkout of its own, with a pip that only notes what it was asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

pytestmark = pytest.mark.slow

# Notes each call. Installing the project writes a command with an absolute path in its first line, as pip does.
PIP = r"""
import os, pathlib, signal, sys, time
with open(os.environ["PIP_LOG"], "a") as log:
    print(*sys.argv[1:], file=log)
if "--editable" in sys.argv:
    command = pathlib.Path(sys.prefix, "bin", "voiceguide")
    say = f"print('installed in', '{sys.prefix}')"
    command.write_text('#!/bin/sh\nexec "%s" -c "%s"\n' % (sys.executable, say))
    command.chmod(0o755)
else:
    time.sleep(float(os.environ.get("PIP_SECONDS", "0")))
    if "PIP_KILLS" in os.environ:
        os.kill(os.getppid(), signal.SIGKILL)
"""
PYTHON = """#!/bin/sh
# A Python whose environments get the pip of this test.
[ "$1 $2" = "-m venv" ] || exec "{python}" "$@"
"{python}" -m venv --without-pip "$3" || exit
for folder in "$3"/lib/python*/site-packages; do mkdir "$folder/pip" && cp "{pip}" "$folder/pip/__main__.py"; done
"""


class Checkout:
    """A folder with the scripts and nothing else, and a Python to set it up with."""

    def __init__(self, folder: Path) -> None:
        self.tools = folder
        self.root = folder / "check out"
        (self.root / "scripts/requirements").mkdir(parents=True)
        for name in ("setup.sh", "build"):
            shutil.copy(REPOSITORY / "scripts" / name, self.root / "scripts" / name)
        (self.root / "pyproject.toml").write_text("[project]\n")
        for name in ("build", "test", "more"):
            (self.root / f"scripts/requirements/{name}.txt").write_text("# one\n")
        (self.root / "scripts/test").write_text(
            '#!/bin/sh\nset -eu\nset_up() { . "$(dirname -- "$0")/setup.sh"; }\nset_up test\nexec voiceguide\n'
        )
        (folder / "pip.py").write_text(PIP)
        self.python = folder / "python"
        self.python.write_text(PYTHON.format(python=sys.executable, pip=folder / "pip.py"))
        self.python.chmod(0o755)
        self.log = folder / "pip.log"

    def start(self, command: str = "build", **environment: str) -> subprocess.Popen[str]:
        variables = {k: v for k, v in os.environ.items() if not k.startswith(("VOICEGUIDE_", "PIP_", "PYTHON"))}
        variables |= {"PYTHON": str(self.python), "PIP_LOG": str(self.log), **environment}
        return subprocess.Popen(
            ["sh", f"scripts/{command}"], cwd=self.root, env=variables, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def run(self, command: str = "build", **environment: str) -> tuple[int, str, str]:
        """Its status, what it printed, and its errors without the line that says that it installs."""
        with self.start(command, **environment) as process:
            out, errors = process.communicate(timeout=60)
        lines = [line for line in errors.splitlines() if "installing what it needs" not in line]
        return process.returncode, out.strip(), "\n".join(lines)

    def installs(self) -> int:
        """How many times the project was installed."""
        return self.log.read_text().count("--editable") if self.log.exists() else 0


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_a_fresh_checkout_installs_complete_lists_with_digests_once(checkout: Checkout) -> None:
    assert checkout.run() == (0, f"installed in {checkout.root}/.venv", "")
    assert checkout.run() == (0, f"installed in {checkout.root}/.venv", "")
    packages, project = checkout.log.read_text().splitlines()
    assert {"--no-deps", "--require-hashes", "scripts/requirements/build.txt"} <= set(packages.split())
    assert {"--no-deps", "--no-build-isolation", "--editable"} <= set(project.split())


@pytest.mark.parametrize("how", ["renamed", "moved", "copied"])
def test_a_checkout_in_another_place_is_set_up_anew(checkout: Checkout, how: str) -> None:
    checkout.run()
    here = checkout.tools / ("elsewhere" if how == "renamed" else "another/folder")
    here.parent.mkdir(exist_ok=True)
    if how == "copied":
        shutil.copytree(checkout.root, here, symlinks=True)
    else:
        checkout.root.rename(here)
    checkout.root = here
    assert checkout.run() == (0, f"installed in {here}/.venv", "")
    assert checkout.installs() == 2


def test_a_checkout_reached_by_two_names_is_set_up_once(checkout: Checkout) -> None:
    checkout.run()
    name = checkout.tools / "name"
    name.symlink_to(checkout.root)
    real, checkout.root = checkout.root, name
    assert checkout.run() == (0, f"installed in {real}/.venv", "")
    assert checkout.installs() == 1


def test_a_set_up_that_was_killed_starts_from_nothing(checkout: Checkout) -> None:
    status, _, _ = checkout.run(PIP_KILLS="1")
    assert status == -9
    half = checkout.root / ".venv/half"
    half.touch()
    assert checkout.run() == (0, f"installed in {checkout.root}/.venv", "")
    assert not half.exists()


def test_an_update_that_was_killed_starts_from_nothing(checkout: Checkout) -> None:
    checkout.run()
    half = checkout.root / ".venv/half"
    half.touch()
    (checkout.root / "scripts/requirements/build.txt").write_text("# two\n")
    assert checkout.run(PIP_KILLS="1")[0] == -9
    assert checkout.run() == (0, f"installed in {checkout.root}/.venv", "")
    assert not half.exists()


@pytest.mark.parametrize("name", ["pyproject.toml", "scripts/requirements/build.txt"])
def test_what_changed_is_installed_into_the_same_environment(checkout: Checkout, name: str) -> None:
    checkout.run()
    kept = checkout.root / ".venv/kept"
    kept.touch()
    (checkout.root / name).write_text("# changed\n")
    assert checkout.run()[0] == 0
    assert checkout.run()[0] == 0
    assert checkout.installs() == 2
    assert kept.exists()


def test_the_list_for_tests_contains_that_for_builds(checkout: Checkout) -> None:
    for command in ("test", "build", "test"):
        assert checkout.run(command)[0] == 0
    assert checkout.installs() == 1


def test_an_extra_list_is_added_and_stays(checkout: Checkout) -> None:
    for extras in ("", "more", "", "more"):
        assert checkout.run(VOICEGUIDE_EXTRAS=extras)[0] == 0
    assert checkout.installs() == 2
    assert "scripts/requirements/more.txt" in checkout.log.read_text()
    status, _, errors = checkout.run(VOICEGUIDE_EXTRAS="none")
    assert (status, errors) == (1, "voiceguide: There is no list scripts/requirements/none.txt.")


def test_another_folder_for_the_environment(checkout: Checkout) -> None:
    assert checkout.run(VOICEGUIDE_VENV=".cache/other")[1] == f"installed in {checkout.root}/.cache/other"
    outside = str(checkout.tools / "outside")
    assert checkout.run(VOICEGUIDE_VENV=outside)[1] == f"installed in {outside}"
    assert not (checkout.root / ".venv").exists()


def test_an_environment_whose_python_is_gone_is_made_anew(checkout: Checkout) -> None:
    checkout.run()
    (checkout.root / ".venv/bin/python").unlink()
    assert checkout.run() == (0, f"installed in {checkout.root}/.venv", "")


def test_two_at_once_set_up_once(checkout: Checkout) -> None:
    first = checkout.start(PIP_SECONDS="1")
    second = checkout.start(PIP_SECONDS="1")
    for process in (first, second):
        with process:
            out, _ = process.communicate(timeout=60)
        assert (process.returncode, out) == (0, f"installed in {checkout.root}/.venv\n")
    assert checkout.installs() == 1


def test_a_python_that_is_too_old_is_named_within_a_second(checkout: Checkout) -> None:
    old = checkout.tools / "old"
    old.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -c \'import sys; sys.version_info = (3, 9, 2); exec(sys.argv[1])\' "$2"\n'
    )
    old.chmod(0o755)
    start = time.monotonic()
    status, _, errors = checkout.run(PYTHON=str(old))
    assert time.monotonic() - start < 1
    assert status == 1
    assert errors == (
        f"voiceguide: Python 3.11 or newer is needed. {old} is 3.9.2. Install a newer one, or set PYTHON to its path."
    )
    assert not (checkout.root / ".venv").exists()


def test_no_python_at_all_is_told_in_one_line(checkout: Checkout) -> None:
    status, _, errors = checkout.run(PYTHON="no-such-python")
    assert status == 1
    assert errors == (
        "voiceguide: Python 3.11 or newer is needed. None was found. Install a newer one, or set PYTHON to its path."
    )


def test_a_python_without_venv_is_told_in_one_line(checkout: Checkout) -> None:
    bare = checkout.tools / "bare"
    bare.write_text(f'#!/bin/sh\ncase "$*" in *venv*) exit 1;; esac\nexec "{sys.executable}" "$@"\n')
    bare.chmod(0o755)
    status, _, errors = checkout.run(PYTHON=str(bare))
    assert status == 1
    assert errors == "voiceguide: Python's venv module is needed (Debian: apt-get install python3-venv)."
