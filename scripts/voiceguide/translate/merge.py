"""Today's English texts into a catalog: no translator's work is lost.

As gettext's msgmerge does: a text that is gone stays as an obsolete entry (``#~``); one that has changed takes the old
translation along, marked fuzzy, with the old text beside it (``#|``). Fuzzy is never spoken. Two things go further:
the entry that a changed text took its translation from stays as an obsolete one, and a text that comes back finds its
own entry there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from voiceguide.translate.po import previous_of

ALIKE = 0.6
"""Two texts of one section that are at least this much alike (difflib, 0 to 1) are one text that was changed."""

_Key = tuple[str, str]
"""(id, context), the context "" for none."""
_Entries = dict[_Key, Message]


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did to one catalog, in messages.

    translated: ready to be spoken or shown, of total. new: without a translation. changed: with one that is now fuzzy.
    back: found again among the obsolete ones. gone: obsolete from now on.
    """

    path: Path
    total: int
    translated: int
    new: int
    changed: int
    back: int
    gone: int

    def __str__(self) -> str:
        told = (
            (self.new, "new"), (self.changed, "changed (fuzzy: not used until somebody has looked)"),
            (self.back, "found again"), (self.gone, "gone (kept as obsolete)"),
        )  # fmt: skip
        happened = ", ".join(f"{count} {what}" for count, what in told if count) or "as it was"
        return f"{happened}; {self.translated} of {self.total} translated"


def merge(catalog: Catalog, template: Catalog, path: Path) -> Merged:
    """Bring a catalog to the messages of a template, in its order. path: of the catalog, for the summary."""
    old, shelf = _by_key(catalog), _by_key(catalog.obsolete.values())
    today = {key: _bare(message) for key, message in _by_key(template).items()}
    back, new = 0, []
    for key, message in today.items():
        was, shelved = old.get(key), shelf.pop(key, None)
        if shelved is not None and (was is None or not was.string or (_is_ready(shelved) and not _is_ready(was))):
            _carry(shelved, message)
            back += 1
        elif was is not None:
            _carry(was, message)
        else:
            new.append(key)
    gone = {key: message for key, message in old.items() if key not in today and message.string}
    shelf |= gone
    changed = 0
    for key, source in _matches(new, shelf, today):
        _take_along(shelf.get(source) or today[source], today[key])
        changed += 1
    _forget_copies(shelf, [*today.values(), *shelf.values()])
    _replace(catalog, today.values(), shelf)
    catalog.creation_date = template.creation_date
    ready = sum(_is_ready(message) for message in today.values())
    return Merged(path, len(today), ready, len(new) - changed, changed, back, sum(key in shelf for key in gone))


def _by_key(messages: Iterable[Message]) -> _Entries:
    return {(_id(message), message.context or ""): message for message in messages if message.id}


def _id(message: Message) -> str:
    return str(message.id if isinstance(message.id, str) else message.id[0])


def _bare(message: Message) -> Message:
    """A message of a template without a translation, not shared with other catalogs."""
    return Message(
        message.id, "", list(message.locations), set(message.flags) - {"fuzzy"}, list(message.auto_comments),
        context=message.context,
    )  # fmt: skip


def _is_ready(message: Message) -> bool:
    return bool(message.string) and not message.fuzzy


def _carry(old: Message, message: Message) -> None:
    """All that people wrote into an entry."""
    message.string = old.string
    message.user_comments = list(old.user_comments)
    message.previous_id = list(old.previous_id)
    message.flags |= old.flags & {"fuzzy"}


def _take_along(source: Message, message: Message) -> None:
    """The translation of another text, as fuzzy. A text that was fuzzy already keeps the text it was made for."""
    _carry(source, message)
    if not source.previous_id:
        message.previous_id = previous_of(source, with_context=source.context != message.context)
    message.flags.add("fuzzy")


def _matches(new: list[_Key], shelf: _Entries, today: Mapping[_Key, Message]) -> Iterator[tuple[_Key, _Key]]:
    """(a new text, the text whose translation it takes along). The best pairs first, each old text once.

    The same words in another section come before words that are like them.
    """
    ready = [key for entries in (today, shelf) for key, message in entries.items() if _is_ready(message)]
    same = {id: (id, context) for id, context in reversed(ready)}
    pairs = []
    for key in new:
        if key[0] in same:
            yield key, same[key[0]]
        else:
            near = ((_alike(key[0], other[0]), key, other) for other in shelf if other[1] == key[1])
            pairs += [pair for pair in near if pair[0] >= ALIKE]
    taken: set[_Key] = set()
    for _, key, other in sorted(pairs, key=lambda pair: -pair[0]):
        if key not in taken and other not in taken:
            taken |= {key, other}
            yield key, other


def _alike(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _forget_copies(shelf: _Entries, kept: Iterable[Message]) -> None:
    """Take fuzzy entries off the shelf whose translation another entry of the section has: nobody worked on them."""
    count = Counter((message.context, str(message.string)) for message in kept)
    for key, message in list(shelf.items()):
        same = (message.context, str(message.string))
        if message.fuzzy and count[same] > 1:
            count[same] -= 1
            del shelf[key]


def _replace(catalog: Catalog, today: Iterable[Message], shelf: _Entries) -> None:
    for message in list(catalog):
        catalog.delete(message.id, message.context)
    for message in today:
        catalog[message.id] = message
    catalog.obsolete.clear()
    for key, message in shelf.items():
        catalog.obsolete[key] = message
