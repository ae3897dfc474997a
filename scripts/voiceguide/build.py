"""START HERE: the seven steps, in order.

A locale's words are gathered and checked, its tracks rendered by jobs, its edition assembled; only when all
editions are finished does dist/ change, all at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from voiceguide import publish, source
from voiceguide.config import Config
from voiceguide.errors import GateError
from voiceguide.model.release import Edition, LeftOut
from voiceguide.pipeline import Pipeline
from voiceguide.run.executor import open_executor
from voiceguide.run.report import Report
from voiceguide.store import staging


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What is asked for. locales, channels: none means all. jobs: processes. release: only what is approved."""

    locales: tuple[str, ...] = ()
    jobs: int = 1
    release: bool = False
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What came of it."""

    editions: tuple[Edition, ...]
    left_out: tuple[LeftOut, ...]


def build(config: Config, order: BuildRequest, report: Report) -> BuildResult:
    """Build all editions into dist/. Raises VoiceguideError, and then dist/ is as it was."""
    staging.check_writable(config.dist)
    if order.release:
        config.check_own_clinic()
    outcome = render(config, order, report)
    refused = [item for item in outcome.left_out if item.what in order.locales or not outcome.editions]
    if order.release and refused:
        raise GateError(
            "; ".join(f"{item.what}: {item.why}" for item in refused) + ".", hint="See `voiceguide status`."
        )
    report.step("publish", "")
    with staging.stage(config.dist, config.store / "dist.lock") as stage:
        releases = publish.publish_all(outcome.editions, config, stage, order.channels, release=order.release)  # 7
        stage.commit(publish.manifest(outcome.editions, outcome.left_out, releases, config))
    return outcome


def render(config: Config, order: BuildRequest, report: Report) -> BuildResult:
    """The first six steps: every edition finished in the store, dist/ untouched."""
    report.step("source", "")
    guide, glossary = source.read_guide(config), source.read_glossary(config.root)  # 1
    with open_executor(order.jobs) as executor:
        pipeline = Pipeline(config, guide, glossary, report, executor)
        found = [
            pipeline.edition(locale, release=order.release) for locale in pipeline.locales(order.locales)
        ]  # 2 to 6
    editions = tuple(item for item in found if isinstance(item, Edition))
    return BuildResult(editions, tuple(item for item in found if isinstance(item, LeftOut)))
