"""A server of one file on loopback that fails as a script says, to download from.

    with FileServer(data, ["quarter", "quarter", "ok"], then="ok") as server:
        server.address, server.asked

Each request takes the next step of the script; after its end, `then`.

    ok         the file, or the range that was asked for
    quarter    a quarter of the file, then the connection ends
    no-range   the whole file with 200, whatever was asked for
    html       a sign-in page, 200
    page       a sign-in page that says it is octets, in chunks
    short      another file that is shorter, with 200
    more       more than the file has, in chunks
    altered    one byte is another
    416        cannot go on from there
    503 ...    any other status
    refuse     closes the connection at once
"""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

PAGE = b"  <!DOCTYPE html><title>Sign in</title>"


class FileServer:
    """The server while its `with` lasts. asked: the Range header of each request, "" for none."""

    def __init__(self, data: bytes, script: Sequence[str] = (), then: str = "ok") -> None:
        self.data = data
        self.asked: list[str] = []
        self._script = list(script)
        self._then = then
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}/model.onnx"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def step(self, asked: str) -> str:
        self.asked.append(asked)
        return self._script.pop(0) if self._script else self._then

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        service = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                asked = self.headers.get("Range", "")
                self._answer(service.step(asked), asked)

            def _answer(self, step: str, asked: str) -> None:
                data = service.data
                found = re.fullmatch(r"bytes=(\d+)-", asked)
                start = int(found[1]) if found else 0
                if step == "refuse":
                    self.close_connection = True
                elif step == "html":
                    self._send(200, PAGE, kind="text/html; charset=utf-8")
                elif step == "page":
                    self._chunked(PAGE)
                elif step == "short":
                    self._send(200, data[:-7])
                elif step == "more":
                    self._chunked(data + b"more")
                elif step == "no-range":
                    self._send(200, data)
                elif step.isdigit():
                    self._send(int(step), b"no")
                else:
                    if step == "altered":
                        data = data[:-1] + bytes([data[-1] ^ 1])
                    body = data[start:]
                    send = body[: len(data) // 4] if step == "quarter" else body
                    span = f"bytes {start}-{len(data) - 1}/{len(data)}" if found else ""
                    self._send(206 if found else 200, send, length=len(body), span=span)

            def _send(
                self, status: int, body: bytes, kind: str = "application/octet-stream", length: int = -1, span: str = ""
            ) -> None:
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body) if length < 0 else length))
                if span:
                    self.send_header("Content-Range", span)
                self.end_headers()
                self.wfile.write(body)
                self.close_connection = length >= 0

            def _chunked(self, body: bytes) -> None:
                self.send_response(200)
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                self.wfile.write(b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body))

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler
