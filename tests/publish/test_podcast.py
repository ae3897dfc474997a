"""The podcast channel with made-up editions: what its feeds say, and what never changes in them."""

from __future__ import annotations

import json
import re
import uuid
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, read_config
from tests.publish.podcast_editions import NS, edition, lay_out, parse, text, with_base
from voiceguide import config as config_module
from voiceguide.config import Config
from voiceguide.errors import ConfigError
from voiceguide.model.release import ApprovalStatus
from voiceguide.publish.podcast.addresses import Addresses, podcast_guid
from voiceguide.publish.podcast.notes import LONGEST

FEED = "en_US/feed.xml"
PODCAST = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")


@pytest.fixture(scope="module")
def config() -> Config:
    return with_base(read_config(REPOSITORY), "https://guide.example.org/voice")


def test_podcast_guid_is_the_one_of_the_specification() -> None:
    # Both stand as examples in the Podcasting 2.0 specification of podcast:guid.
    assert podcast_guid("https://mp3s.nashownotes.com/pc20rss.xml") == "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    assert podcast_guid("http://podnews.net/rss/") == "9b024349-ccf0-5f69-a609-6b82873eab3c"


@pytest.mark.parametrize(
    ("base", "podcast", "apple", "feed"),
    [
        ("https://a.org", "podcast://a.org/podcast/ar/feed.xml", "podcasts://a.org/podcast/ar/feed.xml", "feed:https://a.org/podcast/ar/feed.xml"),
        ("http://a.org:80/x", "podcast://a.org:80/x/podcast/ar/feed.xml", "podcasts://a.org:80/x/podcast/ar/feed.xml", "feed://a.org:80/x/podcast/ar/feed.xml"),
    ],
)  # fmt: skip
def test_schemes_that_apps_listen_to(base: str, podcast: str, apple: str, feed: str) -> None:
    assert Addresses(base).subscribe("ar") == {"podcast": podcast, "apple": apple, "feed": feed}


@pytest.mark.parametrize("given", ["https://a.org/x", "https://a.org/x/", "https://a.org/x//"])
def test_a_slash_at_the_end_of_the_base_changes_nothing(given: str) -> None:
    at = Addresses(config_module.read(REPOSITORY, base_url=given).clinic.base_url)
    assert at.feed("ar") == "https://a.org/x/podcast/ar/feed.xml"
    # The namespace's rule: no scheme, no slash at the end; the address itself decides.
    assert at.guid("ar") == str(uuid.uuid5(PODCAST, "a.org/x/podcast/ar/feed.xml"))


@pytest.mark.parametrize(
    "given",
    ["a.org", "ftp://a.org", "https://", "https://a.org/?x=1", "https://a.org/#x", "https://a.org:99999", "https://a.org:x",
     "https://me@a.org", "https://a.org/a b", "https://clínica.example", "https://a.org/guía"],
)  # fmt: skip
def test_a_base_onto_which_no_path_can_be_hung_is_refused(given: str) -> None:
    with pytest.raises(ConfigError, match="base_url"):
        config_module.read(REPOSITORY, base_url=given)


def test_every_address_is_below_the_base_and_has_its_file(config: Config, tmp_path: Path) -> None:
    laid = lay_out([edition(tmp_path / "store")], config, tmp_path / "out")
    base = "https://guide.example.org/voice/podcast/"
    found = set(re.findall(rf'{re.escape(base)}([^"<\s]+)', laid[FEED].decode()))
    found |= set(re.findall(rf'{re.escape(base)}([^"]+)', laid["en_US/guide.chapters.json"].decode()))
    assert found <= set(laid)
    assert {"en_US/guide.m4b", "en_US/guide.mp3", "en_US/01-get-help.vtt", "en_US/guide.chapters.json"} <= found


def test_the_same_edition_gives_the_same_bytes(config: Config, tmp_path: Path) -> None:
    made = [edition(tmp_path / "store"), edition(tmp_path / "store", "ar")]
    assert lay_out(made, config, tmp_path / "one") == lay_out(made, config, tmp_path / "two")


def test_guids_outlive_audio_words_and_address(config: Config, tmp_path: Path) -> None:
    def guids(out: str, base: str, **more: object) -> list[str]:
        made = edition(tmp_path / "store", **more)  # type: ignore[arg-type]
        channel = parse(lay_out([made], with_base(config, base), tmp_path / out)[FEED])[0]
        return [text(item, "guid") for item in channel.iter("item")]

    first = guids("one", "https://a.org")
    assert first == guids("two", "https://b.org", title="Other", words=["Else."], audio=b"another voice")
    assert len(set(first)) == len(first) == 3


def test_a_section_that_is_left_out_keeps_its_number(config: Config, tmp_path: Path) -> None:
    made = edition(tmp_path / "store", sections=("get-help", "risks"), numbers=(1, 8))
    channel = parse(lay_out([made], config, tmp_path / "out")[FEED])[0]
    items = list(channel.iter("item"))
    assert [text(item, "itunes:episode") for item in items] == ["1", "8", "10"]
    assert [text(item, "itunes:episodeType") for item in items] == ["full"] * 3
    assert text(items[0], "pubDate") == "Sun, 22 Nov 2026 00:01:00 +0000"
    assert text(items[2], "pubDate") == "Sun, 22 Nov 2026 00:10:00 +0000"


def test_a_draft_says_so_and_is_blocked(config: Config, tmp_path: Path) -> None:
    made = edition(tmp_path / "store", label="borrador")
    laid = lay_out([made], config, tmp_path / "out")
    channel = parse(laid[FEED])[0]
    assert text(channel, "itunes:block") == "Yes"
    assert text(channel, "podcast:block") == "yes"
    for item in (channel, *channel.iter("item")):
        assert text(item, "title") == text(item, "itunes:title") == "A guide [borrador]"
        assert "A draft." in text(item, "description")
    for name in ("index.html", "en_US/index.html", "en_US/guide.html", "en_US/01-get-help.html"):
        assert "A draft." in laid[name].decode(), name
    assert "A guide [borrador]" in laid["feeds.opml"].decode()


def test_an_approved_edition_does_not(config: Config, tmp_path: Path) -> None:
    made = edition(tmp_path / "store", approval_status=ApprovalStatus.APPROVED)
    laid = lay_out([made], config, tmp_path / "out")
    channel = parse(laid[FEED])[0]
    assert channel.find("itunes:block", NS) is None
    assert text(channel, "title") == "A guide"
    assert all(
        b"draft" not in data for name, data in laid.items() if name.endswith((".html", ".xml", ".opml", ".json"))
    )


def test_an_approved_chapter_of_a_draft_carries_no_label(config: Config, tmp_path: Path) -> None:
    made = edition(tmp_path / "store")
    first = replace(made.sections[0], approval_status=ApprovalStatus.APPROVED)
    made = replace(made, sections=(first, *made.sections[1:]))
    items = list(parse(lay_out([made], config, tmp_path / "out")[FEED])[0].iter("item"))
    assert [text(item, "title") for item in items] == ["A guide", "A guide [draft]", "A guide [draft]"]


def test_opml_never_lists_a_draft_beside_what_is_approved(config: Config, tmp_path: Path) -> None:
    made = [
        edition(tmp_path / "store", "ar"),
        edition(tmp_path / "store", "fr", approval_status=ApprovalStatus.APPROVED),
    ]
    root = parse(lay_out(made, config, tmp_path / "out")["feeds.opml"])
    assert [outline.get("language") for outline in root.iter("outline")] == ["fr"]
    root = parse(lay_out(made[:1], config, tmp_path / "drafts")["feeds.opml"])
    outline = next(iter(root.iter("outline")))
    assert root.get("version") == "2.0"
    assert outline.get("type") == "rss"
    assert outline.get("xmlUrl") == "https://guide.example.org/voice/podcast/ar/feed.xml"
    assert str(outline.get("text")).startswith("العربية")


def test_an_example_clinic_says_so(config: Config, tmp_path: Path) -> None:
    made = edition(tmp_path / "store")
    laid = lay_out([made], config, tmp_path / "example")
    assert "An example." in laid["en_US/guide.html"].decode()
    own = replace(config, clinic=replace(config.clinic, own=True))
    laid = lay_out([made], own, tmp_path / "own")
    assert all(b"An example." not in data for data in laid.values())


def test_right_to_left_is_marked_on_every_element_of_the_notes(config: Config, tmp_path: Path) -> None:
    made = edition(tmp_path / "store", "ar", words=["اتصلوا على \u2066911\u2069 الآن."])
    channel = parse(lay_out([made], config, tmp_path / "out")["ar/feed.xml"])[0]
    notes = text(next(iter(channel.iter("item"))), "content:encoded")
    assert notes.startswith('<div lang="ar" dir="rtl">')
    assert all('dir="rtl"' in tag for tag in re.findall(r"<(?:p|ul|li)\b[^>]*>", notes))
    assert '<a href="tel:911"><bdi dir="ltr">911</bdi></a>' in notes
    assert not re.search("[\u2066-\u2069]", notes)


@pytest.mark.parametrize(
    ("words", "linked"),
    [
        ("Call 911.", 1),
        ("Call 911 or +1 555-0100, then 911", 3),
        ("请拨打911。", 1),
        ("No number: 1911, 9110, 911-5, 5.911", 0),
    ],
)
def test_numbers_in_the_text_can_be_called(config: Config, tmp_path: Path, words: str, linked: int) -> None:
    channel = parse(lay_out([edition(tmp_path / "store", words=[words])], config, tmp_path / "out")[FEED])[0]
    first = text(next(iter(channel.iter("item"))), "content:encoded").split("<ul>")[0]
    assert first.count('href="tel:') == linked


def test_a_description_fits_what_directories_keep(config: Config, tmp_path: Path) -> None:
    made = edition(tmp_path / "store", words=[f"{n} " + "words " * 60 for n in range(40)])
    channel = parse(lay_out([made], config, tmp_path / "out")[FEED])[0]
    for item in (channel, *channel.iter("item")):
        description = text(item, "description")
        assert len(description.encode()) <= LONGEST
        assert description.startswith("<div ")
        assert description.endswith("</div>")
        assert "A draft." in description
        assert 'href="tel:911"' in description
    assert "39 words" in text(next(iter(channel.iter("item"))), "content:encoded")


def test_chapters_in_json(config: Config, tmp_path: Path) -> None:
    laid = lay_out([edition(tmp_path / "store")], config, tmp_path / "out")
    found = json.loads(laid["en_US/guide.chapters.json"])
    assert found["version"] == "1.2.0"
    assert [chapter["startTime"] for chapter in found["chapters"]] == [0, 38.4]
    assert found["chapters"][1]["endTime"] == 76.8
    assert found["chapters"][1]["img"].endswith("/podcast/en_US/02-what-it-is.png")


def test_nothing_to_publish_is_no_error(config: Config, tmp_path: Path) -> None:
    assert lay_out([], config, tmp_path) == {}
