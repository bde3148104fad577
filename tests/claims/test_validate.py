"""What `validate` sees to balance while it reads is what the ledger finds balanced."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oracle import CALENDAR, Paper
from papers import BYSTANDER, CODES, as_yaml, papers
from program import HERE
from signatories.claims.checker import failures, ledger
from signatories.claims.validate import unproven
from signatories.record.pipeline import check
from signatories.register.cache import load

TODAY = "2026-11-22"
EVERYBODY = (*CODES, BYSTANDER)


@st.composite
def claims(draw: st.DrawFn) -> str:
    """A claim about the instrument itself on a day, explained now and then, rightly or wrongly."""
    saying = draw(st.sampled_from(("count", "at_least", "members", "members", "includes", "excludes")))
    names = st.lists(st.sampled_from(EVERYBODY), unique=True, min_size=1, max_size=4).map(
        lambda codes: f"[{', '.join(codes)}]"
    )
    counts = st.integers(0, 6)
    counted = saying in ("count", "at_least")
    lines = (
        f"source: s, as_of: {draw(st.sampled_from(CALENDAR))}, {saying}: {draw(counts if counted else names)}"
    )
    if draw(st.booleans()):
        difference = f"record: {draw(counts)}" if counted else f"differs: {draw(names)}"
        lines += f", {difference}, explained: So it is"
    return f"    - {{{lines}}}\n"


def seen(folder: Path) -> tuple[set[int], set[int]]:
    """The claims, by number, that are left to the ledger, and those that it finds wrong."""
    doubtful: set[int] = set()
    check(folder, today=TODAY, look=lambda found: doubtful.update(unproven(found.subject)))
    with load(folder, today=TODAY) as register:
        return doubtful, {failure.claim.nth for failure in failures(ledger(register))}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers("one"), st.lists(claims(), min_size=1, max_size=12))
def test_a_claim_about_a_day_is_left_to_the_ledger_just_where_it_is_wrong(paper: Paper, said: list[str]):
    """Where an instrument is closed, or sources count some whom nobody names, all of them are."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(HERE / "countries.yaml", folder)
        (folder / "i.yaml").write_text(f"{as_yaml(paper)}  claims:\n{''.join(said)}", encoding="utf-8")
        doubtful, wrong = seen(folder)
    if paper.closed or paper.unnamed:
        assert doubtful == set(range(1, len(said) + 1))
    else:
        assert doubtful == wrong


def test_what_the_instrument_alone_cannot_tell_is_left_to_the_ledger(tmp_path: Path) -> None:
    """A claim of an expression, of a joining, by some day, and over days on whose first it is not true."""
    shutil.copy(HERE / "countries.yaml", tmp_path)
    text = """one:
  title: A paper
  kind: coalition
  opened: 2020-01-01
  sources:
    s: {title: A list, publisher: The host, grade: own}
  actions:
    - {date: 2020-01-01, action: joining, by: [NOR], source: [s]}
    - {date: 2020-03-01, action: joining, by: [KEN], source: [s]}
  claims:
    - {source: s, as_of: 2020-03-01, count: 2}
    - {source: s, as_of: 2020-03-01, of: one, count: 2}
    - {source: s, joined: KEN, count: 2}
    - {source: s, as_of: ../2020-03-01, count: 2}
    - {source: s, as_of: 2020-02/2020-04, count: 2}
"""
    (tmp_path / "i.yaml").write_text(text, encoding="utf-8")
    assert seen(tmp_path) == ({2, 3, 4, 5}, set())
