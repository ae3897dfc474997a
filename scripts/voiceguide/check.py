"""`voiceguide check`: every rule of every step over the whole guide, in all its locales.

It lists all that is wrong, not the first. A file, a block or a locale that cannot be read is one finding, and the rest
is checked all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from voiceguide import pronounce, source
from voiceguide.config import SOURCE_LOCALE, Config
from voiceguide.encode import checks as encode_checks
from voiceguide.errors import (
    ConfigError,
    Gathered,
    PronounceError,
    SourceError,
    SpeakError,
    TranslateError,
    VoiceguideError,
)
from voiceguide.hear import checks as hear_checks
from voiceguide.hear.results import results
from voiceguide.mix import checks as mix_checks
from voiceguide.model.finding import Finding, Severity
from voiceguide.model.release import Edition, LeftOut, Wants
from voiceguide.model.speech import Voice
from voiceguide.pipeline import Pipeline
from voiceguide.pronounce import checks as pronounce_checks
from voiceguide.run.executor import open_executor
from voiceguide.run.report import Report
from voiceguide.source import checks as source_checks
from voiceguide.speak import checks as speak_checks
from voiceguide.translate import checks as translate_checks
from voiceguide.translate import translate

_RULES: dict[type[VoiceguideError], str] = {
    ConfigError: "setting",
    SourceError: "source",
    TranslateError: "catalog",
    PronounceError: "pronunciation",
    SpeakError: "voice",
}
"""The rule that an error breaks, when it does not name one itself."""
_NEED_NUMBERS = frozenset({"number", "spoken-digits"})
_NEED_LEXICON = frozenset({"spoken-acronym", "voice-language"})
"""Rules that would find everything wrong when what they rely on could not be read."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What is wrong with a locale's words. readable: nothing stands in the way of building it."""

    findings: tuple[Finding, ...]
    readable: bool


def check(config: Config, locales: tuple[str, ...], jobs: int, report: Report) -> list[Finding]:
    """All findings, by locale. Lengths need tracks, so what is not in the store is rendered first.

    Raises ConfigError for a locale that is asked for and not known.
    """
    found, of_glossary = Gathered(), Gathered()
    with found.catch():
        config.check_emergency_number()
    guide = source.read_guide(config, found)
    glossary = source.read_glossary(config.root, of_glossary)
    found.errors += of_glossary.errors
    with open_executor(jobs) as executor:
        pipeline = Pipeline(config, guide, glossary, report, executor)
        source_read = not found.errors
        wanted = pipeline.locales(locales, found)
        unread = [locale for locale in wanted if of_glossary.errors and locale not in glossary.numbers]
        words = {locale: check_words(pipeline, locale, numbers_unread=locale in unread) for locale in wanted}
        heard = _lengths(pipeline, words) if source_read else []
    every = [*_findings(found, SOURCE_LOCALE), *(f for each in words.values() for f in each.findings), *heard]
    # A placeholder that is wrong has no value either: that is told once.
    wrong = {finding.location for finding in every if finding.rule in ("source", "placeholder")}
    return list(dict.fromkeys(f for f in every if not (f.rule == "pronunciation" and f.location in wrong)))


def check_words(pipeline: Pipeline, locale: str, *, numbers_unread: bool = False) -> _Words:
    """What is wrong with a locale's words: nothing is spoken. numbers_unread: the glossary's number words are lost."""
    config, glossary = pipeline.config, pipeline.glossary
    found = Gathered()
    local = translate(pipeline.guide, config, locale, found)
    voice = _voice(pipeline, locale, found)
    plan = pipeline.write(local, voice, found).plan
    # The other errors of this step name a sentence.
    lexicon_unread = any(isinstance(error, PronounceError) and not error.sentence for error in found.errors)
    own = [value.spoken for value in plan.values.values() if value.type in ("text", "address", "notice")]
    findings: list[Finding] = []
    if locale == SOURCE_LOCALE:
        findings += source_checks.check(plan.guide, glossary)
    else:
        findings += translate_checks.check(pipeline.guide, plan.guide, config, glossary, found)
    findings += pronounce_checks.check(plan)
    with found.catch():
        findings += speak_checks.check(plan.scripts, config, own)
    # What cannot be read of the lexicon was told above.
    findings += speak_checks.lexicon(pronounce.read_lexicon(config.root, locale, Gathered()).ipa(), locale)
    with found.catch():
        findings += encode_checks.check(plan.guide, config.art)
    findings += hear_checks.check(results(config, pipeline.store, [locale]), plan.guide)
    skipped = (_NEED_NUMBERS if numbers_unread else frozenset()) | (_NEED_LEXICON if lexicon_unread else frozenset())
    kept = (finding for finding in findings if finding.rule not in skipped)
    # What reading refused, a rule may have found too.
    return _Words(tuple(dict.fromkeys((*_findings(found, locale), *kept))), not found.errors)


def _voice(pipeline: Pipeline, locale: str, found: Gathered) -> Voice:
    with found.catch():
        voices = pipeline.engines.voices_for(locale)
        if not isinstance(voices, LeftOut):
            return voices[0]
    return pipeline.stand_in(locale)


def _lengths(pipeline: Pipeline, words: dict[str, _Words]) -> list[Finding]:
    """How long tracks last and how fast they are, for each locale that can be built. The source is what they are
    measured by.
    """
    found = Gathered()
    editions: list[Edition] = []
    for locale in dict.fromkeys((SOURCE_LOCALE, *words)):
        if locale in words and not words[locale].readable:
            continue
        with found.catch():
            edition = pipeline.edition(locale, Wants(), release=False)
            editions += [edition] if isinstance(edition, Edition) else []
    heard = [
        finding
        for finding in mix_checks.check(editions, SOURCE_LOCALE, pipeline.config.lengths)
        if finding.locale in words
    ]
    return [*_findings(found, SOURCE_LOCALE), *heard]


def _findings(found: Gathered, locale: str) -> Iterator[Finding]:
    """Errors as findings. locale: of those that do not name one."""
    for error in found.errors:
        rule = error.rule or next((rule for kind, rule in _RULES.items() if isinstance(error, kind)), "build")
        message = f"{error.message} {error.hint}".strip()
        yield Finding(
            rule, Severity.ERROR, message, error.locale or locale, error.section or "", error.location
        )  # fmt: skip
