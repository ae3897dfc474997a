"""The engine `azure`: Azure's speech service, through its REST interface for text to speech.

A hospital's contract with Microsoft can cover it, and it has voices for all languages of the guide but Haitian Creole.
What to set, in the environment:

    AZURE_SPEECH_KEY      a key of your Speech resource
    AZURE_SPEECH_REGION   the resource's region, for example westeurope
    VOICEGUIDE_AZURE_URL  another address than https://<region>.tts.speech.microsoft.com, as Azure Government has

The voices stand in guide.toml, ``azure`` in [locales.<locale>.voices]. [engines.azure] may have ``requests`` (under way
at a time, at most 8) and ``requests_per_second``: a free resource takes 20 requests a minute, which is 0.3.

Sounds that the lexicon gives in IPA are sent as SSML ``phoneme`` elements. Azure wants dots between all syllables where
a stress is marked (``ˈkæ.θə.tɚ``), else it stresses the syllable before the mark. It refuses a sentence with a symbol
that the language's voices do not know.
"""

from __future__ import annotations

import os
import re
import unicodedata
from typing import ClassVar

from lxml import etree

from voiceguide.errors import ConfigError, SpeakError
from voiceguide.model.settings import EngineSettings
from voiceguide.model.sound import Pcm
from voiceguide.model.speech import Utterance, Voice
from voiceguide.speak.ipa import GIVEN
from voiceguide.speak.online import (
    AT_ONCE,
    Turns,
    address_of,
    answers,
    check_rate,
    check_table,
    check_words,
    heard,
    key_from,
)
from voiceguide.speak.service import LIMIT_S, Hints, Service

URL_VARIABLE, KEY_VARIABLE, REGION_VARIABLE = "VOICEGUIDE_AZURE_URL", "AZURE_SPEECH_KEY", "AZURE_SPEECH_REGION"
FORMAT, RATE_HZ = "riff-24khz-16bit-mono-pcm", 24_000
SLOWEST, FASTEST = 0.5, 2.0
WITHOUT_PHONEMES = frozenset({
    "af", "am", "as", "az", "bn", "bs", "cy", "et", "eu", "fa", "fil", "ga", "gl", "hy", "is", "iu", "jv", "ka",
    "kk", "km", "kn", "lo", "lt", "lv", "mk", "ml", "mn", "mt", "my", "ne", "or", "pa", "ps", "si", "so", "sq",
    "sr", "su", "uz", "wuu", "yue", "zu",
})  # fmt: skip
"""Languages whose voices take no phonemes, by Azure's table of languages (October 2025). They are told the word."""

_PROCESSING = "1"  # raise it when what is sent, or done to the service's sound, changes
_SSML = "http://www.w3.org/2001/10/synthesis"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HINTS = Hints(
    key=f"Check {KEY_VARIABLE}, and that {REGION_VARIABLE} is the region of that key's resource.",
    request="Check azure in [locales.<locale>.voices] of guide.toml: not every region has every voice.",
    busy="Set requests or requests_per_second of [engines.azure] in guide.toml lower, or try again later.",
)


class AzureEngine:
    """Speaks mono 16-bit at 24 kHz. One sentence a request; see the module for what to set.

    A voice's name is Azure's, such as ``en-US-AvaNeural``. Raises ConfigError for a table, address, key or region that
    cannot be used. limit_s: seconds for each request.
    """

    cacheable: ClassVar[bool] = True
    at_once: ClassVar[int | None] = AT_ONCE
    alphabets: ClassVar[frozenset[str]] = frozenset({"ipa"})

    def __init__(self, settings: EngineSettings, *, limit_s: float = LIMIT_S) -> None:
        check_table(settings, "requests", "requests_per_second")
        self._settings = settings
        self._turns = Turns(settings)
        self._key = key_from(KEY_VARIABLE)
        self._address = address_of(settings, "", URL_VARIABLE) or _regional()
        self._headers = {
            "Ocp-Apim-Subscription-Key": self._key,
            "Content-Type": "application/ssml+xml",
            "X-Microsoft-OutputFormat": FORMAT,
        }
        self._service = Service(
            f"{self._address}/cognitiveservices/v1", _HINTS, limit_s=limit_s, secret=self._key
        )  # fmt: skip

    def voices(self) -> tuple[Voice, ...]:
        """A voice for each code of guide.toml; none when key or region are not set."""
        return self._settings.voices(f"{FORMAT}+{_PROCESSING}") if self._key and self._address else ()

    def lacks(self, locale: str) -> str:
        """What must be set before a locale can be spoken, "" when nothing is missing."""
        missing = [n for n, found in ((KEY_VARIABLE, self._key), (REGION_VARIABLE, self._address)) if not found]
        if missing:
            return f"set {' and '.join(missing)}"
        return "" if self._settings.code(locale) else f"set azure in [locales.{locale}.voices] of guide.toml"

    def speak(self, utterance: Utterance) -> Pcm:
        """One sentence in one request. Raises ServiceError when another try may help, SpeakError when not."""
        return self._turns.take(lambda: self._spoken(utterance.spoken, utterance.voice, utterance.rate))

    def answers(self, within_s: float = 3.0) -> bool:
        """Whether the service speaks, found by one small request. within_s: seconds, all included.

        Raises SpeakError when it refuses for good, for example a wrong key.
        """
        return answers(self.voices(), lambda voice: self._spoken("1", voice, limit_s=within_s))

    def _spoken(self, text: str, voice: Voice, rate: float = 1.0, limit_s: float | None = None) -> Pcm:
        check_rate("azure", rate, SLOWEST, FASTEST)
        words = GIVEN.sub(_word, text)
        check_words(words)
        answer = self._service.post(self._headers, ssml(text, voice.name, rate), limit_s)
        return heard(answer, self._service.host, words, voice.locale, rate, RATE_HZ)


def ssml(text: str, voice: str, rate: float = 1.0) -> bytes:
    """A sentence as Azure is told it, UTF-8 (W3C SSML 1.0). Raises SpeakError for what XML cannot hold.

    text: with IPA as ``[[ipa:ˈklɪ.nɪk|clinic]]``. voice: its name begins with its language, as in
    ``en-US-AvaNeural``. rate: 1.0 is the voice's own pace.
    """
    language = voice.rpartition("-")[0]
    takes_phonemes = language.split("-")[0] not in WITHOUT_PHONEMES
    speak = etree.Element(f"{{{_SSML}}}speak", {"version": "1.0", _LANG: language}, nsmap={None: _SSML})
    try:
        said = etree.SubElement(speak, f"{{{_SSML}}}voice", {"name": voice})
        if rate != 1.0:
            # With a sign it is a change: "-10.00%" is 0.9 of the voice's own pace.
            said = etree.SubElement(said, f"{{{_SSML}}}prosody", {"rate": f"{(rate - 1) * 100:+.2f}%"})
        _write(said, text, takes_phonemes=takes_phonemes)
    except ValueError as error:
        hint = "Delete control characters from the text or the name of the voice."
        raise SpeakError(f"azure cannot be told {text!r}.", hint=hint) from error
    return etree.tostring(speak, encoding="utf-8")


def _write(parent: etree._Element, text: str, *, takes_phonemes: bool) -> None:
    """Write a sentence into an element: words, and a ``phoneme`` element for each given word."""
    begin, last = 0, None
    for found in GIVEN.finditer(text):
        plain = text[begin : found.start()]
        begin = found.end()
        if not takes_phonemes:
            _append(parent, last, plain + _word(found))
            continue
        _append(parent, last, plain)
        # The decomposed form is the one that Azure knows.
        sounds = {"alphabet": "ipa", "ph": unicodedata.normalize("NFD", found[1])}
        last = etree.SubElement(parent, f"{{{_SSML}}}phoneme", sounds)
        last.text = _word(found)
    _append(parent, last, text[begin:])


def _append(parent: etree._Element, last: etree._Element | None, text: str) -> None:
    """Write text behind the last child of an element, or at its start when it has none."""
    if last is None:
        parent.text = (parent.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def _word(found: re.Match[str]) -> str:
    """The word that given sounds stand for; the sounds themselves where nobody wrote it."""
    return str(found[2] or found[1])


def _regional() -> str:
    """The service's address in the region of the environment, "" when none is set. Raises ConfigError."""
    region = os.environ.get(REGION_VARIABLE, "").strip().lower()
    if region and not re.fullmatch("[a-z0-9]{2,40}", region):
        raise ConfigError(f"{REGION_VARIABLE} is no region: {region!r}.", hint="Write it like westeurope or eastus2.")
    return f"https://{region}.tts.speech.microsoft.com" if region else ""
