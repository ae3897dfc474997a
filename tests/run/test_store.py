"""The store: whole or not there, checked when read, safe for two builds at once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voiceguide.errors import PublishError
from voiceguide.store.staging import Folder, check_writable, stage
from voiceguide.store.store import Blob, Store

KEY = "ab" * 32


def test_what_is_put_is_got(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(KEY, {"n": 1, "list": [1, 2]}, {"a": Blob("text/plain", b"words")})
    entry = Store(tmp_path).get(KEY)
    assert entry is not None
    assert entry.facts == {"n": 1, "list": [1, 2]}
    assert entry.files["a"].path.read_bytes() == b"words"
    assert entry.files["a"].size == 5


@pytest.mark.parametrize("kind", ["objects", "records"])
@pytest.mark.parametrize(
    "damage", [lambda b: b[:-1], lambda b: b + b"x", lambda b: bytes([b[0] ^ 1]) + b[1:], lambda b: b""]
)
def test_a_damaged_entry_counts_as_missing_with_a_warning(tmp_path: Path, kind: str, damage: object) -> None:
    warnings: list[str] = []
    store = Store(tmp_path, warnings.append)
    store.put(KEY, {"n": 1}, {"a": Blob("text/plain", b"words")})
    (path,) = [p for p in (tmp_path / kind).rglob("*") if p.is_file()]
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    assert store.get(KEY) is None
    assert len(warnings) == 1
    assert "damaged entry" in warnings[0]
    store.put(KEY, {"n": 1}, {"a": Blob("text/plain", b"words")})
    again = store.get(KEY)
    assert again is not None
    assert again.files["a"].path.read_bytes() == b"words"


@pytest.mark.parametrize("kind", ["objects", "records"])
def test_a_folder_in_an_entrys_place_gives_way(tmp_path: Path, kind: str) -> None:
    warnings: list[str] = []
    store = Store(tmp_path, warnings.append)
    store.put(KEY, {"n": 1}, {"a": Blob("text/plain", b"words")})
    (path,) = [p for p in (tmp_path / kind).rglob("*") if p.is_file()]
    path.unlink()
    (path / "inside").mkdir(parents=True)
    assert store.get(KEY) is None
    assert len(warnings) == 1
    store.put(KEY, {"n": 1}, {"a": Blob("text/plain", b"words")})
    assert Store(tmp_path).get(KEY) is not None


def test_a_write_that_fails_leaves_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with pytest.raises(RuntimeError), store.writing() as temporary:
        temporary.write_bytes(b"half")
        raise RuntimeError
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


def test_two_at_once_do_not_harm_each_other(tmp_path: Path) -> None:
    def work(number: int) -> None:
        store = Store(tmp_path)
        for index in range(30):
            store.put(f"{index:064x}", {"index": index}, {"a": Blob("x/y", b"same" * index)})
            entry = store.get(f"{index:064x}")
            assert entry is not None

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    assert list((tmp_path / "tmp").iterdir()) == []


@given(st.dictionaries(st.text(max_size=8), st.binary(max_size=64), max_size=3))
def test_any_bytes_come_back(tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]) -> None:
    store = Store(tmp_path_factory.mktemp("store"))
    store.put(KEY, {}, {name: Blob("x/y", data) for name, data in files.items()})
    entry = store.get(KEY)
    assert entry is not None
    assert {name: file.path.read_bytes() for name, file in entry.files.items()} == files


@pytest.mark.parametrize("path", ["../x", "/etc/passwd", "a/../../x", "", "a\\b", "a\0b"])
def test_a_folder_refuses_names_that_leave_it(tmp_path: Path, path: str) -> None:
    folder = Folder(tmp_path, "channel")
    with pytest.raises(PublishError, match="leaves the folder"):
        folder.write(path, b"", role="other", media_type="x/y")


def test_a_folder_refuses_a_name_twice_and_an_unknown_role(tmp_path: Path) -> None:
    folder = Folder(tmp_path, "channel")
    folder.write("a", b"1", role="other", media_type="x/y")
    with pytest.raises(PublishError, match="laid out twice"):
        folder.write("a", b"2", role="other", media_type="x/y")
    with pytest.raises(PublishError, match="no role"):
        folder.write("b", b"2", role="toy", media_type="x/y")


def test_a_stage_that_fails_leaves_what_stood_there(tmp_path: Path) -> None:
    dist, lock = tmp_path / "dist", tmp_path / "lock"
    with stage(dist, lock) as first:
        first.folder("one").write("a", b"old", role="other", media_type="x/y")
        first.commit("{}")
    with pytest.raises(RuntimeError), stage(dist, lock) as second:
        second.folder("one").write("a", b"new", role="other", media_type="x/y")
        raise RuntimeError
    assert (dist / "one/a").read_bytes() == b"old"
    assert sorted(p.name for p in dist.iterdir()) == ["manifest.json", "one"]


def test_a_stale_stage_of_a_killed_build_is_swept_away(tmp_path: Path) -> None:
    dist = tmp_path / "dist"
    (dist / ".stage-dead").mkdir(parents=True)
    with stage(dist, tmp_path / "lock") as new:
        new.folder("one").write("a", b"1", role="other", media_type="x/y")
        new.commit("{}")
    assert sorted(p.name for p in dist.iterdir()) == ["manifest.json", "one"]


@pytest.fixture(params=[0o022, 0o077], ids=["umask 022", "umask 077"])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, str]:
    """The permissions of a folder and of all that it holds, by path."""
    paths = [folder, *folder.rglob("*")]
    return {path.relative_to(folder.parent).as_posix(): oct(path.stat().st_mode & 0o7777) for path in paths}


@pytest.mark.parametrize("existing", [None, 0o700, 0o755])
@pytest.mark.usefixtures("umask")
def test_a_web_server_can_read_dist_whatever_the_umask(tmp_path: Path, existing: int | None) -> None:
    dist = tmp_path / "dist"
    store = Store(tmp_path / "store")
    kept = store.keep(Blob("text/plain", b"kept"))
    kept.path.chmod(0o600)
    if existing is not None:
        (dist / "one").mkdir(parents=True)
        (dist / "one").chmod(existing)
        dist.chmod(existing)
    check_writable(dist)
    with stage(dist, tmp_path / "lock") as new:
        folder = new.folder("one")
        folder.write("deep/down/a", b"1", role="other", media_type="x/y")
        folder.write("same", b"1", role="other", media_type="x/y")
        folder.link("kept", kept, role="other")
        new.commit("{}")
    assert modes(dist) == {
        "dist": "0o755",
        "dist/manifest.json": "0o644",
        "dist/one": "0o755",
        "dist/one/deep": "0o755",
        "dist/one/deep/down": "0o755",
        "dist/one/deep/down/a": "0o644",
        "dist/one/kept": "0o644",
        "dist/one/same": "0o644",
    }


def test_permissions_that_dist_has_beyond_that_stay(tmp_path: Path) -> None:
    dist = tmp_path / "dist"
    dist.mkdir()
    dist.chmod(0o2770)
    check_writable(dist)
    assert modes(dist) == {"dist": "0o2775"}
