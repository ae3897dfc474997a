"""From the idle screen to the end of a chapter: by keyboard alone, by touch alone, by ear; and the kiosk's rest."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Web, until

PLAYING = "(() => { const a = document.querySelector('audio'); return !a.paused && a.currentTime > 0; })()"
NEARLY = "document.querySelector('audio').currentTime > document.querySelector('audio').duration - 4"
TABLET = {"viewport": {"width": 1280, "height": 800}}


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.className + ' ' + document.activeElement.textContent"))


def tab_to(page: Page, pattern: str, most: int = 60) -> None:
    """Press Tab until the focus is on what the pattern names; it is always in sight, and nothing covers it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if re.search(pattern, focused(page)):
            seen = page.evaluate(
                """() => { const e = document.activeElement, b = e.getBoundingClientRect();
                const top = document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2);
                const style = getComputedStyle(e.closest(".card") || e);
                return [e.contains(top) || Boolean(top && top.contains(e)), parseFloat(style.outlineWidth)]; }"""
            )
            assert seen[0], f"{focused(page)} is covered"
            assert seen[1] >= 2, f"{focused(page)} has no outline"
            return
    pytest.fail(f"Tab never reaches {pattern}")


def test_by_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page("index.html", **TABLET)
    expect(page.locator(".cover")).to_be_visible()
    tab_to(page, "cover")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('.card.lit a')?.id === 'to-en_US'", 60)
    page.keyboard.press("Enter")
    page.wait_for_url("**/en_US/index.html#listen")
    tab_to(page, "The trial")
    page.keyboard.press("Enter")
    page.wait_for_url("**/04-trial.html*")
    until(page, PLAYING)
    tab_to(page, "round play")
    page.keyboard.press("Space")
    until(page, f"!{PLAYING}")
    page.keyboard.press("Space")
    until(page, PLAYING)
    tab_to(page, "round forward")
    for _ in range(20):
        if page.evaluate(NEARLY):
            break
        page.keyboard.press("Enter")
        page.wait_for_timeout(60)
    page.wait_for_selector(".teachback.turn", timeout=30_000)
    tab_to(page, "hear Hear|^hear")
    page.keyboard.press("Enter")
    until(page, PLAYING)
    tab_to(page, "primary next")
    page.keyboard.press("Enter")
    page.wait_for_url("**/05-surgery.html*")


def test_by_touch_alone(open_page: OpenPage) -> None:
    page = open_page("index.html", has_touch=True, is_mobile=True, viewport={"width": 800, "height": 1280})
    page.touchscreen.tap(400, 900)
    until(page, "document.querySelector('.card.lit a')?.id === 'to-en_US'", 60)
    page.touchscreen.tap(400, 300)  # anywhere: nothing of its own stands there
    page.wait_for_url("**/en_US/index.html#listen")
    page.locator(".card.chapter").nth(3).tap()
    page.wait_for_url("**/04-trial.html*")
    until(page, PLAYING)
    page.locator(".play").tap()
    until(page, f"!{PLAYING}")
    page.locator(".words .contact a.said").last.tap()
    page.wait_for_selector(".teachback.turn", timeout=30_000)
    page.locator(".teachback .hear").first.tap()
    until(page, PLAYING)
    page.locator(".teachback .next").tap()
    page.wait_for_url("**/05-surgery.html*")


def test_a_language_is_said_by_its_button_and_lit(open_page: OpenPage) -> None:
    page = open_page("index.html#languages")
    expect(page.locator(".cover")).to_be_hidden()
    for name in ("ar", "zh_Hans"):
        card = page.locator(".card.language", has=page.locator(f"#to-{name}"))
        assert page.locator(f"#to-{name}").evaluate("e => e.closest('[lang]').lang") == name.replace("_", "-")
        card.locator(".say").click()
        expect(card).to_have_class(re.compile("lit"))
        assert page.locator(".lit").count() == 1
        expect(card).not_to_have_class(re.compile("lit"), timeout=20_000)


def test_the_languages_are_said_in_turn_and_can_be_stopped(open_page: OpenPage) -> None:
    page = open_page("index.html")
    page.mouse.click(30, 400)
    order = page.evaluate("[...document.querySelectorAll('.card.language a')].map((a) => a.id)")
    for id in order[:3]:
        until(page, f"document.querySelector('.card.lit a')?.id === '{id}'", 30)
    page.keyboard.press("Escape")
    expect(page.locator(".lit")).to_have_count(0)
    expect(page.locator(".opening .tour")).to_have_attribute("aria-pressed", "false")


def test_a_screen_reader_is_not_talked_over(open_page: OpenPage) -> None:
    """Past the cover with the keyboard: it lifts, nothing is said, and a link is a link."""
    page = open_page("index.html")
    page.evaluate("document.querySelector('.cover').focus()")
    page.keyboard.press("Tab")
    expect(page.locator(".cover")).to_be_hidden()
    page.evaluate("document.getElementById('to-en_US').focus()")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en_US/index.html")
    page.wait_for_timeout(1500)
    assert page.locator(".lit").count() == 0
    page.get_by_role("link", name=re.compile("Surgery day")).press("Enter")
    page.wait_for_url("**/05-surgery.html")
    page.wait_for_timeout(1000)
    assert page.evaluate("document.querySelector('audio').paused")
    assert page.locator("[aria-live=assertive], [aria-live=polite]").count() == 0


def test_every_control_has_a_name_of_its_own_language(open_page: OpenPage) -> None:
    page = open_page("en_US/02-what-it-is.html")
    names = ["Back 15 seconds", "Play", "Forward 15 seconds", "Start again", "Slower", "Faster", "Hear it again"]
    for name in names:
        expect(page.get_by_role("button", name=name, exact=True)).to_be_visible()
    expect(page.get_by_role("slider", name="Place in the chapter")).to_be_visible()
    expect(page.get_by_role("combobox", name=re.compile("Sleep timer"))).to_be_visible()
    expect(page.get_by_role("link", name="Next chapter")).to_have_count(2)
    assert page.get_by_role("heading", level=1).count() == 1


def test_right_to_left_is_mirrored_but_for_the_media_arrows(open_page: OpenPage) -> None:
    page = open_page("ar/02-what-it-is.html", **TABLET)
    x = {
        name: page.locator(name).bounding_box()["x"]  # type: ignore[index]
        for name in (
            ".help", ".bar nav", ".side", ".words", ".back", ".play", ".forward", ".again", ".tools .next",
        )
    }  # fmt: skip
    assert x[".help"] < x[".bar nav"]
    assert x[".words"] < x[".side"]
    assert x[".back"] < x[".play"] < x[".forward"]
    assert x[".again"] < x[".tools .next"]
    assert page.locator(".icon").evaluate_all("all => all.every((e) => getComputedStyle(e).transform === 'none')")
    page.goto(page.url.replace("02-what-it-is", "help"))
    assert page.locator(".call bdi").first.get_attribute("dir") == "ltr"
    assert page.locator("footer .number bdi").count() == 4


# The kiosk


def test_a_kiosk_rests_after_a_minute_and_forgets(open_page: OpenPage, web: Web) -> None:
    page = open_page("index.html?kiosk=1#languages")
    page.clock.install()
    page.goto(f"{web.address}en_US/02-what-it-is.html")
    until(page, "document.querySelector('audio').readyState >= 1")
    page.locator(".faster").click()
    page.locator(".forward").click()
    page.locator(".play").click()
    page.clock.fast_forward("01:30")
    page.clock.run_for(2000)
    assert "02-what-it-is" in page.url  # it plays: nobody rests
    page.locator(".play").click()
    page.clock.run_for(45_000)
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_role("button", name="Yes, go on").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.clock.run_for(30_000)
    assert "02-what-it-is" in page.url
    assert page.evaluate("Object.keys(localStorage).length") > 1
    page.clock.run_for(35_000)
    page.wait_for_url("**/tablet/index.html")
    expect(page.locator(".cover")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage)") == []
    page.goto(f"{web.address}en_US/02-what-it-is.html")
    until(page, "document.querySelector('audio').readyState >= 1")
    assert page.evaluate("document.querySelector('audio').currentTime") == 0
    assert page.locator("html.kiosk").count() == 1


def test_help_stays_in_reach_while_a_kiosk_asks_who_is_there(open_page: OpenPage, web: Web) -> None:
    page = open_page("index.html?kiosk=1#languages")
    page.clock.install()
    page.goto(f"{web.address}en_US/02-what-it-is.html")
    page.clock.run_for(45_000)
    asked = page.get_by_role("dialog")
    expect(asked).to_be_visible()
    # A touch anywhere says "I am here", and falls on nothing that lies beneath.
    page.locator(".play").click(force=True)
    expect(asked).to_be_hidden()
    assert page.evaluate("document.querySelector('audio').paused")
    page.clock.run_for(45_000)
    expect(asked).to_be_visible()
    page.keyboard.press("Escape")
    expect(asked).to_be_hidden()
    page.clock.run_for(45_000)
    expect(page.get_by_role("button", name="Yes, go on")).to_be_focused()
    page.locator(".help").click()
    page.wait_for_url("**/en_US/help.html")


def test_a_kiosk_asks_for_headphones_and_leads_nowhere_else(open_page: OpenPage) -> None:
    page = open_page("index.html?kiosk=1#languages")
    page.locator("#to-en_US").click()
    expect(page.get_by_text("Please plug in headphones.")).to_be_visible()
    away = "[...document.links].filter((a) => a.protocol.startsWith('http') && a.origin !== location.origin).length"
    assert page.evaluate(away) == 0
    until(page, "Boolean(voiceguide.speaking())")
    page.wait_for_selector(".card.chapter.lit")
    page.keyboard.press("Escape")
    expect(page.locator(".lit")).to_have_count(0)


def test_no_kiosk_no_rest(open_page: OpenPage, web: Web) -> None:
    page = open_page("index.html")
    page.clock.install()
    page.goto(f"{web.address}en_US/02-what-it-is.html")
    page.clock.fast_forward("10:00")
    page.clock.run_for(2000)
    assert "02-what-it-is" in page.url
    page.goto(f"{web.address}en_US/index.html")
    expect(page.get_by_text("Please plug in headphones.")).to_be_hidden()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_poster_is_one_sheet(open_page: OpenPage, web: Web, paper: str) -> None:
    page = open_page("index.html")
    sheets = {}
    for path in sorted((web.dist / "tablet").glob("*/poster.html")):
        page.goto(f"{web.address}{path.parent.name}/poster.html")
        pdf = page.pdf(format=paper, print_background=False)
        sheets[path.parent.name] = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert {locale for locale, count in sheets.items() if count != 1} == set()


def test_what_is_printed_is_black_on_white(open_page: OpenPage) -> None:
    page = open_page("en_US/help.html")
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.locator(".call, .call :is(dt, a, figcaption), .emergency p").evaluate_all(
        "all => [...new Set(all.map((e) => getComputedStyle(e).color))]"
    )
    assert colours == ["rgb(0, 0, 0)"]


def test_large_print_is_18_points(open_page: OpenPage) -> None:
    page = open_page("en_US/guide-large.html")
    page.emulate_media(media="print")
    sizes = page.locator("main p:visible, main li:visible").evaluate_all(
        "all => all.filter((e) => !e.closest('.draft')).map((e) => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 24  # px: 18 pt
    expect(page.locator(".bar")).to_be_hidden()
