"""[locales.<locale>] of guide.toml, and the names of engines."""

from __future__ import annotations

import re

from babel.localedata import exists

from voiceguide.config.settings import AUTO, AUTO_ONLINE, VOICE_ALIASES, LocaleSettings
from voiceguide.config.table import Table
from voiceguide.errors import ConfigError
from voiceguide.model.settings import ROLES
from voiceguide.run import plugins

_LOCALE = re.compile(r"[a-z]{2,3}(?:_[A-Z][a-z]{3})?(?:_(?:[A-Z]{2}|[0-9]{3}))?")


def _known_engines() -> tuple[str, ...]:
    return (AUTO, AUTO_ONLINE, *VOICE_ALIASES, *plugins.names(plugins.ENGINES))


def known_engine(name: str) -> str:
    """An engine named on the command line. Raises ConfigError."""
    if name not in _known_engines():
        raise ConfigError(f"no engine is called {name!r}.", hint=f"Known: {', '.join(_known_engines())}.")
    return name


def read_voice(table: Table, default: str) -> str:
    text = table.text("voice", default)
    if text and text not in _known_engines():
        raise table.error("voice", f"no engine is called {text!r}.", f"Known: {', '.join(_known_engines())}.")
    return text


def read_engines(table: Table, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
    """A list of engines, in the order in which they are tried."""
    names = table.texts(key, default)
    known = plugins.names(plugins.ENGINES)
    for name in names:
        if VOICE_ALIASES.get(name, name) not in known:
            raise table.error(key, f"no engine is called {name!r}.", f"Known: {', '.join(known)}.")
    return tuple(VOICE_ALIASES.get(name, name) for name in names)


def read_locale(code: str, table: Table) -> LocaleSettings:
    if not _LOCALE.fullmatch(code) or not exists(code):
        raise table.error(code, f"{code!r} is no locale.", "Write it as CLDR does, like es_419, zh_Hans or vi.")
    table.done("voices", "voice", "auto", "rate")
    voices = table.table("voices", optional=True)
    rates = table.table("rate", optional=True)
    return LocaleSettings(
        code,
        {engine: _codes(voices, engine) for engine in voices.data},
        read_voice(table, ""),
        read_engines(table, "auto"),
        {engine: rates.number(engine, 1.0, 0.5, 2.5) for engine in rates.data},
    )


def _codes(voices: Table, engine: str) -> str | dict[str, str]:
    """An engine's code for a locale, or its codes by role."""
    if not isinstance(voices.data[engine], dict):
        return voices.text(engine)
    by_role = voices.table(engine)
    by_role.done(*ROLES)
    return {role: by_role.text(role) for role in by_role.data}
