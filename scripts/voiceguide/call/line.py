"""The phone line as it was built, for the webhook and for the preview."""

from __future__ import annotations

import json
from pathlib import Path

from voiceguide.config import Config
from voiceguide.errors import ConfigError, PublishError, disk
from voiceguide.model.menu import Menu, PhoneLine, build, offers_of
from voiceguide.model.text import Location


def menu_of(config: Config, dist: Path) -> Menu:
    """The menu of the languages in dist/phone/. Raises PublishError when there are none."""
    path = dist / "phone" / "phone.json"
    with disk(path, PublishError):
        text = path.read_text("utf-8")
    try:
        return build(offers_of(json.loads(text)), hold_keys=config.clinic.hold_keys)
    except (ValueError, KeyError, TypeError) as error:
        raise PublishError(
            f"no phone edition in {path}.", hint="Run voiceguide build; see [phone] in clinic.toml."
        ) from error


def number_of(config: Config, line: PhoneLine) -> str:
    """The clinic's number, as it is dialled. Raises ConfigError when clinic.toml has none."""
    found = config.clinic.phones.get(line)
    if found is None:
        raise ConfigError(f"{line} is not set.", location=Location(config.clinic.path, 1), hint=f"Set {line}.")
    return found.dialled
