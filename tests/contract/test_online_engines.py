"""One suite for all engines that ask a network: what a build may rely on when the service is slow, busy or away."""

from __future__ import annotations

import pickle
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.conftest import Notes, copy_project, read_config
from tests.contract.test_engines import OPENAI_CODES
from tests.speak.fake_gtts import StandIn
from tests.speak.fake_voice_server import VoiceServer
from voiceguide.config import Config
from voiceguide.errors import ServiceError, SpeakError
from voiceguide.model.release import Edition, LeftOut, Wants
from voiceguide.model.settings import EngineSettings
from voiceguide.model.speech import Utterance, Voice
from voiceguide.model.text import Location
from voiceguide.pipeline import Pipeline
from voiceguide.run.executor import SerialExecutor
from voiceguide.run.plugins import ENGINES, names
from voiceguide.source import read_glossary, read_guide
from voiceguide.speak import EnginePool, door, engine_class
from voiceguide.speak.clips import Clips
from voiceguide.speak.engine import is_online
from voiceguide.speak.retry import ATTEMPTS
from voiceguide.store import Store

ONLINE = [name for name in names(ENGINES) if is_online(name)]
URLS = {
    "gtts": "VOICEGUIDE_GTTS_URL",
    "openai": "VOICEGUIDE_OPENAI_URL",
    "azure": "VOICEGUIDE_AZURE_URL",
}
SERVERS: dict[str, type[StandIn | VoiceServer]] = {"gtts": StandIn, "openai": VoiceServer, "azure": VoiceServer}


@dataclass(frozen=True, slots=True)
class Case:
    """An online engine in a project of its own. start: begins a server that follows a script."""

    name: str
    config: Config
    start: Callable[..., StandIn | VoiceServer]

    @property
    def settings(self) -> EngineSettings:
        return self.config.engine_settings(self.name)

    @property
    def voice(self) -> Voice:
        voice = next(v for v in engine_class(self.name)(self.settings).voices() if v.locale == "en_US")
        assert voice.role == "guide"
        return voice

    def sentences(self, count: int) -> list[Utterance]:
        return [
            Utterance(
                f"trial/1/{n}", "en_US", f"This is number {n}.", f"This is number {n}.", self.voice,
                location=Location("audio_src/sections/trial.md", 7 + n), section="trial",
            )
            for n in range(count)
        ]  # fmt: skip

    def pool(self) -> EnginePool:
        return EnginePool(self.config, Store(self.config.store))

    def speak(self, sentences: Sequence[Utterance]) -> list[Utterance]:
        pool = self.pool()
        return list(pool.speak_missing(pool.missing(sentences), SerialExecutor()))


@pytest.fixture(params=ONLINE)
def case(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    name = request.param
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("AZURE_SPEECH_KEY", "key")
    monkeypatch.setattr(door, "_THREAD", threading.local())
    root = copy_project(tmp_path / "project")
    guide = root / "audio_src/guide.toml"
    text = guide.read_text("utf-8").replace("requests_per_second = 2.0", "requests_per_second = 20.0")
    for locale in OPENAI_CODES:
        code = EngineSettings("openai", codes=OPENAI_CODES).code(locale)
        text = text.replace(f"[locales.{locale}.voices]\n", f'[locales.{locale}.voices]\nopenai = "{code}"\n')
    guide.write_text(text.replace('auto_online = ["azure", "openai", "gtts"', f'auto_online = ["{name}"'), "utf-8")
    started = []

    def start(*script: str, then: str = "ok") -> StandIn | VoiceServer:
        server = SERVERS[name](script, then)
        server.__enter__()
        started.append(server)
        monkeypatch.setenv(URLS[name], server.address)
        return server

    yield Case(name, read_config(root, voice=name), start)
    for server in started:
        server.__exit__(None, None, None)


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """No wait takes time; all of them are noted."""
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    return waits


def test_every_online_engine_has_a_server_to_be_tested_with() -> None:
    assert set(ONLINE) == set(URLS) == set(SERVERS)


@pytest.mark.parametrize("name", ONLINE)
def test_clips_are_stored_and_threads_speak(name: str) -> None:
    kind = engine_class(name)
    assert kind.cacheable
    assert kind.at_once is not None
    assert kind.at_once >= 1


def test_voices_ask_no_network(case: Case) -> None:
    server = case.start()
    assert {voice.locale for voice in engine_class(case.name)(case.settings).voices()} >= {"en_US", "es_419"}
    assert not isinstance(case.pool().voices_for("en_US"), LeftOut)
    assert server.asked == []


@pytest.mark.parametrize("step", ["500", "429", "503", "short", "refuse", "cut-body"])
def test_one_bad_answer_costs_one_more_request(case: Case, step: str, unhurried: list[float]) -> None:
    server = case.start(step)
    (sentence,) = case.sentences(1)
    assert door.speak(case.settings, sentence).samples
    assert server.texts == [sentence.spoken] * 2
    assert [wait for wait in unhurried if wait >= 1]


def test_giving_up_names_file_line_section_locale_sentence_and_engine(case: Case, unhurried: list[float]) -> None:
    server = case.start(then="503")
    (sentence,) = case.sentences(1)
    with pytest.raises(ServiceError) as caught:
        door.speak(case.settings, sentence)
    line = str(caught.value)
    assert line.startswith("audio_src/sections/trial.md:7: ")
    for fact in (
        "answered 503",
        f"Gave up after {ATTEMPTS} tries",
        "locale en_US",
        "section trial",
        "trial/1/0",
        case.name,
    ):
        assert fact in line
    assert "\n" not in line
    assert len(server.asked) == ATTEMPTS


def test_a_refusal_is_said_once(case: Case, unhurried: list[float]) -> None:
    server = case.start(then="404")
    with pytest.raises(SpeakError, match="answered 404") as caught:
        door.speak(case.settings, case.sentences(1)[0])
    assert not isinstance(caught.value, ServiceError)
    assert len(server.asked) == 1


def test_errors_and_settings_travel_between_processes(case: Case, unhurried: list[float]) -> None:
    case.start(then="503")
    assert pickle.loads(pickle.dumps(case.settings)) == case.settings
    with pytest.raises(ServiceError) as caught:
        door.speak(case.settings, case.sentences(1)[0])
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_what_was_spoken_is_kept_and_the_next_build_goes_on_from_there(case: Case, unhurried: list[float]) -> None:
    server = case.start(*["ok"] * 3, then="500")
    sentences = case.sentences(5)
    with pytest.raises(ServiceError):
        case.speak(sentences)
    clips = Clips(Store(case.config.store))
    held = [sentence.spoken for sentence in sentences if clips.holds(sentence)]
    assert len(held) == 3
    server = case.start()
    assert len(case.speak(sentences)) == 2
    assert sorted(server.texts) == sorted({s.spoken for s in sentences} - set(held))
    assert all(clips.holds(sentence) for sentence in sentences)


def test_a_bad_answer_is_never_kept(case: Case, unhurried: list[float]) -> None:
    case.start(then="short")
    (sentence,) = case.sentences(1)
    with pytest.raises(ServiceError, match="too short"):
        case.speak([sentence])
    assert not Clips(Store(case.config.store)).holds(sentence)


def test_every_thread_has_its_own_engine(case: Case) -> None:
    case.start()
    places = engine_class(case.name).at_once or 1
    barrier = threading.Barrier(places)

    def engine(n: int) -> object:
        barrier.wait(30)
        return door.engine_here(case.settings)

    with ThreadPoolExecutor(places) as threads:
        engines = list(threads.map(engine, range(places)))
    assert len({id(found) for found in engines}) == places


def test_all_of_it_in_the_store_needs_no_service(case: Case) -> None:
    server = case.start()
    sentences = case.sentences(2)
    case.speak(sentences)
    asked = len(server.asked)
    case.pool().check_answers(case.voice, sentences)
    assert len(server.asked) == asked


@pytest.mark.parametrize("then", ["500", "hang"])
def test_a_service_that_does_not_answer_in_time_is_asked_once(
    case: Case, then: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voiceguide.speak.pool.ANSWER_S", 0.3)
    server = case.start(then=then)
    pool = case.pool()
    for _ in range(2):
        with pytest.raises(ServiceError, match=rf"{case.name} did not answer within 0\.3 s") as caught:
            pool.check_answers(case.voice, case.sentences(1))
        assert (caught.value.engine, caught.value.locale) == (case.name, "en_US")
    assert len(server.asked) == 1


def test_a_service_that_refuses_says_why(case: Case) -> None:
    server = case.start(then="401")
    pool = case.pool()
    for _ in range(2):
        with pytest.raises(ServiceError, match=r"answered 401 \(Unauthorized\)"):
            pool.check_answers(case.voice, case.sentences(1))
    assert len(server.asked) == 1


def test_nobody_there_is_no_answer(case: Case) -> None:
    case.start().__exit__(None, None, None)
    engine = engine_class(case.name)(case.settings)
    assert not engine.answers(1.0)  # type: ignore[attr-defined]  # an online engine has it


def test_without_a_code_a_locale_is_left_out(case: Case) -> None:
    case.start()
    locales = {code: replace(s, voices={}) for code, s in case.config.locales.items()}
    pool = EnginePool(replace(case.config, locales=locales), Store(case.config.store))
    left_out = pool.voices_for("en_US")
    assert isinstance(left_out, LeftOut)
    assert case.name in left_out.why


def edition(case: Case, voice: str) -> Edition:
    """A Spanish edition of one chapter and one hold message: captions alone, without pictures and prompts."""
    config = replace(read_config(case.config.root, voice=voice), sections=("get-help",), hold=("get-help",))
    pipeline = Pipeline(config, read_guide(config), read_glossary(config.root), Notes())
    found = pipeline.edition("es_419", Wants(sections=frozenset({"captions"})), release=False)
    assert isinstance(found, Edition)
    return found


def test_an_edition_is_spoken_and_needs_no_network_afterwards(case: Case) -> None:
    server = case.start()
    spoken = edition(case, case.name)
    asked = len(server.asked)
    assert asked >= 10
    server.__exit__(None, None, None)
    again = edition(case, "auto-online")
    assert (again.voice, again.asker, again.note) == (spoken.voice, spoken.asker, "")
    assert [r.track.digest for r in again.sections] == [r.track.digest for r in spoken.sections]
    assert len(server.asked) == asked


def test_under_auto_online_a_locale_goes_to_the_next_engine(case: Case) -> None:
    case.start(then="refuse")
    found = edition(case, "auto-online")
    assert found.voice.engine == "espeak"
    assert found.note == f"{case.name} gave up"
