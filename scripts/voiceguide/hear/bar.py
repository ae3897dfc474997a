"""How well the embedded voice is understood on a telephone, and what a build says about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from voiceguide.config import Config
from voiceguide.model.release import Edition
from voiceguide.models.catalogue import catalogue

PHONE_BAR = 0.10
"""The highest character error rate at 8 kHz mu-law that a voice for patients should have."""
EMBEDDED_ON_PHONE: Mapping[str, float] = MappingProxyType({
    "en_US": 0.184, "es_419": 0.208, "pt_BR": 0.443, "fr": 0.588, "zh_Hans": 0.628, "ru": 0.87, "pl": 0.42, "vi": 0.59,
    "ar": 0.92, "fa": 0.84, "ur": 0.42, "ko": 1.0,
})  # fmt: skip
"""Character error rate of espeak-ng as 8 kHz mu-law: 25 sentences a locale, Whisper base. In ar, fa, ur, ko and vi the
ear is weak itself.
"""


def phone_note(editions: Sequence[Edition], config: Config) -> str:
    """A line on the locales that the embedded voice speaks on the telephone, below the bar; "" where there are none."""
    hard = [
        edition.locale
        for edition in editions
        if edition.voice.engine == "espeak"
        and edition.locale in config.clinic.phone_locales
        and EMBEDDED_ON_PHONE.get(edition.locale, 0.0) > PHONE_BAR
    ]
    if not hard:
        return ""
    rates = ", ".join(f"{locale} {EMBEDDED_ON_PHONE[locale]:.0%}" for locale in hard)
    return (
        f"on the telephone the embedded voice is hard to understand (letters that a machine mistakes: {rates}; "
        f"at most {PHONE_BAR:.0%} is good). What helps: {'; '.join(_helps(hard))}."
    )


def _helps(locales: Sequence[str]) -> list[str]:
    """What to do, each with the locales that it is for."""
    by_model: dict[str, list[str]] = {}
    for locale in locales:
        model = next((m.id for m in catalogue().values() if m.engine and locale in m.locales), "")
        by_model.setdefault(model, []).append(locale)
    return [
        f"{f'`voiceguide voices get {model}`' if model else '--voice azure, or recordings'} for {', '.join(found)}"
        for model, found in by_model.items()
    ]
