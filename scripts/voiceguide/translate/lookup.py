"""A locale's catalogs, read once: the guide's own before the tool's, entry by entry."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from voiceguide import words
from voiceguide.config import Config
from voiceguide.errors import TranslateError
from voiceguide.model.text import Location
from voiceguide.translate.po import read_po


@dataclass(frozen=True, slots=True)
class Found:
    """A translation, and where it stands."""

    text: str
    location: Location


class Catalogs:
    """Looks translations up by gettext domain. Raises TranslateError for a catalog that is broken or missing."""

    def __init__(self, config: Config, locale: str) -> None:
        self._by_domain = {
            domain: tuple(_read(config, locale, domain)) for domain in (words.GUIDE, words.TOOL, words.PLAYER)
        }

    def find(self, domain: str, message: str, context: str | None = None) -> Found | None:
        """The translation of an English text; None when there is none, or only one that is marked fuzzy."""
        for name, catalog in self._by_domain[domain]:
            entry = catalog.get(message, context)
            text = translated(entry)
            if entry is not None and text is not None:
                return Found(text, Location(name, entry.lineno or 1))
        return None


def catalog_path(config: Config, locale: str, domain: str) -> Path:
    """The guide's own catalog of a domain: ``locales/<locale>/LC_MESSAGES/<domain>.po``."""
    return config.catalogs / locale / "LC_MESSAGES" / f"{domain}.po"


def translated(message: Message | None) -> str | None:
    """The translation of a message; None when there is none, or when it is marked fuzzy."""
    if message is None or message.fuzzy or not message.string:
        return None
    return message.string if isinstance(message.string, str) else message.string[0]


def _read(config: Config, locale: str, domain: str) -> list[tuple[str, Catalog]]:
    """(name, catalog) of each file of a domain, the guide's own first."""
    own = catalog_path(config, locale, domain)
    places = [(own, config.root)]
    if domain != words.GUIDE:
        places.append((words.catalog_path(locale, domain), words.ROOT))
    found = [
        (path.relative_to(root).as_posix(), read_po(path, root, locale)) for path, root in places if path.is_file()
    ]
    if not found:
        name = own.relative_to(config.root).as_posix()
        raise TranslateError(
            f"{name} is missing.", location=Location(name, 1), locale=locale,
            hint=f"`voiceguide update --locale {locale}` makes it.",
        )  # fmt: skip
    return found
