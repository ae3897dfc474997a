"""Settings: guide.toml (how the guide is built) and clinic.toml (whose guide it is), read once into a frozen `Config`.

settings  the whole `Config`
guide     guide.toml: `locales`, `placeholders` and `lengths` read its tables
clinic    clinic.toml: `hours`, `values` and `today` read its values
table     a TOML table whose errors name file and line
"""

from voiceguide.config.clinic import (
    CLINIC_FILE,
    DEFAULT_BASE_URL,
    EXAMPLE_FILE,
    TOOL_PLACEHOLDERS,
    Clinic,
    Placeholder,
)
from voiceguide.config.guide import find_root, read
from voiceguide.config.hours import parse_hours
from voiceguide.config.settings import (
    AUTO,
    AUTO_ONLINE,
    GUIDE_FILE,
    SOURCE_LOCALE,
    VOICE_ALIASES,
    Config,
    LocaleSettings,
    models_folder,
)

__all__ = [
    "AUTO",
    "AUTO_ONLINE",
    "CLINIC_FILE",
    "DEFAULT_BASE_URL",
    "EXAMPLE_FILE",
    "GUIDE_FILE",
    "SOURCE_LOCALE",
    "TOOL_PLACEHOLDERS",
    "VOICE_ALIASES",
    "Clinic",
    "Config",
    "LocaleSettings",
    "Placeholder",
    "find_root",
    "models_folder",
    "parse_hours",
    "read",
]
