"""Captions as tests/cases/captions-*.txt show them, and the order of what is heard."""

from __future__ import annotations

from pathlib import Path

import pytest

from voiceguide.encode.webvtt import captions, escaped, timestamp
from voiceguide.model.sound import WORKING_FORMAT, Caption, Cue

CASES = Path(__file__).parent.parent / "cases"
SAMPLES_PER_MS = WORKING_FORMAT.rate_hz // 1000


def caption(line: str, index: int) -> Caption:
    """`START END [SPEAKER: ]TEXT`, times in milliseconds."""
    start, end, text = line.split(" ", 2)
    speaker, colon, words = text.partition(": ")
    cue = Cue(f"s/{index}", int(start) * SAMPLES_PER_MS, int(end) * SAMPLES_PER_MS)
    return Caption(cue, words, speaker) if colon else Caption(cue, text)


@pytest.mark.parametrize("case", sorted(CASES.glob("captions-*.txt")), ids=lambda path: path.stem)
def test_golden(case: Path) -> None:
    text, _, expected = case.read_text("utf-8").partition("--- output\n")
    assert captions(caption(line, index) for index, line in enumerate(text.splitlines())) == expected


def test_nothing_heard_is_a_file_without_cues() -> None:
    assert captions([]) == "WEBVTT\n"


@pytest.mark.parametrize(
    ("milliseconds", "stamp"),
    [(0, "00:00:00.000"), (59_999, "00:00:59.999"), (60_000, "00:01:00.000"), (359_999_999, "99:59:59.999")],
)
def test_a_time_is_hours_minutes_seconds(milliseconds: int, stamp: str) -> None:
    assert timestamp(milliseconds) == stamp


def test_no_text_ends_its_cue_or_opens_a_tag() -> None:
    assert escaped("a\n\nb") == "a b"
    assert escaped("1 --> 2 <v X> &lt;") == "1 --&gt; 2 &lt;v X&gt; &amp;lt;"
