"""dist/library/ as it was built, read with other people's readers."""

from __future__ import annotations

import hashlib
import itertools
import json
import math
import re
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from av.container import InputContainer
from babel.messages.pofile import read_po
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4

from tests.conftest import REPOSITORY, SECTIONS
from voiceguide.words import FOLDER as WORDS
from voiceguide.words import TOOL, catalog_path

LOCALES = [*sorted(p.name for p in (REPOSITORY / "locales").iterdir() if p.is_dir() and p.name != "fil"), "en_US"]


@pytest.fixture(scope="session")
def dist(built: Path) -> Path:
    return built / "dist"


@pytest.fixture(scope="session")
def manifest(dist: Path) -> dict[str, Any]:
    return dict(json.loads((dist / "manifest.json").read_text("utf-8")))


def edition(manifest: dict[str, Any], locale: str) -> dict[str, Any]:
    return next(dict(e) for e in manifest["editions"] if e["locale"] == locale)


def loudness(path: Path) -> tuple[float, float]:
    """(LUFS, dBTP) of a file as libav decodes it."""
    graph = av.filter.Graph()
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        source = graph.add_abuffer(template=stream)
        meter, sink = graph.add("ebur128", "metadata=1:peak=true"), graph.add("abuffersink")
        source.link_to(meter)
        meter.link_to(sink)
        graph.configure()
        found: dict[str, str] = {}
        for frame in [*container.decode(stream), None]:
            source.push(frame)
            while True:
                try:
                    found = sink.pull().metadata or found
                except (av.error.BlockingIOError, av.error.EOFError):
                    break
    return float(found["lavfi.r128.I"]), 20 * math.log10(float(found["lavfi.r128.true_peak"]))


def packets(path: Path) -> list[bytes]:
    with av.open(str(path)) as container:
        return [bytes(packet) for packet in container.demux(container.streams.audio[0]) if packet.size]


@cache
def chapter_starts(container: InputContainer) -> list[Fraction]:
    """Where each chapter of an open file begins, in seconds."""
    bases = [chapter["time_base"] for chapter in container.chapters()]
    return [c["start"] * base for c, base in zip(container.chapters(), bases, strict=True) if base is not None]


def cues(path: Path) -> list[tuple[float, float, str]]:
    def seconds(stamp: str) -> float:
        hours, minutes, rest = stamp.split(":")
        return int(hours) * 3600 + int(minutes) * 60 + float(rest)

    text = path.read_text("utf-8")
    assert text.startswith("WEBVTT\n")
    pattern = r"(\d\d:\d\d:\d\d\.\d{3}) --> (\d\d:\d\d:\d\d\.\d{3})\n(.+)\n"
    return [(seconds(a), seconds(b), words) for a, b, words in re.findall(pattern, text)]


@pytest.mark.parametrize("locale", LOCALES)
def test_nine_chapters_and_nine_spots(dist: Path, manifest: dict[str, Any], locale: str) -> None:
    assert [s["id"] for s in edition(manifest, locale)["sections"]] == list(SECTIONS)
    folder = dist / "library" / locale
    for number, id in enumerate(SECTIONS, start=1):
        for name in (
            f"{number:02d}-{id}.mp3",
            f"{number:02d}-{id}.vtt",
            f"hold/{number:02d}-{id}.mp3",
            f"hold/{number:02d}-{id}.vtt",
        ):
            assert (folder / name).stat().st_size > 100


def test_a_file_is_of_a_section_of_the_guide_or_of_none(manifest: dict[str, Any]) -> None:
    assert {file["section"] for file in manifest["files"]} == {None, *SECTIONS}
    assert not {file["section"] for file in manifest["files"] if file["role"] == "prompt"} - {None}


@pytest.mark.parametrize("locale", LOCALES)
def test_levels_and_form_of_each_section(dist: Path, manifest: dict[str, Any], locale: str) -> None:
    for path in sorted((dist / "library" / locale).glob("0*.mp3")):
        lufs, peak = loudness(path)
        assert lufs == pytest.approx(-16, abs=0.5), path
        assert peak <= -1, path
        info: Any = MP3(path).info
        assert (info.sample_rate, info.channels, info.bitrate) == (24_000, 1, 48_000)
        with av.open(str(path)) as container:
            assert {s.type for s in container.streams} == {"audio", "video"}
            assert container.metadata["language"] != "und"


@pytest.mark.parametrize("locale", LOCALES)
def test_lengths_agree_in_manifest_files_and_captions(dist: Path, manifest: dict[str, Any], locale: str) -> None:
    folder = dist / "library" / locale
    for number, section in enumerate(edition(manifest, locale)["sections"], start=1):
        stem = folder / f"{number:02d}-{section['id']}"
        info: Any = MP3(stem.with_suffix(".mp3")).info
        length = info.length
        assert length * 1000 == pytest.approx(section["duration_ms"], abs=1)
        spoken = cues(stem.with_suffix(".vtt"))
        assert all(start < end for start, end, _ in spoken)
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(spoken))
        assert spoken[-1][1] <= length
        assert length - spoken[-1][1] < 2


@pytest.mark.parametrize("locale", ["en_US", "ar", "zh_Hans"])
def test_a_cue_begins_and_ends_where_its_sentence_sounds(dist: Path, locale: str) -> None:
    path = dist / "library" / locale / "04-trial.mp3"
    with av.open(str(path)) as container:
        parts = [frame.to_ndarray().reshape(-1) for frame in container.decode(audio=0)]
    sound = np.abs(np.concatenate(parts))
    for start, end, words in cues(path.with_suffix(".vtt")):

        def level(at: float, until: float) -> float:
            return float(sound[int(at * 24_000) : int(until * 24_000)].mean())

        inside = level(start, end)
        assert inside > 0.01, words
        assert level(start - 0.15, start - 0.04) < inside / 8, words
        assert level(end + 0.04, end + 0.15) < inside / 8, words


@pytest.mark.parametrize("locale", LOCALES)
def test_the_whole_guide_is_its_sections_packet_by_packet(dist: Path, locale: str) -> None:
    folder = dist / "library" / locale
    whole = packets(folder / "guide.mp3")
    assert whole == [packet for path in sorted(folder.glob("0*.mp3")) for packet in packets(path)]


@pytest.mark.parametrize("locale", LOCALES)
def test_chapters_in_every_container_from_one_timeline(dist: Path, manifest: dict[str, Any], locale: str) -> None:
    folder = dist / "library" / locale
    sections = edition(manifest, locale)["sections"]
    starts = [sum(s["duration_ms"] for s in sections[:i]) for i in range(len(sections))]
    titles = [s["title"] for s in sections]
    tags: Any = MP3(folder / "guide.mp3").tags
    assert tags is not None
    (contents,) = tags.getall("CTOC")
    assert int(contents.flags) == 3
    frames = [tags[f"CHAP:{id}"] for id in contents.child_element_ids]
    assert [f.start_time for f in frames] == starts
    assert [str(f.sub_frames["TIT2"]) for f in frames] == titles
    assert frames[-1].end_time == sum(s["duration_ms"] for s in sections)
    book: Any = MP4(folder / "guide.m4b")
    assert [(round(c.start * 1000), c.title) for c in book.chapters] == list(zip(starts, titles, strict=True))
    for name in ("guide.mp3", "guide.m4b"):
        with av.open(str(folder / name)) as container:
            titled = zip(chapter_starts(container), container.chapters(), strict=True)
            found = [(int(start * 1000), chapter["metadata"]["title"]) for start, chapter in titled]
        assert found == list(zip(starts, titles, strict=True)), name
    raw = (folder / "guide.m4b").read_bytes()
    assert raw[4:12] == b"ftypM4B "
    assert 0 < raw.find(b"moov") < raw.find(b"mdat")
    assert b"chpl" in raw


def test_the_whole_guides_chapters_sound_where_they_say(dist: Path) -> None:
    folder = dist / "library" / "es_419"
    for name in ("guide.mp3", "guide.m4b"):
        with av.open(str(folder / name)) as container:
            sound = np.concatenate([f.to_ndarray().reshape(-1) for f in container.decode(audio=0)])
            starts = [float(start) for start in chapter_starts(container)]
        for start in starts[1:]:
            before = np.abs(sound[int((start - 0.3) * 24_000) : int(start * 24_000)]).mean()
            after = np.abs(sound[int((start + 0.3) * 24_000) : int((start + 1.3) * 24_000)]).mean()
            assert before < after / 20


def plain(words: str) -> str:
    """Without the marks of direction."""
    return re.sub("[\u2066-\u2069]", "", words)


@cache
def notice(locale: str, id: str, begins: str) -> str:
    """A notice, as the source has it, or as Babel reads the catalog."""
    if locale == "en_US":
        notices = (WORDS / "notices.md").read_text("utf-8")
        text = re.sub("<!--.*?-->", "", notices.split(f"## {id}\n")[1].split("\n##")[0], flags=re.DOTALL).strip()
        assert text.startswith(begins)
        return text
    with catalog_path(locale, TOOL).open("rb") as file:
        catalog = read_po(file, locale=locale)
    (text,) = [str(m.string) for m in catalog if m.context == "notices" and str(m.id).startswith(begins)]
    return text


def notices(locale: str) -> str:
    """All that a draft of the example clinic says before its own words."""
    return notice(locale, "draft", "This is a draft") + notice(locale, "example", "This is an example")


@cache
def seconds(path: Path, locale: str) -> float:
    """From the first of the guide's own words to the last: neither notice nor chime counts."""
    own = [(start, end) for start, end, words in cues(path) if plain(words) not in notices(locale)]
    assert 1 <= len(cues(path)) - len(own) <= 6
    return own[-1][1] - own[0][0]


@pytest.mark.parametrize("locale", LOCALES)
def test_chapters_and_spots_last_what_they_should(dist: Path, locale: str) -> None:
    for folder, low, high in (("", 60, 120), ("hold", 20, 40)):
        for number, id in enumerate(SECTIONS, start=1):
            name = Path(folder) / f"{number:02d}-{id}.vtt"
            english = seconds(dist / "library/en_US" / name, "en_US")
            assert low <= english <= high
            if locale != "en_US":
                assert 0.8 <= seconds(dist / "library" / locale / name, locale) / english <= 1.5, name


@pytest.mark.parametrize("locale", LOCALES)
def test_a_draft_says_so_first(dist: Path, manifest: dict[str, Any], locale: str) -> None:
    assert edition(manifest, locale)["standing"] == "draft"
    folder = dist / "library" / locale
    opened = [cues(path)[0][2] for path in [*folder.glob("0*.vtt"), *folder.glob("hold/*.vtt")]]
    assert len(opened) == 2 * len(SECTIONS)
    # The caption is the notice's first sentence: as Babel has the catalog's words, or as the source has them.
    assert len(set(opened)) == 1
    assert notices(locale).startswith(plain(opened[0]))


def test_the_manifest_lists_every_file_and_no_other(dist: Path, manifest: dict[str, Any]) -> None:
    listed = {f["path"]: f for f in manifest["files"]}
    there = {p.relative_to(dist).as_posix() for p in dist.rglob("*") if p.is_file()} - {"manifest.json", "README.md"}
    assert set(listed) == there
    for path, facts in listed.items():
        data = (dist / path).read_bytes()
        assert facts["size"] == len(data)
        assert facts["sha256"] == hashlib.sha256(data).hexdigest()
    assert [item["locale"] for item in manifest["left_out"]] == ["fil"]
    assert manifest["standing"] == "draft"


def test_the_same_bytes_are_hard_links(dist: Path, manifest: dict[str, Any]) -> None:
    audio = [f for f in manifest["files"] if f["role"].endswith("-audio")]
    inodes: dict[str, set[int]] = {}
    for facts in audio:
        inodes.setdefault(facts["sha256"], set()).add((dist / facts["path"]).stat().st_ino)
    assert all(len(found) == 1 for found in inodes.values())
