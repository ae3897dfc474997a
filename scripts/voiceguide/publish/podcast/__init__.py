"""dist/podcast/: a feed a locale with all that podcast apps can show, a page a feed, and one page of all feeds.

addresses (where things will stand in public), episodes (what a feed lists), notes (show notes), feed (RSS),
chapters (JSON), site (pages), opml. Everything that a feed points to stands in this folder too.
"""

from __future__ import annotations

from collections.abc import Sequence

from voiceguide.config import Config
from voiceguide.model.release import Edition, Wants
from voiceguide.publish.podcast.addresses import Addresses
from voiceguide.publish.podcast.chapters import chapters
from voiceguide.publish.podcast.episodes import Show, show_of
from voiceguide.publish.podcast.feed import feed
from voiceguide.publish.podcast.opml import opml
from voiceguide.publish.podcast.site import SHARED, index_page, show_page, transcript_page
from voiceguide.store.staging import Folder


class PodcastPublisher:
    """dist/podcast/: a feed a locale, and pages."""

    def wants(self, locale: str, config: Config) -> Wants:
        whole = frozenset({"mp3", "m4b", "captions"})
        return Wants(sections=frozenset({"mp3", "captions"}), whole=whole, pictures=True)

    def publish(self, editions: Sequence[Edition], config: Config, folder: Folder) -> None:
        """Lay out every feed with its files, then what names them all. Raises PublishError."""
        if not editions:
            return
        at = Addresses(config.clinic.base_url)
        shows = [show_of(edition, config) for edition in editions]
        for show in shows:
            _audio(show, folder)
            _words(show, at, folder)
        folder.write("index.html", index_page(shows, at), role="page", media_type="text/html")
        folder.write("feeds.opml", opml(shows, at, config), role="feed", media_type="text/x-opml")
        for name, (data, role, media_type) in SHARED.items():
            folder.write(name, data(), role=role, media_type=media_type)


def _audio(show: Show, folder: Folder) -> None:
    locale = show.locale
    folder.link(f"{locale}/guide.m4b", show.edition.whole["m4b"], role="guide-audio", locale=locale)
    for episode in show.episodes:
        part, section = "section" if episode.section_id else "guide", episode.section_id
        name = f"{locale}/{episode.stem}"
        folder.link(f"{name}.mp3", episode.audio, role=f"{part}-audio", locale=locale, section=section)
        folder.link(f"{name}.vtt", episode.captions, role=f"{part}-captions", locale=locale, section=section)
        folder.link(f"{name}.png", episode.picture, role="image", locale=locale, section=section)


def _words(show: Show, at: Addresses, folder: Folder) -> None:
    locale = show.locale
    for episode in show.episodes:
        page = transcript_page(show, episode)
        name = f"{locale}/{episode.stem}.html"
        folder.write(name, page, role="transcript", media_type="text/html", locale=locale, section=episode.section_id)
    folder.write(
        f"{locale}/guide.chapters.json", chapters(show, at), role="chapters", media_type="application/json+chapters",
        locale=locale,
    )  # fmt: skip
    folder.write(f"{locale}/feed.xml", feed(show, at), role="feed", media_type="application/rss+xml", locale=locale)
    folder.write(f"{locale}/index.html", show_page(show, at), role="page", media_type="text/html", locale=locale)
