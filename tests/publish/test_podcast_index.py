"""The podcast pages in a real browser: to everybody's measure, copied by a press, and nothing from anywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests import requirements
from tests.serve.live import Live, live

PAGES = ["index.html", "ar/index.html", "zh_Hans/index.html", "en_US/01-get-help.html", "ar/guide.html"]
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
    "contrast": {"contrast": "more"},
}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "wcag2aaa", "best-practice"]}


@pytest.fixture(scope="module")
def site(built: Path) -> Iterator[Live]:
    with live(built / "dist") as server:
        yield server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = requirements.chromium()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(site: Live, browser: Browser, path: str, look: str) -> None:
    context = browser.new_context(**LOOKS[look])
    page = opened(context, f"{site.address}/podcast/{path}")
    found = Axe().run(page, options=RULES).response["violations"]
    context.close()
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_from_anywhere_else_and_no_complaint(site: Live, context: BrowserContext, path: str) -> None:
    page = context.new_page()
    hosts, said = set(), []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{site.address}/podcast/{path}", wait_until="networkidle")
    assert hosts == {f"127.0.0.1:{site.port}"}
    assert said == []


@pytest.mark.parametrize("path", PAGES)
def test_320_pixels_are_enough(site: Live, browser: Browser, path: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = opened(context, f"{site.address}/podcast/{path}")
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert width <= 320


@pytest.mark.parametrize("path", ["index.html", "ar/index.html"])
def test_targets_are_large(site: Live, context: BrowserContext, path: str) -> None:
    page = opened(context, f"{site.address}/podcast/{path}")
    sizes = page.eval_on_selector_all(
        "a, button, input, audio",
        "found => found.map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect().height])",
    )
    assert len(sizes) > 5
    assert [each for each in sizes if each[1] < 64] == []


def test_every_language_has_its_feed(site: Live, context: BrowserContext, built: Path) -> None:
    page = opened(context, f"{site.address}/podcast/index.html")
    locales = sorted(path.parent.name for path in (built / "dist/podcast").glob("*/feed.xml"))
    assert page.locator("article").count() == page.locator(".languages a").count() == len(locales)
    for locale in locales:
        card = page.locator(f"article[lang='{locale.replace('_', '-')}']")
        bare = f"127.0.0.1:8000/podcast/{locale}/feed.xml"
        assert card.locator("input").input_value() == f"http://{bare}"
        links = card.locator("a").evaluate_all("found => found.map(e => e.getAttribute('href'))")
        assert {f"podcast://{bare}", f"podcasts://{bare}", f"feed://{bare}", f"{locale}/index.html"} <= set(links)
        assert card.locator(".qr svg").count() == 1
    assert page.locator("article[lang='ar']").evaluate("e => getComputedStyle(e).direction") == "rtl"


def test_the_address_is_copied_by_keyboard(site: Live, browser: Browser) -> None:
    # As on the clinic's own machine: loopback counts as secure, so the clipboard is there.
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = opened(context, f"{site.address}/podcast/index.html")
    button = page.locator("article[lang='ar'] button.copy")
    button.focus()
    page.keyboard.press("Enter")
    done = page.locator("article[lang='ar'] .done")
    done.filter(has_text=str(button.get_attribute("data-done"))).wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    focused = page.evaluate("document.activeElement.dataset.from")
    context.close()
    assert copied == "http://127.0.0.1:8000/podcast/ar/feed.xml"
    assert focused == "address-ar"


def test_without_script_and_from_a_usb_stick(browser: Browser, built: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = opened(context, (built / "dist/podcast/index.html").as_uri())
    assert page.locator("button.copy").first.is_hidden()
    page.locator("article .title a").first.click()
    page.locator("a.button[href='01-get-help.html']").click()
    assert page.locator("h1").count() == 1
    context.close()


def test_a_chapter_plays_and_seeks(site: Live, context: BrowserContext) -> None:
    page = opened(context, f"{site.address}/podcast/en_US/index.html")
    at = page.locator("audio").last.evaluate(
        "async e => { e.muted = true; await e.play(); e.currentTime = 300;"
        " await new Promise(r => e.addEventListener('seeked', r, {once: true}));"
        " return [e.currentTime, e.duration, e.error]; }"
    )
    assert at[0] == pytest.approx(300, abs=1)
    assert at[1] > 600
    assert at[2] is None
