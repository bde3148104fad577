"""The set language: one small way to ask which countries are meant, by whatever instrument and day.

    foc@2014-01-16 and not (dfi or budapest:party)

`parse` turns words into a tree, `levels` asks the register: each country is certain, possible or not.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from signatories.domain.dates import ALWAYS, NEVER, day
from signatories.domain.dates import parse as parse_date
from signatories.domain.membership import ACTIONS, BOUND, COUNTED, RETURN, STATUSES
from signatories.domain.problems import QueryError
from signatories.register.lookup import Words, country_named, is_instrument, near_matches
from signatories.register.tables import Register

CERTAIN: Final = 2
POSSIBLE: Final = 1
CERTAINTY: Final = {CERTAIN: "certain", POSSIBLE: "possible"}

IN_FORCE: Final = "in-force"
ATTRIBUTES: Final = ("region", "subregion", "kind")


class Term(NamedTuple):
    """Those in an instrument: by what counts as in (facet ""), one status, one action, or in force."""

    instrument: str
    facet: str
    day: str | None


class Attribute(NamedTuple):
    """Those with an attribute, by its slug: region:africa."""

    key: str
    slug: str


class One(NamedTuple):
    """A single country."""

    code: str


class Both(NamedTuple):
    """`and`; with `negated`, `and not`."""

    left: "Expression"
    right: "Expression"
    negated: bool


class Either(NamedTuple):
    """`or`."""

    left: "Expression"
    right: "Expression"


class At(NamedTuple):
    """A parenthesis with a day of its own."""

    inner: "Expression"
    day: str


Expression = Term | Attribute | One | Both | Either | At

Question = Words | Expression
"""What a query accepts: words, or an expression already read."""


class Token(NamedTuple):
    """A word of the text, where it begins in it, and whether it was one whole argument."""

    text: str
    start: int
    country: str | None = None


MAX_TERMS: Final = 400
"""How many terms an expression may have: more than there are countries."""

MAX_DEPTH: Final = 40
"""How deep the parentheses of an expression may nest."""

AROUND: Final = 60
"""How many characters of a long question are shown on each side of a mistake in it."""

_WORDS: Final = re.compile(r"[()]|@[^\s()]*|[^\s()@]+(?:@[^\s()]*)?")


def parse(words: Question, register: Register) -> Expression:
    """Read an expression, given as one text or as the arguments of a command; one already read is itself.

    Raises:
        QueryError: it cannot be understood; the message points at the place and suggests.
    """
    if isinstance(words, Expression):
        return words
    arguments = [words] if isinstance(words, str) else list(words)
    text = " ".join(arguments)
    tokens: list[Token] = []
    start = 0
    for argument in arguments:
        code = None if is_instrument(register, argument) else country_named(register, argument)
        if code:
            tokens.append(Token(argument, start, code))
        else:
            tokens += [Token(m[0], start + m.start()) for m in _WORDS.finditer(argument)]
        start += len(argument) + 1
    return _Parser(text, tokens, register).whole()


class _Parser:
    def __init__(self, text: str, tokens: Sequence[Token], register: Register) -> None:
        self._text = text
        self._tokens = tokens
        self._register = register
        self._next = 0
        self._terms = 0
        self._depth = 0

    def _fail(self, message: str, start: int, length: int = 1) -> QueryError:
        """Return the error that points at a place; of a long text it shows what stands around the place."""
        text = self._text
        first = max(start - AROUND, 0) if len(text) > 2 * AROUND else 0
        shown = ("… " if first else "") + text[first : max(start + length, first + 2 * AROUND)]
        before = start - first + (2 if first else 0)
        return QueryError(f"{message}\n  {shown}\n  {' ' * before}{'^' * max(length, 1)}")

    def _peek(self) -> str:
        return self._tokens[self._next].text if self._next < len(self._tokens) else ""

    def _take(self) -> Token:
        if self._next >= len(self._tokens):
            raise self._fail("something must follow here: an instrument, a country or '('", len(self._text))
        self._next += 1
        return self._tokens[self._next - 1]

    def whole(self) -> Expression:
        if not self._tokens:
            raise QueryError("an expression must name an instrument: try 'dfi', or 'foc and not dfi'")
        tree = self._alternatives()
        if self._next < len(self._tokens):
            token = self._tokens[self._next]
            if token.text == ")":
                raise self._fail("this ')' closes nothing", token.start)
            if token.text == "not":
                raise self._fail("'not' must follow 'and': write 'and not'", token.start, 3)
            message = f"'and', 'or' or 'and not' must stand before {token.text!r}"
            if token.text in ("AND", "OR", "NOT"):
                message = self._operator(token.text)
            raise self._fail(message, token.start, len(token.text))
        return tree

    def _operator(self, word: str) -> str:
        andorra = ": AND is the code of Andorra" if word == "AND" else ""
        return f"operators are in lower case, codes of countries in capitals{andorra}; write '{word.lower()}'"

    def _alternatives(self) -> Expression:
        tree = self._conjunction()
        while self._peek() == "or":
            self._next += 1
            tree = Either(tree, self._conjunction())
        return tree

    def _conjunction(self) -> Expression:
        tree = self._item()
        while self._peek() == "and":
            self._next += 1
            negated = self._peek() == "not"
            self._next += negated
            tree = Both(tree, self._item(), negated)
        return tree

    def _item(self) -> Expression:
        token = self._take()
        if token.text == "(" and not token.country:
            self._depth += 1
            if self._depth > MAX_DEPTH:
                message = f"parentheses must not nest deeper than {MAX_DEPTH} levels: remove those not needed"
                raise self._fail(message, token.start)
            tree = self._alternatives()
            if self._peek() != ")":
                raise self._fail("this '(' must be closed", token.start)
            self._next += 1
            self._depth -= 1
            if self._peek().startswith("@"):
                at = self._take()
                return At(tree, self._day(at.text[1:], at.start + 1, "(…)"))
            return tree
        self._terms += 1
        if self._terms > MAX_TERMS:
            message = f"an expression must not have more than {MAX_TERMS} terms: ask in several questions"
            raise self._fail(message, token.start, len(token.text))
        if token.country:
            return One(token.country)
        if token.text == "not":
            raise self._fail("'not' must follow 'and': say what it is taken from", token.start, 3)
        if token.text in ("and", "or", ")") or token.text.startswith("@"):
            raise self._fail(f"something must stand before {token.text!r}", token.start, len(token.text))
        return self._term(token)

    def _term(self, token: Token) -> Expression:
        body, at, when = token.text.partition("@")
        name, colon, facet = body.partition(":")
        start = token.start
        if name in ATTRIBUTES and colon:
            if at:
                message = f"{body} has no day: a country's {name} does not change here"
                raise self._fail(message, start + len(body), len(when) + 1)
            return self._attribute(name, facet, start + len(name) + 1)
        if name.isupper() and not colon:
            if name in ("AND", "OR", "NOT"):
                if name == "AND" and self._next == len(self._tokens) == 1:
                    return self._country(name, start)
                raise self._fail(self._operator(name), start, len(name))
            if at:
                message = f"{name} is a country and has no day: put the day on an instrument"
                raise self._fail(message, start + len(body), len(when) + 1)
            return self._country(name, start)
        kind = self._kind(name, start)
        if colon:
            self._facet(name, kind, facet, start + len(name) + 1)
        return Term(name, facet, self._day(when, start + len(body) + 1, body) if at else None)

    def _day(self, text: str, start: int, of: str) -> str:
        try:
            return day(text)
        except ValueError as error:
            message = str(error)
            if text and "must be one day" in message:
                span = parse_date(text)
                ends = [f"{of}@{end}" for end in (span.earliest, span.latest) if end]
                message = f"{text!r} is not one day: ask for {' or '.join(ends)}"
            elif not text:
                message = "a day must follow '@', such as @2022-04-28"
            raise self._fail(message, start, len(text)) from None

    def _kind(self, name: str, start: int) -> str:
        found = self._register.rows("SELECT kind FROM instrument WHERE id = ?", (name,))
        if found:
            return str(found[0][0])
        known = [row[0] for row in self._register.rows("SELECT id FROM instrument ORDER BY id")]
        near = near_matches(name.lower(), known)
        code = country_named(self._register, name) or self._code(name.upper())
        if near:
            cure = f" — did you mean {' or '.join(near)}?"
        elif code:
            cure = f" — for the country write {code}"
        elif name[:1].isupper():
            cure = " — the name of a country must be exact, and in quotes where it has several words"
        else:
            cure = f" — known are {', '.join(known[:8])}{' …' if len(known) > 8 else ''}"
        raise self._fail(f"unknown instrument {name!r}{cure}", start, len(name))

    def _code(self, text: str) -> str | None:
        sql = "SELECT code FROM country WHERE code = ? OR alpha2 = ?"
        found = self._register.rows(sql, (text, text))
        return found[0][0] if found else None

    def _country(self, name: str, start: int) -> Expression:
        code = self._code(name)
        if code == name:
            return One(name)
        known = [row[0] for row in self._register.rows("SELECT code FROM country")]
        near = [code] if code else near_matches(name, known, 2, 0.6)
        cure = f" — did you mean {' or '.join(near)}?" if near else ""
        raise self._fail(f"{name!r} must be a country's three-letter code{cure}", start, len(name))

    def _facet(self, name: str, kind: str, facet: str, start: int) -> None:
        actions = [word for word, action in ACTIONS.items() if kind in action.kinds]
        fitting = [s for s in STATUSES if any(ACTIONS[word].status == s for word in actions)]
        known = [*fitting, *actions, *([IN_FORCE] if kind == "treaty" else [])]
        if facet not in known:
            near = near_matches(facet, known, 2, 0.6)
            cure = f"did you mean {' or '.join(near)}?" if near else f"one of {', '.join(known)}"
            article = "an" if kind[0] in "aeiou" else "a"
            message = f"{facet!r} must be a status or an action of {article} {kind}: {cure}"
            raise self._fail(message, start, len(facet))

    def _attribute(self, key: str, slug: str, start: int) -> Expression:
        known = sorted({slug_of(row[0]) for row in self._register.rows(_DISTINCT[key])})
        if slug not in known:
            near = near_matches(slug, known, 2, 0.6)
            cure = f"did you mean {' or '.join(near)}?" if near else f"one of {', '.join(known)}"
            raise self._fail(f"{slug!r} must be a {key}: {cure}", start, len(slug))
        return Attribute(key, slug)


_DISTINCT: Final = {key: f"SELECT DISTINCT {key} FROM country WHERE {key} IS NOT NULL" for key in ATTRIBUTES}


def slug_of(name: str) -> str:
    """An attribute as an expression writes it: `Western Asia` is `western-asia`."""
    return "-".join(re.findall("[a-z]+", name.lower()))


def terms(expression: Expression, as_of: str) -> Iterator[tuple[Term, str]]:
    """The terms of an expression, in order, each with the day it is asked about."""
    match expression:
        case Term():
            yield expression, expression.day or as_of
        case At(inner, own):
            yield from terms(inner, own)
        case Both(left, right) | Either(left, right):
            yield from terms(left, as_of)
            yield from terms(right, as_of)


def instruments_of(expression: Expression) -> list[str]:
    """The instruments that an expression names, each once, in its order."""
    return list(dict.fromkeys(term.instrument for term, _ in terms(expression, "")))


class Certainties(NamedTuple):
    """Countries by certainty: those of `known`, and `otherwise` for every other country."""

    known: dict[str, int]
    otherwise: int

    def of(self, code: str) -> int:
        return self.known.get(code, self.otherwise)


def levels(expression: Expression, register: Register, as_of: str) -> dict[str, int]:
    """Who is in: code → CERTAIN or POSSIBLE. `as_of` is the ISO day of the terms that have none."""
    found = evaluate(expression, register, as_of)
    return {code: level for code, level in found.known.items() if level}


def evaluate(
    expression: Expression, register: Register, as_of: str, *, under_not: bool = False
) -> Certainties:
    """The three-valued answer to an expression (lines 6 to 12).

    Under `not`, a country without acts is possible in an instrument that does not claim to name
    everybody on that day.
    """
    match expression:
        case Term():
            return _term_levels(expression, register, expression.day or as_of, under_not)
        case Attribute(key, slug):
            sql = f"SELECT code, {key} FROM country WHERE {key} IS NOT NULL"
            return Certainties({c: CERTAIN for c, name in register.rows(sql) if slug_of(name) == slug}, 0)
        case One(code):
            return Certainties({code: CERTAIN}, 0)
        case At(inner, own):
            return evaluate(inner, register, own, under_not=under_not)
        case Either(left, right):
            a = evaluate(left, register, as_of, under_not=under_not)
            b = evaluate(right, register, as_of, under_not=under_not)
            codes = a.known.keys() | b.known.keys()
            return Certainties({c: max(a.of(c), b.of(c)) for c in codes}, max(a.otherwise, b.otherwise))
        case Both(left, right, negated):
            a = evaluate(left, register, as_of, under_not=under_not)
            b = evaluate(right, register, as_of, under_not=under_not or negated)
            if negated:
                b = Certainties({c: CERTAIN - level for c, level in b.known.items()}, CERTAIN - b.otherwise)
            codes = a.known.keys() | b.known.keys()
            return Certainties({c: min(a.of(c), b.of(c)) for c in codes}, min(a.otherwise, b.otherwise))


ON_THE_DAY: Final = f"since_earliest <= :day AND ifnull(until_latest, '{NEVER}') > :day"
"""The steps in which a country may have been on a day (line 5)."""

_COUNTED_SQL: Final = f"""
SELECT country, min(is_in) + max(is_in) FROM membership
WHERE instrument = :id AND {ON_THE_DAY} GROUP BY country"""

_STATUS_SQL: Final = f"""
SELECT country, min(status = :facet) + max(status = :facet) FROM membership
WHERE instrument = :id AND {ON_THE_DAY} GROUP BY country"""

_ACTION_SQL: Final = """
SELECT country, max((since_earliest <= :day) + (since_latest <= :day)) FROM membership
WHERE instrument = :id AND action IN (SELECT nth FROM action WHERE instrument = :id AND action = :facet)
GROUP BY country"""


def _term_levels(term: Term, register: Register, on: str, under_not: bool) -> Certainties:
    asked = {"id": term.instrument, "day": on, "facet": term.facet}
    if term.facet == IN_FORCE:
        known = _in_force(register, asked)
    else:
        sql = _ACTION_SQL if term.facet in ACTIONS else _STATUS_SQL if term.facet else _COUNTED_SQL
        known = dict(register.rows(sql, asked))
    if not under_not or is_complete(register, term.instrument, on):
        return Certainties(known, 0)
    return Certainties(dict.fromkeys(countries_with_acts(register, term.instrument), 0) | known, POSSIBLE)


def countries_with_acts(register: Register, instrument: str) -> list[str]:
    """The countries that have acts under an instrument."""
    sql = "SELECT country FROM membership WHERE instrument = ? AND nth = 1"
    return [row[0] for row in register.rows(sql, (instrument,))]


class Held(NamedTuple):
    """A step of a country: its status, from the earliest day of its act to the latest of the next.

    `force` bounds the day from which the treaty is in force for it; None where it is not bound.
    """

    country: str
    status: str
    is_in: bool
    force: tuple[str, str] | None
    earliest: str
    until: str

    def level(self, on: str) -> int:
        """How certain it is that the treaty is in force for the country, if it is in this step."""
        return sum(bound <= on for bound in self.force) if self.force else 0


def held(register: Register, instrument: str) -> Iterator[Held]:
    """Every step of every country under an instrument, in order, the first being the time before any act.

    While a country is bound the first effect counts: being bound in another way, or an act that says
    nothing of its effect, does not undo it, and a reinstatement restores it. An unknown day of effect
    lies anywhere from the treaty's own entry into force on (line 8).
    """
    in_force = register.rows("SELECT in_force FROM instrument WHERE id = ?", (instrument,))[0][0]
    unknown = (parse_date(in_force).earliest, NEVER) if in_force else None
    sql = """SELECT m.country, m.nth, m.status, m.is_in, a.action, m.effective, m.since_earliest,
          m.since_latest, m.until_latest
        FROM membership m LEFT JOIN action a ON a.instrument = m.instrument AND a.nth = m.action
        WHERE m.instrument = ? AND m.nth > 0 ORDER BY m.country, m.nth"""
    force = kept = None
    before = ""
    for country, nth, status, is_in, word, effective, earliest, latest, until in register.rows(
        sql, (instrument,)
    ):
        if nth == 1:
            force, kept, before = None, None, ""
            yield Held(country, "", False, None, ALWAYS, latest)
        if status not in BOUND or unknown is None:
            force = None
        elif ACTIONS[word].way == RETURN:
            force = kept
        elif ACTIONS[word].status in BOUND and (effective or status != before):
            own = parse_date(effective)[1:] if effective else unknown
            force = (min(force[0], own[0]), min(force[1], own[1])) if force else own
        kept = force or kept
        before = status
        yield Held(country, status, bool(is_in), force, earliest, until or NEVER)


def _in_force(register: Register, asked: dict[str, str]) -> dict[str, int]:
    """Line 8: bound, and the day of effect come; possible from the treaty's own entry into force."""
    readings: dict[str, set[int]] = {}
    on = asked["day"]
    for step in held(register, asked["id"]):
        if step.earliest <= on < step.until:
            readings.setdefault(step.country, set()).add(step.level(on))
    return {code: CERTAIN if min(seen) == CERTAIN else int(max(seen) > 0) for code, seen in readings.items()}


def is_complete(register: Register, instrument: str, on: str) -> bool:
    """Whether the record claims to name everybody on a day: from the beginning of `complete` on (line 10)."""
    found = register.rows("SELECT complete_from FROM instrument WHERE id = ?", (instrument,))
    return bool(found) and found[0][0] is not None and found[0][0] <= on


def is_single(expression: Expression) -> Term | None:
    """The one term that an expression consists of, its day bound to it; None where it is longer."""
    if isinstance(expression, Term):
        return expression
    if isinstance(expression, At) and isinstance(expression.inner, Term):
        inner = expression.inner
        return inner if inner.day else inner._replace(day=expression.day)
    return None


def counts_unnamed(term: Term, action: str) -> bool:
    """Whether unnamed countries that did this are among those a term asks for."""
    status = ACTIONS[action].status
    return term.facet == action or status == term.facet or (not term.facet and status in COUNTED)
