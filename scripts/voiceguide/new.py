"""`voiceguide new`: another guide, with two sample chapters, that builds at once."""

from __future__ import annotations

import datetime
import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from string import Template

from voiceguide import config as config_module
from voiceguide import source, translate, words
from voiceguide.config import SOURCE_LOCALE
from voiceguide.errors import ConfigError, disk
from voiceguide.model.glossary import Glossary
from voiceguide.model.speakable import unspeakable
from voiceguide.model.text import Guide
from voiceguide.source.checks import left_to_voice
from voiceguide.speak.languages import settings_text
from voiceguide.translate.newlocale import check_known

STARTER = Path(__file__).parent / "starter"
"""The files of a new guide, in which ``$names`` are filled in, and translations of its samples by locale."""
LONGEST_TITLE = 100


@dataclass(frozen=True, slots=True)
class NewGuide:
    """A guide that was made. untranslated: locales that neither the samples nor the tool's own words are in yet."""

    folder: Path
    locales: tuple[str, ...]
    untranslated: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """What was made and what comes next, for a person to read."""
        yield f"made: {self.folder}, in {', '.join(self.locales)}"
        for locale in self.untranslated:
            yield f"to do: translate locales/{locale}/LC_MESSAGES/*.po; until then nothing is built in {locale}"
        if len(self.locales) > 1 + len(self.untranslated):
            yield "to do: translate the title in each guide.po; a general one stands there now"
        go = "" if self.folder.resolve() == Path.cwd() else f"cd {self.folder} && "
        yield f"next: {go}voiceguide build; then read README.md"


def new(folder: Path, title: str, locales: Sequence[str], today: datetime.date) -> NewGuide:
    """Make a guide in a folder that is empty or does not exist.

    title: in English. locales: English is always the first. today: the date that the guide's content gets.
    Raises ConfigError, SourceError or TranslateError, and then nothing is left behind.
    """
    name = " ".join(unicodedata.normalize("NFC", title).split())
    _check_title(name)
    wanted = tuple(dict.fromkeys((SOURCE_LOCALE, *locales)))
    for locale in wanted:
        check_known(locale)
    _check_empty(folder)
    target = folder.absolute()
    with ExitStack() as undo:
        with disk(folder, ConfigError):
            for parent in _make_parents(target):
                undo.callback(shutil.rmtree, parent, ignore_errors=True)
            made = Path(tempfile.mkdtemp(prefix=".new-", dir=target.parent))
        undo.callback(shutil.rmtree, made, ignore_errors=True)
        _fill(made, name, wanted, today)
        with disk(folder, ConfigError):
            _move(made, target)
        undo.pop_all()
    shutil.rmtree(made, ignore_errors=True)
    known = {SOURCE_LOCALE, *words.locales()}
    return NewGuide(folder, wanted, tuple(locale for locale in wanted if locale not in known))


def _check_title(title: str) -> None:
    """Refuse what cannot be the name of a guide: it is spoken and stands on pages. Raises ConfigError."""
    hint = "Write a short name in English, such as: Your new knee."
    if not any(char.isalpha() for char in title):
        raise ConfigError(f"the title {title!r} has no words.", hint=hint)
    if len(title) > LONGEST_TITLE:
        raise ConfigError(f"the title has {len(title)} characters, more than {LONGEST_TITLE}.", hint=hint)
    wrong = next((char for char in title if char in "{}<>[]*_`#|\\" or char.isdigit() or not char.isprintable()), "")
    if wrong:
        raise ConfigError(f"the title has {wrong!r}, which is left for a voice to guess.", hint=hint)
    if strange := unspeakable(title):
        raise ConfigError(f"the title has {strange}: no voice can be trusted to say it.", hint=hint)


def _check_empty(folder: Path) -> None:
    """Refuse a folder that has something in it, and what is no folder. Raises ConfigError."""
    with disk(folder, ConfigError):
        if os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir())):
            raise ConfigError(f"{folder} exists and is not an empty folder.", hint="Name a new or an empty folder.")


def _make_parents(target: Path) -> list[Path]:
    """Make the folders above a folder. The highest one that did not exist, alone in a list; none when all did."""
    missing = [parent for parent in target.parents if not parent.exists()]
    target.parent.mkdir(parents=True, exist_ok=True)
    return missing[-1:]


def _move(made: Path, target: Path) -> None:
    """Put a finished guide in its place. What was moved is taken back when the rest cannot be."""
    made.chmod(0o755)
    if not target.exists():
        made.rename(target)
        return
    # guide.toml comes last: a folder without it is no guide.
    names = sorted((path.name for path in made.iterdir()), key=lambda name: name == "audio_src")
    with ExitStack() as undo:
        for name in names:
            (made / name).rename(target / name)
            undo.callback((target / name).rename, made / name)
        undo.pop_all()


def _fill(root: Path, title: str, locales: Sequence[str], today: datetime.date) -> None:
    """Write all files of a new guide below `root`, and read them as a build does."""
    facts = {
        "title": title,
        "id": _slug(title),
        "today": today.isoformat(),
        "locales": "\n\n".join(settings_text(locale) for locale in locales),
        "phone_locales": ", ".join(f'"{locale}"' for locale in locales),
    }
    in_po = facts | {"title": title.replace('"', '\\"')}
    with disk(root, ConfigError):
        for path in STARTER.rglob("*"):
            inside = path.relative_to(STARTER)
            if path.is_file() and inside.parts[0] != "locales":
                _write(path, root / (".gitignore" if inside.name == "gitignore" else inside), facts)
        for locale in locales:
            samples = STARTER / "locales" / locale / "LC_MESSAGES" / "guide.po"
            if samples.is_file():
                _write(samples, root / samples.relative_to(STARTER), in_po)
    config = config_module.read(root)
    _check_spoken(source.read_guide(config), title)
    translate.update(config, locales)
    # The lock of `update`. A build makes its own store there.
    shutil.rmtree(root / ".cache", ignore_errors=True)


def _check_spoken(guide: Guide, title: str) -> None:
    """Refuse a title that the parser takes for something else, or that `check` would find. Raises ConfigError."""
    hint = "Write a short name in English, in plain words."
    if guide.title != title:
        raise ConfigError(f"the title {title!r} is no plain line of text.", hint=hint)
    for finding in left_to_voice(guide, Glossary((), {}, {})):
        raise ConfigError(f"the title {title!r}: {finding.message}", hint=hint)


def _write(template: Path, target: Path, facts: Mapping[str, str]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(Template(template.read_text("utf-8")).substitute(facts), "utf-8")


def _slug(title: str) -> str:
    """An id for the guide: the title's letters from a to z and its digits."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain)) or "guide"
