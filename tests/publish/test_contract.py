"""One contract for all publishers, present and to come: found by their entry points."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import Notes, copy_project, read_config
from tests.publish.books_shelf import two_sections
from voiceguide.build import BuildRequest, make_editions
from voiceguide.config import Config
from voiceguide.errors import GateError, VoiceguideError
from voiceguide.model.release import ROLES, ApprovalStatus, Edition, Release
from voiceguide.publish import manifest, publishers
from voiceguide.publish.publisher import publish
from voiceguide.run.plugins import PUBLISHERS, names
from voiceguide.store import staging
from voiceguide.store.lock import DIST_LOCK_FILE

pytestmark = pytest.mark.slow

LOCALES = ("en_US", "ar")


@pytest.fixture(params=names(PUBLISHERS))
def channel(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[Edition, ...], Config]:
    """Editions by the fake voice, in two directions of writing."""
    root = copy_project(tmp_path_factory.mktemp("contract"))
    guide = root / "audio_src/guide.toml"
    guide.write_text(two_sections(guide.read_text("utf-8")), "utf-8")
    config = read_config(root)
    return make_editions(config, BuildRequest(LOCALES), Notes(), publishers()).editions, config


@pytest.fixture
def editions(shop: tuple[tuple[Edition, ...], Config]) -> tuple[Edition, ...]:
    return shop[0]


@pytest.fixture
def config(shop: tuple[tuple[Edition, ...], Config], tmp_path: Path) -> Config:
    """The shop's settings with a project root of the test's own: all that is written stands below it."""
    root = tmp_path / "project"
    root.mkdir()
    (root / "audio_src").symlink_to(shop[1].root / "audio_src")
    (root / ".cache/voiceguide").mkdir(parents=True)
    return replace(shop[1], root=root)


def lay_out(channel: str, editions: tuple[Edition, ...], config: Config, *, release: bool = False) -> Release:
    """One channel into dist/, as a build does it."""
    with staging.stage(config.dist, config.root / DIST_LOCK_FILE) as stage:
        found = publish(channel, editions, config, stage, release=release)
        stage.commit(manifest(editions, (), (found,), config))
    return found


def tree(root: Path) -> dict[str, str]:
    """Every file below a folder, by its path, with the digest of its bytes."""
    files = sorted(path for path in root.rglob("*") if path.is_file() and "audio_src" not in path.parts)
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_same_edition_twice_gives_the_same_bytes(
    channel: str, editions: tuple[Edition, ...], config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(channel, editions, config)
    first = tree(config.dist)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    lay_out(channel, editions, config)
    assert tree(config.dist) == first


def test_every_file_is_in_the_manifest_and_what_is_listed_is_there(
    channel: str, editions: tuple[Edition, ...], config: Config
) -> None:
    lay_out(channel, editions, config)
    listed = json.loads((config.dist / "manifest.json").read_text("utf-8"))["files"]
    there = tree(config.dist)
    del there["manifest.json"]
    assert {file["path"]: file["sha256"] for file in listed} == there
    assert [file["path"] for file in listed if (config.dist / file["path"]).stat().st_size != file["size"]] == []
    assert {file["role"] for file in listed} <= ROLES
    assert {file["locale"] for file in listed} <= {None, *LOCALES}
    assert all(file["media_type"] and "/" in file["media_type"] for file in listed)


def test_nothing_is_written_outside_its_folder(
    channel: str, editions: tuple[Edition, ...], config: Config, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    monkeypatch.setenv("HOME", str(elsewhere))
    lay_out(channel, editions, config)
    own = {f"project/dist/{path}" for path in tree(config.dist) if path.startswith(f"{channel}/")}
    assert set(tree(tmp_path)) == own | {"project/dist/manifest.json", "project/.cache/voiceguide/dist.lock"}
    assert [path for path in config.dist.rglob("*") if path.is_symlink()] == []


def test_the_store_is_not_written_to(channel: str, editions: tuple[Edition, ...], config: Config) -> None:
    """Files of the store are linked into dist/: a publisher that changed one would change them all."""
    files = {f for e in editions for r in (*e.sections, *e.hold, *e.prompts) for f in r.files.values()}
    lay_out(channel, editions, config)
    assert [f.path for f in files if hashlib.sha256(f.path.read_bytes()).hexdigest() != f.digest] == []


def test_a_name_that_leaves_the_folder_is_refused(config: Config) -> None:
    with staging.stage(config.dist, config.root / DIST_LOCK_FILE) as stage:
        own = stage.folder("mine")
        for name in ("../x", "/x", "a/../../x", "", "a\\b", "a\0b"):
            with pytest.raises(VoiceguideError):
                own.write(name, b"", role="other", media_type="text/plain")


class KilledError(Exception):
    """Not an error that anybody handles: a build that is killed."""


def counted(monkeypatch: pytest.MonkeyPatch, at: int, fail: Callable[[Path], None]) -> list[int]:
    """Let the write or link number `at`, from 0, fail. The list's one entry counts them."""
    count = [0]
    write, link = Path.write_bytes, os.link

    def next_fails(target: Path) -> None:
        count[0] += 1
        if count[0] == at + 1:
            fail(target)

    def writing(self: Path, data: bytes) -> int:
        next_fails(self)
        return write(self, data)

    def linking(source: Path, target: Path) -> None:
        next_fails(Path(target))
        link(source, target)

    monkeypatch.setattr(Path, "write_bytes", writing)
    monkeypatch.setattr("os.link", linking)
    return count


def full(target: Path) -> None:
    """Half a file, then no more room."""
    with target.open("wb") as file:
        file.write(b"half")
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))


def killed(target: Path) -> None:
    raise KilledError(target)


@pytest.mark.parametrize("fail", [full, killed])
def test_a_fault_at_any_write_leaves_the_last_good_release_whole(
    channel: str, editions: tuple[Edition, ...], config: Config, monkeypatch: pytest.MonkeyPatch,
    fail: Callable[[Path], None],
) -> None:  # fmt: skip
    lay_out(channel, editions[:1], config)
    good = tree(config.dist)
    with monkeypatch.context() as patch:
        count = counted(patch, -1, fail)
        with staging.stage(config.dist, config.root / DIST_LOCK_FILE) as stage:
            publish(channel, editions, config, stage, release=False)
    writes = count[0]
    assert writes > 0
    # Each of the first and last, and some between: a channel with many files has many that are alike.
    places = sorted({*range(min(3, writes)), *range(0, writes, max(1, writes // 8)), writes - 1})
    for at in places:
        with monkeypatch.context() as patch:
            counted(patch, at, fail)
            with pytest.raises((VoiceguideError, KilledError)):
                lay_out(channel, editions, config)
        assert tree(config.dist) == good, at
        assert [path.name for path in config.dist.iterdir() if path.name.startswith(".")] == []
    lay_out(channel, editions, config)
    assert tree(config.dist) != good


def test_a_fault_while_it_is_put_in_place_leaves_a_whole_channel(
    channel: str, editions: tuple[Edition, ...], config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(channel, editions[:1], config)
    good = tree(config.dist / channel)
    monkeypatch.setattr(staging, "_swap", lambda new, old: killed(old))
    with pytest.raises(KilledError):
        lay_out(channel, editions, config)
    assert tree(config.dist / channel) == good


def test_a_release_refuses_drafts(channel: str, editions: tuple[Edition, ...], config: Config) -> None:
    lay_out(channel, editions[:1], config)
    good = tree(config.dist)
    with pytest.raises(GateError, match="en_US"):
        lay_out(channel, editions, config, release=True)
    one = (replace(editions[0], approval_status=ApprovalStatus.APPROVED), *editions[1:])
    with pytest.raises(GateError, match="ar"):
        lay_out(channel, one, config, release=True)
    assert tree(config.dist) == good
