"""Measure of how well the ledger guards the record: whose removal would some claim notice?

    python scripts/guard.py            # print the section of data/README.md
    python scripts/guard.py --write    # put it into data/README.md, between its two marks
    python scripts/guard.py --check    # exit 1 if data/README.md says something else

Every country that was ever in an instrument is taken out of it, one at a time. The removal is noticed
if it makes a claim of the instrument fail, or an explanation of one no longer fit: if `validate` would
refuse the record.
"""

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import NamedTuple

from signatories.claims.checker import ClaimChecker, failures
from signatories.register.cache import load
from signatories.register.contents import Claim, claims_of
from signatories.register.tables import Register

DATA = Path(__file__).parents[1] / "data"
README = DATA / "README.md"
BEGIN = "<!-- guard: written by scripts/guard.py, do not edit -->"
END = "<!-- /guard -->"


class Guarded(NamedTuple):
    """An instrument: its claims, how many were ever in, and those whose removal no claim notices."""

    instrument: str
    claims: int
    members: int
    unnoticed: tuple[str, ...]

    @property
    def noticed(self) -> int:
        return self.members - len(self.unnoticed)


def guarded(register: Register, instrument: str) -> Guarded:
    """Return what the claims of an instrument notice when its members are removed, one after the other."""
    claims = claims_of(register, instrument)
    sql = "SELECT DISTINCT country FROM membership WHERE instrument = ? AND is_in ORDER BY country"
    codes = [code for (code,) in register.rows(sql, (instrument,))]
    unnoticed = tuple(code for code in codes if not _notices(register, claims, instrument, code))
    return Guarded(instrument, len(claims), len(codes), unnoticed)


def _notices(register: Register, claims: list[Claim], instrument: str, code: str) -> bool:
    """Return whether a claim notices that a country is gone. One that does is asked first the next time."""
    register.rows("SAVEPOINT whole")
    try:
        register.rows("DELETE FROM membership WHERE instrument = ? AND country = ?", (instrument, code))
        register.answers.clear()  # those of the whole record
        books = ClaimChecker(register)
        for place, claim in enumerate(claims):
            if any(failures([(claim, books.check(claim))])):
                claims.insert(0, claims.pop(place))
                return True
        return False
    finally:
        register.rows("ROLLBACK TO whole")
        register.rows("RELEASE whole")
        register.answers.clear()


def all_guarded(register: Register) -> list[Guarded]:
    """Return every instrument, by id; one without claims notices nothing."""
    ids = register.rows("SELECT id FROM instrument ORDER BY id")
    return [guarded(register, id) for (id,) in ids]


def section(rows: list[Guarded]) -> str:
    """Return the section of data/README.md, marks included."""
    table = [
        f"| `{row.instrument}` | {row.claims} | {row.noticed} of {row.members} | {_named(row.unnoticed)} |"
        for row in rows
    ]
    claims, noticed, members = (sum(column) for column in zip(*map(_figures, rows), strict=True))
    table.append(f"| all | {claims} | {noticed} of {members} | |")
    return "\n".join(
        [
            BEGIN,
            "## How well the ledger guards the record",
            "",
            "Every country that was ever in an instrument is taken out of its record, one at a time.",
            "It is noticed if `validate` then refuses the record: a claim fails, or is wrongly explained.",
            "Where it goes unnoticed, no claim says anything about the whole that it would contradict.",
            "",
            "| instrument | claims | removals noticed | unnoticed |",
            "|---|--:|--:|---|",
            *table,
            END,
        ]
    )


def _figures(row: Guarded) -> tuple[int, int, int]:
    return row.claims, row.noticed, row.members


def _named(codes: tuple[str, ...]) -> str:
    return ", ".join(codes) if len(codes) <= 12 else f"{', '.join(codes[:10])} and {len(codes) - 10} more"


def replace_section(text: str, new: str) -> str:
    """Return the README with its section replaced; appended where it has none.

    Raises:
        SystemExit: the section is not closed.
    """
    before, begin, rest = text.partition(BEGIN)
    if not begin:
        return f"{text.rstrip()}\n\n{new}\n" if text.strip() else f"{new}\n"
    _, end, after = rest.partition(END)
    if not end:
        raise SystemExit(f"{README}: '{END}' must close the section")
    return before + new + after


def main() -> int:
    """Print, write or check the section, and return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--write", action="store_true", help="put the section into data/README.md")
    mode.add_argument("--check", action="store_true", help="exit 1 if data/README.md says something else")
    asked = parser.parse_args()
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    with load(DATA, today=today) as register:
        new = section(all_guarded(register))
    if not (asked.write or asked.check):
        print(new)
        return 0
    text = README.read_text(encoding="utf-8") if README.exists() else ""
    if asked.check:
        if new in text:
            return 0
        print(f"{README} is out of date: run python scripts/guard.py --write", file=sys.stderr)
        return 1
    README.write_text(replace_section(text, new), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
