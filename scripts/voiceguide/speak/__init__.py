"""Step 4, speak: Utterance -> Pcm. The engines, each behind one small seam; clips in the store."""

from voiceguide.speak.door import engine_here
from voiceguide.speak.engine import Engine, engine_class, voice_of
from voiceguide.speak.espeak_library import sounds_of
from voiceguide.speak.pool import EnginePool, sounds

__all__ = ["Engine", "EnginePool", "engine_class", "engine_here", "sounds", "sounds_of", "voice_of"]
