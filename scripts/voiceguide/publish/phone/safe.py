"""What may be written into a phone system's configuration: our own names, and digits. Anything else is refused.

No text of clinic.toml is written into a dialplan, only its numbers.
"""

from __future__ import annotations

import re

from voiceguide.config import Config
from voiceguide.errors import PublishError
from voiceguide.model.menu import PhoneLine
from voiceguide.model.text import Location

_NAME = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*", re.ASCII)


def name(text: str) -> str:
    """A context, a file, a locale, a class. Raises PublishError for more than letters, digits, hyphens."""
    if not _NAME.fullmatch(text):
        raise PublishError(f"{text!r} cannot stand in a dialplan.", hint="Use letters, digits and hyphens.")
    return text


def number(config: Config, line: PhoneLine) -> str:
    """The clinic's number for a line, as it is dialled: digits after an optional plus. Raises PublishError for none."""
    found = config.clinic.phones.get(line)
    if found is None:
        raise PublishError(
            f"the phone line calls {line}, and it is not set.", location=Location(config.clinic.path, 1),
            hint="Write it like 555-0100 or +1 555 0100.",
        )  # fmt: skip
    return found.dialled
