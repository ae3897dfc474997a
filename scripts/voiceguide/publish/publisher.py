"""The seam: a publisher lays out editions in its own folder of dist/."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from voiceguide.config import Config
from voiceguide.errors import GateError
from voiceguide.model.release import ApprovalStatus, Edition, Release
from voiceguide.run.plugins import PUBLISHERS, load, names
from voiceguide.store.staging import Folder, Stage


class Publisher(Protocol):
    """A function registered under ``voiceguide.publishers``; the name it is registered under is its folder.

    It writes through `Folder` alone, which keeps it inside and keeps the list. The same editions give the
    same bytes: no clock, no chance. Raises PublishError.
    """

    def __call__(self, editions: Sequence[Edition], config: Config, folder: Folder) -> None: ...


def publish_all(
    editions: Sequence[Edition], config: Config, stage: Stage, channels: Sequence[str] = (), *, release: bool
) -> tuple[Release, ...]:
    """Let every registered publisher, or those named, lay out its channel.

    Raises PublishError, GateError for a draft in a release.
    """
    wanted = _in_order(channels or names(PUBLISHERS))
    return tuple(publish(name, editions, config, stage, release=release) for name in wanted)


def publish(name: str, editions: Sequence[Edition], config: Config, stage: Stage, *, release: bool) -> Release:
    """One channel. The gate stands here too, so that no publisher can forget it."""
    drafts = [edition.locale for edition in editions if edition.approval_status is not ApprovalStatus.APPROVED]
    if release and drafts:
        raise GateError(f"a release would hold drafts: {', '.join(drafts)}.", hint="See `voiceguide status`.")
    publisher: Publisher = load(PUBLISHERS, name)
    folder = stage.folder(name)
    publisher(editions, config, folder)
    return folder.release()


def _in_order(found: Iterable[str]) -> list[str]:
    """The library first: the others link to what it holds."""
    return sorted(found, key=lambda name: (name != "library", name))
