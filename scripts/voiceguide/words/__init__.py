"""The tool's own words: phone prompts, notices and the words of its pages, in English and in all its locales.

They travel in the wheel and name no guide: ``{guide_title}`` stands for it. A guide may override each of them.

    notices.md, phone/prompts.md              English sources, read like a guide's own files of these names
    locales/<locale>/LC_MESSAGES/tool.po      their translations
    locales/<locale>/LC_MESSAGES/player.po    translations of what the tool's pages say
    numbers.toml                              number words by locale; a guide's glossary.toml adds to them
    lexicon/<locale>.pls                      how voices say these words; a guide's lexicon comes before it
"""

from __future__ import annotations

import datetime
from pathlib import Path

GUIDE, TOOL, PLAYER = "guide", "tool", "player"
"""The gettext domains. GUIDE is never here: it holds the words of one guide."""

FILES = ("phone/prompts.md", "notices.md")
"""The English sources, here and in a guide's audio_src/."""
PUBLISHED = datetime.date(2026, 11, 22)
"""The date of these words: it stands in their catalogs, so that today's date does not."""

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent.parent
"""Paths in errors and in catalogs are relative to it: ``voiceguide/words/notices.md``."""


NUMBERS = FOLDER / "numbers.toml"
"""Number words by locale."""


def lexicon_path(locale: str) -> Path:
    """The tool's own lexicon of a locale. It does not exist where voices say the tool's words right."""
    return FOLDER / "lexicon" / f"{locale}.pls"


def catalog_path(locale: str, domain: str) -> Path:
    """The tool's own catalog of a domain. It does not exist for a locale that the tool does not know."""
    return FOLDER / "locales" / locale / "LC_MESSAGES" / f"{domain}.po"


def locales() -> tuple[str, ...]:
    """All locales that the tool's words are translated into, sorted."""
    return tuple(sorted(path.parent.parent.name for path in FOLDER.glob(f"locales/*/LC_MESSAGES/{TOOL}.po")))
