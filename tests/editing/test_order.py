"""Acts that come in any order and in any batches end in the order of time, and the record is valid."""

import shutil
import tempfile
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from program import HERE, TODAY
from signatories.claims.validate import audit
from signatories.editing.placement import NewAct, blocks, plan, with_actions
from signatories.record.reader import Node, entries

FIRST = """pact:
  title: Pact
  kind: treaty
  opened: 1990
  in_force: 1990
  sources:
    own:
      title: Status
      publisher: The depositary
      grade: depositary
  actions:
    # The first to sign
    - {date: 1990-01-01, action: signature, by: [EU], source: [own]}
"""
CAREER = ("signature", "ratification", "withdrawal", "accession", "suspension", "reinstatement")
CODES = ("BRA", "DEU", "KEN", "NOR", "USA")


def histories(chance: Random) -> list[NewAct]:
    """What some countries did, each at days of its own, in order."""
    found = []
    for code in CODES:
        years = sorted(chance.sample(range(1991, 2020), chance.randint(1, len(CAREER))))
        for word, year in zip(CAREER, years, strict=False):
            date = chance.choice((f"{year}-02-03", f"{year}-02-03", f"{year}-02", f"{year}"))
            found.append(NewAct(code, word, date))
    return found


def read(text: str) -> Node:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "pact.yaml"
        path.write_text(text)
        return next(entries(path, path.name, [])).value


def recorded(record: Node) -> dict[str, list[NewAct]]:
    """The acts of each country in the order of the file."""
    found: dict[str, list[NewAct]] = {}
    assert isinstance(record, dict)
    for action in record["actions"]:
        for code in action.get("by", action.get("dates")):
            date = action["date"] if "date" in action else action["dates"][code]
            found.setdefault(code, []).append(NewAct(code, action["action"], date))
    return found


@given(st.randoms(use_true_random=True))
@settings(max_examples=120, deadline=None)
def test_acts_end_in_the_order_of_time_whichever_came_first(chance: Random) -> None:
    wanted = histories(chance)
    waiting, text = chance.sample(wanted, len(wanted)), FIRST
    while waiting:
        size = chance.randint(1, 8)
        batch, waiting = waiting[:size], waiting[size:]
        text, _ = with_actions(text, "pact", read(text), blocks(batch, ["own"]))
    found = recorded(read(text))
    assert found.pop("EU") == [NewAct("EU", "signature", "1990-01-01")]
    assert found == {code: [act for act in wanted if act.country == code] for code in CODES}
    assert plan(read(text), wanted).held == wanted
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "pact.yaml").write_text(text)
        shutil.copy(HERE / "countries.yaml", name)
        assert audit(Path(name), today=TODAY, cache=None).instruments == 1
