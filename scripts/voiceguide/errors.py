"""All errors that voiceguide raises on purpose.

    VoiceguideError
    |-- ConfigError        guide.toml, clinic.toml, the command line
    |-- SourceError        audio_src/: sections, hold messages, prompts
    |-- TranslateError     locales/: catalogs, approvals
    |-- PronounceError     lexicons and typed values
    |-- SpeakError         an engine that cannot speak
    |   `-- ServiceError   an online voice that did not answer (worth another try); retry.BusyError is one
    |-- MixError           pauses, levels
    |-- EncodeError        codecs, chapters, tags, pictures
    |-- PublishError       dist/: folders, feeds, pages
    |   `-- GateError      a release that is refused
    |-- HearError          the ear, or finished tracks that are not there
    |-- ModelError         a model that cannot be fetched, or not be kept
    `-- StoreError         the store, or a disk that takes no more

Each knows where it happened. ``str(error)`` is one line: what is wrong, where, what to do next.
Errors of other people's libraries are turned into one of these once, at the seam.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from voiceguide.model.text import Location


class VoiceguideError(Exception):
    """Something the user can mend.

    message: what is wrong. hint: what to do next. The rest says where it happened. rule: the short name of the rule of
    `check` that is broken, "" for none. others: errors of the same reading that came after this one (see `gathering`).
    """

    def __init__(
        self,
        message: str,
        *,
        hint: str = "",
        location: Location | None = None,
        section: str | None = None,
        sentence: str | None = None,
        locale: str | None = None,
        engine: str | None = None,
        rule: str = "",
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.location = location
        self.section = section
        self.sentence = sentence
        self.locale = locale
        self.engine = engine
        self.rule = rule
        self.others: tuple[VoiceguideError, ...] = ()

    def __str__(self) -> str:
        where = [
            f"{name} {value}"
            for name, value in (
                ("locale", self.locale),
                ("section", self.section),
                ("sentence", self.sentence),
                ("engine", self.engine),
            )
            if value
        ]
        head = f"{self.location}: " if self.location else ""
        tail = f" [{', '.join(where)}]" if where else ""
        hint = f" {self.hint}" if self.hint else ""
        more = f" And {len(self.others)} more: run `voiceguide check`." if self.others else ""
        return " ".join(f"{head}{self.message}{tail}{hint}{more}".split())

    def lines(self) -> tuple[str, ...]:
        """The error as people are told it, a line each."""
        return (str(self),)

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way back from a worker process with the place kept."""
        return _rebuild, (type(self), self.message, {k: v for k, v in vars(self).items() if k != "message"})


def _rebuild(kind: type[VoiceguideError], message: str, state: dict[str, object]) -> VoiceguideError:
    error = kind(message)
    vars(error).update(state)
    return error


class ConfigError(VoiceguideError):
    """guide.toml, clinic.toml or the command line ask for what cannot be."""

    def lines(self) -> tuple[str, ...]:
        """The error itself, then the others: all of them, since `voiceguide check` reads the settings too."""
        alone = ConfigError(self.message)
        vars(alone).update({**vars(self), "others": ()})
        return (str(alone), *(str(other) for other in self.others))


class SourceError(VoiceguideError):
    """A file of audio_src/ cannot be read as a part of the guide."""


class TranslateError(VoiceguideError):
    """A catalog or a record of approvals cannot be used."""


class PronounceError(VoiceguideError):
    """A lexicon or a typed value cannot be said."""


class SpeakError(VoiceguideError):
    """An engine cannot speak what it was given."""


class ServiceError(SpeakError):
    """An online voice did not answer as it should; another try may help."""


class MixError(VoiceguideError):
    """Clips cannot be joined to a track, or not at the level asked for."""


class EncodeError(VoiceguideError):
    """A codec, a container or a picture failed."""


class PublishError(VoiceguideError):
    """An edition cannot be laid out in dist/."""


class GateError(PublishError):
    """A release is refused: something in it is not approved."""


class HearError(VoiceguideError):
    """What was built cannot be heard: the ear is missing, or the finished tracks are."""


class ModelError(VoiceguideError):
    """A model cannot be fetched, or the folder of models cannot be written."""


class StoreError(VoiceguideError):
    """The store or dist/ cannot be written or read."""


T = TypeVar("T")


class Gathered:
    """Errors that were met while something was read, in this order. The reader goes on after each of them."""

    def __init__(self) -> None:
        self.errors: list[VoiceguideError] = []

    def add(self, error: VoiceguideError) -> None:
        """Add an error, and those that it brings along."""
        self.errors += [error, *error.others]
        error.others = ()

    def tried(self, read: Callable[[], T], default: T) -> T:
        """What `read` gives; its error is gathered, and `default` given, when it raises."""
        try:
            return read()
        except VoiceguideError as error:
            self.add(error)
            return default

    @contextmanager
    def catch(self) -> Iterator[None]:
        """Gather the error that ends this block."""
        try:
            yield
        except VoiceguideError as error:
            self.add(error)


@contextmanager
def gathering(into: Gathered | None) -> Iterator[Gathered]:
    """For a reader that may have several errors to tell: it gathers them in what this yields.

    into: the caller's, who then gets what could be read. None: the first error is raised when the block ends, and
    knows the others.
    """
    found = Gathered() if into is None else into
    yield found
    if into is None and found.errors:
        first, *others = found.errors
        first.others = tuple(others)
        raise first


@contextmanager
def disk(path: Path, kind: type[VoiceguideError] = StoreError) -> Iterator[None]:
    """Turn the operating system's refusals at ``path`` into one clear error of ``kind``."""
    try:
        yield
    except OSError as error:
        # The name in the error may be a temporary one; the path asked for is what a person knows.
        reason = error.strerror or str(error)
        raise kind(f"cannot use {path}: {reason.lower()}.", hint=_DISK_HINTS.get(error.errno or 0, "")) from error


_DISK_HINTS = {
    errno.ENOSPC: "Free some space and try again; what was done so far is kept.",
    errno.EDQUOT: "Free some space and try again; what was done so far is kept.",
    errno.EROFS: "Make the folder writable and try again.",
    errno.EACCES: "Make the folder writable and try again.",
    errno.EPERM: "Make the folder writable and try again.",
    errno.ENOENT: "Put the file in place and try again.",
}
