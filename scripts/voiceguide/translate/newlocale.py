"""A language more: its table in guide.toml, and its catalogs, untranslated."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from babel import Locale, UnknownLocaleError

from voiceguide import config as config_module
from voiceguide.config import GUIDE_FILE, Config
from voiceguide.errors import ConfigError, VoiceguideError, disk
from voiceguide.store.files import write_atomic
from voiceguide.store.lock import locked
from voiceguide.translate.template import update_locked


def check_new(config: Config, locale: str) -> None:
    """Refuse a locale that Babel does not know by this name, or that is there. Raises ConfigError."""
    try:
        parsed = Locale.parse(locale)
    except (UnknownLocaleError, ValueError) as error:
        raise ConfigError(
            f"unknown locale {locale!r}.", hint="Write it as Unicode's CLDR does, such as sw, pt_PT or zh_Hant."
        ) from error
    if str(parsed) != locale:
        raise ConfigError(f"{locale!r} is not how CLDR writes it.", hint=f"It may be {str(parsed)!r}.")
    if locale in config.locales or (config.catalogs / locale).exists():
        raise ConfigError(
            f"{locale} is there already.", hint=f"`voiceguide status --locale {locale}` says how far it is."
        )


def add_locale(config: Config, locale: str, codes: Mapping[str, str]) -> tuple[Config, tuple[Path, ...]]:
    """Write the table and the catalogs. codes: of the voice systems. The new settings, and what was written.

    Raises ConfigError, SourceError, TranslateError, and then guide.toml is as it was.
    """
    path = config.root / GUIDE_FILE
    with locked(config.root, ConfigError):
        # Read again inside the lock: another process may have added this locale since `config` was read.
        check_new(config_module.read(config.root), locale)
        with disk(path, ConfigError):
            before = path.read_bytes()
        voices = [f'{engine} = "{code}"' for engine, code in codes.items()]
        lines = [f"[locales.{locale}]", f"[locales.{locale}.voices]", *voices]
        write_atomic(path, before.rstrip() + ("\n\n" + "\n".join(lines) + "\n").encode(), ConfigError)
        try:
            grown = config_module.read(config.root)
            return grown, (path, *(merged.path for merged in update_locked(grown, [locale])))
        except VoiceguideError:
            write_atomic(path, before, ConfigError)
            raise
