"""The shipped ledger: claims that balance, and a record that no removal leaves unnoticed."""

import importlib.util
from collections.abc import Iterator
from types import ModuleType

import pytest

from program import ROOT
from signatories.claims.checker import CheckedClaim, ledger
from signatories.register.cache import load
from signatories.register.contents import Claim
from signatories.register.tables import Register

DATA = ROOT / "data"
TODAY = "2026-11-28"


@pytest.fixture(scope="module")
def shipped() -> Iterator[Register]:
    with load(DATA, today=TODAY) as register:
        yield register


@pytest.fixture(scope="module")
def guard() -> ModuleType:
    """scripts/guard.py, as a module."""
    spec = importlib.util.spec_from_file_location("guard", ROOT / "scripts" / "guard.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def claims(register: Register, id: str, **wanted: object) -> list[tuple[Claim, CheckedClaim]]:
    """The claims of an instrument with these fields."""
    found = ledger(register, id)
    fields = [(claim._asdict() | claim.statement._asdict(), claim, row) for claim, row in found]
    return [(claim, row) for known, claim, row in fields if known.items() >= wanted.items()]


def lists(register: Register, id: str, size: int) -> list[tuple[str, str]]:
    """The full lists of so many names: (as of, verdict)."""
    found = claims(register, id, kind="members", of=None)
    return [(row.as_of, row.verdict) for claim, row in found if len(claim.statement.countries) == size]


def test_the_ledger_balances(shipped):
    failing = [row for _, row in ledger(shipped) if row.verdict == "fails"]
    assert failing == []


@pytest.mark.parametrize(
    ("as_of", "verdict", "record", "pinned"),
    [("2022-04-28", "explained", "61", 61), ("2022-04-30", "holds", "60", None)],
)
def test_the_white_house_counts_sixty_partners_before_and_after_senegal_was_dropped(
    shipped, as_of, verdict, record, pinned
):
    """The page of 28 April 2022 says sixty over 61 names; that of the 30th has sixty (White House)."""
    found = claims(shipped, "dfi", source=f"white-house-{as_of}", as_of=as_of, kind="count")
    assert [(row.claim, row.verdict, row.record, claim.record) for claim, row in found] == [
        ("60 of dfi and not USA", verdict, record, pinned)
    ]


def test_fourteen_founders_of_the_foc_are_explained(shipped):
    """The State Department's note of December 2011 says fourteen, Latvia's list names fifteen."""
    found = claims(shipped, "foc", source="us-state-2011", kind="count", figure=14)
    assert [(row.as_of, row.verdict, row.record) for _, row in found] == [("2011-12-09", "explained", "15")]


@pytest.mark.parametrize(
    ("size", "as_of", "allowed"),
    [
        (22, "2014-01-16", {"holds"}),
        (23, "2014-04-30", {"holds", "within"}),
        (24, "2014-05/2015-03", {"holds", "within"}),
        (34, "2022-10", {"holds"}),
    ],
)
def test_the_lists_of_the_foc_bear_out_the_record(shipped, size, as_of, allowed):
    """The State Department's of 22, Tallinn's of 23, Mongolia's of 24, and the one of 34 of October 2022."""
    assert [(when, verdict in allowed) for when, verdict in lists(shipped, "foc", size)] == [(as_of, True)]


@pytest.mark.parametrize("id", ["foc", "dfi", "eu", "bletchley", "spyware"])
def test_no_country_can_be_lost_unnoticed(shipped, guard, id):
    """Each that was ever in is taken out in turn; some claim of the instrument must notice."""
    result = guard.guarded(shipped, id)
    assert result.members >= 20
    assert result.unnoticed == (), "enter what a source says about them as a claim"


def test_nothing_is_lost_by_looking_for_losses(shipped, guard):
    """The removals are undone: the register is as it was."""
    before = shipped.rows("SELECT count(*) FROM membership")
    guard.guarded(shipped, "bletchley")
    assert shipped.rows("SELECT count(*) FROM membership") == before


def test_a_removal_that_no_claim_speaks_of_is_found(guard, compiled):
    """Without the third claim nothing speaks of Turkey; Kenya only observes."""
    register = compiled(
        """
        pact:
          title: A pact
          kind: coalition
          opened: 2020-01-01
          sources:
            s: {title: Members, publisher: The pact, grade: own}
          actions:
            - {date: 2020-01-01, action: joining, by: [BRA, NOR], source: [s]}
            - {date: 2020-03-01, action: joining, by: [TUR], source: [s]}
            - {date: 2020-04-01, action: observation, by: [KEN], source: [s]}
          claims:
            - {source: s, as_of: 2020-02-01, count: 2}
            - {source: s, as_of: 2020-02-01, includes: [BRA]}
            - {source: s, as_of: 2020-03-01, count: 2, record: 3, explained: The secretariat was left out.}
        """
    )
    assert guard.guarded(register, "pact")[1:] == (3, 3, ())
    register.rows("DELETE FROM claim WHERE nth = 3")
    assert guard.guarded(register, "pact")[1:] == (2, 3, ("TUR",))


def test_the_readme_of_the_data_says_how_well_the_ledger_guards_it(shipped, guard):
    text = (DATA / "README.md").read_text(encoding="utf-8")
    assert guard.section(guard.all_guarded(shipped)) in text, "run `python scripts/guard.py --write`"
