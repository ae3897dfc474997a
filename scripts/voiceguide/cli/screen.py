"""The two consoles, and how a build goes."""

from __future__ import annotations

from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

out = Console(soft_wrap=True)
err = Console(stderr=True, soft_wrap=True, highlight=False, markup=False)


class Screen:
    """How a verb's work goes. Warnings go to standard error.

    progress: a bar on a terminal, a line for each step elsewhere. quiet: no warnings either. warnings: all so far.
    """

    def __init__(self, *, quiet: bool = False, progress: bool = True) -> None:
        self.quiet = quiet
        self.warnings: list[str] = []
        self._task: TaskID | None = None
        live = out.is_terminal and progress and not quiet
        self._bar = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
            console=out, transient=True, disable=not live,
        )  # fmt: skip
        self._plain = progress and not live and not quiet

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._bar.stop()

    def step(self, step: str, locale: str, total: int = 0) -> None:
        if self._plain:
            count = f" ({total} to do)" if total else ""
            out.print(f"{step} {locale}{count}".rstrip(), markup=False, highlight=False)
        if self._task is not None:
            self._bar.remove_task(self._task)
        self._task = self._bar.add_task(f"{step} {locale}", total=total or None)

    def done(self, track: str) -> None:  # noqa: ARG002 - a bar counts, it does not name
        if self._task is not None:
            self._bar.advance(self._task)

    def note(self, line: str) -> None:
        """Something good to know, that is no warning."""
        if not self.quiet:
            err.print(f"note: {line}")

    def warn(self, line: str) -> None:
        self.warnings.append(line)
        if not self.quiet:
            err.print(f"warning: {line}")
