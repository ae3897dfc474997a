"""Files -> one ZIP archive with the same bytes on every machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import date

_UNIX = 3
_READABLE = 0o100644 << 16


def archive(files: Iterable[tuple[str, bytes]], day: date) -> bytes:
    """A ZIP of files by name, in the order given, dated as the content is.

    Files are stored, not compressed. Sound and pictures are compressed already, and another version of zlib would give
    other bytes.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:
        for name, data in files:
            info = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            info.create_system, info.external_attr = _UNIX, _READABLE
            target.writestr(info, data)
    return out.getvalue()
