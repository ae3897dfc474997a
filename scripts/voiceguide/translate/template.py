"""Catalog templates and their merging: `voiceguide extract` and `voiceguide update`.

Three domains: ``guide`` (what this guide says), ``tool`` (prompts and notices of every guide) and ``player`` (what
pages say). The catalogs are unwrapped, so that a diff shows a changed sentence as one changed line.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

import voiceguide
from voiceguide import words
from voiceguide.config import SOURCE_LOCALE, Config
from voiceguide.errors import TranslateError, disk
from voiceguide.store.files import write_atomic
from voiceguide.store.lock import locked
from voiceguide.translate.lookup import catalog_path
from voiceguide.translate.pages import on_pages
from voiceguide.translate.po import read_po
from voiceguide.words import GUIDE, PLAYER, TOOL


def templates(config: Config) -> dict[str, Catalog]:
    """A template by domain, with context, comments and references. Raises SourceError."""
    return {GUIDE: _guide(config), **tool_templates()}


def tool_templates() -> dict[str, Catalog]:
    """Those of the tool's own words, the same for every guide."""
    return {TOOL: _tool(), PLAYER: _player()}


def extract(config: Config) -> tuple[Path, ...]:
    """Write locales/<domain>.pot. Raises SourceError, or TranslateError from the disk."""
    written = []
    for domain, catalog in templates(config).items():
        path = config.catalogs / f"{domain}.pot"
        _write(path, catalog)
        written.append(path)
    return tuple(written)


def update(config: Config, locales: Iterable[str]) -> tuple[Path, ...]:
    """Merge today's messages into the guide's catalogs of these locales. New text is untranslated, never guessed.

    A locale without catalogs gets them: guide.po, and tool.po and player.po where the tool itself has none. A tool.po
    or player.po of a locale that the tool knows holds what the guide words otherwise, and gets nothing new.
    Translators' comments stay. Raises SourceError, TranslateError.
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
            overrides = domain != GUIDE and words.catalog_path(locale, domain).is_file()
            if overrides and not path.is_file():
                continue
            _merge(path, config.root, locale, template, overrides=overrides)
            written.append(path)
    return tuple(written)


def update_tool(locales: Iterable[str] = ()) -> tuple[Path, ...]:
    """Merge today's messages into the tool's own catalogs, of these locales or of all it has.

    For who works on the tool itself: it writes into the package. Raises TranslateError.
    """
    written = []
    for locale in locales or words.locales():
        for domain, template in tool_templates().items():
            path = words.catalog_path(locale, domain)
            _merge(path, words.ROOT, locale, template)
            written.append(path)
    return tuple(written)


def _merge(path: Path, root: Path, locale: str, template: Catalog, *, overrides: bool = False) -> None:
    catalog = read_po(path, root, locale) if path.is_file() else _new(locale, template)
    if overrides:
        template = _known_to(catalog, template)
    catalog.update(template, no_fuzzy_matching=True, update_header_comment=False)
    catalog.obsolete.clear()
    if catalog.last_translator == _NOBODY:
        catalog.last_translator = ""
    _write(path, catalog)


def _known_to(catalog: Catalog, template: Catalog) -> Catalog:
    """The template with only those messages that the catalog has."""
    known = _like(template)
    for message in template:
        if message.id and catalog.get(message.id, message.context) is not None:
            known[message.id] = message
    return known


def _guide(config: Config) -> Catalog:
    catalog = _template(GUIDE, config.guide_id, config.version, config.published)
    sections = [config.source / "sections" / f"{id}.md" for id in config.sections]
    hold = [config.source / "hold" / f"{id}.md" for id in config.hold]
    entries = [path for name in words.FILES if (path := config.source / name).is_file()]
    _add(catalog, [*sections, *hold, *entries], config.root)
    return catalog


def _tool() -> Catalog:
    catalog = _template(TOOL, "voiceguide", voiceguide.__version__, words.PUBLISHED)
    _add(catalog, [words.FOLDER / name for name in words.FILES], words.ROOT)
    return catalog


def _add(catalog: Catalog, paths: Iterable[Path], root: Path) -> None:
    for path in paths:
        name = path.relative_to(root).as_posix()
        with disk(path, TranslateError):
            found = list(extract_from_file("voiceguide", path))
        for line, message, comments, context in found:
            catalog.add(message, locations=[(name, line)], auto_comments=comments, context=context)


def _player() -> Catalog:
    catalog = _template(PLAYER, "voiceguide", voiceguide.__version__, words.PUBLISHED)
    for name, line, message, comments, context in on_pages(PLAYER):
        location = (f"voiceguide/publish/{name}", line)
        catalog.add(message, locations=[location], auto_comments=comments, context=context)
    return catalog


def _template(domain: str, project: str, version: str, published: date) -> Catalog:
    # The content's date, not today's: the same source gives the same template.
    return Catalog(
        domain=domain, project=project, version=version, charset="utf-8",
        creation_date=datetime.combine(published, time(), UTC), header_comment=_HEADER,
    )  # fmt: skip


def _like(template: Catalog) -> Catalog:
    return Catalog(
        domain=template.domain, project=template.project, version=template.version, charset="utf-8",
        creation_date=template.creation_date, header_comment=_HEADER,
    )  # fmt: skip


_HEADER = """\
# {project}, {locale}.
# Every translation here is a draft until approvals.toml says who approved it; the spoken guide says so too.
#"""


_NOBODY = "FULL NAME <EMAIL@ADDRESS>"
"""What Babel writes when no translator is named; `msgfmt --check` warns of it."""


def _new(locale: str, template: Catalog) -> Catalog:
    return Catalog(
        locale=locale, domain=template.domain, project=template.project, version=template.version, charset="utf-8",
        fuzzy=False, creation_date=template.creation_date, revision_date=template.creation_date, last_translator="",
        language_team="", header_comment=_HEADER.format(project=template.project, locale=locale),
    )  # fmt: skip


def _write(path: Path, catalog: Catalog) -> None:
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=0, sort_output=False)
    write_atomic(path, buffer.getvalue(), TranslateError)
