"""The phone line as it was built, for the webhook and for the preview."""

from __future__ import annotations

import json
from pathlib import Path

from voiceguide.config import Config
from voiceguide.errors import PublishError, disk
from voiceguide.model.menu import Menu, build, offers_of


def menu_of(config: Config, dist: Path) -> Menu:
    """The menu of the languages in dist/phone/. Raises PublishError when there are none."""
    path = dist / "phone" / "phone.json"
    with disk(path, PublishError):
        text = path.read_text("utf-8")
    try:
        clinic = config.clinic
        return build(offers_of(json.loads(text)), hold_keys=clinic.hold_keys, lines=clinic.lines)
    except (ValueError, KeyError, TypeError) as error:
        raise PublishError(
            f"no phone edition in {path}.", hint="Run voiceguide build; see [phone] in clinic.toml."
        ) from error
