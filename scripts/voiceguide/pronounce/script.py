"""Section -> Script: each sentence as an utterance, with the clinic's values put in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from voiceguide.config import Config
from voiceguide.errors import Gathered, PronounceError, gathering
from voiceguide.model.release import Value
from voiceguide.model.speakable import unspeakable
from voiceguide.model.speech import Passage, Script, Utterance, Voice
from voiceguide.model.text import PLACEHOLDER, Block, Kind, Section, Sentence
from voiceguide.pronounce.lexicon import Lexicon, read_lexicon

_NO_NAMES: Mapping[str, str] = {}
_DIRECTION_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u2066\u2067\u2068\u2069"))


def script(
    section: Section,
    locale: str,
    voice: Voice,
    values: Mapping[str, Value],
    lexicon: Lexicon,
    rate: float = 1.0,
    alphabets: frozenset[str] = frozenset(),
    into: Gathered | None = None,
    asker: Voice | None = None,
    names: Mapping[str, str] = _NO_NAMES,
) -> Script:
    """A section as a voice is told it. alphabets: phonemes that the engine takes. names: of `Script`.

    asker: the voice of the blocks whose role it is; the guide's voice speaks them where there is none.

    Raises PronounceError for a placeholder without a value. into: gathers these errors instead, and the placeholder
    stays as it is written.
    """

    def utterance(sentence: Sentence, shown: Sentence, speaker: Voice) -> Utterance | None:
        for name in PLACEHOLDER.findall(sentence.text):
            if name not in values:
                hint = f"Set {name} in clinic.toml."
                found.add(_error(f"nothing to put in for {{{name}}}.", hint, sentence, locale))
        words = _put_in(sentence, {name: value.spoken for name, value in values.items()})
        said = lexicon.apply(words, alphabets).translate(_DIRECTION_MARKS)
        if not said.strip():
            found.add(_error("nothing to say.", "Give it some words.", sentence, locale))
            return None
        return Utterance(
            sentence.id, locale, shown.text, " ".join(said.split()), speaker, rate,
            sentence.location, section.context, words.translate(_DIRECTION_MARKS),
        )  # fmt: skip

    as_shown = shown_section(section, values)
    with gathering(into) as found:
        passages = []
        for block, shown in zip(section.blocks, as_shown.blocks, strict=True):
            speaker = asker if asker and block.role == "asker" else voice
            said = (utterance(*pair, speaker) for pair in zip(block.sentences, shown.sentences, strict=True))
            passages.append(Passage(block.kind, tuple(each for each in said if each), sign=block.sign))
    return Script(as_shown, locale, voice, tuple(passages), names)


def _error(message: str, hint: str, sentence: Sentence, locale: str) -> PronounceError:
    return PronounceError(message, hint=hint, location=sentence.location, sentence=sentence.id, locale=locale)


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


def shown_section(section: Section, values: Mapping[str, Value]) -> Section:
    """A section with the clinic's values as people read them. Shown values are put in here and nowhere else.

    A placeholder without a value stays as it is written.
    """
    texts = {name: value.shown for name, value in values.items()}

    def block(block: Block) -> Block:
        return replace(block, sentences=tuple(replace(s, text=_put_in(s, texts)) for s in block.sentences))

    return replace(section, blocks=tuple(block(b) for b in section.blocks))


def _put_in(sentence: Sentence, texts: Mapping[str, str]) -> str:
    """A sentence with texts for its placeholders. In one pass: what a text holds is never looked at again."""
    return PLACEHOLDER.sub(lambda found: texts.get(found[1], found[0]), sentence.text)


def utterance(config: Config, text: str, locale: str, voice: Voice, alphabets: frozenset[str]) -> Utterance:
    """One free text as the guide would say it, through the locale's lexicon. Raises PronounceError."""
    if strange := unspeakable(text):
        raise PronounceError(f"{strange} cannot be spoken.", locale=locale, hint="Write it in words.")
    said = " ".join(read_lexicon(config.root, locale).apply(text, alphabets).split())
    if not said:
        raise PronounceError("nothing to say.", locale=locale, hint="Give it some words.")
    rate = config.settings(locale).rates.get(voice.engine, 1.0)
    return Utterance("say/0", locale, text, said, voice, rate)
