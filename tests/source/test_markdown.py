"""The one parser: what it reads, and each thing it refuses, with its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voiceguide.config import Placeholder
from voiceguide.errors import SourceError
from voiceguide.model.text import Kind
from voiceguide.source.markdown import identified, parse

KNOWN = {
    "clinic_name": Placeholder("clinic_name", "text"),
    "mri_block": Placeholder("mri_block", "choice", ("ask", "off")),
}


def test_blocks_kinds_switches_and_notes() -> None:
    text = (
        "# Title\n\nOne\nparagraph.\n\n<!-- recap -->\nA recap.\n\n- An item.\n\n"
        "<!-- when: mri_block = ask -->\n<!-- note: mind this -->\n- Asked.\n"
    )
    (heading,) = parse(text, "x.md", KNOWN)
    assert heading.text == "Title"
    assert [(b.kind, b.message, b.location.line, b.switch, b.note) for b in heading.blocks] == [
        (Kind.PARAGRAPH, "One paragraph.", 3, None, ""),
        (Kind.RECAP, "A recap.", 7, None, ""),
        (Kind.ITEM, "An item.", 9, None, ""),
        (Kind.ITEM, "Asked.", 13, ("mri_block", "ask"), "mind this"),
    ]


def test_ids_are_digests_and_not_running_numbers() -> None:
    first = identified(parse("# T\n\nA.\n\nB.\n", "x.md", KNOWN)[0].blocks, "s")
    later = identified(parse("# T\n\nNew.\n\nA.\n\nB.\n", "x.md", KNOWN)[0].blocks, "s")
    assert [b.id for b in first] == [b.id for b in later[1:]]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("No title.\n", 1, "words before the title"),
        ("", 1, "no title"),
        ("# T\n\nSome *stress*.\n", 3, "em in the text"),
        ("# T\n\nA [link](http://x).\n", 3, "link"),
        ("# T\n\nA `code`.\n", 3, "code"),
        ("# T\n\nA <b>tag</b>.\n", 3, "html inline"),
        ("# T\n\n<div>no</div>\n", 3, "HTML cannot be spoken"),
        ("# T\n\n```\ncode\n```\n", 3, "fence"),
        ("# T\n\n> Quote.\n", 3, "blockquote"),
        ("# T\n\n1. One.\n2. Two.\n", 3, "a numbered list"),
        ("# T\n\n1) One.\n", 3, "a numbered list"),
        ("# T\n\n| A | B |\n| - | - |\n| c | d |\n", 3, "a table"),
        ("# T\n\n- A.\n- [ ] Do it.\n", 4, "a task list"),
        ("# T\n\n- [x] Done.\n", 3, "a task list"),
        ("# T\n\nA note.[^1]\n", 3, "a footnote"),
        ("# T\n\nA ~~word~~ b.\n", 3, "strikethrough"),
        ("# T\n\nA ~word~ b.\n", 3, "'~'"),
        ("# T\n\nSee https://example.org now.\n", 3, "an address, 'https://example.org'"),
        ("# T\n\nSee example.org now.\n", 3, "an address"),
        ("# T\n\nSee www.example.test now.\n", 3, "an address"),
        ("# T\n\nWrite to a@example.org.\n", 3, "an address"),
        ("# T\n\n- Take \u00bd now.\n", 3, "vulgar fraction one half"),
        ("# T\n\nAt forty \u00b0 wait.\n", 3, "degree sign"),
        ("# T\n\nPain \u2265 five.\n", 3, "greater-than or equal to"),
        ("# T\n\nTwo \u00d7 a day.\n", 3, "multiplication sign"),
        ("# T\n\nPain \u2192 call.\n", 3, "rightwards arrow"),
        ("# T\n\nPain -> call.\n", 3, "an arrow"),
        ("# T\n\nFor \u20ac nine.\n", 3, "euro sign"),
        ("# T\n\nCall us \U0001f4de now.\n", 3, "telephone receiver"),
        ("# T\n\nWell :smile: done.\n", 3, "an emoji"),
        ("# Ten \u00b0\n\nA.\n", 1, "degree sign"),
        ("# T\n\nA % b.\n", 3, "percent sign"),
        ("# T\n\n- A.\n  - B.\n", 4, "a list within a list"),
        ("# T\n\n### Deep\n", 3, "below the second level"),
        ("# T\n\n# T2\n", 3, "a second title"),
        ("# T\n\nUnknown {nobody}.\n", 3, "unknown placeholder {nobody}"),
        ("# T\n\nReach {clinic_name.__class__}.\n", 3, "reaches for more"),
        ("# T\n\nReach {clinic_name[0]}.\n", 3, "reaches for more"),
        ("# T\n\nReach {clinic_name!r}.\n", 3, "reaches for more"),
        ("# T\n\nReach {0}.\n", 3, "reaches for more"),
        ("# T\n\nOpen { brace.\n", 3, "brace without its partner"),
        ("# T\n\n<!-- dance -->\nA.\n", 3, "cannot follow the directive"),
        ("# T\n\n<!-- when: mri_block = maybe -->\nA.\n", 3, "no such switch"),
        ("# T\n\n<!-- when: mri_block -->\nA.\n", 3, "cannot read the switch"),
        ("# T\n\nA.\n\n<!-- recap -->\n", 6, "stands before nothing"),
        ("# T\n\nSome ![pic](x.png).\n", 3, "image"),
        ("# T\n\n---\n", 3, "hr"),
        ("# T\n\nA &amp; b.\n", 3, "an entity or a backslash"),
        ("# T\n\nA \\# b.\n", 3, "an entity or a backslash"),
        ("# T\n\nA.\n\n[a]: /b\n", 5, "the link 'A'"),
        ("# T\n\n- A.\n-\n", 4, "a list item without words"),
        ("# T\n\nA\x07b.\n", 3, "an invisible character, U+0007"),
        ("# T\n\nA\x00b.\n", 3, "an invisible character, U+0000"),
        ("# T\n\nA\u202eb.\n", 3, "an invisible character, U+202E"),
    ],
)
def test_what_cannot_be_spoken_is_refused_with_its_line(text: str, line: int, says: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse(text, "audio_src/sections/x.md", KNOWN)
    assert says in caught.value.message
    assert str(caught.value.location) == f"audio_src/sections/x.md:{line}"


@pytest.mark.parametrize(
    "text", ["Call us: now.", "It's \u201cright\u201d (here) \u2014 yes\u2026", "Visit Dr.Lee.", "Ask: is it on?"]
)
def test_plain_punctuation_is_read(text: str) -> None:
    assert parse(f"# T\n\n{text}\n", "x.md", KNOWN)[0].blocks[0].message == text


def test_the_same_words_twice_are_refused() -> None:
    with pytest.raises(SourceError, match="stand twice"):
        identified(parse("# T\n\nA.\n\nA.\n", "x.md", KNOWN)[0].blocks, "s")


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        for heading in parse(text, "x.md", KNOWN):
            assert heading.text
            assert all(block.message for block in heading.blocks)
    except SourceError as error:
        assert error.location is not None
        assert "\n" not in str(error)
