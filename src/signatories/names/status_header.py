"""Headers of status tables: which column names countries, and which acts the others date.

The forms are those in which depositaries print: `Participant, Signature, "Ratification, Accession(a)"`
(the United Nations), `Party, Signature, Ratification, Entry into force, Renunciation, Termination` with
letters in brackets behind dates (the Netherlands), `Contracting Party, Instrument, In Force` (WIPO),
`Signature, Ratification, Entry into Force, Notes, R., D.` (the Council of Europe).
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from signatories.domain.problems import QueryError
from signatories.domain.statuses import ACTIONS
from signatories.names.tokens import folded
from signatories.register.lookup import join_or, near_matches

EFFECTIVE: Final = "effective"
EXIT: Final = "exit"
"""A column of days on which a withdrawal takes effect; of withdrawals, where no other column dates them."""
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
        "succession": "succession; sucesion; sucessao; rechtsopvolging; voortgezette gebondenheid; nachfolge",
        "definitive-signature": "definitive signature; signature definitive; firma definitiva",
        "formal-confirmation": "formal confirmation; confirmation formelle; confirmacion formal",
        "continued-application": "continued application; declaration of continued application; continuation",
        "consent": "consent; consent to be bound; consentement",
        "provisional-application": "provisional application; voorlopige toepassing; application provisoire",
        "withdrawal": (
            "withdrawal; denunciation; renunciation; opzegging; denuncia; "
            "denonciation; kundigung; retrait; retirada"
        ),
        EXIT: "termination; date of termination; buiten werking; extinction; terminacion; ausserkrafttreten",
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
    "code", "partie", "etats parties", "states parties", "state party", "iso3", "iso", "partijen",
])  # fmt: skip
"""The words of headers over the names of countries, the likeliest of several columns being the first."""

TYPES: Final[Mapping[str, str]] = {
    "r": "ratification", "t": "accession", "a": "accession", "do": "definitive-signature", "vg": "succession",
    "d": "succession", "aa": "approval",
}  # fmt: skip
"""The meaning of the letters in a column of types, as the Dutch treaty database prints them."""
BEHIND: Final[Mapping[str, str]] = {
    "R": "ratification", "T": "accession", "VG": "succession", "O": "definitive-signature", "NB": "consent",
    "Su": "succession", "S": "definitive-signature", "NK": "consent",
}  # fmt: skip
"""The meaning of the letters that it prints in brackets behind a date; "A" stands in its legend alone."""
STRASBOURG: Final[Mapping[str, str]] = {
    "a": "accession", "s": "definitive-signature", "su": "succession", "r": "signature"
}  # fmt: skip
"""The meaning of letters in the charts of the Council of Europe, whose legend stands below the table."""
_CHART: Final = {"r.", "d.", "a.", "t.", "c.", "o."}
"""The columns of such a chart for reservations, declarations, authorities and the like."""

_LEGEND: Final = re.compile(r"([A-Z][A-Za-z]?)\s?=\s?([^=]+?)\s*(?=[A-Z][A-Za-z]?\s?=|$)")
_NUMBERED: Final = re.compile(r"(?<![\d\s])\s{0,9}[\d*\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,9}$")
"""The number of a footnote behind a column's name."""
_PART: Final = re.compile(r"\s*([^(),;/]+?)\s*(?:\(([A-Za-z]{1,2})\))?\s*(?:[,;/]|$|\bor\b)")


class Dated(NamedTuple):
    """A column of dates: its number from 0, the act that it dates, and acts by the letter behind a date."""

    column: int
    action: str
    suffixes: Mapping[str, str]


class Layout(NamedTuple):
    """The meaning of a table's columns, by number; -1 where there is none.

    `effective` says when an entry takes effect, `exit` when a withdrawal does, and `kind` names the act.
    """

    country: int
    dated: tuple[Dated, ...]
    effective: int
    exit: int
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
        if self.exit >= 0:
            said.append(f"{header[self.exit]!r} says when a withdrawal takes effect")
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
    plain = [" ".join(folded(_NUMBERED.sub("", name)).split()).strip(" .:*") for name in header]
    if country:
        if header.count(country) != 1:
            raise QueryError(f"the table has no one column {country!r}: its columns are {', '.join(header)}")
        at = list(header).index(country)
    else:
        at = next((k for k, name in enumerate(plain) if _names_countries(name)), -1)
        at = 0 if at < 0 and not plain[0] and len(plain) > 1 else at
    if at < 0:
        raise QueryError(f"no column of the table names countries: say --country, one of {join_or(header)}")
    chart = len(_CHART & {name.strip().casefold() for name in header}) > 1
    dated, found = [], {EFFECTIVE: -1, EXIT: -1, TYPE: -1}
    for k, name in enumerate(header):
        if k == at or (chart and name.strip().casefold() in _CHART):
            continue
        action, letters = _acts(name)
        if action in found:
            found[action] = k if found[action] < 0 else found[action]
        elif action:
            letters = {**(STRASBOURG if chart else {}), **letters, **suffixes}
            dated.append(Dated(k, action, letters))
    if found[EXIT] >= 0 and not any(one.action == "withdrawal" for one in dated):
        dated.append(Dated(found[EXIT], "withdrawal", dict(suffixes)))
        found[EXIT] = -1
    if not dated and found[EFFECTIVE] >= 0:
        raise QueryError("no column dates an act, only its effect: say --date and --action")
    if not dated:
        raise QueryError(
            f"no column of the table dates an act: say --date, one of {join_or(header)}, and --action"
        )
    return Layout(at, tuple(dated), found[EFFECTIVE], found[EXIT], found[TYPE])


def _names_countries(name: str) -> bool:
    """Return whether a header stands over names of countries: "Member States of the Council of Europe"."""
    first = name.partition(" of ")[0].partition(" du ")[0]
    return name in COUNTRIES or first in COUNTRIES or first in ("non-member states", "etats membres")


def _acts(name: str) -> tuple[str, dict[str, str]]:
    """Return the act that a column dates, and acts by suffix: "Ratification, Accession(a)"."""
    bare = _NUMBERED.sub("", name)
    if legend := list(_LEGEND.finditer(bare)):
        action, _ = _acts(bare[: legend[0].start()])
        letters = {found[1]: _in_legend(found[2]) for found in legend}
        return action, {letter: word for letter, word in letters.items() if word} if action else {}
    if whole := action_of(re.sub(r"\([^()]*\)$", "", bare)):
        letter = re.search(r"\(([A-Za-z]{1,2})\)$", bare)
        return whole, {letter[1]: whole} if letter else {}
    parts = [(action_of(part[1]), part[2]) for part in _PART.finditer(bare) if part[1]]
    if not parts or not all(action for action, _ in parts):
        return "", {}
    plain = [action for action, letter in parts if not letter]
    return (plain or [parts[0][0]])[0], {letter: action for action, letter in parts if letter}


def _in_legend(words: str) -> str:
    """Return the action of a legend's words: "Ratification, Acceptance, Approval or Notification"."""
    plain = " ".join(folded(words).split())
    if plain in ("not known", "niet bekend"):
        return "consent"
    if plain.startswith(("signature without", "ondertekening zonder")):
        return "definitive-signature"
    action = action_of(re.split(r"[,;]| or | of ", words)[0])
    return action if action in ACTIONS else ""
