"""The table: it shows text and never obeys it, and fits the screen without hiding what a row is about."""

import io

import pytest

from signatories.formats import FORMATS, Answer
from signatories.formats.cells import width, wrap
from traps import TRAPS


def drawn(answer: Answer) -> list[str]:
    stream = io.StringIO()
    FORMATS["table"].write(answer, stream)
    return stream.getvalue().splitlines()


def rendered(text: str, *, colour: bool) -> str:
    """The answer of one column and one row, with its text in the title and the notes too."""
    return "\n".join(drawn(Answer(text, ("text",), [(text,)], [text], colour=colour))) + "\n"


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("text", TRAPS)
def test_a_table_shows_text_and_never_obeys_it(
    text: str, colour: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    shown = rendered(text, colour=colour)
    shown = shown.replace("\x1b[1m", "").replace("\x1b[0m", "") if colour else shown
    visible = "".join(c if c.isprintable() else "\ufffd" for c in text)
    assert shown.split("\n")[0] == visible
    assert [line.strip() for line in shown.split("\n")].count(visible.strip()) == 3
    assert all(c.isprintable() or c == "\n" for c in shown)


def test_a_table_away_from_a_terminal_is_as_wide_as_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    text = "word " * 100 + "end"
    answer = Answer("t", ("a", "b"), [(text, text)], [text])
    lines = drawn(answer)
    assert lines[-3].count(text) == 2
    assert lines[-1] == text


LONG = "the record says more than the source, which was read before the last of them had joined"


def test_running_text_without_room_stands_under_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """Over the whole width, under the header too; an empty cell takes no line."""
    monkeypatch.setenv("COLUMNS", "60")
    rows = [("2011-12-09", "a-long-source", "list of 14", LONG), ("2012-01-01", "other", "14", "")]
    assert drawn(Answer("t", ("as_of", "source", "claim", "difference"), rows))[2:] == [
        "as of       source         claim",
        "    difference",
        "─────────────────────────────────────",
        "2011-12-09  a-long-source  list of 14",
        "    the record says more than the source, which was read",
        "    before the last of them had joined",
        "2012-01-01  other          14",
    ]


def test_running_text_with_room_stands_beside_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    rows = [("2011-12-09", "source", "14", LONG), ("2012-01-01", "other", "15", "")]
    lines = drawn(Answer("t", ("as_of", "source", "claim", "difference"), rows))
    assert lines[2].split() == ["as", "of", "source", "claim", "difference"]
    assert lines[4].startswith("2011-12-09  source  14     the record says more than the source")


def test_what_a_row_is_about_never_stands_under_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name in the second column, though all that follows can be spared."""
    monkeypatch.setenv("COLUMNS", "60")
    rows = [("GBR", LONG, "x" * 20, "y" * 20), ("FRA", "France", "z", "a")]
    answer = Answer("t", ("code", "name", "kind", "region"), rows, spare=(("kind",), ("region",)))
    assert drawn(answer)[2].split()[:2] == ["code", "name"]


@pytest.mark.parametrize("wide", ["日本", "Côte d'Ivoire", "e\u0301", "", "two words"])
def test_a_table_that_no_screen_bounds_is_the_one_of_a_very_wide_screen(
    wide: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [(wide, 5, text, "") for text in TRAPS] + [("NOR", 1234, wide, None)]
    answer = Answer(f"t {wide}", ("code", "number", "what_it_is", "empty"), rows, [wide, "note"])
    found = []
    for columns in ("", "5000"):
        monkeypatch.setenv("COLUMNS", columns) if columns else monkeypatch.delenv("COLUMNS", raising=False)
        found.append(drawn(answer))
    assert found[0] == found[1]


@pytest.mark.parametrize("columns", ["0", "-1", "", "wide", "０"])
def test_a_width_below_one_is_not_a_width(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Containers and CI set COLUMNS=0: the title and every note were lost."""
    answer = Answer("A title", ("code",), [("NOR",)], ["Kenya, disputed: by its spokesperson"])
    monkeypatch.delenv("COLUMNS", raising=False)
    unset = drawn(answer)
    monkeypatch.setenv("COLUMNS", columns)
    assert drawn(answer) == unset
    assert unset[0] == "A title"
    assert unset[-1] == "Kenya, disputed: by its spokesperson"


# On a narrow screen


ROWS = [
    ("foc", "2012-06-18/2012-07-05", "NAM", "Saint Vincent and the Grenadines", 5, "certain", "x" * 70),
    ("foc", "2022-04-28", "KEN", "Kenya", 66, "certain", "https://example.org/a/long/address/of-a-page.html"),
]
NAMES = ("instrument", "date", "code", "country", "members", "certainty", "url")


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 100, 140, 200])
def test_a_table_fits_every_screen_and_hides_no_row(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = drawn(Answer("t", NAMES, ROWS, spare=(("url",), ())))
    assert max(map(width, lines)) <= columns
    letters = "".join("".join(lines).split())
    for whole in ("NAM", "KEN", "Kenya", "66"):
        assert whole in letters
    assert "\u2026" not in letters


@pytest.mark.parametrize("columns", [1, 2, 5, 10])
def test_a_screen_too_narrow_for_anything_is_no_error(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = drawn(Answer("t", NAMES, ROWS, ["Note"], spare=(("url",), ())))
    assert (lines[0], lines[-1]) == ("t", "Note")


def test_what_is_the_same_in_every_row_is_said_once_before_anything_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = drawn(Answer("t", NAMES, ROWS, spare=(("url",), ())))
    assert lines[2].split() == ["date", "code", "country", "members"]
    assert "In every row: instrument foc, certainty certain." in lines
    assert "Left out in this width: url; --columns or --format csv shows" in lines


def test_nothing_is_left_out_where_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    lines = drawn(Answer("t", NAMES, ROWS, spare=(("url",), ())))
    assert lines[2].split() == list(NAMES)
    assert not any("In every row" in line or "Left out" in line for line in lines)


def test_the_text_that_is_longest_gets_the_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    title = "Convention for the Protection of Individuals with regard to Automatic Processing"
    lines = drawn(Answer("t", ("id", "title", "kind"), [("a-b", title, "treaty"), ("c", "Pact", "pledge")]))
    rows = lines[4:]
    assert rows[0] == "a-b  Convention for the Protection of Individuals  treaty"
    assert rows[1].split() == ["with", "regard", "to", "Automatic", "Processing"]


def test_more_columns_than_fit_are_drawn_in_bands_with_the_country_in_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    ids = [f"pact-{nth}" for nth in range(9)]
    rows = [("NOR", "Norway", *(f"20{nth}0-01-02" for nth in range(10, 19)))]
    rows.append(("KEN", "Kenya", *(f"20{nth}0-03-04" for nth in range(10, 19))))
    lines = drawn(Answer("t", ("code", "country", *ids), rows))
    heads = [line.split() for line in lines if line.startswith("code")]
    assert len(heads) == 3
    assert [head[:2] for head in heads] == [["code", "country"]] * 3
    assert [id for head in heads for id in head[2:]] == ids
    assert sum(line.startswith("NOR   Norway") for line in lines) == 3


def test_an_address_in_a_note_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    address = f"https://example.org/{'path-' * 12}end"
    lines = drawn(Answer("t", ("code",), [("NOR",)], [f"A long note that ends with {address}"]))
    assert address in lines


def test_a_terminal_that_understands_bold_type_gets_a_bold_title_and_header() -> None:
    lines = drawn(Answer("A title", ("code",), [("NOR",)], ["A note"], colour=True))
    assert lines[0] == "\x1b[1mA title\x1b[0m"
    assert lines[2] == "\x1b[1mcode\x1b[0m"
    assert not any("\x1b" in line for line in lines[3:])


# Cells


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Norway", 6),
        ("日本", 4),
        ("e\u0301", 1),
        ("", 0),
        ("Türkiye", 7),
        ("ＡＢ", 4),
        ("한국", 4),
        ("a\u200db", 2),
    ],
)
def test_a_text_is_as_wide_as_it_is_drawn(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("  one  ", 3, ["one"]),
        ("2012-06-18/2012-07-05", 11, ["2012-06-18/", "2012-07-05"]),
        ("white-house-call-2022", 12, ["white-house-", "call-2022"]),
        ("an abcdefghijklm", 5, ["an", "abcde", "fghij", "klm"]),
        ("日本語", 4, ["日本", "語"]),
        ("2022-04-28", 10, ["2022-04-28"]),
    ],
)
def test_a_line_ends_where_a_word_or_a_part_of_it_does(text: str, limit: int, lines: list[str]) -> None:
    assert wrap(text, limit) == lines
