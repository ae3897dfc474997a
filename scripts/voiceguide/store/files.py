"""Files that are whole or not there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from voiceguide.errors import StoreError, VoiceguideError, disk


def leads_out(path: Path, root: Path) -> bool:
    """Whether a path, its links followed, ends outside a folder. A link to itself stays where it is."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def write_atomic(path: Path, data: bytes, kind: type[VoiceguideError] = StoreError) -> None:
    """Write beside the file, then rename over it. Raises `kind` when the disk refuses."""
    with disk(path, kind):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            temporary.chmod(0o644)
            os.replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
