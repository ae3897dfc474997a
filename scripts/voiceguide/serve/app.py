"""The web application: dist/ at its own paths, `/` redirects to the tablet, and security headers on every answer."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from voiceguide.config import Config
from voiceguide.serve import twiml
from voiceguide.serve.files import Files

_POLICY = (
    "default-src 'self'; img-src 'self' data:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'"
)
SAFE = {
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""On every answer. Pages take scripts, styles and sound from here alone, and nobody learns who reads them."""

STYLED = "/books/"
"""Below it, pages carry their style in themselves, since each is one file to be handed on."""


def app(dist: Path, config: Config | None = None) -> Starlette:
    """dist/ as an ASGI application. config: for what a phone system asks (`twiml`); None leaves that out."""
    phone = twiml.routes(config, dist) if config else []
    files = Route("/{path:path}", Files(dist), methods=["GET", "HEAD", "OPTIONS"])
    return Starlette(routes=[*phone, Route("/", _front), files], middleware=[Middleware(Safe)])


async def _front(_: Request) -> RedirectResponse:
    return RedirectResponse("/tablet/", 307)


class Safe:
    """Middleware that puts `SAFE` on every answer, errors too; an answer's own header of the same name stays."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=list(message["headers"]))
                if scope["path"].startswith(STYLED):
                    headers["Content-Security-Policy"] = f"{_POLICY}; style-src 'self' 'unsafe-inline'"
                for name, value in SAFE.items():
                    headers.setdefault(name, value)
                message = {**message, "headers": headers.raw}
            await send(message)

        await self.app(scope, receive, safely)
