"""What pages say: the English words in the templates of all publishers, and the catalogs that translate them.

A package with templates is registered under the entry point group ``voiceguide.words``: the name is its gettext domain,
the value the package. Ours is ``player = "voiceguide.publish"``. A plug-in's templates stand in ``templates/`` of its
package, its catalogs in ``locales/<locale>/LC_MESSAGES/<domain>.po``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir

from voiceguide.errors import ConfigError
from voiceguide.run import plugins
from voiceguide.words import PLAYER

_METHODS = [("**.html", "jinja2"), ("**.j2", "jinja2"), ("**.js", "javascript")]
_KEYWORDS: dict[str, Any] = {**DEFAULT_KEYWORDS, "_": None, "pgettext": ((1, "c"), 2)}

Extracted = tuple[str, int, Any, list[str], str | None]
"""(file, line, message, comments, context), as Babel extracts it."""


def domains() -> tuple[str, ...]:
    """The gettext domains of all page words, ours first."""
    return tuple(sorted(plugins.modules(plugins.WORDS), key=lambda domain: (domain != PLAYER, domain)))


def on_pages(domain: str) -> Iterator[Extracted]:
    """Each message in the templates of a domain. Raises ConfigError for a package that is not there."""
    folder = package_folder(domain)
    templates = folder if domain == PLAYER else folder / "templates"
    return extract_from_dir(templates, _METHODS, keywords=_KEYWORDS, comment_tags=("NOTE:",), strip_comment_tags=True)


@cache
def page_words() -> dict[str, str]:
    """The domain of each English msgid of the pages, sorted by msgid. Read once a process."""
    found: dict[str, str] = {}
    for domain in domains():
        for _, _, message, _, _ in on_pages(domain):
            found.setdefault(message if isinstance(message, str) else message[0], domain)
    return dict(sorted(found.items()))


def package_folder(domain: str) -> Path:
    """The folder of the package that has a domain's templates. Raises ConfigError."""
    package = plugins.modules(plugins.WORDS)[domain]
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ConfigError(f"the package {package!r} of the page words {domain!r} is not there.", hint="Reinstall it.")
    return Path(spec.origin).parent
