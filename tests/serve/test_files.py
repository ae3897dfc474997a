"""Files over real HTTP: parts, conditions, types, and nothing that is not meant to be seen."""

from __future__ import annotations

import email
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serve.live import Live, live

SOUND = bytes(range(256)) * 1000
SECRET = b"nobody may read this"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    root = tmp_path_factory.mktemp("serve")
    dist = root / "dist"
    for name, data in {
        "tablet/index.html": b"<!DOCTYPE html>",
        "library/es_419/01-a.mp3": SOUND,
        "library/es_419/guide.m4b": SOUND,
        "podcast/index.html": b"<!DOCTYPE html>",
        "podcast/feeds.opml": b"<opml/>",
        "podcast/es_419/feed.xml": b"<rss/>",
        "podcast/es_419/guide.chapters.json": b"{}",
        "podcast/es_419/01-a.vtt": b"WEBVTT\n",
        "podcast/es_419/01-a.html": b"<!DOCTYPE html>",
        "books/es_419/guide.epub": b"PK",
        "tablet/app.webmanifest": b"{}",
        "tablet/app.js": b"1;",
        "phone/01.ulaw": b"\xff",
        "books/es_419/guide.html": b"<!DOCTYPE html>",
        "tablet/strange.name": b"?",
        "tablet/nothing.txt": b"",
        "manifest.json": b"{}",
        ".stage-1/half.html": SECRET,
        "tablet/.hidden": SECRET,
        "tablet/.git/config": SECRET,
        "empty/file.txt": b"x",
    }.items():
        path = dist / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (root / "secret.txt").write_bytes(SECRET)
    (root / "dist-other").mkdir()
    (root / "dist-other" / "secret.txt").write_bytes(SECRET)
    (dist / "tablet" / "out.txt").symlink_to(root / "secret.txt")
    (dist / "tablet" / "outside").symlink_to(root / "dist-other")
    (dist / "tablet" / "shown.txt").symlink_to(dist / "tablet" / ".hidden")
    (dist / "tablet" / "loop.txt").symlink_to(dist / "tablet" / "loop.txt")
    (dist / "tablet" / "good.html").symlink_to(dist / "tablet" / "index.html")
    os.mkfifo(dist / "tablet" / "pipe.txt")
    with live(dist) as server:
        yield server


MP3 = "/library/es_419/01-a.mp3"


def test_the_whole_file(site: Live) -> None:
    answer = site.ask(MP3)
    assert (answer.status, answer.body) == (200, SOUND)
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.headers["content-length"] == str(len(SOUND))


@pytest.mark.parametrize(
    ("header", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=1000-1999", 1000, 1999),
        ("bytes=255999-", 255999, 255999),
        ("bytes=-300", 255700, 255999),
        ("bytes=-999999999", 0, 255999),
        ("bytes=200000-99999999", 200000, 255999),
        ("bytes=0-9,999999999-", 0, 9),
        ("bytes=0-9,5-19", 0, 19),
    ],
)
def test_one_part(site: Live, header: str, first: int, last: int) -> None:
    answer = site.ask(MP3, range=header)
    assert answer.status == 206
    assert answer.headers["content-range"] == f"bytes {first}-{last}/{len(SOUND)}"
    assert answer.headers["content-length"] == str(last - first + 1)
    assert answer.headers["content-type"] == "audio/mpeg"
    assert answer.body == SOUND[first : last + 1]


def test_several_parts(site: Live) -> None:
    answer = site.ask(MP3, range="bytes=0-4,1000-1099,-7")
    assert answer.status == 206
    assert int(answer.headers["content-length"]) == len(answer.body)
    assert "content-range" not in answer.headers
    head = f"Content-Type: {answer.headers['content-type']}\r\n\r\n".encode()
    message = email.message_from_bytes(head + answer.body)
    assert message.get_content_type() == "multipart/byteranges"
    parts = [(part["Content-Range"], part.get_content_type()) for part in message.get_payload()]  # type: ignore[union-attr, index]
    spans = [(0, 4), (1000, 1099), (255993, 255999)]
    assert parts == [(f"bytes {a}-{b}/256000", "audio/mpeg") for a, b in spans]
    for a, b in spans:
        assert SOUND[a : b + 1] in answer.body


@pytest.mark.parametrize("header", ["bytes=256000-", "bytes=-0", "bytes=300000-300001,400000-"])
def test_out_of_the_file(site: Live, header: str) -> None:
    answer = site.ask(MP3, range=header, origin="https://player.example")
    assert answer.status == 416
    assert answer.headers["content-range"] == "bytes */256000"
    assert answer.body == b""
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("header", ["pages=1-2", "bytes=9-1", "bytes=x", "nonsense", "bytes=" + "0-0," * 200])
def test_what_is_no_range_gets_the_whole(site: Live, header: str) -> None:
    assert site.ask(MP3, range=header).status == 200


def test_an_empty_file(site: Live) -> None:
    assert site.ask("/tablet/nothing.txt").body == b""
    assert site.ask("/tablet/nothing.txt", range="bytes=0-").status == 416


def test_head_says_all_but_the_bytes(site: Live) -> None:
    got, asked = site.ask(MP3), site.ask(MP3, "HEAD")
    assert (asked.status, asked.body) == (200, b"")
    assert {k: v for k, v in asked.headers.items() if k != "date"} == {
        k: v for k, v in got.headers.items() if k != "date"
    }
    # Ranges are defined for GET alone (RFC 9110, 14.2).
    assert site.ask(MP3, "HEAD", range="bytes=0-9").status == 200


def test_if_range(site: Live) -> None:
    headers = site.ask(MP3, "HEAD").headers
    for good in (headers["etag"], headers["last-modified"]):
        assert site.ask(MP3, range="bytes=0-9", if_range=good).status == 206
    for bad in ('"other"', f"W/{headers['etag']}", "Sun, 06 Nov 1994 08:49:37 GMT"):
        answer = site.ask(MP3, range="bytes=0-9", if_range=bad)
        assert (answer.status, answer.body) == (200, SOUND)
        assert site.ask(MP3, range="bytes=999999-", if_range=bad).status == 200


def test_conditions(site: Live) -> None:
    headers = site.ask(MP3, "HEAD").headers
    etag, changed = headers["etag"], headers["last-modified"]
    assert etag.startswith('"')
    for header in (etag, f"W/{etag}", f'"x", {etag}', "*"):
        answer = site.ask(MP3, if_none_match=header)
        assert (answer.status, answer.body) == (304, b"")
        assert answer.headers["etag"] == etag
    assert site.ask(MP3, if_none_match='"x"').status == 200
    assert site.ask(MP3, if_none_match='"x"', if_modified_since=changed).status == 200
    assert site.ask(MP3, if_modified_since=changed).status == 304
    assert site.ask(MP3, if_modified_since="Sun, 06 Nov 1994 08:49:37 GMT").status == 200
    assert site.ask(MP3, if_modified_since="not a date").status == 200
    assert site.ask(MP3, if_match=etag).status == 200
    assert site.ask(MP3, if_match='"x"').status == 412
    assert site.ask(MP3, if_match=f"W/{etag}").status == 412
    assert site.ask(MP3, if_unmodified_since="Sun, 06 Nov 1994 08:49:37 GMT").status == 412
    assert site.ask(MP3, if_unmodified_since=changed, range="bytes=0-9").status == 206


def test_a_new_file_has_a_new_etag(site: Live, tmp_path: Path) -> None:
    with live(tmp_path) as server:
        (tmp_path / "a.txt").write_bytes(b"one")
        before = server.ask("/a.txt").headers["etag"]
        new = tmp_path / "new"
        new.write_bytes(b"two")
        new.replace(tmp_path / "a.txt")
        after = server.ask("/a.txt", if_none_match=before)
        assert (after.status, after.body) == (200, b"two")


@pytest.mark.parametrize(
    ("path", "type"),
    [
        (MP3, "audio/mpeg"),
        ("/library/es_419/guide.m4b", "audio/mp4"),
        ("/podcast/es_419/feed.xml", "application/rss+xml"),
        ("/podcast/es_419/guide.chapters.json", "application/json+chapters"),
        ("/podcast/es_419/01-a.vtt", "text/vtt; charset=utf-8"),
        ("/podcast/es_419/01-a.html", "text/html; charset=utf-8"),
        ("/podcast/feeds.opml", "text/x-opml; charset=utf-8"),
        ("/books/es_419/guide.epub", "application/epub+zip"),
        ("/tablet/app.webmanifest", "application/manifest+json"),
        ("/tablet/app.js", "text/javascript; charset=utf-8"),
        ("/manifest.json", "application/json"),
        ("/phone/01.ulaw", "audio/PCMU"),
        ("/tablet/strange.name", "application/octet-stream"),
    ],
)
def test_media_types(site: Live, path: str, type: str) -> None:
    answer = site.ask(path)
    assert (answer.status, answer.headers["content-type"]) == (200, type)


def test_players_on_other_hosts_may_read_what_feeds_point_to(site: Live) -> None:
    for path in (MP3, "/podcast/es_419/01-a.vtt", "/podcast/es_419/guide.chapters.json", "/podcast/es_419/feed.xml"):
        answer = site.ask(path, origin="https://player.example")
        assert answer.headers["access-control-allow-origin"] == "*"
        asked = site.ask(
            path, "OPTIONS", origin="https://player.example", access_control_request_method="GET",
            access_control_request_headers="range",
        )  # fmt: skip
        assert asked.status == 204
        assert "Range" in asked.headers["access-control-allow-headers"]
    assert "access-control-allow-origin" not in site.ask("/tablet/", origin="https://player.example").headers


def test_the_front_door_is_the_tablet(site: Live) -> None:
    answer = site.ask("/")
    assert (answer.status, answer.headers["location"]) == (307, "/tablet/")
    assert site.ask("/tablet/").body == b"<!DOCTYPE html>"
    assert site.ask("/tablet?kiosk=1").headers["location"] == "./tablet/?kiosk=1"
    assert site.ask("/tablet/good.html").status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/tablet/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/tablet/..%2f..%2fsecret.txt",
        "/tablet/%2e%2e/%2e%2e/secret.txt",
        "/..%5csecret.txt",
        "/tablet/..\\..\\secret.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/tablet//index.html",
        "/tablet/./index.html",
        "/tablet/out.txt",
        "/tablet/outside/secret.txt",
        "/../dist-other/secret.txt",
        "/tablet/loop.txt",
        "/tablet/pipe.txt",
        "/tablet/.hidden",
        "/tablet/shown.txt",
        "/tablet/.git/config",
        "/.stage-1/half.html",
        "/%2estage-1/half.html",
        "/tablet/index.html%00.txt",
        "/tablet/%00",
        "/empty/",
        "/empty",
        "/nothing",
        "/" + "a" * 5000,
        "/tablet/index.html/",
        "/tablet/%ff%fe",
        "/tablet/%ED%A0%80.txt",
        "/%25%32%65%25%32%65/secret.txt",
    ],
)
def test_nothing_else_is_shown(site: Live, path: str) -> None:
    answer = site.ask(path)
    assert answer.status == 404
    assert SECRET not in answer.body
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_it_only_shows(site: Live, method: str) -> None:
    answer = site.ask(MP3, method)
    assert answer.status == 405
    assert "GET" in answer.headers["allow"]


@pytest.mark.parametrize("path", ["/", "/tablet/", MP3, "/nothing", "/podcast/es_419/feed.xml"])
def test_safe_headers_everywhere(site: Live, path: str) -> None:
    headers = site.ask(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'self'" in headers["content-security-policy"]


def test_only_books_may_carry_their_style_in_themselves(site: Live) -> None:
    for path, inline in (("/books/es_419/guide.html", True), ("/tablet/", False), ("/podcast/", False)):
        policy = site.ask(path).headers["content-security-policy"]
        assert ("style-src 'self' 'unsafe-inline'" in policy) == inline
        assert "script-src" not in policy
        assert "default-src 'self'" in policy
