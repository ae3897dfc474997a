"""What all tests share: projects to break, and one real build to read.

`built` is a copy of the project, built once a run: all locales, all publishers, embedded voice. All workers of a
parallel run share it. VOICEGUIDE_BUILT names a folder to keep it in between runs.

`--quick` leaves out the tests that are marked `slow`, and those with a fixture in `SLOW_FIXTURES`.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from tests import requirements
from tests.order import in_order
from voiceguide import config as config_module
from voiceguide import words
from voiceguide.build import BuildRequest, BuildResult, build
from voiceguide.config import Config

REPOSITORY = Path(__file__).parent.parent
SECTIONS = (
    "get-help", "what-it-is", "who-it-helps", "trial", "surgery", "refills", "benefits", "risks", "right-for-you",
)  # fmt: skip
"""The chapters' ids, as contracts.md has them: not read from what is tested."""
SLOW_FIXTURES = frozenset({"built", "tablet_site", "seed", "project", "make_project", "browser", "playwright"})
"""Whoever asks for one of these waits for a build or for a browser. tablet_site asks for `built` unseen by pytest."""

# No test is timed: a loaded machine is no failure. In CI the same examples each time, so that a change is judged
# by what it changed; new ones are tried wherever else the tests run.
settings.register_profile(
    "voiceguide", deadline=None, derandomize=os.environ.get("CI") == "true",
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip
settings.load_profile("voiceguide")

# No test asks a paid service, whatever this machine is set up for.
for _name in (
    "AZURE_SPEECH_KEY", "AZURE_SPEECH_REGION", "VOICEGUIDE_AZURE_URL",
    "OPENAI_API_KEY", "VOICEGUIDE_OPENAI_KEY", "VOICEGUIDE_OPENAI_URL",
):  # fmt: skip
    os.environ.pop(_name, None)


class Notes:
    """A report that remembers."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, str]] = []
        self.notes: list[str] = []
        self.warnings: list[str] = []

    def step(self, step: str, locale: str, total: int = 0) -> None:
        self.steps.append((step, locale))

    def done(self, track: str) -> None:
        pass

    def note(self, line: str) -> None:
        self.notes.append(line)

    def warn(self, line: str) -> None:
        self.warnings.append(line)


def copy_project(target: Path) -> Path:
    """The project's words and settings, without what was built."""
    for name in ("audio_src", "locales"):
        shutil.copytree(REPOSITORY / name, target / name, dirs_exist_ok=True)
    (target / "audio_src" / "clinic.toml").unlink(missing_ok=True)
    shutil.copy(REPOSITORY / "pyproject.toml", target)
    return target


def quicken(root: Path) -> Path:
    """Short tones and pauses for the fake voice in two locales: the same words, a third of the sound to encode."""
    path = root / "audio_src/guide.toml"
    text = path.read_text("utf-8")
    for name, length in (("title", 100), ("answer", 100), ("sentence", 50), ("block", 100), ("item", 75)):
        text = re.sub(rf"(?m)^{name} = \d+", f"{name} = {length}", text)
    for locale in ("en_US", "es_419"):
        head, table = text.split(f"[locales.{locale}]\n")
        own, *rest = table.split("\n[", 1)
        kept = [line for line in own.splitlines() if not line.startswith("rate")]
        text = f"{head}[locales.{locale}]\n" + "\n[".join(["\n".join(["rate = { fake = 2.5 }", *kept, ""]), *rest])
    path.write_text(text, "utf-8")
    return root


def own_copy(root: Path, locale: str, domain: str) -> Path:
    """The tool's catalog of a domain as the project's own, to be changed there."""
    path = root / "locales" / locale / "LC_MESSAGES" / f"{domain}.po"
    shutil.copy(words.catalog_path(locale, domain), path)
    return path


def read_config(root: Path, voice: str | None = "fake", **more: object) -> Config:
    """The settings of a project; spoken by the fake unless told otherwise."""
    return config_module.read(root, voice=voice, **more)  # type: ignore[arg-type]


def run_build(
    root: Path,
    *locales: str,
    voice: str | None = "fake",
    release: bool = False,
    jobs: int = 1,
    publishers: tuple[str, ...] = ("library",),
) -> BuildResult:
    """A build of some locales in this process; of the library alone unless told otherwise."""
    return build(read_config(root, voice), BuildRequest(locales, jobs, release, publishers), Notes())


SharedFolder = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session", autouse=True)
def no_models(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Which voice speaks must not depend on the models that somebody has on this machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VOICEGUIDE_MODELS", str(tmp_path_factory.mktemp("no-models")))
        yield


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> SharedFolder:
    """shared_folder(name, make): a folder that is made once for all workers of a parallel run.

    The first worker that asks calls make(folder); the others wait. Not to be written to afterwards.
    """
    base = tmp_path_factory.getbasetemp()
    run = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def shared(name: str, make: Callable[[Path], object]) -> Path:
        folder, done = run / name, run / f"{name}.done"
        with FileLock(run / f"{name}.lock"):
            if not done.exists():
                make(folder)
                done.touch()
        return folder

    return shared


@pytest.fixture(scope="session")
def seed(shared_folder: SharedFolder) -> Path:
    """A project whose store holds two locales spoken by the fake: covers take their time to draw."""

    def make(root: Path) -> None:
        quicken(copy_project(root))
        run_build(root, "en_US", "es_419", jobs=os.cpu_count() or 1)

    return shared_folder("seed", make)


@pytest.fixture
def seeded(project: Path, seed: Path) -> Path:
    """A fresh copy of the project that finds its tracks and covers in the store already."""
    shutil.copytree(seed / ".cache", project / ".cache", copy_function=os.link)
    return quicken(project)


@pytest.fixture
def make_project(tmp_path: Path) -> Callable[[], Path]:
    """Make a fresh copy of the project to alter."""
    count = 0

    def make() -> Path:
        nonlocal count
        count += 1
        return copy_project(tmp_path / f"project-{count}")

    return make


@pytest.fixture
def project(make_project: Callable[[], Path]) -> Path:
    """One fresh copy of the project."""
    return make_project()


@pytest.fixture(scope="session")
def built(shared_folder: SharedFolder) -> Path:
    """A copy of the project, built whole with the embedded voice. Not to be written to."""
    kept = os.environ.get("VOICEGUIDE_BUILT")

    def make(folder: Path) -> None:
        root = Path(kept) if kept else folder
        copy_project(root)
        run_build(root, voice=None, jobs=os.cpu_count() or 1, publishers=())

    made = shared_folder("built", make)
    return Path(kept) if kept else made


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--quick", action="store_true", help="only tests that need no real build, no browser, no program")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put long files first. With --quick, leave out what is slow."""
    items[:] = in_order(items, is_slow)
    if not config.getoption("--quick"):
        return
    slow = [item for item in items if is_slow(item)]
    config.hook.pytest_deselected(items=slow)
    items[:] = [item for item in items if not is_slow(item)]


def is_slow(item: pytest.Item) -> bool:
    fixtures = getattr(item, "fixturenames", ())
    return item.get_closest_marker("slow") is not None or not SLOW_FIXTURES.isdisjoint(fixtures)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """With CI=true a skip for want of a program is a failure."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if report.skipped and os.environ.get("CI") == "true" and requirements.MARK in str(report.longrepr):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"
