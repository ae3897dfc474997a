"""The feeds of a real build, served, and read by programs that are not ours."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import av
import feedparser
import mutagen.id3
import mutagen.mp4
import podcastparser
import pytest
from lxml import etree

from tests.publish.podcast_editions import NS, parse, text
from tests.serve.live import Live, live
from voiceguide.publish.podcast.addresses import podcast_guid

LOCALES = ["es_419", "ar", "zh_Hans", "en_US"]
PODCAST = NS["podcast"]
OLDER = b"https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"
Manifest = dict[str, Any]


@pytest.fixture(scope="module")
def site(built: Path) -> Iterator[Live]:
    with live(built / "dist") as server:
        yield server


@pytest.fixture(scope="module")
def manifest(built: Path) -> Manifest:
    found: Manifest = json.loads((built / "dist" / "manifest.json").read_text("utf-8"))
    return found


@pytest.fixture(params=LOCALES)
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def address(locale: str) -> str:
    return f"http://127.0.0.1:8000/podcast/{locale}/feed.xml"


@pytest.fixture
def feed(site: Live, address: str) -> bytes:
    return fetch(site, address)


@pytest.fixture
def sections(manifest: Manifest, locale: str) -> list[Manifest]:
    return next(edition["sections"] for edition in manifest["editions"] if edition["locale"] == locale)


def fetch(site: Live, address: str, **headers: str) -> bytes:
    """What stands at a public address, asked of the server under test."""
    parts = urlsplit(address)
    assert parts.netloc == "127.0.0.1:8000", address
    answer = site.ask(parts.path, **headers)
    assert answer.status == (206 if "range" in headers else 200), address
    return answer.body


def in_pieces(site: Live, address: str, size: int) -> bytes:
    """A download that is broken off and taken up again, as apps do it: at the front, the end and the middle."""
    a, b = size // 3, 2 * size // 3
    first = fetch(site, address, range=f"bytes=0-{a - 1}")
    last = fetch(site, address, range=f"bytes=-{size - b}")
    return first + fetch(site, address, range=f"bytes={a}-{b - 1}") + last


def test_feedparser_lists_ten_episodes_in_order(feed: bytes, locale: str, sections: list[Manifest]) -> None:
    # It takes tel: out of links by itself, as it does all schemes but a few.
    found = feedparser.parse(feed, sanitize_html=False)
    assert not found.bozo
    assert found.version == "rss20"
    assert found.feed.language == locale.replace("_", "-")
    assert [int(entry.itunes_episode) for entry in found.entries] == list(range(1, 11))
    dates = [entry.published_parsed for entry in found.entries]
    assert dates == sorted(dates)
    titles = [entry.title.rpartition(" [")[0] for entry in found.entries]
    assert titles[:9] == [section["title"] for section in sections]
    for entry in found.entries:
        assert len(entry.enclosures) == 1
        assert not entry.guidislink
        assert entry.image.href.endswith(".png")
        assert "tel:" in entry.content[0].value


def test_podcastparser_lists_ten_episodes_in_order(feed: bytes, address: str, sections: list[Manifest]) -> None:
    found = podcastparser.parse(address, io.BytesIO(feed))
    assert found["type"] == "serial"
    assert found["explicit"] is False
    assert found["itunes_owner"]["name"] == found["itunes_author"]
    episodes = found["episodes"]
    assert [episode["number"] for episode in episodes] == list(range(1, 11))
    assert [episode["type"] for episode in episodes] == ["full"] * 10
    for episode, section in zip(episodes[:9], sections, strict=True):
        assert abs(episode["total_time"] * 1000 - section["duration_ms"]) <= 500
    starts = [sum(s["duration_ms"] for s in sections[:i]) // 1000 for i in range(9)]  # it drops what is after the point
    chapters = [(chapter["start"], chapter["title"]) for chapter in episodes[9]["chapters"]]
    assert [title for _, title in chapters] == [section["title"] for section in sections]
    assert [start for start, _ in chapters] == starts
    # It knows Podcasting 2.0 by the older of two addresses, which the specification calls identical.
    older = feed.replace(NS["podcast"].encode(), OLDER)
    episodes = podcastparser.parse(address, io.BytesIO(older))["episodes"]
    assert episodes[9]["chapters_json_url"].endswith("/guide.chapters.json")
    assert all(episode["transcript_url"].endswith((".vtt", ".html")) for episode in episodes)


def test_each_enclosure_is_what_the_feed_says(site: Live, feed: bytes, sections: list[Manifest]) -> None:
    for item in parse(feed)[0].iter("item"):
        enclosure = item.find("enclosure")
        assert enclosure is not None
        size = int(str(enclosure.get("length")))
        data = in_pieces(site, str(enclosure.get("url")), size)
        assert len(data) == size
        assert data == fetch(site, str(enclosure.get("url")))
        with av.open(io.BytesIO(data), "r") as container:
            frames = sum(frame.samples for frame in container.decode(audio=0))
            assert container.format.name == "mp3"
            assert str(enclosure.get("type")) == "audio/mpeg"
        seconds = frames / 24_000
        assert abs(seconds - int(text(item, "itunes:duration"))) <= 0.6
        number = int(text(item, "itunes:episode"))
        exact = sections[number - 1]["duration_ms"] if number <= 9 else sum(s["duration_ms"] for s in sections)
        assert abs(seconds * 1000 - exact) <= 50


def test_the_alternate_enclosure_has_the_digest_it_claims(site: Live, feed: bytes, locale: str) -> None:
    found = list(parse(feed).iter(f"{{{PODCAST}}}alternateEnclosure"))
    assert len(found) == 1
    (other,) = found
    source, integrity = other.find("podcast:source", NS), other.find("podcast:integrity", NS)
    assert source is not None
    assert integrity is not None
    data = in_pieces(site, str(source.get("uri")), int(str(other.get("length"))))
    digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
    assert integrity.get("value") == f"sha256-{digest}"
    assert other.get("lang") == locale.replace("_", "-")
    with av.open(io.BytesIO(data)) as container:
        assert "mp4" in container.format.name
        assert container.streams.audio[0].codec_context.name == "aac"


def test_nine_chapters_the_same_everywhere(site: Live, feed: bytes, sections: list[Manifest]) -> None:
    item = list(parse(feed)[0].iter("item"))[9]
    link = item.find("podcast:chapters", NS)
    assert link is not None
    assert link.get("type") == "application/json+chapters"
    chapters = json.loads(fetch(site, str(link.get("url"))))["chapters"]
    starts = [round(chapter["startTime"] * 1000) for chapter in chapters]
    ends = [round(chapter["endTime"] * 1000) for chapter in chapters]
    titles = [chapter["title"] for chapter in chapters]
    assert starts == [sum(s["duration_ms"] for s in sections[:i]) for i in range(9)]
    assert titles == [section["title"] for section in sections]
    for chapter in chapters:
        assert fetch(site, chapter["img"]).startswith(b"\x89PNG")
        assert b"<h1>" in fetch(site, chapter["url"])

    simple = item.findall("psc:chapters/psc:chapter", NS)
    clocks = [[float(part) for part in str(chapter.get("start")).split(":")] for chapter in simple]
    assert [round((h * 3600 + m * 60 + s) * 1000) for h, m, s in clocks] == starts
    assert [chapter.get("title") for chapter in simple] == titles

    enclosure, source = item.find("enclosure"), item.find("podcast:alternateEnclosure/podcast:source", NS)
    assert enclosure is not None
    assert source is not None
    mp3, m4b = fetch(site, str(enclosure.get("url"))), fetch(site, str(source.get("uri")))

    tags: Any = mutagen.id3.ID3(io.BytesIO(mp3))
    (contents,) = tags.getall("CTOC")
    frames = {frame.element_id: frame for frame in tags.getall("CHAP")}
    listed = [frames[id] for id in contents.child_element_ids]
    assert [frame.start_time for frame in listed] == starts
    assert [frame.end_time for frame in listed] == ends
    assert [str(frame.sub_frames["TIT2"].text[0]) for frame in listed] == titles
    assert str(tags["TLAN"].text[0])

    nero: Any = mutagen.mp4.MP4(io.BytesIO(m4b))
    assert [(round(chapter.start * 1000), chapter.title) for chapter in nero.chapters] == list(
        zip(starts, titles, strict=True)
    )
    for data in (mp3, m4b):
        with av.open(io.BytesIO(data)) as container:
            found: list[Any] = container.chapters()
        assert [round(c["start"] * c["time_base"] * 1000) for c in found] == starts
        assert [c["metadata"]["title"] for c in found] == titles


def test_transcripts(site: Live, feed: bytes, locale: str) -> None:
    language = locale.replace("_", "-")
    for item in parse(feed)[0].iter("item"):
        captions, page = item.findall("podcast:transcript", NS)
        assert (captions.get("type"), captions.get("rel")) == ("text/vtt", "captions")
        assert (page.get("type"), page.get("rel")) == ("text/html", None)
        assert captions.get("language") == page.get("language") == language
        vtt = fetch(site, str(captions.get("url"))).decode()
        assert vtt.startswith("WEBVTT")
        html = etree.HTML(fetch(site, str(page.get("url"))).decode())
        assert html.get("lang") == language
        assert html.get("dir") == ("rtl" if locale == "ar" else "ltr")
        # Every cue of the captions can be read in the page too (marks of direction are markup there).
        words = "".join("".join(html.itertext()).split())
        for cue in vtt.split("\n\n")[1:]:
            payload = re.sub("<v [^>]*>", "", "".join(cue.splitlines()[1:]))
            plain = "".join(char for char in payload if char not in "\u2066\u2067\u2068\u2069")
            assert "".join(plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").split()) in words


def test_pictures(site: Live, feed: bytes) -> None:
    channel = parse(feed)[0]
    for parent in (channel, *channel.iter("item")):
        image, alternative = parent.find("itunes:image", NS), parent.find("podcast:image", NS)
        assert image is not None
        assert alternative is not None
        assert image.get("href") == alternative.get("href")
        assert alternative.get("alt")
        png = fetch(site, str(image.get("href")))
        width, height = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
        assert width == height == int(str(alternative.get("width")))
        assert 1400 <= width <= 3000


def test_pictures_have_no_alpha_channel(site: Live, feed: bytes) -> None:
    for image in parse(feed).iter(f"{{{NS['itunes']}}}image"):
        assert fetch(site, str(image.get("href")))[25] == 2, "colour type of the PNG"


# What may stand in a feed, how often, and what its text or attributes must look like: Apple's guide to podcast RSS,
# RSS 2.0, and the Podcasting 2.0 specification.
YES_NO = {"yes", "no"}
CHANNEL_ONCE = {
    "title", "link", "description", "language", "image", "itunes:author", "itunes:owner", "itunes:category",
    "itunes:explicit", "itunes:type", "itunes:image", "podcast:guid", "podcast:locked", "podcast:medium",
    "podcast:license", "atom:link",
}  # fmt: skip
ITEM_ONCE = {
    "title", "link", "description", "content:encoded", "guid", "pubDate", "enclosure", "itunes:title",
    "itunes:duration", "itunes:episode", "itunes:episodeType", "itunes:explicit", "itunes:image",
}  # fmt: skip


def test_rules_of_the_namespaces(feed: bytes, address: str) -> None:
    rss = parse(feed)
    assert (rss.tag, rss.get("version"), rss.nsmap) == ("rss", "2.0", NS)
    (channel,) = rss
    assert once(channel) >= CHANNEL_ONCE
    assert text(channel, "itunes:explicit") == "false"
    assert text(channel, "itunes:type") == "serial"
    assert text(channel, "podcast:locked") in YES_NO
    assert text(channel, "podcast:medium") == "podcast"
    assert text(channel, "podcast:license") == "cc-by-4.0"
    assert text(channel, "podcast:guid") == podcast_guid(address)
    self = channel.find("atom:link", NS)
    assert self is not None
    assert dict(self.attrib) == {"href": address, "rel": "self", "type": "application/rss+xml"}
    category = channel.find("itunes:category", NS)
    assert category is not None
    assert (category.get("text"), category[0].get("text")) == ("Health & Fitness", "Medicine")
    assert text(channel, "image/title") == text(channel, "title")
    assert text(channel, "image/link") == text(channel, "link")
    items = list(channel.iter("item"))
    assert len({text(item, "guid") for item in items}) == 10
    for item in items:
        assert once(item) >= ITEM_ONCE
        assert text(item, "itunes:episodeType") == "full"
        assert text(item, "itunes:duration").isdecimal()
        guid = item.find("guid")
        assert guid is not None
        assert guid.get("isPermaLink") == "false"
        assert len(text(item, "description").encode()) <= 4000
    assert [bool(item.find("podcast:chapters", NS) is not None) for item in items] == [False] * 9 + [True]


def once(parent: etree._Element) -> set[str]:
    """The names of an element's children that stand there once, prefixed."""
    prefixes = {uri: f"{prefix}:" for prefix, uri in NS.items()}
    names = []
    for child in parent:
        uri, _, name = str(child.tag).rpartition("}")
        names.append(prefixes.get(uri.removeprefix("{"), "") + name)
    return {name for name in names if names.count(name) == 1}


def test_a_draft_build_is_blocked(feed: bytes, manifest: Manifest, locale: str) -> None:
    approval_status = next(edition["standing"] for edition in manifest["editions"] if edition["locale"] == locale)
    channel = parse(feed)[0]
    blocked = channel.findtext("itunes:block", None, NS)
    assert (blocked == "Yes") == (approval_status == "draft")
    assert text(channel, "title").endswith("]") == (approval_status == "draft")


def test_opml_lists_all_feeds(site: Live, manifest: Manifest) -> None:
    root = parse(site.ask("/podcast/feeds.opml").body)
    found = [str(outline.get("xmlUrl")) for outline in root.iter("outline")]
    assert found == [f"http://127.0.0.1:8000/podcast/{e['locale']}/feed.xml" for e in manifest["editions"]]
    for address in found:
        assert not feedparser.parse(fetch(site, address)).bozo


def test_audio_is_linked_not_copied(built: Path) -> None:
    dist = built / "dist"
    for name in ("guide.mp3", "guide.m4b", "guide.vtt", "01-get-help.mp3", "01-get-help.vtt"):
        assert (dist / "podcast/es_419" / name).samefile(dist / "library/es_419" / name)


def test_the_folder_stands_alone(built: Path, manifest: Manifest) -> None:
    """Every relative address of its pages leads to a file of its own."""
    podcast = built / "dist" / "podcast"
    pages = [podcast / str(f["path"]).removeprefix("podcast/") for f in manifest["files"] if _is_page(f)]
    assert len(pages) > 40
    for page in pages:
        tree = etree.HTML(page.read_text("utf-8"))
        for link in (*tree.xpath("//@src"), *tree.xpath("//@href")):
            parts = urlsplit(str(link))
            if parts.scheme or not parts.path:
                continue
            target = (page.parent / parts.path).resolve()
            assert target.is_relative_to(podcast.resolve()), f"{page}: {link}"
            assert target.is_file(), f"{page}: {link}"


def _is_page(file: Manifest) -> bool:
    return str(file["path"]).startswith("podcast/") and file["media_type"] == "text/html"


def test_the_server_gives_the_types_of_the_manifest(site: Live, manifest: Manifest) -> None:
    wrong = {}
    for file in manifest["files"]:
        answer = site.ask(f"/{file['path']}", "HEAD")
        got = answer.headers["content-type"].partition(";")[0]
        if (answer.status, got, answer.headers["content-length"]) != (200, file["media_type"], str(file["size"])):
            wrong[file["path"]] = f"{file['media_type']}, served {answer.status} as {got}"
    assert not wrong
