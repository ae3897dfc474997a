"""The index over many guides: their titles by language, each a link to its pages. It needs no words of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from voiceguide.config import Config
from voiceguide.model.release import Edition
from voiceguide.publish.pages import draft_label, environment

INDEX_FILE, FACTS_FILE = "index.html", "guides.json"
_PAGES = ("tablet/{}/index.html", "books/{}/guide.html", "podcast/{}/index.html")
"""Where a guide's pages in a locale begin, the best first. Relative to its folder."""


def facts_of(config: Config, editions: Sequence[Edition]) -> dict[str, Any]:
    """What the index says of one guide that was just built, as JSON's types. Paths are relative to the index."""
    pages = [next((p for p in _pages(e.locale) if (config.dist / p).is_file()), "") for e in editions]
    return {
        "id": config.guide_id,
        "clinic": config.clinic.values.get("clinic_name", ""),
        "editions": [
            {
                "locale": edition.locale,
                "title": edition.guide.title,
                "draft": draft_label(edition),
                "page": f"{config.guide_id}/{page}" if page else "",
            }
            for edition, page in zip(editions, pages, strict=True)
        ],
    }


def read_facts(output: Path) -> dict[str, Any]:
    """What the last index said, by guide id; nothing when there is none. Guides whose folder is gone are left out."""
    try:
        guides = json.loads((output / FACTS_FILE).read_text("utf-8"))["guides"]
        return {guide["id"]: guide for guide in guides if (output / guide["id"] / "manifest.json").is_file()}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def facts_text(guides: Sequence[Mapping[str, Any]]) -> str:
    """guides.json: what the index is made of."""
    return json.dumps({"guides": guides}, ensure_ascii=False, indent=1) + "\n"


def index(guides: Sequence[Mapping[str, Any]]) -> str:
    """The page as HTML: for each language the guides that are there in it."""
    locales = dict.fromkeys(edition["locale"] for guide in guides for edition in guide["editions"])
    shelf = {
        locale: [edition for guide in guides for edition in guide["editions"] if edition["locale"] == locale]
        for locale in locales
    }
    clinics = ", ".join(dict.fromkeys(guide["clinic"] for guide in guides if guide["clinic"]))
    return environment().get_template("guides.html").render(shelf=shelf, name=clinics or "voiceguide")


def _pages(locale: str) -> tuple[str, ...]:
    return tuple(page.format(locale) for page in _PAGES)
