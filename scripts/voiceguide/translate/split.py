"""A block's text -> its sentences, in any script (Unicode UAX #29, with short lists of abbreviations)."""

from __future__ import annotations

from uniseg.sentencebreak import sentences

_ABBREVIATIONS = {
    "en": ("Dr.", "Mr.", "Mrs.", "Ms.", "St.", "No."),
    "es": ("Dr.", "Dra.", "Sr.", "Sra.", "Ud.", "Uds.", "Vd.", "n.º"),
    "pt": ("Dr.", "Dra.", "Sr.", "Sra."),
    "fr": ("Dr.", "M.", "Mme.", "n°."),
    "pl": ("dr.", "prof.", "ul.", "np.", "tzn.", "tel."),
    "ru": ("др.", "т.", "г.", "ул.", "тел."),
    "vi": ("BS.", "TS.", "TP."),
    "ht": ("Dr.", "Msye.", "Mme."),
    "fil": ("Dr.", "Dra.", "G.", "Gng."),
}


def split(text: str, locale: str) -> tuple[str, ...]:
    """Sentences in order, without white space around them. Placeholders stay whole."""
    short = _ABBREVIATIONS.get(locale.split("_", maxsplit=1)[0], ())
    found: list[str] = []
    open_ended = False
    for piece in sentences(text):
        if open_ended:
            found[-1] += piece
        else:
            found.append(piece)
        open_ended = found[-1].split()[-1:] != [] and found[-1].split()[-1] in short
    return tuple(piece.strip() for piece in found if piece.strip())
