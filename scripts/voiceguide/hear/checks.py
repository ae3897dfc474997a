"""What must be understood: the rule of `check` that reads what `hear` found last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from voiceguide.hear.calibration import calibration
from voiceguide.hear.results import Result
from voiceguide.model.finding import Finding, Severity
from voiceguide.model.text import Guide


def check(found: Iterable[Result], guide: Guide) -> Iterator[Finding]:
    """Sentences of today that were heard as another one or with a wrong number, where the ear can be trusted."""
    sentences = {sentence.id: sentence for section in guide.parts for sentence in section.sentences}
    for result in found:
        sentence = sentences.get(result.sentence_id)
        if sentence is None or not result.found.is_wrong or not calibration(result.locale).is_gate:
            continue
        message = f"dist/{result.path} is not understood. {result}. Mend the lexicon, or choose another voice."
        yield Finding("heard", Severity.ERROR, message, result.locale, result.unit, sentence.location)
