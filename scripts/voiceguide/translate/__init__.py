"""Step 2, translate: Guide x locales/ -> Guide. Catalogs, and the checks on words."""

from voiceguide.translate.catalog import locales, pairs, translate, turned_off_by
from voiceguide.translate.merge import Merged
from voiceguide.translate.template import extract, update, update_tool

__all__ = [
    "Merged",
    "extract",
    "locales",
    "pairs",
    "translate",
    "turned_off_by",
    "update",
    "update_tool",
]
