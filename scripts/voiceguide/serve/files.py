"""One file of dist/ as a response: found safely, with its media type, its ETag, and the range that was asked for.

Starlette's FileResponse sends the bytes, one range or several. This module reads the request before that, because
FileResponse answers a range in HEAD, refuses unknown units, and gives 416 when only one of several ranges lies outside.
"""

from __future__ import annotations

import os
import re
import stat
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from voiceguide.serve.ranges import UnsatisfiableError, settle

MEDIA_TYPES = {
    ".chapters.json": "application/json+chapters",
    ".alaw": "audio/PCMA",
    ".audiobook": "application/audiobook+zip",
    ".conf": "text/plain",
    ".css": "text/css",
    ".epub": "application/epub+zip",
    ".html": "text/html",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".m4b": "audio/mp4",
    ".md": "text/markdown",
    ".mp3": "audio/mpeg",
    ".opml": "text/x-opml",
    ".png": "image/png",
    ".sln16": "audio/x-slin16",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".ulaw": "audio/PCMU",
    ".vtt": "text/vtt",
    ".wav": "audio/wav",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xhtml": "application/xhtml+xml",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
"""By the end of a name; the longest that fits. The system's own table is not asked: it differs from place to place."""

FEED = "application/rss+xml"
UNKNOWN = "application/octet-stream"


class Files:
    """All of a folder but what is hidden. An ASGI application for GET, HEAD and OPTIONS."""

    def __init__(self, folder: Path) -> None:
        self._folder = Path(os.path.realpath(folder))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._respond(scope)(scope, receive, send)

    def _respond(self, scope: Scope) -> Response | _Part:
        path = str(scope["path"])
        file = self.find(path)
        if file is None:
            return PlainTextResponse("Not found.", 404)
        if file.is_dir():
            # A relative address works behind a proxy too, and cannot lead to another host.
            query = scope.get("query_string", b"").decode("latin-1")
            return RedirectResponse(f"./{quote(file.name)}/" + (f"?{query}" if query else ""), 307)
        shared = is_shared(file.relative_to(self._folder).as_posix())
        if scope["method"] == "OPTIONS":
            return _options(shared=shared)
        return _answer(file, scope, shared=shared)

    def find(self, path: str) -> Path | None:
        """The file of an address's path (decoded), the folder when a slash is missing at its end, or None.

        Nothing outside the folder, by whatever name or link; nothing whose name begins with a dot.
        """
        parts = path.removeprefix("/").split("/")
        if parts[-1] == "":
            parts[-1] = "index.html"
        if any(not part or part.startswith(".") or "\\" in part or "\0" in part for part in parts):
            return None
        try:
            found = Path(os.path.realpath(self._folder.joinpath(*parts), strict=True))
            mode = found.stat().st_mode
        except (OSError, ValueError):
            return None
        if not found.is_relative_to(self._folder):
            return None
        if any(part.startswith(".") for part in found.relative_to(self._folder).parts):
            return None
        if stat.S_ISDIR(mode):
            return found if (found / "index.html").is_file() else None
        return found if stat.S_ISREG(mode) else None


def media_type(name: str) -> str:
    """The media type of a file by its name."""
    base = name.rpartition("/")[2]
    if base == "feed.xml":
        return FEED
    fitting = [end for end in MEDIA_TYPES if base.endswith(end)]
    return MEDIA_TYPES[max(fitting, key=len)] if fitting else UNKNOWN


def is_shared(name: str) -> bool:
    """Whether pages of other hosts may read it: feeds with all they point to, audio and captions anywhere."""
    return name.startswith("podcast/") or media_type(name).startswith(("audio/", "text/vtt"))


class _Part:
    """A file, or the parts of it that were asked for."""

    def __init__(self, response: FileResponse, range_header: str | None) -> None:
        self.response = response
        self._range = range_header

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = MutableHeaders(raw=list(scope["headers"]))
        del headers["range"]
        del headers["if-range"]
        if self._range:
            headers["range"] = self._range
        await self.response({**scope, "headers": headers.raw}, receive, send)


def _answer(file: Path, scope: Scope, *, shared: bool) -> Response | _Part:
    about = file.stat()
    # Files of dist/ are never changed, only replaced. So size and time identify the content.
    etag = f'"{about.st_mtime_ns:x}-{about.st_size:x}"'
    changed = datetime.fromtimestamp(int(about.st_mtime), UTC)
    own = {"ETag": etag, "Last-Modified": format_datetime(changed, usegmt=True), "Cache-Control": "no-cache"}
    if shared:
        own |= _SHARED
    asked = Headers(scope=scope)
    refused = _precondition(asked, etag, changed)
    if refused:
        return Response(status_code=refused, headers=own)
    try:
        wanted = _range(asked, scope["method"], about.st_size, own)
    except UnsatisfiableError:
        return Response(status_code=416, headers={**own, "Content-Range": f"bytes */{about.st_size}"})
    response = FileResponse(file, headers=own, media_type=media_type(file.name), stat_result=about)
    return _Part(response, wanted)


def _range(asked: Headers, method: str, size: int, own: dict[str, str]) -> str | None:
    """The Range to answer: only in GET, and only of the file that If-Range names."""
    header = asked.get("range")
    condition = asked.get("if-range")
    if header is None or method != "GET" or (condition and condition not in (own["ETag"], own["Last-Modified"])):
        return None
    return settle(header, size)


def _precondition(asked: Headers, etag: str, changed: datetime) -> int:
    """304 or 412 when a condition decides (RFC 9110, 13.2.2, in its order), else 0."""
    if "if-match" in asked:
        if not _names(asked["if-match"], etag, weak=False):
            return 412
    elif (since := _date(asked.get("if-unmodified-since"))) and changed > since:
        return 412
    if "if-none-match" in asked:
        return 304 if _names(asked["if-none-match"], etag, weak=True) else 0
    since = _date(asked.get("if-modified-since"))
    return 304 if since and changed <= since else 0


def _names(header: str, etag: str, *, weak: bool) -> bool:
    if header.strip() == "*":
        return True
    found = re.findall(r'(W/)?("[^"]*")', header)
    return any(tag == etag and (weak or not mark) for mark, tag in found)


def _date(header: str | None) -> datetime | None:
    try:
        date = parsedate_to_datetime(header) if header else None
    except ValueError:
        return None
    return date.replace(tzinfo=UTC) if date and date.tzinfo is None else date


def _options(*, shared: bool) -> Response:
    return Response(status_code=204, headers={"Allow": _METHODS} | (_SHARED | _PREFLIGHT if shared else {}))


_METHODS = "GET, HEAD, OPTIONS"
_SHARED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Accept-Ranges, Content-Length, Content-Range, ETag",
}
_PREFLIGHT = {"Access-Control-Allow-Methods": _METHODS, "Access-Control-Allow-Headers": "Range, If-Range"}
