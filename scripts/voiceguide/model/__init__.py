"""The nouns: frozen dataclasses, standard library only.

text (what is written), speech (what is said), sound (what is heard), release (what is given out),
finding (what a check has to say).
"""
