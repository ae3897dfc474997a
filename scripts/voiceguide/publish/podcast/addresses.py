"""Where things will stand in public, and in which form apps want to be told."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

_PODCAST = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace that podcast:guid is made in, as the Podcasting 2.0 specification gives it."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """base: the public address of dist/, without a slash at its end."""

    base: str

    @property
    def index(self) -> str:
        return f"{self.base}/podcast/index.html"

    def file(self, locale: str, name: str) -> str:
        """The address of a file of a locale's feed. Names are ASCII: nothing in them needs quoting."""
        return f"{self.base}/podcast/{locale}/{name}"

    def feed(self, locale: str) -> str:
        return self.file(locale, "feed.xml")

    def page(self, locale: str) -> str:
        return self.file(locale, "index.html")

    def guid(self, locale: str) -> str:
        """The feed's podcast:guid."""
        return podcast_guid(self.feed(locale))

    def subscribe(self, locale: str) -> dict[str, str]:
        """The feed's address by the schemes that apps listen to: podcast, apple, feed."""
        feed = self.feed(locale)
        bare = _bare(feed)
        # feed: stands before an http address as feed://, before an https one whole (the feed URI scheme's own rule).
        reader = f"feed:{feed}" if feed.startswith("https:") else f"feed://{bare}"
        return {"podcast": f"podcast://{bare}", "apple": f"podcasts://{bare}", "feed": reader}


def podcast_guid(address: str) -> str:
    """UUIDv5 of a feed's address without scheme and without slashes at its end (Podcasting 2.0, podcast:guid)."""
    return str(uuid.uuid5(_PODCAST, _bare(address).rstrip("/")))


def _bare(address: str) -> str:
    return address.split("://", 1)[-1]
