"""The models that voiceguide knows: ``catalogue.toml``, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from voiceguide.errors import ConfigError


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model.

    size: bytes. sha256: hexadecimal. url: where the file can be fetched. parts: patterns of paths whose files, joined
    in this order, are the file. packed: a pattern of raw float32 arrays that ``numpy.savez`` packs into the file.
    """

    name: str
    size: int
    sha256: str
    url: str
    parts: tuple[str, ...] = ()
    packed: str = ""


@dataclass(frozen=True, slots=True)
class Model:
    """A model that can be fetched into a folder of its own, named by its id.

    engine: the engine that speaks with it; "" for one that does not speak. locales: that it speaks, by the ids of
    voiceguide. quality: one or two words for a table. licence: as SPDX names it, or in words. attribution: whom to
    name. based_on: the voice that this one was trained from, whose corpus has a licence of its own. non_commercial: the
    licence forbids commercial use. extra: of voiceguide, to install with it.
    """

    id: str
    engine: str
    locales: tuple[str, ...]
    quality: str
    licence: str
    attribution: str
    extra: str
    files: tuple[ModelFile, ...]
    based_on: str = ""
    non_commercial: bool = False

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(file.size for file in self.files)

    def file(self, suffix: str) -> ModelFile:
        """The first file whose name ends so."""
        return next(file for file in self.files if file.name.endswith(suffix))


@cache
def catalogue() -> Mapping[str, Model]:
    """All known models by id, in the order of the file."""
    text = resources.files("voiceguide.models").joinpath("catalogue.toml").read_text("utf-8")
    return {row["id"]: _model(row) for row in tomllib.loads(text)["model"]}


def known(id: str) -> Model:
    """A model by its id. Raises ConfigError."""
    models = catalogue()
    if id not in models:
        raise ConfigError(f"no model is called {id!r}.", hint=f"Known: {', '.join(models)}.")
    return models[id]


def _model(row: Mapping[str, Any]) -> Model:
    files = tuple(
        ModelFile(
            file["name"], file["size"], file["sha256"], file["url"], tuple(file.get("parts", ())),
            file.get("packed", ""),
        )
        for file in row["files"]
    )  # fmt: skip
    return Model(
        row["id"], row["engine"], tuple(row.get("locales", ())), row["quality"], row["licence"], row["attribution"],
        row["extra"], files, row.get("based_on", ""), row.get("non_commercial", False),
    )  # fmt: skip
