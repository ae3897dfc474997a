"""What was approved, word for word: locales/<locale>/approved.json, beside approvals.toml.

The file has one use: it shows a reviewer what has changed since an approval. It makes nothing approved. It lies beside
the catalogs and not in the store, because the next review may come months later, on another machine. The key of each
entry is the hash in approvals.toml. An entry whose words have another hash is ignored. So a file that is lost, damaged
or merged badly costs the reviewer the comparison and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from voiceguide.approvals.ledger import Approval
from voiceguide.approvals.record import write_approvals
from voiceguide.config import Config
from voiceguide.errors import TranslateError, disk
from voiceguide.model.speech import key_of
from voiceguide.store.files import write_atomic
from voiceguide.store.lock import locked


def approved_path(config: Config, locale: str) -> Path:
    return config.catalogs / locale / "approved.json"


def read_approved(config: Config, locale: str) -> dict[str, object]:
    """What was hashed, by hash. Raises TranslateError from the disk alone."""
    path = approved_path(config, locale)
    if not path.is_file():
        return {}
    with disk(path, TranslateError):
        raw = path.read_bytes()
    try:
        entries = json.loads(raw)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(entries, dict):
        return {}
    return {hash: facts for hash, facts in entries.items() if key_of(facts) == hash}


def approve(config: Config, locale: str, given: Sequence[Approval], facts: Mapping[str, object]) -> None:
    """Record approvals, and what was approved. facts: what each approval's hash was made over, by hash.

    Several processes may record at once: each waits for the project's lock. Raises TranslateError.
    """
    with locked(config.root, TranslateError):
        known = read_approved(config, locale) | dict(facts)
        # The words are written first. Words without an approval do no harm; an approval without its words would.
        _write(config, locale, known)
        in_file = {approval.hash for approval in write_approvals(config, locale, given)}
        _write(config, locale, {hash: facts for hash, facts in known.items() if hash in in_file})


def _write(config: Config, locale: str, entries: Mapping[str, object]) -> None:
    text = _laid_out(dict(sorted(entries.items()))) + "\n"
    write_atomic(approved_path(config, locale), text.encode(), TranslateError)


def _laid_out(value: object, depth: int = 0) -> str:
    """JSON with a line for each block and each utterance, so that a diff shows them."""
    inner, outer = "\n" + " " * (depth + 1), "\n" + " " * depth
    if isinstance(value, dict) and _height(value) > 2:
        parts = (f"{_short(key)}: {_laid_out(item, depth + 1)}" for key, item in value.items())
        return "{" + inner + ("," + inner).join(parts) + outer + "}"
    if isinstance(value, list) and _height(value) > 1:
        return "[" + inner + ("," + inner).join(_laid_out(item, depth + 1) for item in value) + outer + "]"
    return _short(value)


def _short(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _height(value: object) -> int:
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max((_height(item) for item in items), default=0) if isinstance(value, dict | list) else 0
