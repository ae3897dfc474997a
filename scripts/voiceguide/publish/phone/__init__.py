"""dist/phone/: the guide on the telephone, for Asterisk, FreeSWITCH and hosted systems.

All three are written from one menu (`voiceguide.model.menu`). Every sound was made by `encode` and is only linked here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from voiceguide.config import Config
from voiceguide.model.menu import DRAFT, PROMPTS, TODAY, Menu, build
from voiceguide.model.release import Edition, LeftOut, Wants
from voiceguide.model.text import NOTICES, PHONE
from voiceguide.publish.phone import asterisk, freeswitch, hosted
from voiceguide.publish.phone.contents import contents, readme
from voiceguide.publish.phone.shelf import Shelf
from voiceguide.publish.phone.spoken import FORMATS, Spoken, spoken
from voiceguide.store.staging import Folder

Target = Callable[[Sequence[Spoken], Menu, Config, Shelf], None]
TARGETS: dict[str, Target] = {
    "asterisk": asterisk.lay_out,
    "freeswitch": freeswitch.lay_out,
    "hosted": hosted.lay_out,
}


class PhonePublisher:
    """dist/phone/: prompts, chapters and hold messages for phone systems."""

    def wants(self, locale: str, config: Config) -> Wants:
        if locale not in config.clinic.phone_locales or not config.clinic.phone_targets:
            return Wants()
        formats = frozenset(FORMATS)
        prompts = {f"{PHONE}/{name}": formats for name in (*PROMPTS, TODAY)} | {f"{NOTICES}/{DRAFT}": formats}
        return Wants(sections=formats, hold=formats, prompts=prompts)

    def publish(self, editions: Sequence[Edition], config: Config, folder: Folder) -> None:
        """Write what the clinic offers on the phone. A language without all its prompts is left out, and named.

        Raises PublishError for a name that cannot stand in a dialplan.
        """
        found = [spoken(edition, config) for edition in _in_order(editions, config)]
        ready = [item for item in found if isinstance(item, Spoken)]
        left_out = [item for item in found if isinstance(item, LeftOut)]
        shelf = Shelf(folder)
        targets = [name for name in TARGETS if name in config.clinic.phone_targets] if ready else []
        if targets:
            offers = [item.offer for item in ready]
            menu = build(offers, hold_keys=config.clinic.hold_keys, lines=config.clinic.lines)
            for name in targets:
                TARGETS[name](ready, menu, config, shelf)
        shelf.text("README.txt", readme(left_out), role="other")
        shelf.text("phone.json", contents(ready, targets, config, shelf), role="config", kind="application/json")


def _in_order(editions: Sequence[Edition], config: Config) -> list[Edition]:
    """The clinic's order; what it leaves out is not offered."""
    by_locale = {edition.locale: edition for edition in editions}
    return [by_locale[locale] for locale in config.clinic.phone_locales if locale in by_locale]
