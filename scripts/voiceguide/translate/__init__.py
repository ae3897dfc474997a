"""Step 2, translate: Guide x locales/ -> Guide. Catalogs, approvals, and the checks on words."""

from voiceguide.translate.approvals import (
    AUDIO,
    PLAYER_UNIT,
    Admission,
    Approval,
    Ledger,
    Translation,
    admit,
    read_approvals,
    roles,
    text_facts,
    text_hash,
)
from voiceguide.translate.approved import approve, read_approved
from voiceguide.translate.catalog import locales, pairs, switched_on, translate
from voiceguide.translate.template import extract, update

__all__ = [
    "AUDIO",
    "PLAYER_UNIT",
    "Admission",
    "Approval",
    "Ledger",
    "Translation",
    "admit",
    "approve",
    "extract",
    "locales",
    "pairs",
    "read_approvals",
    "read_approved",
    "roles",
    "switched_on",
    "text_facts",
    "text_hash",
    "translate",
    "update",
]
