"""An explanation stands only while the difference is the one that it explains; the fourth gate sees to it."""

import pytest

from ledgers import problems, record, rows, verdicts
from program import HERE
from signatories.claims.checker import VERDICTS

THREE = ("date: 2020-01-01, action: joining, by: [BRA, KEN]", "date: 2020-03-10, action: joining, by: [NOR]")
FOUR = (*THREE, "date: 2020-03-11, action: joining, by: [TUR]")

EXPLAINED = (
    "as_of: 2020-04-01, count: 2, record: 3, explained: An old figure.",
    "as_of: 2020-04-01, at_least: 5, record: 3, explained: A hope.",
    "as_of: 2020-04-01, members: [BRA, USA], differs: [KEN, NOR, USA], explained: Another list.",
    "as_of: 2020-04-01, includes: [BRA, USA], differs: [USA], explained: A hope.",
    "as_of: 2020-04-01, excludes: [NOR, USA], differs: [NOR], explained: An old list.",
)


@pytest.mark.parametrize("claim", EXPLAINED)
def test_an_explanation_of_the_difference_that_is_there_stands(compiled, folder, claim):
    register = compiled(record(*THREE, claims=[claim]))
    assert verdicts(register) == ["explained"]
    assert problems(folder) == []


@pytest.mark.parametrize(
    ("acts", "claim", "there"),
    [
        (FOUR, EXPLAINED[0], "it is pinned to 3, the record has 4"),
        (FOUR, EXPLAINED[1], "it is pinned to 3, the record has 4"),
        (THREE[:1], EXPLAINED[2], "it is pinned to KEN NOR USA; too many: USA; too few: KEN;"),
        (FOUR, EXPLAINED[2], "it is pinned to KEN NOR USA; too many: USA; too few: KEN, NOR, TUR;"),
        (
            THREE,
            EXPLAINED[3].replace("[BRA, USA]", "[BRA, DEU, USA]"),
            "it is pinned to USA; too many: DEU, USA",
        ),
        (
            FOUR,
            EXPLAINED[4].replace("[NOR, USA]", "[NOR, TUR]"),
            "it is pinned to NOR; in by the record: NOR, TUR",
        ),
        (
            FOUR,
            "joined: TUR, count: 5, record: 3, explained: One more.",
            "it is pinned to 3, the record has 4",
        ),
    ],
)
def test_an_explanation_of_another_difference_is_a_problem(compiled, folder, acts, claim, there):
    register = compiled(record(*acts, claims=[claim]))
    assert verdicts(register) == ["fails"]
    (problem,) = problems(folder)
    assert there in problem and problem.endswith("[explanation-fits]")


@pytest.mark.parametrize(
    ("acts", "claim"),
    [
        (THREE, "as_of: 2020-04-01, count: 3, record: 4, explained: No."),
        (THREE, "as_of: 2020-04-01, at_least: 2, record: 3, explained: No."),
        (THREE, "as_of: 2020-04-01, members: [BRA, KEN, NOR], differs: [NOR], explained: No."),
        (THREE, "as_of: 2020-04-01, includes: [NOR], differs: [NOR], explained: No."),
        (THREE, "as_of: 2020-04-01, excludes: [USA], differs: [USA], explained: No."),
        (THREE, "joined: NOR, count: 3, record: 2, explained: No."),
    ],
)
def test_an_explanation_of_a_claim_that_holds_is_a_problem(compiled, folder, acts, claim):
    register = compiled(record(*acts, claims=[claim]))
    assert verdicts(register) == ["holds"]
    (problem,) = problems(folder)
    assert "needs no explanation: it holds" in problem and problem.endswith("[explanation-needed]")


def test_an_explanation_of_a_claim_that_the_dates_allow_is_a_problem(compiled, folder):
    acts = ("date: 2020-01-01, action: joining, by: [BRA]", "date: 2020-03, action: joining, by: [NOR]")
    claim = "as_of: 2020-03-15, count: 1, record: 2, explained: No."
    register = compiled(record(*acts, claims=[claim]))
    assert verdicts(register) == ["within"]
    (problem,) = problems(folder)
    assert "needs no explanation: the record allows it" in problem and problem.endswith(
        "[explanation-needed]"
    )


@pytest.mark.parametrize(
    ("pinned", "verdict"), [(1, "fails"), (2, "explained"), (3, "explained"), (4, "fails")]
)
def test_the_difference_may_be_that_of_any_day_the_claim_speaks_of(compiled, pinned, verdict):
    """Two until the 9th of March, three from the 10th: the claim of nine is of either."""
    claim = f"as_of: 2020-03, count: 9, record: {pinned}, explained: A misprint."
    assert verdicts(compiled(record(*THREE, claims=[claim]))) == [verdict]


@pytest.mark.parametrize(
    ("pinned", "verdict"), [(1, "fails"), (2, "explained"), (3, "explained"), (4, "fails")]
)
def test_where_dates_leave_it_open_the_pin_is_either_bound(compiled, pinned, verdict):
    """On the 15th there were two or three."""
    acts = ("date: 2020-01-01, action: joining, by: [BRA, KEN]", "date: 2020-03, action: joining, by: [NOR]")
    claims = (
        f"as_of: 2020-03-15, count: 9, record: {pinned}, explained: A misprint.",
        f"as_of: 2020-03-15, at_least: 9, record: {pinned}, explained: A misprint.",
    )
    assert verdicts(compiled(record(*acts, claims=claims))) == [verdict, verdict]


@pytest.mark.parametrize(
    ("differs", "verdict"),
    [("BRA", "explained"), ("BRA, NOR", "fails"), ("NOR", "fails"), ("KEN", "fails")],
)
def test_whoever_may_be_in_or_out_is_no_difference(compiled, differs, verdict):
    """On the 15th Norway may have been in; the list forgets Brazil."""
    acts = ("date: 2020-01-01, action: joining, by: [BRA, KEN]", "date: 2020-03, action: joining, by: [NOR]")
    claim = f"as_of: 2020-03-15, members: [KEN], differs: [{differs}], explained: A slip."
    assert verdicts(compiled(record(*acts, claims=[claim]))) == [verdict]


# The fourth gate: cases like those of tests/invalid, on records that pass the other three


CASES = sorted(path for path in (HERE / "invalid_claims").iterdir() if path.is_dir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_broken_ledger_gives_exactly_the_expected_problems(case, folder):
    for file in case.glob("*.yaml"):
        (folder / file.name).write_bytes(file.read_bytes())
    assert problems(folder) == (case / "expected.txt").read_text(encoding="utf-8").splitlines()


def test_every_rule_of_the_ledger_is_broken_by_a_case():
    text = "".join((case / "expected.txt").read_text(encoding="utf-8") for case in CASES)
    for rule in ("claim-holds", "explanation-fits", "explanation-needed"):
        assert f"[{rule}]" in text


def test_claims_are_looked_at_only_when_the_rest_is_sound(folder):
    """The same file with a claim that fails and an act that no rule allows: only the act is reported."""
    text = record(*THREE, claims=["as_of: 2020-04-01, count: 9"])
    (folder / "pact.yaml").write_text(text, encoding="utf-8")
    assert [line.rpartition(" ")[2] for line in problems(folder)] == ["[claim-holds]"]
    broken = text.replace("2020-03-10, action: joining", "2020-03-10, action: endorsement")
    (folder / "pact.yaml").write_text(broken, encoding="utf-8")
    assert [line.rpartition(" ")[2] for line in problems(folder)] == ["[action-fits-kind]"]


def test_validate_exits_1_on_an_unexplained_failure_and_0_when_it_is_explained(run, folder):
    claim = "as_of: 2020-04-01, count: 9"
    (folder / "pact.yaml").write_text(record(*THREE, claims=[claim]), encoding="utf-8")
    answer = run("validate", data=folder)
    assert answer.status == 1
    assert "pact.yaml:12:7: '9' as of 2020-04-01 must hold" in answer.text
    explained = f"{claim}, record: 3, explained: A misprint."
    (folder / "pact.yaml").write_text(record(*THREE, claims=[explained]), encoding="utf-8")
    assert run("validate", data=folder).status == 0


def test_claims_can_be_asked_for_by_verdict(run, folder):
    """One claim of each verdict, and each asked for alone."""
    acts = (*THREE, "date: 2020-03-20/2020-03-22, action: joining, by: [TUR]")
    said = ("count: 2, record: 3, explained: Old.", "count: 3", "count: 7", "count: 4")
    days = ("2020-03-15", "2020-03-15", "2020-03-15", "2020-03-21")
    claims = [f"as_of: {day}, {claim}" for day, claim in zip(days, said, strict=True)]
    (folder / "pact.yaml").write_text(record(*acts, claims=claims), encoding="utf-8")
    for verdict, count in zip(VERDICTS, ("3", "4", "2", "7"), strict=True):
        answer = run("claims", "pact", "--verdict", verdict, "--format", "csv", data=folder)
        assert answer.status == 0, "claims that fail are validate's business"
        assert [line.split(",")[3] for line in answer.text.splitlines()[1:]] == [count]
    assert run("claims", "--verdict", "true", data=folder).status == 2


def test_the_claims_of_one_instrument_are_asked_for_by_its_id(register):
    """A claim belongs to the instrument under which it stands, whatever it is of.

    pact:
      title: A pact
      kind: coalition
      opened: 2020-01-01
      complete: 2020-01-01/2020-12-31
      sources:
        s: {title: Members, publisher: The pact, grade: own}
      actions:
        - {date: 2020-01-01, action: joining, by: [BRA], source: [s]}
      claims:
        - {source: s, as_of: 2020-02-01, of: ring, count: 0}
    ring:
      title: A ring
      kind: coalition
      opened: 2020-01-01
      complete: 2020-01-01/2020-12-31
      sources:
        s: {title: Members, publisher: The ring, grade: own}
      actions:
        - {date: 2020-03-01, action: joining, by: [BRA], source: [s]}
      claims:
        - {source: s, as_of: 2020-03-01, count: 1}
    """
    from signatories.claims.checker import claims_naming, ledger

    assert [(row.instrument, row.claim) for row in rows(register)] == [("pact", "0 of ring"), ("ring", "1")]
    assert [row.claim for _, row in ledger(register, "ring")] == ["1"]
    assert claims_naming(register, "ring", "BRA") == []
