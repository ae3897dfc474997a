"""A stand-in for Google's voice on loopback: it speaks gTTS's protocol, and fails as the script says.

    with StandIn(["429:2", "ok", "cut"], then="500") as service:
        monkeypatch.setenv("VOICEGUIDE_GTTS_URL", service.address)

Each request takes the next step of the script; after its end, `then`.

    ok           speaks: a tone whose length is the text's
    slow:S       speaks after S seconds
    drip:S       a byte of the answer every S seconds
    429, 429:N   too many requests; with N, Retry-After: N
    500, 404 ... any other status
    cut          an MP3 whose last frame is half there
    cut-body     less than Content-Length promises
    short        whole frames, but far too few
    garbage      200, but a page without audio
    302          a redirect (to itself)
    refuse       closes the connection at once
    hang         never answers
"""

from __future__ import annotations

import base64
import json
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs

import lameenc  # type: ignore[import-not-found,import-untyped,unused-ignore]  # it ships no types
import numpy as np

RATE_HZ = 24_000
PATH = "/_/TranslateWebserverUi/data/batchexecute"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. time: time.monotonic() of its arrival, in seconds. host: of Google's that was meant.

    cookie: as sent along, "" for none. Every answer sets one; nobody should bring it back.
    """

    time: float
    step: str
    text: str
    lang: str
    host: str
    cookie: str


class StandIn:
    """The service while its `with` lasts. address: for VOICEGUIDE_GTTS_URL. asked: all requests so far."""

    def __init__(self, script: Sequence[str] = (), then: str = "ok") -> None:
        self.asked: list[Asked] = []
        self._script = list(script)
        self._then = then
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._server = _Server(("127.0.0.1", 0), self)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def texts(self) -> list[str]:
        """What was asked for, in order."""
        return [asked.text for asked in self.asked]

    def __enter__(self) -> Self:
        # Polled often: shutdown waits for the next look.
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._server.shutdown()
        self._server.server_close()

    def note(self, text: str, lang: str, host: str, cookie: str) -> str:
        """Record a request; returns the step it gets."""
        with self._lock:
            step = self._script.pop(0) if self._script else self._then
            self.asked.append(Asked(time.monotonic(), step, text, lang, host, cookie))
            return step

    def pause(self, seconds: float | None = None) -> bool:
        """Wait, for ever when no seconds are given. Returns whether the stand-in was closed meanwhile."""
        return self._over.wait(seconds)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], standin: StandIn) -> None:
        super().__init__(address, _Handler)
        self.standin = standin


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        text, lang, _, _ = json.loads(json.loads(form["f.req"][0])[0][0][1])
        if self.path != PATH:
            self._answer(404, b"")
            return
        host, cookie = self.headers.get("X-Forwarded-Host", ""), self.headers.get("Cookie", "")
        step = self.server.standin.note(text, lang, host, cookie)
        # The other side may lose patience, as it should.
        with suppress(BrokenPipeError, ConnectionResetError):
            self._play(step, text)

    def _play(self, step: str, text: str) -> None:
        mode, _, number = step.partition(":")
        if mode.isdigit():
            headers = {"Retry-After": number} if number else {}
            self._answer(int(mode), b"sorry", headers | ({"Location": PATH} if mode == "302" else {}))
            return
        match mode:
            case "ok":
                self._answer(200, packed(tone_mp3(len(text))))
            case "slow":
                self.server.standin.pause(float(number))
                self._answer(200, packed(tone_mp3(len(text))))
            case "drip":
                self._drip(packed(tone_mp3(len(text))), float(number))
            case "cut":
                mp3 = tone_mp3(len(text))
                self._answer(200, packed(mp3[: len(mp3) - 90]))
            case "cut-body":
                body = packed(tone_mp3(len(text)))
                self._answer(200, body[: len(body) // 2], {"Content-Length": str(len(body))})
            case "short":
                self._answer(200, packed(tone_mp3(1)[: 192 * 8]))
            case "garbage":
                self._answer(200, b"<!doctype html><title>Before you continue</title>")
            case "refuse":
                self.close_connection = True
            case "hang":
                self.server.standin.pause()
            case _:
                raise ValueError(f"the script has an unknown step: {step}")

    def _drip(self, body: bytes, seconds: float) -> None:
        self._answer(200, b"", {"Content-Length": str(len(body))})
        for byte in body:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            if self.server.standin.pause(seconds):
                return

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body)), "Set-Cookie": "NID=1"} | (headers or {})).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Tests speak for themselves."""


def packed(mp3: bytes) -> bytes:
    """An MP3 as the service sends it: base64, in JSON, in a line of JSON."""
    inner = json.dumps([base64.b64encode(mp3).decode()]).replace("=", "\\u003d")
    line = json.dumps(["wrb.fr", "jQ1olc", inner, None, None, None, "generic"], separators=(",", ":"))
    return (
        f')]}}\'\n\n{len(line) + 2}\n[{line}\n,["di",87],["af.httprm",87,"1",5]]\n25\n[["e",4,null,null,99]]\n'.encode()
    )


def tone_seconds(characters: int) -> float:
    """The length of the tone for a text of so many characters, in seconds."""
    return 0.3 + 0.06 * characters


@lru_cache(maxsize=128)
def tone_mp3(characters: int) -> bytes:
    """A tone as MP3: 24 kHz, mono, 64 kbit/s, as the service's own; frames of 192 bytes."""
    time_s = np.arange(int(tone_seconds(characters) * RATE_HZ)) / RATE_HZ
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_in_sample_rate(RATE_HZ)
    encoder.set_out_sample_rate(RATE_HZ)
    encoder.set_channels(1)
    encoder.set_bit_rate(64)
    encoder.set_quality(7)
    tone = (0.3 * 32_767 * np.sin(2 * np.pi * 220 * time_s)).astype("<i2")
    return bytes(encoder.encode(tone.tobytes()) + encoder.flush())
