"""Headers of status tables: which column names countries, and which acts the others date.

The forms are those in which depositaries print: `Participant, Signature, "Ratification, Accession(a)"`
(the United Nations), `Party, Signature, Ratification, Type, Entry into force` (the Netherlands),
`Contracting Party, Instrument, In Force` (WIPO), `State, Signature, Ratification, Entry into force`
(the Council of Europe).
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from signatories.domain.problems import QueryError
from signatories.domain.statuses import ACTIONS
from signatories.names.tokens import folded
from signatories.register.lookup import join_or, near_matches

EFFECTIVE: Final = "effective"
ANY: Final = "any"
"""An act that the cell itself names ("Accession: 24 January 1983"), or a column of kinds beside it."""
TYPE: Final = "type"

WORDS: Final[Mapping[str, frozenset[str]]] = {
    action: frozenset(words.split("; "))
    for action, words in {
        "signature": (
            "signature; signed; date of signature; signature date; succession to signature; ondertekening; "
            "firma; assinatura; unterzeichnung; firmado; signe"
        ),
        "ratification": (
            "ratification; ratified; date of ratification; ratificatie; bekrachtiging; "
            "ratificacion; ratificacao; ratifizierung; ratifikation; ratifica"
        ),
        "acceptance": "acceptance; acceptation; aceptacion; aceitacao; aanvaarding; annahme",
        "approval": "approval; approbation; aprobacion; aprovacao; goedkeuring; genehmigung",
        "accession": "accession; acceded; adhesion; toetreding; beitritt; adesione; adesao",
        "succession": "succession; sucesion; sucessao; rechtsopvolging; nachfolge",
        "definitive-signature": "definitive signature; signature definitive; firma definitiva",
        "formal-confirmation": "formal confirmation; confirmation formelle; confirmacion formal",
        "continued-application": "continued application; voortgezette gebondenheid",
        "consent": "consent; consent to be bound; consentement",
        "provisional-application": "provisional application; voorlopige toepassing; application provisoire",
        "withdrawal": (
            "withdrawal; denunciation; renunciation; termination; opzegging; denuncia; "
            "denonciation; kundigung; retrait; retirada"
        ),
        EFFECTIVE: (
            "entry into force; date of entry into force; into force; in force; effective date; "
            "effective; effect; in werking; entree en vigueur; entrada en vigor; inkrafttreten"
        ),
        ANY: "instrument; deposit of instrument; deposit",
        TYPE: "type; kind; action; act; form; nature; type of instrument; form of consent",
    }.items()
}
"""The words of headers for each action, folded: English first, then as other depositaries print them."""

COUNTRIES: Final = frozenset([
    "participant", "participants", "party", "parties", "state", "states", "country", "countries",
    "contracting party", "contracting parties", "contracting state", "member", "members", "member state",
    "partij", "pays", "etat", "etats", "estado", "pais", "staat", "land", "signatory", "signatories", "name",
    "code", "partie", "etats parties", "states parties", "state party", "iso3", "iso",
])  # fmt: skip
"""The words of headers over the names of countries, the likeliest of several columns being the first."""

TYPES: Final[Mapping[str, str]] = {
    "r": "ratification", "t": "accession", "a": "accession", "do": "definitive-signature", "vg": "succession",
    "d": "succession", "aa": "approval",
}  # fmt: skip
"""The meaning of the letters in a column of types, as the Dutch treaty database prints them."""

_PART: Final = re.compile(r"\s*([^(),;/]+?)\s*(?:\(([A-Za-z]{1,2})\))?\s*(?:[,;/]|$|\bor\b)")


class Dated(NamedTuple):
    """A column of dates: its number from 0, the act that it dates, and acts by the letter behind a date."""

    column: int
    action: str
    suffixes: Mapping[str, str]


class Layout(NamedTuple):
    """The meaning of a table's columns; `kind` numbers the one that names the act, -1 without one."""

    country: int
    dated: tuple[Dated, ...]
    effective: int
    kind: int

    def told(self, header: Sequence[str]) -> list[str]:
        """Return a sentence a column, for whoever has to confirm it."""
        said = [f"{header[self.country]!r} names countries"]
        for dated in self.dated:
            acts = ", ".join(f"{letter} for {action}" for letter, action in dated.suffixes.items())
            act = "the act that the cell or the row names" if dated.action == ANY else dated.action
            said.append(f"{header[dated.column]!r} dates {act}{f' ({acts})' if acts else ''}")
        if self.kind >= 0:
            said.append(f"{header[self.kind]!r} names the act")
        if self.effective >= 0:
            said.append(f"{header[self.effective]!r} says when it takes effect")
        return said


def action_of(text: str) -> str:
    """Return the action that a word of a table means, ours or a depositary's; "" where it is neither."""
    word = re.sub(r"[\s_]+", "-", text.strip().casefold())
    if word in ACTIONS:
        return word
    plain = " ".join(folded(text).split()).strip(" .:*")
    return next((action for action, words in WORDS.items() if plain in words), "")


def suffixes_of(text: str) -> dict[str, str]:
    """Return the acts by letter that `a=accession,d=succession` means.

    Raises:
        QueryError: a part is not of that form, or names no action.
    """
    found = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        letter, sign, word = (piece.strip() for piece in part.partition("="))
        action = action_of(word)
        if not sign or action not in ACTIONS:
            near = near_matches(word, ACTIONS, 1)
            cure = (
                f": did you mean {letter}={near[0]}?" if near and sign else ": write a=accession,d=succession"
            )
            raise QueryError(f"{part!r} must be a letter and an action{cure}")
        found[letter] = action
    return found


def understood(header: Sequence[str], suffixes: Mapping[str, str], country: str = "") -> Layout:
    """Return what the columns of a header say; `suffixes` and the `country` column override it.

    Raises:
        QueryError: no column names countries, or none dates an act.
    """
    plain = [" ".join(folded(name).split()).strip(" .:*") for name in header]
    if country:
        if header.count(country) != 1:
            raise QueryError(f"the table has no one column {country!r}: its columns are {', '.join(header)}")
        at = list(header).index(country)
    else:
        at = next((k for k, name in enumerate(plain) if name in COUNTRIES), -1)
    if at < 0:
        raise QueryError(f"no column of the table names countries: say --country, one of {join_or(header)}")
    dated, effective, kind = [], -1, -1
    for k, name in enumerate(header):
        if k == at:
            continue
        action, letters = _acts(name)
        if action == EFFECTIVE:
            effective = k if effective < 0 else effective
        elif action == TYPE:
            kind = k if kind < 0 else kind
        elif action:
            dated.append(Dated(k, action, {**letters, **suffixes}))
    if not dated and effective >= 0:
        raise QueryError("no column dates an act, only its effect: say --date and --action")
    if not dated:
        raise QueryError(
            f"no column of the table dates an act: say --date, one of {join_or(header)}, and --action"
        )
    return Layout(at, tuple(dated), effective, kind)


def _acts(name: str) -> tuple[str, dict[str, str]]:
    """Return the act that a column dates, and acts by suffix: "Ratification, Accession(a)"."""
    bare = re.sub(r"\s*[\d*]+$", "", name)
    if whole := action_of(re.sub(r"\([^()]*\)$", "", bare)):
        letter = re.search(r"\(([A-Za-z]{1,2})\)$", bare)
        return whole, {letter[1]: whole} if letter else {}
    parts = [(action_of(part[1]), part[2]) for part in _PART.finditer(bare) if part[1]]
    if not parts or not all(action for action, _ in parts):
        return "", {}
    plain = [action for action, letter in parts if not letter]
    return (plain or [parts[0][0]])[0], {letter: action for action, letter in parts if letter}
