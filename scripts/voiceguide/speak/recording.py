"""Human recordings: audio_src/recordings/<locale>/<section>.(wav|flac|mp3). One always wins for its section."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from voiceguide.config import Config
from voiceguide.errors import SpeakError
from voiceguide.model.sound import Pcm
from voiceguide.model.speech import Utterance, Voice
from voiceguide.model.text import SECTIONS, Location, Section
from voiceguide.run.audio import decode
from voiceguide.store.files import leads_out
from voiceguide.store.store import sha256_of

SUFFIXES = (".wav", ".flac", ".mp3")


class RecordingEngine:
    """Reads a whole section from a file. The voice's name is the file's path below recordings/."""

    kept: ClassVar[bool] = True
    alphabets: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, config: Config) -> None:
        self._folder = config.source / "recordings"
        self._root = config.root

    def voices(self) -> tuple[Voice, ...]:
        return ()

    def voice(self, section: Section, locale: str) -> Voice | None:
        """The recording of a section as a voice; its revision is the file's digest. Raises SpeakError."""
        if section.part != SECTIONS:
            return None
        found = [p for s in SUFFIXES if (p := self._folder / locale / f"{section.id}{s}").is_file()]
        if not found:
            return None
        if len(found) > 1:
            raise SpeakError(
                f"two recordings of one section: {', '.join(p.name for p in found)}.", locale=locale,
                section=section.id, location=self._location(found[0]), hint="Keep one.",
            )  # fmt: skip
        path = found[0]
        if leads_out(path, self._root):
            raise SpeakError(
                "the recording leads out of the project.", locale=locale, section=section.id,
                location=self._location(path), hint="Put the file itself there.",
            )  # fmt: skip
        return Voice("recording", path.relative_to(self._folder).as_posix(), locale, sha256_of(path)[:16])

    def speak(self, utterance: Utterance) -> Pcm:
        path = self._folder / utterance.voice.name
        return decode(path, SpeakError, self._location(path))

    def _location(self, path: Path) -> Location:
        return Location(path.relative_to(self._root).as_posix(), 1)
