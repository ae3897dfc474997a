"""The guide for Twilio and its like: one webhook, ``/phone/twiml``, that answers with TwiML.

It stores nothing: the caller's state goes out with each answer and comes back with each key. The menu is read
from dist/phone/phone.json. When the environment has VOICEGUIDE_TWILIO_TOKEN or TWILIO_AUTH_TOKEN, a request whose
signature does not match is refused (https://www.twilio.com/docs/usage/security#validating-requests).
"""

from __future__ import annotations

import base64
import datetime
import hashlib
import hmac
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from lxml import etree
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from voiceguide.call.line import menu_of
from voiceguide.config import DEFAULT_BASE_URL, Config
from voiceguide.errors import VoiceguideError
from voiceguide.model.menu import MAX_RETRIES, RING_S, START, WAIT_S, Menu, Position, State, StateKind

PATH = "/phone/twiml"
TOKEN = "VOICEGUIDE_TWILIO_TOKEN"  # noqa: S105
"""The name of the variable, not what is in it."""
TWILIOS_TOKEN = "TWILIO_AUTH_TOKEN"  # noqa: S105
"""What Twilio's own examples call it; read when ours is not set."""
_GAP_S = 1
"""The shortest wait for a key that Twilio knows."""
_LONGEST_BODY = 65_536
_ANSWERED = frozenset({"completed", "answered"})
Clock = Callable[[], datetime.datetime]


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def routes(config: Config, dist: Path, now: Clock = _now) -> list[Route]:
    """The webhook, for GET and POST. dist: the built folder. now: a moment; without a zone, the clinic's local time."""

    async def answer(request: Request) -> Response:
        body = await _body(request)
        if body is None:
            return PlainTextResponse("too long", 413)
        form = dict(parse_qsl(body, keep_blank_values=True)) if request.method == "POST" else {}
        if not _signed(request, form, config):
            return PlainTextResponse("signature does not match", 403)
        try:
            menu = menu_of(config, dist)
        except VoiceguideError as error:
            return PlainTextResponse(str(error), 503)
        told = {**request.query_params, **form}
        reply = _Reply(menu, config, _base(request, config))
        return Response(reply.to(told, now()), media_type="application/xml")

    return [Route(PATH, answer, methods=["GET", "POST"])]


async def _body(request: Request) -> str | None:
    """The form as it came; None when it is too long to be one."""
    raw = b""
    async for part in request.stream():
        raw += part
        if len(raw) > _LONGEST_BODY:
            return None
    return raw.decode("utf-8", "replace")


def _base(request: Request, config: Config) -> str:
    """The public address of dist/: what clinic.toml says, else what the caller's system asked for."""
    base = config.clinic.base_url
    return base if base != DEFAULT_BASE_URL else str(request.base_url).rstrip("/")


def _signed(request: Request, form: Mapping[str, str], config: Config) -> bool:
    token = os.environ.get(TOKEN) or os.environ.get(TWILIOS_TOKEN, "")
    if not token:
        return True
    given = request.headers.get("x-twilio-signature", "")
    query = f"?{request.url.query}" if request.url.query else ""
    # Behind a proxy the request does not know its own public address: clinic.toml does.
    addresses = {f"{config.clinic.base_url}{PATH}{query}", str(request.url)}
    return any(hmac.compare_digest(signature(token, url, form).encode(), given.encode()) for url in addresses)


def signature(token: str, url: str, form: Mapping[str, str]) -> str:
    """X-Twilio-Signature: HMAC-SHA1 over the address and the form's names and values, sorted by name; base64."""
    text = url + "".join(f"{name}{form[name]}" for name in sorted(form))
    return base64.b64encode(hmac.new(token.encode(), text.encode(), hashlib.sha1).digest()).decode()


@dataclass(frozen=True, slots=True)
class _Reply:
    menu: Menu
    config: Config
    base: str

    def to(self, told: Mapping[str, str], now: datetime.datetime) -> bytes:
        """The TwiML for the caller's next state."""
        position = self._after(told, now)
        while self.menu.states[position.state].kind is StateKind.HOURS:
            position = self.menu.step(position, "", open=self.config.clinic.hours().is_open(now))
        root = etree.Element("Response")
        state = self.menu.states[position.state]
        if state.kind is StateKind.END:
            etree.SubElement(root, "Hangup")
        elif state.kind is StateKind.CALL:
            self._call(root, position, state)
        else:
            self._gather(root, position, state)
        xml: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
        return xml

    def _after(self, told: Mapping[str, str], now: datetime.datetime) -> Position:
        """The next state. A new call, or one with a state that today's menu does not have, starts at the beginning."""
        tries = told.get("tries", "0")
        at = told.get("at", "")
        if at not in self.menu.states or tries not in {str(n) for n in range(MAX_RETRIES + 1)}:
            return Position(told.get("start", "") if told.get("start", "") in self.menu.states else START)
        if told.get("DialCallStatus", "") in _ANSWERED:
            return Position("hangup")
        return self.menu.step(
            Position(at, int(tries)), told.get("Digits", "")[:1], open=self.config.clinic.hours().is_open(now)
        )

    def _gather(self, root: etree._Element, position: Position, state: State) -> None:
        here = self._here(position)
        wait = WAIT_S if state.kind is StateKind.ASK else _GAP_S
        gather = etree.SubElement(
            root, "Gather", input="dtmf", numDigits="1", finishOnKey="", timeout=str(wait), action=here, method="POST"
        )
        for say in self.menu.heard(position):
            if not say.is_hold_message:
                etree.SubElement(gather, "Play").text = self._file(say.locale, f"mp3/{say.prompt}")
        if state.kind is StateKind.HOLD:
            etree.SubElement(gather, "Play", loop="0").text = self._file(state.locale, "hold-loop")
        # The caller pressed no key: after Gather, the call goes on here.
        etree.SubElement(root, "Redirect", method="POST").text = here

    def _call(self, root: etree._Element, position: Position, state: State) -> None:
        for say in state.says:
            etree.SubElement(root, "Play").text = self._file(say.locale, f"mp3/{say.prompt}")
        dial = etree.SubElement(
            root, "Dial", timeout=str(RING_S), action=self._here(position), method="POST", answerOnBridge="true"
        )
        number = self.config.clinic.phones[state.line]
        extension = {"sendDigits": number.keys} if number.keys else {}
        etree.SubElement(dial, "Number", extension).text = number.dialled

    def _here(self, position: Position) -> str:
        return f"{self.base}{PATH}?{urlencode({'at': position.state, 'tries': position.tries})}"

    def _file(self, locale: str, name: str) -> str:
        return f"{self.base}/phone/hosted/{locale}/{name}.mp3"
