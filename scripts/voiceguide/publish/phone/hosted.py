"""dist/phone/hosted/: files for hosted phone systems, in the formats and within the limits of each system."""

from __future__ import annotations

from collections.abc import Sequence

from voiceguide.config import Config
from voiceguide.model.menu import Menu
from voiceguide.publish.phone.join import Limit, SoundPart, join, split
from voiceguide.publish.phone.safe import name
from voiceguide.publish.phone.shelf import Shelf
from voiceguide.publish.phone.spoken import Spoken
from voiceguide.publish.phone.text import words

_MB = 1_000_000
FOLDERS = {"ulaw-wav": "ulaw-wav", "pcm8": "wav8", "pcm16": "wav16", "mp3": "phone-mp3"}
"""Folder -> format."""
LIMITS = {
    "ulaw-wav": Limit(50 * _MB - 4_096, 300 - 1),  # Amazon Connect
    "pcm8": Limit(8 * _MB - 4_096),  # Cisco CUCM, Avaya IP Office, Yeastar
    "pcm16": Limit(50 * _MB),
    "mp3": Limit(_MB - 4_096),  # Zoom; Teams takes 5 MB
}
"""The narrowest of each folder's systems (1 MB taken as 1,000,000 bytes), with room for a header."""
_TEAMS = Limit(5 * _MB - 4_096)
_WIDE_BYTES_PER_MS = 32


def lay_out(ready: Sequence[Spoken], _menu: Menu, _config: Config, shelf: Shelf) -> None:
    """Every prompt, chapter and hold message in each folder; the hold messages joined to loops. Raises PublishError."""
    for item in ready:
        at = f"hosted/{name(item.locale)}"
        for folder, format in FOLDERS.items():
            for prompt in item.sounds:
                list(split([_part(item, prompt, format)], LIMITS[folder]))
                shelf.sound(f"{at}/{folder}/{prompt}", prompt, item.sounds[prompt], format)
        if item.hold_messages:
            _loop(item, f"{at}/hold-loop", "wav8", LIMITS["pcm8"], shelf)
            _loop(item, f"{at}/hold-loop", "phone-mp3", _TEAMS, shelf)
            _loop(item, f"{at}/ulaw-wav/hold-loop", "ulaw-wav", LIMITS["ulaw-wav"], shelf)
            _loop(item, f"{at}/mp3/hold-loop", "phone-mp3", LIMITS["mp3"], shelf)
    shelf.text("hosted/INSTALL.txt", words("hosted.txt"), role="other")


def _loop(item: Spoken, stem: str, format: str, limit: Limit, shelf: Shelf) -> None:
    """hold-loop, and hold-loop-2 and on where a limit asks for more than one file."""
    suffix = "mp3" if format == "phone-mp3" else "wav"
    for index, run in enumerate(
        split([_part(item, hold_message, format) for hold_message in item.hold_messages], limit)
    ):
        path = f"{stem}{f'-{index + 1}' if index else ''}.{suffix}"
        media_type = item.sounds[item.hold_messages[0]].files[format].media_type
        shelf.bytes(path, join(run, suffix), media_type=media_type, locale=item.locale)


def _part(item: Spoken, prompt: str, format: str) -> SoundPart:
    files = item.sounds[prompt].files
    return SoundPart(files[format].path, files[format].size, files["sln16"].size // _WIDE_BYTES_PER_MS)
