"""Catalog templates and their merging: `voiceguide extract` and `voiceguide update`.

A domain each for what this guide says (``guide``), for the prompts and notices of every guide (``tool``) and for what
pages say (``player``, and one for each publisher with words of its own). The catalogs are unwrapped, so that a diff
shows a changed sentence as one changed line.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file

import voiceguide
from voiceguide import words
from voiceguide.config import SOURCE_LOCALE, Config
from voiceguide.errors import Gathered, TranslateError, disk, gathering
from voiceguide.store.lock import locked
from voiceguide.translate.lookup import catalog_path, shipped_path
from voiceguide.translate.merge import Merged, merge
from voiceguide.translate.pages import domains, on_pages, package_folder
from voiceguide.translate.po import read_po
from voiceguide.translate.write import write
from voiceguide.words import GUIDE, PLAYER, TOOL


def templates(config: Config) -> dict[str, Catalog]:
    """A template by domain, with context, comments and references. Raises SourceError, TranslateError."""
    return {GUIDE: _guide(config), TOOL: _tool(), **{domain: _of_pages(domain) for domain in domains()}}


def extract(config: Config) -> tuple[Path, ...]:
    """Write locales/<domain>.pot. Raises SourceError, or TranslateError from the disk."""
    written = []
    for domain, catalog in templates(config).items():
        path = config.catalogs / f"{domain}.pot"
        write(path, catalog)
        written.append(path)
    return tuple(written)


def update(config: Config, locales: Iterable[str], into: Gathered | None = None) -> tuple[Merged, ...]:
    """Merge today's texts into the guide's catalogs of these locales, and say what happened to each.

    A locale without catalogs gets them: guide.po, and tool.po and player.po where the tool itself has none. A tool.po
    or player.po of a locale that the tool knows holds what the guide words otherwise, and gets nothing new.
    Raises SourceError; TranslateError for catalogs that are broken: those of the other locales are merged all the same.
    into: gathers the errors of catalogs instead.
    """
    with locked(config.root, TranslateError):
        return update_locked(config, locales, into)


def update_locked(config: Config, locales: Iterable[str], into: Gathered | None = None) -> tuple[Merged, ...]:
    """What `update` does, for a caller that holds the project's lock already."""
    fresh = templates(config)
    wanted = [locale for locale in locales if locale != SOURCE_LOCALE]
    for locale in wanted:
        config.settings(locale)
    done: list[Merged] = []
    with gathering(into) as found:
        for locale in wanted:
            with found.catch():
                done += _update(config, locale, fresh)
    return tuple(done)


def _update(config: Config, locale: str, fresh: dict[str, Catalog]) -> list[Merged]:
    """Merge the catalogs of one locale: all of them, or none when one is broken."""
    merged = []
    for domain, template in fresh.items():
        path = catalog_path(config, locale, domain)
        shipped = shipped_path(locale, domain)
        overrides = shipped is not None and shipped[0].is_file()
        if path.is_file() or not overrides:
            merged.append(_merge(path, config.root, locale, template, overrides=overrides))
    for catalog, done in merged:
        write(done.path, catalog)
    return [done for _, done in merged]


def update_tool(locales: Iterable[str] = ()) -> tuple[Merged, ...]:
    """Merge today's texts into the tool's own catalogs, of these locales or of all it has.

    For who works on the tool itself: it writes into the package. Raises TranslateError.
    """
    fresh = {TOOL: _tool(), PLAYER: _of_pages(PLAYER)}
    done = []
    for locale in locales or words.locales():
        for domain, template in fresh.items():
            catalog, merged = _merge(words.catalog_path(locale, domain), words.ROOT, locale, template)
            write(merged.path, catalog)
            done.append(merged)
    return tuple(done)


def _merge(
    path: Path, root: Path, locale: str, template: Catalog, *, overrides: bool = False
) -> tuple[Catalog, Merged]:
    """A catalog brought up to a template. overrides: it has only the messages that it words otherwise."""
    catalog: Catalog = read_po(path, root, locale) if path.is_file() else _new(locale, template)
    return catalog, merge(catalog, _known_to(catalog, template) if overrides else template, path)


def _known_to(catalog: Catalog, template: Catalog) -> Catalog:
    """The template with only those messages that the catalog has, or had."""
    had = {(message.id, message.context) for message in catalog.obsolete.values()}
    known = Catalog(creation_date=template.creation_date)
    for message in template:
        if message.id and (catalog.get(message.id, message.context) or (message.id, message.context) in had):
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


def _of_pages(domain: str) -> Catalog:
    catalog = _template(domain, "voiceguide", voiceguide.__version__, words.PUBLISHED)
    package = package_folder(domain)
    root = package.parent.name if domain == PLAYER else ""
    for name, line, message, comments, context in on_pages(domain):
        location = (Path(root, package.name, "" if domain == PLAYER else "templates", name).as_posix(), line)
        catalog.add(message, locations=[location], auto_comments=comments, context=context)
    return catalog


def _template(domain: str, project: str, version: str, published: date) -> Catalog:
    # The content's date, not today's: the same source gives the same template.
    return Catalog(
        domain=domain, project=project, version=version, charset="utf-8",
        creation_date=datetime.combine(published, time(), UTC), header_comment=_HEADER,
    )  # fmt: skip


_HEADER = """\
# {project}, {locale}.
# Every translation here is a draft until approvals.toml says who approved it; the spoken guide says so too.
#"""


def _new(locale: str, template: Catalog) -> Catalog:
    return Catalog(
        locale=locale, domain=template.domain, project=template.project, version=template.version, charset="utf-8",
        fuzzy=False, creation_date=template.creation_date, revision_date=template.creation_date, last_translator="",
        language_team="", header_comment=_HEADER.format(project=template.project, locale=locale),
    )  # fmt: skip
