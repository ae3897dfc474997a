"""The engine `piper`: any voice of Piper in the folder of models, offline.

A voice is a folder there with ``<name>.onnx``, ``<name>.onnx.json`` and model.toml, which names its licence.
"""

from __future__ import annotations

import json
import re
from collections import Counter, OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from voiceguide.errors import SpeakError, disk
from voiceguide.model.settings import ROLES, EngineSettings
from voiceguide.model.sound import Pcm
from voiceguide.model.speech import Credit, Utterance, Voice
from voiceguide.models.facts import Facts, read_facts
from voiceguide.speak import levels
from voiceguide.speak.ipa import plain, read_with_given
from voiceguide.speak.onnx import errors, not_installed, open_session, runtime
from voiceguide.store.store import sha256_of

VOICES_KEPT = 2
"""Voices that an engine keeps loaded, the last used ones. Each takes about 200 MB."""
_SLOWEST, _FASTEST = 0.5, 2.0
_GRADES = ("high", "medium", "low", "x_low")
_NAME = re.compile(r"(?P<locale>[a-z]{2,3}_[A-Z]{2})-(?P<name>.+)-(?P<grade>high|medium|low|x_low)")
_ARABIC_LETTER = re.compile("[\u0621-\u064a\u0671-\u06d3]")
_ARABIC_VOWEL = re.compile("[\u064b-\u0652\u0670]")
_READABLE = ("espeak", "text")


@dataclass(frozen=True, slots=True)
class Model:
    """A voice that is here. path: of its ``.onnx``; ``<path>.json`` is beside it."""

    path: Path
    facts: Facts

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def config(self) -> Path:
        return self.path.with_name(f"{self.path.name}.json")

    def speaks(self, locale: str) -> bool:
        """Whether the voice is for a locale: as model.toml says, else as its name begins."""
        if self.facts.locales:
            return locale in self.facts.locales
        found = _NAME.fullmatch(self.name)
        return found is not None and locale in (found["locale"], found["locale"].split("_")[0])


def models_here(folder: Path) -> tuple[Model, ...]:
    """All voices of Piper in the folder of models, the better graded first. Raises SpeakError."""
    paths = sorted(path for path in folder.glob("[!.]*/*.onnx") if path.with_name(f"{path.name}.json").is_file())
    return tuple(sorted((Model(path, read_facts(path.parent)) for path in paths), key=_grade))


class PiperEngine:
    """Speaks mono 16-bit, most voices at 22.05 kHz, on one thread. The same samples every time.

    Raises SpeakError where the library is missing, with what to do.
    """

    cacheable: ClassVar[bool] = True
    at_once: ClassVar[int | None] = None
    alphabets: ClassVar[frozenset[str]] = frozenset({"ipa", "x-espeak-spelling"})

    def __init__(self, settings: EngineSettings) -> None:
        self._settings = settings
        self._onnxruntime = str(runtime("piper").__version__)
        try:
            import piper  # noqa: F401 - only whether it is there
        except ImportError as error:
            raise not_installed("piper-tts", "piper", error) from error
        self._here = {model.name: model for model in models_here(settings.models)}
        self._loaded: OrderedDict[str, Any] = OrderedDict()

    def voices(self) -> tuple[Voice, ...]:
        """The voices of each locale: those that guide.toml names, else the first ones here whose licence is named.

        Raises SpeakError for a voice of guide.toml that is not here, or names no licence.
        """
        return tuple(
            Voice("piper", model.name, locale, self._revision(model), role)
            for locale in self._settings.locales
            for role, model in zip(ROLES, self._models(locale), strict=False)
        )

    def credit(self, voice: Voice) -> Credit:
        """Licence and attribution of a voice, from model.toml. Raises SpeakError for a voice that is not here."""
        return self._named(voice.name, voice.locale).facts.credit(f"piper {voice.name}")

    def speak(self, utterance: Utterance) -> Pcm:
        """One sentence. Raises SpeakError, also for a sound that the voice lacks, a rate out of bounds, or no words."""
        if not _SLOWEST <= utterance.rate <= _FASTEST:
            raise SpeakError(
                f"piper cannot speak at rate {utterance.rate:g}, only from {_SLOWEST:g} to {_FASTEST:g}.",
                locale=utterance.locale, engine="piper", hint="Set rate of the locale in guide.toml within these.",
            )  # fmt: skip
        from piper import SynthesisConfig

        voice = self._voice(utterance.voice.name)
        voice.use_tashkeel = not _is_vowelled(utterance.spoken)
        # Without noise the same samples come out every time, and they are understood better.
        config = SynthesisConfig(
            length_scale=voice.config.length_scale / utterance.rate, noise_scale=0.0, noise_w_scale=0.0
        )
        try:
            parts = [
                voice.phoneme_ids_to_audio(voice.phonemes_to_ids(sentence), config)
                for sentence in phonemes(voice, utterance.spoken)
            ]
        except errors() as error:
            raise SpeakError(f"the voice failed: {error}.", engine="piper", hint="Use another voice.") from error
        return levels.pcm(np.concatenate([np.atleast_1d(part) for part in parts]), voice.config.sample_rate)

    def _models(self, locale: str) -> Sequence[Model]:
        """The voice of the guide and, where there is one, that of the asker."""
        table = self._settings.table.get("voices", {})
        named = [self._settings.code(locale, role) for role in ROLES]
        if not named[0] and isinstance(table, Mapping):
            named[0] = str(table.get(locale, ""))
        if named[0]:
            return [self._named(name, locale) for name in named if name]
        return [model for model in self._here.values() if model.speaks(locale) and model.facts.licence]

    def _named(self, name: str, locale: str) -> Model:
        model = self._here.get(name)
        if model is None:
            raise SpeakError(
                f"no voice {name!r} of Piper is in {self._settings.models}.", locale=locale, engine="piper",
                hint=f"Fetch it: voiceguide voices get {name}.",
            )  # fmt: skip
        if not model.facts.licence:
            raise SpeakError(
                f"the voice {name} names no licence.", locale=locale, engine="piper",
                hint=f"Read its model card, and write licence and attribution into {model.path.parent / 'model.toml'}.",
            )  # fmt: skip
        return model

    def _revision(self, model: Model) -> str:
        digest = model.facts.digests.get(model.path.name) or _digest(model.path)
        config = model.facts.digests.get(model.config.name) or _digest(model.config)
        return f"{digest[:16]}+{config[:8]}+onnxruntime{self._onnxruntime}+piper{version('piper-tts')}"

    def _voice(self, name: str) -> Any:
        """A loaded voice; the last used ones stay loaded."""
        if name not in self._loaded:
            self._loaded[name] = _opened(self._named(name, ""))
            while len(self._loaded) > VOICES_KEPT:
                self._loaded.popitem(last=False)
        self._loaded.move_to_end(name)
        return self._loaded[name]


def phonemes(voice: Any, text: str) -> list[list[str]]:
    """The phonemes of a text by sentence, given IPA put in. voice: ``piper.PiperVoice``.

    Raises SpeakError for a text without any, and for a symbol that the voice was not trained on: piper drops it.
    """

    def read(texts: Sequence[str]) -> list[str]:
        return ["\n".join("".join(sentence) for sentence in voice.phonemize(one)) for one in texts]

    if "[[ipa:" in text:
        (found,) = read_with_given([text], read, plain)
        sentences = [list(sentence) for sentence in found.split("\n")]
    else:
        sentences = voice.phonemize(text)
    sentences = [sentence for sentence in sentences if any(symbol.isalpha() for symbol in sentence)]
    if not sentences:
        raise SpeakError(f"there is nothing to say in {text!r}.", engine="piper", hint="Write words.")
    known = voice.config.phoneme_id_map
    missing = Counter(symbol for sentence in sentences for symbol in sentence if symbol not in known)
    if missing:
        told = ", ".join(f"{symbol!r} (U+{ord(symbol[0]):04X}) x {times}" for symbol, times in missing.most_common())
        raise SpeakError(
            f"the voice has no sound for {told} in {text!r}.", engine="piper",
            hint="Give the word other phonemes or another spelling in the lexicon.",
        )  # fmt: skip
    return sentences


def _opened(model: Model) -> Any:
    """A voice on one thread. Raises SpeakError for files that are altered, or no voice of Piper."""
    from piper import PiperVoice
    from piper.config import PiperConfig

    for path in (model.path, model.config):
        wanted = model.facts.digests.get(path.name)
        if wanted and _digest(path) != wanted:
            raise SpeakError(
                f"{path} is not the file that was published: cut short or altered.", engine="piper",
                hint=f"Fetch it again: voiceguide voices remove {model.name}, then voiceguide voices get {model.name}.",
            )  # fmt: skip
    try:
        with disk(model.config, SpeakError):
            config = PiperConfig.from_dict(json.loads(model.config.read_bytes()))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SpeakError(
            f"{model.config} does not describe a voice of Piper: {error}.", engine="piper", hint="Fetch it again."
        ) from error
    if config.phoneme_type.value not in _READABLE:
        raise SpeakError(
            f"the voice {model.name} reads through {config.phoneme_type.value}, which is not supported.",
            engine="piper", hint="Use another voice.",
        )  # fmt: skip
    return PiperVoice(session=open_session(model.path, "piper"), config=config)


def _grade(model: Model) -> tuple[int, str]:
    found = _NAME.fullmatch(model.name)
    return (_GRADES.index(found["grade"]) if found else len(_GRADES), model.name)


def _digest(path: Path) -> str:
    with disk(path, SpeakError):
        return sha256_of(path)


def _is_vowelled(text: str) -> bool:
    """Whether a text in Arabic script has its vowels: the diacritiser would put in its own guesses."""
    return len(_ARABIC_VOWEL.findall(text)) > len(_ARABIC_LETTER.findall(text)) / 4
