"""axe finds nothing, AAA contrast included, in light, dark and forced colours; nothing is cut off; all is large."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import OpenPage, Web, opening

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
SCHEMES = (("light", "none"), ("dark", "none"), ("light", "active"))
THOROUGH = ("en_US", "ar", "zh_Hans")
KINDS = ("index.html", "01-get-help.html", "help.html", "01-get-help-large.html", "poster.html")
RUN = """
async () => {
  const options = { resultTypes: ["violations"], rules: { "color-contrast-enhanced": { enabled: true },
    "target-size": { enabled: true } } };
  const { violations } = await axe.run(document, options);
  const told = (n) => `${n.html.slice(0, 150)} ${n.failureSummary}`;
  return violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map(told)}`);
}
"""


def violations(page: Page) -> list[str]:
    found: list[str] = []
    page.evaluate(AXE)
    for colours, forced in SCHEMES:
        page.emulate_media(color_scheme=colours, forced_colors=forced, reduced_motion="reduce")  # type: ignore[arg-type]
        found += [f"{page.url} {colours} {forced}: {item}" for item in page.evaluate(RUN)]
    return found


def locales(web: Web) -> list[str]:
    return sorted(path.name for path in (web.dist / "tablet").iterdir() if path.is_dir())


def test_axe_on_the_pages_that_all_share(open_page: OpenPage) -> None:
    page = open_page("index.html")
    found = violations(page)
    page.evaluate("document.querySelector('.language a').focus()")
    found += violations(page)
    page.goto(page.url.replace("index.html", "help.html"))
    assert not found + violations(page)


@pytest.mark.parametrize("locale", THOROUGH)
def test_axe_on_every_page(open_page: OpenPage, web: Web, locale: str) -> None:
    page = open_page(f"{locale}/index.html")
    found = []
    for path in sorted((web.dist / "tablet" / locale).glob("*.html")):
        page.goto(f"{web.address}{locale}/{path.name}")
        found += violations(page)
    assert not found


def test_axe_on_one_page_of_each_kind_elsewhere(open_page: OpenPage, web: Web) -> None:
    found = []
    page = open_page("index.html")
    for locale in locales(web):
        for kind in () if locale in THOROUGH else KINDS:
            page.goto(f"{web.address}{locale}/{kind}")
            found += violations(page)
    assert not found


def test_axe_while_it_plays_and_at_the_end(open_page: OpenPage) -> None:
    page = open_page("en_US/01-get-help.html")
    page.locator("a.said").nth(4).click()
    found = violations(page)
    page.evaluate("document.querySelector('audio').currentTime = document.querySelector('audio').duration - 0.2")
    page.wait_for_selector(".teachback.turn")
    assert not found + violations(page)


# 320 px wide is 1280 px at 400 %; the largest text is twice the usual; spacing as WCAG 1.4.12 asks.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""
WIDE = """() => [...document.querySelectorAll("body *")]
  .filter((e) => e.getClientRects().length && getComputedStyle(e).visibility !== "hidden" && !e.closest(".cover, svg"))
  .map((e) => [e, e.getBoundingClientRect()])
  .filter(([, b]) => b.width > 1 && (b.right > innerWidth + 1 || b.left < -1))
  .map(([e, b]) => `${e.tagName}.${e.className} ${JSON.stringify(b)}`).slice(0, 5)"""


# Words and <bdi> side by side in a flex or grid box would be set as columns.
TORN = """() => [...document.querySelectorAll("bdi")].map((e) => e.parentElement)
  .filter((e) => /flex|grid/.test(getComputedStyle(e).display))
  .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
  .map((e) => `${e.tagName}.${e.className} ${e.textContent}`).slice(0, 5)"""
LOOK = f"""(css) => {{
  const style = document.head.appendChild(document.createElement("style"));
  style.textContent = css;
  const found = [({WIDE})(), ({TORN})()];
  style.remove();
  return found;
}}"""
HOW = {
    "usual": (1280, 720, ""),
    "narrow": (320, 640, ""),
    "large text": (800, 1280, "html { font-size: 225% !important; }"),
    "spacing": (800, 1280, SPACING),
}
"""Width and height in CSS pixels, and a style that is added."""


@pytest.fixture(scope="module")
def faults(browser: Browser, web: Web) -> dict[str, list[Any]]:
    """By HOW: what is cut off; under "torn": sentences torn apart, however they are shown.

    On one page of each kind in every language. Each is opened once for all tests.
    """
    found: dict[str, list[Any]] = {how: [] for how in (*HOW, "torn")}
    with opening(browser, web) as open_page:
        page = open_page("index.html", bypass_csp=True, service_workers="block")
        for path in ("index.html", "help.html", *(f"{locale}/{kind}" for locale in locales(web) for kind in KINDS)):
            page.goto(web.address + path)
            for how, (width, height, style) in HOW.items():
                page.set_viewport_size({"width": width, "height": height})
                wide, torn = page.evaluate(LOOK, style)
                found[how] += [(path, item) for item in wide]
                found["torn"] += [(path, how, item) for item in torn]
    return found


@pytest.mark.parametrize("how", HOW)
def test_nothing_is_cut_off(faults: dict[str, list[Any]], how: str) -> None:
    assert not faults[how], "\n".join(map(str, faults[how]))


def test_no_sentence_is_torn_apart(faults: dict[str, list[Any]]) -> None:
    assert not faults["torn"]


# The label of the round button, whose corners are nearest to its edge.
OUTSIDE = """() => [...document.querySelectorAll(".play span")].flatMap((label) => {
  document.querySelector(".player").classList.toggle("running", label.className === "playing");
  const box = document.querySelector(".play").getBoundingClientRect(), words = document.createRange();
  words.selectNodeContents(label);
  const far = (x, y) => Math.hypot(x - (box.x + box.width / 2), y - (box.y + box.height / 2));
  return [...words.getClientRects()]
    .filter((r) => Math.max(...[r.left, r.right].flatMap((x) => [far(x, r.top), far(x, r.bottom)])) > box.width / 2)
    .map((r) => `${label.textContent} ${JSON.stringify(r)} in ${JSON.stringify(box)}`);
})"""


@pytest.mark.parametrize("width", [320, 1280])
def test_the_label_lies_within_the_round_button(open_page: OpenPage, web: Web, width: int) -> None:
    page = open_page("index.html", viewport={"width": width, "height": 800}, service_workers="block")
    wrong: list[Any] = []
    for locale in locales(web):
        page.goto(f"{web.address}{locale}/02-what-it-is.html")
        wrong += [(locale, item) for item in page.evaluate(OUTSIDE)]
    assert not wrong, "\n".join(map(str, wrong))


def test_the_cover_covers(open_page: OpenPage) -> None:
    page = open_page("index.html")
    for colours, forced in SCHEMES:
        page.emulate_media(color_scheme=colours, forced_colors=forced)  # type: ignore[arg-type]
        assert page.locator(".cover").evaluate("e => getComputedStyle(e).backgroundColor").startswith("rgb(")


SMALL = """() => [...document.querySelectorAll("a[href], button, select, input, audio")]
  .filter((e) => e.getClientRects().length)
  .map((e) => [e, (e.closest(".card") && e.tagName === "A" ? e.closest(".card") : e).getBoundingClientRect()])
  .filter(([, b]) => b.width < 64 || b.height < 63.9)
  .map(([e, b]) => `${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 20)} ${b.width}x${b.height}`)"""


@pytest.mark.parametrize("width", [320, 800, 1280])
def test_targets_are_64_px_or_more(open_page: OpenPage, web: Web, width: int) -> None:
    page = open_page("index.html", viewport={"width": width, "height": 800})
    small: list[Any] = []
    for path in ("index.html#languages", "help.html", *(f"{locale}/{kind}" for locale in THOROUGH for kind in KINDS)):
        page.goto(web.address + path)
        small += [(path, item) for item in page.evaluate(SMALL)]
    assert not small


def test_the_help_button_is_always_at_the_same_place(open_page: OpenPage, web: Web) -> None:
    page = open_page("index.html")
    for locale in ("en_US", "ar"):
        places = set()
        for kind in (*KINDS, "05-surgery.html", "guide-large.html"):
            page.goto(f"{web.address}{locale}/{kind}")
            page.mouse.wheel(0, 900)
            box = page.locator(".help").bounding_box()
            assert box is not None
            places.add((round(box["x"]), round(box["y"]), round(box["width"])))
        assert len(places) == 1
