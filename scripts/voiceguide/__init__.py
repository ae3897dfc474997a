"""voiceguide: one guide, written once in plain English, spoken in many languages.

source     audio_src/ -> Guide                       one parser; every block knows its file and line
translate  Guide x locales/ -> Guide                 gettext through Babel; approvals; the checks on words
pronounce  Sentence -> Utterance                     what is said beside what is shown
speak      Utterance -> Clip                         the engines, and a cache that is itself an engine
mix        Clips -> Track                            pauses, chime, loudness; cues in whole frames
encode     Track -> AudioFile                        one encode per codec; chapters, tags, pictures
publish    Edition -> Release                        library, podcast, phone, tablet, books
"""

__version__ = "1.0.0"
