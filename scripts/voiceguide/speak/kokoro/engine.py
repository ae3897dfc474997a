"""The engine `kokoro`: English, Spanish, French, Italian, Brazilian Portuguese, Hindi and Chinese, offline."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np

from voiceguide.errors import SpeakError
from voiceguide.model.settings import ROLES, EngineSettings
from voiceguide.model.sound import Pcm
from voiceguide.model.speech import Credit, Utterance, Voice
from voiceguide.speak import levels
from voiceguide.speak.espeak_library import EspeakLibrary
from voiceguide.speak.kokoro.chinese import ChineseReader, libraries
from voiceguide.speak.kokoro.model import FASTEST, MODEL, NETWORK, RATE_HZ, SLOWEST, STYLES, KokoroModel, voice_names
from voiceguide.speak.kokoro.phonemes import MAPPING, symbols
from voiceguide.speak.kokoro.vocabulary import has_sound, ids, pieces
from voiceguide.speak.onnx import runtime


@dataclass(frozen=True, slots=True)
class Language:
    """How a language is spoken. espeak: espeak-ng's name for it. guide, asker: names of voices, "" for none."""

    espeak: str
    guide: str
    asker: str = ""


LANGUAGES = {
    "en_US": Language("en-us", "af_heart", "am_michael"),
    "en_GB": Language("en-gb", "bf_emma", "bm_george"),
    "es_419": Language("es-419", "ef_dora", "em_alex"),
    "fr": Language("fr", "ff_siwis"),
    "hi": Language("hi", "hf_alpha", "hm_omega"),
    "it": Language("it", "if_sara", "im_nicola"),
    "pt_BR": Language("pt-br", "pf_dora", "pm_alex"),
    "zh_Hans": Language("cmn", "zf_xiaoxiao", "zm_yunxi"),
}
"""By locale. Another locale of the same language is spoken where `codes` names a voice for it."""


class KokoroEngine:
    """Speaks 24 kHz mono 16-bit on one thread: make one for each worker. The same samples every time.

    Raises SpeakError where onnxruntime or the model is missing, with what to do.
    """

    cacheable: ClassVar[bool] = True
    at_once: ClassVar[int | None] = None
    alphabets: ClassVar[frozenset[str]] = frozenset({"ipa", "x-kokoro", "x-espeak-spelling"})

    def __init__(self, settings: EngineSettings) -> None:
        self._settings = settings
        self._onnxruntime = str(runtime("kokoro").__version__)
        self._names = voice_names(settings.models)
        self._library = EspeakLibrary()

    def voices(self) -> tuple[Voice, ...]:
        """The voices of each locale. Chinese only where the libraries that read it are installed.

        Raises SpeakError for a voice of guide.toml that the model lacks.
        """
        return tuple(
            Voice("kokoro", name, locale, self._revision(locale), role)
            for locale in self._settings.locales or tuple(LANGUAGES)
            if _language(locale) and not self.lacks(locale)
            for role in ROLES
            if (name := self._name(locale, role))
        )

    def lacks(self, locale: str) -> str:
        """What must be installed before a locale can be spoken, in one line; "" when nothing is missing."""
        if _language(locale) is LANGUAGES["zh_Hans"]:
            try:
                libraries()
            except SpeakError as error:
                return str(error)
        return ""

    def credit(self, voice: Voice) -> Credit:
        """Licence and attribution of the model: the same for all of its voices."""
        return Credit(f"kokoro {voice.name}", MODEL.licence, MODEL.attribution)

    def speak(self, utterance: Utterance) -> Pcm:
        """One sentence. Raises SpeakError, also for a sound that the model lacks, a rate out of bounds, or no words."""
        if not SLOWEST <= utterance.rate <= FASTEST:
            raise SpeakError(
                f"kokoro cannot speak at rate {utterance.rate:g}, only from {SLOWEST:g} to {FASTEST:g}.",
                locale=utterance.locale, engine="kokoro", hint="Set rate of the locale in guide.toml within these.",
            )  # fmt: skip
        said = self.symbols(utterance.spoken, utterance.locale)
        if not has_sound(said):
            raise SpeakError(f"there is nothing to say in {utterance.spoken!r}.", engine="kokoro", hint="Write words.")
        name, rate = utterance.voice.name, utterance.rate
        parts = [self._model.say(ids(piece), name, rate) for piece in pieces(said)]
        return levels.pcm(np.concatenate(parts), RATE_HZ)

    def symbols(self, text: str, locale: str) -> str:
        """What the model is told for a text of a locale. Raises SpeakError for a sound that the model lacks."""
        language = _language(locale)
        if language is None:
            raise SpeakError(f"kokoro does not speak {locale}.", locale=locale, engine="kokoro")
        if language is LANGUAGES["zh_Hans"]:
            return self._chinese.symbols(text)
        return symbols(text, language.espeak, self._library)

    def _name(self, locale: str, role: str) -> str:
        """The voice for a locale: guide.toml's, else the usual one; "" for none. Raises SpeakError."""
        name = self._settings.code(locale, role) or str(getattr(LANGUAGES.get(locale), role, ""))
        if name and name not in self._names:
            raise SpeakError(
                f"kokoro has no voice {name!r}.", locale=locale, engine="kokoro",
                hint=f"It has: {', '.join(sorted(self._names))}.",
            )  # fmt: skip
        return name

    def _revision(self, locale: str) -> str:
        parts = [
            NETWORK.sha256[:16], STYLES.sha256[:8], f"onnxruntime{self._onnxruntime}",
            f"espeak-ng{self._library.version}", f"mapping{MAPPING}",
        ]  # fmt: skip
        return "+".join([*parts, libraries()] if _language(locale) is LANGUAGES["zh_Hans"] else parts)

    @cached_property
    def _model(self) -> KokoroModel:
        return KokoroModel(self._settings.models)

    @cached_property
    def _chinese(self) -> ChineseReader:
        return ChineseReader(self._settings.models / "kokoro", self._library)


def _language(locale: str) -> Language | None:
    """How a locale is spoken: its own row, else that of another locale of its language."""
    if locale in LANGUAGES:
        return LANGUAGES[locale]
    base = locale.split("_", maxsplit=1)[0]
    return next((row for code, row in LANGUAGES.items() if code.split("_")[0] == base), None)
