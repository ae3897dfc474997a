"""The phone line without a phone: what a caller hears, as text, and as sound where there is a device.

It follows the same menu from which the dialplans are written.
"""

from __future__ import annotations

import datetime
import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from voiceguide.call.line import menu_of
from voiceguide.config import Config
from voiceguide.errors import ConfigError
from voiceguide.model.menu import START, WAIT_S, Menu, Playback, Position, State, StateKind
from voiceguide.model.phone_keys import more_key

Speak = Callable[[str], None]
HANG_UP = "h"
_PLAYERS = (("aplay", "-q"), ("paplay",), ("afplay",), ("play", "-q"))
_SHOWN = "keys: 1-9 # * 0, Enter: wait, h: hang up"
_STEP_S = 0.05
_NULL = subprocess.DEVNULL


class Keys(Protocol):
    """Where keys come from."""

    def key(self, until: Callable[[], bool]) -> str:
        """The next key; "" for silence: Enter, or `until` came true; `HANG_UP` when the caller goes."""
        ...


class Player(Protocol):
    """Plays files where there is a device."""

    def play(self, files: Sequence[Path]) -> Callable[[], bool] | None:
        """Start. The function that is returned says whether all files have ended. None: this machine plays no sound."""
        ...

    def stop(self) -> None: ...


def call(
    config: Config, dist: Path, locale: str, *, say: Speak, keys: Keys, player: Player,
    now: Callable[[], datetime.datetime] = lambda: datetime.datetime.now(datetime.UTC),
) -> None:  # fmt: skip
    """Call the guide: the emergency sentence, the languages, then the key of `locale`, pressed for the caller.

    Ends when the guide or the caller hangs up. Raises ConfigError for a locale that is not on the phone.
    """
    menu, sounds = menu_of(config, dist), _Sounds(dist)
    if locale not in [offer.locale for offer in menu.offers]:
        raise ConfigError(
            f"{locale!r} is not on the phone.",
            hint=f"There: {', '.join(offer.locale for offer in menu.offers)}. See [phone] locales in clinic.toml.",
        )
    say(_SHOWN)
    _choose(menu, sounds, locale, say)
    position, going = Position(f"{locale}-welcome"), True
    while going:
        state = menu.states[position.state]
        if state.kind is StateKind.HOURS:
            position = menu.step(position, "", open=config.clinic.hours().is_open(now()))
            continue
        say(f"[{position.state}]")
        heard = menu.heard(position)
        for line in heard:
            say(f"  {sounds.text(line)}")
        if state.kind is StateKind.CALL:
            number = config.clinic.phones[state.line]
            then = f", then keys {number.keys}" if number.keys else ""
            say(f"  (rings {number.dialled}{then}; Enter: nobody answers; another key: somebody does)")
        key = "" if state.kind is StateKind.END else _listen(sounds, heard, state, keys, player)
        going = key != HANG_UP and state.kind is not StateKind.END and not (key and state.kind is StateKind.CALL)
        position = menu.step(position, key)
    say("(the call is over)")


def _choose(menu: Menu, sounds: _Sounds, locale: str, say: Speak) -> None:
    """From the first sound to the language: its page, its key."""
    offer = next(o for o in menu.offers if o.locale == locale)
    names = [START] + [f"lang-{page}" for page in sorted({o.page for o in menu.offers}) if page <= offer.page]
    for name in (name for name in names if name in menu.states):
        say(f"[{name}]")
        for line in menu.states[name].says:
            say(f"  {sounds.text(line)}")
        if name == f"lang-{offer.page}":
            say(f"(key {offer.key})")
        elif name.startswith("lang-"):
            say(f"(key {more_key(offer.per_page)})")


def _listen(sounds: _Sounds, heard: Sequence[Playback], state: State, keys: Keys, player: Player) -> str:
    """The key that ends what is heard, or "" when it ends by itself."""
    ended = player.play([sounds.file(line) for line in heard])
    wait = WAIT_S if state.kind in (StateKind.ASK, StateKind.CALL) else 0
    over: list[float] = []

    def until() -> bool:
        # Without sound, the caller presses Enter to go on.
        if ended is None or not ended():
            return False
        over.append(time.monotonic())
        return over[-1] - over[0] >= wait

    try:
        return keys.key(until)
    finally:
        player.stop()


class _Sounds:
    """Words and files of phone.json."""

    def __init__(self, dist: Path) -> None:
        self._root = dist / "phone"
        facts: dict[str, Any] = json.loads((self._root / "phone.json").read_text("utf-8"))
        self._prompts = {(prompt["locale"], prompt["id"]): prompt for prompt in facts["prompts"]}

    def text(self, say: Playback) -> str:
        prompt = self._prompts[say.locale, say.prompt]
        return f"{say.prompt} ({say.locale}, {prompt['duration_ms'] / 1000:.0f} s): {prompt['text']}"

    def file(self, say: Playback) -> Path:
        """Its WAV of the highest rate."""
        files = [f for f in self._prompts[say.locale, say.prompt]["files"] if f["format"] == "wav"]
        return self._root / max(files, key=lambda f: int(f["rate_hz"]))["path"] if files else self._root


class Device:
    """Plays through whatever player this machine has; quiet where it has none, or no sound device."""

    def __init__(self) -> None:
        found = [(path, *options) for name, *options in _PLAYERS if (path := shutil.which(name))]
        silent = sys.platform == "linux" and not Path("/dev/snd").exists() and "PULSE_SERVER" not in os.environ
        self._command = None if silent or not found else found[0]
        self._files: list[Path] = []
        self._process: subprocess.Popen[bytes] | None = None

    def play(self, files: Sequence[Path]) -> Callable[[], bool] | None:
        self._files = list(files)
        return self._ended if self._command else None

    def _ended(self) -> bool:
        """Start the next file when one has ended; true after the last."""
        if self._process is not None and self._process.poll() is None:
            return False
        if not self._files:
            return True
        # A player found by its name, and a file of ours.
        command = [*(self._command or ()), str(self._files.pop(0))]
        self._process = subprocess.Popen(command, stdin=_NULL, stdout=_NULL, stderr=_NULL)  # noqa: S603
        return False

    def stop(self) -> None:
        self._files = []
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None


class Terminal:
    """Keys from a terminal, one by one; from a file or a pipe, its characters, and hanging up at its end."""

    def key(self, until: Callable[[], bool]) -> str:
        with _one_by_one():
            while not until():
                ready, _, _ = select.select([sys.stdin], [], [], _STEP_S)
                if ready:
                    pressed = os.read(sys.stdin.fileno(), 1).decode("ascii", "replace")
                    return {"": HANG_UP, "\x04": HANG_UP, "\n": "", "\r": "", " ": ""}.get(pressed, pressed)
        return ""


@contextmanager
def _one_by_one() -> Iterator[None]:
    """A terminal that gives each key at once. Elsewhere nothing changes."""
    if not sys.stdin.isatty():
        yield
        return
    # Not on every system, and only here.
    import termios
    import tty

    handle = sys.stdin.fileno()
    before = termios.tcgetattr(handle)
    try:
        tty.setcbreak(handle)
        yield
    finally:
        termios.tcsetattr(handle, termios.TCSADRAIN, before)
