"""The benchmark of a neural voice: `sh scripts/bench --voice kokoro [--chapters N] [LOCALE]`

Ratios from one run on one machine, for the guide's first N chapters (2, if not said otherwise) in one locale (en_US):

- build / bare loop: CPU of a cold build of the library over the model alone, which says the same sentences once.
- one job / two jobs: wall time of a cold build.
- one sentence: CPU of a build after one sentence changed, over that sentence through the engine and the encoding of
  its chapter.
- unchanged / cold, CPU.
- memory: the highest peak of a worker.
- the whole guide: what all chapters, hold messages and prompts take, from the letters to say.
- an hour of speech, for each engine that can speak the locale here, on two cores.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import BUILD, ENV, show, timed
from tests.conftest import REPOSITORY, Notes, copy_project, read_config
from voiceguide import source
from voiceguide.config import models_folder
from voiceguide.encode.formats import _aac, mp3_frames
from voiceguide.errors import EncodeError, VoiceguideError
from voiceguide.model.sound import TRACK_MULTIPLE_SAMPLES, Pcm
from voiceguide.model.speech import Utterance
from voiceguide.pipeline import Pipeline
from voiceguide.run.audio import decode
from voiceguide.run.plugins import ENGINES, names
from voiceguide.speak import door
from voiceguide.speak.engine import engine_class, is_online
from voiceguide.translate import translate

CHAPTERS = 2
_HOUR_SENTENCES = 6
_WORKER_MIB = """
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""


def build(root: Path, engine: str, locale: str, jobs: int) -> tuple[float, float, float]:
    """(wall s, CPU s with all workers, peak MiB of a worker) of a build of the library."""
    script = root / "bench_build.py"
    text = BUILD.format(locales=[locale], jobs=jobs, publishers=("library",)).replace('"espeak"', repr(engine))
    script.write_text(text + _WORKER_MIB)
    wall, cpu, printed = timed([sys.executable, str(script)], root)
    return wall, cpu, float(printed.split()[-1])


def fewer(root: Path, chapters: int, locale: str) -> Path:
    """A project with the first chapters and no hold messages. locale: must be in it."""
    path = root / "audio_src/guide.toml"
    text = path.read_text("utf-8")
    ids = list(read_config(root).sections[:chapters])
    text = re.sub(r"(?s)\nsections = \[.*?\]", f"\nsections = {json.dumps(ids)}", text, count=1)
    path.write_text(re.sub(r"(?s)\nhold = \[.*?\]", "\nhold = []", text, count=1), "utf-8")
    assert locale in read_config(root).locales
    return root


def to_speak(root: Path, engine: str, locale: str) -> list[Utterance]:
    """Each sound of a build once."""
    config = read_config(root, engine)
    pipeline = Pipeline(config, source.read_guide(config), source.read_glossary(root), Notes())
    voices = pipeline.engines.voices_for(locale)
    if not isinstance(voices, tuple):
        raise SystemExit(f"{engine} cannot speak {locale} here: {voices.why}.")
    plan = pipeline.write(translate(pipeline.guide, config, locale), voices[0]).plan
    return list({u.key: u for script in plan.scripts for u in script.to_speak}.values())


def bare(root: Path, utterances: list[Utterance]) -> float:
    """CPU seconds of the model alone over the symbols of all sentences, one process, one thread."""
    from voiceguide.speak.kokoro import KokoroEngine
    from voiceguide.speak.kokoro.vocabulary import ids, pieces

    engine = KokoroEngine(read_config(root, "kokoro").engine_settings("kokoro"))
    told = [
        [ids(piece), u.voice.name, u.rate] for u in utterances for piece in pieces(engine.symbols(u.spoken, u.locale))
    ]
    (root / "told.json").write_text(json.dumps(told), "utf-8")
    code = (
        "import json, sys; from pathlib import Path; from voiceguide.speak.kokoro.model import KokoroModel;"
        f"model = KokoroModel(Path({str(models_folder())!r}));"
        "[model.say(*one) for one in json.loads(Path('told.json').read_text())]"
    )
    return timed([sys.executable, "-c", code], root)[1]


def one_changed(root: Path, engine: str, before: list[Utterance], locale: str) -> float:
    """CPU seconds of what one changed sentence needs: its sound, and its chapter through both codecs."""
    old = {u.key for u in before}
    new = [u for u in to_speak(root, engine, locale) if u.key not in old]
    assert new
    settings = read_config(root, engine).engine_settings(engine)
    chapter = decode(next((root / "dist/library" / locale).glob("02-*.mp3")), EncodeError)
    whole = chapter.samples // TRACK_MULTIPLE_SAMPLES * TRACK_MULTIPLE_SAMPLES
    chapter = Pcm(chapter.format, chapter.data[: whole * chapter.format.frame_bytes])
    start = time.process_time()
    for utterance in new:
        door.speak(settings, utterance)
    mp3_frames(chapter)
    _aac(chapter)
    return time.process_time() - start


def hour(root: Path, engine: str, locale: str) -> str:
    """What an hour of speech costs with an engine on two cores, or why it cannot be told."""
    try:
        some = to_speak(root, engine, locale)[:_HOUR_SENTENCES]
        settings = read_config(root, engine).engine_settings(engine)
        door.speak(settings, some[0])
        start = time.process_time()
        sounds = [door.speak(settings, utterance) for utterance in some]
        cpu = time.process_time() - start
    except (VoiceguideError, SystemExit) as error:
        return f"not here: {error}"
    seconds = sum(pcm.samples / pcm.format.rate_hz for pcm in sounds)
    return f"{cpu / seconds:.3f} CPU s a second of speech; {cpu / seconds * 60 / 2:.1f} minutes on two cores"


def run(engine: str, locale: str, chapters: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        root = fewer(copy_project(base / "one"), chapters, locale)
        sentences = to_speak(root, engine, locale)
        wall_one, cold, _ = build(root, engine, locale, 1)
        if engine == "kokoro":
            least = bare(root, sentences)
            show("build / bare loop, CPU", cold / least, f"{cold:.1f} s / {least:.1f} s; aim 1.15")
        two = fewer(copy_project(base / "two"), chapters, locale)
        wall_two, _, peak = build(two, engine, locale, 2)
        show("one job / two jobs, wall", wall_one / wall_two, f"{wall_one:.1f} s / {wall_two:.1f} s; aim 1.80")
        show("memory of a worker", peak / 500, f"{peak:.0f} MiB; aim 500 MiB")
        _, unchanged, _ = build(root, engine, locale, 1)
        show("unchanged / cold, CPU", unchanged / cold, f"{unchanged:.1f} s; aim 0.01")
        change(root, locale)
        _, changed, _ = build(root, engine, locale, 1)
        least = one_changed(root, engine, sentences, locale)
        show("one sentence / its own work, CPU", changed / least, f"{changed:.1f} s / {least:.1f} s; aim 1.30")
        every = to_speak(REPOSITORY, engine, locale)
        part = sum(len(u.spoken) for u in sentences) / sum(len(u.spoken) for u in every)
        show("the whole guide, CPU minutes", cold / part / 60, f"{len(every)} sounds, of which {part:.0%} were spoken")
        for other in names(ENGINES):
            if other not in ("fake", "recording") and not is_online(other):
                sys.stdout.write(f"an hour of speech, {other:17}{hour(root, other, locale)}\n")


def change(root: Path, locale: str) -> None:
    """Other words in one sentence of the second chapter, in its source or in its catalog."""
    path = root / (
        f"locales/{locale}/LC_MESSAGES/guide.po" if locale != "en_US" else "audio_src/sections/what-it-is.md"
    )
    text = path.read_text("utf-8")
    pattern = r'msgctxt "what-it-is"\nmsgid "[^"]*"\nmsgstr "([^" ]+)' if locale != "en_US" else r"A (pump) is"
    found = re.search(pattern, text)
    assert found
    path.write_text(f"{text[: found.end(1)]} {found[1]}{text[found.end(1) :]}", "utf-8")


def main(arguments: list[str]) -> None:
    """arguments: of the command line, without ``--voice`` and its value in front."""
    engine = arguments.pop(0)
    engine_class(engine)
    chapters = CHAPTERS
    if "--chapters" in arguments:
        at = arguments.index("--chapters")
        chapters = int(arguments[at + 1])
        del arguments[at : at + 2]
    ENV["VOICEGUIDE_MODELS"] = str(models_folder())
    run(engine, (arguments or ["en_US"])[0], chapters)
