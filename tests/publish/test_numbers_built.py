"""One phone number of the clinic, on all roads that it takes through a build: the same digits everywhere."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from tests.conftest import copy_project, read_config, run_build
from tests.publish.books_shelf import two_sections
from tests.serve.test_twiml import ask
from voiceguide.publish import publishers

CLINIC = """
clinic_name = "London Clinic"
clinic_phone = "+44 (0)20 7946 0000"
after_hours_phone = "+44 (0)20 7946 0000"
emergency_number = "999"
interpreter_phone = "+44 (0)20 7946 0000"
region = "GB"

[phone]
locales = ["en_US"]
"""
DIALLED, WITH_ZERO = "+442079460000", "4402079460000"


def test_the_zero_in_brackets_is_dialled_nowhere(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    guide = root / "audio_src/guide.toml"
    guide.write_text(two_sections(guide.read_text("utf-8")), "utf-8")
    (root / "audio_src/clinic.toml").write_text(CLINIC, "utf-8")
    run_build(root, "en_US", publishers=publishers(()))
    dist = root / "dist"
    texts = {path: path.read_bytes() for path in dist.rglob("*") if path.is_file()}
    for path in [path for path in texts if zipfile.is_zipfile(path)]:
        with zipfile.ZipFile(path) as archive:
            texts |= {path / name: archive.read(name) for name in archive.namelist()}
    assert not [path for path, data in texts.items() if WITH_ZERO.encode() in data]
    links = {found.decode() for data in texts.values() for found in re.findall(rb"tel:([+0-9()A-Za-z;=%-]+)", data)}
    assert links == {DIALLED, "999"}
    assert "+44 (0)20 7946 0000" in (dist / "tablet/en_US/help.html").read_text("utf-8")

    asterisk = (dist / "phone/asterisk/extensions_guide.conf").read_text("utf-8")
    assert set(re.findall(r"Dial\(Local/([^@]*)@", asterisk)) == {DIALLED}
    freeswitch = (dist / "phone/freeswitch/dialplan/guide.xml").read_text("utf-8")
    assert set(re.findall(r"loopback/([^/]*)/", freeswitch)) == {DIALLED}
    for state in ("staff", "closed", "en_US-staff"):
        answer = ask(dist, f"/phone/twiml?start={state}", config=read_config(root))
        assert [node.text for node in answer.xml.iter("Number")] == [DIALLED]
