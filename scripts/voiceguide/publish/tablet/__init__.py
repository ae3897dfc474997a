"""dist/tablet/: the guide as pages for a tablet in a clinic, any web server or a USB stick.

`view` says what stands on a page, `art` draws, `site` lays out files and pages, `offline` says to the service
worker which files make a language whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from voiceguide.config import Config
from voiceguide.model.release import Edition, Wants
from voiceguide.model.text import NOTICES
from voiceguide.publish.tablet import offline
from voiceguide.publish.tablet.site import NOTICES_HEARD, Site
from voiceguide.store.staging import Folder


class TabletPublisher:
    """dist/tablet/: pages and sound for a tablet."""

    def wants(self, locale: str, config: Config) -> Wants:
        mp3 = frozenset({"mp3"})
        return Wants(sections=mp3, prompts={f"{NOTICES}/{name}": mp3 for name in NOTICES_HEARD})

    def publish(self, editions: Sequence[Edition], config: Config, folder: Folder) -> None:
        """Lay out the languages page and each language's pages and sound. Raises PublishError.

        With no edition there is nothing that a page could say, and the folder stays empty.
        """
        if not editions:
            return
        site = Site(editions, config, folder)
        site.lay_out()
        offline.write_worker(folder)
