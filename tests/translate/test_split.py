"""Sentence boundaries: as UAX #29 has them over the whole block, abbreviations aside."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from uniseg.sentencebreak import sentences

from tests.conftest import REPOSITORY, read_config
from voiceguide import source, words
from voiceguide.translate import translate
from voiceguide.translate.po import read_po
from voiceguide.translate.split import split

LOCALES = sorted(p.name for p in (REPOSITORY / "locales").iterdir() if p.is_dir())


@pytest.mark.parametrize(
    ("locale", "text", "pieces"),
    [
        ("en_US", "Call Dr. Who now. Then wait.", ["Call Dr. Who now.", "Then wait."]),
        ("en_US", "You have an MRI. An MRI is a test.", ["You have an MRI.", "An MRI is a test."]),
        ("fr", "Avant une IRM. Cet examen aide.", ["Avant une IRM.", "Cet examen aide."]),
        ("fr", "Appelez M. Dupont.", ["Appelez M. Dupont."]),
        ("zh_Hans", "泵在皮下。请打电话！现在？好。", ["泵在皮下。", "请打电话！", "现在？", "好。"]),
        ("hi", "पंप छोटा है। अभी फ़ोन करें।", ["पंप छोटा है।", "अभी फ़ोन करें।"]),
        ("ur", "پمپ چھوٹا ہے۔ ابھی فون کریں۔", ["پمپ چھوٹا ہے۔", "ابھی فون کریں۔"]),
        ("ar", "هل تسمع؟ اتصل الآن.", ["هل تسمع؟", "اتصل الآن."]),
        ("en_US", "Call {clinic_phone}. Wait.", ["Call {clinic_phone}.", "Wait."]),
        ("en_US", "No end", ["No end"]),
    ],
)
def test_each_script(locale: str, text: str, pieces: list[str]) -> None:
    assert list(split(text, locale)) == pieces


SHORT: dict[str, list[str]] = {
    "en_US": [
        "Eat soft food, e.g. Soup.",
        "Ask (Dr. Lee) first.",
        "Prof. Lee is in.",
        "Go to Mt. Sinai now.",
        "Ask \u201cDr. Lee\u201d.",
        "He is in the U.S. Army.",
        "See No. 5 now.",
        "Ask Ms. Lee, Mrs. Lee, Mr. Lee.",
        "Dr. J. Smith is in.",
        "Go to St. Mary.",
    ],
    "es_419": [
        "Pregunte al Dr. Pérez.",
        "Llame a la Dra. Gómez.",
        "Ud. Puede.",
        "EE. UU. es grande.",
        "(Sra. Ruiz) sabe.",
    ],
    "zh_Hans": ["请问 Dr. Lee。"],
    "vi": ["Hỏi BS. Nam.", "ThS. Lan ở đây.", "PGS. TS. Minh ở đây.", "TP. Huế rất xa."],
    "ko": ["Dr. Kim 에게 물어보세요."],
    "ru": ["Спросите д-р. Ким.", "Это проф. Ким.", "ул. Ленина рядом.", "г. Москва далеко.", "См. рис. 5 тут."],
    "ht": ["Mande Dr. Jean.", "Mande Msye. Pòl.", "Mande (Mme. Roz)."],
    "ar": ["اسأل د. أحمد اليوم.", "هنا أ.د. سالم.", "اسأل (د. سالم)."],
    "fil": ["Itanong kay Dr. Cruz.", "Itanong kay Gng. Reyes.", "Si G. Cruz ito."],
    "pt_BR": ["Pergunte ao Dr. Silva.", "A Sra. Lima sabe.", "O Prof. Lima sabe."],
    "fr": ["Demandez à M. Dupont.", "Voyez Mme. Roy.", "Le Dr. Roy est là.", "C'est (Pr. Roy)."],
    "pl": ["Zapytaj dr. Nowaka.", "To prof. Nowak.", "Tu ul. Długa.", "Jedz np. Zupę."],
    "fa": ["آقای ا. رضایی اینجاست."],
    "hi": ["डॉ. शर्मा से पूछें।", "प्रो. वर्मा यहाँ हैं।", "(डॉ. शर्मा) यहाँ हैं।", "श्री. वर्मा यहाँ हैं।"],
    "bn": ["ডা. রহমান বলেছেন।", "ড. করিম আসবেন।", "মো. আলী আসবেন।", "\u201cডা. রহমান\u201d আসবেন।"],
    "ur": ["یہ Dr. Ali ہیں۔"],
    "de": ["Fragen Sie Dr. Müller.", "Rufen Sie z. B. Anna an.", "Es ist (Prof. Klein).", "Rufen Sie bzw. Anna an."],
    "it": ["Chieda al dott. Rossi.", "È il Sig. Rossi."],
    "nl": ["Vraag dhr. Jansen.", "Bel dr. Bos."],
    "tr": ["Dr. Ayşe burada.", "Prof. Ali burada."],
    "uk": ["Це проф. Іваненко.", "Тут вул. Хрещатик."],
    "cs": ["Je tu MUDr. Novák."],
    "mr": ["डॉ. राम आहे."],
    "ne": ["डा. राम भन्छन्।"],
    "gu": ["ડૉ. રામ અહીં છે."],
    "sw": ["Muulize Dr. Juma.", "Ni Bw. Ali."],
    "so": ["Weydii Dr. Ali."],
    "am": ["ዶ.ር አለ።"],
}
"""One sentence each, with a full stop in it. The last twelve languages are not in the guide."""

TWO: dict[str, list[tuple[str, ...]]] = {
    "en_US": [
        ("Is it near?", "No.", "Call us."),
        ("You feel ill.", "Call us."),
        ("You may have MS.", "Call us."),
        ("Get an MRI.", "Then wait."),
        ("Call at 8 a.m.", "Then wait."),
        ("She said \u201cstop.\u201d", "Then she left."),
        ("(Ask us.)", "Then wait."),
        ("It may.", "Ask us."),
    ],
    "es_419": [("No.", "Llame."), ("La bomba para.", "Llame."), ("Es en la mano.", "Llame.")],
    "zh_Hans": [("\u201c停。\u201d", "他说。"), ("好吗？", "\u201c停。\u201d")],
    "ko": [("이것은 약.", "전화하세요.")],
    "fil": [("Hindi pa.", "Tumawag po.")],
    "de": [("Es ist der Arm.", "Rufen Sie an.")],
    "cs": [("To je krk.", "Volejte.")],
    "hr": [("To je krv.", "Zovite.")],
    "ja": [("電話してください。", "「はい。」と言う。")],
    "my": [("ဒေါက်တာ။", "ဖုန်း။")],
    "am": [("አለ።", "ደውሉ።")],
    "hy": [("Այո։", "Զանգեք։")],
    "km": [("បាទ។", "ទូរស័ព្ទ។")],
}


@pytest.mark.parametrize("locale", SHORT)
def test_an_abbreviation_ends_no_sentence(locale: str) -> None:
    for sentence in SHORT[locale]:
        assert split(sentence, locale) == (sentence,)


@pytest.mark.parametrize("locale", TWO)
def test_a_word_that_looks_like_one_does(locale: str) -> None:
    for pieces in TWO[locale]:
        space = "" if locale in ("zh_Hans", "ja") else " "
        assert split(space.join(pieces), locale) == pieces


@pytest.mark.parametrize("locale", LOCALES)
def test_the_windows_see_what_the_whole_block_says(locale: str) -> None:
    guide = read_po(REPOSITORY / "locales" / locale / "LC_MESSAGES" / "guide.po", REPOSITORY, locale)
    tool = read_po(words.catalog_path(locale, words.TOOL), words.ROOT, locale)
    for message in [*list(guide)[1::9], *list(tool)[1:]]:
        whole = [piece.strip() for piece in sentences(str(message.string)) if piece.strip()]
        assert list(split(str(message.string), locale)) == whole


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="aB. ?!。{}1", max_size=60))
def test_nothing_is_lost(text: str) -> None:
    assert "".join("".join(split(text, "en_US")).split()) == "".join(text.split())


_WORDS = st.text(alphabet="aB\u00aa\u05d0\u4e001,-", min_size=1, max_size=3)


@settings(max_examples=200)
@given(
    _WORDS, st.sampled_from(".!?\u2026\u3002\u06d4"), st.text(alphabet=")\u201d'", max_size=2),
    st.text(alphabet=" \u00a0", max_size=2), _WORDS,
)  # fmt: skip
def test_what_needs_no_uax_29_is_as_it_says(before: str, mark: str, closed: str, space: str, after: str) -> None:
    # A full stop needs a space after it, and a number after it makes it an abbreviation's.
    assume(mark != "." or (space and not after[0].isdigit()))
    text = f"la{before}{mark}{closed}{space}{after}"
    assert list(split(text, "xx")) == [piece.strip() for piece in sentences(text) if piece.strip()]


def test_every_block_has_its_sentences() -> None:
    config = read_config(REPOSITORY)
    guide = source.read_guide(config)
    local = translate(guide, config, "en_US").guide
    assert all(block.sentences for section in local.parts for block in section.blocks)
