"""Agreement of a statement about a set with what the record holds of it on a day (lines 10 and 11)."""

from signatories.domain.statements import Statement
from signatories.query.counts import Standing


def differing(statement: Statement, now: Standing) -> set[str]:
    """Return the countries in which a list and the record differ in every reading."""
    kind, named = statement.kind, statement.country_set
    missing = named - now.certain - now.possible
    if kind == "members":
        return set(missing | (now.certain - named))
    return set(missing if kind == "includes" else named & now.certain)


def fits(statement: Statement, now: Standing) -> tuple[bool, bool]:
    """Return whether a statement about a day is true in every reading, and whether in some (lines 10, 11)."""
    kind, figure, named = statement.kind, statement.figure, statement.country_set
    if kind == "count":
        return now.low == now.high == figure, now.can_be(figure or 0)
    if kind == "at_least":
        return now.low >= (figure or 0), now.high >= (figure or 0)
    if kind == "includes":
        always = named <= now.certain
    elif kind == "excludes":
        always = not now.may_be_in(named)
    else:
        always = named == now.certain and not now.possible and now.names_everybody
    return always, not differing(statement, now)
