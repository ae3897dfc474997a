"""True words: what can be checked in a translation against its source. Each rule is one function."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import textstat
from babel import Locale
from babel.core import get_global

from voiceguide.config import Config
from voiceguide.errors import Gathered, gathering
from voiceguide.model.finding import Finding, Severity
from voiceguide.model.glossary import Glossary
from voiceguide.model.text import HOLD, PLACEHOLDER, SECTIONS, Block, Guide, Location, Section
from voiceguide.translate.catalog import unfit
from voiceguide.translate.lookup import Catalogs
from voiceguide.translate.pages import page_words
from voiceguide.words import PLAYER

MEAN_WORDS = 12.0
MOST_WORDS = 20
_LETTERS_A_WORD = {"zh": 1.7}
"""Chinese has no spaces: so many characters count as one word."""
_TOKENS_A_WORD = {"vi": 1.4}
"""Vietnamese writes each syllable by itself: so many count as one word."""
_SCRIPTS = {
    "Arab": ("ARABIC",), "Beng": ("BENGALI",), "Cyrl": ("CYRILLIC",), "Deva": ("DEVANAGARI",), "Hans": ("CJK",),
    "Hant": ("CJK",), "Kore": ("HANGUL",), "Latn": ("LATIN",), "Jpan": ("CJK", "HIRAGANA", "KATAKANA"),
    "Hebr": ("HEBREW",), "Grek": ("GREEK",), "Ethi": ("ETHIOPIC",), "Thai": ("THAI",), "Taml": ("TAMIL",),
    "Telu": ("TELUGU",), "Gujr": ("GUJARATI",), "Guru": ("GURMUKHI",), "Khmr": ("KHMER",), "Laoo": ("LAO",),
    "Mymr": ("MYANMAR",), "Armn": ("ARMENIAN",), "Geor": ("GEORGIAN",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pair:
    """A block and its translation. location: in the catalog. fuzzy: there is one, but it is marked fuzzy."""

    section: Section
    block: Block
    text: str
    location: Location
    fuzzy: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """A locale to check. guide: in the locale, with shown text. pairs: all translated blocks.

    missing: those without a translation, located in the source. blank: those whose translation is nothing but spaces.
    """

    locale: str
    guide: Guide
    pairs: tuple[Pair, ...]
    missing: tuple[Pair, ...]
    blank: tuple[Pair, ...]
    glossary: Glossary


Rule = Callable[[Subject], Iterator[Finding]]


def check(
    source: Guide, guide: Guide, config: Config, glossary: Glossary, into: Gathered | None = None
) -> list[Finding]:
    """All rules over one translation. source: in English, as written. guide: in the locale, as shown.

    Raises TranslateError for a catalog that cannot be read. into: gathers these errors instead; the other catalogs are
    checked all the same.
    """
    with gathering(into) as told:
        catalogs = Catalogs(config, guide.locale, told)
    subject = _subject(source, guide, catalogs, glossary)
    findings = [finding for rule in RULES for finding in rule(subject)]
    return findings + list(player(catalogs, guide.locale))


def untranslated(subject: Subject) -> Iterator[Finding]:
    """A block with no translation is never spoken in English: its section is left out."""
    for pair in subject.missing:
        message = f"no translation of {pair.block.message!r}. Translate it, or the section is left out."
        if pair.fuzzy:
            message = f"the translation of {pair.block.message!r} is marked fuzzy. Look at it, then take the mark away."
        yield _finding("untranslated", pair, message, subject.locale)
    for pair in subject.pairs:
        bare = PLACEHOLDER.sub(" ", pair.block.message)
        # One word may be the same in both languages, two and more hardly.
        if len(re.findall(r"[^\W\d_]+", bare)) > 1 and pair.text.casefold() == pair.block.message.casefold():
            yield _finding("untranslated", pair, f"still in English: {pair.text!r}. Translate it.", subject.locale)


def unfit_to_use(subject: Subject) -> Iterator[Finding]:
    """No translation is blank; every placeholder of the source stands in it, and no other."""
    for pair in (*subject.pairs, *subject.blank):
        for rule, what, hint in unfit(pair.block.message, pair.text):
            yield _finding(rule, pair, f"{what} {hint}", subject.locale)


def numbers(subject: Subject) -> Iterator[Finding]:
    """Every number of the source stands in the translation, as digits or in words, and no other digits."""
    words = subject.glossary.numbers.get(subject.locale, ())
    other = subject.glossary.number_forms.get(subject.locale, ())
    english = {word: value for value, word in enumerate(subject.glossary.numbers.get("en_US", ()))}
    for pair in subject.pairs:
        bare = PLACEHOLDER.sub(" ", pair.text).casefold()
        wanted = {english[word] for word in re.findall(r"[a-z-]+", pair.block.message.lower()) if word in english}
        for value in sorted(wanted):
            spelled = [str(value), *words[value : value + 1], *(form for form in other if ":" not in form)]
            own = [form.partition(":")[2] for form in other if form.startswith(f"{value}:")]
            said = any(form.casefold() in bare for form in spelled if form)
            if not said and not any(re.search(rf"\b{re.escape(form.casefold())}\b", bare) for form in own):
                yield _finding("number", pair, f"the number {value} is missing. Say it in words.", subject.locale)
        for digits in set(re.findall(r"\d+", bare)) - {str(value) for value in wanted}:
            yield _finding("number", pair, f"the number {digits} is not in the source.", subject.locale)


def glossary_terms(subject: Subject) -> Iterator[Finding]:
    """A term of the glossary is rendered as the glossary says."""
    for pair in subject.pairs:
        if pair.section.part not in (SECTIONS, HOLD):
            continue
        for term in subject.glossary.terms:
            if term.stands_in(pair.block.message) and not term.rendered_in(pair.text, subject.locale):
                known = ", ".join(term.renderings.get(subject.locale, ())) or "nothing yet"
                message = f"{term.name!r} is not rendered as the glossary says ({known})."
                yield _finding("glossary", pair, message, subject.locale)


def sentence_length(subject: Subject) -> Iterator[Finding]:
    """Sentences are no longer than English ones may be, counted as the language's words are."""
    for section in subject.guide.sections + subject.guide.hold:
        lengths = [(words(sentence.text, subject.locale), sentence) for sentence in section.sentences]
        for count, sentence in lengths:
            if count > MOST_WORDS:
                message = f"a sentence of {count:.0f} words, at most {MOST_WORDS}: {sentence.text!r}. Make it two."
                yield Finding(
                    "sentence-length", Severity.ERROR, message, subject.locale, section.context, sentence.location
                )
        mean = sum(count for count, _ in lengths) / len(lengths)
        if mean > MEAN_WORDS:
            message = f"{mean:.1f} words a sentence, at most {MEAN_WORDS:g}."
            location = section.blocks[0].sentences[0].location
            yield Finding("sentence-mean", Severity.ERROR, message, subject.locale, section.context, location)


def readability(subject: Subject) -> Iterator[Finding]:
    """Spanish: Fernández-Huerta at least 70. French, Russian: their variants of Flesch, 70 and 50 (a warning)."""
    language = subject.locale.split("_")[0]
    if language not in ("es", "fr", "ru"):
        return
    textstat.set_lang(language)
    for section in subject.guide.sections:
        text = " ".join(t if t.endswith((".", "?", "!")) else f"{t}." for t in (b.text for b in section.blocks))
        found = textstat.fernandez_huerta(text) if language == "es" else textstat.flesch_reading_ease(text)
        least, severity = (50.0, Severity.WARNING) if language == "ru" else (70.0, Severity.ERROR)
        if found < least:
            message = f"reading ease {found:.0f}, at least {least:.0f}. Use shorter words and sentences."
            yield Finding("reading-ease", severity, message, subject.locale, section.context)


def script(subject: Subject) -> Iterator[Finding]:
    """No letter of another script reaches a voice."""
    allowed = _SCRIPTS.get(_script(subject.locale))
    if allowed is None:
        return
    for pair in subject.pairs:
        bare = PLACEHOLDER.sub(" ", pair.text)
        stray = sorted(
            {c for c in bare if c.isalpha() and not unicodedata.name(c, "").startswith((*allowed, "MODIFIER"))}
        )
        if stray:
            yield _finding(
                "script", pair, f"letters of another script: {' '.join(stray)}. Write them in its own.", subject.locale
            )


def markup(subject: Subject) -> Iterator[Finding]:
    """No markup, and nothing that a voice would read as a symbol."""
    for pair in subject.pairs:
        found = re.search(r"[<>*_`#\[\]|\\/&@%^=+~]|&[a-z]+;", PLACEHOLDER.sub(" ", pair.text))
        if found:
            yield _finding("markup", pair, f"{found[0]!r} is no word. Write it out, or leave it out.", subject.locale)


def player(catalogs: Catalogs, locale: str) -> Iterator[Finding]:
    """Every word of the pages is translated, with its placeholders."""
    for word, domain in page_words().items():
        found = catalogs.find(domain, word)
        if found is not None:
            for rule, what, hint in unfit(word, found.text, spoken=False):
                yield Finding(rule, Severity.ERROR, f"{what} {hint}", locale, PLAYER, found.location)
        elif domain not in catalogs.unread:
            yield Finding("untranslated", Severity.ERROR, f"no translation of {word!r}.", locale, PLAYER)


RULES: tuple[Rule, ...] = (
    untranslated, unfit_to_use, numbers, glossary_terms, sentence_length, readability, script, markup,
)  # fmt: skip


def words(text: str, locale: str) -> float:
    """How many words a text counts as in its language."""
    language = locale.split("_", maxsplit=1)[0]
    if language in _LETTERS_A_WORD:
        return sum(1 for c in text if c.isalpha()) / _LETTERS_A_WORD[language]
    tokens = [token for token in text.split() if any(c.isalnum() for c in token)]
    return len(tokens) / _TOKENS_A_WORD.get(language, 1.0)


def _script(locale: str) -> str:
    parsed = Locale.parse(locale)
    if parsed.script:
        return str(parsed.script)
    likely = str(get_global("likely_subtags").get(parsed.language, ""))
    return next((part for part in likely.split("_") if len(part) == 4), "")


def _subject(source: Guide, guide: Guide, catalogs: Catalogs, glossary: Glossary) -> Subject:
    """What the catalogs have. Blocks of a catalog that could not be read are neither there nor missing."""
    pairs: list[Pair] = []
    missing: list[Pair] = []
    blank: list[Pair] = []
    for section in source.parts:
        for block in section.blocks:
            found = catalogs.find(section.domain, block.message, section.context)
            if found is None and section.domain in catalogs.unread:
                continue
            if found is None:
                fuzzy = catalogs.is_fuzzy(section.domain, block.message, section.context)
                missing.append(Pair(section, block, "", block.location, fuzzy))
            else:
                (pairs if found.text.strip() else blank).append(Pair(section, block, found.text, found.location))
    return Subject(guide.locale, guide, tuple(pairs), tuple(missing), tuple(blank), glossary)


def _finding(rule: str, pair: Pair, message: str, locale: str) -> Finding:
    return Finding(rule, Severity.ERROR, message, locale, pair.section.context, pair.location)
