"""Test files run in an order that keeps all workers busy."""

from __future__ import annotations

from itertools import groupby

import pytest

from tests.conftest import REPOSITORY, is_slow
from tests.order import LONG, in_order


def test_the_long_files_are_there() -> None:
    assert [name for name in LONG if not (REPOSITORY / name).is_file()] == []


def test_files_stay_whole_and_long_ones_come_first(request: pytest.FixtureRequest) -> None:
    items = in_order(request.session.items[::-1], is_slow)
    assert sorted(item.nodeid for item in items) == sorted(item.nodeid for item in request.session.items)
    files = [path for path, _ in groupby(item.path for item in items)]
    assert len(files) == len(set(files))
    first = REPOSITORY / LONG[0]
    assert first not in files or files[0] == first
    quick = [path for path in files if not any(is_slow(item) for item in items if item.path == path)]
    assert files[len(files) - len(quick) :] == quick
