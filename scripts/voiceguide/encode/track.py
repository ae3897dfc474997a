"""One mixed track -> its files: each format that is wanted and not in the store yet, once."""

from __future__ import annotations

import socket
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from typing import Any

import av.error

from voiceguide.encode.codec import Sound, codec
from voiceguide.encode.webvtt import lines
from voiceguide.errors import EncodeError
from voiceguide.model.job import Job
from voiceguide.model.sound import TRACK_MULTIPLE_SAMPLES, WORKING_FORMAT, Cue, Pcm, Track
from voiceguide.model.speech import key_of
from voiceguide.store import Blob

REVISION = 7
"""Raise it when mixing or encoding changes a byte of the output. It is part of the store's keys."""


@cache
def revision() -> str:
    """Our revision and the versions of the libraries that write audio. All workers of a build must have the same."""
    return "/".join([str(REVISION), *(f"{name} {version(name)}" for name in ("av", "lameenc", "pydub", "numpy"))])


def check_revision(job: Job) -> None:
    """In a worker: refuse a job whose bytes would differ here. Raises EncodeError, which names this worker."""
    if job.revision != revision():
        raise EncodeError(
            f"the worker on {socket.gethostname()} has other libraries than this build: "
            f"{revision()} instead of {job.revision}.",
            hint="Install the same voiceguide and the same pins on all machines: scripts/constraints.txt.",
        )


def encode(job: Job, track: Track, pcm: Pcm) -> dict[str, Blob]:
    """The files of a track by format, each encoded once. Raises EncodeError, ConfigError for an unknown format.

    pcm: the mix, whose length is a multiple of `TRACK_MULTIPLE_SAMPLES`.
    """
    section, locale = job.script.section, job.script.locale
    short = pcm.samples != track.samples or track.samples < TRACK_MULTIPLE_SAMPLES
    if pcm.format != WORKING_FORMAT or short or track.samples % TRACK_MULTIPLE_SAMPLES:
        raise EncodeError(
            "a track that is not whole frames of every codec cannot be joined.", section=section.context, locale=locale
        )
    sound = Sound(section.part, track, pcm, job.tags, job.script.shown, lines(job.script, track))
    try:
        return {name: Blob(codec(name).media_type, codec(name).encode(sound)) for name in job.formats}
    except (av.error.FFmpegError, RuntimeError) as error:
        raise EncodeError(f"the encoder failed: {error}.", section=section.context, locale=locale) from error
    except EncodeError as error:
        error.section, error.locale = error.section or section.context, error.locale or locale
        raise


def to_encode(wanted: Iterable[str], held: Iterable[str]) -> tuple[str, ...]:
    """The formats that a worker has to make. A derived format needs its base. held: formats in the store."""
    have = set(held)
    needed = (codec(name).base or name for name in wanted if name not in have)
    return tuple(sorted({name for name in needed if name not in have}))


def bases(formats: Iterable[str]) -> frozenset[str]:
    """The formats from which these are derived."""
    return frozenset(base for name in formats if (base := codec(name).base))


def base_of(format: str) -> str:
    """The format from which a format is derived, "" when it encodes the mix."""
    return codec(format).base


def file_key(job: Job, format: str) -> str:
    """The store's key of a job's file in one format: by track and codec."""
    found = codec(format)
    return job.file_key(format, found.revision, tagged=found.tagged)


def encoding_digest(job: Job, formats: Iterable[str]) -> str:
    """Hexadecimal SHA-256 of all beside the samples that can change a byte of a track's files."""
    codecs = {name: codec(name).revision for name in formats}
    return key_of([job.revision, asdict(job.pauses), asdict(job.levels), codecs, job.tags.facts])


def derive(name: str, base: bytes) -> Blob:
    """A derived format's file from its base's, in the main process. Raises EncodeError."""
    return Blob(codec(name).media_type, codec(name).derive(base))


def facts_of(track: Track) -> dict[str, Any]:
    """A track as the store keeps it; `track_of` reads it."""
    return asdict(track)


def track_of(facts: Mapping[str, Any]) -> Track:
    """A track from its facts."""
    values = dict(facts)
    values["format"] = WORKING_FORMAT
    for name in ("cues", "sounds"):
        values[name] = tuple(Cue(**cue) for cue in values[name])
    return Track(**values)
