"""The five gates: syntax, shape and rules of the data files, the claims on the register, the kept texts."""

from pathlib import Path
from typing import NamedTuple

from signatories.claims.checker import CheckedClaim, ClaimChecker, failures, judge
from signatories.claims.kept_texts import kept_problems, texts_of
from signatories.domain.problems import InvalidData, Problem
from signatories.record.pipeline import Progress, ValidInstrument, place_in, read_published
from signatories.register.cache import load
from signatories.register.contents import Claim, claims_of, size_of_record
from signatories.register.lookup import names_of_countries
from signatories.register.particulars import own_particulars
from signatories.register.tables import Register


class ValidationSummary(NamedTuple):
    """The number of instruments that passed validation, and of their claims."""

    instruments: int
    claims: int


def audit(
    folder: Path, *, today: str, cache: Path | None, progress: Progress | None = None
) -> ValidationSummary:
    """Check a data folder through all five gates; every file is read, and compiled as for `load`.

    Raises:
        InvalidData: all that the first gate to find something could see.
    """
    with_texts: dict[str, ValidInstrument] = {}

    def look(found: ValidInstrument) -> None:
        if texts_of(found.subject.record):
            with_texts[found.subject.id] = found

    with load(folder, today=today, cache=cache, progress=progress, look=look) as register:
        problems = ledger_problems(register) or kept_problems(folder, list(with_texts.values()))
        size = size_of_record(register)
    if problems:
        raise InvalidData(problems)
    return ValidationSummary(size["instruments"], size["claims"])


def ledger_problems(register: Register) -> list[Problem]:
    """Return what is wrong with the claims, with the place of each."""
    books = ClaimChecker(register)
    problems = []
    for about in own_particulars(register):
        checked = [(claim, books.check(claim)) for claim in claims_of(register, about.id)]
        for claim, message, rule in failures(checked):
            line, column = place_in(register.folder, about.file, (about.id, "claims", claim.nth - 1))
            problems.append(Problem(about.file, line, column, message, rule))
    return problems


def check_published(register: Register, path: Path) -> list[CheckedClaim]:
    """Return the verdicts on a user's printed figures; `source` is the item's `where`, or its line.

    Raises:
        InvalidData: the file breaks the format.
    """
    known = names_of_countries(register)
    checked, problems = list[CheckedClaim](), list[Problem]()
    for number, (line, item) in enumerate(read_published(path)):
        statement = item.statement
        for position, code in enumerate(statement.countries):
            if code not in known:
                place = place_in(path.parent, path.name, (number, statement.kind, position))
                message = f"{code!r} must be a country in countries.yaml"
                problems.append(Problem(str(path), *place, message, "known-country"))
        where = item.where or f"line {line}"
        claim = Claim("", line, where, item.as_of.text, None, item.of, statement, None, (), None)
        checked.append(judge(register, claim))
    if problems:
        raise InvalidData(problems)
    return checked
