"""What `hear` found when it was run last, for those who only show it: check, status, the reviewers' pages.

Only results of files that lie in dist/ now count. Nothing is recognised here, and no library of the ear is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from voiceguide.config import Config
from voiceguide.errors import HearError
from voiceguide.hear.heard_store import HeardStore
from voiceguide.hear.judge import Judgement
from voiceguide.hear.tracks import Manifest
from voiceguide.model.text import NOTICES, PHONE
from voiceguide.store import Store


@dataclass(frozen=True, slots=True)
class Result:
    """A sentence as it was heard in one file. path: relative to dist/."""

    locale: str
    sentence_id: str
    path: str
    found: Judgement

    @property
    def unit(self) -> str:
        """The approval unit of the sentence."""
        first = self.sentence_id.split("/", maxsplit=1)[0]
        return first if first in (PHONE, NOTICES) else self.sentence_id.rsplit("/", maxsplit=2)[0]

    @property
    def band(self) -> str:
        """``phone`` for a telephone file, else ``wide``."""
        return "phone" if self.path.startswith("phone/") else "wide"

    def __str__(self) -> str:
        found = self.found
        wrong = f"{found.rate:.0%} of the letters wrong" if found.errors else "understood"
        numbers = "".join(f"; {fault}" for fault in found.digits)
        other = "; closer to another sentence" if found.closest else ""
        return f"{self.band}: {wrong}{numbers}{other}: “{found.heard or 'nothing'}”"


def results(config: Config, store: Store, locales: Iterable[str]) -> tuple[Result, ...]:
    """All results for what dist/ holds now, in the order of its files. None where nothing is built or was heard."""
    try:
        manifest = Manifest(config)
    except HearError:
        return ()
    kept = HeardStore(store)
    return tuple(result for locale in locales for result in _results(manifest, kept, locale))


def _results(manifest: Manifest, kept: HeardStore, locale: str) -> Iterator[Result]:
    for digest, path in manifest.audio(locale):
        heard = kept.file(digest)
        if heard is not None:
            yield from (Result(locale, id, path, found) for id, found in heard.sentences.items())
