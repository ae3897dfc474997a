"""`voiceguide hear`: proof that what was built is understood.

It cuts each finished track of dist/ by its own cues, lets an ear (speech recognition) write down each clip, and
compares that with what should have been said. It is no step of a build.

listen       one locale, from its finished tracks to judgements
tracks       finished tracks, cut into clips
ear          the seam; `whisper` is the ear that ships
judge        what was heard beside what should be: another sentence, letters, words, numbers
texts, letters, numbers    texts in a form in which they can be compared
calibration  in which languages the ear can be trusted
bar          how well the embedded voice does on a telephone, and what a build says about it
kept         what was heard, in the store
results      what was heard last, for `check`, `status` and the reviewers' pages
"""

from voiceguide.hear.listen import PHONE, WIDE, HeardSentence, Hearing, Listener
from voiceguide.hear.whisper import DEFAULT_MODEL, WhisperEar

__all__ = ["DEFAULT_MODEL", "PHONE", "WIDE", "HeardSentence", "Hearing", "Listener", "WhisperEar"]
