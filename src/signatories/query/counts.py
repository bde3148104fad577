"""What the record holds of an expression, day by day, remembered for questions that ask again and again."""

from typing import NamedTuple

from signatories.domain.dates import ALWAYS
from signatories.domain.dates import parse as parse_date
from signatories.query import evaluate as sets
from signatories.query.evaluate import CERTAIN, Expression
from signatories.query.members import unnamed
from signatories.register.tables import Register


class Standing(NamedTuple):
    """Who is in on a day, and how many at least and at most; the counts are with the unnamed."""

    certain: frozenset[str]
    possible: frozenset[str]
    low: int
    high: int

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low} to {self.high}"


class Standings:
    """The standings of expressions in one register."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self._found: dict[tuple[Expression, str], Standing] = {}
        self._turns: dict[str, list[str]] = {}

    def on(self, tree: Expression, day: str) -> Standing:
        """What the record holds of an expression on a day."""
        key = (tree, day)
        if key not in self._found:
            levels = sets.levels(tree, self.register, day)
            certain = frozenset(code for code, level in levels.items() if level == CERTAIN)
            possible = frozenset(levels) - certain
            term = sets.is_single(tree)
            sure, maybe = unnamed(self.register, term, term.day or day) if term else (0, 0)
            low = len(certain) + sure
            self._found[key] = Standing(certain, possible, low, low + len(possible) + maybe)
        return self._found[key]

    def change_days(self, tree: Expression) -> list[str]:
        """The days on which who is in an expression can change, in order."""
        days: set[str] = set()
        for term, _ in sets.terms(tree, ALWAYS):
            if term.day is None:
                days.update(self._turns_of(term.instrument))
        return sorted(days)

    def _turns_of(self, instrument: str) -> list[str]:
        if instrument not in self._turns:
            sql = """SELECT since_earliest FROM membership WHERE instrument = :id
                UNION SELECT since_latest FROM membership WHERE instrument = :id
                UNION SELECT until_latest FROM membership WHERE instrument = :id
                UNION SELECT earliest FROM action WHERE instrument = :id AND unnamed IS NOT NULL
                UNION SELECT latest FROM action WHERE instrument = :id AND unnamed IS NOT NULL
                UNION SELECT complete_from FROM instrument WHERE id = :id"""
            own = self.register.rows("SELECT in_force, closed FROM instrument WHERE id = ?", (instrument,))[0]
            found = {row[0] for row in self.register.rows(sql, {"id": instrument}) if row[0]}
            sql = "SELECT DISTINCT effective FROM membership WHERE instrument = ? AND effective IS NOT NULL"
            effects = [effective for (effective,) in self.register.rows(sql, (instrument,))]
            for text in filter(None, (*own, *effects)):
                found.update(day for day in parse_date(text)[1:] if day != ALWAYS)
            self._turns[instrument] = sorted(found)
        return self._turns[instrument]


def differing(saying: str, named: frozenset[str], now: Standing) -> set[str]:
    """The countries in which a list and the record differ in every reading."""
    missing = named - now.certain - now.possible
    if saying == "members":
        return set(missing | (now.certain - named))
    return set(missing if saying == "includes" else named & now.certain)


def fits(saying: str, figure: int | None, named: frozenset[str], now: Standing) -> tuple[bool, bool]:
    """Whether a statement about a day is true in every reading, and whether in some."""
    if saying == "count":
        return now.low == now.high == figure, now.low <= (figure or 0) <= now.high
    if saying == "at_least":
        return now.low >= (figure or 0), now.high >= (figure or 0)
    always = {
        "members": named == now.certain and not now.possible,
        "includes": named <= now.certain,
        "excludes": not named & (now.certain | now.possible),
    }
    return always[saying], not differing(saying, named, now)
