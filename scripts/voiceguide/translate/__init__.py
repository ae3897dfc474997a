"""Step 2, translate: Guide x locales/ -> Guide. Catalogs, and the checks on words."""

from voiceguide.translate.catalog import locales, pairs, switched_on, translate
from voiceguide.translate.merge import Merged
from voiceguide.translate.template import begin_title, extract, update, update_tool

__all__ = [
    "Merged",
    "begin_title",
    "extract",
    "locales",
    "pairs",
    "switched_on",
    "translate",
    "update",
    "update_tool",
]
