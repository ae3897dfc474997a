"""Project files that are read, changed and written back: nothing is lost when several processes do so at once."""

from __future__ import annotations

import datetime
import multiprocessing
import shutil
import tomllib
from collections.abc import Callable
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from tests.conftest import read_config
from voiceguide.approvals import Approval, approve, read_approvals, read_approved
from voiceguide.errors import ConfigError, StoreError
from voiceguide.model.speech import key_of
from voiceguide.store.lock import locked
from voiceguide.translate import update
from voiceguide.translate.newlocale import add_locale
from voiceguide.translate.po import read_po

WRITERS = 8
DATE = datetime.date(2026, 11, 22)
NEW = ("sw", "de", "it", "nl", "sv", "da", "nb", "fi")

Work = Callable[[Path, int], None]


def at_once(work: Work, root: Path, writers: int = WRITERS) -> list[int]:
    """Run `work` in so many processes, all let go at the same moment. Their exit statuses."""
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(writers)
    started = [context.Process(target=_begin, args=(work, root, number, barrier)) for number in range(writers)]
    for process in started:
        process.start()
    for process in started:
        process.join(120)
    return [process.exitcode if process.exitcode is not None else -1 for process in started]


def _begin(work: Work, root: Path, number: int, barrier: Barrier) -> None:
    barrier.wait(60)
    work(root, number)


def approving(root: Path, number: int) -> None:
    """Three approvals, one after the other."""
    config = read_config(root)
    for turn in range(3):
        facts = {"writer": number, "turn": turn}
        hash = key_of(facts)
        approve(config, "fr", [Approval(f"unit-{number}-{turn}", "clinician", "A", "RN", DATE, hash)], {hash: facts})


def adding(root: Path, number: int) -> None:
    add_locale(read_config(root), NEW[number], f"[locales.{NEW[number]}]")


def adding_the_same(root: Path, number: int) -> None:
    try:
        add_locale(read_config(root), "sw", "[locales.sw]")
    except ConfigError as error:
        assert "is there already" in str(error)
        raise SystemExit(3) from error


def updating(root: Path, number: int) -> None:
    update(read_config(root), ["es_419"])


@pytest.fixture
def small(project: Path) -> Path:
    """A project with one language beside English: quick to update."""
    for folder in (project / "locales").iterdir():
        if folder.is_dir() and folder.name != "es_419":
            shutil.rmtree(folder)
    return project


def test_all_of_eight_approvals_given_at_once_are_kept(small: Path) -> None:
    assert at_once(approving, small) == [0] * WRITERS
    config = read_config(small)
    units = {approval.unit for approval in read_approvals(config, "fr")}
    assert units == {f"unit-{number}-{turn}" for number in range(WRITERS) for turn in range(3)}
    assert len(read_approved(config, "fr")) == WRITERS * 3


def test_eight_locales_added_at_once_all_stand_in_guide_toml(small: Path) -> None:
    assert at_once(adding, small) == [0] * WRITERS
    locales = tomllib.loads((small / "audio_src/guide.toml").read_text("utf-8"))["locales"]
    assert set(NEW) <= set(locales)
    assert all((small / f"locales/{code}/LC_MESSAGES/guide.po").is_file() for code in NEW)


def test_one_locale_added_twice_at_once_is_added_once(small: Path) -> None:
    assert sorted(at_once(adding_the_same, small, 3)) == [0, 3, 3]
    text = (small / "audio_src/guide.toml").read_text("utf-8")
    assert text.count("[locales.sw]") == 1


def test_catalogs_updated_at_once_are_whole(small: Path) -> None:
    path = small / "locales/es_419/LC_MESSAGES/guide.po"
    before = path.read_bytes()
    assert at_once(updating, small, 3) == [0] * 3
    assert path.read_bytes() == before
    assert read_po(path, small, "es_419")


def test_the_lock_file_is_made_where_the_store_is(tmp_path: Path) -> None:
    with locked(tmp_path):
        assert (tmp_path / ".cache/voiceguide/project.lock").is_file()
    with locked(tmp_path):
        pass


def test_a_lock_that_cannot_be_made_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file where the folder should be")
    with pytest.raises(StoreError, match=r"cannot use .*project\.lock"), locked(tmp_path):
        pass
