"""`voiceguide voices hear`: the same three sentences in every voice that speaks a locale here, side by side."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from voiceguide import encode, mix
from voiceguide.errors import ConfigError, SpeakError, VoiceguideError, disk
from voiceguide.model.release import direction
from voiceguide.model.settings import ROLES
from voiceguide.model.speech import Credit, Utterance, Voice
from voiceguide.model.text import PLACEHOLDER, SECTIONS, Guide, Sentence
from voiceguide.model.translation import Translation
from voiceguide.pipeline import Pipeline
from voiceguide.speak.engine import is_online
from voiceguide.speak.voices import survey
from voiceguide.translate import translate

SENTENCES = 3
PAGE = "index.html"
_MARK = '<meta name="generator" content="voiceguide voices hear">'
"""Stands in the page. A folder that has it was written here, and may be replaced."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One voice. name: its engine and its own name. files: MP3 bytes by file name, in the order of the sentences.

    shown: the sentences as people read them. failed: why it could not speak, "" when it could.
    """

    name: str
    voice: Voice
    files: Mapping[str, bytes] = field(default_factory=dict)
    shown: tuple[str, ...] = ()
    credit: Credit | None = None
    failed: str = ""


def write_samples(pipeline: Pipeline, locale: str, folder: Path, *, online: bool) -> tuple[Sample, ...]:
    """Write MP3 files and a page into a folder, for every voice of a locale. All of them, or nothing.

    online: engines that ask a network speak too. A voice that fails does not stop the others. Raises VoiceguideError
    when none can speak, or when the folder holds something else.
    """
    _check_free(folder)
    local = translate(pipeline.guide, pipeline.config, locale)
    row = survey(pipeline.config).row(locale)
    voices = [voice for voice in row.voices if online or not is_online(voice.engine)]
    if not voices:
        hint = "`voiceguide voices` shows what would add one."
        raise SpeakError(f"no voice speaks {locale} here.", locale=locale, hint=hint)
    wanted = chosen(local.guide, pipeline)
    samples = tuple(_sample(pipeline, local, voice, wanted) for voice in voices)
    if all(sample.failed for sample in samples):
        raise SpeakError(f"no voice could speak {locale}. {samples[0].name}: {samples[0].failed}")
    _write(folder, samples, page(locale, samples))
    return samples


def chosen(guide: Guide, pipeline: Pipeline) -> tuple[str, ...]:
    """The ids of three sentences: the first with short digits, the first with a phone number, the longest others."""
    types = {name: placeholder.type for name, placeholder in pipeline.config.placeholders.items()}
    blocks = [block for section in guide.parts if section.part == SECTIONS for block in section.blocks]
    sentences = [sentence for block in blocks for sentence in block.sentences]

    def first_with(kind: str) -> list[Sentence]:
        return [s for s in sentences if kind in (types.get(name) for name in PLACEHOLDER.findall(s.text))][:1]

    longest = sorted(sentences, key=lambda sentence: -len(sentence.text))
    found = dict.fromkeys(s.id for s in [*first_with("digits"), *first_with("phone"), *longest])
    return tuple(found)[:SENTENCES]


def page(locale: str, samples: Sequence[Sample]) -> str:
    """The page that compares the voices. It needs no network."""
    environment = Environment(
        loader=PackageLoader("voiceguide.voice_samples", "."), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    shown = next(sample.shown for sample in samples if sample.shown)
    facts = {"lang": locale.replace("_", "-"), "dir": direction(locale), "mark": _MARK}
    return environment.get_template("page.html").render(locale=locale, shown=shown, samples=samples, **facts)


def _sample(pipeline: Pipeline, local: Translation, voice: Voice, wanted: Sequence[str]) -> Sample:
    """What one voice says, or why it cannot."""
    name = f"{voice.engine} {voice.name}"
    stem = "".join(c if c.isalnum() else "-" for c in name)
    files, shown = {}, []
    try:
        # The guide's own words: a voice that asks questions elsewhere says the same here.
        scripts = pipeline.write(local, replace(voice, role=ROLES[0])).plan.scripts
        by_id = {u.sentence_id: u for script in scripts for passage in script.passages for u in passage.utterances}
        for number, utterance in enumerate((by_id[id] for id in wanted), 1):
            shown.append(utterance.shown)
            files[f"{stem}-{number}.mp3"] = _mp3(pipeline, replace(utterance, voice=voice))
        return Sample(name, voice, files, tuple(shown), pipeline.engines.credit(voice))
    except VoiceguideError as error:
        return Sample(name, voice, failed=str(error))


def _mp3(pipeline: Pipeline, utterance: Utterance) -> bytes:
    return encode.single(mix.single(pipeline.engines.speak(utterance), pipeline.config.levels), ".mp3")


def _check_free(folder: Path) -> None:
    """Raise ConfigError for a folder that holds what was not written here."""
    with disk(folder, ConfigError):
        if not os.path.lexists(folder) or (folder.is_dir() and not any(folder.iterdir())):
            return
        known = folder.is_dir() and (folder / PAGE).is_file() and _MARK in (folder / PAGE).read_text("utf-8", "replace")
    if not known:
        raise ConfigError(f"{folder} holds something else.", hint="Name another folder with --output.")


def _write(folder: Path, samples: Sequence[Sample], text: str) -> None:
    """Lay out the folder beside its place, then put it there. Raises ConfigError when the disk refuses."""
    with disk(folder, ConfigError):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as temporary:
            staging, away = Path(temporary, "new"), Path(temporary, "old")
            staging.mkdir()
            for sample in samples:
                for name, data in sample.files.items():
                    (staging / name).write_bytes(data)
            (staging / PAGE).write_text(text, "utf-8")
            if folder.exists():
                folder.rename(away)
            staging.rename(folder)
            shutil.rmtree(away, ignore_errors=True)
