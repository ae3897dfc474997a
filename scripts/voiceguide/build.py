"""START HERE: the seven steps, in order.

A locale's words are gathered and checked, its tracks made by jobs, its edition assembled; only when all
editions are finished does dist/ change, all at once.
"""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass

from voiceguide import publish, source
from voiceguide.config import Config
from voiceguide.errors import GateError, SpeakError, TranslateError
from voiceguide.model.release import Edition, LeftOut
from voiceguide.pipeline import Pipeline
from voiceguide.run.executor import open_executor
from voiceguide.run.report import Report
from voiceguide.store import staging
from voiceguide.store.lock import DIST_LOCK_FILE


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What is asked for.

    locales, publishers: none means all. jobs: worker processes, when no executor is handed in. release: only what is
    approved.
    """

    locales: tuple[str, ...] = ()
    jobs: int = 1
    release: bool = False
    publishers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What came of it."""

    editions: tuple[Edition, ...]
    left_out: tuple[LeftOut, ...]


def build(
    config: Config,
    request: BuildRequest,
    report: Report,
    executor: Executor | None = None,
    in_flight: int | None = None,
) -> BuildResult:
    """Build all editions into dist/. Raises VoiceguideError, and then dist/ is as it was.

    executor: where jobs run; it stays open. in_flight: jobs handed to it at a time; None: two for each of its workers.
    """
    staging.check_writable(config.dist)
    names = publish.publishers(request.publishers)
    config.check_emergency_number()
    if request.release:
        config.check_own_clinic()
    if missing := config.missing_values():
        report.note(missing)
    result = make_editions(config, request, report, names, executor, in_flight)
    refused = [item for item in result.left_out if item.what in request.locales or not result.editions]
    why = "; ".join(f"{item.what}: {item.why}" for item in refused) + "."
    if request.release and refused:
        raise GateError(why, hint="See `voiceguide status`.")
    if not result.editions:
        raise SpeakError(f"nothing can be built: {why}", hint=f"{config.dist.name}/ stays as it is.")
    report.step("publish", "")
    with staging.stage(config.dist, config.root / DIST_LOCK_FILE) as stage:
        releases = publish.publish_all(result.editions, config, stage, names, release=request.release)  # 7
        stage.commit(publish.manifest(result.editions, result.left_out, releases, config))
    return result


def make_editions(
    config: Config,
    request: BuildRequest,
    report: Report,
    publishers: tuple[str, ...] = (),
    executor: Executor | None = None,
    in_flight: int | None = None,
) -> BuildResult:
    """The first six steps: every edition finished in the store, dist/ untouched. publishers: who wants files of it.

    A locale whose catalogs or approvals are broken is left out, unless all are: then its error is raised.
    """
    report.step("source", "")
    guide, glossary = source.read_guide(config), source.read_glossary(config.root)  # 1
    own = open_executor(request.jobs) if executor is None else None
    try:
        pipeline = Pipeline(config, guide, glossary, report, executor or own, in_flight)
        found: list[Edition | LeftOut] = []
        broken: list[TranslateError] = []
        for locale in pipeline.locales(request.locales):
            wants = publish.wants(publishers, locale, config)
            try:
                found.append(pipeline.edition(locale, wants, release=request.release))  # 2 to 6
            except TranslateError as error:
                broken.append(error)
                found.append(LeftOut(locale, str(error).rstrip(".")))
                report.warn(f"{locale} is left out: {error}")
        if broken and not any(isinstance(item, Edition) for item in found):
            raise broken[0]
    finally:
        if own is not None:
            own.shutdown(wait=True, cancel_futures=True)
    editions = tuple(item for item in found if isinstance(item, Edition))
    return BuildResult(editions, tuple(item for item in found if isinstance(item, LeftOut)))
