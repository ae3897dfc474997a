"""What all publishers' pages share: templates, words, the clinic's contact block, QR codes."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import segno
from babel import Locale
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup, escape

from voiceguide.model.release import Edition, Value, direction
from voiceguide.model.text import space_after

_ISOLATED = re.compile("[\u2066-\u2068](.*?)\u2069")


@cache
def environment(package: str = "") -> Environment:
    """Jinja2 over all of ``publish/``: autoescape on, an unknown name is an error.

    package: a publisher's own, whose folder ``templates/`` is looked in first; ours are there as ``voiceguide/...``.
    Filters: ``bdi`` (text with isolates as <bdi> elements), ``plain`` (without them), ``language_name``, ``tel``,
    ``space_after`` (what stands between a sentence and the next).
    """
    ours = PackageLoader("voiceguide", "publish")
    own = ChoiceLoader([PackageLoader(package, "templates"), PrefixLoader({"voiceguide": ours})]) if package else ours
    env = Environment(
        loader=own, autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True, extensions=["jinja2.ext.i18n"],
    )  # fmt: skip
    env.filters |= {"bdi": bdi, "plain": plain, "language_name": language_name, "tel": tel, "direction": direction}
    env.filters |= {"space_after": space_after}
    return env


def render(template: str, edition: Edition, *, package: str = "", **context: Any) -> str:
    """A page in the edition's language. ``_("...")`` is looked up in the edition's words.

    package: of a publisher with templates of its own.
    """
    words = edition.words
    # A context function rather than installed translations: the environment serves all locales.
    return environment(package).get_template(template).render(
        edition=edition, lang=edition.language, dir=edition.direction, contacts=contacts(edition), owner=owner(edition),
        _=lambda text: words.get(text, text), word=words, draft=draft_notice(edition), **context,
    )  # fmt: skip


def bdi(text: str) -> Markup:
    """Text as HTML; what was isolated in it (a phone number in Arabic) as a <bdi> element."""
    parts, end = [], 0
    for found in _ISOLATED.finditer(text):
        parts += [escape(text[end : found.start()]), Markup('<bdi dir="ltr">{}</bdi>').format(found[1])]
        end = found.end()
    return Markup("").join([*parts, escape(text[end:])])


def plain(text: str) -> str:
    """Text without marks of direction, for places that take no markup."""
    return re.sub("[\u200e\u200f\u2066-\u2069]", "", text)


def language_name(locale: str, inside: str | None = None) -> str:
    """A language's name in itself, or as another locale calls it."""
    name = Locale.parse(locale).get_display_name(inside or locale) or locale
    return name[:1].upper() + name[1:]


def tel(value: Value) -> str:
    """A phone number, or the digits of an emergency number, as a ``tel:`` address (RFC 3966)."""
    return value.number.tel if value.number else f"tel:{value.raw}"


def contacts(edition: Edition) -> Mapping[str, Value]:
    """The clinic's values that a contact block shows, by name.

    A value that only this guide has is labelled by the guide's own notice: ``due_months`` by ``due-months``.
    """
    labels = {section.id: section.blocks[0].text for section in edition.guide.notices}
    return {
        name: replace(value, label=labels.get(name.replace("_", "-"), ""))
        for name, value in edition.values.items()
        if value.type not in ("choice", "part")
    }


def sound_name(edition: Edition, name: str) -> str:
    """What stands for a sound on a page, in brackets. name: ``chime``, or one of `SIGNS`."""
    notices = (notice for notice in edition.guide.notices if notice.id == f"sound-{name}")
    return next((f"[{notice.blocks[0].text}]" for notice in notices), "\u266a")


def speaker_name(edition: Edition, role: str) -> str:
    """Who speaks, as captions say it. role: of the voice. "" in a locale without a name for it."""
    return next((n.blocks[0].text for n in edition.guide.notices if n.id == f"speaker-{role}"), "")


def owner(edition: Edition) -> str:
    """Whose guide it is, without marks of direction: the clinic's name, or the guide's title where it has none."""
    name = edition.values.get("clinic_name")
    return plain(name.shown if name else edition.guide.title)


def notice_text(edition: Edition, id: str) -> str:
    """The words of a notice as shown, "" when the clinic leaves it out or it has no translation."""
    return next((section.blocks[0].text for section in edition.guide.notices if section.id == id), "")


def draft_notice(edition: Edition) -> str:
    """The words of the visible draft notice, "" when the edition is approved."""
    return edition.guide.notice("draft").blocks[0].text if edition.approval_status == "draft" else ""


def draft_label(edition: Edition) -> str:
    """The locale's word for a draft, "" when the edition is approved."""
    return edition.guide.notice("draft-label").blocks[0].text if edition.approval_status == "draft" else ""


def qr_svg(address: str) -> Markup:
    """A QR code as inline SVG, black on white, with a quiet zone. The caller gives it a text alternative."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", scale=4, border=4, dark="#000", light="#fff", xmldecl=False, svgns=True, omitsize=True
    )
    return Markup(out.getvalue().decode())  # noqa: S704 - an SVG that we made ourselves
