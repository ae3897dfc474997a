"""Shell completion: installed by the program itself, and asked by a real bash."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import requirements

COMMAND = Path(sys.executable).parent / "voiceguide"


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The environment of somebody with an empty home folder."""
    return {"HOME": str(tmp_path), "PATH": f"{COMMAND.parent}:{os.environ['PATH']}"}


def bash(script: str, env: dict[str, str]) -> str:
    done = subprocess.run(
        [requirements.program("bash", "apt-get install bash"), "-c", script], env=env, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (("voiceguide", "b"), {"build"}),
        (("voiceguide", "re"), {"review"}),
        (("voiceguide", "locale", ""), {"add"}),
        (("voiceguide", "build", "--re"), {"--release"}),
        (("voiceguide", "check", "--format", ""), {"table", "json"}),
    ],
)
def test_bash_completes_after_the_install(typed: tuple[str, ...], offered: set[str], home: dict[str, str]) -> None:
    # The shell is found by looking at the parent process: so it is not the last command, which would replace bash.
    assert "completion installed" in bash("voiceguide --install-completion; true", home)
    words = " ".join(f"'{word}'" for word in typed)
    # Without .bashrc, which ends at once in a shell that nobody types into.
    script = (
        f"source ~/.bash_completions/voiceguide.sh; COMP_WORDS=({words}); COMP_CWORD={len(typed) - 1};"
        f"$(complete -p voiceguide | sed 's/.*-F //; s/ .*//') voiceguide; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    )
    assert set(bash(script, home).split()) == offered
    assert ".bash_completions/voiceguide.sh" in (Path(home["HOME"]) / ".bashrc").read_text("utf-8")
