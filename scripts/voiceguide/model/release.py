"""What is given out: renditions, editions, releases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from voiceguide.model.sound import AudioFile, Caption, Chapter, Track
from voiceguide.model.speech import Credit, Voice
from voiceguide.model.text import HOLD, SECTIONS, Guide, Section
from voiceguide.model.values import PhoneNumber

RTL_LANGUAGES = frozenset(
    [
        "apc", "ar", "bal", "bgn", "ckb", "dv", "fa", "he", "ks", "lrc", "mzn", "nqo", "ps", "rhg", "sd", "sdh", "skr",
        "syr", "trw", "ug", "ur", "yi",
    ]
)  # fmt: skip
RTL_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"})
"""Languages that run right to left unless the locale names a script, and scripts that do (Unicode CLDR)."""
OWN_DIGITS = {"fa": "۰۱۲۳۴۵۶۷۸۹"}
"""Locales whose people write numbers in digits of their own; elsewhere the digits of the keypad."""


class ApprovalStatus(StrEnum):
    """draft: somebody qualified still has to look at it. approved: all who must have, on today's words."""

    DRAFT = "draft"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Value:
    """A clinic's setting in one locale. raw: as in clinic.toml. shown: as people there write it.

    spoken: in words. type: phone, digits, text, hours, months, choice or address. label: of a value that only this
    guide has, its name on pages. number: of the type phone.
    """

    name: str
    type: str
    raw: str
    shown: str
    spoken: str
    label: str = ""
    number: PhoneNumber | None = None


@dataclass(frozen=True, slots=True)
class Rendition:
    """A section as it is heard and as finished files. section: with shown text.

    track: cues are samples of the mix. files: by the name of their format, those that a publisher wanted.
    digests: what it was made from, hexadecimal SHA-256 by name, as the manifest lists them.
    lines: what captions show, in order: notices, sounds and sentences (samples of the mix).
    """

    section: Section
    track: Track
    voice: Voice
    approval_status: ApprovalStatus
    files: Mapping[str, AudioFile] = field(default_factory=lambda: MappingProxyType({}))
    lines: tuple[Caption, ...] = ()
    digests: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def mp3(self) -> AudioFile:
        """Raises KeyError when no publisher wanted it."""
        return self.files["mp3"]

    @property
    def captions(self) -> AudioFile:
        """WebVTT of the MP3. Raises KeyError when no publisher wanted it."""
        return self.files["captions"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is not there, and why. what: a section's context or a locale."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Wants:
    """The files that a publisher needs of an edition: names of audio formats.

    sections, hold: of each chapter, of each hold message. prompts: of a phone prompt or a notice, by ``phone/<id>`` or
    ``notices/<id>``. whole: of the whole guide in one file (``mp3``, ``m4b``, ``captions``). pictures: whether covers
    are needed.
    """

    sections: frozenset[str] = frozenset()
    hold: frozenset[str] = frozenset()
    prompts: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    whole: frozenset[str] = frozenset()
    pictures: bool = False

    def __or__(self, other: Wants) -> Wants:
        none: frozenset[str] = frozenset()
        names = sorted({*self.prompts, *other.prompts})
        return Wants(
            self.sections | other.sections,
            self.hold | other.hold,
            {name: self.prompts.get(name, none) | other.prompts.get(name, none) for name in names},
            self.whole | other.whole,
            self.pictures or other.pictures,
        )

    def formats(self, section: Section) -> frozenset[str]:
        """Formats of one section, prompt or notice."""
        if section.part == SECTIONS:
            return self.sections
        return self.hold if section.part == HOLD else self.prompts.get(f"{section.part}/{section.id}", frozenset())


@dataclass(frozen=True, slots=True)
class Edition:
    """The guide in one locale, finished.

    guide: with shown text, without the sections that were left out. words: what pages say, by English
    msgid. values: the clinic's, by name. voice: of all but recordings. whole: the whole guide in one file, by
    format (``mp3``, ``m4b``, ``captions``). chapters: of those files. pictures: PNG by name (``cover``, or a
    section's id). note: why another voice than the first one speaks. credits: of the voices whose licence asks for it.
    """

    guide: Guide
    words: Mapping[str, str]
    values: Mapping[str, Value]
    voice: Voice
    approval_status: ApprovalStatus
    sections: tuple[Rendition, ...]
    hold: tuple[Rendition, ...]
    prompts: tuple[Rendition, ...]
    chapters: tuple[Chapter, ...]
    whole: Mapping[str, AudioFile] = field(default_factory=lambda: MappingProxyType({}))
    pictures: Mapping[str, AudioFile] = field(default_factory=lambda: MappingProxyType({}))
    left_out: tuple[LeftOut, ...] = ()
    note: str = ""
    asker: Voice | None = None
    credits: tuple[Credit, ...] = ()

    @property
    def locale(self) -> str:
        return self.guide.locale

    @property
    def credit_lines(self) -> tuple[str, ...]:
        """What pages say of the voices: each line once, since voices of one model share theirs."""
        return tuple(dict.fromkeys(credit.line for credit in self.credits))

    @property
    def language(self) -> str:
        """The BCP 47 tag: ``zh-Hans``, ``pt-BR``."""
        return self.locale.replace("_", "-")

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``, as HTML's dir takes it."""
        return direction(self.locale)

    def prompt(self, context: str, id: str) -> Rendition:
        """The spoken prompt or notice of this part and id. Raises KeyError."""
        for rendition in self.prompts:
            if rendition.section.part == context and rendition.section.id == id:
                return rendition
        raise KeyError(f"{context}/{id}")


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """One file below dist/. path: relative to dist/, with forward slashes. role: as the manifest names it."""

    path: str
    sha256: str
    size: int
    media_type: str
    role: str
    locale: str | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """What one publisher laid out. channel: its folder below dist/."""

    channel: str
    files: tuple[ReleaseFile, ...]


def combined_status(*approval_statuses: ApprovalStatus) -> ApprovalStatus:
    """The standing of what is made of several: approved only when all are."""
    return (
        ApprovalStatus.APPROVED
        if all(one is ApprovalStatus.APPROVED for one in approval_statuses)
        else ApprovalStatus.DRAFT
    )


def direction(locale: str) -> str:
    """``rtl`` for locales whose script runs right to left, else ``ltr``."""
    language, *more = locale.split("_")
    script = next((part for part in more if len(part) == 4 and part.isalpha()), "")
    return "rtl" if (script in RTL_SCRIPTS if script else language in RTL_LANGUAGES) else "ltr"


def own_digits(locale: str, text: str) -> str:
    """Text with the digits that people write in this locale."""
    own = OWN_DIGITS.get(locale)
    return text.translate(str.maketrans("0123456789", own)) if own else text


ROLES = frozenset(
    [
        "section-audio",
        "section-captions",
        "guide-audio",
        "guide-captions",
        "hold-audio",
        "hold-captions",
        "prompt",
        "feed",
        "chapters",
        "transcript",
        "image",
        "page",
        "script",
        "book",
        "config",
        "other",
    ]
)
