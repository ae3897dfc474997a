"""A time limit for all of a request: the search for the host's name, the connection, the headers, the body."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import TypeVar

from voiceguide.run.executor import SerialExecutor

T = TypeVar("T")


def within(limit_s: float, ask: Callable[[], T]) -> T:
    """What `ask` gives, or raises. Raises TimeoutError when it takes longer than limit_s seconds.

    A socket's time limit starts anew with each byte, and does not cover the search for a host's name. So `ask` runs in
    a thread of its own, which is left behind when it is late: its result is lost. The thread is a daemon, so that it
    cannot hold up the end of the process.
    """
    done: SimpleQueue[Future[T]] = SimpleQueue()
    threading.Thread(target=lambda: done.put(SerialExecutor().submit(ask)), daemon=True).start()
    try:
        return done.get(timeout=limit_s).result()
    except Empty:
        raise TimeoutError from None
