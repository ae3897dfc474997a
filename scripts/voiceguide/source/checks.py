"""Plain words: what can be checked in the English source. Each rule is one function."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import textstat

from voiceguide.model.finding import Finding, Severity
from voiceguide.model.glossary import Glossary, Term
from voiceguide.model.text import HOLD, PLACEHOLDER, SECTIONS, Guide, Kind, Section

GRADE = 6.0
MEAN_WORDS = 12.0
MOST_WORDS = 20
SMOG = 8.0
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")

Rule = Callable[[Guide, Glossary], Iterator[Finding]]


def check(guide: Guide, glossary: Glossary) -> list[Finding]:
    """All rules over the English guide, with shown text."""
    return [finding for rule in RULES for finding in rule(guide, glossary)]


def grade(guide: Guide, glossary: Glossary) -> Iterator[Finding]:
    """Flesch-Kincaid at most 6.0 a chapter."""
    textstat.set_lang("en_US")
    for section in _parts(guide, SECTIONS):
        found = textstat.flesch_kincaid_grade(prose(section))
        if found > GRADE:
            yield _finding(
                "reading-grade",
                section,
                f"Flesch-Kincaid {found:.1f}, at most {GRADE:g}. Use shorter words and sentences.",
            )


def sentence_length(guide: Guide, glossary: Glossary) -> Iterator[Finding]:
    """Mean sentence at most 12 words, none above 20."""
    for section in _parts(guide, SECTIONS, HOLD):
        lengths = [(len(_WORD.findall(sentence.text)), sentence) for sentence in section.sentences]
        for words, sentence in lengths:
            if words > MOST_WORDS:
                message = f"a sentence of {words} words, at most {MOST_WORDS}: {sentence.text!r}. Make it two."
                yield Finding(
                    "sentence-length", Severity.ERROR, message, guide.locale, section.context, sentence.location
                )
        mean = sum(words for words, _ in lengths) / len(lengths)
        if mean > MEAN_WORDS:
            yield _finding("sentence-mean", section, f"{mean:.1f} words a sentence, at most {MEAN_WORDS:g}.")


def smog(guide: Guide, glossary: Glossary) -> Iterator[Finding]:
    """SMOG of the whole script above 8 is a warning."""
    textstat.set_lang("en_US")
    found = textstat.smog_index(" ".join(prose(section) for section in guide.sections))
    if found > SMOG:
        yield Finding(
            "smog", Severity.WARNING, f"SMOG {found:.1f} on the whole script, better at most {SMOG:g}.", guide.locale
        )


def full_stops(guide: Guide, glossary: Glossary) -> Iterator[Finding]:
    """Every block but a title ends in a full stop or a question mark, or the formulas lie."""
    for section in guide.parts:
        if section.part in (SECTIONS, HOLD):
            for block in section.body:
                if not block.text.endswith((".", "?", "!")):
                    message = f"no full stop at the end of {block.text!r}. Add one."
                    yield Finding("full-stop", Severity.ERROR, message, guide.locale, section.context, block.location)


def explained(guide: Guide, glossary: Glossary) -> Iterator[Finding]:
    """A medical term is explained where a chapter first uses it."""
    for section in _parts(guide, SECTIONS):
        for term in glossary.terms:
            if not term.plain and not _explained(section, term):
                yield _finding(
                    "unexplained-term", section, f"{term.name!r} is not explained at its first use: {term.meaning}."
                )


def shape(guide: Guide, glossary: Glossary) -> Iterator[Finding]:
    """A chapter has one action and ends with recap, question, contact; a hold message has the emergency sentence."""
    for section in guide.sections:
        kinds = [block.kind for block in section.body]
        end = [kind for kind in kinds[-4:] if kind is not Kind.ANSWER]
        if end[-3:] != [Kind.RECAP, Kind.QUESTION, Kind.CONTACT]:
            yield _finding("chapter-end", section, "it does not end with recap, question, answer and contact.")
        if kinds.count(Kind.ACTION) != 1:
            yield _finding("one-action", section, f"it asks for {kinds.count(Kind.ACTION)} actions, not for one.")
    for section in guide.hold:
        if Kind.EMERGENCY not in [block.kind for block in section.body]:
            yield _finding("hold-emergency", section, "it has no emergency sentence.")


def left_to_voice(guide: Guide, glossary: Glossary) -> Iterator[Finding]:
    """Digits and units stand in values, never in the source's own words. The parser refuses symbols."""
    for section in guide.parts:
        for block in section.blocks:
            bare = PLACEHOLDER.sub(" ", block.message)
            found = re.search(r"\d|\b(?:ml|mg|mcg|kg|cm|mm)\b", bare, re.IGNORECASE)
            if found:
                message = f"{found[0]!r} is left for a voice to guess. Write it in words, or as a typed value."
                yield Finding("left-to-voice", Severity.ERROR, message, guide.locale, section.context, block.location)


RULES: tuple[Rule, ...] = (grade, sentence_length, smog, full_stops, explained, shape, left_to_voice)


def prose(section: Section) -> str:
    """A section as the formulas want it: every block ends a sentence."""
    texts = (block.text for block in section.blocks)
    return " ".join(text if text.endswith((".", "?", "!")) else f"{text}." for text in texts)


def _explained(section: Section, term: Term) -> bool:
    sentences = [sentence.text for sentence in section.sentences]
    first = next((i for i, text in enumerate(sentences) if term.stands_in(text)), None)
    if first is None:
        return True
    # The title names the matter; the sentences after it, up to the term's own first use, may explain it.
    body = next((i for i, text in enumerate(sentences[1:], start=1) if term.stands_in(text)), first)
    near = " ".join(sentences[max(0, body - 1) : body + 2]).casefold()
    return any(words.casefold() in near for words in term.explained_by)


def _parts(guide: Guide, *parts: str) -> Iterator[Section]:
    return (section for section in guide.parts if section.part in parts)


def _finding(rule: str, section: Section, message: str) -> Finding:
    return Finding(rule, Severity.ERROR, message, "en_US", section.context, section.blocks[0].location)
