"""Whether a voice can read what it is told.

The embedded voice marks where it falls back to another language. Kokoro knows a fixed set of symbols.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from voiceguide.config import Config
from voiceguide.errors import SpeakError
from voiceguide.model.finding import Finding, Severity
from voiceguide.model.speech import Script
from voiceguide.model.text import Location
from voiceguide.speak.espeak import EspeakEngine
from voiceguide.speak.kokoro.engine import LANGUAGES
from voiceguide.speak.kokoro.phonemes import from_given

_SWITCH = re.compile(r"\(([a-z]{2,3}(?:-[a-z0-9]+)*)\)")
_PHONEMES = re.compile(r"\[\[.*?\]\]")


def check(scripts: Sequence[Script], config: Config, own: Sequence[str]) -> list[Finding]:
    """Phonemes that switch to another language mean that the voice cannot read the text.

    own: the clinic's own words, left aside: a name is a name in any language. Only for espeak-ng.
    """
    spoken = [script for script in scripts if script.voice.engine == "espeak"]
    engine = EspeakEngine(config.engine_settings("espeak")) if spoken else None
    return [] if engine is None else [f for script in spoken for f in switches(engine, script, own)]


def switches(engine: EspeakEngine, script: Script, own: Sequence[str]) -> Iterator[Finding]:
    """A finding for each block whose phonemes leave the voice's language."""
    for passage, block in zip(script.passages, script.section.blocks, strict=False):
        # Phonemes given by the lexicon are the voice's own already.
        text = _PHONEMES.sub(" ", " ".join(utterance.spoken for utterance in passage.utterances))
        for name in own:
            text = text.replace(name, " ")
        found = _SWITCH.search(engine.phonemes(text, script.voice.name)) if text.strip() else None
        if found:
            message = f"the voice reads a word of it as {found[1]}: {text!r}. Give the lexicon an alias."
            location = block.sentences[0].location if block.sentences else block.location
            yield Finding("voice-language", Severity.ERROR, message, script.locale, script.section.context, location)


def lexicon(ipa: Iterable[tuple[str, Location]], locale: str) -> Iterator[Finding]:
    """A finding for each IPA of a lexicon with a symbol that Kokoro lacks, in the locales that it speaks.

    ipa: what the lexicon gives, and where. Kokoro's model need not be here.
    """
    if locale not in LANGUAGES:
        return
    for phonemes, location in ipa:
        try:
            from_given(phonemes)
        except SpeakError as error:
            message = f"{error.message} {error.hint}"
            yield Finding("kokoro-symbol", Severity.ERROR, message, locale, "", location)
