"""Many machines: workers of a Dask cluster behind the same executor. Extra ``[cluster]``; no shared disk is needed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, ParamSpec, TypeVar

from voiceguide.errors import ConfigError

P = ParamSpec("P")
T = TypeVar("T")

CONNECT_S = 10
"""Seconds in which the scheduler must answer."""


class ClusterExecutor(Executor):
    """Workers of the cluster at a scheduler's address. Each job and each result travels by value.

    Raises ConfigError when Dask is not installed, when no scheduler answers, or when it has no workers.
    """

    is_far = True
    """Results come from other machines: `tracks` packs them."""

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ImportError as error:
            raise ConfigError(
                "--cluster needs Dask, which is not installed.", hint="Install it: pip install 'voiceguide[cluster]'."
            ) from error
        try:
            self._client = Client(address, timeout=CONNECT_S, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise ConfigError(
                f"no Dask scheduler answers at {address!r}: {error}.",
                hint="Start one with `dask scheduler`, and workers with `dask worker ADDRESS`.",
            ) from error
        self.workers = sum(self._client.nthreads().values())
        if not self.workers:
            self._client.close()
            raise ConfigError(
                f"the scheduler at {address!r} has no workers.", hint=f"Start some: `dask worker {address}`."
            )
        self._executor: Executor = self._client.get_executor(pure=False)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        return self._executor.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT002 - the base class's
        self._executor.shutdown(wait=wait)
        self._client.close()

    def on_each_worker(self, fn: Callable[[], T]) -> dict[str, Any]:
        """The result of a function on each worker, by the worker's address."""
        return dict(self._client.run(fn))
