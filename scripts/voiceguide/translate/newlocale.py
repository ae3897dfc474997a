"""A language more: its table in guide.toml, and its catalogs, untranslated."""

from __future__ import annotations

from pathlib import Path

from babel import Locale, UnknownLocaleError

from voiceguide import config as config_module
from voiceguide.config import GUIDE_FILE, Config
from voiceguide.errors import ConfigError, VoiceguideError, disk
from voiceguide.store.files import write_atomic
from voiceguide.store.lock import locked
from voiceguide.translate.template import update_locked


def check_known(locale: str) -> None:
    """Refuse a locale that Babel does not know by this name. Raises ConfigError."""
    try:
        parsed = Locale.parse(locale)
    except (UnknownLocaleError, ValueError) as error:
        raise ConfigError(
            f"unknown locale {locale!r}.", hint="Write it as Unicode's CLDR does, such as sw, pt_PT or zh_Hant."
        ) from error
    if str(parsed) != locale:
        raise ConfigError(f"{locale!r} is not how CLDR writes it.", hint=f"It may be {str(parsed)!r}.")


def check_new(config: Config, locale: str) -> None:
    """Refuse a locale that Babel does not know by this name, or that is there. Raises ConfigError."""
    check_known(locale)
    if locale in config.locales or (config.catalogs / locale).exists():
        raise ConfigError(
            f"{locale} is there already.", hint=f"`voiceguide status --locale {locale}` says how far it is."
        )


def add_locale(config: Config, locale: str, settings: str) -> tuple[Config, tuple[Path, ...]]:
    """Write the table and the catalogs. settings: the table, as TOML. The new settings, and what was written.

    Raises ConfigError, SourceError, TranslateError, and then guide.toml is as it was.
    """
    path = config.root / GUIDE_FILE
    with locked(config.root, ConfigError):
        # Read again inside the lock: another process may have added this locale since `config` was read.
        check_new(config_module.read(config.root), locale)
        with disk(path, ConfigError):
            before = path.read_bytes()
        write_atomic(path, before.rstrip() + f"\n\n{settings}\n".encode(), ConfigError)
        try:
            grown = config_module.read(config.root)
            return grown, (path, *(merged.path for merged in update_locked(grown, [locale])))
        except VoiceguideError:
            write_atomic(path, before, ConfigError)
            raise
