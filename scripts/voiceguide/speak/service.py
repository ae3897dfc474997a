"""A voice's server, asked over HTTP: bounded in time and size, every failure one clear error."""

from __future__ import annotations

import json
import re
import time
import weakref
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any
from urllib.parse import urlsplit

import httpx

from voiceguide import __version__
from voiceguide.errors import ConfigError, ServiceError, SpeakError
from voiceguide.speak.deadline import within
from voiceguide.speak.retry import BusyError, retry_after_s

LIMIT_S = 60.0
"""Seconds for one sentence, all included. A server without a graphics card may take a while."""

LARGEST_BYTES = 16_000_000
"""An answer's size at most: more than five minutes of 24 kHz, where a sentence takes half a minute at most."""

_TRY_LATER = "Check the network, or use the embedded voice: --voice espeak."
# Codes of OpenAI's errors that no other try mends.
_FINAL = frozenset({"insufficient_quota", "billing_hard_limit_reached", "invalid_api_key", "account_deactivated",
                    "model_not_found", "invalid_request_error", "authentication_error"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """What came with status 200. framed: the server told where it ends, so that a lost connection was noticed."""

    body: bytes
    framed: bool


@dataclass(frozen=True, slots=True)
class Hints:
    """What a user can do, by what the server refuses. key: 401, 403. request: what it cannot use. busy: 429, 503."""

    key: str
    request: str
    busy: str


class Service:
    """One server of voices, asked by one engine instance; not shared between threads.

    url: of the requests. limit_s: seconds for each. secret: the key, never shown. Proxies and CA certificates come from
    the environment (HTTPS_PROXY, NO_PROXY, SSL_CERT_FILE). Certificates are checked. Redirects are not followed: each
    would be another server that gets the text and the key. No cookie is kept.
    """

    def __init__(self, url: str, hints: Hints, *, limit_s: float = LIMIT_S, secret: str = "") -> None:
        self.host = urlsplit(url).netloc
        self._url = url
        self._hints = hints
        self._limit_s = limit_s
        self._secret = secret
        self._client: httpx.Client | None = None

    def post(self, headers: Mapping[str, str], content: bytes, limit_s: float | None = None) -> Answer:
        """The answer to one request. limit_s: stronger than the service's own.

        Raises ServiceError when another try may help, BusyError when the server asks for a pause, SpeakError when no
        other try helps.
        """
        limit_s = limit_s or self._limit_s
        client = self._opened()
        try:
            return within(limit_s, lambda: self._asked(client, headers, content, limit_s))
        except TimeoutError as error:
            # Its thread may still use the client.
            self._client = None
            raise self._late(limit_s) from error
        except httpx.HTTPError as error:
            raise self._unanswered(error, limit_s) from error
        except (httpx.InvalidURL, UnicodeError) as error:
            raise SpeakError(f"{self.host} is no address to ask: {error}.", hint=self._hints.request) from error

    def _opened(self) -> httpx.Client:
        if self._client is None:
            try:
                self._client = httpx.Client(
                    follow_redirects=False,
                    timeout=self._limit_s,
                    headers={"User-Agent": f"voiceguide/{__version__}", "Accept-Encoding": "identity"},
                    cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
                )
            except (ValueError, ImportError, OSError) as error:
                reason = str(error).rstrip(".")
                hint = "Check HTTPS_PROXY, ALL_PROXY and SSL_CERT_FILE in the environment."
                raise ConfigError(f"the network settings cannot be used: {reason}.", hint=hint) from error
            # At the end of the process the sockets close by themselves, and a late thread may still use them.
            weakref.finalize(self, self._client.close).atexit = False
        return self._client

    def _asked(self, client: httpx.Client, headers: Mapping[str, str], content: bytes, limit_s: float) -> Answer:
        ends = time.monotonic() + limit_s
        with client.stream("POST", self._url, headers=dict(headers), content=content) as response:
            body = self._body(response, limit_s, ends)
            if response.status_code != HTTPStatus.OK:
                raise self._refused(response, body)
            first = body[:100].lstrip()[:1]
            if first in (b"{", b"["):
                raise self._told(body)
            if first == b"<":
                raise ServiceError(f"{self.host} answered with a page, not with audio.", hint=self._hints.request)
            framed = bool({"content-length", "transfer-encoding"} & set(response.headers))
            return Answer(body, framed)

    def _body(self, response: httpx.Response, limit_s: float, ends: float) -> bytes:
        body = bytearray()
        for piece in response.iter_bytes():
            body += piece
            if time.monotonic() > ends:
                raise self._late(limit_s)
            if len(body) > LARGEST_BYTES:
                raise ServiceError(f"{self.host} sent more than any sentence takes.", hint=_TRY_LATER)
        return bytes(body)

    def _refused(self, response: httpx.Response, body: bytes) -> SpeakError:
        """The error for a status that is not 200."""
        status = response.status_code
        words, code = self._words(body)
        said = f"{self.host} answered {status} ({response.reason_phrase or _phrase(status)}){words}."
        if status >= 500 or (status in (408, 425, 429) and code not in _FINAL):
            busy = BusyError(said, hint=self._hints.busy if status in (429, 503) else _TRY_LATER)
            busy.after_s = retry_after_s(response.headers.get("Retry-After", ""), response.headers.get("Date", ""))
            return busy
        if 300 <= status < 400:
            hint = f"Redirects are not followed. {self._hints.request}"
            return SpeakError(f"{self.host} redirects to another address ({status}).", hint=hint)
        if status in (401, 403):
            return SpeakError(said, hint=self._hints.key)
        if status == 407:
            return SpeakError(f"the proxy wants a name and a password ({status}).", hint="Set them in HTTPS_PROXY.")
        return (SpeakError if status >= 400 else ServiceError)(said, hint=self._hints.request)

    def _told(self, body: bytes) -> SpeakError:
        """The error for JSON where audio should be."""
        words, code = self._words(body)
        kind = SpeakError if code in _FINAL else ServiceError
        return kind(f"{self.host} answered without audio{words}.", hint=self._hints.request)

    def _words(self, body: bytes) -> tuple[str, str]:
        """What the server says, quoted, and its code for the error; "" for each that there is none of."""
        code, text = "", body.decode("utf-8", "replace")
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            pass
        else:
            text, code = _message(found)
        if self._secret:
            text = text.replace(self._secret, "…")
        text = "".join(char if char.isprintable() else " " for char in re.sub("<[^>]*>", " ", text[:2_000]))
        text = " ".join(text.split())
        return (f': "{text[:160].rstrip(" .")}"' if text else ""), code

    def _late(self, limit_s: float) -> ServiceError:
        return ServiceError(f"{self.host} did not finish within {limit_s:g} s.", hint=_TRY_LATER)

    def _unanswered(self, error: httpx.HTTPError, limit_s: float) -> SpeakError:
        text = str(error)
        if "CERTIFICATE_VERIFY_FAILED" in text:
            hint = (
                "A proxy or firewall may be intercepting HTTPS. If it is yours, set SSL_CERT_FILE to the file of its "
                "CA certificates."
            )
            return SpeakError(f"{self.host} shows a certificate that cannot be trusted.", hint=hint)
        if "[SSL" in text:
            return SpeakError(f"{self.host} does not speak HTTPS.", hint=f"Is it http://? {self._hints.request}")
        if isinstance(error, httpx.ProxyError):
            return ServiceError(f"the proxy does not let requests to {self.host} through: {text}.", hint=_TRY_LATER)
        if isinstance(error, httpx.TimeoutException):
            return self._late(limit_s)
        if isinstance(error, httpx.ConnectError):
            return ServiceError(f"{self.host} cannot be reached.", hint=_TRY_LATER)
        return ServiceError(f"{self.host} broke off its answer.", hint=_TRY_LATER)


def _message(found: Any) -> tuple[str, str]:
    """Message and code of an error in JSON, as OpenAI, Azure and FastAPI write them."""
    inner = found.get("error", found) if isinstance(found, dict) else found
    if not isinstance(inner, dict):
        return (inner if isinstance(inner, str) else "", "")
    text = next((inner[key] for key in ("message", "detail", "error") if inner.get(key)), "")
    codes = [inner[key] for key in ("code", "type") if isinstance(inner.get(key), str)]
    final = next((code for code in codes if code in _FINAL), codes[0] if codes else "")
    return (text if isinstance(text, str) else json.dumps(text, ensure_ascii=False), final)


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else "unknown"
