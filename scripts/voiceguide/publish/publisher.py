"""The seam: a publisher lays out editions in its own folder of dist/.

A publisher is a class behind an entry point of the group ``voiceguide.publishers``. Its name there is its folder below
dist/. scripts/README.md shows one in 30 lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Protocol, cast

from voiceguide.config import Config
from voiceguide.errors import GateError
from voiceguide.model.release import ApprovalStatus, Edition, Release, Wants
from voiceguide.run.plugins import PUBLISHERS, load, names
from voiceguide.store.staging import Folder, Stage

CREDITS_FILE = "voices.txt"
"""In a channel's folder: whose voices speak, and under which licences."""


class Publisher(Protocol):
    """Arranges files, pages and feeds; it speaks and encodes nothing.

    A publisher outside the tree has a package of its own for templates and words: it renders with
    `publish.pages.render(..., package=...)`, and an entry point of the group ``voiceguide.words`` names the package.
    """

    def wants(self, locale: str, config: Config) -> Wants:
        """The audio formats that it needs of a locale. What nobody wants is not encoded."""
        ...

    def publish(self, editions: Sequence[Edition], config: Config, folder: Folder) -> None:
        """Lay out all editions, through `Folder` alone. Raises PublishError.

        The same editions give the same bytes: it reads no clock and draws no random number.
        """
        ...


@cache
def publisher(name: str) -> Publisher:
    """A publisher by its name. Raises ConfigError."""
    return cast("Publisher", load(PUBLISHERS, name)())


def publishers(asked: Sequence[str] = ()) -> tuple[str, ...]:
    """Names of those asked for, else of all, the library first. Raises ConfigError for an unknown one."""
    for name in asked:
        publisher(name)
    return tuple(sorted(set(asked or names(PUBLISHERS)), key=lambda name: (name != "library", name)))


def wants(asked: Iterable[str], locale: str, config: Config) -> Wants:
    """All that these publishers need of a locale."""
    found = Wants()
    for name in asked:
        found |= publisher(name).wants(locale, config)
    return found


def publish_all(
    editions: Sequence[Edition], config: Config, stage: Stage, asked: Sequence[str] = (), *, release: bool
) -> tuple[Release, ...]:
    """Let every publisher, or those asked for, lay out its channel.

    Raises PublishError, GateError for a draft in a release.
    """
    return tuple(publish(name, editions, config, stage, release=release) for name in publishers(asked))


def publish(name: str, editions: Sequence[Edition], config: Config, stage: Stage, *, release: bool) -> Release:
    """One channel. The gate stands here too, so that no publisher can forget it."""
    drafts = [edition.locale for edition in editions if edition.approval_status is not ApprovalStatus.APPROVED]
    if release and drafts:
        raise GateError(f"a release would hold drafts: {', '.join(drafts)}.", hint="See `voiceguide status`.")
    folder = stage.folder(name)
    publisher(name).publish(editions, config, folder)
    text = credits(editions)
    if text:
        # Each channel can be uploaded by itself, so each carries the licences of its voices.
        folder.write(CREDITS_FILE, text, role="other", media_type="text/plain")
    return folder.release()


def credits(editions: Sequence[Edition]) -> str:
    """The licences of all voices, as text; "" when no voice asks for it."""
    lines = [
        f"{edition.locale}: {credit.voice}\n    {credit.line}\n" for edition in editions for credit in edition.credits
    ]
    return "\n".join(["The voices of this guide, by language, and their licences.\n", *lines]) if lines else ""
