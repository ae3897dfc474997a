"""The engines `openai` and `azure` against a server on loopback: right, slow, busy, broken, cut short, or lying."""

from __future__ import annotations

import gc
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import httpx
import numpy as np
import pytest

from tests import requirements
from tests.speak.fake_voice_server import RATE_HZ, VoiceServer, tone_seconds
from voiceguide.errors import ConfigError, ServiceError, SpeakError, VoiceguideError
from voiceguide.model.settings import Codes, EngineSettings
from voiceguide.model.sound import Pcm, PcmFormat
from voiceguide.model.speech import Utterance, Voice
from voiceguide.speak import door, service
from voiceguide.speak.azure import AzureEngine
from voiceguide.speak.openai import OpenAIEngine
from voiceguide.speak.retry import BusyError, RetryingEngine

TEXT = "Call the clinic today."
ENVIRONMENT = (
    "VOICEGUIDE_OPENAI_URL", "VOICEGUIDE_OPENAI_KEY", "OPENAI_API_KEY", "VOICEGUIDE_AZURE_URL", "AZURE_SPEECH_KEY",
    "AZURE_SPEECH_REGION", "HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy",
    "SSL_CERT_FILE", "SSL_CERT_DIR",
)  # fmt: skip
KEYS = {"openai": ("VOICEGUIDE_OPENAI_KEY", "OPENAI_API_KEY"), "azure": ("AZURE_SPEECH_KEY", "AZURE_SPEECH_REGION")}
URLS = {"openai": "VOICEGUIDE_OPENAI_URL", "azure": "VOICEGUIDE_AZURE_URL"}
CODES: dict[str, Codes] = {
    "openai": {"en_US": {"guide": "alloy", "asker": "echo"}, "fr": "nova"},
    "azure": {"en_US": {"guide": "en-US-AvaNeural", "asker": "en-US-AndrewNeural"}, "fr": "fr-FR-DeniseNeural"},
}
SECRET = "sk-123-geheim"


@dataclass(frozen=True, slots=True)
class Case:
    """One of the engines, and how it is made."""

    name: str
    kind: type[OpenAIEngine | AzureEngine]
    patch: pytest.MonkeyPatch

    @property
    def settings(self) -> EngineSettings:
        return EngineSettings(self.name, {}, CODES[self.name], locales=("en_US", "fr"))

    def engine(self, address: str, limit_s: float = 5.0) -> OpenAIEngine | AzureEngine:
        self.patch.setenv(URLS[self.name], address)
        self.patch.setenv(KEYS[self.name][0], SECRET)
        return self.kind(self.settings, limit_s=limit_s)

    def retrying(
        self, server: VoiceServer, attempts: int = 4, sleep: Callable[[float], None] = lambda s: None
    ) -> RetryingEngine:
        return RetryingEngine(self.engine(server.address), attempts=attempts, sleep=sleep)

    def utterance(self, text: str = TEXT, locale: str = "en_US", rate: float = 1.0) -> Utterance:
        return Utterance(
            "one/abcd/0", locale, text, text, Voice(self.name, self.settings.code(locale), locale, "1"), rate
        )


@pytest.fixture(params=["openai", "azure"])
def case(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Case:
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    kind: type[OpenAIEngine | AzureEngine] = OpenAIEngine if request.param == "openai" else AzureEngine
    return Case(request.param, kind, monkeypatch)


def is_tone(pcm: Pcm, text: str = TEXT) -> bool:
    """Whether PCM is the tone for a text, whole."""
    samples = np.frombuffer(pcm.data, "<i2")
    return (
        pcm.format == PcmFormat(RATE_HZ)
        and pcm.samples == int(tone_seconds(len(text)) * RATE_HZ)
        and 9_000 < np.abs(samples).max() < 10_000
    )


@pytest.mark.parametrize(
    "step",
    ["ok", "slow:0.05", "stream:ffffffff", "stream:7fffffff", "stream:77359400", "stream:0", "stream-off:36",
     "stream-off:44", "stream-off:-9600", "list", "type:application/octet-stream", "type:text/plain", "type:audio/mpeg",
     "stereo", "float"],
)  # fmt: skip
def test_speaks_the_whole_sentence(case: Case, step: str) -> None:
    with VoiceServer([step]) as server:
        assert is_tone(case.engine(server.address).speak(case.utterance()))
    assert server.texts == [TEXT]


AGAIN = [
    ("429", r"answered 429 \(Too Many Requests\): \"That is a 429\"\."), ("500", "answered 500"),
    ("502", "answered 502"), ("503", "answered 503"), ("408", "answered 408"), ("cut-body", "broke off its answer"),
    ("cut-chunk", "broke off its answer"), ("cut-wav", "cut off"), ("cut-close", "cut off"), ("odd", "within a sample"),
    ("several", "several WAV files"), ("header", "cut off"), ("empty", "sent no audio"), ("no-sound", "without sound"),
    ("silence", "silent for 'Call the clinic today.'"), ("faint", "silent"), ("clipped", "clipped"),
    ("short", r"too short for 'Call the clinic today\.': 0\.\d\d s, \d\d sounds"), ("half", "too short"),
    ("json", r'without audio: "The model is asleep"\.'), ("html", "a page, not with audio"),
    ("refuse", "broke off|cannot be reached"),
]  # fmt: skip


@pytest.mark.parametrize("step", [step for step, _ in AGAIN])
def test_another_try_helps(case: Case, step: str) -> None:
    waits: list[float] = []
    with VoiceServer([step]) as server:
        assert is_tone(case.retrying(server, sleep=waits.append).speak(case.utterance()))
    assert len(server.asked) == 2
    assert len(waits) == 1


@pytest.mark.parametrize(("step", "message"), AGAIN)
def test_no_try_helps(case: Case, step: str, message: str) -> None:
    with VoiceServer(then=step) as server, pytest.raises(ServiceError, match=message) as caught:
        case.retrying(server, attempts=2).speak(case.utterance())
    assert len(server.asked) == 2
    assert "Gave up after 2 tries. " in str(caught.value)
    assert "What was spoken is kept" in caught.value.hint
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("step", "message"),
    [
        ("400", r'answered 400 \(Bad Request\): "That is a 400"\.'), ("404", "answered 404"), ("415", "answered 415"),
        ("422", "answered 422"), ("302", "redirects to another address"), ("mp3", "sent MP3, not WAV"),
        ("quota", "You used it up"), ("json:invalid_api_key", "The model is asleep"), ("rate:4000", "4000 Hz"),
    ],
)  # fmt: skip
def test_what_no_other_try_mends_is_not_tried_again(case: Case, step: str, message: str) -> None:
    with VoiceServer(then=step) as server, pytest.raises(SpeakError, match=message) as caught:
        case.retrying(server).speak(case.utterance())
    assert not isinstance(caught.value, ServiceError)
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [401, 403])
def test_a_key_that_is_refused_names_the_variable(case: Case, status: int) -> None:
    with VoiceServer(then=str(status)) as server, pytest.raises(SpeakError) as caught:
        case.retrying(server).speak(case.utterance())
    assert len(server.asked) == 1
    line = str(caught.value)
    assert all(variable in line for variable in KEYS[case.name])
    assert f"answered {status}" in line
    assert "\n" not in line


def test_the_key_is_not_repeated(case: Case) -> None:
    with VoiceServer(then="echo") as server, pytest.raises(SpeakError, match=r'401 .*: "No such key: .*…"\.') as caught:
        case.engine(server.address).speak(case.utterance())
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("step", ["slow:60", "hang", "drip:1", "drip:0.02", "drip-head:0.02"])
def test_a_request_has_a_time_limit_for_all_of_it(case: Case, step: str) -> None:
    with VoiceServer(then=step) as server:
        engine = RetryingEngine(case.engine(server.address, limit_s=0.3), attempts=2, sleep=lambda s: None)
        begin = time.monotonic()
        with pytest.raises(ServiceError, match=r"did not finish within 0\.3 s"):
            engine.speak(case.utterance())
        assert time.monotonic() - begin < 5
    assert len(server.asked) == 2


def test_after_a_late_answer_the_next_one_is_its_own(case: Case) -> None:
    with VoiceServer(["slow:0.6"]) as server:
        engine = RetryingEngine(case.engine(server.address, limit_s=0.4), sleep=lambda s: None)
        assert is_tone(engine.speak(case.utterance("Call us.")), "Call us.")
        time.sleep(0.4)
        assert is_tone(engine.speak(case.utterance()))


def test_an_answer_has_a_largest_size(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "LARGEST_BYTES", 1_000_000)
    with VoiceServer(["endless"]) as server, pytest.raises(ServiceError, match="more than any sentence takes"):
        case.engine(server.address).speak(case.utterance())


def test_nobody_there(case: Case) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(ServiceError, match=rf"127\.0\.0\.1:{port} cannot be reached"):
        case.engine(f"http://127.0.0.1:{port}").speak(case.utterance())


def test_waits_as_long_as_the_service_asks(case: Case) -> None:
    waits: list[float] = []
    with VoiceServer(["429:7"]) as server:
        case.retrying(server, sleep=waits.append).speak(case.utterance())
    assert 7 <= waits[0] <= 8


def test_waits_until_the_date_that_the_service_names(case: Case) -> None:
    soon = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 30))
    with VoiceServer([f"503:{soon}"]) as server, pytest.raises(BusyError) as caught:
        case.engine(server.address).speak(case.utterance())
    assert 28 <= caught.value.after_s <= 31


def test_a_service_that_asks_for_an_hour_is_given_up(case: Case) -> None:
    waits: list[float] = []
    with (
        VoiceServer(then="429:3600") as server,
        pytest.raises(BusyError, match=r"a pause of 3600 s\. Gave up after 1 try"),
    ):
        case.retrying(server, sleep=waits.append).speak(case.utterance())
    assert waits == []
    assert len(server.asked) == 1


def test_https_to_a_server_without_it(case: Case) -> None:
    with VoiceServer() as server, pytest.raises(SpeakError, match="does not speak HTTPS") as caught:
        case.engine(server.address.replace("http:", "https:")).speak(case.utterance())
    assert not isinstance(caught.value, ServiceError)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that nobody trusts, and its key."""
    openssl = requirements.program("openssl", "apt-get install openssl")
    folder = tmp_path_factory.mktemp("tls")
    pem, key = folder / "cert.pem", folder / "key.pem"
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", str(key), "-out", str(pem)]
    subprocess.run([openssl, "req", "-x509", *curve, *subject, *files], check=True, capture_output=True)
    return pem, key


def with_tls(server: VoiceServer, certificate: tuple[Path, Path]) -> VoiceServer:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    server.server.socket = context.wrap_socket(server.server.socket, server_side=True, do_handshake_on_connect=False)
    server.scheme = "https"
    return server


def test_a_certificate_that_nobody_knows_is_refused(case: Case, certificate: tuple[Path, Path]) -> None:
    with with_tls(VoiceServer(), certificate) as server:
        with pytest.raises(SpeakError, match="certificate that cannot be trusted") as caught:
            case.retrying(server).speak(case.utterance())
        assert not isinstance(caught.value, ServiceError)
        assert server.asked == []
        assert "SSL_CERT_FILE" in caught.value.hint
        case.patch.setenv("SSL_CERT_FILE", str(certificate[0]))
        assert is_tone(case.retrying(server).speak(case.utterance()))


def test_a_proxy_of_the_environment_is_used(case: Case) -> None:
    with VoiceServer() as proxy:
        case.patch.setenv("HTTP_PROXY", proxy.address)
        assert is_tone(case.engine("http://voices.invalid").speak(case.utterance()))
    assert [asked.host for asked in proxy.asked] == ["voices.invalid"]


@pytest.mark.parametrize(
    ("variable", "value"),
    [("HTTP_PROXY", "nonsense://x"), ("ALL_PROXY", "socks5://127.0.0.1:1"), ("SSL_CERT_FILE", "/nowhere/ca.pem")],
)
def test_a_proxy_that_cannot_be_used_is_named(case: Case, variable: str, value: str) -> None:
    case.patch.setenv(variable, value)
    with pytest.raises(ConfigError, match="network settings cannot be used") as caught:
        case.engine("http://voices.invalid").speak(case.utterance())
    assert variable.replace("HTTP_", "HTTPS_") in caught.value.hint


@pytest.mark.parametrize("address", ["voices.example", "ftp://voices.example", "http://", "http://a:b", "http://a b"])
def test_an_address_that_is_none_is_refused(case: Case, address: str) -> None:
    with pytest.raises(ConfigError, match=f"{URLS[case.name]} is no web address"):
        case.engine(address)


@pytest.mark.parametrize(
    "address", ["http://me:pw@voices.example", "http://voices.example?key=1", "http://v.example#a"]
)
def test_an_address_holds_no_secret(case: Case, address: str) -> None:
    with pytest.raises(ConfigError, match="is not a plain address") as caught:
        case.engine(address)
    assert "pw" not in caught.value.message


def test_a_host_name_that_no_network_takes(case: Case) -> None:
    with pytest.raises(VoiceguideError, match=r"is no address to ask|cannot be reached"):
        case.engine(f"http://{'a' * 70}.example").speak(case.utterance())


def test_a_key_with_a_line_break_is_refused(case: Case) -> None:
    case.patch.setenv(KEYS[case.name][0], "abc\ndef")
    case.patch.setenv(URLS[case.name], "http://127.0.0.1:9")
    with pytest.raises(ConfigError, match=f"{KEYS[case.name][0]} has a character that no key has") as caught:
        case.kind(case.settings)
    assert "abc" not in str(caught.value)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"api_key": SECRET}, "api_key of .* does not belong in guide.toml"),
        ({"Token": SECRET}, "Token of .* does not belong in guide.toml"),
        ({"modle": "x"}, "modle of .* is no setting that it knows"),
        ({"requests": 0}, "requests of .* is not a number from 1 to 8"),
        ({"requests": 2.5}, "requests of .* is not a whole number"),
        ({"requests_per_second": -1}, "requests_per_second of .* is not a number"),
    ],
)
def test_a_table_that_is_wrong_is_refused_with_its_line(case: Case, table: dict[str, object], message: str) -> None:
    key = next(iter(table))
    settings = EngineSettings(case.name, table, CODES[case.name], lines={key: 41})
    with pytest.raises(ConfigError, match=message) as caught:
        case.kind(settings)
    assert str(caught.value).startswith("audio_src/guide.toml:41: ")
    assert SECRET not in str(caught.value)


def test_without_settings_there_are_no_voices_and_a_reason(case: Case) -> None:
    engine = case.kind(case.settings)
    assert engine.voices() == ()
    assert engine.lacks("en_US").startswith("set ")
    assert engine.answers(0.1) is False
    assert RetryingEngine(engine).lacks("en_US") == engine.lacks("en_US")


def test_voices_are_those_of_guide_toml_and_ask_no_network(case: Case) -> None:
    with VoiceServer() as server:
        engine = case.engine(server.address)
        voices = engine.voices()
    assert [(v.locale, v.role) for v in voices] == [("en_US", "guide"), ("en_US", "asker"), ("fr", "guide")]
    assert all(v.engine == case.name and v.revision.endswith("+1") for v in voices)
    assert server.asked == []
    assert engine.lacks("en_US") == ""
    assert engine.lacks("pl") == f"set {case.name} in [locales.pl.voices] of guide.toml"


@pytest.mark.parametrize("text", ["…", " . ", "¿?"])
def test_nothing_to_say(case: Case, text: str) -> None:
    with VoiceServer() as server, pytest.raises(SpeakError, match="nothing to say"):
        case.engine(server.address).speak(case.utterance(text))
    assert server.asked == []


def test_no_cookie_is_kept_and_one_connection_serves_many(case: Case) -> None:
    with VoiceServer() as server:
        engine = case.engine(server.address)
        for _ in range(3):
            engine.speak(case.utterance())
    assert ["cookie" in asked.headers for asked in server.asked] == [False] * 3
    assert len({asked.port for asked in server.asked}) == 1


def test_a_dropped_engine_leaves_no_connection_open(case: Case) -> None:
    with VoiceServer() as server:
        case.engine(server.address).speak(case.utterance())
        # An open socket would be a ResourceWarning here, which is an error.
        gc.collect()


def test_eight_at_once_each_with_its_own_client(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    clients: set[int] = set()
    made = httpx.Client.__init__

    def count(self: httpx.Client, **settings: object) -> None:
        clients.add(id(self))
        made(self, **settings)  # type: ignore[arg-type]

    monkeypatch.setattr(httpx.Client, "__init__", count)
    monkeypatch.setattr(door, "_THREAD", threading.local())
    case.engine("http://127.0.0.1:9")  # sets the key
    sentences = [case.utterance(f"Sentence {'x' * n}.") for n in range(24)]
    with VoiceServer(then="slow:0.3") as server:
        monkeypatch.setenv(URLS[case.name], server.address)
        with ThreadPoolExecutor(case.kind.at_once) as threads:
            sounds = list(threads.map(lambda u: door.speak(case.settings, u), sentences))
    assert all(is_tone(pcm, u.spoken) for pcm, u in zip(sounds, sentences, strict=True))
    assert server.most == 8
    assert len(clients) == 8


def test_fewer_at_once_when_the_table_says_so(case: Case) -> None:
    case.engine("http://127.0.0.1:9")
    settings = EngineSettings(case.name, {"requests": 2}, CODES[case.name])
    with VoiceServer(then="slow:0.05") as server:
        case.patch.setenv(URLS[case.name], server.address)
        with ThreadPoolExecutor(8) as threads:
            list(threads.map(lambda n: door.speak(settings, case.utterance(f"Number {n}.")), range(12)))
    assert len(server.asked) == 12
    assert server.most == 2


def test_requests_keep_the_pace_of_the_table(case: Case) -> None:
    case.engine("http://127.0.0.1:9")
    settings = EngineSettings(case.name, {"requests_per_second": 20}, CODES[case.name])
    with VoiceServer() as server:
        case.patch.setenv(URLS[case.name], server.address)
        with ThreadPoolExecutor(8) as threads:
            list(threads.map(lambda n: door.speak(settings, case.utterance(f"Number {n}.")), range(8)))
    times = sorted(asked.time for asked in server.asked)
    # Without a pace all eight come within some milliseconds. The first one may come late on a busy machine.
    assert times[-1] - times[0] >= 7 / 20 / 2


@pytest.mark.parametrize(("step", "answer"), [("ok", True), ("slow:0.05", True), ("500", False), ("silence", False)])
def test_answers(case: Case, step: str, answer: bool) -> None:
    with VoiceServer([step]) as server:
        assert case.engine(server.address).answers() is answer
    assert len(server.asked) == 1


@pytest.mark.parametrize("step", ["hang", "drip:0.01", "drip-head:0.01"])
def test_answers_has_a_hard_limit(case: Case, step: str) -> None:
    with VoiceServer([step]) as server:
        begin = time.monotonic()
        assert not case.engine(server.address).answers(within_s=0.2)
        assert time.monotonic() - begin < 3


def test_answers_says_why_a_service_refuses(case: Case) -> None:
    with VoiceServer(["401"]) as server, pytest.raises(SpeakError, match="answered 401"):
        case.engine(server.address).answers()
