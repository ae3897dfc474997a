"""The real models that `sh .ci/models` puts into .cache/models."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from tests import requirements
from tests.conftest import REPOSITORY
from voiceguide.model.settings import EngineSettings

MODELS = REPOSITORY / ".cache" / "models"


def need(model: str, *libraries: str) -> Path:
    """The folder of models, when it has the model and the libraries are installed. Skips otherwise; fails in CI."""
    lacking = [name for name in libraries if importlib.util.find_spec(name) is None]
    if lacking:
        requirements.missing(
            f"the library {' and '.join(lacking)}", "VOICEGUIDE_EXTRAS='kokoro kokoro-zh piper hear' sh scripts/test"
        )
    if not (MODELS / model / "model.toml").is_file():
        requirements.missing(f"the real model {model}", "VOICEGUIDE_EXTRAS='kokoro kokoro-zh piper hear' sh .ci/models")
    return MODELS


def kokoro(*locales: str, **codes: object) -> EngineSettings:
    """Settings of Kokoro with its real model, for some locales. codes: by locale, as guide.toml has them."""
    return EngineSettings("kokoro", {}, codes, need("kokoro", "onnxruntime"), locales)  # type: ignore[arg-type]


def piper(*locales: str, **codes: object) -> EngineSettings:
    """Settings of Piper with the real voice joe, for some locales. codes: by locale, as guide.toml has them."""
    models = need("en_US-joe-medium", "onnxruntime", "piper")
    return EngineSettings("piper", {}, codes, models, locales)  # type: ignore[arg-type]
