"""`voiceguide locale add`: a language more, and all that somebody still has to write for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from voiceguide import source, words
from voiceguide.config import Config
from voiceguide.speak.languages import settings_text
from voiceguide.speak.voices import LocaleVoices, survey
from voiceguide.translate.newlocale import add_locale, check_new


@dataclass(frozen=True, slots=True)
class AddedLocale:
    """A locale that was added. written: files. voices: who can speak it. to_do: what is left for people, in order."""

    locale: str
    written: tuple[Path, ...]
    voices: LocaleVoices
    to_do: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """All of it, for a person to read."""
        yield from (f"wrote: {path}" for path in self.written)
        yield f"language: {self.voices.language}"
        yield f"can speak it here: {', '.join(self.voices.here) or 'no voice'}"
        yield from (f"what others would take: {what}" for what in self.voices.would_take)
        yield from (f"to do: {what}" for what in self.to_do)


def add(config: Config, locale: str) -> AddedLocale:
    """Add a locale. Raises ConfigError for one that nobody knows or that is there, and then nothing is changed."""
    check_new(config, locale)
    grown, written = add_locale(config, locale, settings_text(locale))
    row = survey(grown).row(locale)
    return AddedLocale(locale, written, row, tuple(_to_do(grown, locale, row)))


def _to_do(config: Config, locale: str, voices: LocaleVoices) -> Iterator[str]:
    glossary = source.read_glossary(config.root)
    terms = sum(not term.plain for term in glossary.terms)
    yield "translate guide.po, its title first: without it nothing is built"
    if locale not in words.locales():
        yield "translate tool.po, prompts and notices: without them nothing is built"
        yield "translate player.po, the words on pages"
    if glossary.terms:
        yield f"audio_src/glossary.toml: renderings of {terms} medical terms and more"
    if locale not in glossary.numbers:
        yield f"audio_src/glossary.toml: [numbers.{locale}] with words for 0 to 59"
    yield f"audio_src/lexicon/{locale}.pls: words that the voice says wrong, once you have listened (`voiceguide say`)"
    if not voices.here:
        yield f"no voice can speak it here: record it into audio_src/recordings/{locale}/, or add an engine"
    elif locale not in words.locales():
        yield f"audio_src/guide.toml: a code was found by its name alone, so listen; set rate in [locales.{locale}]"
    yield f"`voiceguide check --locale {locale}`, then `voiceguide review {locale}`: a draft until people approve it"
