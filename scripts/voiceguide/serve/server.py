"""Address, socket and certificate of the server."""

from __future__ import annotations

import contextlib
import io
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import segno
import uvicorn

from voiceguide.config import Config
from voiceguide.errors import ConfigError, PublishError
from voiceguide.serve.app import app

PORT = 8000
LOOPBACK, EVERYWHERE = "127.0.0.1", "0.0.0.0"  # noqa: S104 (only with --lan)


@dataclass(frozen=True, slots=True)
class Server:
    """A server that has its port but does not answer yet. lan: other devices on the network reach it too."""

    config: Config
    lan: bool
    secure: bool
    socket: socket.socket
    _uvicorn: uvicorn.Server

    @property
    def port(self) -> int:
        return int(self.socket.getsockname()[1])

    @property
    def address(self) -> str:
        """Where this machine itself finds it, without a slash at its end."""
        return self._address(LOOPBACK)

    @property
    def lan_address(self) -> str:
        """Where a tablet on the same network finds it."""
        return self._address(own_address())

    def greeting(self) -> str:
        """The text for the person who started it; with --lan also a QR code for a tablet's camera."""
        lines = [f"dist/ is at {self.address}/ (tablet), {self.address}/podcast/ (podcast). Ctrl-C ends it."]
        if self.lan:
            lines += ["", f"On this network: {self.lan_address}/", "", qr(f"{self.lan_address}/")]
            if not self.secure:
                lines.append("A tablet can save the guide only over https: add --cert FILE --key FILE.")
            if self.config.clinic.base_url != self.lan_address:
                lines.append(
                    f"Feeds and QR codes in dist/ point to {self.config.clinic.base_url}; for this network, build with "
                    f"--base-url {self.lan_address}."
                )
        return "\n".join(lines)

    def run(self) -> None:
        """Answer until Ctrl-C. Requests are not logged."""
        with contextlib.suppress(KeyboardInterrupt):
            self._uvicorn.run(sockets=[self.socket])

    def _address(self, host: str) -> str:
        return f"{'https' if self.secure else 'http'}://{host}:{self.port}"


@contextlib.contextmanager
def open_server(
    config: Config, *, port: int = PORT, lan: bool = False, cert: Path | None = None, key: Path | None = None
) -> Iterator[Server]:
    """A server on its port, loopback alone unless `lan`. port: 0 takes any that is free.

    Raises PublishError when nothing is built yet, ConfigError for a port or a certificate that cannot be had.
    """
    if not (config.dist / "manifest.json").is_file():
        raise PublishError(f"nothing to show in {config.dist} yet.", hint="Run `voiceguide build` first.")
    if (cert is None) != (key is None):
        raise ConfigError("a certificate and its key go together.", hint="Give both --cert FILE and --key FILE.")
    settings = uvicorn.Config(
        app(config.dist, config), ssl_certfile=cert, ssl_keyfile=key, log_level="warning", access_log=False,
        server_header=False, proxy_headers=False, lifespan="off", ws="none", timeout_graceful_shutdown=2,
    )  # fmt: skip
    try:
        settings.load()
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(f"the certificate cannot be used: {reason}.", hint="Both files are PEM, and fit.") from error
    with _bound(EVERYWHERE if lan else LOOPBACK, port) as listening:
        yield Server(config, lan, cert is not None, listening, uvicorn.Server(settings))


@contextlib.contextmanager
def _bound(host: str, port: int) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, port))
            listening.listen()  # a request that comes before the server is ready waits and is not refused
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            hint = "Another program may have it: take another with --port."
            raise ConfigError(f"port {port} cannot be used: {reason.lower()}.", hint=hint) from error
        yield listening


def own_address() -> str:
    """The address of this machine on its network; loopback when it is on none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent. Connecting a datagram socket only asks the system for its route.
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return LOOPBACK


def qr(address: str) -> str:
    """A QR code in half-height block letters, black on white whatever the terminal's own colours are."""
    out = io.StringIO()
    segno.make(address, error="m", micro=False).terminal(out, border=2, compact=True)
    return "\n".join(f"\x1b[97;40m{line}\x1b[0m" for line in out.getvalue().splitlines())
