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
from signatories.names.statuses.header_words import (
    ABBREVIATED,
    ANY,
    BESIDE,
    CODES,
    COUNTRIES,
    DATE,
    DEPOSIT,
    DUTCH,
    EFFECTIVE,
    EXIT,
    PHRASES,
    STATES,
    STRASBOURG,
    TYPE,
    WORDS,
)
from signatories.names.words.tokens import folded
from signatories.register.lookup import join_or, near_matches

_CHART: Final = {"r.", "d.", "a.", "t.", "c.", "o."}
"""The columns of such a chart for reservations, declarations, authorities and the like."""

_LEGEND: Final = re.compile(r"([A-Z][A-Za-z]?)\s?=\s?([^=]+?)\s*(?=[A-Z][A-Za-z]?\s?=|$)")
_NUMBERED: Final = re.compile(r"(?<![\d\s])\s{0,9}[\d*\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,9}$")
"""The number of a footnote behind a column's name."""
_WORD: Final = re.compile(r"\(([A-Za-z]{1,2})\)|[^\s(),;:/|]+|[,;:/|]")
"""A word of a header, a sign between them, or the letter in brackets that stands for the act before it."""
SIGNS: Final = frozenset(",;:/|")
BINDING: Final = (
    "ratification", "acceptance", "approval", "accession", "succession", "formal-confirmation",
    "definitive-signature", "consent",
)  # fmt: skip
"""The forms of consent to be bound; of a column of several without letters it is not known which it was."""


class Dated(NamedTuple):
    """A column of dates: its number from 0, the act that it dates, and acts by the letter behind a date."""

    column: int
    action: str
    suffixes: Mapping[str, str]


class Layout(NamedTuple):
    """The meaning of a table's columns, by number; -1 where there is none.

    `effective` says when an entry takes effect, `exit` when a withdrawal does, and `kind` names the act.
    `earlier` dates an act at home, which counts from its deposit.
    """

    country: int
    dated: tuple[Dated, ...]
    effective: int
    exit: int
    kind: int
    earlier: int = -1

    @property
    def read(self) -> set[int]:
        """The columns that are read."""
        dated = {one.column for one in self.dated}
        return {self.country, self.effective, self.exit, self.kind, self.earlier, *dated}

    def told(self, header: Sequence[str]) -> list[str]:
        """Return a sentence a column, for whoever has to confirm it."""
        said = [f"{header[self.country]!r} names countries"]
        for dated in self.dated:
            acts = ", ".join(f"{letter} for {action}" for letter, action in dated.suffixes.items())
            act = "the act that the cell or the row names" if dated.action == ANY else dated.action
            said.append(f"{header[dated.column]!r} dates {act}{f' ({acts})' if acts else ''}")
        if self.earlier >= 0:
            said.append(f"{header[self.earlier]!r} does not count, as the deposit has a date of its own")
        if self.kind >= 0:
            said.append(f"{header[self.kind]!r} names the act")
        if self.effective >= 0:
            said.append(f"{header[self.effective]!r} says when it takes effect")
        if self.exit >= 0:
            said.append(f"{header[self.exit]!r} says when a withdrawal takes effect")
        return said


def action_of(text: str) -> str:
    """Return the action that words of a table mean, ours or a depositary's; "" where they are not one.

    Others may stand beside it: "Notification of succession", "Ratification (R)".
    """
    word = re.sub(r"[\s_]+", "-", text.strip().casefold())
    if word in ACTIONS:
        return word
    found = {action for action, _ in _acts_in(text)}
    return found.pop() if len(found) == 1 else ""


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
    merged = {"R": "consent"} if not DUTCH.isdisjoint(plain) else {}
    dated, found = [], {EFFECTIVE: -1, EXIT: -1, TYPE: -1}
    for k, name in enumerate(header):
        if k == at or (chart and name.strip().casefold() in _CHART):
            continue
        action, letters = _acts(name)
        if action in found:
            found[action] = k if found[action] < 0 else found[action]
        elif action:
            letters = {**(STRASBOURG if chart else {}), **(merged if action in BINDING else {}), **letters}
            dated.append(Dated(k, action, {**letters, **suffixes}))
    if found[TYPE] < 0 and any(one.action == DEPOSIT for one in dated):
        found[TYPE] = next((one.column for one in dated if one.action == ANY), -1)
        dated = [one for one in dated if one.column != found[TYPE]]
    dated += _of_type(header, dated, at) if found[TYPE] >= 0 else []
    dated, earlier = _deposited(dated)
    if found[EXIT] >= 0 and not any(one.action == "withdrawal" for one in dated):
        dated.append(Dated(found[EXIT], "withdrawal", dict(suffixes)))
        found[EXIT] = -1
    if not dated and found[EFFECTIVE] >= 0:
        raise QueryError("no column dates an act, only its effect: say --date and --action")
    if not dated:
        raise QueryError(
            f"no column of the table dates an act: say --date, one of {join_or(header)}, and --action"
        )
    return Layout(at, tuple(dated), found[EFFECTIVE], found[EXIT], found[TYPE], earlier)


def _of_type(header: Sequence[str], dated: Sequence[Dated], country: int) -> list[Dated]:
    """Return the column "Date" beside one of kinds, where no other has the dates of what it names."""
    if any(one.action in (*BINDING, ANY, DEPOSIT) for one in dated):
        return []
    plain = [set(_words(name)) for name in header]
    found = [k for k, words in enumerate(plain) if words & DATE and words <= DATE | BESIDE and k != country]
    return [Dated(k, ANY, {}) for k in found if not any(one.column == k for one in dated)][:1]


def _deposited(dated: Sequence[Dated]) -> tuple[list[Dated], int]:
    """Return the columns with that of a deposit for the act whose instrument was deposited.

    The date of the act itself does not count then; its column is the second value, or -1.
    """
    deposits = [one for one in dated if one.action == DEPOSIT]
    acts = [one for one in dated if one.action in BINDING]
    if len(deposits) == 1 and len(acts) == 1:
        one = deposits[0]._replace(action=acts[0].action, suffixes=acts[0].suffixes)
        return [one if other == deposits[0] else other for other in dated if other != acts[0]], acts[0].column
    return [one._replace(action="consent") if one.action == DEPOSIT else one for one in dated], -1


def _names_countries(name: str) -> bool:
    """Return whether a header stands over names of countries: "Member States of the Council of Europe"."""
    words = _words(re.split(r" (?:of|du|des|der|del|dell) ", name)[0].replace("-", " "))
    return name in CODES or (not STATES.isdisjoint(words) and COUNTRIES.issuperset(words))


def _words(name: str) -> list[str]:
    """Return the words of a header without its brackets."""
    return re.findall(r"[^\W\d_]+", folded(name))


def _acts(name: str) -> tuple[str, dict[str, str]]:
    """Return the act that a column dates, and acts by suffix: "Ratification, Accession(a)".

    Where several acts have no letter it is not known which a date is of: a consent, or any.
    """
    bare = _NUMBERED.sub("", name)
    if begin := _LEGEND.search(bare):
        action, _ = _acts(bare[: begin.start()])
        return action, legend(bare) if action else {}
    plain = " ".join(folded(bare).split()).strip(" .:*")
    if plain in ABBREVIATED:
        return ABBREVIATED[plain], {}
    found = _acts_in(bare) or _acts_in(re.sub(r"\([^()]*\)\s*$", "", bare))
    letters = {letter: action for action, letter in found if letter}
    acts = list(dict.fromkeys(action for action, letter in found if not letter)) or [
        action for action, _ in found[:1]
    ]
    timed = next((action for action in acts if action in (EFFECTIVE, EXIT)), "")
    if len(acts) < 2 or timed:
        return timed or "".join(acts), letters
    return ("consent" if set(acts) <= set(BINDING) else ANY), letters


def _acts_in(text: str) -> list[tuple[str, str]]:
    """Return the acts that a text names, each with its letter; none where a word of it is not understood."""
    plain = " ".join(folded(text).split()).strip(" .:*")
    whole = next((action for action, words in WORDS.items() if plain in words), "")
    if whole:
        return [(whole, "")]
    words = [(folded(found[0]).strip(".*"), found[1] or "") for found in _WORD.finditer(text)]
    found: list[tuple[str, str]] = []
    deposited, at = False, 0
    while at < len(words):
        word, letter = words[at]
        if letter:
            if found:
                found[-1] = found[-1][0], letter
            at += 1
            continue
        row = next(
            (row for row in PHRASES if tuple(w for w, _ in words[at : at + len(row[0])]) == row[0]), None
        )
        if row is None and word not in BESIDE | SIGNS:
            return []
        if row is not None and row[1] in (DEPOSIT, ANY, TYPE):
            deposited = deposited or row[1] == DEPOSIT
        elif row is not None:
            found.append((row[1], ""))
        at += len(row[0]) if row is not None else 1
    if deposited and (not found or found == [("signature", "")]):
        return [*found, (DEPOSIT, "")]
    return found


def legend(text: str) -> dict[str, str]:
    """Return the acts by letter that a legend explains: "R=Ratification, A=Accession"."""
    letters = {found[1]: _in_legend(found[2]) for found in _LEGEND.finditer(text)}
    return {letter: action for letter, action in letters.items() if action}


def _in_legend(words: str) -> str:
    """Return the action of a legend's words: "Ratification, Acceptance, Approval or Notification".

    Where they name several it is not known which it was.
    """
    plain = " ".join(folded(words).split())
    if plain in ("not known", "niet bekend"):
        return "consent"
    if plain.startswith(("signature without", "ondertekening zonder")):
        return "definitive-signature"
    parts = [action_of(part) for part in re.split(r"[,;]| or | of ", words)]
    acts = [action for action in parts if action in ACTIONS]
    return "consent" if len(acts) > 1 and set(acts) <= set(BINDING) else "".join(acts[:1])
