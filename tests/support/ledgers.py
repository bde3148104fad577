"""Short questions about ledgers for tests."""

from collections.abc import Sequence
from pathlib import Path

from signatories.claims.checker import CheckedClaim, ledger
from signatories.claims.validate import audit
from signatories.domain.problems import InvalidData
from signatories.register.tables import Register

TODAY = "2026-11-28"


def rows(register: Register) -> list[CheckedClaim]:
    """The checked claims of a register of one instrument, in the order of the record."""
    return [row for _, row in ledger(register)]


def verdicts(register: Register) -> list[str]:
    return [row.verdict for row in rows(register)]


def set_difference(register: Register) -> list[str]:
    return [row.difference for row in rows(register)]


def problems(folder: Path) -> list[str]:
    """What the four gates say of a data folder, a line each."""
    try:
        audit(folder, today=TODAY, cache=None)
    except InvalidData as error:
        return [str(problem) for problem in error.problems]
    return []


def record(*acts: str, claims: Sequence[str] = (), kind: str = "coalition", head: Sequence[str] = ()) -> str:
    """The YAML of `pact`, open since 2020, from its acts and claims, each without its source."""
    lines = ["pact:", "  title: A pact", f"  kind: {kind}", "  opened: 2020-01-01"]
    lines += [f"  {line}" for line in head]
    if not any(line.startswith("complete") for line in head):
        lines.append("  complete: 2020-01-01/2026-11-28")
    lines += ["  sources:", "    s: {title: Members, publisher: The pact, grade: own}", "  actions:"]
    for act in acts:
        done, disputed, rest = act.partition(", disputed")
        lines.append(f"    - {{{done}, source: [s]{disputed}{rest}}}")
    lines += ["  claims:"] if claims else []
    lines += [f"    - {{source: s, {claim}}}" for claim in claims]
    return "\n".join(lines) + "\n"
