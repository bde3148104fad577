"""Every date of an instrument: by the documents, whose tables lie in `tests/known`, and by the record.

- `declarations.csv`, `treaties.csv`, `organisations.csv`: the acts, one date of one act a row with
  whoever did it then; `+14` are fourteen whom no source names.
- `instruments.csv`: when an instrument was opened, in force and closed, and when its record is complete.
- `conflicts.csv`: what other sources say of the date of an act. `events.csv`: what happened besides.
- `published.csv`: when the sources were published. `claims.csv`: of which day they speak.

Whoever enters a date in the record enters it here too, from the document and not from the record.
"""

from collections.abc import Collection
from functools import cache
from typing import Any, NamedTuple

from known_answers import rows
from signatories.register.contents import claims_of
from signatories.register.tables import Register

Acts = dict[str, set[tuple[str, str, str]]]
"""By country, or by how many are unnamed: the act, its date, and the date of its effect or nothing."""


TABLES = {
    "acts": "declarations.csv, treaties.csv, organisations.csv",
    "days": "instruments.csv",
    "conflicts": "conflicts.csv",
    "events": "events.csv",
    "published": "published.csv",
    "claims": "claims.csv",
}
"""Where the documents' dates of each part of a sheet stand."""


class Sheet(NamedTuple):
    """The dates of one instrument; what may stand in any order is sorted."""

    acts: Acts
    days: dict[str, str]
    conflicts: list[tuple[str, ...]]
    events: list[tuple[str, str]]
    published: dict[str, str]
    claims: list[tuple[str, str, str]]

    def only(self, codes: Collection[str]) -> "Sheet":
        """Without the acts of other countries; the unnamed stay."""
        return self._replace(
            acts={code: acts for code, acts in self.acts.items() if code in codes or code[0] == "+"}
        )


@cache
def _table(name: str) -> dict[str, list[dict[str, str]]]:
    """The rows of a table by instrument."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows(name):
        found.setdefault(row.pop("instrument"), []).append(row)
    return found


@cache
def known(id: str) -> Sheet:
    """What the tables say of an instrument."""

    def of(name: str) -> list[dict[str, str]]:
        return _table(name).get(id, [])

    acts: Acts = {}
    for row in (*of("declarations"), *of("treaties"), *of("organisations")):
        for code in row["countries"].split():
            acts.setdefault(code, set()).add((row["act"], row["date"], row["effective"]))
    names = ("opened", "in_force", "closed", "complete")
    return Sheet(
        acts,
        {name: row[name] for row in of("instruments") for name in names},
        sorted((row["act"], row["date"], row["source"], row["says"]) for row in of("conflicts")),
        sorted((row["date"], row["country"]) for row in of("events")),
        {row["source"]: row["published"] for row in of("published")},
        sorted((row["source"], row["as_of"], row["says"]) for row in of("claims")),
    )


_ACTS = """
SELECT m.country, a.action, m.date, ifnull(m.effective, '')
FROM membership m JOIN action a ON a.instrument = m.instrument AND a.nth = m.action
WHERE m.instrument = :id
UNION ALL SELECT '+' || unnamed, action, date, ifnull(effective, '')
FROM action WHERE instrument = :id AND unnamed IS NOT NULL"""

_CONFLICTS = """
SELECT a.action, a.date, s.source, s.says
FROM action_source s JOIN action a ON a.instrument = s.instrument AND a.nth = s.action
WHERE s.instrument = :id AND s.role = 'otherwise' ORDER BY 1, 2, 3, 4"""


def recorded(register: Register, id: str) -> Sheet:
    """What a register says of an instrument."""

    def ask(sql: str) -> list[tuple[Any, ...]]:
        return register.rows(sql, {"id": id})

    acts: Acts = {}
    for code, *act in ask(_ACTS):
        acts.setdefault(code, set()).add(tuple(act))
    [(opened, in_force, closed, complete)] = ask(
        "SELECT opened, in_force, closed, complete FROM instrument WHERE id = :id"
    )
    days = {"opened": opened, "in_force": in_force, "closed": closed, "complete": complete}
    return Sheet(
        acts,
        {name: day or "" for name, day in days.items()},
        ask(_CONFLICTS),
        ask("SELECT date, ifnull(country, '') FROM event WHERE instrument = :id ORDER BY 1, 2"),
        dict(ask("SELECT id, published FROM source WHERE instrument = :id AND published IS NOT NULL")),
        sorted(
            (claim.source, claim.as_of, _said(*claim.statement))
            for claim in claims_of(register, id)
            if claim.as_of
        ),
    )


def _said(saying: str, figure: int | None, countries: tuple[str, ...]) -> str:
    what = len(countries) if len(countries) > 6 else " ".join(countries)
    return f"{saying.replace('_', ' ')} {what if figure is None else figure}"
