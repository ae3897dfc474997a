"""The ear that ships: Whisper through faster-whisper (extra ``[hear]``), on the processor, without a network.

The language is given, not guessed. Beam 5, temperature 0 and no 3 words twice in a row: else Whisper loops on sounds
that it does not understand. Hindi and Chinese get a prompt of one sentence, so that it writes in the right script.
"""

from __future__ import annotations

import os
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from voiceguide.errors import ConfigError, HearError, SpeakError, disk
from voiceguide.hear.ear import Samples
from voiceguide.models.catalogue import Model, catalogue
from voiceguide.models.folder import require, verified
from voiceguide.store.store import sha256_of

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

DEFAULT_MODEL = "whisper-base"
SETTINGS = "1"
"""Raise it when a setting of `WhisperEar.hear` changes what it hears."""
LIBRARIES = ("faster_whisper", "opencc", "rapidfuzz")
_BEAM = 5
_NO_REPEAT_WORDS = 3
_LANGUAGES = {"fil": "tl"}
"""Where Whisper's code is not the locale's language."""
_PROMPTS = {
    "hi": "नमस्ते, यह मरीज़ों के लिए एक मार्गदर्शिका है।",
    "zh": "以下是给病人的普通话指南。",
}
"""By language: one sentence in the script that is wanted."""


class WhisperEar:
    """A Whisper model of this machine. name: of a known model in the folder of models, or a folder with one.

    Raises HearError where the library or the model is missing, ConfigError for a name that is neither.
    """

    def __init__(self, name: str, models: Path) -> None:
        missing = [library for library in LIBRARIES if find_spec(library) is None]
        if missing:
            raise HearError(
                f"the ear needs {', '.join(missing)}, which is not installed.",
                hint="Install it: pip install 'voiceguide[hear]'.",
            )
        self._folder, digest = _found(name, models)
        self.name = self._folder.name
        libraries = f"faster-whisper{version('faster-whisper')}+ctranslate2{version('ctranslate2')}"
        self.revision = f"{self.name}+{digest[:16]}+{libraries}+settings{SETTINGS}"

    @cached_property
    def _model(self) -> WhisperModel:
        from faster_whisper import WhisperModel

        try:
            return WhisperModel(
                str(self._folder), device="cpu", compute_type="int8", cpu_threads=os.cpu_count() or 1,
                local_files_only=True,
            )  # fmt: skip
        except (RuntimeError, ValueError, OSError) as error:
            hint = "Give --model a folder with a Whisper model for CTranslate2."
            raise HearError(f"the model in {self._folder} does not load: {error}.", hint=hint) from error

    def hear(self, sound: Samples, locale: str) -> str:
        base = locale.split("_", maxsplit=1)[0]
        segments, _ = self._model.transcribe(
            sound, language=_LANGUAGES.get(base, base), beam_size=_BEAM, temperature=0.0,
            no_repeat_ngram_size=_NO_REPEAT_WORDS, condition_on_previous_text=False,
            initial_prompt=_PROMPTS.get(base),
        )  # fmt: skip
        return " ".join(segment.text.strip() for segment in segments).strip()


def _found(name: str, models: Path) -> tuple[Path, str]:
    """The folder of a model and the digest of its weights, compared where it is known."""
    known = {model.id: model for model in catalogue().values() if model.extra == "hear"}
    if name in known:
        return _known(known[name], models)
    folder = Path(name)
    weights = folder / "model.bin"
    if not weights.is_file():
        raise ConfigError(
            f"--model {name!r} is neither a known model nor a folder with a model.bin.",
            hint=f"Known: {', '.join(known)}.",
        )
    with disk(weights, HearError):
        return folder.resolve(), sha256_of(weights)


def _known(model: Model, models: Path) -> tuple[Path, str]:
    weights = model.file(".bin")
    try:
        require(model, models)
        verified(model, weights, models)
    except SpeakError as error:
        raise HearError(error.message, hint=error.hint) from error
    return models / model.id, weights.sha256
