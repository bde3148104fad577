"""The five gates: syntax, shape and rules of the data files, the claims on the register, the kept texts."""

from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from signatories.claims.checker import Checked, Claim, ClaimChecker, claims_of, failures, judge
from signatories.claims.kept_texts import kept_problems, texts_of
from signatories.domain.dates import ALWAYS, Span
from signatories.domain.membership import COUNTED, day_of, statuses
from signatories.domain.problems import InvalidData, Problem
from signatories.domain.statuses import SAYINGS
from signatories.query.counts import Standing, differing, fits
from signatories.record.models import Claim as Stated
from signatories.record.pipeline import (
    Progress,
    Read,
    ValidationSummary,
    check,
    place_in,
    read_published,
)
from signatories.record.rules import InstrumentContext
from signatories.register.cache import load
from signatories.register.contents import all_particulars
from signatories.register.lookup import names_of_countries
from signatories.register.tables import Register


def audit(
    folder: Path, *, today: str, cache: Path | None, progress: Progress | None = None
) -> ValidationSummary:
    """Check a data folder through all five gates; `cache` as for `load`.

    Only a claim that is not seen to balance from the instrument itself is looked up in the register.

    Raises:
        InvalidData: all that the first gate to find something could see.
    """
    doubtful: set[tuple[str, int]] = set()
    with_texts: list[Read] = []

    def look(found: Read) -> None:
        doubtful.update((found.subject.id, nth) for nth in unproven(found.subject))
        if texts_of(found.subject.record):
            with_texts.append(found)

    sound = check(folder, today=today, progress=progress, look=look)
    problems: list[Problem] = []
    if doubtful:
        with load(folder, today=today, cache=cache, progress=progress) as register:
            problems = ledger_problems(register, doubtful)
    problems = problems or kept_problems(folder, with_texts)
    if problems:
        raise InvalidData(problems)
    return sound


def ledger_problems(register: Register, doubtful: Container[tuple[str, int]]) -> list[Problem]:
    """What is wrong with these claims, each an instrument and a number, with the place of each."""
    files = {particulars.id: particulars.file for particulars in all_particulars(register)}
    books = ClaimChecker(register)
    claims = [claim for claim in claims_of(register) if (claim.instrument, claim.nth) in doubtful]
    problems = []
    for claim, message, rule in failures((claim, books.check(claim)) for claim in claims):
        file = files[claim.instrument]
        line, column = place_in(register.folder, file, (claim.instrument, "claims", claim.nth - 1))
        problems.append(Problem(file, line, column, message, rule))
    return problems


# What the ledger would find of claims about one instrument on a day of which everything is known


def unproven(subject: InstrumentContext) -> Iterator[int]:
    """The claims of an instrument, counted from 1, that are not seen to balance from its own acts."""
    record = subject.record
    if not record.claims:
        return
    named = not record.closed and all(action.unnamed is None for action in record.actions)
    careers = list(_careers(subject))
    found: dict[str, Standing] = {}
    for nth, claim in enumerate(record.claims, start=1):
        span = claim.as_of
        if named and not claim.of and span and span.earliest != ALWAYS:
            if span.earliest not in found:
                found[span.earliest] = _standing(careers, span.earliest)
            if _balances(claim, span, found[span.earliest]):
                continue
        yield nth


Career = tuple[list[str], list[tuple[str, str, bool]]]
"""Countries, and for each act that they did together the bounds of its day, and whether they were in then."""


def _careers(subject: InstrumentContext) -> Iterable[Career]:
    opened = subject.record.opened
    found: dict[tuple[int, ...], Career] = {}
    for code, acts in subject.acts.items():
        together = tuple(map(id, acts))  # who did the same shares the very acts
        if together in found:
            found[together][0].append(code)
        else:
            after = _counted(tuple([act.action for act in acts]))
            days = [day_of(act, opened) for act in acts]
            change_days = [
                (day.earliest, day.latest, counts) for day, counts in zip(days, after, strict=True)
            ]
            found[together] = [code], change_days
    return found.values()


@lru_cache
def _counted(actions: tuple[str, ...]) -> tuple[bool, ...]:
    """Whether a country counts as in after each of its acts."""
    return tuple([status in COUNTED for status in statuses(actions)])


def _standing(careers: list[Career], on: str) -> Standing:
    """Who was in on a day, certain and possible (lines 2, 5 and 6)."""
    certain, possible = set[str](), set[str]()
    for codes, change_days in careers:
        surely = perhaps = False
        for earliest, latest, counts in change_days:
            if earliest > on:
                break
            if latest <= on:
                surely = perhaps = counts
            else:
                surely, perhaps = surely and counts, perhaps or counts
        if surely:
            certain.update(codes)
        elif perhaps:
            possible.update(codes)
    number = len(certain)
    return Standing(frozenset(certain), frozenset(possible), number, number + len(possible))


def _balances(claim: Stated, span: Span, now: Standing) -> bool:
    """Whether a claim can hold; where it is explained, whether by just the difference that is there."""
    saying = next(word for word in SAYINGS if getattr(claim, word) is not None)
    said = getattr(claim, saying)
    figure, named = (said, frozenset[str]()) if isinstance(said, int) else (None, frozenset[str](said))
    _, can_hold = fits(saying, figure, named, now)
    if claim.explained is None:
        return can_hold
    if can_hold or span.earliest != span.latest:
        return False
    if figure is not None:
        return claim.record in (now.low, now.high)
    return set(claim.differs or ()) == differing(saying, named, now)


def published(register: Register, path: Path) -> list[Checked]:
    """The verdicts on what a user's own file says was printed; `source` is the item's `where`, or its line.

    Raises:
        InvalidData: the file breaks the format.
    """
    known = names_of_countries(register)
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
