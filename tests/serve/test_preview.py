"""`voiceguide phone`: the call that a terminal shows."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.publish import phone_editions
from voiceguide.call import preview
from voiceguide.errors import ConfigError, PublishError
from voiceguide.model.menu import PROMPTS, TODAY

FOUR = ("en_US", "es_419", "zh_Hans", "ar")
# A clinic's own time, a Monday.
OPEN = datetime.datetime(2026, 11, 23, 10, 0)  # noqa: DTZ001


class Script:
    """Keys from a list; then the caller hangs up."""

    def __init__(self, keys: str) -> None:
        self.left = [{"_": ""}.get(key, key) for key in keys]

    def key(self, until: Callable[[], bool]) -> str:
        return self.left.pop(0) if self.left else preview.HANG_UP


class Loudspeaker:
    """Plays nothing, remembers all; every sound is over at once."""

    def __init__(self, *, sounds: bool) -> None:
        self.sounds = sounds
        self.files: list[Path] = []

    def play(self, files: Sequence[Path]) -> Callable[[], bool] | None:
        self.files += files
        return (lambda: True) if self.sounds else None

    def stop(self) -> None:
        pass


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("dist")
    phone_editions.lay_out(
        root, [phone_editions.edition(root, locale) for locale in FOUR], phone_editions.settings(FOUR)
    )
    return root


def call(dist: Path, locale: str, keys: str) -> tuple[list[str], Loudspeaker]:
    """The states that a caller comes to, and what was played."""
    lines: list[str] = []
    player = Loudspeaker(sounds=True)
    config = phone_editions.settings(FOUR)
    preview.call(config, dist, locale, say=lines.append, keys=Script(keys), player=player, now=lambda: OPEN)
    assert lines[-1] == "(the call is over)"
    return re.findall(r"^\[(.+)\]$", "\n".join(lines), re.MULTILINE), player


@pytest.mark.parametrize(
    ("keys", "states"),
    [
        ("", ["welcome"]),
        ("_", ["welcome", "01"]),
        ("5#*", ["welcome", "05", "06", "06"]),
        ("0_", ["welcome", "staff", "busy"]),
        ("0y", ["welcome", "staff"]),
        ("9____", ["welcome", "09", "end", "end", "end", "goodbye"]),
        ("9#_", ["welcome", "09", "end", "end"]),
        ("AAA", ["welcome", "welcome", "welcome", "staff"]),
    ],
)
def test_the_caller_comes_where_the_keys_lead(dist: Path, keys: str, states: list[str]) -> None:
    assert call(dist, "ar", keys)[0] == ["emergency", "lang-1", *(f"ar-{state}" for state in states)]


def test_the_guide_hangs_up_after_goodbye(dist: Path) -> None:
    states, _ = call(dist, "es_419", "9_____")
    assert states[-2:] == ["es_419-goodbye", "hangup"]


def test_what_is_played_is_there(dist: Path) -> None:
    _, player = call(dist, "zh_Hans", "123456789_0_")
    assert len(player.files) > 10
    assert all(path.is_file() and path.parent.name in ("16000", "pcm16") for path in player.files)


def test_each_sound_is_shown_with_its_words(dist: Path) -> None:
    lines: list[str] = []
    preview.call(
        phone_editions.settings(FOUR), dist, "en_US", say=lines.append, keys=Script("0y"),
        player=Loudspeaker(sounds=False), now=lambda: OPEN,
    )  # fmt: skip
    text = "\n".join(lines)
    assert "emergency (es_419, 1 s): emergency in es_419." in text
    assert "rings 5550100" in text


def test_todays_notice_is_heard_in_the_languages_that_have_it(tmp_path: Path) -> None:
    made = [
        phone_editions.edition(tmp_path, "en_US"),
        phone_editions.edition(tmp_path, "ar", prompts=(*PROMPTS, TODAY)),
    ]
    phone_editions.lay_out(tmp_path, made, phone_editions.settings(("en_US", "ar")))
    for locale, said in (("en_US", 0), ("ar", 1)):
        lines: list[str] = []
        preview.call(
            phone_editions.settings(("en_US", "ar")), tmp_path, locale, say=lines.append, keys=Script("_0_*#_"),
            player=Loudspeaker(sounds=False), now=lambda: OPEN,
        )  # fmt: skip
        assert "\n".join(lines).count(f"today ({locale}") == said


def test_a_locale_that_is_not_on_the_phone(dist: Path) -> None:
    with pytest.raises(ConfigError, match="vi"):
        call(dist, "vi", "")


def test_nothing_built(tmp_path: Path) -> None:
    with pytest.raises(PublishError):
        call(tmp_path, "en_US", "")


def test_keys_from_a_pipe_end_with_hanging_up(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    os.write(write, b"5#\n")
    os.close(write)
    with os.fdopen(read) as pipe:
        monkeypatch.setattr("sys.stdin", pipe)
        keys = preview.Terminal()
        assert [keys.key(lambda: False) for _ in range(4)] == ["5", "#", "", preview.HANG_UP]


def test_a_terminal_does_not_wait_for_what_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    with os.fdopen(read) as pipe:
        monkeypatch.setattr("sys.stdin", pipe)
        assert preview.Terminal().key(lambda: True) == ""
    os.close(write)


def test_a_device_plays_one_file_after_the_other(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With a player that writes down what it was given."""
    notes = tmp_path / "notes"
    program = tmp_path / "aplay"
    program.write_text(f'#!/bin/sh\nfor last; do :; done\necho "$last" >> {notes}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setenv("PULSE_SERVER", "here")
    device = preview.Device()
    ended = device.play([Path("one.wav"), Path("two.wav")])
    assert ended is not None
    while not ended():
        pass
    device.stop()
    assert notes.read_text().split() == ["one.wav", "two.wav"]


def test_a_machine_without_a_player_is_quiet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    device = preview.Device()
    assert device.play([Path("one.wav")]) is None
    device.stop()
