"""Chapters as apps fetch them beside the audio: JSON chapters 1.2 (Podcasting 2.0), with a picture each."""

from __future__ import annotations

import json

from voiceguide.model.sound import milliseconds
from voiceguide.publish.podcast.addresses import Addresses
from voiceguide.publish.podcast.episodes import WHOLE, Show
from voiceguide.publish.podcast.xmltext import line


def chapters(show: Show, at: Addresses) -> str:
    """The whole guide's chapters. Times are seconds, exact to the millisecond, from the same counting as in the MP3."""
    edition = show.edition
    whole = show.episodes[-1]
    facts = {
        "version": "1.2.0",
        "title": whole.title,
        "author": show.author,
        "podcastName": show.title,
        "fileName": f"{WHOLE}.mp3",
        "chapters": [
            {
                "startTime": milliseconds(chapter.start) / 1000,
                "endTime": milliseconds(chapter.end) / 1000,
                "title": line(chapter.title),
                "img": at.file(show.locale, f"{episode.stem}.png"),
                "url": at.file(show.locale, f"{episode.stem}.html"),
            }
            for chapter, episode in zip(edition.chapters, show.episodes[:-1], strict=True)
        ],
    }
    return json.dumps(facts, ensure_ascii=False, indent=1) + "\n"
