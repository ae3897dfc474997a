"""Step 4, speak: Utterance -> Clip. The engines, each behind one small seam; a cache that is itself an engine."""

from voiceguide.speak.engine import Engine, engine_class, open_engine, voice_of
from voiceguide.speak.pool import EnginePool, sounds

__all__ = ["Engine", "EnginePool", "engine_class", "open_engine", "sounds", "voice_of"]
