"""espeak-ng 1.52 from the wheel espeakng-loader, called through ctypes: what the engines that need it share.

Three faults of it are worked around here:

- Given a data path of more than about 160 characters it ends the whole process. So its data are reached through links
  in a short temporary folder (`_linked`).
- Asked for the voice file ``gmw/en-US``, it looks for ``gmw/en-us``, does not find it, and reads the head of every
  voice: 3 ms. So the links of voices have names in small letters.
- Its oscillators run on from one utterance to the next. So the library is loaded afresh for each: only then does the
  same utterance always give the same samples.
"""

from __future__ import annotations

import _ctypes
import atexit
import ctypes
import shutil
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import ClassVar

import espeakng_loader

from voiceguide.errors import SpeakError

UTF8 = 1
IPA = 0x02
TIE = "^"
IPA_TIED = IPA | 0x80 | ord(TIE) << 8
"""IPA with `TIE` between the letters of one sound: ``t^ʃ``."""

CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000
_LONGEST_PATH = 120
_VOICES = "lang"
"""The folder of voice files in espeak-ng's data."""
# The library keeps its state in globals: one thread of a process at a time.
_LOCK = threading.Lock()


class _Voice(ctypes.Structure):
    """The head of espeak-ng's `espeak_VOICE`."""

    _fields_: ClassVar = [("name", ctypes.c_char_p), ("languages", ctypes.c_char_p), ("identifier", ctypes.c_char_p)]


class EspeakLibrary:
    """The library and its data. version: espeak-ng's own, such as ``1.52.0``. Raises SpeakError."""

    def __init__(self) -> None:
        self._path = espeakng_loader.get_library_path()
        self._data_path = _linked(Path(espeakng_loader.get_data_path()))
        self._files: dict[str, bytes] = {}
        with self.loaded() as library:
            self.version = str(library.espeak_Info(None).decode())

    @contextmanager
    def loaded(self) -> Iterator[ctypes.CDLL]:
        """The library, loaded and initialised; unloaded again at the end, its globals with it. Raises SpeakError."""
        with _LOCK:
            library = self._load()
            try:
                if library.espeak_Initialize(_SYNCHRONOUS, 0, self._data_path, _DONT_EXIT) <= 0:
                    raise SpeakError("espeak-ng does not find its data.", hint="Reinstall espeakng-loader.")
                yield library
            finally:
                library.espeak_Terminate()
                _ctypes.dlclose(library._handle)  # noqa: SLF001 - ctypes has no other way to unload

    def choose(self, library: ctypes.CDLL, voice: str, locale: str = "") -> None:
        """Choose a voice. By name once; then by the file found, which spares espeak-ng a walk through all voices."""
        if library.espeak_SetVoiceByName(self._files.get(voice, voice.encode())) != 0:
            raise SpeakError(
                f"espeak-ng has no voice {voice!r}.", locale=locale or None, engine="espeak",
                hint="Mend its name in guide.toml.",
            )  # fmt: skip
        if voice not in self._files:
            self._files[voice] = library.espeak_GetCurrentVoice().contents.identifier

    def phonemes(self, text: str, voice: str, mode: int = IPA) -> str:
        """What the voice would say, in IPA. ``(en)`` marks a switch to another language. Raises SpeakError.

        mode: `IPA` or `IPA_TIED`. Punctuation is lost.
        """
        return self.all_phonemes([text], voice, mode)[0]

    def all_phonemes(self, texts: list[str], voice: str, mode: int = IPA) -> list[str]:
        """`phonemes` of several texts, for one start of the library."""
        with self.loaded() as library:
            self.choose(library, voice)
            return [_phonemes(library, text, mode) for text in texts]

    def _load(self) -> ctypes.CDLL:
        try:
            library = ctypes.CDLL(self._path)
        except OSError as error:
            raise SpeakError(f"espeak-ng does not load: {error}.", hint="Reinstall espeakng-loader.") from error
        library.espeak_Info.restype = ctypes.c_char_p
        library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        library.espeak_SetSynthCallback.argtypes = [CALLBACK]
        library.espeak_GetCurrentVoice.restype = ctypes.POINTER(_Voice)
        return library


def sounds_of(texts: Sequence[str], voice: str) -> list[str]:
    """Texts as IPA without spaces, by the letters-to-sounds of an espeak-ng voice. Raises SpeakError."""
    return ["".join(found.split()) for found in EspeakLibrary().all_phonemes(list(texts), voice)]


def _phonemes(library: ctypes.CDLL, text: str, mode: int) -> str:
    raw = ctypes.c_char_p(text.encode())
    rest = ctypes.c_void_p(ctypes.cast(raw, ctypes.c_void_p).value)
    parts = []
    while rest.value:
        parts.append(library.espeak_TextToPhonemes(ctypes.byref(rest), UTF8, mode).decode())
    return " ".join(part for part in parts if part)


@cache
def _linked(data: Path) -> bytes:
    """A short path to espeak-ng's data, where voice files have names in small letters. It goes with the process."""
    folder = tempfile.mkdtemp(prefix="vg")
    if len(folder) > _LONGEST_PATH:
        folder = tempfile.mkdtemp(prefix="vg", dir="/tmp")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    links = Path(folder, "espeak-ng-data")
    links.mkdir()
    for entry in data.iterdir():
        if entry.name != _VOICES:
            (links / entry.name).symlink_to(entry)
    _link_voices(data / _VOICES, links / _VOICES)
    return str(links).encode()


def _link_voices(source: Path, target: Path) -> None:
    """Make the folder `target`, with links in small letters to the voice files and folders of `source`."""
    target.mkdir()
    for entry in source.iterdir():
        link = target / entry.name.lower()
        if entry.is_dir() and any(voice.name != voice.name.lower() for voice in entry.iterdir()):
            _link_voices(entry, link)
        else:
            link.symlink_to(entry)
