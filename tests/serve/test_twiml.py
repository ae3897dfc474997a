"""The webhook for Twilio and its like: what it answers, what it refuses, and that it does what the menu does."""

from __future__ import annotations

import asyncio
import datetime
import json
import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from starlette.applications import Starlette

from tests.publish import phone_editions
from voiceguide.call.line import menu_of
from voiceguide.config import Config
from voiceguide.model.menu import START, PhoneLine, Position, StateKind
from voiceguide.serve import twiml

FOUR = ("en_US", "es_419", "zh_Hans", "ar")
# A clinic's own time, a Monday.
OPEN = datetime.datetime(2026, 11, 23, 10, 0)  # noqa: DTZ001
CLOSED = datetime.datetime(2026, 11, 22, 10, 0)  # noqa: DTZ001


@dataclass
class Answer:
    status: int
    type: str
    body: bytes

    @property
    def xml(self) -> etree._Element:
        assert self.status == 200
        assert self.type.startswith("application/xml")
        return etree.fromstring(self.body)


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("dist")
    phone_editions.lay_out(
        root, [phone_editions.edition(root, locale) for locale in FOUR], phone_editions.settings(FOUR)
    )
    return root


@pytest.fixture(autouse=True)
def no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (twiml.TOKEN, twiml.TWILIOS_TOKEN):
        monkeypatch.delenv(name, raising=False)


def ask(
    dist: Path, path: str = "/phone/twiml", form: Mapping[str, str] | bytes | None = None, *,
    config: Config | None = None, now: datetime.datetime = OPEN, method: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:  # fmt: skip
    """One request to the routes, without a network."""
    app = Starlette(routes=twiml.routes(config or phone_editions.settings(FOUR), dist, lambda: now))
    parts = urlsplit(path)
    body = form if isinstance(form, bytes) else urlencode(form or {}).encode()
    sent: list[dict[str, object]] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "scheme": "http", "root_path": "",
        "method": method or ("GET" if form is None else "POST"), "path": parts.path, "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(), "server": ("guide.test", 80), "client": ("127.0.0.1", 1),
        "headers": [(b"host", b"guide.test"), *((k.lower().encode(), v.encode()) for k, v in (headers or {}).items())],
    }  # fmt: skip
    # In a thread of its own: a browser of another test may keep a loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(app(scope, receive, send))).result()  # type: ignore[arg-type]
    start = next(m for m in sent if m["type"] == "http.response.start")
    told = dict(start["headers"])  # type: ignore[call-overload]
    data = b"".join(m.get("body", b"") for m in sent if m["type"] == "http.response.body")  # type: ignore[misc]
    return Answer(int(str(start["status"])), told.get(b"content-type", b"").decode(), data)


def plays(xml: etree._Element) -> list[str]:
    """locale/prompt of what is played, in order."""
    found = [
        re.search(r"/phone/hosted/(\w+)/(?:mp3/)?([a-z0-9-]+)\.mp3$", node.text or "") for node in xml.iter("Play")
    ]
    assert all(found)
    return [f"{match[1]}/{match[2]}" for match in found if match]


def test_a_call_begins_with_the_emergency_sentence_in_two_languages(dist: Path) -> None:
    for form in (None, {"CallSid": "CA1", "From": "+1555", "CallStatus": "ringing"}):
        xml = ask(dist, form=form).xml
        assert xml.tag == "Response"
        assert plays(xml) == ["en_US/emergency", "es_419/emergency"]


def test_gather_takes_every_key_at_once(dist: Path) -> None:
    gather = ask(dist).xml.find("Gather")
    assert gather is not None
    assert gather.get("numDigits") == "1"
    assert gather.get("finishOnKey") == "", "so that # is a key"
    assert gather.get("input") == "dtmf"
    assert int(gather.get("timeout", "0")) >= 1
    assert {node.tag for node in gather} == {"Play"}


@pytest.mark.slow
def test_what_is_played_is_in_dist(dist: Path) -> None:
    for state in menu_of(phone_editions.settings(FOUR), dist).states:
        xml = ask(dist, f"/phone/twiml?start={state}").xml
        for node in xml.iter("Play"):
            assert (node.text or "").startswith("http://guide.test/phone/hosted/")
            assert (dist / urlsplit(node.text or "").path.lstrip("/")).is_file()


def test_the_hold_line_goes_round(dist: Path) -> None:
    xml = ask(dist, "/phone/twiml?start=hold-ar").xml
    (loop,) = [node for node in xml.iter("Play") if node.get("loop")]
    assert loop.get("loop") == "0"
    assert plays(xml) == ["ar/hold-loop"]
    action = urlsplit(xml[0].get("action", ""))
    person = ask(dist, f"{action.path}?{action.query}", {"Digits": "0"}).xml
    assert person.findtext("Dial/Number") == "5550100"


@pytest.mark.parametrize(("now", "prompt", "number"), [(OPEN, "staff", "5550100"), (CLOSED, "closed", "5550101")])
def test_0_reaches_a_person_at_any_hour(dist: Path, now: datetime.datetime, prompt: str, number: str) -> None:
    xml = ask(dist, "/phone/twiml?at=ar-03&tries=0", {"Digits": "0"}, now=now).xml
    assert plays(xml) == [f"ar/{prompt}"]
    assert xml.findtext("Dial/Number") == number


def test_after_a_person_answered_the_call_is_over(dist: Path) -> None:
    for status in ("completed", "answered"):
        xml = ask(dist, "/phone/twiml?at=ar-staff&tries=0", {"DialCallStatus": status}).xml
        assert [node.tag for node in xml] == ["Hangup"]
    for status in ("busy", "no-answer", "failed", "canceled"):
        assert plays(ask(dist, "/phone/twiml?at=ar-staff&tries=0", {"DialCallStatus": status}).xml) == ["ar/busy"]


@pytest.mark.slow
@settings(
    deadline=None, max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(
    keys=st.lists(st.sampled_from([*"123456789*#0", "A", "", ""]), min_size=1, max_size=20),
    now=st.sampled_from([OPEN, CLOSED]),
    hold_keys=st.booleans(),
)
def test_it_does_what_the_model_does(dist: Path, keys: list[str], now: datetime.datetime, hold_keys: bool) -> None:
    config = phone_editions.settings(FOUR, hold_keys=hold_keys)
    menu = menu_of(config, dist)
    position, xml = Position(START), ask(dist, config=config, now=now).xml
    for key in keys:
        state = menu.states[position.state]
        if state.kind is StateKind.END:
            assert [node.tag for node in xml] == ["Hangup"]
            break
        assert plays(xml) == [f"{say.locale}/{say.prompt}" for say in menu.heard(position)]
        position = menu.step(position, key)
        while menu.states[position.state].kind is StateKind.HOURS:
            position = menu.step(position, "", open=config.clinic.hours().is_open(now))
        if state.kind is StateKind.CALL:
            where, form = xml.find("Dial").get("action"), {"DialCallStatus": "no-answer"}  # type: ignore[union-attr]
        elif key:
            where, form = xml[0].get("action"), {"Digits": key}
        else:
            where, form = xml.findtext("Redirect"), {}
        to = urlsplit(str(where))
        xml = ask(dist, f"{to.path}?{to.query}", form, config=config, now=now).xml


@pytest.mark.parametrize(
    "query",
    ["at=nowhere&tries=0", "at=ar-03&tries=9", "at=ar-03&tries=-1", "at=ar-03&tries=x", "at=&tries=", "start=nowhere",
     "at=%00%ff&tries=0", "at=" + "x" * 5_000],
)  # fmt: skip
def test_nonsense_begins_at_the_beginning(dist: Path, query: str) -> None:
    assert plays(ask(dist, f"/phone/twiml?{query}").xml) == ["en_US/emergency", "es_419/emergency"]


@pytest.mark.parametrize("digits", ["3", "33", "3#"])
def test_only_the_first_digit_counts(dist: Path, digits: str) -> None:
    assert plays(ask(dist, "/phone/twiml?at=ar-01&tries=0", {"Digits": digits}).xml)[0] == "ar/section-03"


def test_an_endless_form_is_refused(dist: Path) -> None:
    assert ask(dist, form=b"x" * 70_000).status == 413


def test_bytes_that_are_no_text_do_no_harm(dist: Path) -> None:
    assert ask(dist, form=b"Digits=\xff\xfe&\x00=%zz").status == 200


def test_without_a_phone_edition_it_says_so(tmp_path: Path) -> None:
    answer = ask(tmp_path)
    assert answer.status == 503
    (tmp_path / "phone").mkdir()
    for text in ("", "[]", '{"locales": []}', json.dumps({"locales": [{}], "prompts": []})):
        (tmp_path / "phone/phone.json").write_text(text)
        assert ask(tmp_path).status == 503


def test_other_methods_are_refused(dist: Path) -> None:
    assert ask(dist, method="DELETE").status == 405


def test_addresses_are_the_public_ones(dist: Path) -> None:
    config = phone_editions.settings(FOUR)
    public = replace(config, clinic=replace(config.clinic, base_url="https://guide.example.org/x"))
    xml = ask(dist, config=public).xml
    assert xml[0].get("action", "").startswith("https://guide.example.org/x/phone/twiml?")
    assert xml[0][0].text == "https://guide.example.org/x/phone/hosted/en_US/mp3/emergency.mp3"


# The signature: Twilio's own example of its documentation.

EXAMPLE = {
    "CallSid": "CA1234567890ABCDE", "Caller": "+12349013030", "Digits": "1234", "From": "+12349013030",
    "To": "+18005551212",
}  # fmt: skip


def test_the_signature_is_twilios() -> None:
    url = "https://mycompany.com/myapp.php?foo=1&bar=2"
    assert twiml.signature("12345", url, EXAMPLE) == "0/KCTR6DLpKmkAf8muzZqo1nDgQ="


def test_a_matching_signature_is_taken(dist: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(twiml.TOKEN, "secret")
    form = {"Digits": "3", "CallSid": "CA1", "Empty": ""}
    path = "/phone/twiml?at=ar-01&tries=0"
    good = twiml.signature("secret", f"http://guide.test{path}", form)
    assert plays(ask(dist, path, form, headers={"X-Twilio-Signature": good}).xml)[0] == "ar/section-03"
    config = phone_editions.settings(FOUR)
    public = replace(config, clinic=replace(config.clinic, base_url="https://guide.example.org"))
    proxied = twiml.signature("secret", f"https://guide.example.org{path}", form)
    assert ask(dist, path, form, config=public, headers={"X-Twilio-Signature": proxied}).status == 200
    by_get = twiml.signature("secret", f"http://guide.test{path}", {})
    assert ask(dist, path, headers={"X-Twilio-Signature": by_get}).status == 200


@pytest.mark.parametrize(
    "given", [None, "", "AAAA", "é", twiml.signature("other", "http://guide.test/phone/twiml", {})]
)
def test_any_other_signature_is_refused(dist: Path, monkeypatch: pytest.MonkeyPatch, given: str | None) -> None:
    monkeypatch.setenv(twiml.TOKEN, "secret")
    headers = {} if given is None else {"X-Twilio-Signature": given}
    for form in (None, {"Digits": "1"}):
        answer = ask(dist, form=form, headers=headers)
        assert answer.status == 403
        assert b"<" not in answer.body


def test_twilios_own_name_for_the_secret_will_do(dist: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(twiml.TWILIOS_TOKEN, "theirs")
    for token, status in (("theirs", 200), ("ours", 403)):
        signed = {"X-Twilio-Signature": twiml.signature(token, "http://guide.test/phone/twiml", {})}
        assert ask(dist, headers=signed).status == status
    monkeypatch.setenv(twiml.TOKEN, "ours")
    signed = {"X-Twilio-Signature": twiml.signature("ours", "http://guide.test/phone/twiml", {})}
    assert ask(dist, headers=signed).status == 200


def test_a_signature_for_other_keys_is_refused(dist: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(twiml.TOKEN, "secret")
    path = "/phone/twiml?at=ar-01&tries=0"
    good = twiml.signature("secret", f"http://guide.test{path}", {"Digits": "3"})
    assert ask(dist, path, {"Digits": "0"}, headers={"X-Twilio-Signature": good}).status == 403
    assert ask(dist, path + "&x=1", {"Digits": "3"}, headers={"X-Twilio-Signature": good}).status == 403


def test_the_lines_have_a_number(dist: Path) -> None:
    assert {line.value for line in PhoneLine} <= set(phone_editions.settings(FOUR).clinic.values)
