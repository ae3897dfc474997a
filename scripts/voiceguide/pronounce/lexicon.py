"""W3C Pronunciation Lexicons (PLS 1.0): audio_src/lexicon/<locale>.pls

A lexeme's <alias> is said instead of its <grapheme>, by every engine. Its <phoneme> is used instead where
the engine takes its alphabet:

ipa                the sounds, in IPA. In the sentence it is written ``[[ipa:ˈkæθətɚ|catheter]]``: the word stands
                   beside its sounds, for voices of the engine that take none.
x-espeak           espeak-ng's own phonemes, for the embedded voice alone: ``[[k'aT@t3]]``.
x-espeak-spelling  letters that mend how espeak-ng reads a word, for the embedded voice and for those that let
                   espeak-ng read for them. In the sentence they stand bare.

An engine that takes several of a lexeme's alphabets gets the one that stands first in the file.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from voiceguide.errors import PronounceError, disk
from voiceguide.model.text import Location
from voiceguide.store.files import leads_out

_PLS = "{http://www.w3.org/2005/01/pronunciation-lexicon}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
ESPEAK = "x-espeak"
IPA = "ipa"
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
                return {ESPEAK: f"[[{phonemes}]]", IPA: f"[[ipa:{phonemes}|{word}]]"}.get(alphabet, phonemes)
        return word


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A locale's lexemes, longest first. Graphemes match whole words, where the script has words."""

    locale: str
    lexemes: tuple[Lexeme, ...] = ()

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


def read_lexicon(root: Path, locale: str) -> Lexicon:
    """Read a locale's lexicon; a locale without one has none. Raises PronounceError with file and line."""
    name = f"audio_src/lexicon/{locale}.pls"
    path = root / name
    if not os.path.lexists(path):
        return Lexicon(locale)
    if leads_out(path, root):
        raise PronounceError(
            "the lexicon leads out of the project.", location=Location(name, 1), locale=locale,
            hint="Put the file itself there.",
        )  # fmt: skip
    with disk(path, PronounceError):
        raw = path.read_bytes()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        top = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise PronounceError(
            f"broken lexicon: {error.msg}.",
            location=Location(name, error.lineno or 1),
            locale=locale,
            hint="Mend the XML.",
        ) from error
    if top.getroottree().docinfo.doctype:
        line = raw[: raw.find(b"<!DOCTYPE")].count(b"\n") + 1
        raise PronounceError(
            "a lexicon with a DOCTYPE: entities are not allowed.", location=Location(name, line), locale=locale,
            hint="Delete the DOCTYPE and write the characters themselves.",
        )  # fmt: skip
    language = (top.get(f"{_XML}lang") or "").replace("-", "_")
    if top.tag != f"{_PLS}lexicon" or language != locale:
        tag = locale.replace("_", "-")
        raise PronounceError(
            f'this is no PLS lexicon with xml:lang="{tag}".', location=Location(name, top.sourceline or 1),
            locale=locale, hint="See https://www.w3.org/TR/pronunciation-lexicon/.",
        )  # fmt: skip
    alphabet = top.get("alphabet", "ipa")
    found: dict[str, Lexeme] = {}
    for node in top:
        _known(node, ("lexeme", "metadata", "meta"), name, locale)
        if node.tag != f"{_PLS}lexeme":
            continue
        for lexeme in _lexemes(node, alphabet, name, locale):
            if lexeme.grapheme in found:
                raise PronounceError(
                    f"{lexeme.grapheme!r} stands twice, first on line {found[lexeme.grapheme].location.line}.",
                    location=lexeme.location, locale=locale, hint="Keep one.",
                )  # fmt: skip
            found[lexeme.grapheme] = lexeme
    return Lexicon(locale, tuple(sorted(found.values(), key=lambda lexeme: (-len(lexeme.grapheme), lexeme.grapheme))))


def _known(node: etree._Element, tags: tuple[str, ...], name: str, locale: str) -> None:
    """Refuse an element that nobody reads: it is most often a slip of the pen."""
    if node.tag not in [f"{_PLS}{tag}" for tag in tags]:
        raise PronounceError(
            f"<{etree.QName(node).localname}> has no place here.", location=Location(name, node.sourceline or 1),
            locale=locale, hint=f"Known here: {', '.join(f'<{tag}>' for tag in tags)}, in the namespace of PLS.",
        )  # fmt: skip


def _lexemes(node: etree._Element, alphabet: str, name: str, locale: str) -> list[Lexeme]:
    location = Location(name, node.sourceline or 1)
    for child in node:
        _known(child, ("grapheme", "alias", "phoneme", "example"), name, locale)
    texts = {
        tag: [" ".join((e.text or "").split()) for e in node.iter(f"{_PLS}{tag}")] for tag in ("grapheme", "alias")
    }
    phonemes = tuple(
        (e.get("alphabet", alphabet), " ".join((e.text or "").split())) for e in node.iter(f"{_PLS}phoneme") if e.text
    )
    alias = next(iter(texts["alias"]), "")
    if not all(texts["grapheme"]) or not texts["grapheme"] or not (alias or phonemes):
        raise PronounceError(
            "a lexeme needs a grapheme, and an alias or a phoneme.",
            location=location,
            locale=locale,
            hint="Fill it in.",
        )
    words, sounds = "".join([alias, *texts["grapheme"]]), "".join(said for _, said in phonemes)
    if re.search(r"[{}<>\[\]|]", words) or re.search(r"[{}<>\[\]]", sounds):
        raise PronounceError("a lexeme with markup.", location=location, locale=locale, hint="Write plain words.")
    return [Lexeme(grapheme, alias, phonemes, location) for grapheme in texts["grapheme"]]
