"""The set language: one small way to ask which countries are meant, by whatever instrument and day.

    foc@2014-01-16 and not (dfi or budapest:party)

`parse` turns words into a tree; `evaluate` asks the register.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from signatories.domain.dates import day
from signatories.domain.dates import parse as parse_date
from signatories.domain.problems import QueryError
from signatories.domain.statuses import IN_FORCE, actions_of, statuses_of
from signatories.names.arguments import whole_term
from signatories.register.lookup import Words, country_named, near_matches
from signatories.register.tables import Register

ATTRIBUTES: Final = ("region", "subregion", "kind")


class Term(NamedTuple):
    """The countries in an instrument: by what counts as in (facet ""), a status, an action, or in force."""

    instrument: str
    facet: str
    day: str | None


class Attribute(NamedTuple):
    """The countries with an attribute, by slug, that have not ended by a day: kind:state@2010-01-01."""

    key: str
    slug: str
    day: str | None = None


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
"""A question as a query accepts it: words, or an expression already parsed."""


class Token(NamedTuple):
    """A word of the text, where it begins in it, and whether it was one whole argument."""

    text: str
    start: int
    country: str | None = None


MAX_TERMS: Final = 400
"""The most terms that an expression may have: more than there are countries."""

MAX_DEPTH: Final = 40
"""The depth to which the parentheses of an expression may nest."""

AROUND: Final = 60
"""The number of characters shown on each side of a mistake in a long question."""

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
    start = terms = 0
    for argument in arguments:
        # A question of more terms is refused, so that names need not be looked for in the rest of it.
        code, id = whole_term(register, argument) if terms <= MAX_TERMS else ("", "")
        begun = len(tokens)
        if code:
            tokens.append(Token(argument, start, code))
        elif id:
            tokens.append(Token(id, start))
        else:
            tokens += [Token(m[0], start + m.start()) for m in _WORDS.finditer(argument)]
        terms += sum(token.country is not None or _is_term(token.text) for token in tokens[begun:])
        start += len(argument) + 1
    return _Parser(text, tokens, register).whole()


def _is_term(text: str) -> bool:
    return text not in ("and", "or", "not", "(", ")") and not text.startswith("@")


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
        """Return the expression of the whole text.

        Raises:
            QueryError: the text is not an expression.
        """
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
            attribute = self._attribute(name, facet, start + len(name) + 1)
            own = self._day(when, start + len(body) + 1, body) if at else None
            return attribute._replace(day=own)
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
        known = [*statuses_of(kind), *actions_of(kind), *([IN_FORCE] if kind == "treaty" else [])]
        if facet not in known:
            near = near_matches(facet, known, 2, 0.6)
            cure = f"did you mean {' or '.join(near)}?" if near else f"one of {', '.join(known)}"
            article = "an" if kind[0] in "aeiou" else "a"
            message = f"{facet!r} must be a status or an action of {article} {kind}: {cure}"
            raise self._fail(message, start, len(facet))

    def _attribute(self, key: str, slug: str, start: int) -> Attribute:
        known = sorted({slug_of(row[0]) for row in self._register.rows(_DISTINCT[key])})
        if slug not in known:
            near = near_matches(slug, known, 2, 0.6)
            cure = f"did you mean {' or '.join(near)}?" if near else f"one of {', '.join(known)}"
            raise self._fail(f"{slug!r} must be a {key}: {cure}", start, len(slug))
        return Attribute(key, slug)


_DISTINCT: Final = {key: f"SELECT DISTINCT {key} FROM country WHERE {key} IS NOT NULL" for key in ATTRIBUTES}


def slug_of(name: str) -> str:
    """Return an attribute as an expression writes it: `Western Asia` is `western-asia`."""
    return "-".join(re.findall("[a-z]+", name.lower()))


def terms(expression: Expression, as_of: str) -> Iterator[tuple[Term, str]]:
    """Yield the terms of an expression, in order, each with the day it is asked about."""
    return ((part, day) for part, day in _dated(expression, as_of) if isinstance(part, Term))


def attributes(expression: Expression, as_of: str) -> Iterator[tuple[Attribute, str]]:
    """Yield the attributes in an expression, in order, each with the day it is asked about."""
    return ((part, day) for part, day in _dated(expression, as_of) if isinstance(part, Attribute))


def _dated(expression: Expression, as_of: str) -> Iterator[tuple[Term | Attribute, str]]:
    match expression:
        case Term() | Attribute():
            yield expression, expression.day or as_of
        case At(inner, own):
            yield from _dated(inner, own)
        case Both(left, right) | Either(left, right):
            yield from _dated(left, as_of)
            yield from _dated(right, as_of)


def instruments_of(expression: Expression) -> list[str]:
    """Return the instruments that an expression names, each once, in its order."""
    return list(dict.fromkeys(term.instrument for term, _ in terms(expression, "")))


def is_single(expression: Expression) -> Term | None:
    """Return the one term that an expression consists of, its day bound to it; None where it is longer."""
    if isinstance(expression, Term):
        return expression
    if isinstance(expression, At) and isinstance(expression.inner, Term):
        inner = expression.inner
        return inner if inner.day else inner._replace(day=expression.day)
    return None
