"""How long a track lasts, and how fast it is spoken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from voiceguide.model.finding import Finding, Severity
from voiceguide.model.release import Edition, Rendition
from voiceguide.model.settings import Lengths
from voiceguide.model.text import SECTIONS

RATIO = (0.8, 1.5)


def seconds(rendition: Rendition) -> float:
    """From the first of the guide's own words to the last.

    The notice, the chime, the signs and the silence before an answer do not count.
    """
    track = rendition.track
    return (track.words_end - track.words_start - track.uncounted) / track.format.rate_hz


def check_source(edition: Edition, lengths: Lengths) -> Iterator[Finding]:
    """In English tracks are as long and as fast as guide.toml allows."""
    for rendition in edition.sections + edition.hold:
        chapter = lengths.chapters.get(rendition.section.id, lengths.chapter)
        low, high = chapter if rendition.section.part == SECTIONS else lengths.hold
        found = seconds(rendition)
        if not low <= found <= high:
            yield _finding("duration", edition, rendition, f"{found:.0f} s, not {low:.0f} to {high:.0f}.")
        pace = len(" ".join(sentence.text for sentence in rendition.section.sentences).split()) / found * 60
        slowest, fastest = lengths.words_per_minute
        if not slowest <= pace <= fastest:
            message = f"{pace:.0f} words a minute, not {slowest:.0f} to {fastest:.0f}. Set the rate in guide.toml."
            yield _finding("pace", edition, rendition, message)


def check_translation(edition: Edition, source: Mapping[tuple[str, str], float]) -> Iterator[Finding]:
    """Another locale takes 0.8 to 1.5 times the English. source: seconds by (part, id)."""
    for rendition in edition.sections + edition.hold:
        english = source.get((rendition.section.part, rendition.section.id))
        if not english:
            continue
        ratio = seconds(rendition) / english
        if not RATIO[0] <= ratio <= RATIO[1]:
            message = f"{ratio:.2f} times the English, not {RATIO[0]} to {RATIO[1]}. Set the rate in guide.toml."
            yield _finding("length", edition, rendition, message)


def check(editions: Sequence[Edition], source_locale: str, lengths: Lengths) -> list[Finding]:
    """All rules over finished editions; the source's must be among them."""
    english = next((e for e in editions if e.locale == source_locale), None)
    base = {(r.section.part, r.section.id): seconds(r) for r in english.sections + english.hold} if english else {}
    found = list(check_source(english, lengths)) if english else []
    return found + [f for e in editions if e is not english for f in check_translation(e, base)]


def _finding(rule: str, edition: Edition, rendition: Rendition, message: str) -> Finding:
    location = rendition.section.blocks[0].location
    return Finding(rule, Severity.ERROR, message, edition.locale, rendition.section.context, location)
