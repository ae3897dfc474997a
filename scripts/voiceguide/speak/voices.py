"""`voiceguide voices`: which engines can speak a locale here, and what the others would take."""

from __future__ import annotations

from dataclasses import dataclass

from babel import Locale

from voiceguide.config import Config
from voiceguide.errors import VoiceguideError
from voiceguide.run.plugins import ENGINES, names
from voiceguide.speak.engine import engine_class, is_online, lacks, voice_of
from voiceguide.speak.recording import SUFFIXES

_TAKES = {
    "espeak": "espeak-ng has no voice for it",
    "gtts": "gTTS has no voice for it",
}


@dataclass(frozen=True, slots=True)
class LocaleVoices:
    """A locale. here: engines that can speak it on this machine. would_take: what is missing for the others."""

    locale: str
    language: str
    here: tuple[str, ...]
    would_take: tuple[str, ...]


def survey(config: Config) -> tuple[LocaleVoices, ...]:
    """A row for each locale of guide.toml. It asks no network. Raises ConfigError."""
    return tuple(_row(config, locale) for locale in config.locales)


def _row(config: Config, locale: str) -> LocaleVoices:
    here, lacking = [], []
    for name in names(ENGINES):
        if name in ("fake", "recording"):
            continue
        try:
            engine = engine_class(name)(config.engine_settings(name))
            voice = voice_of(engine, locale)
        except VoiceguideError as error:
            lacking.append(f"{name}: {error}")
            continue
        if voice is None:
            missing = lacks(engine, locale)
            lacking.append(f"{name}: {missing}" if missing else _TAKES.get(name, f"{name} has no voice for it"))
        else:
            here.append(f"{name} {voice.name}" + (" (with a network)" if is_online(name) else ""))
    recorded = sum(1 for p in (config.source / "recordings" / locale).glob("*") if p.suffix in SUFFIXES)
    if recorded:
        here.append(f"{recorded} recordings")
    else:
        lacking.append(f"recordings in audio_src/recordings/{locale}/")
    return LocaleVoices(locale, Locale.parse(locale).get_display_name("en") or locale, tuple(here), tuple(lacking))
