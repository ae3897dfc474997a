"""Covers: every script is drawn, nothing overflows, the same input gives the same bytes."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from numpy.typing import NDArray

from tests.conftest import SECTIONS
from voiceguide.art import FOLDER, colours, find
from voiceguide.encode.cover.picture import BAND_TOP, Picture, cover_contrast, missing_glyphs, render
from voiceguide.encode.cover.typeset import MARGIN, SIDE
from voiceguide.errors import ConfigError, EncodeError

ART = Path(__file__).parents[2] / "audio_src" / "art"
TITLES = {
    "en_US": ("Get help now", "Draft"),
    "es_419": ("Pida ayuda ahora: ¿qué señales?", "Borrador"),
    "zh_Hans": ("立即获取帮助：鞘内泵与痉挛", "草稿"),
    "vi": ("Nhận trợ giúp ngay, đừng để lỡ", "Bản nháp"),
    "ko": ("지금 도움 받기", "초안"),
    "ru": ("Помощь нужна сейчас", "Черновик"),
    "ht": ("Jwenn èd kounye a, pa tann", "Bouyon"),
    "ar": ("اطلب المساعدة الآن؟", "مسودة"),
    "fil": ("Humingi ng tulong ngayon", "Burador"),
    "pt_BR": ("Peça ajuda já: não espere", "Rascunho"),
    "fr": ("Obtenir de l’aide tout de suite\N{NARROW NO-BREAK SPACE}!", "Brouillon"),
    "pl": ("Wezwij pomoc: źle się czujesz", "Wersja robocza"),
    "fa": ("همین حالا کمک بگیرید؛ می‌شود ۱۲۳", "پیش‌نویس"),
    "hi": ("अभी मदद लें: क्षति, १२३", "प्रारूप"),
    "bn": ("এখনই সাহায্য নিন, ক্ষমতা ১২৩", "খসড়া"),
    "ur": ("ابھی مدد لیں، کیا یہ ٹھیک ہے؟", "مسودہ"),
}
WHITE = np.array([255, 255, 255], dtype=np.uint8)


def cover(title: str = "Get help now", **changes: object) -> Picture:
    plain = Picture(title=title, subtitle="", locale="en_US", pictogram="get-help", number=1, draft_label="")
    return replace(plain, **changes)  # type: ignore[arg-type]


def pixels(picture: Picture, size_px: int = 300) -> NDArray[np.uint8]:
    """Colours of the cover. [shape=(size_px, size_px, 3)]"""
    with av.open(io.BytesIO(render(picture, ART, size_px)), mode="r") as container:
        frame = next(container.decode(video=0))
        return np.asarray(frame.to_ndarray(format="rgb24"), dtype=np.uint8)


def ink(picture: Picture, size_px: int = 300) -> NDArray[np.float64]:
    """How far each pixel is from the background to white, 0 to 1. [shape=(size_px, size_px)]"""
    red = pixels(picture, size_px)[..., 0].astype(np.float64)
    return np.asarray((red - red[0, 0]) / (255 - red[0, 0]))


def title_ink(title: str, locale: str = "hi") -> float:
    """How much ink the title alone takes, in pixels."""
    return float((ink(cover(title, locale=locale)) - ink(cover("", locale=locale))).sum())


def test_same_input_same_bytes() -> None:
    assert render(cover(), ART, 300) == render(cover(), ART, 300)


@pytest.mark.parametrize("locale", TITLES)
def test_each_script_is_drawn(locale: str) -> None:
    title, draft = TITLES[locale]
    picture = cover(title, locale=locale, subtitle=title, draft_label=draft)
    assert missing_glyphs(title + draft, ART) == ""
    for less in (replace(picture, title=""), replace(picture, subtitle=""), replace(picture, draft_label="")):
        assert (pixels(picture) != pixels(less)).any()


@pytest.mark.parametrize("size_px", [55, 500])
def test_the_size_is_as_asked(size_px: int) -> None:
    assert pixels(cover(), size_px).shape == (size_px, size_px, 3)


def test_a_full_size_cover_is_light() -> None:
    assert len(render(cover(TITLES["bn"][0], locale="bn", subtitle="খসড়া"), ART, SIDE)) < 300_000


# Colour


def test_contrast_is_at_least_seven_to_one() -> None:
    assert cover_contrast(ART) >= 7


def test_the_colours_drawn_are_the_ones_computed() -> None:
    shown = pixels(cover(draft_label="Draft"))
    assert tuple(shown[0, 0]) == (0x8C, 0x1C, 0x2B)
    assert (shown == WHITE).all(axis=-1).mean() > 0.05
    assert tuple(shown[-1, 0]) == (0xFF, 0xD5, 0x4A)


def test_each_chapter_has_its_own_colour() -> None:
    assert len({tuple(pixels(cover(pictogram=name), 55)[0, 0]) for name in (*SECTIONS, "guide")}) == 10


# Letters


@pytest.mark.parametrize("draft", ["", "draft"])
def test_the_guides_title_can_be_read_at_55_px(draft: str) -> None:
    """Capitals of four pixels and more, where the cover of a whole guide is 55 px wide."""
    side = 1100
    whole = cover("YOUR PUMP: A GUIDE TO LISTEN TO", number=None, pictogram="guide", draft_label=draft)
    rows = (pixels(whole, side) != pixels(replace(whole, title=""), side)).any(axis=(1, 2))
    edges = np.flatnonzero(np.diff(np.concatenate([[False], rows, [False]]).astype(int)))
    assert max(edges[1::2] - edges[::2]) * 55 / side >= 4


def test_missing_glyphs_come_in_order_each_once() -> None:
    assert missing_glyphs("Get தமிழ் help, தமிழ் 😀", ART) == "தமிழ்😀"


def test_what_is_never_drawn_is_never_missing() -> None:
    assert missing_glyphs("a\u200d\u202e\u2067\ufe0f\u3000\n", ART) == ""


def test_decomposed_letters_are_not_missing() -> None:
    assert missing_glyphs("Tie\u0302\u0301ng Vie\u0323\u0302t", ART) == ""


@pytest.mark.parametrize(
    ("locale", "own", "latin"),
    [("hi", "क्षति", "OK"), ("bn", "ক্ষমতা", "OK"), ("ar", "مضخة", "OK"), ("en_US", "क्षति", "OK")],
)
def test_joined_letters_stay_joined_beside_latin_ones(locale: str, own: str, latin: str) -> None:
    alone = title_ink(own, locale) + title_ink(latin, locale)
    for mixed in (f"{own} {latin}", f"{latin} {own}"):
        assert title_ink(mixed, locale) == pytest.approx(alone, rel=0.01)


def test_right_to_left_is_mirrored() -> None:
    words = TITLES["ar"][0]
    left, right = (
        ink(cover(words, locale="en_US", pictogram="surgery")),
        ink(cover(words, locale="ar", pictogram="surgery")),
    )
    icons = slice(0, 140)
    assert left[icons, :150].sum() == pytest.approx(right[icons, 150:].sum(), rel=0.02)
    assert ink_box(left)[0] == pytest.approx(300 - ink_box(right)[1], abs=6)


def test_the_question_mark_ends_an_arabic_title_on_the_left() -> None:
    with_mark, without = ink(cover("أين؟", locale="ar")), ink(cover("أين", locale="ar"))
    assert ink_box(with_mark[150:])[0] < ink_box(without[150:])[0]
    assert ink_box(with_mark[150:])[1] == ink_box(without[150:])[1]


@pytest.mark.parametrize(("locale", "own"), [("fa", True), ("bn", False), ("en_US", False), ("zh_Hans", False)])
def test_the_number_is_in_the_locales_digits(locale: str, own: bool) -> None:
    latin = replace(cover("", number=6), locale="ar" if locale == "fa" else "en_US")
    assert (render(replace(latin, locale=locale), ART, 100) != render(latin, ART, 100)) is own


# Room


def ink_box(shown: NDArray[np.float64]) -> tuple[int, int, int, int]:
    """Left, right, top and bottom of all ink, in pixels; right and bottom are past the last."""
    columns, rows = (np.flatnonzero((shown > 0.02).any(axis=axis)) for axis in (0, 1))
    return int(columns[0]), int(columns[-1]) + 1, int(rows[0]), int(rows[-1]) + 1


LONG = {locale: " ".join([title] * 12) for locale, (title, _) in TITLES.items()}


@pytest.mark.parametrize(
    ("locale", "title"),
    [
        *LONG.items(),
        ("en_US", "Incomprehensibilities" * 9),
        ("en_US", "W" * 10_000),
        ("ar", "ض" * 90),
        ("zh_Hans", "鞘" * 90),
    ],
)
def test_a_long_title_fits(locale: str, title: str) -> None:
    shown = ink(cover(title, locale=locale, subtitle=title), 500)
    left, right, top, bottom = ink_box(shown)
    margin = MARGIN * 500 // SIDE - 1
    assert min(left, top) >= margin
    assert max(right, bottom) <= 500 - margin
    gap = slice((MARGIN + 1180 + 10) * 500 // SIDE, (MARGIN + 1180 + 60) * 500 // SIDE)
    assert not (shown[gap] > 0.02).any(), "the title touches the pictogram"


def test_a_long_draft_word_stays_on_its_band() -> None:
    shown = pixels(cover(draft_label="Unapproved " * 20), 300)
    band = shown[BAND_TOP * 300 // SIDE + 1 :]
    assert (band[:, : MARGIN * 300 // SIDE - 1] == band[0, 0]).all()
    assert (band != band[0, 0]).any()


def test_short_words_are_never_cut() -> None:
    assert ink_box(ink(cover("Risks and daily care"))[150:])[2] < ink_box(ink(cover("Risks"))[150:])[2]


# Pictograms


@pytest.mark.parametrize("name", [*SECTIONS, "guide"])
def test_a_pictogram_is_one_colour_bold_and_wordless(name: str) -> None:
    root = etree.parse(find(ART, f"pictograms/{name}.svg")).getroot()
    assert root.get("viewBox") == "0 0 64 64"
    for element in root.iter():
        assert etree.QName(element).localname in {"svg", "path", "circle", "rect"}
        assert {element.get("fill", "none"), element.get("stroke", "none")} <= {"currentColor", "none"}
        assert float(element.get("stroke-width", "4")) >= 4
        assert element.get("style") is None


def test_a_pictogram_that_is_not_there_gives_way_to_the_guides() -> None:
    guide = render(cover(pictogram="guide"), ART, 100)
    assert render(cover(pictogram="no-such"), ART, 100) == guide
    assert render(cover(pictogram="../pictograms/risks"), ART, 100) == guide


# What is refused


def test_markup_in_a_title_is_only_text() -> None:
    assert title_ink('<b>&amp;"]]></b>', "en_US") > title_ink("&", "en_US")


@pytest.mark.parametrize("bad", ["a\x00b", "bell\x07", "\ud800"])
def test_what_xml_cannot_hold_is_an_error_that_says_where(bad: str) -> None:
    with pytest.raises(EncodeError, match="locale en_US, section get-help"):
        render(cover(bad), ART, 55)


def test_an_unknown_locale_is_an_error() -> None:
    with pytest.raises(EncodeError, match="no such locale"):
        render(cover(locale="xx_YY"), ART, 55)


def test_a_guide_without_art_has_the_tools(tmp_path: Path) -> None:
    own = tmp_path / "art"
    plain = render(cover(pictogram="guide"), own, 100)
    assert plain == render(cover(pictogram="get-help"), own, 100), "the tool has no picture of a guide's chapter"
    assert plain != render(cover(pictogram="get-help"), ART, 100)


def test_a_guide_overrides_art_file_by_file(tmp_path: Path) -> None:
    own = tmp_path / "art"
    (own / "pictograms").mkdir(parents=True)
    shutil.copy(find(ART, "pictograms/risks.svg"), own / "pictograms" / "guide.svg")
    (own / "colours.toml").write_text('[background]\nguide = "#12406b"\n', "utf-8")
    assert render(cover(pictogram="guide"), own, 100) != render(cover(pictogram="guide"), ART, 100)
    assert find(own, "cover.svg.j2") == find(ART, "cover.svg.j2")
    assert colours(own)["background"] == {"guide": "#12406b"}
    assert colours(own)["cover"] == colours(ART)["cover"]


@pytest.mark.parametrize("text", ['[background]\nrisks = "red"\n', "[background]\nrisks = 3\n", "background = 3\n"])
def test_a_colour_that_is_none_is_refused_with_its_file(text: str, tmp_path: Path) -> None:
    (tmp_path / "colours.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigError, match=r"audio_src/art/colours\.toml:1"):
        colours(tmp_path)


def test_chapters_count_from_one() -> None:
    with pytest.raises(ValueError, match="count from 1"):
        cover(number=0)


# Fonts


@pytest.mark.parametrize("path", sorted((FOLDER / "fonts").glob("*.[ot]tf")), ids=lambda path: path.name)
def test_a_font_is_small_static_and_licensed(path: Path) -> None:
    assert path.stat().st_size < 1_000_000
    with TTFont(path, lazy=True) as font:
        assert "fvar" not in font
        assert "SIL Open Font License" in font["name"].getDebugName(13)
    licence = (FOLDER / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    assert path.name in licence
    assert "PERMISSION & CONDITIONS" in licence
