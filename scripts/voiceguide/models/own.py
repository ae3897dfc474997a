"""A voice of Piper that `catalogue.toml` does not know: its licence comes from a person, its digests from its files."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from voiceguide.errors import ConfigError, ModelError, disk
from voiceguide.models.catalogue import Model, ModelFile, catalogue
from voiceguide.models.parts import Member, members

_NAME = re.compile(r"[a-z]{2,3}_[A-Z]{2}-[A-Za-z0-9_]+-(?:high|medium|low|x_low)")
_BLOCK = 1 << 20


def own_voice(name: str, source: Path | None, licence: str, attribution: str, *, non_commercial: bool = False) -> Model:
    """A model for `get`, whose digests are those of the files found now: from then on, other files are refused.

    name: as Piper names voices, for example ``pl_PL-somebody-medium``. source: a folder with ``<name>.onnx`` and
    ``<name>.onnx.json``, or with a package that has them. Raises ConfigError for a voice that is known, or for which
    nobody named licence, source or the person to thank; ModelError where a file is missing.
    """
    if name in catalogue():
        raise ConfigError(f"the licence of {name} is known.", hint=f"Run: voiceguide voices get {name}.")
    if not _NAME.fullmatch(name):
        hint = "Name it as Piper does: pl_PL-somebody-medium."
        raise ConfigError(f"{name!r} is no name of a voice of Piper.", hint=hint)
    if source is None:
        hint = "Fetch its .onnx and .onnx.json yourself, and name their folder with --from."
        raise ConfigError(f"no digests are known for {name}, so it is not fetched from the web.", hint=hint)
    for what, value in (("licence", licence), ("attribution", attribution)):
        if not value.strip():
            hint = f"Read its model card, then give --{what}."
            raise ConfigError(f"nobody named the {what} of {name}.", hint=hint)
    with members(source) as found:
        files = tuple(_file(f"{name}{suffix}", found, source) for suffix in (".onnx", ".onnx.json"))
    return Model(
        name, "piper", (), "", licence.strip(), attribution.strip(), "piper", files, non_commercial=non_commercial,
    )  # fmt: skip


def _file(name: str, found: list[Member], source: Path) -> ModelFile:
    member = next((member for member in found if member.path.name == name), None)
    if member is None:
        raise ModelError(f"{source} has no {name}.", hint="Put it there, packed or unpacked.")
    digest = hashlib.sha256()
    with disk(source, ModelError), member.open() as data:
        while block := data.read(_BLOCK):
            digest.update(block)
    return ModelFile(name, member.size, digest.hexdigest(), "")
