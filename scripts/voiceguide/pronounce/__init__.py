"""Step 3, pronounce: Sentence -> Utterance. What is said beside what is shown."""

from voiceguide.pronounce.lexicon import Lexicon, read_lexicon
from voiceguide.pronounce.plan import Plan, plan
from voiceguide.pronounce.script import utterance

__all__ = ["Lexicon", "Plan", "plan", "read_lexicon", "utterance"]
