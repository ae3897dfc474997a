"""Show notes: simple HTML, of the kind that podcast apps leave standing (p, ul, li, a, strong)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from voiceguide.model.release import Edition, Value
from voiceguide.model.sound import milliseconds
from voiceguide.model.text import Block, Kind
from voiceguide.publish import pages
from voiceguide.publish.podcast.episodes import Episode, Show
from voiceguide.publish.podcast.xmltext import allowed, line

LONGEST = 4_000
"""Bytes of a description that directories keep; the rest of a longer one they cut, wherever that falls."""


def notes(show: Show, episode: Episode) -> str:
    """An episode's show notes: notices, the section's text (the whole guide: its chapters), the clinic's numbers."""
    if episode.section_id is None:
        return _html(show, show.notices(episode.approval_status), chapters=_times(show))
    return _html(show, show.notices(episode.approval_status), blocks=episode.sections[0].body)


def summary(show: Show, episode: Episode | None = None) -> str:
    """Notes that fit into `LONGEST`: as many whole blocks as there is room for. None is the show itself."""
    notices = show.notices(episode.approval_status if episode else show.edition.approval_status)
    if episode and episode.section_id:
        body = episode.sections[0].body
        return _fitted(lambda count: _html(show, notices, blocks=body[:count]), len(body))
    # A time leads somewhere only within the episode whose time it is.
    found = _times(show) if episode else [("", title) for _, title in _times(show)]
    return _fitted(lambda count: _html(show, notices, chapters=found[:count]), len(found))


def runs(blocks: Sequence[Block], edition: Edition | None = None) -> list[tuple[str, list[str]]]:
    """Blocks as HTML sets them: ("list", its items), or a kind with one text.

    edition: of a transcript, which also has ("sound", its name) for a sign, and ("speaker", who speaks) where another
    voice begins; None leaves these out.
    """
    found: list[tuple[str, list[str]]] = []
    two = edition is not None and edition.asker is not None and any(block.role != "guide" for block in blocks)
    role = ""
    for block in blocks:
        if edition and block.sign:
            found.append(("sound", [pages.sound_name(edition, block.sign)]))
        if edition and two and block.role != role:
            role = block.role
            found += [("speaker", [name])] if (name := pages.speaker_name(edition, role)) else []
        if block.kind is Kind.ITEM and found and found[-1][0] == "list":
            found[-1][1].append(block.text)
        else:
            found.append(("list" if block.kind is Kind.ITEM else block.kind.value, [block.text]))
    return found


def linked(text: str, contacts: Mapping[str, Value]) -> Markup:
    """Text as HTML, the clinic's numbers in it as ``tel:`` links, and what runs left to right kept so."""
    numbers = {pages.plain(v.shown): v for v in contacts.values() if v.type in ("phone", "digits")}
    if not numbers:
        return pages.bdi(text)
    names = "|".join(re.escape(number) for number in sorted(numbers, key=len, reverse=True))
    parts, end = [], 0
    for found in re.finditer(rf"[\u2066\u2068]?(?<![\d+\-.])({names})(?!\d|[\-.]\d)\u2069?", text):
        link = Markup('<a href="{}"><bdi dir="ltr">{}</bdi></a>').format(pages.tel(numbers[found[1]]), found[1])
        parts += [pages.bdi(text[end : found.start()]), link]
        end = found.end()
    return Markup("").join([*parts, pages.bdi(text[end:])])


def _fitted(render: Callable[[int], str], count: int) -> str:
    """The longest of the renderings of so many blocks or fewer that fits; notices and numbers stay in any case."""
    while count and len(render(count).encode()) > LONGEST:
        count -= 1
    return render(count)


def _times(show: Show) -> list[tuple[str, str]]:
    """(0:00, title) of each chapter: apps make a link of the time."""
    return [(_clock(milliseconds(chapter.start)), line(chapter.title)) for chapter in show.edition.chapters]


def _clock(ms: int) -> str:
    seconds = ms // 1000
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60}:{rest % 60:02d}"


def _html(
    show: Show, notices: Sequence[str], blocks: Sequence[Block] = (), chapters: Sequence[tuple[str, str]] = ()
) -> str:
    contacts = pages.contacts(show.edition)
    html = pages.render(
        "podcast/notes.html", show.edition, notices=notices, runs=runs(blocks), chapters=chapters,
        line=lambda text: linked(text, contacts),
    )  # fmt: skip
    return allowed(html).strip()
