"""HTML, links and marks of a text: no character moves, and what attributes deny."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signatories.names import cover, shipped
from signatories.names.texts.flatten import flat
from signatories.names.texts.markup import comments, denies, struck

PIECES = st.sampled_from(
    [
        "Norway",
        "Sweden",
        ", ",
        "\n",
        " ",
        "<!--",
        "-->",
        "<li>",
        "<li class='no'>",
        "</li>",
        "<ul id=observers>",
        "</ul>",
        "<s>",
        "</s>",
        "<script>",
        "</script>",
        "<template>",
        "</template>",
        "<nav>",
        "</nav>",
        "<br/>",
        "<p",
        ">",
        "[",
        "](https://x.org)",
        "]",
        "[[",
        "]]",
        "|",
        "{{flag|",
        "}}",
        "--",
        "~~",
        "**",
        "&nbsp;",
        "[1]",
        "*",
        "* not signed",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_no_character_moves(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert len(flat(text)) == len(text)
    assert "".join(row.text for row in cover(text, shipped())) == text


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_spans_stand_in_order_and_apart(pieces: list[str]) -> None:
    text = "".join(pieces)
    for spans in (struck(text).out, struck(text).aside, tuple(comments(text))):
        ends = [0, *(end for _, end in spans)]
        assert all(end <= start < stop for end, (start, stop) in zip(ends, spans, strict=False))
        assert ends[-1] <= len(text)


@pytest.mark.parametrize(
    "attributes",
    [
        ' class="no"',
        " class='row not-signed'",
        " id=observers",
        ' title="Not yet ratified"',
        ' aria-label="abstained"',
        ' data-status="withdrawn"',
        ' data-observer="true"',
        ' data-signed="no"',
        ' style="opacity: 0;"',
        ' style="opacity:.0"',
        ' style="font-size:0"',
        ' style="left:-9999px"',
        ' style="color:transparent"',
        " hidden",
        ' style="visibility: collapse"',
        ' title="nicht unterzeichnet"',
        ' title="Observateur"',
    ],
)
def test_these_attributes_deny(attributes: str) -> None:
    assert denies(attributes)


@pytest.mark.parametrize(
    "attributes",
    [
        ' class="no-wrap"',
        ' class="nobr left open"',
        ' id="signed"',
        ' title="Former Yugoslav Republic"',
        ' href="/observers"',
        ' data-observer="false"',
        ' data-count="0"',
        ' data-x="no"',
        ' style="opacity:0.9"',
        ' style="font-size:0.8em"',
        ' style="background-color:transparent"',
        ' style="margin-left:-9999px"',
        ' class="observe"',
        "",
        ' alt="pending"',
    ],
)
def test_these_attributes_say_nothing(attributes: str) -> None:
    assert not denies(attributes)


@pytest.mark.parametrize(
    "piece",
    [
        "<s><b>",
        "<!-- a ",
        "<script>",
        "<li class='no'>a",
        "[",
        "[[a|",
        "[ab](http://(",
        "{{flag|a",
        "--A ",
        "<s><i></b>",
    ],
)
def test_time_grows_with_the_text_and_not_faster(piece: str) -> None:
    """Ten times the text takes far less than a hundred times the time."""

    def seconds(text: str) -> float:
        begun = process_time()
        flat(text)
        return process_time() - begun

    short = min(seconds(piece * 2_000) for _ in range(3))
    assert min(seconds(piece * 20_000) for _ in range(3)) < 40 * short + 0.05
