"""Plug-ins: entry points, found by name and loaded only when asked for."""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from voiceguide.errors import ConfigError

ENGINES = "voiceguide.engines"
CODECS = "voiceguide.codecs"
PUBLISHERS = "voiceguide.publishers"
WORDS = "voiceguide.words"


def names(group: str) -> tuple[str, ...]:
    """All names of a group, sorted."""
    return tuple(sorted(_points(group)))


def modules(group: str) -> dict[str, str]:
    """The module behind each name of a group; none is imported."""
    return {name: point.module for name, point in _points(group).items()}


def load(group: str, name: str) -> Any:
    """The object of a plug-in. Raises ConfigError when no plug-in has this name, or when it cannot be loaded."""
    points = _points(group)
    if name not in points:
        kind = group.rsplit(".", 1)[-1].rstrip("s")
        raise ConfigError(f"no {kind} is called {name!r}.", hint=f"There is: {', '.join(sorted(points))}.")
    try:
        return points[name].load()
    except (ImportError, AttributeError) as error:
        raise ConfigError(f"{name!r} does not load: {error}.", hint=f"Reinstall {points[name].value}.") from error


@cache
def _points(group: str) -> dict[str, EntryPoint]:
    """The entry points of a group by name. They are read once in a process: importlib reads the metadata of each
    installed package.
    """
    return {point.name: point for point in entry_points(group=group)}
