"""The four gates: syntax, shape and rules on the data files, then the claims on the register."""

from pathlib import Path

from signatories.claims import Checked, Claim, failures, judge, ledger
from signatories.loading import Progress, Sound, check, load, place_in, read_published
from signatories.problems import InvalidData, Problem
from signatories.register import Register
from signatories.vocabulary import SAYINGS


def audit(folder: Path, *, today: str, cache: Path | None, progress: Progress | None = None) -> Sound:
    """Check a data folder through all four gates; `cache` as for `load`.

    Raises:
        InvalidData: all that the first gate to find something could see.
    """
    sound = check(folder, today=today, progress=progress)
    if sound.claims:
        with load(folder, today=today, cache=cache, progress=progress) as register:
            problems = ledger_problems(register)
        if problems:
            raise InvalidData(problems)
    return sound


def ledger_problems(register: Register) -> list[Problem]:
    """What is wrong in the ledger, each with the place of its claim."""
    files = dict(register.rows("SELECT id, file FROM instrument"))
    problems = []
    for claim, message, rule in failures(ledger(register)):
        file = files[claim.instrument]
        line, column = place_in(register.folder, file, (claim.instrument, "claims", claim.nth - 1))
        problems.append(Problem(file, line, column, message, rule))
    return problems


def published(register: Register, path: Path) -> list[Checked]:
    """The verdicts on what a user's own file says was printed; `source` is the item's `where`, or its line.

    Raises:
        InvalidData: the file breaks the format.
    """
    known = {code for (code,) in register.rows("SELECT code FROM country")}
    checked, problems = list[Checked](), list[Problem]()
    for number, (line, item) in enumerate(read_published(path)):
        saying = next(word for word in SAYINGS if getattr(item, word) is not None)
        said = getattr(item, saying)
        for position, code in enumerate(said if isinstance(said, tuple) else ()):
            if code not in known:
                place = place_in(path.parent, path.name, (number, saying, position))
                message = f"{code!r} must be a country in countries.yaml"
                problems.append(Problem(str(path), *place, message, "known-country"))
        figure, countries = (said, ()) if isinstance(said, int) else (None, said)
        where = item.where or f"line {line}"
        stated = (item.as_of.text, None, item.of, saying, figure, countries)
        checked.append(judge(register, Claim("", line, where, *stated, None, (), None)))
    if problems:
        raise InvalidData(problems)
    return checked
