"""Which part of a file is asked for (RFC 9110, section 14)."""

from __future__ import annotations

import re

MOST = 100
"""Ranges in one request; one with more is answered with the whole file."""

_UNIT = re.compile(r"bytes[ \t]*=(.*)", re.IGNORECASE | re.DOTALL)
_RANGE = re.compile(r"([0-9]{0,20})[ \t]*-[ \t]*([0-9]{0,20})")


class UnsatisfiableError(Exception):
    """None of the ranges lies in the file: 416."""


def settle(header: str, size: int) -> str | None:
    """A Range header with only the ranges that lie in a file of `size` bytes; None when the header must be ignored.

    Ignored are units other than bytes (a MUST of section 14.2) and what is no list of ranges. Raises
    UnsatisfiableError.
    """
    unit = _UNIT.fullmatch(header.strip(" \t"))
    if not unit:
        return None
    asked = [part.strip(" \t") for part in unit[1].split(",") if part.strip(" \t")]
    found = [_RANGE.fullmatch(part) for part in asked]
    if not 0 < len(found) <= MOST:
        return None
    wanted = []
    for match in found:
        if not match or not (match[1] or match[2]) or (match[1] and match[2] and int(match[1]) > int(match[2])):
            return None
        span = _span(match[1], match[2], size)
        if span:
            wanted.append(span)
    if not wanted:
        raise UnsatisfiableError
    return "bytes=" + ",".join(f"{first}-{last}" for first, last in wanted)


def _span(first: str, last: str, size: int) -> tuple[int, int] | None:
    """First and last byte, both included; None when it lies outside."""
    if not first:
        length = min(int(last), size)
        return (size - length, size - 1) if length else None
    if int(first) >= size:
        return None
    return int(first), min(int(last), size - 1) if last else size - 1
