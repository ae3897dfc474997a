"""Catalog templates and their merging: `voiceguide extract` and `voiceguide update`.

Two domains: ``guide`` (what is said) and ``player`` (what pages say). The catalogs are unwrapped, so
that a diff shows a changed sentence as one changed line.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_from_file
from babel.messages.pofile import write_po

from voiceguide.config import SOURCE_LOCALE, Config
from voiceguide.errors import TranslateError, disk
from voiceguide.model.text import Location
from voiceguide.store.files import write_atomic
from voiceguide.store.lock import locked
from voiceguide.translate.po import read_po

GUIDE = "guide"
PLAYER = "player"
DOMAINS = (GUIDE, PLAYER)
_PAGES = Path(__file__).parent.parent / "publish"
_METHODS = [("**.html", "jinja2"), ("**.j2", "jinja2"), ("**.js", "javascript")]
_PLAYER_KEYWORDS: dict[str, Any] = {**DEFAULT_KEYWORDS, "_": None, "pgettext": ((1, "c"), 2)}


def templates(config: Config) -> dict[str, Catalog]:
    """A template by domain, with context, comments and references. Raises SourceError."""
    return {GUIDE: _guide(config), PLAYER: _player(config)}


def extract(config: Config) -> tuple[Path, ...]:
    """Write locales/<domain>.pot. Raises SourceError, or TranslateError from the disk."""
    written = []
    for domain, catalog in templates(config).items():
        path = config.catalogs / f"{domain}.pot"
        _write(path, catalog)
        written.append(path)
    return tuple(written)


def update(config: Config, locales: Iterable[str]) -> tuple[Path, ...]:
    """Merge today's messages into the catalogs of these locales. Nothing is guessed: new text is untranslated.

    A locale without catalogs gets them. Translators' comments stay. Raises SourceError, TranslateError.
    """
    with locked(config.root, TranslateError):
        return merge(config, locales)


def merge(config: Config, locales: Iterable[str]) -> tuple[Path, ...]:
    """What `update` does, for a caller that holds the project's lock already."""
    fresh = templates(config)
    written = []
    for locale in locales:
        if locale == SOURCE_LOCALE:
            continue
        config.settings(locale)
        for domain, template in fresh.items():
            path = catalog_path(config, locale, domain)
            catalog = read_po(path, config.root, locale) if path.is_file() else _new(config, locale, domain)
            catalog.update(template, no_fuzzy_matching=True, update_header_comment=False)
            catalog.obsolete.clear()
            if catalog.last_translator == _NOBODY:
                catalog.last_translator = ""
            _write(path, catalog)
            written.append(path)
    return tuple(written)


def catalog_path(config: Config, locale: str, domain: str) -> Path:
    """locales/<locale>/LC_MESSAGES/<domain>.po"""
    return config.catalogs / locale / "LC_MESSAGES" / f"{domain}.po"


def _guide(config: Config) -> Catalog:
    catalog = _template(config, GUIDE)
    sections = [config.source / "sections" / f"{id}.md" for id in config.sections]
    hold = [config.source / "hold" / f"{id}.md" for id in config.hold]
    for path in (*sections, *hold, config.source / "phone/prompts.md", config.source / "notices.md"):
        name = path.relative_to(config.root).as_posix()
        with disk(path, TranslateError):
            found = list(extract_from_file("voiceguide", path))
        for line, message, comments, context in found:
            catalog.add(message, locations=[(name, line)], auto_comments=comments, context=context)
    return catalog


def _player(config: Config) -> Catalog:
    catalog = _template(config, PLAYER)
    for name, line, message, comments, context in _on_pages():
        catalog.add(message, locations=[(f"publish/{name}", line)], auto_comments=comments, context=context)
    return catalog


def _on_pages() -> Iterator[tuple[str, int, Any, list[str], str | None]]:
    return extract_from_dir(
        _PAGES, _METHODS, keywords=_PLAYER_KEYWORDS, comment_tags=("NOTE:",), strip_comment_tags=True
    )


@cache
def page_words() -> tuple[str, ...]:
    """All English msgids of the pages, sorted. Read once a process: the pages do not change under it."""
    messages = (message if isinstance(message, str) else message[0] for _, _, message, _, _ in _on_pages())
    return tuple(sorted(set(messages)))


def _template(config: Config, domain: str) -> Catalog:
    # The content's date, not today's: the same source gives the same template.
    date = datetime.combine(config.published, time(), UTC)
    return Catalog(
        domain=domain, project="voiceguide", version=config.version, charset="utf-8", creation_date=date,
        copyright_holder="the voiceguide authors", header_comment=_HEADER,
    )  # fmt: skip


_HEADER = """\
# voiceguide, %s.
# The guide's words are licensed CC BY 4.0.
# Every translation here is a draft until approvals.toml says who approved it; the spoken guide says so too.
#"""


_NOBODY = "FULL NAME <EMAIL@ADDRESS>"
"""What Babel writes when no translator is named; `msgfmt --check` warns of it."""


def _new(config: Config, locale: str, domain: str) -> Catalog:
    date = datetime.combine(config.published, time(), UTC)
    return Catalog(
        locale=locale, domain=domain, project="voiceguide", version=config.version, charset="utf-8", fuzzy=False,
        creation_date=date, revision_date=date, last_translator="", language_team="",
        copyright_holder="the voiceguide authors", header_comment=_HEADER % locale,
    )  # fmt: skip


def _write(path: Path, catalog: Catalog) -> None:
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=0, sort_output=False)
    write_atomic(path, buffer.getvalue(), TranslateError)


def location_of(message: Any, path: str) -> Location:
    """Where a message stands in its catalog."""
    return Location(path, message.lineno or 1)
