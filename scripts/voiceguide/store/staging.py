"""dist/: laid out beside the old one, then put in its place.

A publisher writes into a `Folder` of a `Stage`. Nothing in dist/ changes until every publisher is done;
then each channel is exchanged for its new self by one rename. A build that fails or is killed leaves
dist/ as it was.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import fcntl
import hashlib
import json
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from voiceguide.errors import PublishError, disk
from voiceguide.model.release import ROLES, Release, ReleaseFile
from voiceguide.model.sound import AudioFile

_STAGE = ".stage-"
_FOLDER_MODE = 0o755  # a web server of another user reads dist/
_FILE_MODE = 0o644
_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


class Folder:
    """One channel's folder while it is being written. It refuses paths that lead out of it."""

    def __init__(self, root: Path, channel: str) -> None:
        self.channel = channel
        self._root = root
        self._files: dict[str, ReleaseFile] = {}
        self._by_digest: dict[str, Path] = {}

    def write(
        self,
        path: str,
        data: bytes | str,
        *,
        role: str,
        media_type: str,
        locale: str | None = None,
        section: str | None = None,
    ) -> ReleaseFile:
        """Write a file. path: relative to the channel. role: one of `ROLES`.

        Raises PublishError for a name that leaves the folder or is taken, StoreError from the disk.
        """
        raw = data.encode() if isinstance(data, str) else data
        digest = hashlib.sha256(raw).hexdigest()
        target = self._target(path)
        with disk(target, PublishError):
            target.parent.mkdir(parents=True, exist_ok=True)
            same = self._by_digest.get(digest)
            if same is None:
                target.write_bytes(raw)
            else:
                _link(same, target)
        self._by_digest.setdefault(digest, target)
        return self._note(path, digest, len(raw), media_type, role, locale, section)

    def link(
        self,
        path: str,
        file: AudioFile,
        *,
        role: str,
        locale: str | None = None,
        section: str | None = None,
        media_type: str | None = None,
    ) -> ReleaseFile:
        """Put a file of the store here: a hard link, or a copy where the disk has none."""
        target = self._target(path)
        with disk(target, PublishError):
            target.parent.mkdir(parents=True, exist_ok=True)
            _link(file.path, target)
        self._by_digest.setdefault(file.digest, target)
        kind = media_type or file.media_type
        return self._note(path, file.digest, file.size, kind, role, locale, section)

    def path(self, path: str) -> Path:
        """Where a file of this channel stands while it is laid out."""
        return self._root / self._inside(path)

    def release(self) -> Release:
        """All files so far, in the order of their names."""
        return Release(self.channel, tuple(self._files[path] for path in sorted(self._files)))

    def _target(self, path: str) -> Path:
        inside = self._inside(path)
        if inside.as_posix() in self._files:
            raise PublishError(f"{self.channel}/{path} is laid out twice.", hint="Give each file its own name.")
        return self._root / inside

    def _inside(self, path: str) -> PurePosixPath:
        pure = PurePosixPath(path)
        if pure.is_absolute() or ".." in pure.parts or not pure.parts or "\\" in path or "\0" in path:
            raise PublishError(f"{path!r} leaves the folder of {self.channel}.", hint="Name files below it.")
        return pure

    def _note(
        self, path: str, digest: str, size: int, media_type: str, role: str, locale: str | None, section: str | None
    ) -> ReleaseFile:
        if role not in ROLES:
            raise PublishError(f"{role!r} is no role of the manifest.", hint=f"Known: {', '.join(sorted(ROLES))}.")
        inside = self._inside(path).as_posix()
        file = ReleaseFile(f"{self.channel}/{inside}", digest, size, media_type, role, locale, section)
        self._files[inside] = file
        return file


class Stage:
    """All channels while they are laid out, in a hidden folder inside dist/."""

    def __init__(self, dist: Path, root: Path) -> None:
        self.dist = dist
        self._root = root
        self._channels: list[str] = []

    def folder(self, channel: str) -> Folder:
        """A new, empty folder for one channel."""
        with disk(self.dist, PublishError):
            (self._root / channel).mkdir()
        self._channels.append(channel)
        return Folder(self._root / channel, channel)

    def commit(self, manifest: str) -> None:
        """Put everything in its place: channels by exchange, then the manifest. Old channels go."""
        with disk(self.dist, PublishError):
            (self._root / "manifest.json").write_text(manifest, "utf-8")
            _make_readable(self._root)
            for channel in self._channels:
                _swap(self._root / channel, self.dist / channel)
            for stale in _channels_of(self.dist / "manifest.json") - set(self._channels):
                if (self.dist / stale).is_dir():
                    (self.dist / stale).rename(self._root / stale)
            (self._root / "manifest.json").replace(self.dist / "manifest.json")


def _channels_of(manifest: Path) -> set[str]:
    """The channels that an older build laid out, by its manifest."""
    try:
        files = json.loads(manifest.read_text("utf-8"))["files"]
        paths = [PurePosixPath(file["path"]) for file in files]
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return {path.parts[0] for path in paths if len(path.parts) > 1 and ".." not in path.parts}


@contextlib.contextmanager
def stage(dist: Path, lock_file: Path) -> Iterator[Stage]:
    """A stage for dist/. One build at a time lays out; a second one waits for the first at `lock_file`.

    Raises PublishError when dist/ or the lock file cannot be written.
    """
    with disk(dist, PublishError):
        _make_dist(dist)
    with disk(lock_file, PublishError):
        lock_file.parent.mkdir(parents=True, exist_ok=True)
        lock = os.open(lock_file, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o644)
    try:
        with disk(dist, PublishError):
            fcntl.flock(lock, fcntl.LOCK_EX)
            for stale in dist.glob(f"{_STAGE}*"):
                shutil.rmtree(stale, ignore_errors=True)
            root = Path(tempfile.mkdtemp(prefix=_STAGE, dir=dist))
        try:
            yield Stage(dist, root)
        finally:
            shutil.rmtree(root, ignore_errors=True)
    finally:
        os.close(lock)


def check_writable(dist: Path) -> None:
    """Refuse a dist/ that cannot be written before any work is done. Raises PublishError."""
    with disk(dist, PublishError):
        _make_dist(dist)
        with tempfile.TemporaryDirectory(prefix=_STAGE, dir=dist):
            pass


def _make_dist(dist: Path) -> None:
    """Make dist/, readable for all whatever the umask. One that exists keeps the permissions it has beyond that."""
    dist.mkdir(parents=True, exist_ok=True)
    mode = stat.S_IMODE(dist.stat().st_mode)
    if mode | _FOLDER_MODE != mode:
        dist.chmod(mode | _FOLDER_MODE)


def _make_readable(folder: Path) -> None:
    """Give each folder and file below `folder` the same permissions, whatever the umask."""
    for inside, _, files in os.walk(folder):
        Path(inside).chmod(_FOLDER_MODE)
        for name in files:
            Path(inside, name).chmod(_FILE_MODE)


def _link(source: Path, target: Path) -> None:
    """A hard link, or a copy where the disk has none."""
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in (errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP):
            raise
        shutil.copyfile(source, target)


def _swap(new: Path, old: Path) -> None:
    """Put ``new`` where ``old`` is; ``old`` ends where ``new`` was. One step where the system can."""
    if not old.exists():
        new.rename(old)
        return
    libc = ctypes.CDLL(None, use_errno=True)
    exchange = getattr(libc, "renameat2", None)
    if exchange is not None:
        done = exchange(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(old), _RENAME_EXCHANGE)
        if done == 0:
            return
        code = ctypes.get_errno()
        if code not in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
            raise OSError(code, os.strerror(code), str(old))
    aside = new.with_name(new.name + ".old")
    old.rename(aside)
    new.rename(old)
