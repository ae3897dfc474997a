"""What is special to `azure`: its SSML, its headers, its regions."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import REPOSITORY, read_config
from tests.speak.fake_voice_server import AZURE_PATH, VoiceServer
from voiceguide.errors import ConfigError, SpeakError
from voiceguide.model.release import LeftOut
from voiceguide.model.settings import EngineSettings
from voiceguide.model.speech import Utterance, Voice
from voiceguide.speak import EnginePool
from voiceguide.speak.azure import AzureEngine, ssml
from voiceguide.store import Store

SETTINGS = EngineSettings("azure", {}, {"en_US": "en-US-AvaNeural", "fil": "fil-PH-BlessicaNeural"})
NS = "{http://www.w3.org/2001/10/synthesis}"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VOICEGUIDE_AZURE_URL", "AZURE_SPEECH_KEY", "AZURE_SPEECH_REGION", "HTTP_PROXY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


def utterance(text: str, locale: str = "en_US", rate: float = 1.0) -> Utterance:
    return Utterance("one/abcd/0", locale, text, text, Voice("azure", SETTINGS.code(locale), locale, "1"), rate)


def test_the_request_is_azures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AZURE_SPEECH_KEY", "k")
    with VoiceServer() as server:
        monkeypatch.setenv("VOICEGUIDE_AZURE_URL", server.address)
        AzureEngine(SETTINGS).speak(utterance("Call us.", rate=0.9))
    (asked,) = server.asked
    assert asked.path == AZURE_PATH
    assert asked.headers["ocp-apim-subscription-key"] == "k"
    assert asked.headers["x-microsoft-outputformat"] == "riff-24khz-16bit-mono-pcm"
    assert asked.headers["content-type"] == "application/ssml+xml"
    assert asked.headers["user-agent"].startswith("voiceguide/")
    top = etree.fromstring(asked.body)
    assert (top.tag, top.get("version")) == (f"{NS}speak", "1.0")
    assert top.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-US"
    assert top[0].get("name") == "en-US-AvaNeural"
    assert (top[0][0].tag, top[0][0].get("rate"), top[0][0].text) == (f"{NS}prosody", "-10.00%", "Call us.")


@pytest.mark.parametrize("text", ["R&D < 5 > 3 \"now\" 'yes'", "]]> &amp; <break/>", "دعوة ۱۲", "立即拨打 911！"])
def test_a_text_is_no_markup(text: str) -> None:
    top = etree.fromstring(ssml(text, "en-US-AvaNeural"))
    assert "".join(top.itertext()) == text
    assert len(list(top.iter())) == 2


def test_phonemes_are_marked_and_the_word_stands_in_them() -> None:
    text = "The [[ipa:ˈkæ.θə.tɚ|catheter]] and the [[ipa:pʌ̃mp|pump]]: call & ask."
    voice = etree.fromstring(ssml(text, "en-US-AvaNeural", 1.15))[0][0]
    assert [(p.get("alphabet"), p.get("ph"), p.text) for p in voice] == [
        ("ipa", "ˈkæ.θə.tɚ", "catheter"), ("ipa", "pʌ\u0303mp", "pump"),
    ]  # fmt: skip
    assert "".join(voice.itertext()) == "The catheter and the pump: call & ask."
    assert voice.get("rate") == "+15.00%"


def test_a_word_alone_and_two_side_by_side() -> None:
    voice = etree.fromstring(ssml("[[ipa:a|x]][[ipa:b|y]]", "en-US-AvaNeural"))[0]
    assert [(p.get("ph"), p.text, p.tail) for p in voice] == [("a", "x", None), ("b", "y", None)]


@pytest.mark.parametrize("voice", ["fil-PH-BlessicaNeural", "bn-BD-NabanitaNeural", "fa-IR-DilaraNeural"])
def test_voices_without_phonemes_are_told_the_word(voice: str) -> None:
    said = etree.fromstring(ssml("Ang [[ipa:ˈkateter|kateter]] at [[ipa:b|bomba]].", voice))
    assert len(list(said.iter())) == 2
    assert "".join(said.itertext()) == "Ang kateter at bomba."


def test_what_xml_cannot_hold_is_refused() -> None:
    with pytest.raises(SpeakError, match="cannot be told"):
        ssml("Call\x0bus.", "en-US-AvaNeural")


def test_the_length_is_measured_on_words_not_on_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AZURE_SPEECH_KEY", "k")
    with VoiceServer() as server:
        monkeypatch.setenv("VOICEGUIDE_AZURE_URL", server.address)
        assert AzureEngine(SETTINGS).speak(utterance("[[ipa:ˈpʌmp|pump]]")).samples
    assert server.texts == ["pump"]


@pytest.mark.parametrize("rate", [0.49, 2.01])
def test_a_rate_out_of_azures_bounds(rate: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AZURE_SPEECH_KEY", "k")
    monkeypatch.setenv("AZURE_SPEECH_REGION", "westeurope")
    with pytest.raises(SpeakError, match=r"azure cannot speak at rate .*, only from 0\.5 to 2"):
        AzureEngine(SETTINGS).speak(utterance("Call us.", rate=rate))


def test_another_sample_rate_than_asked_for_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AZURE_SPEECH_KEY", "k")
    with VoiceServer(["rate:16000"]) as server, pytest.raises(SpeakError, match="16000 Hz; 24000 Hz were expected"):
        monkeypatch.setenv("VOICEGUIDE_AZURE_URL", server.address)
        AzureEngine(SETTINGS).speak(utterance("Call us."))


def test_the_region_makes_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AZURE_SPEECH_KEY", "k")
    monkeypatch.setenv("AZURE_SPEECH_REGION", "WestEurope")
    assert AzureEngine(SETTINGS)._service.host == "westeurope.tts.speech.microsoft.com"


@pytest.mark.parametrize("region", ["evil.example/", "a b", "x@y", "west-europe"])
def test_a_region_is_a_name_alone(region: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AZURE_SPEECH_REGION", region)
    with pytest.raises(ConfigError, match="AZURE_SPEECH_REGION is no region"):
        AzureEngine(SETTINGS)


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({}, "set AZURE_SPEECH_KEY and AZURE_SPEECH_REGION"),
        ({"AZURE_SPEECH_REGION": "westeurope"}, "set AZURE_SPEECH_KEY"),
        ({"AZURE_SPEECH_KEY": "k"}, "set AZURE_SPEECH_REGION"),
    ],
)
def test_what_is_missing_is_said(given: dict[str, str], missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert AzureEngine(SETTINGS).lacks("en_US") == missing
    assert AzureEngine(SETTINGS).voices() == ()


def test_a_locale_that_is_left_out_for_want_of_a_key_says_so(tmp_path: Path) -> None:
    pool = EnginePool(read_config(REPOSITORY, voice="azure"), Store(tmp_path))
    left_out = pool.voices_for("en_US")
    assert isinstance(left_out, LeftOut)
    assert "azure (set AZURE_SPEECH_KEY and AZURE_SPEECH_REGION) cannot speak it here" in left_out.why


def test_guide_toml_has_a_voice_and_a_second_one_for_all_but_haitian_creole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AZURE_SPEECH_KEY", "k")
    monkeypatch.setenv("AZURE_SPEECH_REGION", "westeurope")
    config = read_config(REPOSITORY)
    voices = AzureEngine(config.engine_settings("azure")).voices()
    by_role = {role: {v.locale for v in voices if v.role == role} for role in ("guide", "asker")}
    assert by_role["guide"] == by_role["asker"] == set(config.locales) - {"ht"}
    language = {"zh_Hans": "zh-CN", "es_419": "es-MX"}
    for voice in voices:
        assert voice.name.startswith(language.get(voice.locale, voice.locale.replace("_", "-")))
    assert len({voice.name for voice in voices}) == len(voices)
