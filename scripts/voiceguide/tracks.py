"""The tracks of one locale: what the store has is taken from there, the rest is made by jobs.

clips   of cacheable engines: a sentence a job, each stored as soon as it is spoken
tracks  the mix and its files: a track a job, the files that are wanted and not in the store
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace

from voiceguide import encode, mix, speak
from voiceguide.model.job import Job
from voiceguide.model.release import Rendition, Wants
from voiceguide.model.sound import WORKING_FORMAT, AudioFile, Pcm, Track
from voiceguide.model.speech import key_of
from voiceguide.run import flac
from voiceguide.run.executor import each
from voiceguide.run.report import Report
from voiceguide.store import Blob, Store

_PCM = "audio/L16"
_RAW = frozenset({_PCM, "audio/x-slin16", "audio/wav"})
"""Media types of files whose bytes are 16-bit samples."""
_MIX = "mix"


@dataclass(frozen=True, slots=True)
class Made:
    """What a job gives back. pcm: the mix, None when the job was given it. files: by format.

    is_packed: whether it is what `packed` gives.
    """

    track: Track
    pcm: Pcm | None
    files: Mapping[str, Blob]
    is_packed: bool = False

    def packed(self) -> Made:
        """The same for the way between machines: all 16-bit sound as FLAC, the mix among the files."""
        mixed = {_MIX: Blob(_PCM, self.pcm.data)} if self.pcm else {}
        return Made(self.track, None, _changed({**self.files, **mixed}, flac.packed), is_packed=True)

    def unpacked(self) -> Made:
        """What `packed` was given; itself when it is not packed."""
        if not self.is_packed:
            return self
        files = _changed(self.files, flac.unpacked)
        mixed = files.pop(_MIX, None)
        return Made(self.track, Pcm(WORKING_FORMAT, mixed.data) if mixed else None, files)


def _changed(files: Mapping[str, Blob], change: Callable[[bytes], bytes]) -> dict[str, Blob]:
    """The files, those of 16-bit samples changed."""
    return {
        name: replace(blob, data=change(blob.data)) if blob.media_type in _RAW else blob for name, blob in files.items()
    }


@dataclass(slots=True)
class _State:
    """What the store has of one job's track. files: by format."""

    job: Job
    wanted: frozenset[str]
    track: Track | None
    files: dict[str, AudioFile]

    @property
    def lacking(self) -> tuple[str, ...]:
        """The formats that a worker has to make."""
        return encode.to_encode(self.wanted, self.files)


class Tracks:
    """Makes the tracks of a locale's jobs. executor: of the workers. in_flight: jobs handed to it at a time."""

    def __init__(
        self, engines: speak.EnginePool, store: Store, report: Report, executor: Executor, in_flight: int | None
    ) -> None:
        self._engines = engines
        self._store = store
        self._report = report
        self._executor = executor
        self._in_flight = in_flight

    def renditions(self, jobs: Sequence[Job], wants: Wants, meanwhile: Iterator[object]) -> tuple[Rendition, ...]:
        """Every job's track with the files that are wanted, in order. Raises VoiceguideError.

        meanwhile: work for this process while workers are busy; one piece is taken for each job.
        """
        states = {job.mix_key: self._held(job, wants.formats(job.script.section)) for job in jobs}
        todo = [state for state in states.values() if state.track is None or state.lacking]
        self._speak([state.job for state in todo if state.track is None])
        if todo:
            self._report.step("speak, mix, encode", todo[0].job.script.locale, len(todo))
        handed = (self._complete(state, meanwhile) for state in todo)
        run = make_packed if getattr(self._executor, "is_far", False) else make
        for job, made in each(self._executor, run, handed, self._in_flight):
            self._keep(states[job.mix_key], made.unpacked())
            self._derive(states[job.mix_key])  # here, while workers are busy
            self._report.done(job.script.section.context)
        return tuple(self._rendition(states[job.mix_key]) for job in jobs)

    def _speak(self, jobs: Sequence[Job]) -> None:
        """Speak what cacheable engines have not spoken yet, sentence by sentence."""
        missing = self._engines.missing([u for job in jobs for u in job.script.to_speak])
        if missing:
            self._report.step("speak", missing[0].locale, len(missing))
        for utterance in self._engines.speak_missing(missing, self._executor, self._in_flight):
            self._report.done(utterance.section)

    def _held(self, job: Job, wanted: frozenset[str]) -> _State:
        entry = self._store.get(job.mix_key)
        track = encode.track_of(entry.facts) if entry else None
        files: dict[str, AudioFile] = {}
        for name in sorted({*wanted, *encode.bases(wanted)}):
            found = self._store.get(encode.file_key(job, name))
            if found is not None:
                files[name] = found.files["file"]
        return _State(job, wanted, track, files)

    def _complete(self, state: _State, meanwhile: Iterator[object]) -> Job:
        """The job with all that a worker needs."""
        # While workers are busy, this process draws a cover; `assemble` finds it in the store.
        next(meanwhile, None)
        job = replace(state.job, formats=state.lacking)
        if state.track is not None:
            mixed = mix_of(self._store, job)
            if mixed is not None:
                return replace(job, mixed=(state.track, mixed))
        return replace(job, clips=self._engines.cached_clips(job.script.to_speak))

    def _keep(self, state: _State, made: Made) -> None:
        job = state.job
        state.track = made.track
        for name, blob in made.files.items():
            state.files[name] = self._store.put(encode.file_key(job, name), {}, {"file": blob}).files["file"]
        if made.pcm is not None:
            self._store.put(_pcm_key(job.mix_key), {}, {"pcm": Blob(_PCM, made.pcm.data)})
            # The track's facts come last: a track that the store knows has its mix there too.
            self._store.put(job.mix_key, encode.facts_of(made.track), {})

    def _derive(self, state: _State) -> None:
        """Make the formats that are converted from others."""
        for name in sorted(state.wanted - set(state.files)):
            base = state.files[encode.base_of(name)].path.read_bytes()
            state.files[name] = self._store.put(
                encode.file_key(state.job, name), {}, {"file": encode.derive(name, base)}
            ).files["file"]

    def _rendition(self, state: _State) -> Rendition:
        job, script = state.job, state.job.script
        self._derive(state)
        if state.track is None:
            raise AssertionError("each job without a track was made")
        files = {name: state.files[name] for name in sorted(state.wanted)}
        lines = encode.lines(script, state.track)
        return Rendition(script.section, state.track, script.voice, job.approval_status, files, lines)


def make(job: Job) -> Made:
    """In a worker: all that a job needs goes in by value, bytes and facts come out. Raises VoiceguideError."""
    encode.check_revision(job)
    if job.mixed is not None:
        track, pcm = job.mixed
        return Made(track, None, encode.encode(job, track, pcm))
    sounds = speak.sounds(job)  # 4
    mixed = mix.mix(job.script, sounds, job.pauses, job.levels)  # 5
    return Made(mixed.track, mixed.pcm, encode.encode(job, mixed.track, mixed.pcm))  # 6


def make_packed(job: Job) -> Made:
    """`make` on another machine: the mix and the telephone formats travel as FLAC, about half the bytes."""
    return make(job).packed()


def mix_of(store: Store, job: Job) -> Pcm | None:
    """The mix of a job, None when the store does not have it."""
    found = store.get(_pcm_key(job.mix_key))
    return Pcm(WORKING_FORMAT, found.files["pcm"].path.read_bytes()) if found else None


def _pcm_key(mix_key: str) -> str:
    return key_of({"pcm": mix_key})
