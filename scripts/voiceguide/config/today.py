"""The key ``notice`` of clinic.toml: what the clinic says today, such as that it is closed because of snow."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from voiceguide.config.table import Table

_SOURCE_LOCALE = "en_US"
"""SOURCE_LOCALE of `voiceguide.config.settings`, which imports this module."""


def read_notice(
    table: Table, locales: tuple[str, ...], timezone: str, now: datetime.datetime | None = None
) -> Mapping[str, str]:
    """The notice's text by locale; empty when there is none, or when ``notice_until`` is over.

    A text is of en_US; a table has texts by locale. ``notice_until`` is the last day on which it counts, in the
    clinic's time zone. now: the moment of the build. Raises ConfigError.
    """
    last = table.date("notice_until") if "notice_until" in table.data else None
    if isinstance(table.data.get("notice"), dict):
        inner = table.table("notice")
        inner.done(*locales)
        texts = {locale: inner.text(locale) for locale in inner.data}
        empty = next((locale for locale in texts if not texts[locale].strip()), "")
        if empty:
            raise inner.error(empty, f"the notice of {empty} is empty.", "Fill it in, or leave it out.")
    else:
        text = table.text("notice", "").strip()
        if "notice" in table.data and not text:
            raise table.error("notice", "notice is empty.", "Fill it in, or leave it out.")
        texts = {_SOURCE_LOCALE: text} if text else {}
    moment = now or datetime.datetime.now(datetime.UTC)
    today = moment.astimezone(ZoneInfo(timezone) if timezone else None).date()
    return {} if last and today > last else texts
