"""A stand-in on loopback for the servers of `openai` and `azure`: it speaks, and fails as the script says.

    with VoiceServer(["429:2", "ok", "cut-body"], then="500") as server:
        monkeypatch.setenv("VOICEGUIDE_OPENAI_URL", server.address)

Each request takes the next step of the script; after its end, `then`. It also stands in for a proxy.

    ok             speaks: a tone whose length is the text's, WAV with a right header
    slow:S         speaks after S seconds
    drip:S         a byte of the body every S seconds
    drip-head:S    a byte of the headers every S seconds
    hang           never answers
    refuse         closes the connection at once
    endless        a body without an end
    stream:SIZE    chunks, and SIZE (hexadecimal) in the header, as those write it who do not know the length yet
    stream-off:N   chunks; the header counts N bytes more than come
    type:TYPE      speaks, with another Content-Type
    list           speaks, with a LIST chunk behind the sound
    rate:N         speaks at 24 kHz and claims N Hz
    stereo, float  speaks with two channels, as 32-bit float
    cut-body       less than Content-Length promises
    cut-chunk      chunks without the last one
    cut-wav        less than the WAV header promises, in an answer that is whole
    cut-close      a WAV of unknown length that ends when the connection does
    odd            ends within a sample
    several        two WAV files, one behind the other
    header         the WAV header alone, cut off
    empty          200 and no body
    no-sound       WAV without samples
    silence, faint samples that are zero; samples that nobody hears
    clipped        samples at full scale
    short          a tenth of the sound
    half           the right length, and most of it silent
    json           200, and an error in JSON
    json:CODE      the same, with OpenAI's code for it
    html, mp3      200, and a page; 200, and MP3
    302            a redirect to itself
    429:N          any status; with N, Retry-After: N
    401 ...        any other status, with an error in JSON
    echo           401, and the key in the error
    quota          429 with OpenAI's code for a used-up account
"""

from __future__ import annotations

import json
import struct
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import numpy as np
from lxml import etree

RATE_HZ = 24_000
OPENAI_PATH, AZURE_PATH = "/v1/audio/speech", "/cognitiveservices/v1"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. time: time.monotonic() of its arrival, in seconds. text: without markup. body: as it came.

    port: the other side's, the same for requests of one connection.
    """

    time: float
    step: str
    path: str
    host: str
    headers: dict[str, str]
    body: bytes
    text: str
    port: int
    speed: float = 1.0

    @property
    def json(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body)
        return found


class VoiceServer:
    """The server while its `with` lasts. address: its own. asked: all requests so far. most: most at a time."""

    def __init__(self, script: Sequence[str] = (), then: str = "ok") -> None:
        self.asked: list[Asked] = []
        self.most = 0
        self._now = 0
        self._script = list(script)
        self._then = then
        self._lock = threading.Lock()
        self._over = threading.Event()
        self.server = _Server(("127.0.0.1", 0), self)
        self.scheme = "http"

    @property
    def address(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.server.server_port}"

    @property
    def texts(self) -> list[str]:
        """What was asked for, in order."""
        return [asked.text for asked in self.asked]

    def __enter__(self) -> Self:
        # Polled often: shutdown waits for the next look.
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self.server.shutdown()
        self.server.server_close()

    def begin(self, asked: Asked) -> str:
        """Record a request; returns the step it gets."""
        with self._lock:
            self._now += 1
            self.most = max(self.most, self._now)
            step = self._script.pop(0) if self._script else self._then
            self.asked.append(Asked(asked.time, step, *[getattr(asked, n) for n in Asked.__slots__[2:]]))
            return step

    def end(self) -> None:
        """A request is answered."""
        with self._lock:
            self._now -= 1

    def pause(self, seconds: float | None = None) -> bool:
        """Wait, for ever when no seconds are given. Returns whether the server was closed meanwhile."""
        return self._over.wait(seconds)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], standin: VoiceServer) -> None:
        super().__init__(address, _Handler)
        self.standin = standin

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A connection that breaks, or speaks no TLS, is what is tested."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        path = urlsplit(self.path).path
        text = _text(path, body)
        headers = {name.lower(): value for name, value in self.headers.items()}
        host = urlsplit(self.path).netloc or self.headers.get("Host", "")
        speed = _speed(path, body)
        asked = Asked(time.monotonic(), "", path, host, headers, body, text, self.client_address[1], speed)
        step = self.server.standin.begin(asked)
        self._tone = tone(len(text), speed)
        # The other side may lose patience, as it should.
        try:
            with suppress(BrokenPipeError, ConnectionResetError):
                self._play(step)
        finally:
            self.server.standin.end()

    def _play(self, step: str) -> None:
        mode, _, more = step.partition(":")
        if mode.isdigit():
            headers = {"Retry-After": more} if more else {}
            said = json.dumps({"error": {"message": f"That is a {mode}.", "type": "x", "code": None}}).encode()
            self._answer(int(mode), said, headers | ({"Location": self.path} if mode == "302" else {}))
        elif mode in ("stream", "stream-off", "cut-chunk", "endless"):
            self._stream(mode, more)
        elif mode in ("drip", "drip-head"):
            self._drip(mode, float(more))
        elif mode in ("refuse", "hang"):
            self.close_connection = True
            if mode == "hang":
                self.server.standin.pause()
        else:
            self._whole(mode, more)

    def _whole(self, mode: str, more: str) -> None:
        """An answer with Content-Length."""
        samples = self._tone
        right = wav(samples)
        headers: dict[str, str] = {}
        match mode:
            case "ok":
                body = right
            case "slow":
                self.server.standin.pause(float(more))
                body = right
            case "type":
                body, headers = right, {"Content-Type": more}
            case "list":
                body = right + b"LIST" + struct.pack("<I", 9) + b"INFOISFT\0\0"
            case "rate":
                body = wav(samples, rate_hz=int(more))
            case "stereo":
                body = wav(np.repeat(samples, 2), channels=2)
            case "float":
                body = wav((samples / 32_768).astype("<f4"), tag=3)
            case "cut-body":
                body, headers = right[: len(right) // 2], {"Content-Length": str(len(right))}
                self.close_connection = True
            case "cut-wav":
                body = right[: len(right) // 2 * 2 - 9_600]
            case "cut-close":
                self._until_closed(wav(samples, size=0xFFFF_FFFF))
                return
            case "odd":
                body = wav(samples, size=0xFFFF_FFFF)[:-1]
            case "several":
                body = wav(samples[:2_400]) + right
            case "header":
                body = right[:30]
            case "empty":
                body = b""
            case "no-sound":
                body = wav(samples[:0])
            case "silence":
                body = wav(samples * 0)
            case "faint":
                body = wav(samples // 200)
            case "clipped":
                body = wav(np.clip(samples.astype(int) * 20, -32_768, 32_767).astype("<i2"))
            case "short":
                body = wav(samples[: len(samples) // 10])
            case "half":
                body = wav(np.where(np.arange(len(samples)) < len(samples) // 10, samples, 0).astype("<i2"))
            case "json":
                said = {"error": {"message": "The model\nis asleep.", "code": more or None}}
                body, headers = json.dumps(said).encode(), {"Content-Type": "application/json"}
            case "quota":
                said = {"error": {"message": "You used it up.", "type": "x", "code": "insufficient_quota"}}
                self._answer(429, json.dumps(said).encode(), {"Retry-After": "1"})
                return
            case "echo":
                names = ("authorization", "ocp-apim-subscription-key")
                sent = next(value for name in names if (value := self.headers.get(name)))
                self._answer(401, json.dumps({"error": f"No such key: {sent}."}).encode(), {})
                return
            case "html":
                body, headers = b"<!doctype html><title>Log in</title>", {"Content-Type": "text/html"}
            case "mp3":
                body, headers = b"ID3\4" + bytes(2_000), {"Content-Type": "audio/mpeg"}
            case _:
                raise ValueError(f"the script has an unknown step: {mode}")
        self._answer(200, body, headers)

    def _stream(self, mode: str, more: str) -> None:
        samples = self._tone
        if mode == "stream-off":
            body = wav(samples, size=samples.nbytes + int(more))
        else:
            body = wav(samples, size=int(more or "ffffffff", 16))
        self._answer(200, b"", {"Transfer-Encoding": "chunked"})
        for begin in range(0, len(body), 4_000):
            self._chunk(body[begin : begin + 4_000])
        if mode == "cut-chunk":
            self.close_connection = True
            return
        while mode == "endless" and not self.server.standin.pause(0):
            self._chunk(bytes(65_536))
        self.wfile.write(b"0\r\n\r\n")

    def _chunk(self, piece: bytes) -> None:
        self.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")

    def _drip(self, mode: str, seconds: float) -> None:
        self.close_connection = True
        body = wav(self._tone)
        head = f"HTTP/1.1 200 OK\r\nContent-Type: audio/wav\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        at_once, slowly = (head, body) if mode == "drip" else (b"", head + body)
        self.wfile.write(at_once)
        for byte in slowly:
            self.wfile.write(bytes([byte]))
            if self.server.standin.pause(seconds):
                return

    def _until_closed(self, body: bytes) -> None:
        self.close_connection = True
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: audio/wav\r\nConnection: close\r\n\r\n" + body)

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        common = {"Content-Type": "audio/wav", "Content-Length": str(len(body)), "Set-Cookie": "id=1"}
        if "Transfer-Encoding" in headers:
            del common["Content-Length"]
        for name, value in (common | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Tests speak for themselves."""


def _text(path: str, body: bytes) -> str:
    """The words that are asked for: of JSON, or of SSML."""
    if path == OPENAI_PATH:
        return str(json.loads(body)["input"])
    return "".join(etree.fromstring(body).itertext())


def _speed(path: str, body: bytes) -> float:
    """The rate that is asked for: of JSON, or of SSML's prosody element, a change in percent."""
    if path == OPENAI_PATH:
        return float(json.loads(body)["speed"])
    rates = [str(element.get("rate")) for element in etree.fromstring(body).iter("{*}prosody")]
    return 1 + float(rates[0].rstrip("%")) / 100 if rates else 1.0


def tone_seconds(characters: int, speed: float = 1.0) -> float:
    """The length of the tone for a text of so many characters, in seconds."""
    return (0.3 + 0.12 * characters) / speed


@lru_cache(maxsize=128)
def tone(characters: int, speed: float = 1.0) -> np.ndarray[Any, np.dtype[np.int16]]:
    """A tone for a text of so many characters: 24 kHz, mono, 16 bits."""
    time_s = np.arange(int(tone_seconds(characters, speed) * RATE_HZ)) / RATE_HZ
    return (0.3 * 32_767 * np.sin(2 * np.pi * 220 * time_s)).astype("<i2")


def wav(
    samples: np.ndarray[Any, Any], *, rate_hz: int = RATE_HZ, channels: int = 1, tag: int = 1, size: int | None = None
) -> bytes:
    """A WAV file. size: of the data, as the header claims; the right one by default."""
    data = samples.tobytes()
    size = len(data) if size is None else size
    width = samples.dtype.itemsize
    form = struct.pack("<HHIIHH", tag, channels, rate_hz, rate_hz * channels * width, channels * width, width * 8)
    riff = struct.pack("<I", min(size + 36, 0xFFFF_FFFF))
    return b"RIFF" + riff + b"WAVEfmt " + struct.pack("<I", 16) + form + b"data" + struct.pack("<I", size) + data
