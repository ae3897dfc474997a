"""Guide x catalog -> Guide. No later step ever meets a catalog."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from voiceguide.config import GUIDE_FILE, SOURCE_LOCALE, Config
from voiceguide.errors import ConfigError, TranslateError
from voiceguide.model.release import LeftOut
from voiceguide.model.text import PLACEHOLDER, Block, Guide, Kind, Location, Section, Sentence
from voiceguide.model.translation import Pairs, Translation
from voiceguide.translate.lookup import Catalogs
from voiceguide.translate.split import split
from voiceguide.translate.template import page_words
from voiceguide.words import GUIDE, PLAYER

_LookUp = Callable[[Block, Section], tuple[str, Location] | None]


def locales(config: Config) -> tuple[str, ...]:
    """The source locale, then all that have a catalog, in the order of guide.toml.

    Raises ConfigError for a folder in locales/ that guide.toml does not know, and when all catalogs are gone.
    """
    found = {path.parent.parent.name: path for path in config.catalogs.glob(f"*/LC_MESSAGES/{GUIDE}.po")}
    for locale, path in sorted(found.items()):
        if locale not in config.locales:
            raise ConfigError(
                f"unknown locale {locale!r}.", location=Location(path.relative_to(config.root).as_posix(), 1),
                hint=f"guide.toml has: {', '.join(config.locales)}. Add [locales.{locale}], or take the folder away.",
            )  # fmt: skip
    if not found and len(config.locales) > 1:
        raise ConfigError("locales/ has no catalogs.", location=Location(GUIDE_FILE, 1),
                          hint="`voiceguide update --locale fr` makes those of fr.")  # fmt: skip
    return tuple(code for code in config.locales if code == SOURCE_LOCALE or code in found)


def translate(guide: Guide, config: Config, locale: str) -> Translation:
    """The guide in a locale, its blocks split into sentences, switched-off blocks gone.

    Sections with a block that has no translation are left out whole. Raises TranslateError for a broken
    catalog, a blank translation, or a placeholder that is not the source's.
    """
    switched = _switch(guide, config)
    first = guide.sections[0].context
    if locale == SOURCE_LOCALE:
        source = _map(switched, locale, lambda block, section: (block.message, block.location))
        return Translation(source[0], {}, source[1], pairs(guide, config, locale), first)
    catalogs = Catalogs(config, locale)

    def look_up(block: Block, section: Section) -> tuple[str, Location] | None:
        found = catalogs.find(section.domain, block.message, section.context)
        if found is None:
            return None
        if not found.text.strip():
            raise TranslateError(
                "an empty translation.", location=found.location, locale=locale, section=section.context,
                hint='Translate it, or leave it "" and the section is left out.',
            )  # fmt: skip
        _same_placeholders(block.message, found.text, found.location, locale, section.context)
        return " ".join(found.text.split()), found.location

    local, left_out = _map(switched, locale, look_up)
    words = _words(catalogs, locale)
    return Translation(local, words, left_out, _pairs(guide, catalogs, words), first)


def pairs(guide: Guide, config: Config, locale: str) -> dict[str, Pairs]:
    """What reviewers of a locale's words look at, by approval unit: (source, translation) templates in order.

    Much quicker than `translate`, since nothing is split into sentences. Raises TranslateError for a broken catalog.
    """
    if locale == SOURCE_LOCALE:
        return _pairs(guide, None, {word: word for word in page_words()})
    catalogs = Catalogs(config, locale)
    return _pairs(guide, catalogs, _words(catalogs, locale))


def switched_on(block: Block, config: Config) -> bool:
    """Whether the clinic's switches let a block stand."""
    return block.switch is None or config.clinic.values.get(block.switch[0]) == block.switch[1]


def _switch(guide: Guide, config: Config) -> Guide:
    def part(sections: tuple[Section, ...]) -> tuple[Section, ...]:
        return tuple(replace(s, blocks=tuple(b for b in s.blocks if switched_on(b, config))) for s in sections)

    return guide.map(part)


def _map(guide: Guide, locale: str, look_up: _LookUp) -> tuple[Guide, tuple[LeftOut, ...]]:
    left_out: list[LeftOut] = []

    def part(sections: tuple[Section, ...]) -> tuple[Section, ...]:
        kept = []
        for section in sections:
            blocks = [_block(block, section, locale, look_up) for block in section.blocks]
            missing = [source for source, block in zip(section.blocks, blocks, strict=True) if block is None]
            if missing:
                context = section.context if section.number else f"{section.context}/{section.id}"
                first = missing[0].location
                left_out.append(
                    LeftOut(context, f"{len(missing)} of {len(blocks)} blocks have no translation, first {first}")
                )
            else:
                kept.append(replace(section, blocks=tuple(b for b in blocks if b is not None)))
        return tuple(kept)

    local = replace(guide.map(part), locale=locale)
    title = next((n.blocks[0].text for n in local.notices if n.id == "guide-title"), guide.title)
    return replace(local, title=title), tuple(left_out)


def _block(block: Block, section: Section, locale: str, look_up: _LookUp) -> Block | None:
    found = look_up(block, section)
    if found is None:
        return None
    text, location = found
    pieces = (text,) if block.kind is Kind.TITLE else split(text, locale)
    sentences = tuple(Sentence(f"{block.id}/{index}", piece, location) for index, piece in enumerate(pieces))
    return replace(block, sentences=sentences)


def _same_placeholders(source: str, text: str, location: Location, locale: str, context: str) -> None:
    wanted, got = set(PLACEHOLDER.findall(source)), set(PLACEHOLDER.findall(text))
    stray = PLACEHOLDER.sub("", text)
    if "{" in stray or "}" in stray:
        raise TranslateError("a brace without its partner.", location=location, locale=locale, section=context,
                             hint="Write {name} as in the source.")  # fmt: skip
    for name in sorted(got ^ wanted):
        wrong = "missing" if name in wanted else "not in the source"
        raise TranslateError(
            f"the placeholder {{{name}}} is {wrong}.", location=location, locale=locale, section=context,
            hint=f"The source has: {', '.join(sorted(wanted)) or 'none'}.",
        )  # fmt: skip


def _pairs(guide: Guide, catalogs: Catalogs | None, words: Mapping[str, str]) -> dict[str, Pairs]:
    def text(block: Block, section: Section) -> str:
        if catalogs is None:
            return block.message
        found = catalogs.find(section.domain, block.message, section.context)
        return found.text if found else ""

    found: dict[str, Pairs] = {}
    for section in guide.parts:
        pairs = tuple((block.message, text(block, section)) for block in section.blocks)
        found[section.context] = found.get(section.context, ()) + pairs
    # By the pages' own words, not the catalog's: a word that a page has gained is a change, translated or not.
    return found | {PLAYER: tuple((word, words.get(word, "")) for word in page_words())}


def _words(catalogs: Catalogs, locale: str) -> dict[str, str]:
    """The pages' words by English msgid. Raises TranslateError for a placeholder that is not the source's."""
    words = {}
    for word in page_words():
        found = catalogs.find(PLAYER, word)
        if found:
            _same_placeholders(word, found.text, found.location, locale, PLAYER)
            words[word] = found.text
    return words
