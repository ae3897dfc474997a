"""Range headers (RFC 9110, section 14), against a reading that is slow and plain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voiceguide.serve.ranges import MOST, UnsatisfiableError, settle


@pytest.mark.parametrize(
    ("header", "settled"),
    [
        ("bytes=0-499", "bytes=0-499"),
        ("bytes=500-", "bytes=500-999"),
        ("bytes=-1", "bytes=999-999"),
        ("bytes=-5000", "bytes=0-999"),
        ("bytes=0-5000", "bytes=0-999"),
        ("bytes=999-", "bytes=999-999"),
        ("BYTES = 0-0", "bytes=0-0"),
        ("bytes=0-0, ,-1,", "bytes=0-0,999-999"),
        ("bytes=0-0,5000-6000", "bytes=0-0"),
        ("bytes=-0,0-0", "bytes=0-0"),
    ],
)
def test_what_can_be_had_is_given(header: str, settled: str) -> None:
    assert settle(header, 1000) == settled


@pytest.mark.parametrize("header", ["bytes=1000-", "bytes=1000-2000,3000-", "bytes=-0"])
def test_nothing_of_it_in_the_file_is_an_error(header: str) -> None:
    with pytest.raises(UnsatisfiableError):
        settle(header, 1000)


@pytest.mark.parametrize(
    "header",
    [
        "pages=1-2",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes=5-2",
        "bytes=0-0,5-2",
        "bytes=1_0-",
        "bytes=+1-2",
        "bytes=0-0;1-1",
        "bytes=٣-٤",
        "bytes=" + "9" * 30 + "-",
        "bytes=" + ",".join(["0-0"] * (MOST + 1)),
    ],
)
def test_what_is_no_range_is_ignored(header: str) -> None:
    assert settle(header, 1000) is None


def test_an_empty_file_has_no_range() -> None:
    with pytest.raises(UnsatisfiableError):
        settle("bytes=0-", 0)


@given(
    st.integers(0, 40),
    st.lists(st.tuples(st.none() | st.integers(0, 60), st.none() | st.integers(0, 60)), min_size=1, max_size=6),
)
def test_the_same_bytes_as_by_slicing(size: int, spans: list[tuple[int | None, int | None]]) -> None:
    header = "bytes=" + ",".join(f"{'' if a is None else a}-{'' if b is None else b}" for a, b in spans)
    if any((a is None and b is None) or (a is not None and b is not None and a > b) for a, b in spans):
        assert settle(header, size) is None
        return
    data = bytes(range(size))
    slices = [data[a : None if b is None else b + 1] if a is not None else (data[-b:] if b else b"") for a, b in spans]
    expected = [part for part in slices if part]
    if not expected:
        with pytest.raises(UnsatisfiableError):
            settle(header, size)
        return
    settled = settle(header, size)
    assert settled is not None
    pairs = [part.split("-") for part in settled.removeprefix("bytes=").split(",")]
    assert [data[int(first) : int(last) + 1] for first, last in pairs] == expected


@given(st.text(max_size=40), st.integers(0, 1000))
def test_no_header_breaks_it(header: str, size: int) -> None:
    try:
        settled = settle(f"bytes={header}", size)
    except UnsatisfiableError:
        return
    assert settled is None or settled.startswith("bytes=")
