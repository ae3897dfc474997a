"""What is special to `openai`: its request, its address, its keys, its revision."""

from __future__ import annotations

import pytest

from tests.speak.fake_voice_server import OPENAI_PATH, VoiceServer
from voiceguide.errors import ConfigError, SpeakError
from voiceguide.model.settings import EngineSettings
from voiceguide.model.speech import Utterance, Voice
from voiceguide.speak.openai import OpenAIEngine

CODES = {"en_US": "alloy"}
UTTERANCE = Utterance(
    "one/abcd/0", "en_US", "Call “us”, señor!", "Call “us”, señor!", Voice("openai", "alloy", "en_US", "1")
)


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VOICEGUIDE_OPENAI_URL", "VOICEGUIDE_OPENAI_KEY", "OPENAI_API_KEY", "HTTP_PROXY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


def engine(**table: object) -> OpenAIEngine:
    return OpenAIEngine(EngineSettings("openai", table, CODES))


def test_the_request_is_openais() -> None:
    with VoiceServer() as server:
        utterance = Utterance("x", "en_US", "Call us.", "Call us.", UTTERANCE.voice, rate=0.9)
        engine(base_url=server.address, model="kokoro").speak(utterance)
    (asked,) = server.asked
    assert asked.path == OPENAI_PATH
    assert asked.json == {
        "model": "kokoro", "voice": "alloy", "input": "Call us.", "response_format": "wav", "speed": 0.9,
    }  # fmt: skip
    assert asked.headers["content-type"] == "application/json"
    assert asked.headers["user-agent"].startswith("voiceguide/")
    assert "authorization" not in asked.headers


def test_the_text_arrives_unchanged() -> None:
    with VoiceServer() as server:
        engine(base_url=server.address).speak(UTTERANCE)
    assert server.texts == ["Call “us”, señor!"]


@pytest.mark.parametrize("end", ["", "/", "/v1", "/v1/"])
def test_the_address_may_end_with_v1(end: str) -> None:
    with VoiceServer() as server:
        engine(base_url=server.address + end).speak(UTTERANCE)
    assert [asked.path for asked in server.asked] == [OPENAI_PATH]


def test_the_environment_is_stronger_than_guide_toml(monkeypatch: pytest.MonkeyPatch) -> None:
    with VoiceServer() as server:
        monkeypatch.setenv("VOICEGUIDE_OPENAI_URL", server.address)
        engine(base_url="http://voices.invalid").speak(UTTERANCE)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("keys", "sent"),
    [
        ({"OPENAI_API_KEY": "common"}, "Bearer common"),
        ({"VOICEGUIDE_OPENAI_KEY": "own"}, "Bearer own"),
        ({"VOICEGUIDE_OPENAI_KEY": "own\n", "OPENAI_API_KEY": "common"}, "Bearer own"),
        ({"VOICEGUIDE_OPENAI_KEY": " ", "OPENAI_API_KEY": ""}, None),
    ],
)
def test_the_key_comes_from_the_environment(
    keys: dict[str, str], sent: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in keys.items():
        monkeypatch.setenv(name, value)
    with VoiceServer() as server:
        engine(base_url=server.address).speak(UTTERANCE)
    assert server.asked[0].headers.get("authorization") == sent


@pytest.mark.parametrize(("variable", "sent"), [("OPENAI_API_KEY", None), ("VOICEGUIDE_OPENAI_KEY", "Bearer k")])
def test_only_a_key_meant_for_us_goes_in_the_clear(
    variable: str, sent: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "k")
    with VoiceServer() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.address)
        engine(base_url="http://voices.invalid:8880").speak(UTTERANCE)
    assert proxy.asked[0].headers.get("authorization") == sent


def test_the_revision_names_model_and_server() -> None:
    revisions = {
        engine(base_url=url, model=model).voices()[0].revision
        for url in ("http://a.example", "http://b.example/v1")
        for model in ("tts-1", "kokoro")
    }
    assert len(revisions) == 4
    assert sum(revision.startswith("kokoro@") for revision in revisions) == 2
    assert not any("example" in revision for revision in revisions)
    same = [engine(base_url=url).voices()[0].revision for url in ("http://a.example", "http://a.example/v1/")]
    assert same[0] == same[1]


@pytest.mark.parametrize("rate_hz", [16_000, 22_050, 44_100])
def test_the_answers_own_rate_counts(rate_hz: int) -> None:
    with VoiceServer(then=f"rate:{rate_hz}") as server:
        pcm = engine(base_url=server.address).speak(UTTERANCE)
        assert pcm.format.rate_hz == rate_hz
        with pytest.raises(SpeakError, match=f"sound of {rate_hz} Hz; 24000 Hz were expected"):
            engine(base_url=server.address, rate_hz=24_000).speak(UTTERANCE)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"base_url": 7}, "base_url of .* is not text"),
        ({"base_url": "localhost:8880"}, "base_url of .* is no web address"),
        ({"rate_hz": 44}, "rate_hz of .* is not a number from 8000 to 192000"),
        ({"model": ["a"]}, "model of .* is not text"),
    ],
)
def test_a_wrong_table_is_refused(table: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        engine(**table)


def test_what_is_missing_is_said() -> None:
    assert engine().lacks("en_US") == "set base_url of [engines.openai] in guide.toml, or VOICEGUIDE_OPENAI_URL"
