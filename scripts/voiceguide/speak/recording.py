"""Human recordings: audio_src/recordings/<locale>/<section>.(wav|flac|mp3). One always wins for its section."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from voiceguide.errors import SpeakError
from voiceguide.model.settings import EngineSettings
from voiceguide.model.sound import Pcm
from voiceguide.model.speech import Utterance, Voice
from voiceguide.model.text import SECTIONS, Location, Section
from voiceguide.run.audio import decode
from voiceguide.store import sha256_of
from voiceguide.store.files import leads_out

SUFFIXES = (".wav", ".flac", ".mp3")


class RecordingEngine:
    """Reads a whole section from a file. The voice's name is the file's path below recordings/.

    It speaks in the main process, since its files are there. Its table has ``root``, the project's folder.
    """

    cacheable: ClassVar[bool] = False
    at_once: ClassVar[int | None] = 1
    alphabets: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, settings: EngineSettings) -> None:
        self._root = Path(settings.table["root"])

    def voices(self) -> tuple[Voice, ...]:
        """None: a recording speaks one section, not a locale; see `recording_of`."""
        return ()

    def speak(self, utterance: Utterance) -> Pcm:
        path = _folder(self._root) / utterance.voice.name
        return decode(path, SpeakError, _location(path, self._root))


def recording_of(settings: EngineSettings, section: Section, locale: str) -> Voice | None:
    """The recording of a section as a voice; its revision is the file's digest. Raises SpeakError."""
    root = Path(settings.table["root"])
    if section.part != SECTIONS:
        return None
    folder = _folder(root)
    found = [p for s in SUFFIXES if (p := folder / locale / f"{section.id}{s}").is_file()]
    if not found:
        return None
    if len(found) > 1:
        raise SpeakError(
            f"two recordings of one section: {', '.join(p.name for p in found)}.", locale=locale,
            section=section.id, location=_location(found[0], root), hint="Keep one.",
        )  # fmt: skip
    path = found[0]
    if leads_out(path, root):
        raise SpeakError(
            "the recording leads out of the project.", locale=locale, section=section.id,
            location=_location(path, root), hint="Put the file itself there.",
        )  # fmt: skip
    return Voice("recording", path.relative_to(folder).as_posix(), locale, sha256_of(path)[:16])


def _folder(root: Path) -> Path:
    return root / "audio_src" / "recordings"


def _location(path: Path, root: Path) -> Location:
    return Location(path.relative_to(root).as_posix(), 1)
