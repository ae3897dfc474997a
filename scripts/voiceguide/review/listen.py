"""Plays a built file when the machine has a program for it. Nothing else depends on such a program."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from voiceguide.encode import single
from voiceguide.errors import EncodeError, TranslateError
from voiceguide.run.audio import decode

PLAYERS = (("ffplay", "-nodisp", "-autoexit", "-loglevel", "error"), ("paplay",), ("aplay", "-q"), ("afplay",))
"""Programs that play a WAV file, with their arguments; the first that is here is taken."""


def play(files: Sequence[Path]) -> bool:
    """Play files in order. False when no program here can. Raises TranslateError for a file that is not there."""
    command = next(([found, *rest] for name, *rest in PLAYERS if (found := shutil.which(name))), None)
    if command is None:
        return False
    for file in files:
        if not file.is_file():
            raise TranslateError(f"{file} is not built.", hint="`voiceguide build` makes it.")
        # As WAV: not every one of the programs reads MP3.
        with tempfile.NamedTemporaryFile(suffix=".wav") as wav:
            wav.write(single(decode(file, EncodeError), ".wav"))
            wav.flush()
            subprocess.run([*command, wav.name], check=False)  # noqa: S603 - a fixed program, and a file of ours
    return True
