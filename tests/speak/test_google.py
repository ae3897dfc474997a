"""The online voice against a stand-in on loopback: right, slow, busy, broken, cut short, not there at all."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import gtts  # type: ignore[import-untyped,unused-ignore]  # it ships no types
import numpy as np
import pytest
import requests

from tests.speak.fake_gtts import StandIn, tone_mp3, tone_seconds
from voiceguide.errors import ServiceError, SpeakError
from voiceguide.model.settings import EngineSettings
from voiceguide.model.sound import WORKING_FORMAT, Pcm
from voiceguide.model.speech import Utterance, Voice
from voiceguide.speak.clips import Clips
from voiceguide.speak.google import ADDRESS_VARIABLE, GoogleEngine, split
from voiceguide.speak.mp3 import whole
from voiceguide.speak.pace import Pace
from voiceguide.speak.retry import BusyError, RetryingEngine
from voiceguide.store.store import Store

SETTINGS = EngineSettings("gtts", {}, {"en_US": "en", "es_419": "es@com.mx", "zh_Hans": "zh-CN", "ar": "ar"})
WORDS = "Call us."
LONG = (
    "A pump under the skin sends a very small dose of medicine, drop by drop, to the space around the spinal cord; "
    "it is filled again every few months, at 10:30 or so, with 2.5 millilitres through the skin of your belly."
)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-in is on loopback, whatever proxy this machine is told to use."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.delenv(ADDRESS_VARIABLE, raising=False)


def unhurried() -> Pace:
    """A pace that keeps nobody waiting."""
    return Pace(2.0, sleep=lambda seconds: None)


def google(service: StandIn, limit_s: float = 5.0) -> GoogleEngine:
    return GoogleEngine(SETTINGS, address=service.address, limit_s=limit_s, pace=unhurried())


def retrying(service: StandIn, limit_s: float = 5.0, sleep: Callable[[float], None] = lambda s: None) -> RetryingEngine:
    return RetryingEngine(google(service, limit_s), sleep=sleep)


def utterance(text: str = WORDS, locale: str = "en_US", rate: float = 1.0) -> Utterance:
    voice = next(v for v in GoogleEngine(SETTINGS).voices() if v.locale == locale)
    return Utterance(f"one/abcd/{len(text)}", locale, text, text, voice, rate)


def sounds_for(pcm: Pcm, *texts: str) -> bool:
    """Whether PCM is as long as the tones for the texts, but for what an encoder pads."""
    expected = sum(tone_seconds(len(text)) for text in texts) * WORKING_FORMAT.rate_hz
    return pcm.format == WORKING_FORMAT and 0 <= pcm.samples - expected <= 3 * 576 * len(texts)


def test_voices_are_those_of_guide_toml() -> None:
    voices = GoogleEngine(SETTINGS).voices()
    assert [(v.locale, v.name) for v in voices] == [
        ("en_US", "en"),
        ("es_419", "es@com.mx"),
        ("zh_Hans", "zh-CN"),
        ("ar", "ar"),
    ]
    assert all(v.engine == "gtts" and v.revision.startswith(gtts.__version__) for v in voices)


def test_speaks() -> None:
    with StandIn() as service:
        pcm = google(service).speak(utterance())
    assert sounds_for(pcm, WORDS)
    assert np.abs(np.frombuffer(pcm.data, "<i2")).max() > 5_000


@pytest.mark.parametrize(
    ("locale", "text", "lang", "host"),
    [
        ("es_419", "¿Qué señales? Llame ya; no espere.", "es", "translate.google.com.mx"),
        ("zh_Hans", "立即拨打 911！不要等待：快。", "zh-CN", "translate.google.com"),
        ("ar", "اتصل بنا الآن، لا تنتظر؟", "ar", "translate.google.com"),
        ("en_US", "Watch for these symptoms. Call Dr. Lee first.", "en", "translate.google.com"),
    ],
)
def test_text_and_voice_reach_the_service_unchanged(locale: str, text: str, lang: str, host: str) -> None:
    with StandIn() as service:
        google(service).speak(utterance(text, locale))
    assert [(a.text, a.lang, a.host) for a in service.asked] == [(text, lang, host)]


@pytest.mark.parametrize(
    ("locale", "text", "requests"),
    [("en_US", LONG, 3), ("zh_Hans", "泵在皮肤下面，送出很少的药。" * 10, 2), ("ar", "مضخة صغيرة " * 30, 4)],
)
def test_long_text_comes_out_whole(locale: str, text: str, requests: int) -> None:
    with StandIn() as service:
        pcm = google(service).speak(utterance(text, locale))
    assert len(service.texts) == requests
    assert all(len(part) <= 100 for part in service.texts)
    assert "".join("".join(service.texts).split()) == "".join(text.split())
    assert sounds_for(pcm, *service.texts)


def test_splits_after_clauses_but_not_within_numbers() -> None:
    assert split(LONG) == [
        "A pump under the skin sends a very small dose of medicine, drop by drop,",
        "to the space around the spinal cord; it is filled again every few months, at 10:30 or so,",
        "with 2.5 millilitres through the skin of your belly.",
    ]


def test_splits_what_has_no_spaces() -> None:
    assert [len(part) for part in split("药" * 250)] == [100, 100, 50]
    assert [len(part) for part in split("药" * 50 + "，" + "药" * 49 + "。" + "药" * 9)] == [51, 59]


def test_the_address_can_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    with StandIn() as service:
        monkeypatch.setenv(ADDRESS_VARIABLE, service.address + "/")
        GoogleEngine(SETTINGS, pace=unhurried()).speak(utterance())
    assert service.texts == [WORDS]


def test_an_address_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, "127.0.0.1:8080")
    with pytest.raises(SpeakError, match=ADDRESS_VARIABLE):
        GoogleEngine(SETTINGS)


def test_slow_but_within_the_limit() -> None:
    with StandIn(["slow:0.05"]) as service:
        assert sounds_for(google(service).speak(utterance()), WORDS)


@pytest.mark.parametrize("step", ["slow:60", "hang", "drip:0.02"])
def test_beyond_the_limit(step: str) -> None:
    with StandIn(then=step) as service:
        engine = RetryingEngine(google(service, limit_s=0.1), attempts=2, sleep=lambda s: None)
        with pytest.raises(ServiceError, match=r"within 0\.1 s|in time") as caught:
            engine.speak(utterance())
    assert len(service.asked) == 2
    assert caught.value.locale == "en_US"


@pytest.mark.parametrize("step", ["429", "500", "503", "302", "cut", "cut-body", "short", "garbage", "refuse"])
def test_another_try_helps(step: str) -> None:
    waits: list[float] = []
    with StandIn([step]) as service:
        pcm = retrying(service, sleep=waits.append).speak(utterance("Call the clinic today."))
    assert sounds_for(pcm, "Call the clinic today.")
    assert len(service.asked) == 2
    assert len(waits) == 1


@pytest.mark.parametrize(
    ("step", "message"),
    [
        ("429", r"answered 429 \(Too Many Requests\)"),
        ("500", "answered 500"),
        ("302", "answered 302"),
        ("cut", "cut off in 'Call the clinic today.'"),
        ("cut-body", "broke off its answer"),
        ("short", r"too short \(0\.1\d s\)"),
        ("garbage", "without audio"),
        ("refuse", "cannot be reached"),
    ],
)
def test_no_try_helps(step: str, message: str) -> None:
    with StandIn(then=step) as service, pytest.raises(ServiceError, match=message) as caught:
        retrying(service).speak(utterance("Call the clinic today."))
    assert len(service.asked) == 4
    error = caught.value
    assert "What was spoken is kept" in error.hint


def test_waits_as_long_as_the_service_asks() -> None:
    waits: list[float] = []
    with StandIn(["429:7"]) as service:
        retrying(service, sleep=waits.append).speak(utterance())
    assert 7 <= waits[0] <= 8


@pytest.mark.parametrize("after", ["", "-1", "soon", "Wed, 21 Oct 2015 07:28:00 GMT"])
def test_retry_after_that_asks_for_no_pause(after: str) -> None:
    with StandIn([f"429:{after}"]) as service, pytest.raises(BusyError) as caught:
        google(service).speak(utterance())
    assert caught.value.after_s == 0


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    engine = GoogleEngine(SETTINGS, address=f"http://127.0.0.1:{port}", pace=unhurried())
    with pytest.raises(ServiceError, match="cannot be reached"):
        RetryingEngine(engine, attempts=2, sleep=lambda s: None).speak(utterance())


def test_a_refusal_is_not_tried_again() -> None:
    with StandIn(then="404") as service, pytest.raises(SpeakError, match="answered 404") as caught:
        retrying(service).speak(utterance())
    assert not isinstance(caught.value, ServiceError)
    assert len(service.asked) == 1


def test_a_host_that_is_none() -> None:
    voice = Voice("gtts", "en@com:x/", "en_US", "1")
    with pytest.raises(SpeakError, match="no address") as caught:
        GoogleEngine(SETTINGS, pace=unhurried()).speak(replace(utterance(), voice=voice))
    assert not isinstance(caught.value, ServiceError)


def test_a_false_certificate_is_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    def send(self: requests.Session, request: requests.PreparedRequest, **settings: object) -> requests.Response:
        tries.append(settings["verify"])
        raise requests.exceptions.SSLError("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed")

    monkeypatch.setattr(requests.Session, "send", send)
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(SpeakError, match="certificate that cannot be trusted"):
        RetryingEngine(GoogleEngine(SETTINGS, pace=unhurried())).speak(utterance())
    assert tries == [True]


def test_nothing_to_say() -> None:
    with StandIn() as service, pytest.raises(SpeakError, match="nothing to say"):
        google(service).speak(utterance("…"))
    assert service.asked == []


@pytest.mark.parametrize("rate", [0.85, 0.9, 1.15])
def test_rate_stretches(rate: float) -> None:
    with StandIn() as service:
        plain = google(service).speak(utterance(LONG[:90]))
        paced = google(service).speak(utterance(LONG[:90], rate=rate))
    assert paced.format == WORKING_FORMAT
    assert paced.samples == pytest.approx(plain.samples / rate, rel=0.01)


@pytest.mark.parametrize("rate", [0.84, 1.16, 1.5])
def test_rate_beyond_what_can_be_stretched(rate: float) -> None:
    with StandIn() as service, pytest.raises(SpeakError, match=r"only from 0\.85 to 1\.15"):
        google(service).speak(utterance(rate=rate))
    assert service.asked == []


def test_pace_spreads_requests() -> None:
    now = 100.0
    turns = []

    def sleep(seconds: float) -> None:
        nonlocal now
        now += seconds

    pace = Pace(4.0, clock=lambda: now, sleep=sleep)
    with StandIn() as service:
        engine = GoogleEngine(SETTINGS, address=service.address, pace=pace)
        for text in (WORDS, LONG, WORDS):
            engine.speak(utterance(text))
            turns.append(now)
    assert len(service.asked) == 5
    # Parts of one sentence wait for their turn as well.
    assert turns == [100.0, 100.75, 101.0]


def test_pace_does_not_save_up() -> None:
    now = 0.0
    waits: list[float] = []
    pace = Pace(2.0, clock=lambda: now, sleep=waits.append)
    pace.wait()
    now = 60.0
    pace.wait()
    pace.wait()
    assert waits == [0.5]


def test_engines_of_a_process_share_their_pace() -> None:
    assert GoogleEngine(SETTINGS)._pace is GoogleEngine(SETTINGS)._pace


@pytest.mark.parametrize(("step", "answer"), [("ok", True), ("slow:0.05", True), ("500", False), ("cut", False)])
def test_answers(step: str, answer: bool) -> None:
    with StandIn([step]) as service:
        assert google(service).answers() is answer
    assert len(service.asked) == 1


@pytest.mark.parametrize("step", ["hang", "drip:0.01"])
def test_answers_has_a_hard_limit(step: str) -> None:
    with StandIn([step]) as service:
        assert not google(service).answers(within_s=0.1)


def test_answers_without_a_locale_to_ask_for() -> None:
    assert not GoogleEngine(EngineSettings("gtts")).answers()


def test_a_second_run_asks_only_for_what_is_missing(tmp_path: Path) -> None:
    sentences = [utterance(text) for text in ("One.", "Two, two.", "Three, three, three.", "Four.")]

    def build(service: StandIn) -> list[Pcm]:
        engine, clips = retrying(service), Clips(Store(tmp_path))
        for sentence in sentences:
            if not clips.holds(sentence):
                clips.put(sentence, engine.speak(sentence))
        return [pcm for sentence in sentences if (pcm := clips.get(sentence))]

    with StandIn(["ok", "ok"], then="500") as service, pytest.raises(ServiceError):
        build(service)
    assert service.texts == ["One.", "Two, two.", *["Three, three, three."] * 4]
    with StandIn() as service:
        pcms = build(service)
    assert service.texts == ["Three, three, three.", "Four."]
    assert all(sounds_for(pcm, s.spoken) for pcm, s in zip(pcms, sentences, strict=True))
    with StandIn(then="refuse") as service:
        assert build(service) == pcms
    assert service.asked == []


def test_no_cookies_are_kept() -> None:
    with StandIn() as service:
        engine = google(service)
        assert engine.speak(utterance(LONG)) == engine.speak(utterance(LONG))
    assert [asked.cookie for asked in service.asked] == [""] * 6


MP3 = tone_mp3(3)


@pytest.mark.parametrize(
    "mp3",
    [
        pytest.param(MP3, id="plain"),
        pytest.param(b"ID3\4\0\0\0\0\1\2" + bytes(130) + MP3, id="ID3v2"),
        pytest.param(b"ID3\4\0\x10\0\0\0\5" + bytes(15) + MP3, id="ID3v2 with a footer"),
        pytest.param(MP3 + b"TAG" + bytes(125), id="ID3v1"),
        pytest.param(MP3 + MP3, id="two in a row"),
    ],
)
def test_a_whole_mp3(mp3: bytes) -> None:
    assert whole(mp3)


@pytest.mark.parametrize(
    "mp3",
    [
        *(pytest.param(MP3[:-cut], id=f"{cut} bytes cut") for cut in (1, 90, 188, 189, 191)),
        pytest.param(MP3 + MP3[:3], id="a header cut"),
        pytest.param(b"", id="empty"),
        pytest.param(b"ID3\4\0\0\0\0\0\5" + bytes(5), id="a tag alone"),
        pytest.param(b"ID3\4\0\0\0\0\x7f\5" + MP3, id="a tag longer than the file"),
        pytest.param(b"<html>" + MP3, id="something before"),
        pytest.param(MP3 + b"<html>", id="something behind"),
        pytest.param(b"\xff\xf3\xf4\xc4" + bytes(188), id="no such bit rate"),
        pytest.param(b"\xff\xf3\x8c\xc4" + bytes(188), id="no such sample rate"),
    ],
)
def test_a_cut_mp3(mp3: bytes) -> None:
    assert not whole(mp3)
