"""How a new locale is set up in guide.toml: codes of voice systems and paces. It asks no network.

For the tool's own locales they stand in locales.toml, as somebody has listened to them. For others the code of a voice
system is looked up in the system's own list.

A match is by the system's own tags and names, never a code bent into shape: gTTS's Filipino is ``tl``, its Hebrew
``iw``. Where nothing matches there is no code, and a person has to know better.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import espeakng_loader
from babel import Locale


def settings(locale: str) -> Mapping[str, Any]:
    """The table ``[locales.<locale>]`` of guide.toml, as TOML's types. locale: known to Babel."""
    known: dict[str, Mapping[str, Any]] = tomllib.loads((Path(__file__).parent / "locales.toml").read_text("utf-8"))
    return known.get(locale) or {"voices": codes(locale)}


def settings_text(locale: str) -> str:
    """The same as text, to be put into guide.toml."""
    table = settings(locale)
    lines = [f"[locales.{locale}]", *(f"{key} = {_toml(value)}" for key, value in table.items() if key != "voices")]
    voices = (f"{engine} = {_toml(code)}" for engine, code in table["voices"].items())
    return "\n".join([*lines, f"[locales.{locale}.voices]", *voices])


def _toml(value: object) -> str:
    """A value as TOML. The texts are names and codes of voices: nothing in them needs an escape."""
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_toml(item)}' for key, item in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(_toml(item) for item in value)}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


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
