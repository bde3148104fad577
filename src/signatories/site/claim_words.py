"""Claims as pages tell them: countries and instruments by name, the explanation apart from the guesses."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from signatories.charts.captions import capitalize, join_and, noun, set_name
from signatories.claims.checker import EXPLAINED, CheckedClaim, first_few, in_words
from signatories.domain.problems import QueryError
from signatories.query.syntax import Expression, is_single, parse
from signatories.register.contents import Claim
from signatories.register.lookup import short_names
from signatories.register.particulars import particulars_of
from signatories.register.tables import Register, spelling

_CODES: Final = re.compile(r"\b[A-Z]{2,}(?:, [A-Z]{2,})*\b")
"""A list of countries, as the ledger writes it."""

_MEASURE: Final = re.compile(r"(?:[+-]\d|too many|too few|in by the record)")
"""The beginning of what says how the record differs; all else that the ledger finds is a guess at a cure."""

_PLAINLY: Final = (
    (re.compile(r"^[+-]\d+$"), ""),
    (re.compile(r"^true\b"), "would be true"),
    (re.compile(r"^too many: "), "not in by the record: "),
    (re.compile(r"^too few: "), "in by the record and not listed: "),
)
"""Plainer words than the ledger has; a difference in number says nothing beside the record's own."""


class ShownClaim(NamedTuple):
    """A claim as pages tell it.

    `counting` says of whom it speaks where that is not the whole instrument, and `code` the same as an
    expression. Where it is explained, `difference` says only what differs, and `explanation` why.
    """

    instrument: str
    as_of: str
    words: str
    counting: str
    code: str
    record: str
    source: str
    verdict: str
    difference: str
    explanation: str


def shown_claims(register: Register, pairs: Iterable[tuple[Claim, CheckedClaim]]) -> list[ShownClaim]:
    """Return claims and their verdicts in words."""
    names = short_names(register)
    return [_shown(register, claim, checked, names) for claim, checked in pairs]


def _shown(register: Register, claim: Claim, checked: CheckedClaim, names: Mapping[str, str]) -> ShownClaim:
    found = checked.difference
    explanation = claim.explained or "" if checked.verdict == EXPLAINED else ""
    if explanation:
        found = found.removesuffix(f"; {explanation}")
    parts = [part for part in found.split("; ") if not explanation or _MEASURE.match(part)]
    return ShownClaim(
        claim.instrument,
        checked.as_of,
        _words(claim, names),
        _counting(register, claim),
        claim.of or "",
        checked.record,
        claim.source,
        checked.verdict,
        capitalize(_by_name("; ".join(filter(None, map(_plainly, parts))), names)),
        explanation,
    )


def _words(claim: Claim, names: Mapping[str, str]) -> str:
    """Return what is claimed: `60`, `list of 22`, `India is not in`, `Iceland the 37th`."""
    if claim.statement.kind in ("includes", "excludes"):
        codes = claim.statement.countries
        found = _sorted_names(codes, names)
        verb = "is" if len(found) == 1 else "are"
        who = first_few(found) if len(found) > 6 else join_and(found)
        return f"{who} {verb} {'not ' if claim.statement.kind == 'excludes' else ''}in"
    return _by_name(in_words(claim._replace(of=None)), names)


def _counting(register: Register, claim: Claim) -> str:
    """Return of whom a claim speaks, in names; empty where that is its whole instrument."""
    if not claim.of:
        return ""
    try:
        tree: Expression = parse(claim.of, register)
    except QueryError:
        return ""
    term = is_single(tree)
    if term and term.instrument == claim.instrument and term.facet and not term.day:
        return noun(register, tree)
    own = f"this {particulars_of(register, claim.instrument).kind}"
    return set_name(register, tree, {claim.instrument: own})


def _plainly(part: str) -> str:
    for pattern, instead in _PLAINLY:
        part = pattern.sub(instead, part)
    return part


def _by_name(text: str, names: Mapping[str, str]) -> str:
    """Return words of the ledger with the names of countries in place of their codes."""
    return _CODES.sub(lambda found: ", ".join(_sorted_names(found[0].split(", "), names)), text)


def _sorted_names(codes: Iterable[str], names: Mapping[str, str]) -> list[str]:
    return sorted((names.get(code, code) for code in codes), key=spelling)
