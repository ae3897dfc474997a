"""Damaged sources: whatever stands in a file that people write, it is read, or refused in one clear line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import copy_project, own_copy, read_config
from voiceguide import source
from voiceguide.approvals import read_approvals
from voiceguide.errors import VoiceguideError
from voiceguide.pronounce.lexicon import read_lexicon
from voiceguide.translate import translate

pytestmark = pytest.mark.slow

LOCALE = "es_419"
APPROVALS = f"locales/{LOCALE}/approvals.toml"
FILES = [
    "audio_src/guide.toml",
    "audio_src/clinic.toml",
    "audio_src/glossary.toml",
    "audio_src/notices.md",
    "audio_src/sections/risks.md",
    f"audio_src/lexicon/{LOCALE}.pls",
    f"locales/{LOCALE}/LC_MESSAGES/guide.po",
    f"locales/{LOCALE}/LC_MESSAGES/tool.po",
    f"locales/{LOCALE}/LC_MESSAGES/player.po",
    APPROVALS,
]
AWKWARD = [
    b"{clinic_name.__class__}", b"{}", b"{{", b"{clinic_phone}", b"\\", b'"', b"'''", b"\n\n", b"\r", b"\x00",
    b"\xff\xfe", b"\xef\xbb\xbf", b"[[", b"]]", b"[a.b]\n", b"= 3\n", b"1e999", b"<!DOCTYPE x>", b"&x;", b"<alias>",
    b"</lexicon>", b'\nmsgid ""\n', b"#, fuzzy\n", b'msgctxt "trial"\n', b"# T\n", b"## risks\n", b"- \n", b"| a |\n",
    b"![x](y)", b"$(x)", "\u202e\u2066\u200b\ufeff".encode(), "🫀".encode(), b"9" * 5_000, b"[" * 2_000,
]  # fmt: skip
APPROVED = b"""
[[approval]]
unit = "trial"
role = "translator"
reviewer = "A. Person"
qualification = "sworn translator"
date = 2026-11-22
hash = "00"
"""
# Where in the file, how many bytes go, and what comes instead.
CUTS = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True),
        st.integers(0, 40) | st.just(1 << 20),
        st.sampled_from(AWKWARD)
        | st.binary(max_size=6)
        | st.text(max_size=6).map(lambda text: text.encode("utf-8", "replace")),
    ),
    min_size=1,
    max_size=3,
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_project(tmp_path_factory.mktemp("fuzz"))
    (root / "audio_src/clinic.toml").write_bytes((root / "audio_src/clinic.example.toml").read_bytes())
    (root / APPROVALS).write_bytes(APPROVED)
    for domain in ("tool", "player"):
        own_copy(root, LOCALE, domain)
    return root


def read_all(root: Path) -> None:
    """All that a build reads before it speaks."""
    config = read_config(root)
    guide = source.read_guide(config)
    source.read_glossary(root)
    translate(guide, config, LOCALE)
    read_lexicon(root, LOCALE)
    read_approvals(config, LOCALE)


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=25)
@given(cuts=CUTS)
def test_a_damaged_file_is_read_or_refused_in_one_line(
    name: str, cuts: list[tuple[float, int, bytes]], root: Path
) -> None:
    path = root / name
    whole = path.read_bytes()
    raw = whole
    for where, gone, put in cuts:
        at = int(where * len(raw))
        raw = raw[:at] + put + raw[at + gone :]
    path.write_bytes(raw)
    try:
        read_all(root)
    except VoiceguideError as error:
        told = str(error)
        assert told.splitlines() == [told], told
        assert not any(ord(char) < 32 for char in told), told
    finally:
        path.write_bytes(whole)
