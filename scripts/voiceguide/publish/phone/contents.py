"""README.txt and phone.json: what is in dist/phone/, for people who install it and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from voiceguide.config import Config
from voiceguide.model.menu import AGAIN, NEXT, PERSON, section_prompt
from voiceguide.model.phone_keys import DIGITS, PER_PAGE, more_key
from voiceguide.model.release import LeftOut
from voiceguide.model.text import joined
from voiceguide.publish.pages import plain
from voiceguide.publish.phone.shelf import Shelf
from voiceguide.publish.phone.spoken import Spoken
from voiceguide.publish.phone.text import words

_WIDE_BYTES_PER_MS = 32
_INSTALL = {
    "asterisk": (
        ("asterisk/extensions_guide.conf", "/etc/asterisk/extensions_guide.conf"),
        ("asterisk/musiconhold_guide.conf", "/etc/asterisk/musiconhold_guide.conf"),
        ("asterisk/sounds", "/var/lib/asterisk/sounds"),
        ("asterisk/moh", "/var/lib/asterisk/moh"),
    ),
    "freeswitch": (
        ("freeswitch/dialplan/guide.xml", "/etc/freeswitch/dialplan/guide.xml"),
        ("freeswitch/ivr_menus/guide.xml", "/etc/freeswitch/ivr_menus/guide.xml"),
        ("freeswitch/sounds", "/usr/share/freeswitch/sounds"),
    ),
    "hosted": (),
}
"""Where stock packages look. Each INSTALL.txt says how to ask a system for its own folders."""


def readme(left_out: Sequence[LeftOut]) -> str:
    """README.txt; it ends with the languages that the clinic wanted and callers cannot choose, and why."""
    lines = [f"  {item.what}: {item.why}" for item in left_out]
    text = words("README.txt").replace("{per_page}", str(PER_PAGE)).replace("{more}", more_key())
    return text + "".join(f"{line}\n" for line in (["", "LEFT OUT", "", *lines] if lines else []))


def contents(ready: Sequence[Spoken], targets: Sequence[str], config: Config, shelf: Shelf) -> str:
    """The JSON text. It counts every file but itself."""
    chapters = sorted({n for item in ready for n in item.offer.chapters if n <= len(DIGITS)})
    apparent, on_disk = shelf.weight()
    facts: dict[str, Any] = {
        "version": config.version,
        "default_locale": ready[0].locale if ready else None,
        "locales": [{"locale": item.locale, "page": item.offer.page, "key": item.offer.key} for item in ready],
        "keys": {str(n): section_prompt(n) for n in chapters} | {NEXT: "next", AGAIN: "again", PERSON: "person"},
        "prompts": [_prompt(item, prompt, shelf) for item in ready for prompt in item.sounds],
        "targets": [
            {"name": name, "install": [{"from": here, "to": there} for here, there in _INSTALL[name]]}
            for name in targets
        ],
        "bytes_apparent": apparent,
        "bytes_on_disk": on_disk,
    }
    return json.dumps(facts, ensure_ascii=False, indent=1) + "\n"


def _prompt(item: Spoken, prompt: str, shelf: Shelf) -> dict[str, Any]:
    sound = item.sounds[prompt]
    return {
        "id": prompt,
        "locale": item.locale,
        "text": plain(joined(block.text for block in sound.section.blocks)),
        "duration_ms": sound.files["sln16"].size // _WIDE_BYTES_PER_MS,
        "files": shelf.files(item.locale, prompt),
    }
