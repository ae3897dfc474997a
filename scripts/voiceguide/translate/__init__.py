"""Step 2, translate: Guide x locales/ -> Guide. Catalogs, approvals, and the checks on words."""

from voiceguide.translate.approvals import (
    Admission,
    Approval,
    Ledger,
    Translation,
    admit,
    read_approvals,
    roles,
    write_approval,
)
from voiceguide.translate.catalog import locales, translate
from voiceguide.translate.template import extract, update

__all__ = [
    "Admission",
    "Approval",
    "Ledger",
    "Translation",
    "admit",
    "extract",
    "locales",
    "read_approvals",
    "roles",
    "translate",
    "update",
    "write_approval",
]
