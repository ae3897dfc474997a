"""Where the phone's files go, and what of each prompt lies where."""

from __future__ import annotations

from voiceguide.model.release import ReleaseFile, Rendition
from voiceguide.model.text import HOLD, SECTIONS
from voiceguide.store.staging import Folder

RATES = {
    "sln16": 16_000,
    "wav16": 16_000,
    "wav8": 8_000,
    "ulaw": 8_000,
    "alaw": 8_000,
    "ulaw-wav": 8_000,
    "phone-mp3": 16_000,
}
SUFFIXES = {
    "sln16": ".sln16", "wav16": ".wav", "wav8": ".wav", "ulaw": ".ulaw", "alaw": ".alaw", "ulaw-wav": ".wav",
    "phone-mp3": ".mp3",
}  # fmt: skip
"""What a file of each format is called."""
_NAMES = {"wav16": "wav", "wav8": "wav", "phone-mp3": "mp3"}
_ROLES = {SECTIONS: "section-audio", HOLD: "hold-audio"}


class Shelf:
    """Links sounds into the folder and remembers them for phone.json."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._sounds: dict[tuple[str, str], list[tuple[str, ReleaseFile]]] = {}
        self._written: list[ReleaseFile] = []

    def sound(self, stem: str, prompt: str, rendition: Rendition, format: str) -> None:
        """One prompt in one format. stem: path in dist/phone/ without the format's suffix."""
        section, locale = rendition.section, rendition.track.locale
        role = _ROLES.get(section.part, "prompt")
        # A prompt belongs to its whole locale: only chapters and hold messages are sections to others.
        about = section.id if section.part in _ROLES else None
        file = self._folder.link(
            stem + SUFFIXES[format], rendition.files[format], role=role, locale=locale, section=about
        )
        self._sounds.setdefault((locale, prompt), []).append((format, file))

    def bytes(self, path: str, data: bytes, *, media_type: str, locale: str) -> None:
        """A sound joined of several prompts."""
        self._written.append(self._folder.write(path, data, role="hold-audio", media_type=media_type, locale=locale))

    def text(self, path: str, data: str, *, role: str, kind: str = "text/plain") -> None:
        self._written.append(self._folder.write(path, data, role=role, media_type=kind))

    def files(self, locale: str, prompt: str) -> list[dict[str, str | int]]:
        """Where a prompt lies, in every format. Paths are relative to dist/phone/."""
        return [
            {
                "path": file.path.removeprefix(f"{self._folder.channel}/"),
                "format": _NAMES.get(format, format),
                "rate_hz": RATES[format],
                "size": file.size,
                "sha256": file.sha256,
            }
            for format, file in self._sounds.get((locale, prompt), [])
        ]

    def weight(self) -> tuple[int, int]:
        """Bytes as they seem, and on the disk, where the same bytes lie once however often they are named."""
        files = [file for sounds in self._sounds.values() for _, file in sounds] + self._written
        once = {file.sha256: file.size for file in files}
        return sum(file.size for file in files), sum(once.values())
