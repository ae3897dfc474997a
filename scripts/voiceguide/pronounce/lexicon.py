"""W3C Pronunciation Lexicons (PLS 1.0): audio_src/lexicon/<locale>.pls, and the tool's own (`words.lexicon_path`).

The tool's lexicon has what its prompts, notices, number words and days need. A guide's lexemes come before it.

A lexeme's <alias> is said instead of its <grapheme>, by every engine. Its <phoneme> is used instead where
the engine takes its alphabet:

ipa                the sounds, in IPA. In the sentence it is written ``[[ipa:ˈklɪnɪk|clinic]]``: the word stands
                   beside its sounds, for voices of the engine that take none.
x-espeak           espeak-ng's own phonemes, for the embedded voice alone: ``[[kl'InIk]]``.
x-espeak-spelling  letters that mend how espeak-ng reads a word, for the embedded voice and for those that let
                   espeak-ng read for them. In the sentence they stand bare.
x-kokoro           IPA that only the engine kokoro needs to be told, with marks for pauses: ``ˈũːŋ, ˈũːŋ``. In the
                   sentence it is written like ``ipa``.

An engine that takes several of a lexeme's alphabets gets the one that stands first in the file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from voiceguide import words
from voiceguide.errors import Gathered, PronounceError, gathering
from voiceguide.model.text import Location
from voiceguide.store.files import leads_out, read_text

_PLS = "{http://www.w3.org/2005/01/pronunciation-lexicon}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
ESPEAK = "x-espeak"
IPA = ("ipa", "x-kokoro")
_UNSPACED = {"zh", "ja", "th", "lo", "km", "my"}


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One word or phrase. phonemes: (alphabet, phonemes) pairs."""

    grapheme: str
    alias: str
    phonemes: tuple[tuple[str, str], ...]
    location: Location

    def said(self, alphabets: frozenset[str]) -> str:
        """What an engine that takes these alphabets is told."""
        word = self.alias or self.grapheme
        for alphabet, phonemes in self.phonemes:
            if alphabet in alphabets:
                if alphabet in IPA:
                    return f"[[ipa:{phonemes}|{word}]]"
                return f"[[{phonemes}]]" if alphabet == ESPEAK else phonemes
        return word


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A locale's lexemes, longest first. Graphemes match whole words, where the script has words."""

    locale: str
    lexemes: tuple[Lexeme, ...] = ()

    def ipa(self) -> Iterator[tuple[str, Location]]:
        """Every IPA that it gives to an engine, and where it stands."""
        for lexeme in self.lexemes:
            yield from ((phonemes, lexeme.location) for alphabet, phonemes in lexeme.phonemes if alphabet in IPA)

    def apply(self, text: str, alphabets: frozenset[str] = frozenset()) -> str:
        """The text as it is said. What was replaced is not looked at again."""
        if not self.lexemes:
            return text
        by_grapheme = {lexeme.grapheme: lexeme for lexeme in self.lexemes}
        either = "|".join(re.escape(lexeme.grapheme) for lexeme in self.lexemes)
        # Marks (vowel signs) are no word characters to re, but they belong to the word.
        edge = (
            ""
            if self.locale.split("_")[0] in _UNSPACED
            else r"[\w\u0300-\u036f\u064b-\u0655\u0670\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd]"
        )
        pattern = rf"(?<!{edge})(?:{either})(?!{edge})" if edge else f"(?:{either})"
        return re.sub(pattern, lambda found: by_grapheme[found[0]].said(alphabets), text)


def read_lexicon(root: Path, locale: str, into: Gathered | None = None) -> Lexicon:
    """A locale's lexemes: those of the guide, then the tool's. Raises PronounceError with file and line.

    into: gathers these errors instead, and the lexicon has the lexemes that could be read.
    """
    with gathering(into) as gathered:
        shipped = _read(words.lexicon_path(locale), words.ROOT, locale, gathered)
        found = shipped | _read(root / "audio_src" / "lexicon" / f"{locale}.pls", root, locale, gathered)
    return Lexicon(locale, tuple(sorted(found.values(), key=lambda lexeme: (-len(lexeme.grapheme), lexeme.grapheme))))


def _read(path: Path, root: Path, locale: str, gathered: Gathered) -> dict[str, Lexeme]:
    """The lexemes of one file by grapheme; none when there is no such file. root: errors name the file from it."""
    found: dict[str, Lexeme] = {}
    if not os.path.lexists(path):
        return found
    reader = _Reader(path.relative_to(root).as_posix(), locale, gathered)
    with gathered.catch():
        top = reader.top(root)
        for node in top:
            for lexeme in reader.lexemes(node, top.get("alphabet", "ipa")):
                first = found.setdefault(lexeme.grapheme, lexeme)
                if first is not lexeme:
                    message = f"{lexeme.grapheme!r} stands twice, first on line {first.location.line}."
                    gathered.add(reader.error(message, lexeme.location.line, "Keep one."))
    return found


class _Reader:
    """One lexicon's elements. What is wrong with one is told to `found`, and reading goes on with the next."""

    def __init__(self, name: str, locale: str, found: Gathered) -> None:
        self.name = name
        self.locale = locale
        self.found = found

    def error(self, message: str, line: int, hint: str) -> PronounceError:
        return PronounceError(message, location=Location(self.name, line), locale=self.locale, hint=hint)

    def top(self, root: Path) -> etree._Element:
        """The root element. Raises PronounceError for what is no lexicon of this locale."""
        path = root / self.name
        if leads_out(path, root):
            raise self.error("the lexicon leads out of the project.", 1, "Put the file itself there.")
        raw = read_text(path, self.name, PronounceError, self.locale).encode()
        # The file's own declaration does not count: it was read as UTF-8.
        parser = etree.XMLParser(
            encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
        )
        try:
            top = etree.fromstring(raw, parser)
        except etree.XMLSyntaxError as error:
            raise self.error(f"broken lexicon: {error.msg}.", error.lineno or 1, "Mend the XML.") from error
        if top.getroottree().docinfo.doctype:
            line = raw[: raw.find(b"<!DOCTYPE")].count(b"\n") + 1
            hint = "Delete the DOCTYPE and write the characters themselves."
            raise self.error("a lexicon with a DOCTYPE: entities are not allowed.", line, hint)
        language = (top.get(f"{_XML}lang") or "").replace("-", "_")
        if top.tag != f"{_PLS}lexicon" or language != self.locale:
            message = f'this is no PLS lexicon with xml:lang="{self.locale.replace("_", "-")}".'
            raise self.error(message, top.sourceline or 1, "See https://www.w3.org/TR/pronunciation-lexicon/.")
        return top

    def lexemes(self, node: etree._Element, alphabet: str) -> list[Lexeme]:
        """The lexemes of a child of the root, one for each grapheme; none for metadata, or when something is wrong."""
        before = len(self.found.errors)
        self._known(node, ("lexeme", "metadata", "meta"))
        if node.tag != f"{_PLS}lexeme":
            return []
        for child in node:
            self._known(child, ("grapheme", "alias", "phoneme", "example"))
        texts = {tag: [_words(e) for e in node.iter(f"{_PLS}{tag}")] for tag in ("grapheme", "alias")}
        phonemes = tuple((e.get("alphabet", alphabet), _words(e)) for e in node.iter(f"{_PLS}phoneme") if e.text)
        alias = next(iter(texts["alias"]), "")
        line = node.sourceline or 1
        if not all(texts["grapheme"]) or not texts["grapheme"] or not (alias or phonemes):
            self.found.add(self.error("a lexeme needs a grapheme, and an alias or a phoneme.", line, "Fill it in."))
        words, sounds = "".join([alias, *texts["grapheme"]]), "".join(said for _, said in phonemes)
        if re.search(r"[{}<>\[\]|]", words) or re.search(r"[{}<>\[\]]", sounds):
            self.found.add(self.error("a lexeme with markup.", line, "Write plain words."))
        if len(self.found.errors) > before:
            return []
        return [Lexeme(grapheme, alias, phonemes, Location(self.name, line)) for grapheme in texts["grapheme"]]

    def _known(self, node: etree._Element, tags: tuple[str, ...]) -> None:
        """Refuse an element that nobody reads: it is most often a slip of the pen."""
        if node.tag not in [f"{_PLS}{tag}" for tag in tags]:
            hint = f"Known here: {', '.join(f'<{tag}>' for tag in tags)}, in the namespace of PLS."
            message = f"<{etree.QName(node).localname}> has no place here."
            self.found.add(self.error(message, node.sourceline or 1, hint))


def _words(node: etree._Element) -> str:
    return " ".join((node.text or "").split())
