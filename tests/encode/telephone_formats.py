"""Every telephone format of one sound, as a build makes them: workers encode, the main process derives."""

from __future__ import annotations

from voiceguide import encode
from voiceguide.encode.codec import Sound, codec
from voiceguide.model.job import Tags
from voiceguide.model.sound import WORKING_FORMAT, Pcm, Track
from voiceguide.store import Blob

FORMATS = ("sln16", "wav16", "wav8", "ulaw", "alaw", "ulaw-wav", "phone-mp3")


def telephone(pcm: Pcm, part: str) -> dict[str, Blob]:
    """Files by format. part: of the guide."""
    track = Track("s", "en_US", WORKING_FORMAT, pcm.samples, (), "0")
    sound = Sound(part, track, pcm, Tags("s", "g", "c", "en_US"), {})
    found = {n: Blob(codec(n).media_type, codec(n).encode(sound)) for n in encode.to_encode(FORMATS, ())}
    return found | {n: encode.derive(n, found[encode.base_of(n)].data) for n in FORMATS if n not in found}
