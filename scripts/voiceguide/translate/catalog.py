"""Guide x catalog -> Guide. No later step ever meets a catalog."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from voiceguide.config import GUIDE_FILE, SOURCE_LOCALE, Config
from voiceguide.errors import ConfigError, Gathered, TranslateError, gathering
from voiceguide.model.release import LeftOut
from voiceguide.model.speakable import unspeakable
from voiceguide.model.text import GIVEN, MISSING, PLACEHOLDER, Block, Guide, Kind, Location, Section, Sentence
from voiceguide.model.translation import Pairs, Translation
from voiceguide.translate.lookup import Catalogs, Found
from voiceguide.translate.pages import page_words
from voiceguide.translate.split import split
from voiceguide.words import GUIDE, PLAYER

_LookUp = Callable[[Block, Section], tuple[str, Location] | None]


def locales(config: Config, into: Gathered | None = None) -> tuple[str, ...]:
    """The source locale, then all that have a catalog, in the order of guide.toml.

    Raises ConfigError for a folder in locales/ that guide.toml does not know, and when all catalogs are gone.
    into: gathers these errors instead.
    """
    there = {path.parent.parent.name: path for path in config.catalogs.glob(f"*/LC_MESSAGES/{GUIDE}.po")}
    with gathering(into) as found:
        for locale, path in sorted(there.items()):
            if locale not in config.locales:
                location = Location(path.relative_to(config.root).as_posix(), 1)
                known = ", ".join(config.locales)
                hint = f"guide.toml has: {known}. Add [locales.{locale}], or take the folder away."
                found.add(ConfigError(f"unknown locale {locale!r}.", location=location, hint=hint))
        if not there and len(config.locales) > 1:
            hint = "`voiceguide update --locale fr` makes those of fr."
            found.add(ConfigError("locales/ has no catalogs.", location=Location(GUIDE_FILE, 1), hint=hint))
    return tuple(code for code in config.locales if code == SOURCE_LOCALE or code in there)


def translate(guide: Guide, config: Config, locale: str, into: Gathered | None = None) -> Translation:
    """The guide in a locale, its blocks split into sentences. Blocks that the clinic leaves out are gone.

    Sections with a block that has no translation are left out whole. Raises TranslateError for a broken
    catalog, a blank translation, or a placeholder that is not the source's.
    into: gathers these errors instead. A blank translation then counts as none, a wrong placeholder stays, a
    broken catalog has no translation at all, and of a section that is left out the translated blocks are given.
    """
    with gathering(into) as told:
        return _translate(guide, config, locale, told, partial=into is not None)


def _translate(guide: Guide, config: Config, locale: str, told: Gathered, *, partial: bool) -> Translation:
    switched, off = _switch(guide, config)
    first = guide.sections[0].context if guide.sections else ""
    if locale == SOURCE_LOCALE:
        source = _map(switched, locale, lambda block, section: (block.message, block.location))
        return Translation(source[0], {}, off + source[1], pairs(guide, config, locale), first)
    catalogs = Catalogs(config, locale, told)

    def look_up(block: Block, section: Section) -> tuple[str, Location] | None:
        found = catalogs.find(section.domain, block.message, section.context)
        if found is None:
            return None
        told.errors += _wrong(block.message, found, locale, section.context)
        text = " ".join(found.text.split())
        return (text, found.location) if text else None

    local, left_out = _map(switched, locale, look_up, partial=partial)
    # A catalog is right or wrong for all clinics: what this one leaves out is looked at as well.
    for section in guide.parts:
        for block in section.blocks:
            if turned_off_by(block, config):
                look_up(block, section)
    words = _words(catalogs, locale, told)
    return Translation(local, words, off + left_out, _pairs(guide, catalogs, words), first)


def pairs(guide: Guide, config: Config, locale: str) -> dict[str, Pairs]:
    """What reviewers of a locale's words look at, by approval unit: (source, translation) templates in order.

    Much quicker than `translate`, since nothing is split into sentences. Raises TranslateError for a broken catalog.
    """
    if locale == SOURCE_LOCALE:
        return _pairs(guide, None, {word: word for word in page_words()})
    with gathering(None) as told:
        catalogs = Catalogs(config, locale, told)
        return _pairs(guide, catalogs, _words(catalogs, locale, told))


def turned_off_by(block: Block, config: Config) -> str:
    """The clinic's setting that leaves a block out: its switch, or a value that the block names. "" when it stands.

    The example must have all values that the guide names: one that it lacks is an error when the block is pronounced.
    """
    values = config.clinic.values
    if block.switch:
        name, wanted = block.switch
        actual = values.get(name) if config.placeholders[name].choices else GIVEN if name in values else MISSING
        if actual != wanted:
            return name
    if not config.clinic.own:
        return ""
    named = (config.placeholders[name] for name in PLACEHOLDER.findall(block.message) if name in config.placeholders)
    return next((each.name for each in named if each.type != "part" and each.name not in values), "")


def _switch(guide: Guide, config: Config) -> tuple[Guide, tuple[LeftOut, ...]]:
    """The guide without the blocks that the clinic leaves out, and the sections of which nothing stays."""
    left_out: list[LeftOut] = []

    def part(sections: tuple[Section, ...]) -> tuple[Section, ...]:
        kept = []
        for section in sections:
            blocks = tuple(block for block in section.blocks if not turned_off_by(block, config))
            if any(block.kind is not Kind.TITLE for block in blocks):
                kept.append(replace(section, blocks=blocks))
            elif section.number:
                names = {turned_off_by(block, config) for block in section.body} - {""}
                left_out.append(
                    LeftOut(section.context, f"the clinic leaves out all of it: {', '.join(sorted(names))}")
                )
        return tuple(kept)

    return guide.map(part), tuple(left_out)


def _map(guide: Guide, locale: str, look_up: _LookUp, *, partial: bool = False) -> tuple[Guide, tuple[LeftOut, ...]]:
    """The guide with each block looked up, and what is left out. partial: keep what is translated of it."""
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
            whole = tuple(block for block in blocks if block is not None)
            if not missing or (partial and whole):
                kept.append(replace(section, blocks=whole))
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


def _wrong(source: str, found: Found, locale: str, context: str) -> Iterator[TranslateError]:
    """What makes a translation unfit to be used, as errors."""
    for rule, what, hint in unfit(source, found.text, spoken=context != PLAYER):
        yield TranslateError(what, hint=hint, location=found.location, locale=locale, section=context, rule=rule)


def unfit(source: str, text: str, *, spoken: bool = True) -> Iterator[tuple[str, str, str]]:
    """(rule of `check`, what is wrong, what to do) for a translation that cannot be used at all.

    spoken: False for words that only pages show.
    """
    if not text.strip():
        yield "untranslated", "an empty translation.", 'Translate it, or leave it "" and it counts as not translated.'
        return
    found = unspeakable(PLACEHOLDER.sub(" ", text)) if spoken and not unspeakable(PLACEHOLDER.sub(" ", source)) else ""
    if found:
        yield "unspeakable", f"{found} cannot be spoken.", "Write it in words."
    for what, hint in _wrong_placeholders(source, text):
        yield "placeholder", what, hint


def _wrong_placeholders(source: str, text: str) -> Iterator[tuple[str, str]]:
    """(what is wrong, what to do) for the placeholders of a translation: it has those of its source, and no others."""
    wanted, got = set(PLACEHOLDER.findall(source)), set(PLACEHOLDER.findall(text))
    stray = PLACEHOLDER.sub("", text)
    if "{" in stray or "}" in stray:
        yield "a brace without its partner.", "Write {name} as in the source."
    for name in sorted(got ^ wanted):
        wrong = "missing" if name in wanted else "not in the source"
        yield f"the placeholder {{{name}}} is {wrong}.", f"The source has: {', '.join(sorted(wanted)) or 'none'}."


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


def _words(catalogs: Catalogs, locale: str, told: Gathered) -> dict[str, str]:
    """The pages' words by English msgid. told: of each that is blank or has other placeholders than its source."""
    words = {}
    for word, domain in page_words().items():
        found = catalogs.find(domain, word)
        if found:
            told.errors += _wrong(word, found, locale, PLAYER)
            words[word] = found.text
    return words
