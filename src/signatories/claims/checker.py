"""The ledger: what sources say about the whole, checked against what the record holds.

A claim over several days holds if it is true in every reading of the imprecise dates on some day of them,
is *within* if in some reading, else it fails (line 14). A failure that the record explains, with just the
difference that is there, is *explained*.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from signatories.claims import diagnosis
from signatories.claims.agreement import differing, fits
from signatories.domain.dates import ALWAYS, day_before, next_day
from signatories.domain.dates import parse as parse_date
from signatories.domain.problems import QueryError
from signatories.domain.statements import Statement
from signatories.query.counts import Standing, Standings
from signatories.query.syntax import Expression, parse, terms
from signatories.register.contents import Claim, claims_of
from signatories.register.particulars import particulars_of
from signatories.register.tables import Register

HOLDS, WITHIN, EXPLAINED, FAILS = VERDICTS = ("holds", "within", "explained", "fails")


class CheckedClaim(NamedTuple):
    """A claim with its verdict; `difference` says what is different, and what would make the claim true."""

    instrument: str
    as_of: str
    source: str
    claim: str
    record: str
    verdict: str
    difference: str


def ledger(register: Register, instrument: str | None = None) -> list[tuple[Claim, CheckedClaim]]:
    """Return every claim of one instrument, or of all, with its verdict."""
    books = ClaimChecker(register)
    return [(claim, books.check(claim)) for claim in claims_of(register, instrument)]


def judge(register: Register, claim: Claim) -> CheckedClaim:
    """Return the verdict on one claim."""
    return ClaimChecker(register).check(claim)


def claims_naming(register: Register, instrument: str, code: str) -> list[CheckedClaim]:
    """Return the checked claims of an instrument that name a country."""
    books = ClaimChecker(register)
    return [
        books.check(claim)
        for claim in claims_of(register, instrument)
        if code in claim.statement.countries or claim.joined == code
    ]


class ClaimChecker:
    """A checker of claims against one register, which remembers what it looked up."""

    def __init__(self, register: Register) -> None:
        self._standings = Standings(register)
        self._register = register

    def check(self, claim: Claim) -> CheckedClaim:
        """Return the verdict on a claim."""
        try:
            tree = parse(claim.of or claim.instrument, self._register)
            judge = self._judge_joining if claim.joined else self._judge_statement
            verdict, record, difference = judge(claim, tree)
            if verdict == FAILS and claim.explained and self._matches_explanation(claim, tree, record):
                verdict, difference = EXPLAINED, f"{difference}; {claim.explained}"
        except QueryError as error:
            verdict, record, difference = FAILS, "", str(error).splitlines()[0]
        when = claim.as_of or ""
        return CheckedClaim(
            claim.instrument, when, claim.source, in_words(claim), record, verdict, difference
        )

    def _judge_statement(self, claim: Claim, tree: Expression) -> tuple[str, str, str]:
        """Return the verdict on a claim about a day, or some day of several; the record, the difference."""
        named = claim.statement.country_set
        found = [(day, self._standings.on(tree, day)) for day in self._days(claim, tree)]
        truth = [fits(claim.statement, now) for _, now in found]
        for verdict, place in ((HOLDS, 0), (WITHIN, 1)):
            for (day, now), true in zip(found, truth, strict=True):
                if true[place]:
                    last = parse_date(claim.as_of or "").latest
                    loose = diagnosis.narrower(claim.statement, now, day, last) if verdict == WITHIN else ""
                    return verdict, _record_in_words(claim, now), loose
        day, now = min(reversed(found), key=lambda pair: self._distance(claim, pair[1]))
        figure = claim.statement.figure
        if figure is not None:
            cure = diagnosis.way_of_counting(self._standings, _about(claim, tree), tree, figure, day)
            parts = [diagnosis.off_by(figure, now), cure if claim.statement.kind == "count" else ""]
        else:
            parts = [diagnosis.too_many_or_few(claim.statement, now)]
            if claim.statement.kind == "members":
                parts.append(diagnosis.nearest_day(self._standings, tree, named, day))
                span = found[0][0], parse_date(claim.as_of or "").latest
                parts.append(diagnosis.other_dates(self._standings, tree, named, now, *span))
        return FAILS, _record_in_words(claim, now), "; ".join(filter(None, parts))

    def _days(self, claim: Claim, tree: Expression) -> list[str]:
        """Return the days on which the answer to a claim can change, from the first that it speaks of."""
        span = parse_date(claim.as_of or "")
        first = span.earliest
        if first == ALWAYS:
            about = _about(claim, tree)
            opened = particulars_of(self._register, about).opened if about else ""
            first = parse_date(opened).earliest if opened else span.latest
        return [first, *(turn for turn in self._standings.change_days(tree) if first < turn <= span.latest)]

    def _distance(self, claim: Claim, now: Standing) -> int:
        """Return how far the record is from a claim: in number, or in countries."""
        if claim.statement.figure is None:
            return len(differing(claim.statement, now))
        return max(now.low - claim.statement.figure, claim.statement.figure - now.high, 0)

    def _judge_joining(self, claim: Claim, tree: Expression) -> tuple[str, str, str]:
        """Return the verdict on "became the 37th": how many are in once it has joined."""
        code, figure = claim.joined or "", claim.statement.figure or 0
        change_days = self._standings.change_days(tree)
        standings = [(turn, self._standings.on(tree, turn)) for turn in change_days]
        first = next((turn for turn, now in standings if code in now.certain | now.possible), "")
        last = next((turn for turn, now in standings if code in now.certain), "") or max(
            change_days, default=""
        )
        if not first:
            return FAILS, "", f"{code} has not joined"
        inside = [turn for turn in change_days if first <= turn <= last]
        days = {*inside, *(next_day(turn) for turn in inside if turn < last)}
        places = [self._others(tree, code, day) for day in sorted(days)]
        low, high = min(least for least, _ in places) + 1, max(most for _, most in places) + 1
        record = str(low) if low == high else f"{low} to {high}"
        if any(least < figure <= most + 1 for least, most in places):
            return (HOLDS if low == high else WITHIN), record, ""
        return FAILS, record, f"{low - figure if low > figure else high - figure:+d}"

    def _others(self, tree: Expression, code: str, day: str) -> tuple[int, int]:
        """Return how many others are in on the day on which a country joins.

        At least those that were in as the day began and still are, at most those in by its end.
        """
        before, after = self._standings.on(tree, day_before(day)), self._standings.on(tree, day)
        inside = after.certain | after.possible
        low = len((before.certain & after.certain) - {code}) + before.low - len(before.certain)
        return low, len(inside - {code}) + after.high - len(inside)

    def _matches_explanation(self, claim: Claim, tree: Expression, record: str) -> bool:
        """Return whether the difference, on one of the days, is the one that the explanation speaks of."""
        if claim.joined:
            return str(claim.record) in record.split(" to ")
        for day in self._days(claim, tree):
            now = self._standings.on(tree, day)
            if claim.statement.figure is not None:
                if claim.record in (now.low, now.high):
                    return True
            elif set(claim.differs) == differing(claim.statement, now):
                return True
        return False


def _about(claim: Claim, tree: Expression) -> str:
    """Return the instrument that a claim is about: the first that its expression names, else its own."""
    return next((term.instrument for term, _ in terms(tree, "")), claim.instrument)


def _record_in_words(claim: Claim, now: Standing) -> str:
    return "" if claim.statement.kind in ("includes", "excludes") else str(now)


_PHRASES: Final[dict[str, Callable[[Statement], str]]] = {
    "count": lambda stated: str(stated.figure),
    "at_least": lambda stated: f"at least {stated.figure}",
    "members": lambda stated: f"list of {len(stated.countries)}",
    "includes": lambda stated: f"includes {first_few(stated.countries)}",
    "excludes": lambda stated: f"excludes {first_few(stated.countries)}",
}


def in_words(claim: Claim) -> str:
    """Return a claim in words: `60 of dfi and not USA`, `ISL the 37th`, `list of 22`."""
    place = f"{claim.joined} the {ordinal(claim.statement.figure or 0)}"
    phrase = place if claim.joined else _PHRASES[claim.statement.kind](claim.statement)
    return f"{phrase} of {claim.of}" if claim.of else phrase


def first_few(names: Sequence[str]) -> str:
    """Return a list of names or codes; of a long one the first five, and how many more there are."""
    return ", ".join(names) if len(names) <= 6 else f"{', '.join(names[:5])} and {len(names) - 5} more"


def ordinal(number: int) -> str:
    """Return a number as a place in an order: `37th`."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


class Failure(NamedTuple):
    """Something wrong in the ledger: the claim, a sentence, and the rule's id."""

    claim: Claim
    message: str
    rule: str


def failures(checked: Iterable[tuple[Claim, CheckedClaim]]) -> Iterator[Failure]:
    """Yield what `validate` must report: failures without an explanation, explanations that do not fit."""
    for claim, row in checked:
        if row.verdict == FAILS and claim.explained:
            pinned = claim.record if claim.record is not None else " ".join(claim.differs)
            there = f", the record has {row.record}" if claim.record is not None else f"; {row.difference}"
            message = (
                f"the explanation must be of the difference that is there: it is pinned to {pinned}{there}"
            )
            yield Failure(claim, message, "explanation-fits")
        elif row.verdict == FAILS:
            record = f"the record has {row.record}" if row.record else "it does not"
            difference = f" ({row.difference})" if row.difference else ""
            message = f"{row.claim!r} as of {row.as_of or 'joining'} must hold: {record}{difference}"
            yield Failure(claim, message, "claim-holds")
        elif claim.explained and row.verdict in (HOLDS, WITHIN):
            reason = "it holds" if row.verdict == HOLDS else "the record allows it"
            message = f"{row.claim!r} needs no explanation: {reason}"
            yield Failure(claim, message, "explanation-needed")
