"""What a phone system asks for is answered beside the files, and only when the settings are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import read_config
from tests.serve.live import live


def test_the_webhook_is_there_with_settings(project: Path) -> None:
    (project / "dist").mkdir()
    with live(project / "dist", read_config(project)) as server:
        answer = server.ask("/phone/twiml")
        # Nothing is built: it says so, as no file that is missing would.
        assert answer.status == 503
        assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_and_not_without(tmp_path: Path, method: str) -> None:
    with live(tmp_path) as server:
        assert server.ask("/phone/twiml", method).status in (404, 405)
