"""The online voice: Google Translate's, through gTTS.

gTTS knows the protocol: address, packing, the 100 characters that a request may have. What is around it
here is what it leaves open: it checks no certificate, its time limit starts anew with each byte, a part
without audio passes for silence, and it has no bound on the pace. So `_Service` prepares requests as gTTS does
and sends them itself. Nothing is kept between requests: no cookies, no connection.
"""

from __future__ import annotations

import base64
import json
import os
import re
import time
from collections.abc import Iterator
from typing import ClassVar
from urllib.parse import urlsplit

import gtts  # type: ignore[import-untyped,unused-ignore]  # it ships no types
import numpy as np
import requests
import urllib3

from voiceguide.errors import ServiceError, SpeakError
from voiceguide.model.settings import EngineSettings
from voiceguide.model.sound import WORKING_FORMAT, Pcm
from voiceguide.model.speech import Utterance, Voice
from voiceguide.run.audio import decode, graph
from voiceguide.speak.deadline import within
from voiceguide.speak.engine import number_of
from voiceguide.speak.mp3 import whole
from voiceguide.speak.pace import Pace, common_pace
from voiceguide.speak.retry import BusyError, retry_after_s

ADDRESS_VARIABLE = "VOICEGUIDE_GTTS_URL"
"""Environment variable: where to ask instead of https://translate.google.<tld>, for a proxy or a stand-in."""

LIMIT_S = 10.0
SLOWEST, FASTEST = 0.85, 1.15
"""Within these a stretch of time is hardly heard; beyond, the voice begins to sound of metal."""

_PROCESSING = "1"  # raise it when what is done to the service's sound changes
_LARGEST_BYTES = 4_000_000  # an answer for 100 characters has about 200 kB
_SHORTEST_S = 0.015  # for one letter; the quickest speech takes about 0.04 s
_AUDIO = re.compile(rb'"jQ1olc","([^"\\]*(?:\\.[^"\\]*)*)"')
# A comma within a number is no pause; the marks of Chinese need no space after them.
_CLAUSE_END = re.compile(r"[.,;:!?…،؛؟।۔](?=\s)|[。，、；：！？]")
_CHECK_CODE = "Check gtts in [locales.<locale>.voices] of guide.toml."
_TRY_LATER = "Check the network, or use the embedded voice: --voice espeak."


class GoogleEngine:
    """Speaks `WORKING_FORMAT` PCM. A voice's name is its code in guide.toml: ``<lang>`` or ``<lang>@<tld>``.

    ``[engines.gtts]`` may have ``requests_per_second``, 2.0 by default. address: of the service, stronger than
    `ADDRESS_VARIABLE`. limit_s: seconds for each request. pace: by default one for the process.
    """

    cacheable: ClassVar[bool] = True
    at_once: ClassVar[int | None] = 1
    alphabets: ClassVar[frozenset[str]] = frozenset()

    def __init__(
        self,
        settings: EngineSettings,
        *,
        address: str | None = None,
        limit_s: float = LIMIT_S,
        pace: Pace | None = None,
    ) -> None:
        self._settings = settings
        self._address = _checked(address or os.environ.get(ADDRESS_VARIABLE, ""))
        self._limit_s = limit_s
        self._pace = pace or common_pace("gtts", number_of(settings, "requests_per_second", 2.0, 0.05, 20))

    def voices(self) -> tuple[Voice, ...]:
        return self._settings.voices(f"{gtts.__version__}+{_PROCESSING}")

    def speak(self, utterance: Utterance) -> Pcm:
        """One sentence, in as many requests as it takes.

        Raises ServiceError when another try may help, SpeakError when not.
        """
        if not SLOWEST <= utterance.rate <= FASTEST:
            raise SpeakError(
                f"gtts cannot speak at rate {utterance.rate:g}, only from {SLOWEST:g} to {FASTEST:g}.",
                locale=utterance.locale,
                engine="gtts",
                hint=f"Set rate.gtts of {utterance.locale} in guide.toml within these, or take another voice.",
            )
        lang, tld = _place(utterance.voice.name)
        try:
            pcm = self._ask(utterance.spoken, lang, tld, self._limit_s)
        except SpeakError as error:
            error.locale, error.engine = utterance.locale, "gtts"
            raise
        return pcm if utterance.rate == 1.0 else _stretched(pcm, utterance.rate)

    def answers(self, within_s: float = 3.0) -> bool:
        """Whether the service speaks at all, found by one small request. within_s: seconds, all included.

        Raises SpeakError when it refuses for good.
        """
        voices = self.voices()
        if not voices:
            return False
        lang, tld = _place(voices[0].name)
        try:
            within(within_s, lambda: self._ask("1", lang, tld, within_s))
        except (ServiceError, TimeoutError):
            return False
        return True

    def _ask(self, text: str, lang: str, tld: str, limit_s: float) -> Pcm:
        parts = _Service(text, lang, tld, self._address, limit_s, self._pace).parts()
        # Each answer is a whole MP3 of its own: decoded by itself, one cannot spoil its neighbour's start.
        return Pcm(WORKING_FORMAT, b"".join(_decoded(mp3, part).data for part, mp3 in parts))


class _Service(gtts.gTTS):  # type: ignore[misc,unused-ignore]  # without types it is Any
    """gTTS's requests, sent with checked certificates, a real time limit and a pace."""

    def __init__(self, text: str, lang: str, tld: str, address: str, limit_s: float, pace: Pace) -> None:
        # Its own changes to the text are left out: one drops the full stop after "symptoms" (it ends like Ms.).
        super().__init__(
            text,
            tld=tld,
            lang=lang,
            lang_check=False,  # it would fetch the list of languages
            pre_processor_funcs=[],
            tokenizer_func=split,
            timeout=limit_s,
        )
        self._address = address
        self._pace = pace

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """Each part of the text with its MP3. Raises ServiceError, SpeakError."""
        texts: list[str] = self._tokenize(self.text)
        if not texts:
            raise SpeakError(f"there is nothing to say in {self.text!r}.", hint="Write words, or leave it out.")
        host = urlsplit(self._address).netloc or f"translate.google.{self.tld}"
        try:
            for text, request in zip(texts, self._prepare_requests(), strict=True):
                yield text, _audio(self._send(request, host), host, self.lang)
        except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
            raise _unanswered(error, host) from error

    def _prepare_requests(self) -> Iterator[requests.PreparedRequest]:
        for request in super()._prepare_requests():
            if self._address:
                parts = urlsplit(request.url)
                # A proxy has to know for which of Google's hosts it stands.
                request.headers["X-Forwarded-Host"] = parts.netloc
                request.prepare_url(self._address + parts.path, None)
            yield request

    def _send(self, request: requests.PreparedRequest, host: str) -> bytes:
        self._pace.wait()
        ends = time.monotonic() + self.timeout
        with requests.Session() as session:
            settings = session.merge_environment_settings(
                request.url or "", proxies={}, stream=True, verify=None, cert=None
            )
            # Followed, a redirected POST would lose its text; and each hop would be a request nobody counted.
            with session.send(request, timeout=self.timeout, allow_redirects=False, **settings) as response:
                _check_status(response, host)
                return self._body(response, ends, host)

    def _body(self, response: requests.Response, ends: float, host: str) -> bytes:
        body = bytearray()
        # read1: what has come so far. iter_content waits until a block is full, which may be for ever.
        while piece := response.raw.read1(65_536, decode_content=True):
            body += piece
            if time.monotonic() > ends:
                raise ServiceError(f"{host} did not finish within {self.timeout:g} s.", hint=_TRY_LATER)
            if len(body) > _LARGEST_BYTES:
                raise ServiceError(f"{host} sent more than any speech would take.", hint=_TRY_LATER)
        return bytes(body)


def split(text: str) -> list[str]:
    """Parts of at most 100 characters, cut after a clause where possible, else between words.

    gTTS's own split makes a request of every clause and drops the marks between them: more to ask for, and
    a voice that halts at each comma.
    """
    longest = gtts.gTTS.GOOGLE_TTS_MAX_CHARS
    parts = []
    while len(text) > longest:
        ends = [m.end() for m in _CLAUSE_END.finditer(text, 0, longest + 1) if m.end() <= longest]
        cut = (ends[-1] if ends else 0) or max(text.rfind(" ", 0, longest + 1), 0) or longest
        parts.append(text[:cut].strip())
        text = text[cut:].strip()
    return [*parts, text]


def _place(name: str) -> tuple[str, str]:
    """(language, top-level domain) of a voice's name."""
    lang, _, tld = name.partition("@")
    return lang, tld or "com"


def _checked(address: str) -> str:
    parts = urlsplit(address)
    if address and (parts.scheme not in ("http", "https") or not parts.netloc):
        raise SpeakError(
            f"{ADDRESS_VARIABLE} is no web address: {address!r}.",
            engine="gtts",
            hint="Write it like http://127.0.0.1:8080, or leave it out.",
        )
    return address.rstrip("/")


def _check_status(response: requests.Response, host: str) -> None:
    status = response.status_code
    said = f"{host} answered {status} ({response.reason})."
    if status in (429, 503):
        busy = BusyError(said, hint="Lower requests_per_second in guide.toml, or try again later.")
        busy.after_s = retry_after_s(response.headers.get("Retry-After", ""), response.headers.get("Date", ""))
        raise busy
    if status >= 500 or 300 <= status < 400 or status == 408:
        raise ServiceError(said, hint=_TRY_LATER)
    if status >= 400:
        raise SpeakError(said, hint=f"{_CHECK_CODE} Or update gTTS.")


def _unanswered(error: Exception, host: str) -> SpeakError:
    if isinstance(error, ValueError):
        return SpeakError(
            f"{host} is no address to ask: {error}.", hint="Check gtts in [locales.<locale>.voices] of guide.toml."
        )
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        hint = "A proxy or firewall may be intercepting HTTPS. If it is yours, set REQUESTS_CA_BUNDLE to its CA file."
        return SpeakError(f"{host} shows a certificate that cannot be trusted.", hint=hint)
    if isinstance(error, requests.Timeout | urllib3.exceptions.TimeoutError):
        return ServiceError(f"{host} did not answer in time.", hint=_TRY_LATER)
    if isinstance(error, requests.ConnectionError):
        return ServiceError(f"{host} cannot be reached.", hint=_TRY_LATER)
    return ServiceError(f"{host} broke off its answer.", hint=_TRY_LATER)


def _audio(body: bytes, host: str, lang: str) -> bytes:
    """The MP3 in an answer: base64, in JSON, in JSON. Raises ServiceError."""
    found = _AUDIO.search(body)
    if found is None:
        raise ServiceError(
            f"{host} answered without audio.",
            hint=f"It may not speak {lang!r}, or ask for consent in your country; check gtts in guide.toml.",
        )
    try:
        return base64.b64decode(json.loads(json.loads(b'"' + found[1] + b'"'))[0], validate=True)
    except (ValueError, TypeError, LookupError) as error:
        raise ServiceError(f"{host} sent audio that cannot be read.", hint=_TRY_LATER) from error


def _decoded(mp3: bytes, text: str) -> Pcm:
    """One part as `WORKING_FORMAT` PCM. Raises ServiceError for audio that ends early."""
    if not whole(mp3):
        raise ServiceError(f"the audio was cut off in {text!r}.", hint=_TRY_LATER)
    try:
        pcm = decode(mp3, ServiceError)
    except ServiceError as error:
        error.hint = _TRY_LATER
        raise
    letters = sum(char.isalnum() for char in text)
    if pcm.samples < letters * _SHORTEST_S * WORKING_FORMAT.rate_hz:
        length_s = pcm.samples / WORKING_FORMAT.rate_hz
        raise ServiceError(f"the audio is too short ({length_s:.2f} s) for {text!r}.", hint=_TRY_LATER)
    return pcm


def _stretched(pcm: Pcm, rate: float) -> Pcm:
    form = f"sample_fmts=s16:channel_layouts=mono:sample_rates={WORKING_FORMAT.rate_hz}"
    samples = graph(pcm, [("atempo", f"{rate:.6g}"), ("aformat", form)])
    return Pcm(WORKING_FORMAT, samples.astype(np.dtype("<i2")).tobytes())
