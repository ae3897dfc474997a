"""What a worker is given: everything it needs, by value."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from voiceguide.config import Config
from voiceguide.model.release import ApprovalStatus
from voiceguide.model.sound import Pcm
from voiceguide.model.speech import Script, key_of


@dataclass(frozen=True, slots=True)
class Tags:
    """What a file says about itself, as shown. track: the chapter's number, 0 for none. picture: PNG or b"".

    comment: a draft's notice, "" when approved.
    """

    title: str
    album: str
    artist: str
    locale: str
    track: int = 0
    picture: bytes = b""
    picture_digest: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """One track to speak, mix and encode.

    given: the sound of each utterance that was spoken already, None for those the worker speaks.
    phone: whether telephone formats are wanted too.
    """

    script: Script
    tags: Tags
    config: Config
    phone: bool
    approval_status: ApprovalStatus
    revision: str
    given: tuple[Pcm | None, ...] = ()

    @property
    def key(self) -> str:
        """The store's key: all that can change a byte of what comes out."""
        facts = asdict(self.tags)
        facts.pop("picture")
        section = self.script.section
        return key_of(
            {
                "section": [section.id, section.part, section.number],
                "passages": [
                    [p.kind, [[u.sentence_id, u.shown, u.heard] for u in p.utterances]] for p in self.script.passages
                ],
                "pauses": asdict(self.config.pauses),
                "levels": asdict(self.config.levels),
                "tags": facts,
                "phone": self.phone,
                "revision": self.revision,
            }
        )
