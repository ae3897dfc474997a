"""A real browser (Debian's Chromium, driven by Playwright) and a real server (voiceguide's own).

VOICEGUIDE_DIST names a dist/ to look at instead of building one.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, expect, sync_playwright

from tests import requirements
from voiceguide.serve.app import app

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_S = 30
"""How long a loaded machine may take for what takes it a moment at other times."""

INSECURE = "clinic.test"
"""A name for this machine that no browser trusts as it trusts 127.0.0.1."""


class Web:
    """dist/ on a port of this machine; it can go away, come back, and show another dist/."""

    def __init__(self, dist: Path) -> None:
        self.dist = dist
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/tablet/"

    def start(self) -> None:
        served = app(self.dist)
        config = uvicorn.Config(
            served, "127.0.0.1", self.port, log_level="error", lifespan="off", timeout_graceful_shutdown=1
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            assert self._thread.is_alive(), "the server did not start"
            time.sleep(0.02)

    def stop(self) -> None:
        self._server.should_exit = True
        self._server.force_exit = True
        self._thread.join()

    def show(self, dist: Path) -> None:
        """Another build takes the place of this one."""
        self.stop()
        self.dist = dist
        self.start()


@pytest.fixture(scope="package")
def dist(request: pytest.FixtureRequest) -> Path:
    """A whole dist/ with the tablet edition of several languages."""
    given = os.environ.get("VOICEGUIDE_DIST")
    return Path(given) if given else Path(request.getfixturevalue("built")) / "dist"


@pytest.fixture(scope="package")
def web(dist: Path) -> Iterator[Web]:
    """The server of the session's dist/. Not to be stopped."""
    server = Web(dist)
    yield server
    server.stop()


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    requirements.chromium()
    expect.set_options(timeout=PATIENCE_S * 1000)
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One browser for all tests. It knows no host but this machine."""
    path = requirements.chromium()
    rules = f"--host-resolver-rules=MAP {INSECURE} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    started = playwright.chromium.launch(executable_path=path, args=[*QUIET, rules])
    yield started
    started.close()


OpenPage = Callable[..., Page]


@contextmanager
def opening(browser: Browser, web: Web) -> Iterator[OpenPage]:
    """open_page(path, **context): a page of the tablet in a context of its own, closed at the end.

    A script's error, and any request to another host than ours, fails the test.
    """
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def open(path: str, *, at: Web | None = None, errors: bool = True, **options: object) -> Page:
        address = (at or web).address
        context = browser.new_context(**options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE_S * 1000)
        contexts.append(context)
        context.on("request", lambda r: wrong.append(f"other host: {r.url}") if foreign(r.url) else None)
        if errors:
            context.on("weberror", lambda error: wrong.append(str(error.error)))
        page = context.new_page()
        page.goto(path if "://" in path else address + path)
        return page

    yield open
    for context in contexts:
        context.close()
    assert not wrong


@pytest.fixture
def open_page(browser: Browser, web: Web) -> Iterator[OpenPage]:
    """See opening()."""
    with opening(browser, web) as found:
        yield found


def until(page: Page, expression: str, seconds: float = PATIENCE_S) -> None:
    """Wait until an expression is true in the page. Playwright's own waiting needs eval, which our pages forbid."""
    end = time.monotonic() + seconds
    while not _true(page, expression):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(50)


def _true(page: Page, expression: str) -> bool:
    try:
        return bool(page.evaluate(expression))
    except Error as error:
        if "context was destroyed" in str(error):  # the page is on its way to another
            return False
        raise


def foreign(address: str) -> bool:
    return not address.startswith(("http://127.0.0.1:", f"http://{INSECURE}:", "data:", "blob:", "file:"))
