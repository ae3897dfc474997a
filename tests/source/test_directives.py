"""Directives: what each puts on the next block, and each way to get one wrong, with its line."""

from __future__ import annotations

import pytest

from voiceguide.config import Placeholder
from voiceguide.errors import SourceError
from voiceguide.model.text import Kind
from voiceguide.source.guide import blocks_of
from voiceguide.source.markdown import parse

KNOWN = {"mri_block": Placeholder("mri_block", "choice", ("ask", "off"))}
CHAPTER = """# Title

A paragraph.

<!-- voice: asker -->
## Will I feel it?

<!-- source: A leaflet, page 2. -->
<!-- emergency -->
<!-- sound: emergency -->
Call for these.

- Danger.

<!-- sound: clinic -->
Now others.

- No danger.

<!-- question -->
<!-- voice: asker -->
Tell me.

<!-- answer -->
This.
"""


def test_voices_signs_headings_answers_and_sources() -> None:
    blocks = blocks_of(parse(CHAPTER, "x.md", KNOWN), "s")
    assert [(b.kind, b.message, b.role, b.sign) for b in blocks] == [
        (Kind.TITLE, "Title", "guide", ""),
        (Kind.PARAGRAPH, "A paragraph.", "guide", ""),
        (Kind.HEADING, "Will I feel it?", "asker", ""),
        (Kind.EMERGENCY, "Call for these.", "guide", "emergency"),
        (Kind.ITEM, "Danger.", "guide", ""),
        (Kind.PARAGRAPH, "Now others.", "guide", "clinic"),
        (Kind.ITEM, "No danger.", "guide", ""),
        (Kind.QUESTION, "Tell me.", "asker", ""),
        (Kind.ANSWER, "This.", "guide", ""),
    ]
    assert [b.source for b in blocks if b.source] == ["A leaflet, page 2."]
    assert blocks[2].location.line == 6


@pytest.mark.parametrize(
    ("directive", "says"),
    [
        ("<!-- dance -->", "unknown. Known: emergency"),
        ("<!-- recal -->", "unknown. Did you mean 'recap'?"),
        ("<!-- Action -->", "unknown. Did you mean 'action'?"),
        ("<!-- voices: asker -->", "unknown. Did you mean 'voice'?"),
        ("<!-- sounds: clinic -->", "unknown. Did you mean 'sound'?"),
        ("<!-- A remark: with a colon. -->", "unknown. Known:"),
        ("<!-- -->", "unknown. Known:"),
        ("<!-- voice: asked -->", "no such voice: 'asked'. Did you mean 'asker'?"),
        ("<!-- sound: emergancy -->", "no such sound: 'emergancy'. Did you mean 'emergency'?"),
        ("<!-- sound: bell -->", "no such sound: 'bell'. Known: emergency, clinic."),
        ("<!-- sound -->", "its value is missing"),
        ("<!-- note: -->", "its value is missing"),
        ("<!-- answer: yes -->", "it takes no value"),
        ("<!-- when: mri_block = of -->", "no such switch: 'mri_block = of'. Did you mean 'mri_block = off'?"),
        ("<!-- answer --><!-- recap -->", "a second directive of its kind"),
        ("<!-- voice: asker --><!-- voice: guide -->", "a second directive of its kind"),
        ("<!-- answer --> Words.", "HTML cannot be spoken"),
        ("<!-- answer", "HTML cannot be spoken"),
    ],
)
def test_a_wrong_directive_is_refused_with_its_line(directive: str, says: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse(f"# T\n\nA.\n\n{directive}\nB.\n", "audio_src/sections/x.md", KNOWN)
    assert says in f"{caught.value.message} {caught.value.hint}"
    assert str(caught.value.location) == "audio_src/sections/x.md:5"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("<!-- note: x -->\n# T\n\nA.\n", 2, "stands before the title"),
        ("# T\n\nA.\n\n<!-- recap -->\n## B\n\nC.\n", 6, "'recap' stands before a heading"),
        ("# T\n\nA.\n\n<!-- sound: clinic -->\n", 6, "stands before nothing"),
    ],
)
def test_a_directive_in_a_wrong_place_is_refused(text: str, line: int, says: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse(text, "x.md", KNOWN)
    assert says in caught.value.message
    assert caught.value.location is not None
    assert caught.value.location.line == line
