"""The seam: a codec turns a mixed track into the bytes of one file.

A codec is a class behind an entry point of the group ``voiceguide.codecs``. Its name there is the name of its format,
which publishers ask for (`voiceguide.model.release.Wants`). Each file is kept in the store by track and codec.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import ClassVar, Protocol, cast

from voiceguide.model.job import Tags
from voiceguide.model.sound import Caption, Pcm, PcmFormat, Track
from voiceguide.run.plugins import CODECS, load


@dataclass(frozen=True, slots=True)
class Sound:
    """A track on its way into files. part: of the guide. pcm: the mix. shown: text by sentence id.

    lines: its captions (samples of the mix).
    """

    part: str
    track: Track
    pcm: Pcm
    tags: Tags
    shown: Mapping[str, str]
    lines: tuple[Caption, ...] = ()
    _masters: dict[PcmFormat, Pcm] = field(default_factory=dict)

    def master(self, form: PcmFormat, make: Callable[[PcmFormat], Pcm]) -> Pcm:
        """The track in another form, made once for all codecs that need it."""
        if form not in self._masters:
            self._masters[form] = make(form)
        return self._masters[form]


class Codec(Protocol):
    """One format of audio file (or of captions).

    media_type: of the file. revision: raise it when the same track gives other bytes; the libraries that every
    worker must share are counted already (`encode.revision`). tagged: whether the bytes hold tags or shown text.
    base: "" for a codec that encodes the mix. Else the name of the format that `derive` is given.
    """

    media_type: ClassVar[str]
    revision: ClassVar[str]
    tagged: ClassVar[bool]
    base: ClassVar[str]

    def encode(self, sound: Sound) -> bytes:
        """The file of a track. Called in a worker, when base is "". Raises EncodeError."""
        ...

    def derive(self, data: bytes) -> bytes:
        """The file from the base format's file. Called in the main process: it must be quick. Raises EncodeError."""
        ...


class Encoder:
    """What a codec that encodes the mix has in common with others of its kind."""

    tagged: ClassVar[bool] = False
    base: ClassVar[str] = ""

    def derive(self, data: bytes) -> bytes:
        raise NotImplementedError("a codec that encodes the mix derives nothing")


class Derived:
    """What a codec that only converts another format's file has in common with others of its kind."""

    tagged: ClassVar[bool] = False

    def encode(self, sound: Sound) -> bytes:
        raise NotImplementedError("a derived codec is given the file of its base format")


@cache
def codec(format: str) -> Codec:
    """The codec of a format. Raises ConfigError when there is none of this name."""
    return cast("Codec", load(CODECS, format)())
