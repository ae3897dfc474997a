"""Where jobs run. A job is a pure function: what it needs goes in by value, what it made comes out.

So any `concurrent.futures.Executor` will do: the serial one here in tests, processes on one machine,
a Dask cluster's on many.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, ParamSpec, TypeVar

from voiceguide.errors import VoiceguideError

P = ParamSpec("P")
T = TypeVar("T")
J = TypeVar("J")
R = TypeVar("R")

AHEAD = 2
"""Jobs in flight for each worker: enough to keep it busy, few enough to keep memory flat."""


class SerialExecutor(Executor):
    """Runs each job at once, in this process. A job's error comes out of `submit` as it is."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


class LazyPool(Executor):
    """Processes that are started with the first job: a build with nothing to do starts none.

    Started afresh rather than forked: threads and loaded codecs do not mix with fork.
    """

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.workers, multiprocessing.get_context("spawn"))
        return self._pool.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT002 - the base class's
        if self._pool is not None:
            self._pool.shutdown(wait=wait, cancel_futures=cancel_futures)


def open_executor(jobs: int) -> Executor:
    """One job at a time in this process, or `jobs` processes."""
    return SerialExecutor() if jobs <= 1 else LazyPool(jobs)


def each(executor: Executor | None, fn: Callable[[J], R], jobs: Iterable[J]) -> Iterator[tuple[J, R]]:
    """Jobs and their results, in order, with few in flight. The first error stops the rest."""
    executor = executor or SerialExecutor()
    window: deque[tuple[J, Future[R]]] = deque()
    depth = AHEAD * int(getattr(executor, "workers", 1))
    try:
        for job in jobs:
            window.append((job, executor.submit(fn, job)))
            while len(window) >= depth or (window and window[0][1].done()):
                yield _take(window)
        while window:
            yield _take(window)
    finally:
        for _, future in window:
            future.cancel()


def _take(window: deque[tuple[J, Future[R]]]) -> tuple[J, Any]:
    job, future = window.popleft()
    try:
        return job, future.result()
    except BrokenProcessPool as error:
        raise VoiceguideError(
            "a worker ended before its work was done (killed, or out of memory).",
            hint="Build again: what was finished is kept. `--jobs 1` takes the least memory.",
        ) from error
