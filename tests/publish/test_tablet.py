"""The tablet's files: what links where, what is whole, and that others' eyes find no fault in the HTML."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from tests import requirements
from tests.conftest import REPOSITORY, Notes, read_config
from voiceguide import build
from voiceguide.config import Config
from voiceguide.model.release import Edition
from voiceguide.publish import tablet
from voiceguide.store.staging import Folder

MODULES = Path(os.environ.get("VOICEGUIDE_NODE_MODULES", REPOSITORY / ".cache/node/node_modules"))
BUDGET = 60_000
SHORT = ("get-help", "what-it-is", "who-it-helps", "trial")
MP3S = re.compile(r"\d\d-[a-z0-9-]+\.mp3")


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tablet_site(request: pytest.FixtureRequest) -> Path:
    given = os.environ.get("VOICEGUIDE_DIST")
    return (Path(given) if given else Path(request.getfixturevalue("built")) / "dist") / "tablet"


def pages(tablet_site: Path) -> Iterator[tuple[Path, html.HtmlElement]]:
    for path in sorted(tablet_site.rglob("*.html")):
        yield path, html.document_fromstring(path.read_text("utf-8"))


def test_every_language_has_its_pages(tablet_site: Path) -> None:
    locales = [path for path in tablet_site.iterdir() if path.is_dir()]
    assert len(locales) >= 4
    for locale in locales:
        names = {path.name for path in locale.iterdir()}
        assert {"index.html", "help.html", "poster.html", "guide-large.html", "app.webmanifest", "files.json"} <= names
        chapters = sorted(name for name in names if MP3S.fullmatch(name))
        assert len(chapters) == 9
        for name in chapters:
            assert {name.replace(".mp3", ".html"), name.replace(".mp3", "-large.html")} <= names


def test_every_link_leads_to_a_file_of_the_tablet(tablet_site: Path) -> None:
    for path, page in pages(tablet_site):
        for element, name, link, _ in page.iterlinks():
            parts = urlsplit(link)
            if parts.scheme in ("tel", "https") and element.tag == "a":
                continue
            if element.tag in ("svg", "path") or name == "xmlns":
                continue
            assert not parts.scheme, f"{path}: {link}"
            assert not parts.netloc, f"{path}: {link}"
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file(), f"{path}: {link}"
            assert target.is_relative_to(tablet_site.resolve())
            if parts.fragment and target.suffix == ".html" and not parts.fragment.startswith("t="):
                assert html.document_fromstring(target.read_text("utf-8")).get_element_by_id(parts.fragment) is not None
            version = re.fullmatch(r"v=([0-9a-f]+)", parts.query)
            if version:
                assert hashlib.sha256(target.read_bytes()).hexdigest().startswith(version[1])


def test_script_and_style_together_are_small(tablet_site: Path) -> None:
    sizes = {path.name: path.stat().st_size for path in tablet_site.iterdir() if path.suffix in (".js", ".css")}
    assert sum(sizes.values()) < BUDGET, sizes


def test_pages_hold_no_script_and_no_style_of_their_own(tablet_site: Path) -> None:
    for path, page in pages(tablet_site):
        assert not page.xpath("//style | //*[@style] | //script[not(@src)] | //script[@type='module']"), path
        assert not page.xpath("//@*[starts-with(name(), 'on')]"), path
        assert all(script.get("defer") is not None for script in page.iter("script")), path


def test_language_direction_headings_and_notices(tablet_site: Path) -> None:
    for path, page in pages(tablet_site):
        locale = path.parent.name if path.parent != tablet_site else "en_US"
        assert page.get("lang") == locale.replace("_", "-")
        assert page.get("dir") == ("rtl" if locale in ("ar", "fa", "ur") else "ltr")
        assert len(page.xpath("//h1")) == 1, path
        assert page.xpath("//*[@role='note'][contains(@class, 'draft')]//strong"), path
        assert "[" in page.xpath("string(//title)"), path
        assert page.xpath("//a[contains(@class, 'help')]/@href") == ["help.html"]
        assert page.xpath("//section[@class='contact']"), path
        assert not re.search("[\u2066-\u2069]", path.read_text("utf-8")), path


def test_languages_name_themselves(tablet_site: Path) -> None:
    page = html.document_fromstring((tablet_site / "index.html").read_text("utf-8"))
    names = {card.get("lang"): card.findtext("a") for card in page.xpath("//li[contains(@class, 'language')]")}
    assert names["en-US"] == "English"
    assert names["ar"] == "العربية"
    assert names["zh-Hans"] == "中文 (简体)"
    for card in page.xpath("//li[contains(@class, 'language')]"):
        assert card.get("dir") in ("ltr", "rtl")
        assert card.xpath("button/@data-src")


def test_cues_are_data_in_the_page(tablet_site: Path) -> None:
    for path, page in pages(tablet_site):
        said = page.xpath("//*[contains(@class, 'said')]")
        if not said:
            continue
        times = sorted((float(e.get("data-start")), float(e.get("data-end"))) for e in said)
        assert all(start < end for start, end in times), path
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(times)), path
        assert times[-1][1] <= float(page.xpath("//input[@type='range']/@max")[0])


def test_own_digits(tablet_site: Path) -> None:
    if not (tablet_site / "fa").is_dir():
        pytest.skip("this dist has no Persian")
    page = html.document_fromstring((tablet_site / "fa/03-who-it-helps.html").read_text("utf-8"))
    assert page.xpath("//p[@class='number']")[0].text_content() == "۳"
    assert not re.search(r"[0-9]", page.xpath("//select")[0].text_content())


def test_the_worker_knows_every_file(tablet_site: Path) -> None:
    worker = (tablet_site / "sw.js").read_text("utf-8")
    known = json.loads(worker.split("\n", 1)[0].removeprefix("const BUILD = ").removesuffix(";"))
    shared = (tablet_site / "files.json").read_bytes()
    assert hashlib.sha256(shared).hexdigest() == known["shell"]
    listed = {entry[0]: entry for entry in json.loads(shared)}
    for locale, facts in known["locales"].items():
        raw = (tablet_site / locale / "files.json").read_bytes()
        assert hashlib.sha256(raw).hexdigest() == facts["list"]
        entries = json.loads(raw)
        assert sum(entry[2] for entry in entries) == facts["bytes"]
        listed |= {entry[0]: entry for entry in entries}
    there = {path.relative_to(tablet_site).as_posix() for path in tablet_site.rglob("*") if path.is_file()}
    assert set(listed) == {name for name in there if name != "sw.js" and not name.endswith("files.json")}
    for name, (_, digest, size, _) in listed.items():
        data = (tablet_site / name).read_bytes()
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (digest, size)


def test_web_app_manifests(tablet_site: Path) -> None:
    for path in [tablet_site / "app.webmanifest", *tablet_site.glob("*/app.webmanifest")]:
        facts = json.loads(path.read_text("utf-8"))
        assert {"name", "start_url", "display", "lang", "dir", "icons"} <= facts.keys()
        assert (path.parent / facts["start_url"]).is_file()
        assert {icon["sizes"] for icon in facts["icons"]} == {"192x192", "512x512"}
        for icon in facts["icons"]:
            data = (path.parent / urlsplit(icon["src"]).path).read_bytes()
            assert data.startswith(b"\x89PNG")
            assert f"{int.from_bytes(data[16:20])}x{int.from_bytes(data[20:24])}" == icon["sizes"]


def test_the_nu_html_checker_finds_nothing(tablet_site: Path) -> None:
    java = requirements.program("java", "apt-get install default-jre-headless")
    jar = requirements.file(
        MODULES / "vnu-jar/build/dist/vnu.jar", "vnu-jar",
        f"npm install --ignore-scripts --prefix {MODULES.parent} vnu-jar",
    )  # fmt: skip
    command = [java, "-Xss4m", "-jar", str(jar), "--skip-non-html", "--also-check-css", "--also-check-svg", "--Werror"]
    done = subprocess.run([*command, "--stdout", str(tablet_site)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout[:4000]) == (0, "")


# With editions of our own


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Config, tuple[Edition, ...]]:
    from tests.conftest import copy_project

    root = copy_project(tmp_path_factory.mktemp("tablet"))
    config = replace(read_config(root), sections=SHORT, hold=SHORT[:1])
    return config, build.make_editions(config, build.BuildRequest(("en_US", "ar")), Notes(), ("tablet",)).editions


def lay_out(target: Path, editions: tuple[Edition, ...], config: Config) -> Folder:
    target.mkdir()
    folder = Folder(target, "tablet")
    tablet.TabletPublisher().publish(editions, config, folder)
    return folder


def test_the_same_edition_gives_the_same_bytes(tmp_path: Path, editions: tuple[Config, tuple[Edition, ...]]) -> None:
    config, given = editions
    first, second = (lay_out(tmp_path / name, given, config).release() for name in ("a", "b"))
    assert first == second
    assert {file.role for file in first.files} <= {
        "page", "script", "other", "image", "section-audio", "prompt", "transcript", "config"
    }  # fmt: skip


def test_sound_is_linked_not_copied(tmp_path: Path, editions: tuple[Config, tuple[Edition, ...]]) -> None:
    config, given = editions
    lay_out(tmp_path / "a", given, config)
    for rendition in given[0].sections:
        assert (tmp_path / "a/en_US" / f"{rendition.section.stem}.mp3").samefile(rendition.mp3.path)


def test_no_edition_no_files(tmp_path: Path, editions: tuple[Config, tuple[Edition, ...]]) -> None:
    assert lay_out(tmp_path / "a", (), editions[0]).release().files == ()


def test_without_prompts_there_is_no_button(tmp_path: Path, editions: tuple[Config, tuple[Edition, ...]]) -> None:
    """A release whose notices are not approved has none to say."""
    config, given = editions
    lay_out(tmp_path / "a", tuple(replace(edition, prompts=()) for edition in given), config)
    page = html.document_fromstring((tmp_path / "a/index.html").read_text("utf-8"))
    assert not page.xpath("//button[@class='say']")
    assert len(page.xpath("//li[contains(@class, 'language')]/a")) == 2


def test_a_chapter_that_is_left_out_is_passed_over(
    tmp_path: Path, editions: tuple[Config, tuple[Edition, ...]]
) -> None:
    config, given = editions
    english = given[0]
    kept = tuple(r for r in english.sections if r.section.id != "who-it-helps")
    lay_out(tmp_path / "a", (replace(english, sections=kept),), config)
    page = html.document_fromstring((tmp_path / "a/en_US/02-what-it-is.html").read_text("utf-8"))
    assert set(page.xpath("//a[contains(@class, 'next')]/@href")) == {"04-trial.html"}
    assert not (tmp_path / "a/en_US/03-who-it-helps.html").exists()


def test_values_are_data(tmp_path: Path, editions: tuple[Config, tuple[Edition, ...]]) -> None:
    config, given = editions
    english = given[0]
    evil = '<script>alert("x")</script>{{ 7 * 7 }}&'
    values = dict(english.values) | {"clinic_name": replace(english.values["clinic_name"], raw=evil, shown=evil)}
    lay_out(tmp_path / "a", (replace(english, values=values),), config)
    for path, page in pages(tmp_path / "a"):
        assert all(script.get("src") for script in page.iter("script")), path
        assert evil in page.xpath("//section[@class='contact']")[0].text_content(), path


def test_kiosk_from_the_clinics_settings(tmp_path: Path, editions: tuple[Config, tuple[Edition, ...]]) -> None:
    config, given = editions
    kiosk = replace(config, clinic=replace(config.clinic, tablet_kiosk=True))
    lay_out(tmp_path / "a", given, kiosk)
    assert all(page.get("data-kiosk") is not None for _, page in pages(tmp_path / "a"))
    lay_out(tmp_path / "b", given, config)
    assert all(page.get("data-kiosk") is None for _, page in pages(tmp_path / "b"))


def test_the_poster_shows_the_public_address(tmp_path: Path, editions: tuple[Config, tuple[Edition, ...]]) -> None:
    config, given = editions
    public = replace(config, clinic=replace(config.clinic, base_url="https://guide.example.org"))
    lay_out(tmp_path / "a", given, public)
    page = html.document_fromstring((tmp_path / "a/ar/poster.html").read_text("utf-8"))
    assert page.xpath("//p[@class='address']")[0].text_content() == "https://guide.example.org/tablet/ar/"
    assert page.xpath("//figure[contains(@class, 'code')]//*[local-name()='svg']")
