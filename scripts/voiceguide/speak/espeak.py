"""The embedded voice: espeak-ng 1.52 from the wheel espeakng-loader, called through ctypes.

Two things bite. Given a data path of more than about 160 characters it ends the whole process, so a long
one is reached through a short link. And its oscillators run on from one utterance to the next, so the
library is loaded afresh for each: only then does the same utterance always give the same samples.
"""

from __future__ import annotations

import _ctypes
import atexit
import ctypes
import shutil
import tempfile
import threading
from pathlib import Path
from typing import ClassVar

import espeakng_loader

from voiceguide.config import Config
from voiceguide.errors import SpeakError
from voiceguide.model.sound import Pcm, PcmFormat
from voiceguide.model.speech import Utterance, Voice

_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000
_UTF8 = 1
_PHONEME_INPUT = 0x100
_IPA = 0x02
_RATE = 1
_NORMAL_RATE_WPM = 175
_LONGEST_PATH = 120
_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
# The library keeps its state in globals: one thread of a process at a time.
_LOCK = threading.Lock()


class _Voice(ctypes.Structure):
    """The head of espeak-ng's `espeak_VOICE`."""

    _fields_: ClassVar = [("name", ctypes.c_char_p), ("languages", ctypes.c_char_p), ("identifier", ctypes.c_char_p)]


class EspeakEngine:
    """Speaks 22.05 kHz mono 16-bit. Quick, the same on every machine, no network."""

    kept: ClassVar[bool] = False
    alphabets: ClassVar[frozenset[str]] = frozenset({"x-espeak", "x-espeak-spelling"})

    def __init__(self, config: Config) -> None:
        self._codes = {code: settings.espeak for code, settings in config.locales.items() if settings.espeak}
        self.library_path = espeakng_loader.get_library_path()
        self.data_path = _short(Path(espeakng_loader.get_data_path()))
        self._files: dict[str, bytes] = {}
        with _LOCK, _Loaded(self) as library:
            self.version = str(library.espeak_Info(None).decode())

    def voices(self) -> tuple[Voice, ...]:
        return tuple(Voice("espeak", name, code, self.version) for code, name in self._codes.items())

    def speak(self, utterance: Utterance) -> Pcm:
        chunks: list[bytes] = []

        def take(samples: int | None, count: int, events: int | None) -> int:
            if samples and count:
                chunks.append(ctypes.string_at(samples, count * 2))
            return 0

        callback = _CALLBACK(take)
        text = utterance.spoken.encode()
        with _LOCK, _Loaded(self) as library:
            self._choose(library, utterance.voice.name, utterance.locale)
            library.espeak_SetParameter(_RATE, round(_NORMAL_RATE_WPM * utterance.rate), 0)
            library.espeak_SetSynthCallback(callback)
            status = library.espeak_Synth(text, len(text) + 1, 0, 1, 0, _UTF8 | _PHONEME_INPUT, None, None)
        if status != 0:
            raise SpeakError(f"espeak-ng ended with status {status}.", hint="Report this sentence.")
        return Pcm(PcmFormat(22_050), b"".join(chunks))

    def phonemes(self, text: str, voice: str) -> str:
        """What the voice would say, in IPA. ``(en)`` marks a switch to another language. Raises SpeakError."""
        raw = ctypes.c_char_p(text.encode())
        rest = ctypes.c_void_p(ctypes.cast(raw, ctypes.c_void_p).value)
        parts = []
        with _LOCK, _Loaded(self) as library:
            self._choose(library, voice, "")
            while rest.value:
                parts.append(library.espeak_TextToPhonemes(ctypes.byref(rest), _UTF8, _IPA).decode())
        return " ".join(part for part in parts if part)

    def _choose(self, library: ctypes.CDLL, voice: str, locale: str) -> None:
        """By name once; then by the file found, which spares espeak-ng a walk through all voices."""
        if library.espeak_SetVoiceByName(self._files.get(voice, voice.encode())) != 0:
            raise SpeakError(
                f"espeak-ng has no voice {voice!r}.", locale=locale or None, engine="espeak",
                hint="Mend its name in guide.toml.",
            )  # fmt: skip
        if voice not in self._files:
            self._files[voice] = library.espeak_GetCurrentVoice().contents.identifier


class _Loaded:
    """The library, loaded and initialised; unloaded again at the end, its globals with it."""

    def __init__(self, engine: EspeakEngine) -> None:
        self._engine = engine
        self._handle = 0
        self._library: ctypes.CDLL | None = None

    def __enter__(self) -> ctypes.CDLL:
        try:
            library = ctypes.CDLL(self._engine.library_path)
        except OSError as error:
            raise SpeakError(f"espeak-ng does not load: {error}.", hint="Reinstall espeakng-loader.") from error
        library.espeak_Info.restype = ctypes.c_char_p
        library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        library.espeak_SetSynthCallback.argtypes = [_CALLBACK]
        library.espeak_GetCurrentVoice.restype = ctypes.POINTER(_Voice)
        self._library, self._handle = library, library._handle  # noqa: SLF001 - ctypes has no other way to unload
        if library.espeak_Initialize(_SYNCHRONOUS, 0, self._engine.data_path, _DONT_EXIT) <= 0:
            self.__exit__()
            raise SpeakError("espeak-ng does not find its data.", hint="Reinstall espeakng-loader.")
        return library

    def __exit__(self, *error: object) -> None:
        if self._library is not None:
            self._library.espeak_Terminate()
            self._library = None
            _ctypes.dlclose(self._handle)


def _short(data: Path) -> bytes:
    """The data's path as espeak-ng takes it; a long one through a link that goes with the process."""
    raw = str(data).encode()
    if len(raw) <= _LONGEST_PATH:
        return raw
    folder = tempfile.mkdtemp(prefix="vg")
    if len(folder) > _LONGEST_PATH:
        folder = tempfile.mkdtemp(prefix="vg", dir="/tmp")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    link = Path(folder) / "espeak-ng-data"
    link.symlink_to(data)
    return str(link).encode()
