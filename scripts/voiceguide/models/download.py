"""Downloads one file. An interrupted download is kept in a ``.part`` file, and only the rest is fetched.

Proxies and certificates are the environment's: HTTPS_PROXY, NO_PROXY, SSL_CERT_FILE.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

import httpx

from voiceguide.errors import ModelError, disk
from voiceguide.models.catalogue import ModelFile

FRUITLESS_TRIES = 4
"""Tries in a row without a new byte, after which a download fails."""
LIMIT_S = 30.0
_LATER = "What came so far is kept: run the same command again to go on."
_PROXY = (
    "A proxy or a sign-in page may stand in between. Try another network, or fetch the file elsewhere and use --from."
)

Progress = Callable[[int, int], None]
"""Told of a file's bytes so far, and of all its bytes."""


class Downloader:
    """Fetches files over one ``httpx.Client``. sleep: for tests. Close it, or use it in a ``with``."""

    def __init__(self, *, limit_s: float = LIMIT_S, sleep: Callable[[float], None] = time.sleep) -> None:
        self._client = httpx.Client(timeout=limit_s, follow_redirects=True, headers={"Accept-Encoding": "identity"})
        self._sleep = sleep

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._client.close()

    def fetch(self, file: ModelFile, target: Path, progress: Progress = lambda done, size: None) -> None:
        """Fetch a file in its full length. target: it grows there, and what it has already is not asked for again.

        Its digest is not compared here. Raises ModelError.
        """
        tries = 0
        while (done := _size(target)) < file.size:
            problem = self._go_on(file, target, done, progress)
            tries = 0 if _size(target) > done else tries + 1
            if tries >= FRUITLESS_TRIES:
                problem.hint = problem.hint or _LATER
                raise problem
            if _size(target) < file.size:
                self._sleep(2.0**tries)

    def _go_on(self, file: ModelFile, target: Path, done: int, progress: Progress) -> ModelError:
        """Ask for the rest, once. Gives what hindered it where it ended early. Raises ModelError for good."""
        headers = {"Range": f"bytes={done}-"} if done else {}
        try:
            with self._client.stream("GET", file.url, headers=headers) as response:
                if response.status_code == 416:
                    target.unlink()
                    return ModelError(f"{_host(file)} refused to go on with {file.name}.")
                start = _start(response, file, done)
                with disk(target, ModelError), target.open("r+b" if start else "wb") as out:
                    out.seek(start)
                    out.truncate()
                    _take(response, file, out.write, start, progress)
        except httpx.HTTPError as error:
            return _unanswered(error, file)
        except _BusyError as error:
            return ModelError(f"{_host(file)} answered {error}.")
        except httpx.InvalidURL as error:
            raise ModelError(f"{file.url} is no address: {error}.") from error
        return ModelError(f"{_host(file)} ended before {file.name} was whole.")


class _BusyError(Exception):
    """An answer that may be different on a later try."""


def _start(response: httpx.Response, file: ModelFile, done: int) -> int:
    """Where the body of an answer begins in the file. Raises ModelError for an answer that is not the file."""
    status = f"{response.status_code} {response.reason_phrase}".strip()
    if response.status_code in (408, 425, 429) or response.status_code >= 500:
        raise _BusyError(status)
    if response.status_code not in (200, 206):
        raise ModelError(
            f"{_host(file)} answered {status} for {file.name}.",
            hint="A proxy asks for a password: set it in HTTPS_PROXY." if response.status_code == 407 else _PROXY,
        )  # fmt: skip
    if response.headers.get("Content-Type", "").startswith("text/html"):
        raise ModelError(f"{_host(file)} answered with a web page in place of {file.name}.", hint=_PROXY)
    wanted = f"bytes {done}-{file.size - 1}/{file.size}"
    if response.status_code == 206 and response.headers.get("Content-Range") == wanted:
        return done
    length = response.headers.get("Content-Length", str(file.size))
    if response.status_code == 206 or length != str(file.size):
        raise ModelError(f"{_host(file)} has another {file.name}: {length} bytes, not {file.size}.", hint=_PROXY)
    return 0


def _take(
    response: httpx.Response, file: ModelFile, write: Callable[[bytes], object], done: int, progress: Progress
) -> None:
    # Without a size each block is given as it comes: one that waits to be full is lost when the connection breaks.
    for block in response.iter_raw():
        if done == 0 and block.lstrip()[:9].lower().startswith((b"<!doctype", b"<html")):
            raise ModelError(f"{_host(file)} answered with a web page in place of {file.name}.", hint=_PROXY)
        done += len(block)
        if done > file.size:
            raise ModelError(f"{_host(file)} sent more than the {file.size} bytes of {file.name}.", hint=_PROXY)
        write(block)
        progress(done, file.size)


def _unanswered(error: httpx.HTTPError, file: ModelFile) -> ModelError:
    host = _host(file)
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        hint = "A proxy or firewall may be intercepting HTTPS. If it is yours, set SSL_CERT_FILE to its CA file."
        return ModelError(f"{host} shows a certificate that cannot be trusted.", hint=hint)
    if isinstance(error, httpx.ProxyError):
        return ModelError(f"the proxy refused: {error}.", hint="Check HTTPS_PROXY.")
    if isinstance(error, httpx.ConnectError):
        return ModelError(f"{host} cannot be reached.", hint="Check the network, or fetch the files elsewhere: --from.")
    if isinstance(error, httpx.TimeoutException):
        return ModelError(f"{host} did not answer in time.")
    return ModelError(f"{host} broke off its answer.")


def _host(file: ModelFile) -> str:
    return httpx.URL(file.url).host


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
