"""Many machines, here two worker processes of a real Dask cluster, each in a folder of its own."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import Notes, read_config
from tests.publish.books_shelf import two_sections
from tests.test_bad_input import snapshot
from voiceguide import tracks
from voiceguide.build import BuildRequest, build
from voiceguide.encode import track as encode_track
from voiceguide.errors import ConfigError, EncodeError
from voiceguide.model.job import Job
from voiceguide.run.cluster import ClusterExecutor

pytestmark = pytest.mark.slow

distributed = pytest.importorskip("distributed", reason="needs Dask: pip install 'voiceguide[cluster]'")
LIBRARY = BuildRequest(("en_US",), publishers=("library",))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("workers")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, local_directory=str(folder), dashboard_address=None,
        silence_logs=50,
    ) as cluster:  # fmt: skip
        yield cluster.scheduler_address


def work_in_own_folder() -> str:
    """On a worker: nothing is found by a path that only this machine's build knows."""
    folder = Path(os.environ.get("DASK_OWN_FOLDER") or f"/tmp/dask-own-{os.getpid()}")
    folder.mkdir(exist_ok=True)
    os.chdir(folder)
    return str(folder)


@pytest.fixture
def short(make_project: Callable[[], Path]) -> Callable[[], Path]:
    """Make a project of two chapters."""

    def make() -> Path:
        root = make_project()
        guide = root / "audio_src/guide.toml"
        guide.write_text(two_sections(guide.read_text("utf-8")), "utf-8")
        return root

    return make


@pytest.fixture
def executor(address: str) -> Iterator[ClusterExecutor]:
    with ClusterExecutor(address) as found:
        yield found


def test_the_bytes_are_those_of_a_build_at_home(short: Callable[[], Path], executor: ClusterExecutor) -> None:
    folders = executor.on_each_worker(work_in_own_folder)
    assert len(set(folders.values())) == 2
    project = short()
    build(read_config(project), LIBRARY, Notes(), executor)
    away = snapshot(project / "dist")
    other = short()
    build(read_config(other), LIBRARY, Notes())
    assert snapshot(other / "dist") == away


def test_in_flight_follows_the_number_of_workers(executor: ClusterExecutor) -> None:
    assert executor.workers == 2


def test_a_worker_killed_in_the_middle_loses_nothing(short: Callable[[], Path], executor: ClusterExecutor) -> None:
    project = short()
    processes = executor.on_each_worker(os.getpid)
    victim = next(iter(processes.values()))
    killer = threading.Timer(0.2, os.kill, (victim, signal.SIGKILL))
    killer.start()
    result = build(read_config(project), LIBRARY, Notes(), executor)
    killer.join()
    assert [len(edition.sections) for edition in result.editions] == [2]
    assert (project / "dist/library/en_US/guide.m4b").is_file()


def test_a_worker_with_other_libraries_refuses(seed_job: Job, executor: ClusterExecutor) -> None:
    strange = replace(seed_job, revision="4/av 0.1")
    with pytest.raises(EncodeError, match=r"the worker on \S+ has other libraries than this build"):
        executor.submit(tracks.make, strange).result()


@pytest.fixture
def seed_job(short: Callable[[], Path], monkeypatch: pytest.MonkeyPatch) -> Job:
    """A job as a build hands it to its workers."""
    seen: list[Job] = []

    def remember(job: Job) -> tracks.Made:
        seen.append(job)
        return real(job)

    real = tracks.make
    monkeypatch.setattr(tracks, "make", remember)
    build(read_config(short()), LIBRARY, Notes())
    monkeypatch.setattr(tracks, "make", real)
    assert seen[0].revision == encode_track.revision()
    return seen[0]


def test_no_scheduler_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voiceguide.run.cluster.CONNECT_S", 0.5)
    with pytest.raises(ConfigError, match=r"no Dask scheduler answers at 'tcp://127\.0\.0\.1:9'"):
        ClusterExecutor("tcp://127.0.0.1:9")
