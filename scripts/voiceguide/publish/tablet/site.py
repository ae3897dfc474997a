"""Lays out the tablet's files: what all share, then each language's sound and pages."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from voiceguide.config import SOURCE_LOCALE, Config
from voiceguide.model.release import Edition, Rendition, own_digits
from voiceguide.publish import pages
from voiceguide.publish.tablet import offline, view
from voiceguide.publish.tablet.art import FALLBACK, Art
from voiceguide.store.staging import Folder

STYLE = "text/css"
SCRIPT = "text/javascript"
PAGE = "text/html"
_HERE = Path(__file__).parent
_STATIC = {
    "tablet.css": STYLE, "tablet.js": SCRIPT, "tour.js": SCRIPT, "languages.js": SCRIPT, "chapters.js": SCRIPT,
    "player.js": SCRIPT, "offline.js": SCRIPT,
}  # fmt: skip
_ICONS_PX = (192, 512)
NOTICES_HEARD = ("touch", "headphones", "interpreter")
"""Notices that a person can hear on the tablet."""
_SLEEPS_MIN = (5, 10, 15, 30, 60)
_CALLED = ("emergency_number", "clinic_phone", "after_hours_phone", "interpreter_phone")
_VERSION_DIGITS = 12


class Site:
    """The tablet edition of all languages."""

    def __init__(self, editions: Sequence[Edition], config: Config, folder: Folder) -> None:
        self._editions = editions
        self._config = config
        self._folder = folder
        self._art = Art(config.art)
        self._versions: dict[str, str] = {}
        # The languages page speaks no language; what a screen reader needs there is said in this one.
        self._first = next((e for e in editions if e.locale == SOURCE_LOCALE), editions[0])

    def lay_out(self) -> None:
        """Write everything but the service worker and its lists."""
        self._shared()
        chapters = {edition.locale: self._sound(edition) for edition in self._editions}
        sizes = {e.locale: offline.language_bytes(self._folder, e.locale) for e in self._editions}
        for edition in self._editions:
            self._language(edition, chapters[edition.locale], sizes[edition.locale], sum(sizes.values()))
        self._entrance(sum(sizes.values()))

    # Files

    def _shared(self) -> None:
        for name, media_type in _STATIC.items():
            role = "script" if media_type == SCRIPT else "other"
            self._write(name, (_HERE / name).read_text("utf-8"), role=role, media_type=media_type)
        self._write("colours.css", self._art.colours(), role="other", media_type=STYLE)
        self._write("icon.svg", self._art.icon(), role="image", media_type="image/svg+xml")
        for px in _ICONS_PX:
            self._write(f"icon-{px}.png", self._art.icon_png(px), role="image", media_type="image/png")

    def _sound(self, edition: Edition) -> tuple[view.Chapter, ...]:
        """Link a language's MP3s; its chapters know them by name."""
        at = edition.locale
        chapters = []
        for rendition in edition.sections:
            section = rendition.section
            name = f"{section.stem}.mp3"
            file = self._folder.link(f"{at}/{name}", rendition.mp3, role="section-audio", locale=at, section=section.id)
            audio = f"{name}?v={file.sha256[:_VERSION_DIGITS]}"
            chapters.append(view.chapter(edition, rendition, self._art.picture(section.id), audio))
        for name in NOTICES_HEARD:
            spoken = _notice(edition, name)
            if spoken:
                linked = self._folder.link(f"{at}/{name}.mp3", spoken.mp3, role="prompt", locale=at)
                self._versions[f"{at}/{name}.mp3"] = linked.sha256[:_VERSION_DIGITS]
        return tuple(chapters)

    def _write(self, path: str, data: bytes | str, *, role: str, media_type: str, locale: str | None = None) -> None:
        file = self._folder.write(path, data, role=role, media_type=media_type, locale=locale)
        self._versions[path] = file.sha256[:_VERSION_DIGITS]

    def _versioned(self, path: str, start: str = "") -> str:
        """A file's address with the digest of its bytes, so that a page never meets another build's."""
        return f"{start}{path}?v={self._versions[path]}"

    def _page(self, path: str, template: str, edition: Edition, locale: str, about: str | None, **more: Any) -> None:
        """locale: "" for a page that all languages share."""
        root = "../" if locale else ""
        facts: dict[str, Any] = {
            "root": root, "locale": locale, "page": "", "kiosk": self._config.clinic.tablet_kiosk,
            "label": pages.draft_label(edition), "example": self._example(edition), "guide_title": edition.guide.title,
            "title": edition.guide.title, "digits": own_digits(edition.locale, "0123456789"),
            "asset": lambda name: self._versioned(name, root),
            "sound_name": lambda sign: pages.sound_name(edition, sign),
        }  # fmt: skip
        text = pages.render(f"tablet/{template}", edition, **facts | more)
        role = "transcript" if template == "large.html" else "page"
        self._folder.write(path, text, role=role, media_type=PAGE, locale=locale or None, section=about)

    def _example(self, edition: Edition) -> str:
        return edition.guide.notice("example").blocks[0].text if self._config.clinic.is_example else ""

    # Pages of a language

    def _language(self, edition: Edition, chapters: tuple[view.Chapter, ...], size: int, size_all: int) -> None:
        at = edition.locale
        self._manifest(f"{at}/app.webmanifest", edition, at)
        self._page(
            f"{at}/index.html", "chapters.html", edition, at, None,
            chapters=[self._card(edition, chapter) for chapter in chapters],
            headphones=self._headphones(edition),
            size=view.megabytes(at, size), size_all=view.megabytes(at, size_all),
        )  # fmt: skip
        for chapter, following in zip(chapters, (*chapters[1:], None), strict=True):
            self._chapter(edition, chapter, following)
        self._large(f"{at}/guide-large.html", edition, chapters, None)
        self._help(f"{at}/help.html", edition, chapters, at)
        address = f"{self._config.clinic.base_url}/tablet/{at}/"
        self._page(
            f"{at}/poster.html", "poster.html", edition, at, None, address=address, code=pages.qr_svg(address),
            pictogram=self._art.inline(FALLBACK), language=view.language_name(at),
        )  # fmt: skip

    def _chapter(self, edition: Edition, chapter: view.Chapter, following: view.Chapter | None) -> None:
        at, section = edition.locale, chapter.section
        large = f"{section.stem}-large.html"
        self._page(
            f"{at}/{chapter.href}", "chapter.html", edition, at, section.id,
            title=section.title, section=section, number=own_digits(at, str(section.number)),
            tile=self._art.tile(section.id), pictogram=self._art.inline(chapter.picture), heading=chapter.heading,
            blocks=chapter.blocks, notices=chapter.notices, audio=chapter.audio,
            seconds=-(-chapter.duration_ms // 1000), next=following, large=large,
            sleeps=[(minutes, view.minutes(at, minutes)) for minutes in _SLEEPS_MIN],
        )  # fmt: skip
        self._large(f"{at}/{large}", edition, (chapter,), section.id)

    def _large(self, path: str, edition: Edition, chapters: tuple[view.Chapter, ...], section: str | None) -> None:
        at = edition.locale
        printed = [
            {
                "id": item.section.id, "number": own_digits(at, str(item.section.number)),
                "title": item.section.title, "blocks": item.blocks,
            }
            for item in chapters
        ]  # fmt: skip
        title = chapters[0].section.title if section else edition.guide.title
        self._page(path, "large.html", edition, at, section, title=title, chapters=printed, whole=section is None)

    def _card(self, edition: Edition, chapter: view.Chapter) -> dict[str, Any]:
        at, section = edition.locale, chapter.section
        heard = [row for row in chapter.heading.rows if row.end]
        return {
            "number": own_digits(at, str(section.number)), "title": section.title, "href": chapter.href,
            "tile": self._art.tile(section.id), "pictogram": self._art.inline(chapter.picture), "audio": chapter.audio,
            "title_start": heard[0].start if heard else "", "title_end": heard[-1].end if heard else "",
            "minutes": view.minutes(at, max(1, round(chapter.duration_ms / 60_000))),
        }  # fmt: skip

    def _headphones(self, edition: Edition) -> dict[str, str]:
        path = f"{edition.locale}/headphones.mp3"
        src = self._versioned(path).removeprefix(f"{edition.locale}/") if path in self._versions else ""
        return {"text": edition.guide.notice("headphones").blocks[0].text, "src": src}

    # Pages that all languages share, and help

    def _entrance(self, size_all: int) -> None:
        first = self._first
        self._manifest("app.webmanifest", first, "")
        self._page(
            "index.html", "languages.html", first, "", None, languages=[self._tongue(e) for e in self._editions],
            size_all=view.megabytes(first.locale, size_all), kiosk_words=self._config.clinic.tablet_kiosk,
        )  # fmt: skip
        self._help("help.html", first, (), "")

    def _tongue(self, edition: Edition) -> dict[str, str]:
        """A language as its own speakers know it."""
        at, touch = edition.locale, f"{edition.locale}/touch.mp3"
        return {
            "locale": at, "lang": edition.language, "dir": edition.direction, "name": view.language_name(at),
            "touch": self._versioned(touch) if touch in self._versions else "",
            "hear": edition.words.get("Hear it", "Hear it"), "help": edition.words.get("Get help now", "Get help now"),
        }  # fmt: skip

    def _help(self, path: str, edition: Edition, chapters: tuple[view.Chapter, ...], locale: str) -> None:
        urgent = next((chapter for chapter in chapters if chapter.emergency()), None)
        called = [name for name in _CALLED if name in edition.values]
        interpreter = f"{edition.locale}/interpreter.mp3"
        prefix = f"{edition.locale}/" if locale else ""
        self._page(
            path, "help.html", edition, locale, None, page="help", chapter=urgent,
            title=edition.words.get("Get help now", "Get help now"),
            emergency=urgent.emergency() if urgent else (), signs=urgent.signs() if urgent else (),
            audio=urgent.audio if urgent else "",
            codes={name: pages.qr_svg(pages.tel(edition.values[name])) for name in called},
            interpreter=self._versioned(interpreter).removeprefix(prefix) if interpreter in self._versions else "",
            interpreter_text=pages.notice_text(edition, "interpreter"),
            languages=[] if locale else [self._tongue(e) for e in self._editions],
        )  # fmt: skip

    def _manifest(self, path: str, edition: Edition, locale: str) -> None:
        """A web app manifest (W3C): the guide as an app of its own, in this language."""
        root = "../" if locale else ""
        facts = {
            "name": pages.plain(edition.guide.title), "short_name": view.language_name(edition.locale),
            "lang": edition.language, "dir": edition.direction, "start_url": "index.html", "scope": root or "./",
            "display": "standalone", "background_color": "#ffffff", "theme_color": "#0b3c49",
            "icons": [
                {"src": self._versioned(f"icon-{px}.png", root), "sizes": f"{px}x{px}", "type": "image/png",
                 "purpose": purpose}
                for px in _ICONS_PX for purpose in ("any", "maskable")
            ],
        }  # fmt: skip
        text = json.dumps(facts, ensure_ascii=False, indent=1) + "\n"
        self._folder.write(path, text, role="other", media_type="application/manifest+json", locale=locale or None)


def _notice(edition: Edition, name: str) -> Rendition | None:
    """A spoken notice, None where it is left out of a release."""
    try:
        return edition.prompt("notices", name)
    except KeyError:
        return None
