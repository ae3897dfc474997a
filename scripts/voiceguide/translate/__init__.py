"""Step 2, translate: Guide x locales/ -> Guide. Catalogs, and the checks on words."""

from voiceguide.translate.catalog import locales, pairs, switched_on, translate
from voiceguide.translate.template import extract, update

__all__ = ["extract", "locales", "pairs", "switched_on", "translate", "update"]
