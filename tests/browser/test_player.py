"""A chapter's page: sound, highlight, place, speed, and what it says to the system."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Web, until

CHAPTER = "02-what-it-is.html"
PLACES = (0.08, 0.3, 0.5, 0.7, 0.93)


def ready(page: Page) -> None:
    until(page, "document.querySelector('audio').readyState >= 1")


def now(page: Page) -> float:
    return float(page.evaluate("document.querySelector('audio').currentTime"))


def playing(page: Page) -> bool:
    return bool(page.evaluate("!document.querySelector('audio').paused"))


def wait_playing(page: Page) -> None:
    until(page, "(() => { const a = document.querySelector('audio'); return !a.paused && a.currentTime > 0; })()")


# Watches every change of the highlight against the sound's own clock, inside the page. Of a cue the highlight may miss
# the first and the last 150 ms, and nothing else. A look right after a frame is the page's answer; one that a loaded
# machine let us have only later says nothing about the page, and does not count.
WATCH = """
async ([fraction, tolerance]) => {
  const audio = document.querySelector("audio");
  const cues = [...document.querySelectorAll("[data-end]")].filter((e) => e.classList.contains("said"));
  audio.currentTime = audio.duration * fraction;
  audio.playbackRate = 1;
  await audio.play();
  const wrong = [], seen = new Set();
  const begun = performance.now();
  while (performance.now() < begun + (seen.size ? 2200 : 20000) && !audio.ended) {
    const frame = await new Promise(requestAnimationFrame);
    await new Promise((done) => setTimeout(done, 10));
    if (performance.now() - frame > 50) continue;
    const t = audio.currentTime;
    const lit = document.querySelectorAll(".now");
    if (lit.length > 1) wrong.push(`${lit.length} highlights at ${t}`);
    const due = cues.find((c) => Number(c.dataset.start) + tolerance <= t && t < Number(c.dataset.end) - tolerance);
    if (due) {
      seen.add(due.id);
      if (lit[0] !== due) wrong.push(`at ${t}: ${lit[0] && lit[0].id} instead of ${due.id}`);
    }
  }
  audio.pause();
  return { wrong, seen: [...seen] };
}
"""


@pytest.mark.parametrize("locale", ["en_US", "ar", "zh_Hans"])
def test_the_sentence_that_is_heard_is_lit(open_page: OpenPage, locale: str) -> None:
    page = open_page(f"{locale}/{CHAPTER}")
    ready(page)
    for fraction in PLACES:
        result = page.evaluate(WATCH, [fraction, 0.15])
        assert not result["wrong"]
        assert result["seen"]
    assert page.locator(".now").count() == 1
    assert page.locator("[aria-current=true]").count() == 1


def test_a_touch_on_a_sentence_plays_from_it(open_page: OpenPage) -> None:
    page = open_page(f"en_US/{CHAPTER}")
    sentence = page.locator("a.said").nth(6)
    sentence.click()
    wait_playing(page)
    start = float(sentence.get_attribute("data-start") or 0)
    assert start - 0.05 <= now(page) < start + 5
    expect(sentence).to_have_class(re.compile(r"\bnow\b"))
    assert page.url.endswith(CHAPTER)


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_sentence_is_lit_under_the_pointer_too(open_page: OpenPage, colours: str) -> None:
    """After a touch the pointer stays on the sentence: what lies under it must not look like any other."""
    page = open_page(f"en_US/{CHAPTER}", color_scheme=colours)
    sentence = page.locator("a.said").nth(4)
    sentence.click()
    expect(sentence).to_have_class(re.compile(r"\bnow\b"))
    page.locator(".play").click()
    shown = "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]"
    away = sentence.evaluate(shown)
    sentence.hover()
    assert sentence.evaluate("e => e.matches(':hover')")
    assert sentence.evaluate(shown) == away


def test_back_forward_and_start_again(open_page: OpenPage) -> None:
    page = open_page(f"en_US/{CHAPTER}")
    ready(page)
    page.locator(".forward").click()
    until(page, "document.querySelector('audio').currentTime === 15")
    page.locator(".forward").click()
    page.locator(".back").click()
    until(page, "document.querySelector('audio').currentTime === 15")
    page.locator(".back").click()
    page.locator(".back").click()
    until(page, "document.querySelector('audio').currentTime === 0")
    page.locator(".forward").click()
    page.locator(".again").click()
    wait_playing(page)
    assert now(page) < 5


def test_play_and_pause_by_name(open_page: OpenPage) -> None:
    page = open_page(f"en_US/{CHAPTER}")
    page.get_by_role("button", name="Play", exact=True).click()
    wait_playing(page)
    page.get_by_role("button", name="Pause", exact=True).click()
    assert not playing(page)
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()


def test_the_slider_seeks_by_keyboard(open_page: OpenPage) -> None:
    page = open_page(f"en_US/{CHAPTER}")
    ready(page)
    slider = page.get_by_role("slider")
    slider.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('audio').currentTime === 4")
    assert re.fullmatch(r"0:04 / \d:\d\d", slider.get_attribute("aria-valuetext") or "")
    page.keyboard.press("Home")
    until(page, "document.querySelector('audio').currentTime === 0")


def test_speed_goes_from_three_quarters_to_one_and_a_half_and_is_remembered(open_page: OpenPage) -> None:
    page = open_page(f"en_US/{CHAPTER}")
    rate = "document.querySelector('audio').playbackRate"
    for _ in range(8):
        page.locator(".slower").click(force=True)
    assert page.evaluate(rate) == 0.75
    expect(page.locator(".rate")).to_have_text("0.75×")
    for _ in range(9):
        page.locator(".faster").click(force=True)
    assert page.evaluate(rate) == 1.5
    page.goto(page.url.replace(CHAPTER, "03-who-it-helps.html"))
    assert page.evaluate(rate) == 1.5
    page.locator(".play").click()
    wait_playing(page)
    assert page.evaluate(rate) == 1.5


def test_place_is_remembered_until_it_is_forgotten(open_page: OpenPage) -> None:
    page = open_page(f"en_US/{CHAPTER}")
    page.locator("a.said").nth(8).click()
    wait_playing(page)
    page.wait_for_timeout(800)
    page.locator(".play").click()
    left = now(page)
    page.reload()
    until(page, "document.querySelector('audio').currentTime > 1")
    assert abs(now(page) - left) < 1
    assert not playing(page)
    page.goto(page.url.replace(CHAPTER, "index.html"))
    page.locator(".forget").click()
    expect(page.get_by_text("Forgotten")).to_be_visible()
    page.goto(page.url.replace("index.html", CHAPTER))
    ready(page)
    page.wait_for_timeout(300)
    assert now(page) == 0
    assert page.evaluate("document.querySelector('audio').playbackRate") == 1


def test_teach_back_at_the_end(open_page: OpenPage) -> None:
    page = open_page(f"en_US/{CHAPTER}")
    ready(page)
    page.evaluate("document.querySelector('audio').currentTime = document.querySelector('audio').duration - 0.5")
    page.locator(".play").click()
    panel = page.locator(".teachback")
    expect(panel).to_have_class(re.compile(r"\bturn\b"))
    expect(panel).to_be_in_viewport()
    question = panel.locator(".question a.said")
    start, end = (float(question.get_attribute(f"data-{name}") or 0) for name in ("start", "end"))
    page.get_by_role("button", name="Hear it again").click()
    wait_playing(page)
    expect(question).to_have_class(re.compile(r"\bnow\b"))
    assert start - 0.05 <= now(page) < end
    page.evaluate(f"document.querySelector('audio').currentTime = {end - 0.4}")
    until(page, "document.querySelector('audio').paused")
    assert end - 0.45 < now(page) < end + 0.3
    panel.get_by_role("link", name="Next chapter").click()
    page.wait_for_url("**/03-who-it-helps.html*")


def test_next_goes_on_playing_and_play_on_goes_by_itself(open_page: OpenPage) -> None:
    page = open_page(f"en_US/{CHAPTER}")
    page.locator(".play").click()
    wait_playing(page)
    page.locator(".tools .next").click()
    page.wait_for_url("**/03-who-it-helps.html*")
    wait_playing(page)
    page.locator(".on").click()
    expect(page.locator(".on")).to_have_attribute("aria-pressed", "true")
    page.evaluate("document.querySelector('audio').currentTime = document.querySelector('audio').duration - 0.3")
    page.wait_for_url("**/04-trial.html*")
    wait_playing(page)
    expect(page.locator(".on")).to_have_attribute("aria-pressed", "true")


def test_the_sleep_timer_stops_the_sound(open_page: OpenPage) -> None:
    page = open_page("en_US/index.html")
    page.clock.install()
    page.goto(page.url.replace("index.html", CHAPTER))
    page.locator(".sleep select").select_option("5")
    page.locator(".on").click()
    page.clock.run_for(200)
    page.locator(".play").click()
    page.clock.run_for(200)
    assert playing(page)
    page.clock.fast_forward("04:30")
    assert playing(page)
    page.clock.fast_forward("00:31")
    page.clock.run_for(200)
    assert not playing(page)
    expect(page.locator(".on")).to_have_attribute("aria-pressed", "false")
    assert page.locator(".sleep select").input_value() == "0"


def test_the_sleep_timer_stops_the_sound_behind_a_lock_screen(open_page: OpenPage) -> None:
    """There a browser draws no frames."""
    page = open_page("en_US/index.html")
    page.clock.install()
    page.goto(page.url.replace("index.html", CHAPTER))
    page.evaluate("window.requestAnimationFrame = () => 0")
    page.locator(".sleep select").select_option("5")
    page.locator(".play").click()
    wait_playing(page)
    page.clock.fast_forward("05:01")
    until(page, "document.querySelector('audio').paused")
    assert page.locator(".sleep select").input_value() == "0"


def test_a_sleep_timer_that_ran_out_in_silence_stops_nothing_later(open_page: OpenPage) -> None:
    page = open_page("en_US/index.html")
    page.clock.install()
    page.goto(page.url.replace("index.html", CHAPTER))
    page.locator(".sleep select").select_option("5")
    page.clock.fast_forward("06:00")
    page.locator(".play").click()
    wait_playing(page)
    page.clock.run_for(500)
    assert playing(page)
    assert page.locator(".sleep select").input_value() == "0"


def test_a_sleep_timer_that_ran_out_between_two_chapters_ends_the_playing_on(open_page: OpenPage) -> None:
    page = open_page("en_US/index.html")
    page.evaluate(
        "for (const [name, value] of Object.entries({ on: '1', asleep: String(Date.now() - 1), sleep: '5' }))"
        " sessionStorage.setItem(`voiceguide.${name}`, value)"
    )
    page.goto(page.url.replace("index.html", f"{CHAPTER}#play"))
    expect(page.locator(".on")).to_have_attribute("aria-pressed", "false")
    assert not playing(page)


MEDIA_SESSION = """
window.handlers = {};
const known = MediaSession.prototype.setActionHandler;
MediaSession.prototype.setActionHandler = function (name, handler) {
  window.handlers[name] = handler;
  return known.call(this, name, handler);
};
"""


def test_media_keys(open_page: OpenPage) -> None:
    page = open_page("en_US/index.html")
    page.add_init_script(MEDIA_SESSION)
    page.goto(page.url.replace("index.html", CHAPTER))
    ready(page)
    about = page.evaluate("({ ...['title', 'artist', 'album'].map((n) => navigator.mediaSession.metadata[n]) })")
    assert list(about.values()) == ["What a pump is", "Example Clinic", "Your pump: a guide to listen to"]
    page.locator(".play").click()
    wait_playing(page)
    page.evaluate("handlers.pause({})")
    assert not playing(page)
    page.evaluate("handlers.seekto({ seekTime: 30 })")
    assert now(page) == 30
    page.evaluate("handlers.seekforward({})")
    assert now(page) == 45
    page.evaluate("handlers.seekbackward({ seekOffset: 5 })")
    assert now(page) == 40
    page.evaluate("void handlers.play({})")
    wait_playing(page)
    page.evaluate("setTimeout(handlers.nexttrack, 0, {})")
    page.wait_for_url("**/03-who-it-helps.html*")


def test_a_sound_that_is_missing_is_said(open_page: OpenPage) -> None:
    page = open_page("en_US/index.html", service_workers="block")
    page.route("**/*.mp3*", lambda route: route.abort())
    page.goto(page.url.replace("index.html", CHAPTER))
    expect(page.get_by_role("alert")).to_contain_text("The sound cannot be played")


def test_without_script_it_is_a_page_with_sound_and_words(open_page: OpenPage) -> None:
    page = open_page("index.html", java_script_enabled=False)
    page.locator("#to-en_US").click()
    page.get_by_role("link", name=re.compile("What a pump is")).click()
    expect(page.locator("audio[controls]")).to_be_visible()
    expect(page.locator(".player")).to_be_hidden()
    assert page.locator(".words a.said").count() > 10
    page.get_by_role("link", name="Next chapter").last.click()
    page.wait_for_url("**/03-who-it-helps.html")
    page.get_by_role("link", name="Get help now").first.click()
    expect(page.locator(".call.emergency_number a")).to_have_attribute("href", "tel:911")
    assert page.locator(".call svg").count() == 8  # a drawing of a phone and a QR code each


def test_from_a_stick(open_page: OpenPage, web: Web) -> None:
    """file://: everything but the service worker."""
    folder = web.dist / "tablet"
    page = open_page((folder / "index.html").as_uri())
    page.locator(".cover").click()
    page.wait_for_selector(".card.lit")
    page.locator("#to-en_US").click()
    page.wait_for_url("**/en_US/index.html*")
    expect(page.locator(".offline")).to_be_hidden()
    page.get_by_role("link", name=re.compile("What a pump is")).click()
    page.locator("a.said").nth(7).click()
    wait_playing(page)
    assert not page.evaluate(WATCH, [0.5, 0.15])["wrong"]


def test_over_plain_http_the_save_button_says_so(open_page: OpenPage, web: Web) -> None:
    page = open_page(f"http://clinic.test:{web.port}/tablet/en_US/index.html")
    expect(page.get_by_text("does not begin with https")).to_be_visible()
    assert page.locator(".keep:visible").count() == 0
