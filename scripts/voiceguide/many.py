"""Many guides in one build: one store, one executor, one index over all of them.

Each guide is laid out in a folder of the common output that has the guide's id; that folder is its dist/, and stands
alone as ever. The index is ``index.html`` beside these folders.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path

from voiceguide.build import BuildRequest, BuildResult, build
from voiceguide.config import Config
from voiceguide.errors import ConfigError, PublishError, VoiceguideError
from voiceguide.publish import guides
from voiceguide.run.report import Report
from voiceguide.store.files import write_atomic


@dataclass(frozen=True, slots=True)
class BuiltGuide:
    """What came of one guide: a result, or the error that stopped it. config: None when it could not be read."""

    root: Path
    config: Config | None
    result: BuildResult | None = None
    error: VoiceguideError | None = None


def build_guides(
    roots: Sequence[Path],
    output: Path,
    read: Callable[[Path], Config],
    request: BuildRequest,
    report: Report,
    executor: Executor,
) -> tuple[BuiltGuide, ...]:
    """Build guides one after the other into `output`, and write the index. What came of each, in the order of `roots`.

    read: the settings of the guide in a root. The error of one guide does not stop the others.
    Raises ConfigError, before anything is built, for a root that is named twice and for two guides with one id.
    """
    found = [_read(root, read) for root in roots]
    _check_different(found)
    before = guides.read_facts(output)
    done = [_build(guide, output, request, report, executor) for guide in found]
    facts = []
    for guide in done:
        if guide.config and guide.result:
            facts.append(guides.facts_of(guide.config, guide.result.editions))
        elif guide.config and guide.config.guide_id in before:
            facts.append(before[guide.config.guide_id])
    write_atomic(output / guides.FACTS_FILE, guides.facts_text(facts).encode(), PublishError)
    write_atomic(output / guides.INDEX_FILE, guides.index(facts).encode(), PublishError)
    return tuple(done)


def _read(root: Path, read: Callable[[Path], Config]) -> BuiltGuide:
    try:
        return BuiltGuide(root, read(root))
    except VoiceguideError as error:
        return BuiltGuide(root, None, error=error)


def _check_different(found: Sequence[BuiltGuide]) -> None:
    """Refuse what would be laid out in one place. Raises ConfigError."""
    by_root: dict[Path, Path] = {}
    by_id: dict[str, Path] = {}
    for guide in found:
        if by_root.setdefault(guide.root.resolve(), guide.root) is not guide.root:
            raise ConfigError(f"{guide.root} is named twice.", hint="Name each guide once.")
        if guide.config and by_id.setdefault(guide.config.guide_id, guide.root) is not guide.root:
            first = by_id[guide.config.guide_id]
            message = f"{first} and {guide.root} have one id, {guide.config.guide_id!r}."
            raise ConfigError(message, hint="Give each its own guide.id in audio_src/guide.toml.")


def _build(guide: BuiltGuide, output: Path, request: BuildRequest, report: Report, executor: Executor) -> BuiltGuide:
    if guide.config is None:
        return guide
    config = replace(guide.config, dist_folder=output / guide.config.guide_id)
    guide = replace(guide, config=config)
    try:
        return replace(guide, result=build(config, request, _OfGuide(report, guide.root), executor))
    except VoiceguideError as error:
        return replace(guide, error=error)


class _OfGuide:
    """A report whose lines begin with the guide's root."""

    def __init__(self, report: Report, root: Path) -> None:
        self._report = report
        self._root = root

    def step(self, step: str, locale: str, total: int = 0) -> None:
        self._report.step(f"{self._root}: {step}", locale, total)

    def done(self, track: str) -> None:
        self._report.done(track)

    def note(self, line: str) -> None:
        self._report.note(f"{self._root}: {line}")

    def warn(self, line: str) -> None:
        self._report.warn(f"{self._root}: {line}")
