"""`claims --published FILE`: figures that somebody has printed, checked like claims."""

from pathlib import Path

import pytest

from ledgers import record
from signatories.claims.validate import check_published
from signatories.domain.problems import InvalidData

PACT = record(
    "date: 2020-01-01, action: joining, by: [BRA, EU, KEN]",
    "date: 2020-03-01/2020-03-10, action: joining, by: [NOR]",
    claims=["as_of: 2020-02-01, count: 9"],
)


@pytest.fixture
def printed(tmp_path: Path):
    """Writes a file of printed figures."""

    def write(text: str) -> Path:
        path = tmp_path / "printed.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


FIGURES = """\
- {of: pact, as_of: 2020-02-29, count: 3, where: "report, page 3"}
- {of: pact, as_of: 2020-03-05, count: 4}
- of: pact and kind:state
  as_of: 2020-02
  members: [KEN, BRA]
- {of: pact, as_of: 2020-03-10, at_least: 4, where: headline}
- {of: pact, as_of: 2020-03-10, includes: [BRA, NOR]}
- {of: pact, as_of: 2020-03-10, excludes: [TUR]}
- {of: pact, as_of: ../2020-01-01, excludes: [NOR]}
"""


def test_the_verdicts_are_those_of_claims_and_items_go_by_where_or_by_line(compiled, printed):
    rows = check_published(compiled(PACT), printed(FIGURES))
    assert [(row.source, row.claim, row.verdict) for row in rows] == [
        ("report, page 3", "3 of pact", "holds"),
        ("line 2", "4 of pact", "within"),
        ("line 3", "list of 2 of pact and kind:state", "holds"),
        ("headline", "at least 4 of pact", "holds"),
        ("line 7", "includes BRA, NOR of pact", "holds"),
        ("line 8", "excludes TUR of pact", "holds"),
        ("line 9", "excludes NOR of pact", "holds"),
    ]


def test_a_figure_that_no_longer_holds_says_what_would_make_it_true(compiled, printed):
    """The Commission may not have been counted."""
    (row,) = check_published(compiled(PACT), printed("- {of: pact, as_of: 2020-02-29, count: 2}\n"))
    assert (row.record, row.verdict, row.difference) == (
        "3",
        "fails",
        "+1; true without organisations (EU)",
    )


@pytest.mark.parametrize(("figure", "verdict"), [(1, "holds"), (2, "fails")])
def test_a_set_without_instruments_can_be_printed_too(compiled, printed, figure, verdict):
    text = f"- {{of: NOR and kind:state, as_of: ../2020-01-01, count: {figure}}}\n"
    assert [row.verdict for row in check_published(compiled(PACT), printed(text))] == [verdict]


def test_the_host_is_found_for_what_was_printed_as_it_is_for_claims(compiled, printed):
    event = "  events:\n    - {date: 2020-02-01, what: A summit., place: Rio, country: BRA, source: [s]}\n"
    register = compiled(PACT.replace("  claims:", f"{event}  claims:"))
    text = "- {of: pact and kind:state, as_of: 2020-02-01, count: 1}\n"
    assert check_published(register, printed(text))[0].difference == "+1; true without the host (BRA)"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("- {of: pact, as_of: 2020-02-01, count: 3}\n", 0),
        ("- {of: pact, as_of: 2020-03-05, count: 4}\n", 0),
        ("- {of: pact, as_of: 2020-02-01, count: 3}\n- {of: pact, as_of: 2020-02-01, count: 4}\n", 1),
        ("- {of: pakt, as_of: 2020-02-01, count: 3}\n", 1),
        ("- {of: pact, as_of: soon, count: 3}\n", 1),
        ("[]\n", 0),
    ],
)
def test_exit_1_where_one_fails_else_0(run, folder, printed, text, status):
    """The record's own failing claim is not asked about."""
    (folder / "pact.yaml").write_text(PACT, encoding="utf-8")
    answer = run("claims", "--published", str(printed(text)), "--format", "csv", data=folder)
    assert answer.status == status


def test_exit_1_even_where_only_other_verdicts_are_shown(run, folder, printed):
    (folder / "pact.yaml").write_text(PACT, encoding="utf-8")
    path = printed("- {of: pact, as_of: 2020-02-01, count: 4}\n")
    answer = run("claims", "--published", str(path), "--verdict", "holds", "--format", "csv", data=folder)
    assert (answer.status, len(answer.text.splitlines())) == (1, 1)


def said(compiled, path: Path) -> list[str]:
    """What is wrong with a file of printed figures, without its folder."""
    with pytest.raises(InvalidData) as broken:
        check_published(compiled(PACT), path)
    return [str(problem).removeprefix(f"{path.parent}/") for problem in broken.value.problems]


@pytest.mark.parametrize(
    ("text", "place", "rule"),
    [
        ("of: pact\nas_of: 2020-01-01\ncount: 1\n", "1:1", "top-level"),
        ("", "1:1", "not-empty"),
        ("- {of: pact, as_of: 2020-01-01, count: 1}\n- pact\n", "2:3", "value-type"),
        (
            "- {of: pact, as_of: 2020-01-01, count: 1}\n- {as_of: 2020-01-01, count: 1}\n",
            "2:3",
            "required-key",
        ),
        ("- {of: pact, count: 1}\n", "1:3", "required-key"),
        ("- {of: pact, as_of: 2020-01-01}\n", "1:3", "known-value"),
        ("- {of: pact, as_of: 2020-01-01, count: 1, at_least: 1}\n", "1:3", "known-value"),
        ("- of: pact\n  as_of: 2020-13\n  count: 1\n", "2:10", "known-value"),
        ("- of: pact\n  as_of: 2020-01-01\n  count: few\n", "3:10", "value-type"),
        ("- of: pact\n  as_of: 2020-01-01\n  cuont: 1\n", "3:3", "known-key"),
        ("- of: pact\n  as_of: 2020-01-01\n  includes: [BRA,\n    NO]\n", "4:5", "plain-scalar"),
        ("- of: pact\n  as_of: 2020-01-01\n  excludes: [BRA, NRO]\n", "3:19", "known-country"),
        ("- {of: pact, as_of: 2020-01-01, members: [BRA, BRA]}\n", "1:42", "known-value"),
        ("- {of: pact, as_of: 2020-01-01, joined: BRA, count: 1}\n", "1:33", "known-key"),
        ("- {of: pact, as_of: 2020-01-01, count: 1\n", "2:1", "yaml"),
    ],
)
def test_a_file_that_breaks_the_format_is_refused_with_line_and_column(compiled, printed, text, place, rule):
    lines = [line for line in said(compiled, printed(text)) if line.endswith(f"[{rule}]")]
    assert [line.split(": ")[0] for line in lines] == [f"printed.yaml:{place}"]


def test_every_item_that_breaks_the_format_is_reported(compiled, printed):
    text = (
        "- {of: pact, count: 1}\n- {of: pact, as_of: 2020-01-01, count: 1}\n- {of: pact, as_of: 2020-01-01}\n"
    )
    places = [line.split(": ")[0] for line in said(compiled, printed(text))]
    assert places == ["printed.yaml:1:3", "printed.yaml:3:3"]


def test_a_file_that_is_not_there_is_named(compiled, tmp_path):
    assert said(compiled, tmp_path / "nowhere.yaml") == [
        "nowhere.yaml: the file must be readable: No such file or directory;"
        " name a file that can be read [readable]"
    ]


def test_a_list_at_the_top_is_no_data_file(folder):
    """What is printed is a list, a record a mapping; neither is taken for the other."""
    from ledgers import problems

    (folder / "printed.yaml").write_text(FIGURES, encoding="utf-8")
    assert problems(folder) == ["printed.yaml:1:1: the file must be a mapping of ids to records [top-level]"]
