"""The phone line as it was built: what the webhook and the preview both need."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

from voiceguide.config import Config
from voiceguide.errors import ConfigError, PublishError, disk
from voiceguide.model.menu import Menu, PhoneLine, build, dialled, offers_of
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
    """The clinic's number, as it is dialled. Raises ConfigError."""
    try:
        return dialled(config.clinic.values.get(line, ""))
    except ValueError as error:
        raise ConfigError(f"{line} cannot be dialled.", location=Location(config.clinic.path, 1)) from error


def open_at(config: Config, now: datetime.datetime) -> bool:
    """Whether the clinic is open. now: its local time. Without opening hours it always is."""
    minutes = now.hour * 60 + now.minute
    hours = config.clinic.hours()
    return not hours or any(
        run.first <= now.weekday() <= run.last and run.opens <= minutes < run.closes for run in hours
    )
