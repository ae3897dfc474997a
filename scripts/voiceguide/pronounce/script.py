"""Section -> Script: each sentence as an utterance, with the clinic's values put in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from voiceguide.config import Config
from voiceguide.errors import PronounceError
from voiceguide.model.release import Value
from voiceguide.model.speech import Passage, Script, Utterance, Voice
from voiceguide.model.text import PLACEHOLDER, Block, Guide, Kind, Section, Sentence
from voiceguide.pronounce.lexicon import Lexicon, read_lexicon

_DIRECTION_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u2066\u2067\u2068\u2069"))


def script(
    section: Section,
    locale: str,
    voice: Voice,
    values: Mapping[str, Value],
    lexicon: Lexicon,
    rate: float = 1.0,
    alphabets: frozenset[str] = frozenset(),
) -> Script:
    """A section as a voice is told it. alphabets: phonemes that the engine takes. Raises PronounceError."""

    def utterance(sentence: Sentence) -> Utterance:
        said = lexicon.apply(_filled(sentence, values, locale, spoken=True), alphabets)
        return Utterance(
            sentence.id, locale, _filled(sentence, values, locale, spoken=False),
            " ".join(said.translate(_DIRECTION_MARKS).split()), voice, rate, sentence.location, section.context,
        )  # fmt: skip

    passages = tuple(
        Passage(block.kind, tuple(utterance(sentence) for sentence in block.sentences)) for block in section.blocks
    )
    return Script(_shown_section(section, values, locale), locale, voice, passages)


def opened(body: Script, notices: tuple[Script, ...]) -> Script:
    """The script with notices said before it."""
    before = tuple(Passage(Kind.NOTICE, passage.utterances) for notice in notices for passage in notice.passages)
    return replace(body, passages=before + body.passages)


def recorded(body: Script, voice: Voice) -> Script:
    """The script as one passage, spoken by a recording of the whole section. voice: the recording."""
    utterances = tuple(replace(utterance, voice=voice, rate=1.0) for utterance in body.utterances)
    first = utterances[0]
    whole = Utterance(
        body.section.context, body.locale, "", " ".join(u.spoken for u in utterances), voice,
        location=first.location, section=body.section.context,
    )  # fmt: skip
    return replace(body, voice=voice, passages=(Passage(Kind.TITLE, utterances, whole),))


def shown(guide: Guide, values: Mapping[str, Value]) -> Guide:
    """The guide with the clinic's values as people read them. Raises PronounceError."""

    def part(sections: tuple[Section, ...]) -> tuple[Section, ...]:
        return tuple(_shown_section(section, values, guide.locale) for section in sections)

    return guide.map(part)


def _shown_section(section: Section, values: Mapping[str, Value], locale: str) -> Section:
    def block(block: Block) -> Block:
        return replace(
            block,
            sentences=tuple(
                replace(s, text=_filled(s, values, locale, spoken=False, strict=bool(section.number)))
                for s in block.sentences
            ),
        )

    return replace(section, blocks=tuple(block(b) for b in section.blocks))


def _filled(sentence: Sentence, values: Mapping[str, Value], locale: str, *, spoken: bool, strict: bool = True) -> str:
    def put(name: str) -> str:
        value = values.get(name)
        if value is None and not strict:
            return f"{{{name}}}"
        if value is None:
            raise PronounceError(
                f"nothing to put in for {{{name}}}.", location=sentence.location, sentence=sentence.id, locale=locale,
                hint=f"Set {name} in clinic.toml.",
            )  # fmt: skip
        return value.spoken if spoken else value.shown

    # One pass over the template: what a value holds is never looked at again.
    return PLACEHOLDER.sub(lambda found: put(found[1]), sentence.text)


def utterance(config: Config, text: str, locale: str, voice: Voice, alphabets: frozenset[str]) -> Utterance:
    """One free text as the guide would say it, through the locale's lexicon. Raises PronounceError."""
    said = " ".join(read_lexicon(config.root, locale).apply(text, alphabets).split())
    if not said:
        raise PronounceError("nothing to say.", locale=locale, hint="Give it some words.")
    rate = config.settings(locale).rates.get(voice.engine, 1.0)
    return Utterance("say/0", locale, text, said, voice, rate)
