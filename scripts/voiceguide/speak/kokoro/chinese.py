"""Chinese text -> the symbols of Kokoro: words by jieba, their sounds by misaki's ``ZHG2P``, tones as arrows.

Latin letters in it, such as a clinic's name, are read as English.
"""

from __future__ import annotations

import logging
import re
from importlib.metadata import version
from pathlib import Path

from voiceguide.speak.espeak_library import IPA_TIED, EspeakLibrary
from voiceguide.speak.ipa import GIVEN
from voiceguide.speak.kokoro.phonemes import from_espeak, from_given
from voiceguide.speak.kokoro.vocabulary import ids
from voiceguide.speak.onnx import not_installed

_RUNS = re.compile(r"(?P<ipa>\[\[ipa:.*?\]\])|(?P<chinese>[\u4e00-\u9fff]+)|(?P<latin>[A-Za-z][A-Za-z'’. -]*)")
_SAME_MARKS = {
    "、": ", ", "，": ", ", "。": ". ", "．": ". ", "！": "! ", "：": ": ", "；": "; ", "？": "? ", "（": " (",
    "）": ") ", "《": " “", "》": "” ", "「": " “", "」": "” ",
    "【": " “", "】": "” ", "·": " ", "‘": "", "’": "", "～": "—",
}  # fmt: skip
_LIBRARIES = ("misaki", "jieba", "pypinyin")


class ChineseReader:
    """Reads Chinese text. folder: where jieba keeps its words, so that the next process starts sooner.

    Raises SpeakError, which says what to install, where a library is missing.
    """

    def __init__(self, folder: Path, library: EspeakLibrary) -> None:
        try:
            import cn2an
            import jieba
            from misaki.zh import ZHG2P
        except ImportError as error:
            raise not_installed("misaki", "kokoro-zh", error) from error
        jieba.setLogLevel(logging.CRITICAL)
        self._words = jieba.Tokenizer()
        # Its own choice is the temporary folder, in which others may write.
        self._words.tmp_dir = str(folder)
        self._word = ZHG2P.word2ipa
        self._numbers = cn2an.transform
        self._library = library

    def symbols(self, text: str) -> str:
        """What the model is told for a text. Raises SpeakError for a symbol that the model lacks."""
        if re.search("[0-9]", GIVEN.sub("", text)):
            text = self._numbers(text, "an2cn")
        out, begin = "", 0
        for run in _RUNS.finditer(text):
            out += _marks(text[begin : run.start()]) + self._run(run)
            begin = run.end()
        found = " ".join((out + _marks(text[begin:])).split())
        found = re.sub(r" (?=[,.!:;?])", "", found)
        ids(found)
        return found

    def _run(self, run: re.Match[str]) -> str:
        if run["chinese"]:
            words = self._words.lcut(run[0], cut_all=False)
            return " ".join(self._word(word) for word in words).replace("\u032f", "")
        if run["ipa"]:
            return GIVEN.sub(lambda found: f" {from_given(found[1])} ", run[0])
        return f" {from_espeak(self._library.phonemes(run[0], 'en-us', IPA_TIED))} "


def libraries() -> str:
    """The versions of the libraries that decide what is said. Raises SpeakError where one is missing."""
    try:
        return "+".join(f"{name}{version(name)}" for name in _LIBRARIES)
    except ImportError as error:
        raise not_installed("misaki", "kokoro-zh", error) from error


def _marks(text: str) -> str:
    return "".join(_SAME_MARKS.get(mark, mark) for mark in text)
