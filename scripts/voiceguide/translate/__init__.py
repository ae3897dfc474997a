"""Step 2, translate: Guide x locales/ -> Guide. Catalogs, approvals, and the checks on words."""

from voiceguide.translate.catalog import Translation, translate
from voiceguide.translate.template import extract, update

__all__ = ["Translation", "extract", "translate", "update"]
