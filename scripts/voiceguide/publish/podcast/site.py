"""Pages for people: one of all feeds, one a feed, one a transcript. They work from file:// too."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from typing import Any

from voiceguide.model.release import ApprovalStatus, Edition
from voiceguide.publish import pages
from voiceguide.publish.podcast.addresses import Addresses
from voiceguide.publish.podcast.episodes import WHOLE, Episode, Show
from voiceguide.publish.podcast.notes import linked, runs
from voiceguide.publish.podcast.xmltext import allowed


def index_page(shows: Sequence[Show], at: Addresses) -> str:
    """Every feed in its own language. What stands around them is in the first one's."""
    cards = [_card(show, at) for show in shows]
    return _page(
        "index.html", shows[0].edition, cards=cards, title=cards[0]["title"], icon=cards[0]["cover"], root="",
        notices=shows[0].notices(ApprovalStatus.APPROVED),
    )  # fmt: skip


def show_page(show: Show, at: Addresses) -> str:
    """One feed: how to subscribe, and what it holds, to be heard right there."""
    return _page(
        "show.html", show.edition, show=show, card=_card(show, at), title=show.title,
        notices=show.notices(show.edition.approval_status), icon=f"{WHOLE}.png", root="../",
    )  # fmt: skip


def transcript_page(show: Show, episode: Episode) -> str:
    """The words of an episode, as the feed's HTML transcript."""
    contacts = pages.contacts(show.edition)
    return _page(
        "transcript.html", show.edition, show=show, title=episode.title, notices=show.notices(episode.approval_status),
        icon=f"{episode.stem}.png", root="../", line=lambda text: linked(text, contacts),
        sections=[(section, runs(section.body, show.edition)) for section in episode.sections],
        chime=pages.sound_name(show.edition, "chime"), whole=episode.section_id is None,
    )  # fmt: skip


def _page(template: str, edition: Edition, **context: Any) -> str:
    return allowed(pages.render(f"podcast/{template}", edition, **context))


def _card(show: Show, at: Addresses) -> Mapping[str, Any]:
    """What one feed's block of a page needs. words: its own language's, on a page in another one."""
    words = show.edition.words
    return {
        "show": show,
        "name": pages.language_name(show.locale),
        "title": show.title,
        "language": show.edition.language,
        "direction": show.edition.direction,
        "draft": pages.draft_notice(show.edition) if show.edition.approval_status is ApprovalStatus.DRAFT else "",
        "feed": at.feed(show.locale),
        "subscribe": at.subscribe(show.locale),
        "qr": pages.qr_svg(at.feed(show.locale)),
        "page": f"{show.locale}/index.html",
        "cover": f"{show.locale}/{WHOLE}.png",
        "words": lambda text: words.get(text, text),
    }


def _beside(name: str) -> Callable[[], bytes]:
    return lambda: files(__package__).joinpath(name).read_bytes()


SHARED: Mapping[str, tuple[Callable[[], bytes], str, str]] = {
    "style.css": (_beside("style.css"), "other", "text/css"),
    "subscribe.js": (_beside("subscribe.js"), "script", "text/javascript"),
}
"""What all pages use: bytes, role and media type by name."""
