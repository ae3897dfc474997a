"""Kokoro-82M: a small neural voice that reads phonemes. Weights Apache-2.0; this export of them MIT.

vocabulary  the symbols that the model knows
phonemes    text in a language that espeak-ng reads -> those symbols
chinese     Chinese text -> those symbols
model       symbols -> sound
engine      the engine
"""

from voiceguide.speak.kokoro.engine import KokoroEngine

__all__ = ["KokoroEngine"]
