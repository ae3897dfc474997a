"""Which files make a language whole: lists for the service worker, each file with its SHA-256.

The worker takes a new build only when every file of the languages it keeps has arrived and is what the list
says. So a page never meets sound or scripts of another build.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from voiceguide.model.release import ReleaseFile
from voiceguide.store.staging import Folder

WORKER = "sw.js"
_SOURCE = Path(__file__).with_name(WORKER)
_SHELL = frozenset({"touch.mp3"})
"""Files of a language that the languages page needs too."""


def write_worker(folder: Folder) -> None:
    """Write ``files.json``, one for each locale, and ``sw.js`` for all that stands in the folder so far.

    Raises PublishError.
    """
    shell: list[list[Any]] = []
    languages: dict[str, list[ReleaseFile]] = {}
    for file in folder.release().files:
        locale, _, name = _inside(folder, file).rpartition("/")
        if locale and name not in _SHELL:
            languages.setdefault(locale, []).append(file)
        else:
            shell.append(_entry(folder, file))
    known = {}
    for locale, files in languages.items():
        written = _write_list(folder, locale, [_entry(folder, file) for file in files])
        known[locale] = {"list": written.sha256, "bytes": sum(file.size for file in files)}
    facts: dict[str, Any] = {"shell": _write_list(folder, None, shell).sha256, "locales": known}
    # The worker's own words count too: a new worker is a new build.
    source = _SOURCE.read_text("utf-8")
    digest = hashlib.sha256(f"{json.dumps(facts)}{source}".encode()).hexdigest()[:16]
    head = f"const BUILD = {json.dumps({'build': digest, **facts}, separators=(',', ':'))};\n"
    folder.write(WORKER, head + source, role="script", media_type="text/javascript")


def language_bytes(folder: Folder, locale: str) -> int:
    """How much of a language stands in the folder so far, in bytes."""
    return sum(file.size for file in folder.release().files if file.locale == locale)


def _write_list(folder: Folder, locale: str | None, entries: list[list[Any]]) -> ReleaseFile:
    """The list of a locale's files, or (locale None) of those that all share."""
    text = json.dumps(entries, separators=(",", ":")) + "\n"
    path = f"{locale}/files.json" if locale else "files.json"
    return folder.write(path, text, role="config", media_type="application/json", locale=locale)


def _inside(folder: Folder, file: ReleaseFile) -> str:
    return file.path.removeprefix(f"{folder.channel}/")


def _entry(folder: Folder, file: ReleaseFile) -> list[Any]:
    return [_inside(folder, file), file.sha256, file.size, file.media_type]
