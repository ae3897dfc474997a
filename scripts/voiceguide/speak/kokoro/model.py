"""Symbols -> sound: Kokoro-82M through onnxruntime, on one thread."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from voiceguide.errors import SpeakError, disk
from voiceguide.models.catalogue import known
from voiceguide.models.folder import require, verified
from voiceguide.speak.kokoro.vocabulary import MAX_TOKENS
from voiceguide.speak.onnx import errors, open_session

RATE_HZ = 24_000
SLOWEST, FASTEST = 0.5, 2.0
MODEL = known("kokoro")
NETWORK = MODEL.file(".onnx")
STYLES = MODEL.file(".bin")


def voice_names(folder: Path) -> frozenset[str]:
    """The names of all voices in the model's file. folder: of models. Raises SpeakError where it is not whole."""
    require(MODEL, folder)
    path = folder / MODEL.id / STYLES.name
    try:
        with disk(path, SpeakError), zipfile.ZipFile(path) as styles:
            return frozenset(name.removesuffix(".npy") for name in styles.namelist())
    except zipfile.BadZipFile:
        # The digest says it in the words that help.
        verified(MODEL, STYLES, folder)
        raise


class KokoroModel:
    """One session. Not for several threads. folder: of models. Raises SpeakError for files that were altered."""

    def __init__(self, folder: Path) -> None:
        self._session = open_session(verified(MODEL, NETWORK, folder), "kokoro")
        self._path = verified(MODEL, STYLES, folder)
        self._styles: dict[str, npt.NDArray[np.float32]] = {}

    def say(self, ids: Sequence[int], voice: str, speed: float) -> npt.NDArray[np.float32]:
        """The samples of symbols, at `RATE_HZ` [shape=(n,)].

        ids: at most `MAX_TOKENS` symbols of `vocabulary`. voice: a name, such as ``af_heart``. speed: 1.0 is the
        voice's own, from `SLOWEST` to `FASTEST`. Raises SpeakError.
        """
        if not 0 < len(ids) <= MAX_TOKENS:
            raise ValueError(f"{len(ids)} symbols, not 1 to {MAX_TOKENS}")
        # The style depends on how much is said at once.
        style = self._style(voice)[len(ids) - 1]
        inputs = {
            "tokens": np.array([[0, *ids, 0]], dtype=np.int64),
            "style": style,
            "speed": np.array([speed], dtype=np.float32),
        }
        try:
            (samples,) = self._session.run(None, inputs)
        except errors() as error:
            raise SpeakError(
                f"the model failed: {error}.", engine="kokoro", hint="Say it in shorter sentences."
            ) from error
        return np.asarray(samples, dtype=np.float32).ravel()

    def _style(self, voice: str) -> npt.NDArray[np.float32]:
        """The styles of a voice by number of symbols [shape=(510, 1, 256)]."""
        if voice not in self._styles:
            with np.load(self._path) as styles:
                self._styles[voice] = styles[voice]
        return self._styles[voice]
