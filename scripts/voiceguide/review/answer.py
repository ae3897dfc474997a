"""What `voiceguide review` does for each combination of its options, and what it shows."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import RenderableType
from rich.text import Text

from voiceguide.errors import TranslateError
from voiceguide.pipeline import Pipeline
from voiceguide.review import listen, show
from voiceguide.review.marks import read_marks
from voiceguide.review.page import page
from voiceguide.review.record import Reviewer, bring_back, record
from voiceguide.review.sheet import sheet
from voiceguide.store.files import write_atomic


@dataclass(frozen=True, slots=True)
class Ask:
    """The verb's options. units: none means all. An approval needs units, role, reviewer and qualification."""

    locale: str
    units: tuple[str, ...] = ()
    role: str = ""
    reviewer: str = ""
    qualification: str = ""
    html: Path | None = None
    marks: Path | None = None
    play: bool = False

    def mistake(self) -> str:
        """The error in the combination of options; "" when there is none."""
        given = (self.role, self.reviewer, self.qualification)
        if any(given) and not (self.units and all(given)):
            return "an approval needs --unit, --role, --reviewer and --qualification, none of them empty"
        if bool(self.role) + bool(self.html) + bool(self.marks) + self.play > 1:
            return "approve with --role, write --html, read --marks or --play: one at a time"
        return ""


def answer(pipeline: Pipeline, ask: Ask, today: datetime.date) -> Iterator[RenderableType]:
    """Record, write or show. Raises VoiceguideError. Refused marks raise after the other marks are recorded."""
    if ask.role:
        reviewer = Reviewer(ask.reviewer, ask.qualification, today)
        for approval in record(pipeline, ask.locale, ask.units, ask.role, reviewer):
            yield Text(f"approved: {approval.unit}, {approval.role}")
    elif ask.marks:
        yield from _brought_back(pipeline, ask.marks, ask.locale, today)
    elif ask.html:
        text = page(sheet(pipeline, ask.locale), pipeline.config.guide_id)
        write_atomic(ask.html, text.encode(), TranslateError)
        yield Text(str(ask.html))
    else:
        yield from _shown(pipeline, ask)


def _brought_back(pipeline: Pipeline, path: Path, locale: str, today: datetime.date) -> Iterator[Text]:
    marks = read_marks(path, locale)
    given, refused = bring_back(pipeline, marks, today)
    yield from show.notes(marks.notes)
    for approval in given:
        yield Text(f"approved: {approval.unit}, {approval.role}")
    if refused:
        raise TranslateError(f"{len(refused)} marks not taken: {' '.join(map(str, refused))}", locale=locale)


def _shown(pipeline: Pipeline, ask: Ask) -> Iterator[RenderableType]:
    found = sheet(pipeline, ask.locale)
    units = [found.unit(name) for name in ask.units] or list(found.units)
    yield from show.units(units, ask.locale, pipeline.config)
    if ask.play and not listen.play([file for unit in units for file in unit.audio]):
        yield Text(f"no program to play with; one of these would do: {', '.join(name for name, *_ in listen.PLAYERS)}")
