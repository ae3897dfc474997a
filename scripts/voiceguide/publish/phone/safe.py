"""What may be written into a phone system's configuration: names of our own making. Anything else is refused.

No text of clinic.toml is written into a dialplan, only its numbers as `PhoneNumber.dialled` has them: digits.
"""

from __future__ import annotations

import re

from voiceguide.errors import PublishError

_NAME = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*", re.ASCII)


def name(text: str) -> str:
    """A context, a file, a locale, a class. Raises PublishError for more than letters, digits, hyphens."""
    if not _NAME.fullmatch(text):
        raise PublishError(f"{text!r} cannot stand in a dialplan.", hint="Use letters, digits and hyphens.")
    return text
