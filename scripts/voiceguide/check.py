"""`voiceguide check`: every rule of every step over the whole guide, in all its locales."""

from __future__ import annotations

from collections.abc import Iterator

from voiceguide import source
from voiceguide.build import BuildRequest, make_editions
from voiceguide.config import SOURCE_LOCALE, Config
from voiceguide.encode import checks as encode_checks
from voiceguide.mix import checks as mix_checks
from voiceguide.model.finding import Finding
from voiceguide.model.release import LeftOut
from voiceguide.pipeline import Pipeline
from voiceguide.pronounce import checks as pronounce_checks
from voiceguide.run.report import Report
from voiceguide.source import checks as source_checks
from voiceguide.speak import checks as speak_checks
from voiceguide.translate import checks as translate_checks
from voiceguide.translate import translate


def check(config: Config, locales: tuple[str, ...], jobs: int, report: Report) -> list[Finding]:
    """All findings, by locale. Lengths need tracks, so what is not in the store is rendered first.

    Raises VoiceguideError for what cannot even be read.
    """
    pipeline = Pipeline(config, source.read_guide(config), source.read_glossary(config.root), report)
    wanted = pipeline.locales(locales)
    found = [finding for locale in wanted for finding in _words(pipeline, locale)]
    needed = tuple(dict.fromkeys((SOURCE_LOCALE, *wanted)))
    editions = make_editions(config, BuildRequest(needed, jobs), report).editions
    heard = [finding for finding in mix_checks.check(editions, SOURCE_LOCALE) if finding.locale in wanted]
    return found + heard


def _words(pipeline: Pipeline, locale: str) -> Iterator[Finding]:
    config, glossary = pipeline.config, pipeline.glossary
    local = translate(pipeline.guide, config, locale)
    voices = pipeline.engines.voices_for(locale)
    voice = pipeline.stand_in(locale) if isinstance(voices, LeftOut) else voices[0]
    plan = pipeline.write(local, voice).plan
    own = [value.spoken for value in plan.values.values() if value.type in ("text", "address")]
    if locale == SOURCE_LOCALE:
        yield from source_checks.check(plan.guide, glossary)
    else:
        yield from translate_checks.check(pipeline.guide, plan.guide, config, glossary)
    yield from pronounce_checks.check(plan)
    yield from speak_checks.check(plan.scripts, config, own)
    yield from encode_checks.check(plan.guide, config.art)
