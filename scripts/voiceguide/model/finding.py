"""What a check has to say."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum

from voiceguide.model.text import Location


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of one rule. rule: its short name, as documented. message: what is wrong and what to do."""

    rule: str
    severity: Severity
    message: str
    locale: str
    section: str = ""
    location: Location | None = None

    def __str__(self) -> str:
        where = f"{self.location}: " if self.location else ""
        return f"{where}{self.severity} {self.rule} [{self.locale} {self.section}]: {self.message}".replace(" ]", "]")

    def as_json(self) -> dict[str, object]:
        """For `voiceguide check --format json`."""
        return asdict(self) | {"location": str(self.location) if self.location else None}
