"""Bad voices: each is one clear line, nothing is lost, and nothing wrong is kept. What is tested where:

A model cut short or altered         test_kokoro, test_piper, models/test_get; here: sound that is no number
A voice that a model lacks           test_kokoro, test_piper
A folder that cannot be written      models/test_get, cli/test_voices; here: the store
A download that stops each quarter   models/test_get
A proxy that answers with HTML       models/test_get, test_online
JSON with 200, silence, clipping, the wrong rate, a cut answer
                                     test_online, test_openai, test_azure, test_wav_answer, contract/test_online_engines
A library that is not installed      test_kokoro, test_piper; here: what a build says
A worker killed in the middle        run/test_executor, run/test_cluster; here: its clips
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.conftest import copy_project, read_config, run_build
from voiceguide.errors import ConfigError, SpeakError, StoreError, VoiceguideError
from voiceguide.model.speech import Utterance, Voice
from voiceguide.run.executor import LazyPool
from voiceguide.speak import EnginePool, levels
from voiceguide.speak.fake import FakeEngine
from voiceguide.store import Store

VOICE = Voice("fake", "tone", "en_US", "1")


def sentences(count: int) -> list[Utterance]:
    return [Utterance(f"s/1/{n}", "en_US", f"Number {n}.", f"Number {n}.", VOICE) for n in range(count)]


@pytest.fixture
def pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EnginePool:
    """Engines whose fake is cached, as a neural voice is."""
    monkeypatch.setattr(FakeEngine, "cacheable", True)
    return EnginePool(read_config(copy_project(tmp_path / "project")), Store(tmp_path / "store"))


@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf])
def test_sound_that_is_no_number_is_refused(wrong: float) -> None:
    samples = np.full(100, 0.5, dtype=np.float32)
    samples[50] = wrong
    with pytest.raises(SpeakError, match=r"the voice gave samples that are no numbers\. .*voices remove"):
        levels.pcm(samples, 24_000)


def test_silence_is_refused_and_not_kept(pool: EnginePool, monkeypatch: pytest.MonkeyPatch) -> None:
    (one,) = sentences(1)
    monkeypatch.setattr(FakeEngine, "speak", lambda self, u: levels.pcm(np.zeros(24_000, dtype=np.float32), 24_000))
    with pytest.raises(SpeakError, match=r"the voice gave no sound for 'Number 0\.'"):
        pool.speak(one)
    monkeypatch.undo()
    monkeypatch.setattr(FakeEngine, "cacheable", True)
    assert pool.missing([one]) == (one,)
    assert any(pool.speak(one).data)


class Deadly(Executor):
    """Two processes, one of which is killed when it gets the job of this number."""

    def __init__(self, number: int) -> None:
        self._pool = LazyPool(2)
        self._left = number

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self._left -= 1
        return self._pool.submit(os._exit, 9) if self._left == 0 else self._pool.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._pool.shutdown(wait, cancel_futures=cancel_futures)


@pytest.mark.slow
def test_a_worker_killed_in_the_middle_loses_no_clip_that_was_spoken(pool: EnginePool) -> None:
    wanted = sentences(20)
    spoken = []
    with Deadly(10) as executor, pytest.raises(VoiceguideError, match="a worker ended before its work was done"):
        for utterance in pool.speak_missing(wanted, executor, 2):
            spoken.append(utterance)  # noqa: PERF402 - what came before the error counts
    # What was spoken by then is there, and the next build speaks the rest.
    rest = pool.missing(wanted)
    assert wanted[9] in rest
    assert len(spoken) >= 7
    assert set(spoken) == set(wanted) - set(rest)
    with LazyPool(2) as executor:
        assert set(pool.speak_missing(rest, executor)) == set(rest)
    assert pool.missing(wanted) == ()
    assert all(any(clip.data) for clip in pool.cached_clips(wanted) if clip)


def test_a_store_that_cannot_be_written_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakeEngine, "cacheable", True)
    folder = tmp_path / "store"
    pool = EnginePool(read_config(copy_project(tmp_path / "project")), Store(folder))
    # Whoever runs the tests may write anywhere, so a file stands in the folder's place.
    shutil.rmtree(folder)
    folder.write_text("no folder", "utf-8")
    with pytest.raises(StoreError) as caught:
        pool.speak(sentences(1)[0])
    assert "\n" not in str(caught.value)
    assert str(folder) in str(caught.value)


@pytest.mark.parametrize(
    ("voice", "absent", "says"),
    [
        ("kokoro", "onnxruntime", r"onnxruntime is not installed .*pip install 'voiceguide\[kokoro\]'"),
        ("piper", "onnxruntime", r"onnxruntime is not installed .*pip install 'voiceguide\[piper\]'"),
        ("kokoro", "", r"the model kokoro is not in .*voiceguide voices get kokoro|onnxruntime is not installed"),
        ("piper", "", r"no voice: piper cannot speak it here; `voiceguide voices` shows|onnxruntime is not installed"),
        ("openai", "", r"set base_url of \[engines.openai\]"),
        ("azure", "", "set AZURE_SPEECH_KEY and AZURE_SPEECH_REGION"),
        ("nobody", "", "nobody"),
    ],
)
def test_a_build_with_a_voice_that_cannot_speak_says_in_one_line_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, voice: str, absent: str, says: str
) -> None:
    root = copy_project(tmp_path)
    (root / "dist").mkdir()
    (root / "dist" / "mine.txt").write_text("before", "utf-8")
    if absent:
        monkeypatch.setitem(sys.modules, absent, None)
    with pytest.raises((SpeakError, ConfigError), match=says) as caught:
        run_build(root, "en_US", voice=voice)
    assert "\n" not in str(caught.value)
    assert [path.name for path in (root / "dist").iterdir()] == ["mine.txt"]
