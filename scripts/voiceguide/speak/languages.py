"""Which code a voice system has for a locale, looked up in its own list. It asks no network.

A match is by the system's own tags and names, never a code bent into shape: gTTS's Filipino is ``tl``, its Hebrew
``iw``. Where nothing matches there is no code, and a person has to know better.
"""

from __future__ import annotations

import re
from pathlib import Path

import espeakng_loader
from babel import Locale


def codes(locale: str) -> dict[str, str]:
    """The code of a locale by engine; an engine without one is not in it. locale: known to Babel."""
    found = {"espeak": espeak_code(locale), "gtts": gtts_code(locale)}
    return {engine: code for engine, code in found.items() if code}


def espeak_code(locale: str) -> str:
    """The name of espeak-ng's voice file for a locale, "" when it has none."""
    tags: dict[str, tuple[int, str]] = {}
    for path in sorted(Path(espeakng_loader.get_data_path()).glob("lang/**/*")):
        if path.is_dir():
            continue
        for tag, priority in re.findall(r"^language\s+(\S+)(?:\s+(\d+))?", path.read_text("utf-8"), re.MULTILINE):
            # A smaller number is a better match: a voice named for the language before one that will do.
            rank = (int(priority or 5), path.name)
            tags[tag.lower()] = min(rank, tags.get(tag.lower(), rank))
    for tag in _tags(locale):
        if tag.lower() in tags:
            return tags[tag.lower()][1]
    return ""


def gtts_code(locale: str) -> str:
    """The code of gTTS for a locale, "" when it has none."""
    from gtts.lang import tts_langs

    known: dict[str, str] = tts_langs()
    by_name = {name: code for code, name in known.items()}
    parsed = Locale.parse(locale)
    exact, *wider = _tags(locale)
    if exact in known:
        return exact
    whole = by_name.get(parsed.get_display_name("en") or "")
    return (
        whole
        or next((tag for tag in wider if tag in known), "")
        or by_name.get(parsed.get_language_name("en") or "", "")
    )


def _tags(locale: str) -> tuple[str, ...]:
    """The locale as a tag, then with less and less: ``zh-Hans-CN``, ``zh-CN``, ``zh``."""
    parsed = Locale.parse(locale)
    language, territory = parsed.language, parsed.territory
    found = (locale.replace("_", "-"), f"{language}-{territory}" if territory else "", language)
    return tuple(dict.fromkeys(tag for tag in found if tag))
