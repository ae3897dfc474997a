"""What the online engines `openai` and `azure` share: settings, keys, pace, and the checks of an answer."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from urllib.parse import urlsplit

from voiceguide.errors import ConfigError, ServiceError, SpeakError
from voiceguide.model.settings import EngineSettings
from voiceguide.model.sound import Pcm
from voiceguide.model.speech import Voice
from voiceguide.speak.engine import number_of, refused
from voiceguide.speak.pace import common_pace, common_places
from voiceguide.speak.plausible import check_speech
from voiceguide.speak.service import Answer
from voiceguide.speak.wav_answer import read_wav

AT_ONCE = 8
"""Requests under way at a time, at most."""

_SECRET = re.compile("key|token|secret|password", re.IGNORECASE)


class Turns:
    """When a request may go out: ``requests`` under way at a time, ``requests_per_second``; both of the engine's table.

    All instances of an engine in this process share them. Raises ConfigError for what is no number in its bounds.
    """

    def __init__(self, settings: EngineSettings) -> None:
        places = number_of(settings, "requests", AT_ONCE, 1, AT_ONCE)
        per_second = number_of(settings, "requests_per_second", 0, 0, 1_000)
        if places != int(places):
            raise refused(settings, "requests", "is not a whole number.")
        self._places = common_places(settings.name, int(places))
        self._pace = common_pace(settings.name, per_second) if per_second else None

    def take(self, ask: Callable[[], Pcm]) -> Pcm:
        """Ask when it is this request's turn."""
        with self._places:
            if self._pace:
                self._pace.wait()
            return ask()


def check_table(settings: EngineSettings, *known: str) -> None:
    """Refuse settings that nobody reads, and keys: guide.toml is published. Raises ConfigError."""
    for name in settings.table:
        if name in known:
            continue
        if _SECRET.search(name):
            hint = "Delete it there, revoke it, and set a new one in the environment."
            raise refused(settings, name, "does not belong in guide.toml, which others read.", hint)
        raise refused(settings, name, "is no setting that it knows.", f"Known: {', '.join(known)}.")


def text_of(settings: EngineSettings, name: str, default: str = "") -> str:
    """A text of the engine's own table. Raises ConfigError."""
    value = settings.table.get(name, default)
    if not isinstance(value, str):
        raise refused(settings, name, "is not text.", "Put it in quotation marks.")
    return value.strip()


def key_from(*variables: str) -> str:
    """The first of these environment variables that is set, "" when none is. Raises ConfigError for what is no key."""
    for variable in variables:
        key = os.environ.get(variable, "").strip()
        if key and not re.fullmatch("[!-~]+", key):
            raise ConfigError(f"{variable} has a character that no key has.", hint="Set it anew, without line breaks.")
        if key:
            return key
    return ""


def address_of(settings: EngineSettings, key: str, variable: str) -> str:
    """The server's web address, without a slash at its end, "" when none is set. Raises ConfigError.

    key: of the engine's table, "" for none. variable: of the environment, which is stronger.
    """
    asked = os.environ.get(variable, "").strip()
    address = asked or (text_of(settings, key) if key else "")
    wrong = _wrong(address) if address else ""
    if wrong:
        hint = "Write it like http://127.0.0.1:8880, without a name, password, query or fragment."
        raise ConfigError(f"{variable} {wrong}", hint=hint) if asked else refused(settings, key, wrong, hint)
    return address.rstrip("/")


def _wrong(address: str) -> str:
    """What is wrong with a web address, "" when nothing is. A password in it is not repeated."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return "is no web address."
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or port == 0
        or re.search(r"[\s<>\"{}|\\^`]", address)
    ):
        return "is no web address."
    return "is not a plain address." if parts.username or parts.password or "?" in address or "#" in address else ""


def heard(answer: Answer, who: str, text: str, locale: str, rate: float, rate_hz: int | None = None) -> Pcm:
    """An answer as sound that can be the text. Raises ServiceError when another try may help, SpeakError when not.

    who: the server. text: the words alone. rate_hz: the sample rate that was asked for, None for any.
    """
    pcm = read_wav(answer.body, who, framed=answer.framed, rate_hz=rate_hz)
    check_speech(pcm, text, locale, rate)
    return pcm


def answers(voices: tuple[Voice, ...], ask: Callable[[Voice], Pcm]) -> bool:
    """Whether a service speaks with its first voice. Raises SpeakError when it refuses for good."""
    if not voices:
        return False
    try:
        ask(voices[0])
    except ServiceError:
        return False
    return True


def check_rate(name: str, rate: float, slowest: float, fastest: float) -> None:
    """Refuse a rate that a service cannot speak at. Raises SpeakError."""
    if not slowest <= rate <= fastest:
        raise SpeakError(
            f"{name} cannot speak at rate {rate:g}, only from {slowest:g} to {fastest:g}.",
            hint=f"Set rate.{name} of the locale in guide.toml within these, or take another voice.",
        )


def check_words(text: str) -> None:
    """Refuse a text without a letter or digit: what is asked for it is noise. Raises SpeakError."""
    if not any(char.isalnum() for char in text):
        raise SpeakError(f"there is nothing to say in {text!r}.", hint="Write words, or leave it out.")
