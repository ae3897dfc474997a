"""A locale's catalogs, read once: the guide's own before the tool's, entry by entry."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from voiceguide import words
from voiceguide.config import Config
from voiceguide.errors import Gathered, TranslateError, gathering
from voiceguide.model.text import Location
from voiceguide.translate.pages import domains, package_folder
from voiceguide.translate.po import read_po


@dataclass(frozen=True, slots=True)
class Found:
    """A translation, and where it stands."""

    text: str
    location: Location


class Catalogs:
    """Looks translations up by gettext domain. Raises TranslateError for catalogs that are broken or missing.

    into: gathers these errors instead. unread: domains of which a catalog could not be read.
    """

    def __init__(self, config: Config, locale: str, into: Gathered | None = None) -> None:
        self._by_domain: dict[str, list[tuple[str, Catalog]]] = {}
        unread = []
        with gathering(into) as told:
            for domain in dict.fromkeys((words.GUIDE, words.TOOL, *domains())):
                before = len(told.errors)
                self._by_domain[domain] = _read(config, locale, domain, told)
                unread += [domain] if len(told.errors) > before else []
        self.unread = frozenset(unread)

    def find(self, domain: str, message: str, context: str | None = None) -> Found | None:
        """The translation of an English text; None when there is none, or only one that is marked fuzzy."""
        for name, catalog in self._by_domain[domain]:
            entry = catalog.get(message, context)
            text = translated(entry)
            if entry is not None and text is not None:
                return Found(text, Location(name, entry.lineno or 1))
        return None

    def is_fuzzy(self, domain: str, message: str, context: str | None = None) -> bool:
        """Whether a text has a translation that is not used, since it is marked fuzzy."""
        entries = (catalog.get(message, context) for _, catalog in self._by_domain[domain])
        return any(entry is not None and entry.fuzzy and entry.string for entry in entries)


def catalog_path(config: Config, locale: str, domain: str) -> Path:
    """The guide's own catalog of a domain: ``locales/<locale>/LC_MESSAGES/<domain>.po``."""
    return config.catalogs / locale / "LC_MESSAGES" / f"{domain}.po"


def translated(message: Message | None) -> str | None:
    """The translation of a message; None when there is none, or when it is marked fuzzy."""
    if message is None or message.fuzzy or not message.string:
        return None
    return message.string if isinstance(message.string, str) else message.string[0]


def _read(config: Config, locale: str, domain: str, told: Gathered) -> list[tuple[str, Catalog]]:
    """(name, catalog) of each file of a domain, the guide's own first. A plug-in may have none for the locale."""
    own = catalog_path(config, locale, domain)
    shipped = shipped_path(locale, domain)
    there = [(path, root) for path, root in ((own, config.root), *([shipped] if shipped else [])) if path.is_file()]
    if not there and domain in (words.GUIDE, words.TOOL, words.PLAYER):
        name = own.relative_to(config.root).as_posix()
        hint = f"`voiceguide update --locale {locale}` makes it."
        told.add(TranslateError(f"{name} is missing.", location=Location(name, 1), locale=locale, hint=hint))
    found: list[tuple[str, Catalog]] = []
    for path, root in there:
        with told.catch():
            found.append((path.relative_to(root).as_posix(), read_po(path, root, locale)))
    return found


def shipped_path(locale: str, domain: str) -> tuple[Path, Path] | None:
    """(path, folder that errors name it from) of the catalog that comes with the tool or with a plug-in.

    It need not be there. None for the guide's own domain.
    """
    if domain == words.GUIDE:
        return None
    if domain in (words.TOOL, words.PLAYER):
        return words.catalog_path(locale, domain), words.ROOT
    folder = package_folder(domain)
    return folder / "locales" / locale / "LC_MESSAGES" / f"{domain}.po", folder.parent
