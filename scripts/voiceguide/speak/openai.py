"""The engine `openai`: any server that speaks OpenAI's protocol for speech, in the clinic or outside it.

Kokoro-FastAPI, speaches, LocalAI and OpenAI's own service have it: ``POST {base_url}/v1/audio/speech``. What to set:

    # guide.toml
    [engines.openai]
    base_url = "http://127.0.0.1:8880"      # VOICEGUIDE_OPENAI_URL in the environment is stronger
    model = "kokoro"                        # "tts-1" when left out
    requests = 8                            # under way at a time, at most 8; 1 for a small machine
    requests_per_second = 2.0               # no limit when left out
    rate_hz = 24000                         # refuse any other sample rate; when left out, the answer's own counts

    [locales.en_US.voices]
    openai = "af_heart"                     # or { guide = "af_heart", asker = "am_michael" }

A server that wants a key gets it from the environment, never from guide.toml: VOICEGUIDE_OPENAI_KEY, else
OPENAI_API_KEY. The latter goes only over HTTPS or to this machine: it may be there for another service.
"""

from __future__ import annotations

import hashlib
import json
from typing import ClassVar
from urllib.parse import urlsplit

from voiceguide.model.settings import EngineSettings
from voiceguide.model.sound import Pcm
from voiceguide.model.speech import Utterance, Voice
from voiceguide.speak.engine import number_of
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
    text_of,
)
from voiceguide.speak.service import LIMIT_S, Hints, Service
from voiceguide.speak.wav_answer import FASTEST_HZ, SLOWEST_HZ

URL_VARIABLE = "VOICEGUIDE_OPENAI_URL"
"""Environment variable: the server's address, stronger than base_url of guide.toml."""

KEY_VARIABLE, COMMON_KEY_VARIABLE = "VOICEGUIDE_OPENAI_KEY", "OPENAI_API_KEY"
SLOWEST, FASTEST = 0.25, 4.0
_PROCESSING = "1"  # raise it when what is done to the service's sound changes
_HINTS = Hints(
    key=f"Set {KEY_VARIABLE} or {COMMON_KEY_VARIABLE} in the environment to a key that this server knows.",
    request="Check base_url and model of [engines.openai], and openai in [locales.<locale>.voices], in guide.toml.",
    busy="Set requests or requests_per_second of [engines.openai] in guide.toml lower, or try again later.",
)


class OpenAIEngine:
    """Speaks mono 16-bit, at the server's own sample rate. One sentence a request; see the module for what to set.

    Raises ConfigError for a table, address or key that cannot be used. limit_s: seconds for each request.
    """

    cacheable: ClassVar[bool] = True
    at_once: ClassVar[int | None] = AT_ONCE
    alphabets: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, settings: EngineSettings, *, limit_s: float = LIMIT_S) -> None:
        check_table(settings, "base_url", "model", "requests", "requests_per_second", "rate_hz")
        self._settings = settings
        self._model = text_of(settings, "model", "tts-1")
        expects = "rate_hz" in settings.table
        self._rate_hz = int(number_of(settings, "rate_hz", 0, SLOWEST_HZ, FASTEST_HZ)) if expects else None
        self._base = _base(settings)
        self._turns = Turns(settings)
        key = _key(self._base)
        self._headers = {"Content-Type": "application/json", "Accept": "audio/wav"}
        if key:
            self._headers["Authorization"] = f"Bearer {key}"
        self._service = Service(f"{self._base}/audio/speech", _HINTS, limit_s=limit_s, secret=key)

    def voices(self) -> tuple[Voice, ...]:
        """A voice for each code of guide.toml; none when the server's address is not set.

        The revision has the model, the server (the first 8 digits of its address's SHA-256) and our processing: two
        servers may call different voices by one name.
        """
        if not self._base:
            return ()
        server = hashlib.sha256(self._base.encode()).hexdigest()[:8]
        return self._settings.voices(f"{self._model}@{server}+{_PROCESSING}")

    def lacks(self, locale: str) -> str:
        """What must be set before a locale can be spoken, "" when nothing is missing."""
        if not self._base:
            return f"set base_url of [engines.openai] in guide.toml, or {URL_VARIABLE}"
        return "" if self._settings.code(locale) else f"set openai in [locales.{locale}.voices] of guide.toml"

    def speak(self, utterance: Utterance) -> Pcm:
        """One sentence in one request. Raises ServiceError when another try may help, SpeakError when not."""
        return self._turns.take(lambda: self._spoken(utterance.spoken, utterance.voice, utterance.rate))

    def answers(self, within_s: float = 3.0) -> bool:
        """Whether the server speaks, found by one small request. within_s: seconds, all included.

        Raises SpeakError when it refuses for good, for example a wrong key.
        """
        return answers(self.voices(), lambda voice: self._spoken("1", voice, limit_s=within_s))

    def _spoken(self, text: str, voice: Voice, rate: float = 1.0, limit_s: float | None = None) -> Pcm:
        check_rate("openai", rate, SLOWEST, FASTEST)
        check_words(text)
        asked = {"model": self._model, "voice": voice.name, "input": text, "response_format": "wav", "speed": rate}
        content = json.dumps(asked, ensure_ascii=False).encode()
        answer = self._service.post(self._headers, content, limit_s)
        return heard(answer, self._service.host, text, voice.locale, rate, self._rate_hz)


def _base(settings: EngineSettings) -> str:
    """The address up to ``/v1``, which may be written or not; "" when none is set. Raises ConfigError."""
    address = address_of(settings, "base_url", URL_VARIABLE)
    return address if not address or address.endswith("/v1") else f"{address}/v1"


def _key(base: str) -> str:
    """The key for a server. `COMMON_KEY_VARIABLE` is not sent in the clear to another machine."""
    parts = urlsplit(base)
    guarded = parts.scheme == "https" or parts.hostname in ("localhost", "127.0.0.1", "::1")
    return key_from(KEY_VARIABLE, *([COMMON_KEY_VARIABLE] if guarded else []))
