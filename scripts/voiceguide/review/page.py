"""The sheet as one HTML file without other files: for reviewers who use no terminal, on screen or on paper."""

from __future__ import annotations

from babel import Locale
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from voiceguide.config import SOURCE_LOCALE
from voiceguide.model.release import direction
from voiceguide.model.text import PLACEHOLDER
from voiceguide.review.marks import SCHEMA
from voiceguide.review.record import LONGEST
from voiceguide.review.sheet import Sheet

_ASKED = {
    "translator": "I am a qualified translator. It says what the English says, in plain words.",
    "clinician": "I am a qualified clinician. It is right, and safe to act on.",
    "audio": "I listened to all of it. Every word is said right and can be understood.",
}


def page(sheet: Sheet, guide: str) -> str:
    """The page as HTML text. guide: its id. The same sheet, the same page."""
    env = Environment(
        loader=PackageLoader("voiceguide", "review"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    env.filters["slots"] = slots
    locale = sheet.locale
    return env.get_template("page.html").render(
        sheet=sheet, guide=guide, schema=SCHEMA, asked=_ASKED, longest=LONGEST, own=locale == SOURCE_LOCALE,
        language=Locale.parse(locale).get_display_name("en"), lang=locale.replace("_", "-"), dir=direction(locale),
    )  # fmt: skip


def slots(text: str) -> Markup:
    """Text as HTML; a placeholder in it set apart, so that it does not turn a right-to-left line about."""
    parts, end = [], 0
    for found in PLACEHOLDER.finditer(text):
        parts += [escape(text[end : found.start()]), Markup('<bdi dir="ltr">{}</bdi>').format(found[0])]
        end = found.end()
    return Markup("").join([*parts, escape(text[end:])])
