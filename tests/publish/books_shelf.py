"""Finished books, taken from the shelf and read back without any of the code that wrote them."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

import av
import numpy as np
from lxml import etree

from tests.conftest import REPOSITORY
from voiceguide import config as config_module
from voiceguide.translate import locales

RATE_HZ = 24_000
XHTML = "{http://www.w3.org/1999/xhtml}"
SMIL = "{http://www.w3.org/ns/SMIL}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
OPS = "{http://www.idpf.org/2007/ops}"
XML = "{http://www.w3.org/XML/1998/namespace}"
RTL = ("ar", "fa", "ur")


def spoken_locales() -> list[str]:
    """Every locale that the embedded voice speaks."""
    config = config_module.read(REPOSITORY)
    return [locale for locale in locales(config) if config.settings(locale).voices.get("espeak")]


def two_sections(guide: str) -> str:
    """guide.toml with fewer chapters, so that it is built sooner."""
    ids = "get-help what-it-is who-it-helps trial surgery refills benefits risks right-for-you"
    nine = ", ".join(f'"{id}"' for id in ids.split())
    assert guide.count(nine) == 2
    return guide.replace(nine, '"get-help", "trial"')


def xml(data: bytes) -> Any:
    """Well-formed XML, with network and entities off."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


@cache
def opened(path: Path) -> Zip:
    return Zip(path)


class Zip:
    """An archive in memory."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            self.infos = archive.infolist()
            self.files = {info.filename: archive.read(info) for info in self.infos}
        assert len(self.files) == len(self.infos), "a name stands twice"

    def xml(self, name: str) -> Any:
        return xml(self.files[name])


@dataclass(frozen=True)
class Clip:
    """One par. text: the element's id, in `page`. start, end: seconds in `sound`."""

    page: str
    text: str
    sound: str
    start: float
    end: float


def epub_clips(book: Zip, name: str) -> list[Clip]:
    """The overlay's pars in order."""
    found = []
    for par in book.xml(name).iter(f"{SMIL}par"):
        (text,), (audio,) = par.findall(f"{SMIL}text"), par.findall(f"{SMIL}audio")
        page, id = urldefrag(text.get("src"))
        found.append(Clip(page, id, audio.get("src"), seconds(audio.get("clipBegin")), seconds(audio.get("clipEnd"))))
    return found


def daisy_clips(book: Zip, name: str) -> list[Clip]:
    """The SMIL's pars in order."""
    found = []
    for par in book.xml(name).iter("par"):
        (text,), (audio,) = par.findall("text"), par.findall("audio")
        page, id = urldefrag(text.get("src"))
        found.append(Clip(page, id, audio.get("src"), npt(audio.get("clip-begin")), npt(audio.get("clip-end"))))
    return found


def seconds(text: str) -> float:
    """``12.345s``, as EPUB's overlays may write it."""
    match = re.fullmatch(r"(\d+\.\d{3})s", text)
    assert match, text
    return float(match[1])


def npt(text: str) -> float:
    """``npt=12.345s``, as DAISY 2.02 must write it."""
    assert text.startswith("npt="), text
    return seconds(text[4:])


def clock_ms(text: str) -> int:
    """``00:01:02.345``"""
    match = re.fullmatch(r"(\d\d):([0-5]\d):([0-5]\d)\.(\d{3})", text)
    assert match, text
    hours, minutes, secs, ms = map(int, match.groups())
    return ((hours * 60 + minutes) * 60 + secs) * 1000 + ms


@cache
def decoded(data: bytes) -> np.ndarray[Any, np.dtype[np.float64]]:
    """All samples of an MP3 as libav decodes it, 1.0 at full scale."""
    with av.open(io.BytesIO(data), "r", format="mp3") as source:
        stream = source.streams.audio[0]
        assert (stream.rate, stream.layout.name) == (RATE_HZ, "mono")
        parts = [frame.to_ndarray()[0].astype(np.float64) for frame in source.decode(stream)]
    samples = np.concatenate(parts)
    return samples / 32768 if np.abs(samples).max() > 2 else samples


def packets(data: bytes) -> list[bytes]:
    """The MP3 packets as they are."""
    with av.open(io.BytesIO(data), "r", format="mp3") as source:
        return [bytes(packet) for packet in source.demux(source.streams.audio[0]) if packet.size]


def uncovered(page: Any, ids: set[str]) -> list[str]:
    """Words of a page's body that stand in none of the elements."""
    body = page.find(f"{XHTML}body")
    found = []
    for element in body.iter():
        for text, owner in ((element.text, element), (element.tail, element.getparent())):
            if element is body and text is element.tail:
                continue
            inside = [owner, *owner.iterancestors()]
            if text and text.strip() and not any(each.get("id") in ids for each in inside):
                found.append(text.strip())
    return found


def words(element: Any) -> str:
    """All words of an element on one line."""
    return " ".join("".join(element.itertext()).split())


def links(page: Any) -> list[str]:
    """Every address that a page names."""
    return [unquote(value) for element in page.iter() for name in ("href", "src") if (value := element.get(name))]
