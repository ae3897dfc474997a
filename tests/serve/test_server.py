"""Opening the server: loopback unless told otherwise, refusals that say what to do, and an end by Ctrl-C."""

from __future__ import annotations

import signal
import socket
import ssl
import subprocess
import sys
import urllib.request
from dataclasses import replace
from pathlib import Path

import pytest

from tests import requirements
from tests.conftest import read_config
from voiceguide.config import Config
from voiceguide.errors import ConfigError, PublishError
from voiceguide.serve import open_server
from voiceguide.serve.server import LOOPBACK, own_address, qr


@pytest.fixture
def config(project: Path) -> Config:
    (project / "dist" / "tablet").mkdir(parents=True)
    (project / "dist" / "manifest.json").write_text("{}")
    (project / "dist" / "tablet" / "index.html").write_text("<!DOCTYPE html>")
    return read_config(project)


def test_loopback_alone_by_default(config: Config) -> None:
    with open_server(config, port=0) as server:
        assert server.socket.getsockname()[0] == LOOPBACK
        assert server.address == f"http://127.0.0.1:{server.port}"
        assert "█" not in server.greeting()
        assert "network" not in server.greeting()


def test_lan_shows_the_address_as_a_qr_code(config: Config) -> None:
    with open_server(config, port=0, lan=True) as server:
        assert server.socket.getsockname()[0] == "0.0.0.0"
        greeting = server.greeting()
        assert server.lan_address == f"http://{own_address()}:{server.port}"
        assert f"{server.lan_address}/" in greeting
        assert qr(f"{server.lan_address}/") in greeting
        assert "--cert" in greeting
        assert "--base-url" in greeting


def test_a_base_url_of_this_address_needs_no_reminder(config: Config) -> None:
    with open_server(config, port=0, lan=True) as server:
        fitting = replace(config, clinic=replace(config.clinic, base_url=server.lan_address))
        assert "--base-url" not in replace(server, config=fitting).greeting()


def test_nothing_built_yet(project: Path) -> None:
    with pytest.raises(PublishError, match="voiceguide build"), open_server(read_config(project), port=0):
        pass


def test_a_port_that_is_taken(config: Config) -> None:
    with socket.socket() as other:
        other.bind((LOOPBACK, 0))
        other.listen()
        with pytest.raises(ConfigError, match="--port"), open_server(config, port=other.getsockname()[1]):
            pass


def test_no_such_port(config: Config) -> None:
    with pytest.raises(ConfigError, match="--port"), open_server(config, port=70_000):
        pass


def test_half_a_certificate(config: Config, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="--key"), open_server(config, port=0, cert=tmp_path / "a.pem"):
        pass


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_a_certificate_that_is_none(config: Config, tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "a.pem"
    if content:
        file.write_text(content)
    with pytest.raises(ConfigError, match="certificate"), open_server(config, port=0, cert=file, key=file):
        pass


_SERVE = """
import sys
from pathlib import Path
from voiceguide import config
from voiceguide.serve import open_server
cert, key = (Path(name) if name else None for name in sys.argv[2:4])
with open_server(config.read(Path(sys.argv[1]), voice="fake"), port=0, cert=cert, key=key) as server:
    print(server.address, flush=True)
    server.run()
print("ended", flush=True)
"""


def _serving(config: Config, cert: str = "", key: str = "") -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _SERVE, str(config.root), cert, key]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _ask(process: subprocess.Popen[str], context: ssl.SSLContext | None = None) -> bytes:
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    with urllib.request.urlopen(f"{address}/tablet/", timeout=60, context=context) as answer:
        assert "server" not in answer.headers
        return bytes(answer.read())


def test_ctrl_c_is_the_ordinary_end(config: Config) -> None:
    with _serving(config) as process:
        assert _ask(process) == b"<!DOCTYPE html>"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out.strip(), err) == (0, "ended", "")


def test_https_with_a_certificate_of_ones_own(config: Config, tmp_path: Path) -> None:
    openssl = requirements.program("openssl", "apt-get install openssl")
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext",
         "subjectAltName=IP:127.0.0.1", "-out", cert, "-keyout", key],
        check=True, capture_output=True,
    )  # fmt: skip
    with _serving(config, str(cert), str(key)) as process:
        assert _ask(process, ssl.create_default_context(cafile=str(cert))) == b"<!DOCTYPE html>"
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    assert process.returncode == 0
