"""RSS 2.0 with the itunes, podcast (Podcasting 2.0), psc (Podlove Simple Chapters), content and atom namespaces."""

from __future__ import annotations

import base64
from email.utils import format_datetime

from lxml import etree

from voiceguide.model.sound import AudioFile, milliseconds
from voiceguide.publish.podcast.addresses import Addresses
from voiceguide.publish.podcast.episodes import WHOLE, Episode, Show
from voiceguide.publish.podcast.notes import notes, summary
from voiceguide.publish.podcast.xmltext import allowed, line

NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "psc": "http://podlove.org/simple-chapters",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "atom": "http://www.w3.org/2005/Atom",
}
CATEGORY, SUBCATEGORY = "Health & Fitness", "Medicine"
"""Of Apple's list; other words are refused there."""
LICENSE, LICENSE_PAGE = "cc-by-4.0", "https://creativecommons.org/licenses/by/4.0/"
SHOW_PX, EPISODE_PX = 3000, 1400
BIT_RATE = 48_000


def feed(show: Show, at: Addresses) -> bytes:
    """A locale's feed as UTF-8 XML. Dates are the content's, so the same edition gives the same bytes."""
    rss = etree.Element("rss", nsmap=NAMESPACES)
    rss.set("version", "2.0")
    channel = _add(rss, "channel")
    _describe(channel, show, at)
    _for_apps(channel, show, at)
    for episode in show.episodes:
        _item(channel, show, episode, at)
    return bytes(etree.tostring(rss, encoding="UTF-8", xml_declaration=True, pretty_print=True))


def _describe(channel: etree._Element, show: Show, at: Addresses) -> None:
    locale = show.locale
    _add(channel, "title", show.title)
    _add(channel, "link", at.page(locale))
    _add(channel, "description", summary(show))
    _add(channel, "language", show.edition.language)
    _add(channel, "copyright", "CC BY 4.0")
    _add(channel, "pubDate", format_datetime(show.published))
    _add(channel, "generator", "voiceguide")
    _add(channel, "atom:link", href=at.feed(locale), rel="self", type="application/rss+xml")
    image = _add(channel, "image")
    _add(image, "url", at.file(locale, f"{WHOLE}.png"))
    _add(image, "title", show.title)
    _add(image, "link", at.page(locale))


def _for_apps(channel: etree._Element, show: Show, at: Addresses) -> None:
    locale = show.locale
    _add(channel, "itunes:title", show.title)
    _add(channel, "itunes:author", show.author)
    _add(_add(channel, "itunes:owner"), "itunes:name", show.author)
    _add(_add(channel, "itunes:category", text=CATEGORY), "itunes:category", text=SUBCATEGORY)
    _add(channel, "itunes:explicit", "false")
    _add(channel, "itunes:type", "serial")
    _picture(channel, at.file(locale, f"{WHOLE}.png"), show.title, SHOW_PX)
    _add(channel, "podcast:guid", at.guid(locale))
    _add(channel, "podcast:locked", "yes")
    _add(channel, "podcast:medium", "podcast")
    _add(channel, "podcast:license", LICENSE, url=LICENSE_PAGE)
    if show.draft:
        _add(channel, "itunes:block", "Yes")
        _add(channel, "podcast:block", "yes")


def _item(channel: etree._Element, show: Show, episode: Episode, at: Addresses) -> None:
    stem = at.file(show.locale, episode.stem)
    item = _add(channel, "item")
    _add(item, "title", episode.title)
    _add(item, "link", f"{stem}.html")
    _add(item, "description", summary(show, episode))
    _add(item, "content:encoded", notes(show, episode))
    _add(item, "guid", episode.guid, isPermaLink="false")
    _add(item, "pubDate", format_datetime(episode.published))
    audio = episode.audio
    _add(item, "enclosure", url=f"{stem}.mp3", length=str(audio.size), type=audio.media_type)
    _add(item, "itunes:title", episode.title)
    _add(item, "itunes:author", show.author)
    _add(item, "itunes:duration", str(round(episode.duration_ms / 1000)))
    _add(item, "itunes:episode", str(episode.number))
    _add(item, "itunes:episodeType", "full")
    _add(item, "itunes:explicit", "false")
    _picture(item, f"{stem}.png", episode.title, EPISODE_PX if episode.section_id else SHOW_PX)
    language = show.edition.language
    _add(item, "podcast:transcript", url=f"{stem}.vtt", type="text/vtt", language=language, rel="captions")
    _add(item, "podcast:transcript", url=f"{stem}.html", type="text/html", language=language)
    if episode.section_id is None:
        _add(item, "podcast:chapters", url=f"{stem}.chapters.json", type="application/json+chapters")
        _chapters(item, show, at)
        _alternate(item, show, f"{stem}.m4b", show.edition.whole["m4b"])


def _chapters(item: etree._Element, show: Show, at: Addresses) -> None:
    """The same chapters once more within the feed, for apps that read neither the JSON nor the MP3's own."""
    chapters = _add(item, "psc:chapters", version="1.2")
    for chapter, episode in zip(show.edition.chapters, show.episodes[:-1], strict=True):
        page, image = (at.file(show.locale, f"{episode.stem}.{end}") for end in ("html", "png"))
        start = play_time(milliseconds(chapter.start))
        _add(chapters, "psc:chapter", start=start, title=line(chapter.title), href=page, image=image)


def play_time(ms: int) -> str:
    """``hh:mm:ss.mmm``, RFC 2326's normal play time as the chapters take it."""
    seconds, rest = divmod(ms, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{rest:03d}"


def _alternate(item: etree._Element, show: Show, address: str, file: AudioFile) -> None:
    """The same in a container that has chapters of its own; with its digest, so that a broken download is noticed."""
    other = _add(
        item, "podcast:alternateEnclosure", type=file.media_type, length=str(file.size), bitrate=str(BIT_RATE),
        lang=show.edition.language, title="M4B",
    )  # fmt: skip
    _add(other, "podcast:source", uri=address)
    digest = base64.b64encode(bytes.fromhex(file.digest)).decode()
    _add(other, "podcast:integrity", type="sri", value=f"sha256-{digest}")


def _picture(parent: etree._Element, address: str, title: str, size_px: int) -> None:
    _add(parent, "itunes:image", href=address)
    size = {"aspect-ratio": "1/1", "width": str(size_px)}
    _add(parent, "podcast:image", href=address, alt=title, purpose="artwork", **size)


def _add(parent: etree._Element, tag: str, content: str = "", /, **attributes: str) -> etree._Element:
    """A child element. tag: with its prefix, as in ``itunes:type``. Whatever XML forbids is taken out of the text."""
    prefix, _, name = tag.rpartition(":")
    child = etree.SubElement(parent, f"{{{NAMESPACES[prefix]}}}{name}" if prefix else name)
    for key, value in attributes.items():
        child.set(key, allowed(value))
    if content:
        child.text = allowed(content)
    return child
