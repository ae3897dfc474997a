"""Approvals: who approved which unit of which locale, and what a release may contain.

ledger    approvals against today's hashes; the gate
record    approvals.toml, read and written
approved  approved.json: the words that were approved, so that a reviewer sees what changed
"""

from voiceguide.approvals.approved import approve, read_approved
from voiceguide.approvals.ledger import AUDIO, PLAYER_UNIT, Admission, Approval, Ledger, admit, roles
from voiceguide.approvals.record import read_approvals

__all__ = [
    "AUDIO",
    "PLAYER_UNIT",
    "Admission",
    "Approval",
    "Ledger",
    "admit",
    "approve",
    "read_approvals",
    "read_approved",
    "roles",
]
