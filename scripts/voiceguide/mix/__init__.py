"""Step 5, mix: Clips -> Track. Pauses, chime, loudness; cues counted in whole frames."""

from voiceguide.mix.mixer import Mixed, mix, single

__all__ = ["Mixed", "mix", "single"]
