"""Where jobs run. A job is a value and gives a value: it does not know where it runs.

Any `concurrent.futures.Executor` will do: serial in tests, threads, processes on one machine, Dask on many
(`run.cluster`).
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Generator, Iterable, Mapping
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any, ParamSpec, TypeVar

from voiceguide.errors import VoiceguideError

P = ParamSpec("P")
T = TypeVar("T")
J = TypeVar("J")
R = TypeVar("R")

AHEAD = 2
"""Jobs in flight for each worker: enough to keep it busy, few enough to keep memory flat."""


class SerialExecutor(Executor):
    """Runs each job at once, in this process."""

    workers = 1

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - any error of the job comes out of its future
            future.set_exception(error)
        return future


class LazyPool(Executor):
    """Processes that start with the first job. A build with nothing to do starts none.

    They are spawned, not forked, because fork is unsafe with threads and loaded codecs.
    """

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        try:
            return self._started().submit(fn, *args, **kwargs)
        except BrokenProcessPool:
            # A worker was killed in an earlier job, whose error has been told. Others are to have a pool that works.
            self._pool = None
            return self._started().submit(fn, *args, **kwargs)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.workers, multiprocessing.get_context("spawn"))
        return self._pool

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT002 - the base class's
        if self._pool is not None:
            self._pool.shutdown(wait=wait, cancel_futures=cancel_futures)


def open_executor(jobs: int) -> Executor:
    """One job at a time in this process, or `jobs` processes."""
    return SerialExecutor() if jobs <= 1 else LazyPool(jobs)


def workers_of(executor: Executor) -> int:
    """How many jobs an executor runs at once; 1 when that is not known."""
    found = getattr(executor, "workers", None) or getattr(executor, "_max_workers", None)
    return found if isinstance(found, int) and found > 0 else 1


def each(
    executor: Executor, fn: Callable[[J], R], jobs: Iterable[J], in_flight: int | None = None
) -> Generator[tuple[J, R], None, None]:
    """Jobs and their results, as they finish.

    After the first error no new job starts. The results of the running jobs are given first, then the error is raised.
    in_flight: jobs handed to the executor and not finished, at the most. None: two for each worker.
    """
    limit = in_flight or AHEAD * workers_of(executor)
    left = iter(jobs)
    flying: dict[Future[R], J] = {}
    failed: Future[R] | None = None
    try:
        while True:
            for job in islice(left, limit - len(flying) if failed is None else 0):
                flying[_submit(executor, fn, job)] = job
            if not flying:
                break
            for future in _finished(flying):
                job = flying.pop(future)
                if not _failed(future):
                    yield job, future.result()
                elif failed is None:
                    failed = future
                    _cancel(flying)
    finally:
        _cancel(flying)
    if failed is not None:
        raise _refined(failed)


def _submit(executor: Executor, fn: Callable[[J], R], job: J) -> Future[R]:
    """The future of a job. A pool that broke before it took the job gives a future with that error."""
    try:
        return executor.submit(fn, job)
    except BrokenProcessPool as error:
        refused: Future[R] = Future()
        refused.set_exception(error)
        return refused


def _finished(flying: Mapping[Future[R], J]) -> list[Future[R]]:
    """Wait for a job to finish. All finished jobs, in the order in which they were submitted."""
    done, _ = wait(flying, return_when=FIRST_COMPLETED)
    return [future for future in flying if future in done]


def _failed(future: Future[Any]) -> bool:
    return future.cancelled() or future.exception() is not None


def _cancel(futures: Iterable[Future[Any]]) -> None:
    for future in futures:
        future.cancel()


def _refined(failed: Future[Any]) -> BaseException:
    """The error of a job. When a worker ended before its work was done, the error says what to do."""
    error = None if failed.cancelled() else failed.exception()
    if error is None or isinstance(error, BrokenProcessPool) or type(error).__name__ == "KilledWorker":
        ended = VoiceguideError(
            "a worker ended before its work was done (killed, or out of memory).",
            hint="Build again: what was finished is kept. `--jobs 1` takes the least memory.",
        )
        ended.__cause__ = error
        return ended
    return error
