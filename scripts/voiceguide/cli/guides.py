"""`voiceguide build` with several guides: one store, one pool of workers, one index."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from voiceguide.cli import tables
from voiceguide.cli.options import read_config
from voiceguide.cli.screen import Screen, err, out
from voiceguide.config import GUIDE_FILE, Config
from voiceguide.errors import ConfigError

if TYPE_CHECKING:
    from voiceguide.build import BuildRequest
    from voiceguide.many import BuiltGuide

STORE = Path(".cache/voiceguide")
"""The common store below the working directory, unless --store or VOICEGUIDE_STORE names another."""


def output_of(asked: Path | None) -> Path:
    """The common output: --output, else dist/ below the working directory. Raises ConfigError inside a guide."""
    here = Path.cwd()
    guide = next((folder for folder in (here, *here.parents) if (folder / GUIDE_FILE).is_file()), None)
    if asked is None and guide is not None:
        hint = "Name a folder outside of it with --output."
        raise ConfigError(f"dist/ here belongs to the guide in {guide}.", hint=hint)
    return asked.absolute() if asked else here / "dist"


def read_guide(root: Path, clinic: Path | None, base_url: str | None, voice: str | None, store: Path | None) -> Config:
    """The settings of one of several guides. Its public address is the folder of its id below base_url."""
    config = read_config(clinic, base_url, voice, store, root=root)
    if base_url:
        address = f"{config.clinic.base_url}/{config.guide_id}"
        config = replace(config, clinic=replace(config.clinic, base_url=address))
    return config if config.store_folder else replace(config, store_folder=STORE.absolute())


def build(
    roots: Sequence[Path],
    output: Path,
    options: tuple[Path | None, str | None, str | None, Path | None],
    request: BuildRequest,
    screen: Screen,
    executor: Executor,
) -> bool:
    """Build guides and tell what came of each. options: clinic, base_url, voice, store. Whether all were built."""
    from voiceguide.many import build_guides

    done = build_guides(roots, output, lambda root: read_guide(root, *options), request, screen, executor)
    for guide in done:
        _tell(guide, screen)
    if not screen.quiet:
        out.print(f"index: {output / 'index.html'}", markup=False, highlight=False)
    return all(guide.error is None for guide in done)


def _tell(guide: BuiltGuide, screen: Screen) -> None:
    if guide.error is not None:
        err.print(f"error: {guide.root}: {guide.error}")
    if guide.result is None or screen.quiet:
        return
    out.print(f"{guide.root}:", markup=False, highlight=False)
    out.print(tables.editions(guide.result.editions))
    for item in guide.result.left_out:
        out.print(f"left out: {item.what}: {item.why}", markup=False, highlight=False)
