"""In which order test files run on several workers: no worker is left alone with a long file at the end.

With `--dist loadfile --no-loadscope-reorder` a worker that is free takes the next file of this order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent
LONG = (
    "tests/browser/test_axe.py",
    "tests/test_plugins.py",
    "tests/test_build.py",
    "tests/test_release.py",
    "tests/test_review.py",
    "tests/test_bad_input.py",
    "tests/run/test_cluster.py",
    "tests/browser/test_player.py",
    "tests/browser/test_offline.py",
    "tests/publish/test_books_validators.py",
    "tests/publish/test_library.py",
    "tests/publish/test_books_daisy.py",
    "tests/publish/test_books_epub.py",
    "tests/publish/test_phone_built.py",
)
"""Files that take more than 20 seconds, as measured. The first starts the build that many others wait for."""

BUILT = frozenset({"built", "tablet_site", "browser"})
"""Fixtures that wait for that build."""


def in_order(items: list[pytest.Item], is_slow: Callable[[pytest.Item], bool]) -> list[pytest.Item]:
    """Files in this order: the first of LONG; slow ones that need no `built`; those that need it; the others."""
    built = {item.path for item in items if not BUILT.isdisjoint(getattr(item, "fixturenames", ()))}
    slow = {item.path for item in items if is_slow(item)}
    sizes = Counter(item.path for item in items)
    long = {REPOSITORY / name: index for index, name in enumerate(LONG)}

    def key(item: pytest.Item) -> tuple[int, int, int, Path]:
        path = item.path
        first = path == REPOSITORY / LONG[0]
        group = 0 if first else 2 if path in built else 1 if path in slow else 3
        return group, long.get(path, len(long)), -sizes[path], path

    return sorted(items, key=key)
