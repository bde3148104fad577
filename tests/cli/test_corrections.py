"""A wrong question is answered with the whole line that was meant, and that line works."""

import shlex

import pytest

from program import Run


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("whosigned ring", ["who-signed ring"]),
        ("who-signed ring --date 2020-01-01", ["who-signed ring --as-of 2020-01-01"]),
        ("who-signed ring --asof=2020-01-01", ["who-signed ring --as-of=2020-01-01"]),
        ("who-signed ring --fromat csv", ["who-signed ring --format csv"]),
        ("who-signed ring pledge", ["who-signed ring and pledge", "who-signed ring or pledge"]),
        ("who-signed pledge,ring", ["who-signed pledge and ring", "who-signed pledge or ring"]),
        ("who-signed ring and not United States", ["who-signed ring and not USA"]),
        ("who-signed ring AND Norwegen --format csv", ["who-signed ring and NOR --format csv"]),
        ("why KEN ring", ["why ring KEN"]),
        ("why united kingdom ring", ["why ring GBR"]),
        ("signed-by ring", ["who-signed ring"]),
        ("signed-by Ring --as-of 2020-01-01", ["who-signed ring --as-of 2020-01-01"]),
        ("show Kenya", ["signed-by KEN"]),
        ("ring", ["who-signed ring"]),
        ("Kenya", ["signed-by KEN"]),
        ("ring and not pledge", ["who-signed ring and not pledge"]),
        ("who-signed 'ring and'", ["who-signed ring"]),
        ("who-signed ring or pledge and not", ["who-signed ring or pledge"]),
        ("who-signed '(ring'", ["who-signed ring"]),
        ("who-signed 'ring) and NOR'", ["who-signed ring and NOR"]),
        ("who-signed '(ring or (pledge)'", ["who-signed ring or '(' pledge ')'"]),
    ],
)
def test_the_whole_line_is_shown_and_works(run: Run, wrong: str, right: list[str]) -> None:
    ran = run(*shlex.split(wrong))
    assert ran.status == 2
    shown = [line.strip() for line in ran.err.splitlines() if line.startswith("  signatories ")]
    assert shown == [f"signatories {line}" for line in right]
    for line in shown:
        assert run(*shlex.split(line)[1:]).status == 0, line


@pytest.mark.parametrize(
    "wrong",
    [
        "nonsense",
        "who-signed xyzzy",
        "show xyzzy",
        "who-signed ring --xyzzy",
        "who-signed and",
    ],
)
def test_where_the_intent_is_not_clear_no_line_is_made_up(run: Run, wrong: str) -> None:
    ran = run(*wrong.split())
    assert ran.status == 2
    assert "\n  signatories " not in ran.err


def test_an_edit_is_not_answered_with_a_question(run: Run) -> None:
    words = (
        "import",
        "ring",
        "Norway - Kenya",
        "--action",
        "joining",
        "--date",
        "2026-11-01",
        "--source",
        "x",
    )
    ran = run(*words)
    assert ran.status == 2
    assert "'Norway - Kenya' is left over" in ran.err
    assert "\n  signatories " not in ran.err
