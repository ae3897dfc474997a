"""The ear that ships: what it says when something is missing."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path

import numpy as np
import pytest

from voiceguide.errors import ConfigError, HearError
from voiceguide.hear import whisper
from voiceguide.hear.whisper import WhisperEar


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the libraries were there."""
    monkeypatch.setattr(whisper, "find_spec", lambda name: ModuleSpec(name, None))


def test_a_missing_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(whisper, "find_spec", lambda name: None)
    with pytest.raises(HearError, match=r"faster_whisper.*pip install 'voiceguide\[hear\]'") as caught:
        WhisperEar("whisper-base", tmp_path)
    assert "\n" not in str(caught.value)


def test_a_missing_model_says_how_to_get_it(installed: None, tmp_path: Path) -> None:
    with pytest.raises(HearError, match=r"whisper-base is not in .*voiceguide voices get whisper-base"):
        WhisperEar("whisper-base", tmp_path)


def test_a_model_cut_short_is_refused(installed: None, tmp_path: Path) -> None:
    (tmp_path / "whisper-base").mkdir()
    (tmp_path / "whisper-base/model.bin").write_bytes(b"short")
    with pytest.raises(HearError, match=r"cut short or altered"):
        WhisperEar("whisper-base", tmp_path)


def test_a_name_that_is_no_model(installed: None, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"neither a known model nor a folder.*whisper-base"):
        WhisperEar("whisper-huge", tmp_path)


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("faster_whisper") is None, reason="needs the extra hear")
def test_a_folder_that_holds_something_else_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(b"no model")
    ear = WhisperEar(str(tmp_path), tmp_path)
    assert ear.name == tmp_path.name
    with pytest.raises(HearError, match=r"does not load"):
        ear.hear(np.zeros(16_000, np.float32), "en_US")


def test_without_its_libraries_the_package_can_be_imported() -> None:
    block = 'import sys; sys.modules.update(dict.fromkeys(("rapidfuzz", "opencc", "faster_whisper")))'
    code = f"{block}; import voiceguide.cli, voiceguide.hear, voiceguide.hear.report"
    subprocess.run([sys.executable, "-c", code], check=True)
