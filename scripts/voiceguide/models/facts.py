"""model.toml: licence, attribution and digests of a model, beside its files. `get` writes it. For a voice of their own,
people write it by hand.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from voiceguide.errors import SpeakError, disk
from voiceguide.model.speech import Credit
from voiceguide.model.text import Location
from voiceguide.models.catalogue import Model

FACTS_FILE = "model.toml"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a model that is here.

    locales: that it speaks, () where only its name says so. licence: "" where none is named. digests: SHA-256 by file
    name, where known. The rest as in `Model`.
    """

    id: str
    locales: tuple[str, ...] = ()
    quality: str = ""
    licence: str = ""
    attribution: str = ""
    based_on: str = ""
    non_commercial: bool = False
    digests: Mapping[str, str] = field(default_factory=dict)

    def credit(self, voice: str) -> Credit:
        """What must be said of a voice of this model. voice: its engine and name."""
        return Credit(voice, self.licence, self.attribution or self.id, self.based_on, self.non_commercial)


def read_facts(folder: Path) -> Facts:
    """What stands beside the files of a model. folder: of that model. Raises SpeakError for a file that is wrong."""
    path = folder / FACTS_FILE
    if not path.is_file():
        return Facts(folder.name)
    try:
        with disk(path, SpeakError):
            table = tomllib.loads(path.read_bytes().decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SpeakError(f"not TOML: {error}.", location=Location(str(path), 1), hint="Mend it.") from error
    texts = {name: table.get(name, "") for name in ("quality", "licence", "attribution", "based_on")}
    locales, limited, digests = table.get("locales", []), table.get("non_commercial", False), table.get("digests", {})
    if (
        not all(isinstance(text, str) for text in [*texts.values(), *_list(locales), *_list(list(digests.values()))])
        or not isinstance(limited, bool)
        or not isinstance(locales, list)
    ):
        hint = 'Write it like licence = "CC0-1.0", locales = ["pl"], non_commercial = false.'
        raise SpeakError("a fact of the model is of the wrong type.", location=Location(str(path), 1), hint=hint)
    return Facts(folder.name, tuple(locales), **texts, non_commercial=limited, digests=digests)


def facts_text(model: Model) -> str:
    """model.toml for a known model."""
    lines = [
        "# Written by `voiceguide voices get`.",
        f"engine = {_quoted(model.engine)}",
        f"locales = [{', '.join(_quoted(locale) for locale in model.locales)}]",
        f"quality = {_quoted(model.quality)}",
        f"licence = {_quoted(model.licence)}",
        f"attribution = {_quoted(model.attribution)}",
        f"based_on = {_quoted(model.based_on)}",
        f"non_commercial = {str(model.non_commercial).lower()}",
        "",
        "[digests]",
        *(f"{_quoted(file.name)} = {_quoted(file.sha256)}" for file in model.files),
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    # A JSON string of printable text is a TOML string too.
    return json.dumps(text, ensure_ascii=False)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
