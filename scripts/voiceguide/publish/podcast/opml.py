"""All feeds in one file that podcast apps import (OPML 2.0)."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import format_datetime

from lxml import etree

from voiceguide.config import Config
from voiceguide.publish.pages import language_name
from voiceguide.publish.podcast.addresses import Addresses
from voiceguide.publish.podcast.episodes import Show
from voiceguide.publish.podcast.xmltext import allowed


def opml(shows: Sequence[Show], at: Addresses, config: Config) -> bytes:
    """The list of feeds. Where any is approved, only approved ones: a list that is handed on never mixes drafts in."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    listed = [show for show in shows if not show.draft] or list(shows)
    _text(head, "title", listed[0].title)
    _text(head, "dateCreated", format_datetime(listed[0].published))
    _text(head, "ownerName", config.clinic.values.get("clinic_name", listed[0].author))
    body = etree.SubElement(root, "body")
    for show in listed:
        facts = {
            "type": "rss",
            "text": f"{language_name(show.locale)}: {show.title}",
            "title": show.title,
            "xmlUrl": at.feed(show.locale),
            "htmlUrl": at.page(show.locale),
            "language": show.edition.language,
            "version": "RSS2",
        }
        etree.SubElement(body, "outline", {name: allowed(value) for name, value in facts.items()})
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))


def _text(parent: etree._Element, tag: str, text: str) -> None:
    etree.SubElement(parent, tag).text = allowed(text)
