"""The names that the program knows, as scripts/names.py wrote them, ready to be looked up."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from signatories.names.tokens import key

PREFERENCE: Final = ("name", "official", "former", "variant", "ambiguous", "suggested", "place", "code")
"""What a row of the table says of its spelling: the everyday name, another name, a name of which it is no
more than a candidate, the name of something that is no country, a code."""


class Row(NamedTuple):
    """A line of the table. `changed` is the year until which the name was meant, where there was one; `words`
    is the spelling's key, because to find it for every row takes a second."""

    code: str
    language: str
    kind: str
    changed: str
    spelling: str
    words: str


class Entry(NamedTuple):
    """What one spelling may mean."""

    codes: tuple[str, ...]
    kind: str
    languages: frozenset[str]
    changed: int | None
    weak: bool
    capitals: bool
    dashed: bool


class Table(NamedTuple):
    """Spellings by their key, the length of the longest name by its first word, and names by code."""

    entries: Mapping[tuple[str, ...], Entry]
    longest: Mapping[str, int]
    names: Mapping[str, str]


@cache
def rows() -> list[Row]:
    """The lines of the table."""
    text = files("signatories.names").joinpath("table.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines()[1:] if not line.startswith("#"))
    return [Row(*line.split("\t")) for line in lines]


def names_in(language: str) -> dict[str, str]:
    """The everyday name of every country in a language, by code; empty for a language the table has not."""
    return {
        row.code: row.spelling for row in rows() if row.language == language and row.kind.startswith("name")
    }


def languages() -> list[str]:
    """The languages of the table, English first."""
    found = {row.language for row in rows() if row.kind.startswith("name")}
    return sorted(found, key=lambda language: (language != "en", language))


@cache
def shipped() -> Table:
    """The table as it is shipped."""
    return _table(rows(), names_in("en"))


def table_of(names: Mapping[str, str], spellings: Iterable[tuple[str, str]]) -> Table:
    """Return the table for a record: as it is shipped, where the record has the countries shipped with it."""
    return shipped() if names == shipped().names else knowing(names, spellings)


def knowing(names: Mapping[str, str], spellings: Iterable[tuple[str, str]]) -> Table:
    """The table for a record of other countries: `names` of all by code, and further (code, spelling)s."""
    kept = []
    for row in rows():
        present = " ".join(code for code in row.code.split() if code in names)
        if present or row.kind == "place":
            kept.append(row._replace(code=present))
    known = {(row.code, row.spelling) for row in kept}
    words = {row.words for row in kept}
    own = [_row(code, "variant", spelling) for code, spelling in spellings if (code, spelling) not in known]
    codes = [_row(code, "code", code) for code in names if (code, code) not in known]
    return _table([*kept, *(row for row in own if row.words not in words), *codes], names)


def _row(code: str, kind: str, spelling: str) -> Row:
    return Row(code, "en", kind, "", spelling, " ".join(key(spelling)))


def _table(listed: Iterable[Row], names: Mapping[str, str]) -> Table:
    entries: dict[tuple[str, ...], Entry] = {}
    longest: dict[str, int] = {}
    for row in listed:
        words = tuple(row.words.split(" "))
        if not row.words:
            continue
        entry = _entry(row)
        if words in entries:
            entry = _merged(entries[words], entry)
        entries[words] = entry
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return Table(entries, longest, names)


def _entry(row: Row) -> Entry:
    capitals = len(row.spelling) <= 10 and row.spelling.isupper()
    return Entry(
        codes=tuple(row.code.split()),
        kind=row.kind.removesuffix("-weak"),
        languages=frozenset([row.language]),
        changed=int(row.changed) if row.changed else None,
        weak=row.kind.endswith("-weak"),
        capitals=capitals,
        dashed=any(f"{dash} " in row.spelling for dash in "-\u2013\u2014"),
    )


def _merged(one: Entry, other: Entry) -> Entry:
    """Two rows of one spelling: of the same country, or of none for certain."""
    by_rank = sorted((one, other), key=lambda entry: PREFERENCE.index(entry.kind))
    first, second = by_rank
    if "ambiguous" in (one.kind, other.kind):
        return first if first.kind == "ambiguous" else second
    if first.codes != second.codes and second.kind not in ("suggested", "place", "code"):
        return first._replace(kind="ambiguous", codes=tuple(sorted({*first.codes, *second.codes})))
    same = first.codes == second.codes
    return first._replace(
        languages=first.languages | (second.languages if same else frozenset()),
        weak=first.weak and second.weak,
        capitals=first.capitals and second.capitals,
        dashed=first.dashed or second.dashed,
    )
