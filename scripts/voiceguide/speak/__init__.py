"""Step 4, speak: Utterance -> Clip. The engines, each behind one small seam; a cache that is itself an engine."""

from voiceguide.speak.choose import Studio, sounds
from voiceguide.speak.engine import Engine, engine_class, open_engine, voice_of

__all__ = ["Engine", "Studio", "engine_class", "open_engine", "sounds", "voice_of"]
