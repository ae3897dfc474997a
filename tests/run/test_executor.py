"""Where jobs run: how many are in flight, and what an error does to the others."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

import pytest

from voiceguide.errors import SpeakError, VoiceguideError
from voiceguide.run.executor import AHEAD, LazyPool, SerialExecutor, each, open_executor, workers_of


class Counting(Executor):
    """Threads that remember how many jobs they held at the most."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self.held = self.most = 0
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(workers)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        with self._lock:
            self.held += 1
            self.most = max(self.most, self.held)
        future = self._pool.submit(fn, *args, **kwargs)
        future.add_done_callback(self._done)
        return future

    def _done(self, future: Future[Any]) -> None:
        with self._lock:
            self.held -= 1


def double(number: int) -> int:
    time.sleep(0.002)
    return 2 * number


def kill(number: int) -> int:
    if number == 3:
        os._exit(9)
    return number


def refuse(number: int) -> int:
    if number == 5:
        raise SpeakError(f"cannot say {number}.")
    return number


@pytest.mark.slow
@pytest.mark.parametrize(
    "executor", [SerialExecutor(), ThreadPoolExecutor(3), LazyPool(2)], ids=["serial", "threads", "processes"]
)
def test_every_executor_gives_every_result(executor: Executor) -> None:
    with executor:
        assert sorted(each(executor, double, range(40))) == [(n, 2 * n) for n in range(40)]


@pytest.mark.parametrize("workers", [1, 4, 16])
def test_in_flight_follows_the_size(workers: int) -> None:
    executor = Counting(workers)
    assert len(list(each(executor, double, range(100)))) == 100
    assert executor.most == AHEAD * workers


@pytest.mark.parametrize("in_flight", [1, 3, 7])
def test_in_flight_can_be_said(in_flight: int) -> None:
    executor = Counting(16)
    assert len(list(each(executor, double, range(50), in_flight))) == 50
    assert executor.most == in_flight


def test_jobs_are_taken_only_as_they_are_needed() -> None:
    taken: list[int] = []

    def jobs() -> Any:
        for number in range(100):
            taken.append(number)
            yield number

    results = each(Counting(2), double, jobs())
    next(results)
    assert len(taken) <= 2 * AHEAD + 1
    results.close()


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_comes_out_as_it_is_and_finished_jobs_are_given_first(jobs: int) -> None:
    given = []
    with open_executor(jobs) as executor, pytest.raises(SpeakError, match="cannot say 5"):
        for number, _ in each(executor, refuse, range(100)):
            given.append(number)
    assert set(range(5)) <= set(given)
    assert max(given, default=0) < 20


@pytest.mark.slow
def test_a_worker_that_is_killed_is_one_clear_line() -> None:
    with open_executor(2) as executor, pytest.raises(VoiceguideError, match="a worker ended before its work was done"):
        list(each(executor, kill, range(20)))


class BreaksLater(SerialExecutor):
    """A pool that breaks while the build is busy with a result: it refuses the next job outright."""

    def __init__(self, after: int) -> None:
        self.left = after

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.left -= 1
        if self.left < 0:
            raise BrokenProcessPool("not usable anymore")
        return super().submit(fn, *args, **kwargs)


@pytest.mark.parametrize("after", [0, 1, 5])
def test_a_pool_that_breaks_between_two_jobs_is_one_clear_line(after: int) -> None:
    seen: list[int] = []
    with pytest.raises(VoiceguideError, match=r"a worker ended .*Build again"):
        seen.extend(job for job, _ in each(BreaksLater(after), str, range(9)))
    assert seen == list(range(after))


def test_the_size_of_an_executor() -> None:
    assert workers_of(SerialExecutor()) == 1
    assert workers_of(LazyPool(7)) == 7
    with ThreadPoolExecutor(5) as threads:
        assert workers_of(threads) == 5
    assert workers_of(Executor()) == 1
