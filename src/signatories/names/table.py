"""The names that the program knows, as scripts/names.py wrote them, looked up a word at a time.

There are two files: the names of the record with those of twelve languages, and the names of all other
languages of CLDR. Both are sorted by the words of the names, so that a text asks only for the lines that
begin with one of its words; the rest is never parsed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from signatories.names.sorted_lines import SortedLines, read_lines
from signatories.names.words.tokens import key

PREFERENCE: Final = (
    "name", "official", "former", "variant", "cldr", "ambiguous", "suggested", "place", "code", "flag",
)  # fmt: skip
"""What a row of the table says of its spelling: the everyday name, another name, a name of CLDR in a language
that is not printed, a name of which it is no more than a candidate, the name of something that is not a
country, a code, a flag."""
SOUND: Final = PREFERENCE[: PREFERENCE.index("ambiguous")]
"""The kinds of a spelling that names one country for certain."""
PRINTED: Final = ("en", "ar", "de", "es", "fr", "it", "ja", "ko", "nl", "pt", "ru", "zh")
"""The languages in which every country has a name, so that answers can be given in them."""
RECORD: Final = "record"
"""The remark in `table.tsv` with the fingerprint of the names of the shipped record."""


class Row(NamedTuple):
    """A line of the table.

    `changed` is the year until which the name was meant, where there was one; `words` is the spelling's key,
    because to find it for every row takes a second.
    """

    words: str
    code: str
    kind: str
    changed: str
    languages: str
    spelling: str


class Entry(NamedTuple):
    """The meaning of a spelling; `exact` are the only ways to write it, where it may be another word too.

    `code` is what it means in capitals, where it is also the code of a country: "MY", beside "Mỹ".
    """

    codes: tuple[str, ...]
    kind: str
    languages: frozenset[str]
    changed: int | None
    weak: bool
    capitals: bool
    dashed: bool
    exact: frozenset[str]
    code: "Entry | None" = None

    @property
    def is_sound(self) -> bool:
        """Whether the spelling names one country for certain."""
        return self.kind in SOUND


class Table:
    """Spellings by their words; `names` holds the everyday name of each country that may be found."""

    def __init__(
        self, names: Mapping[str, str], files: Sequence[SortedLines], own: Iterable[Row] = ()
    ) -> None:
        self.names = names
        self._files = files
        self._own: dict[str, list[Row]] = {}
        for row in own:
            self._own.setdefault(row.words.partition(" ")[0], []).append(row)
        self._known: dict[str, dict[tuple[str, ...], Entry]] = {}

    def entry(self, words: tuple[str, ...]) -> Entry | None:
        """Return what these words mean together; None where they are not a name."""
        return self.beginning(words[0]).get(words) if words else None

    def beginning(self, word: str) -> Mapping[tuple[str, ...], Entry]:
        """Return the names whose first word this is."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._entries(word)
        return found

    def sound(self) -> Iterator[tuple[tuple[str, ...], Entry]]:
        """Yield each name of the record and of the printed languages that means one country for certain."""
        firsts = {line.partition("\t")[0].partition(" ")[0] for line in self._files[0]} | self._own.keys()
        for word in sorted(firsts):
            yield from ((words, entry) for words, entry in self.beginning(word).items() if entry.is_sound)

    def _entries(self, word: str) -> dict[tuple[str, ...], Entry]:
        found: dict[tuple[str, ...], Entry] = {}
        rows = (*_rows_of(word, self._files), *self._own.get(word, ()))
        for row in sorted(rows, key=lambda row: row.kind in ("ambiguous", "suggested")):
            codes = " ".join(code for code in row.code.split(" ") if code in self.names)
            if not codes and row.kind != "place":
                continue
            words = tuple(row.words.split(" "))
            entry = _entry(row._replace(code=codes))
            found[words] = _merged(found[words], entry) if words in found else entry
        return found


@cache
def _lines(file: str) -> SortedLines:
    return read_lines(file)


def _files() -> tuple[SortedLines, ...]:
    """Return the names of the record and of the printed languages, and those of all others."""
    return _lines("table.tsv"), _lines("cldr.tsv")


def _rows_of(word: str, files: Sequence[SortedLines]) -> Iterator[Row]:
    for lines in files:
        yield from (Row(*line.split("\t")) for line in lines.beginning(word))


def rows(file: str = "table.tsv") -> list[Row]:
    """Return the rows of a file: `table.tsv`, or `cldr.tsv` with all further languages."""
    return [Row(*line.split("\t")) for line in _lines(file)]


def names_in(language: str) -> dict[str, str]:
    """Return every country's everyday name in a printed language, by code; empty for any other language."""
    named = (Row(*line.split("\t")) for line in _lines("table.tsv") if "\tname" in line)
    return {
        row.code: row.spelling
        for row in named
        if row.kind.startswith("name") and language in row.languages.split(" ")
    }


def languages() -> list[str]:
    """Return the languages in which every country has a name, English first."""
    return list(PRINTED)


@cache
def shipped() -> Table:
    """Return the table as it is shipped."""
    return Table(names_in("en"), _files())


def table_of(names: Mapping[str, str], spellings: Iterable[tuple[str, str]]) -> Table:
    """Return the table for a record: as it is shipped, where the record has the countries shipped with it.

    `names` are those of all countries by code; `spellings` are further (code, spelling)s, which count only
    where the table does not know them.
    """
    return _known_again(tuple(names.items()), tuple(spellings))


@lru_cache(maxsize=4)
def _known_again(names: tuple[tuple[str, str], ...], spellings: tuple[tuple[str, str], ...]) -> Table:
    """Return the table for a record, built once: a question of many words asks for it with each of them."""
    if fingerprint(names, spellings) == _lines("table.tsv").remark(RECORD):
        return Table(dict(names), _files())
    return knowing(dict(names), spellings)


def fingerprint(names: Iterable[tuple[str, str]], spellings: Iterable[tuple[str, str]]) -> str:
    """Return the fingerprint of all (code, name)s of a record.

    That of the shipped record stands at the head of `table.tsv`: its names need not be looked for in it.
    """
    from zlib import crc32

    listed = "\n".join("\t".join(pair) for pair in sorted({*names, *spellings}))
    return f"{len(listed)}-{crc32(listed.encode()):08x}"


def knowing(names: Mapping[str, str], spellings: Iterable[tuple[str, str]]) -> Table:
    """Return the table for a record of other countries; the arguments are those of `table_of`."""
    files = _files()
    known: dict[str, set[str]] = {}

    def is_known(row: Row) -> bool:
        word = row.words.partition(" ")[0]
        if word not in known:
            known[word] = {other.words for other in _rows_of(word, files)}
        return row.words in known[word]

    own = [row for code, spelling in spellings if not is_known(row := _row(code, "variant", spelling))]
    codes = [
        row
        for code in names
        if not any(r.code == code == r.spelling for r in _rows_of(key(code)[0], files[:1]))
        for row in [_row(code, "code", code)]
    ]
    return Table(names, files, [*own, *codes])


def _row(code: str, kind: str, spelling: str) -> Row:
    return Row(" ".join(key(spelling)), code, kind, "", "en", spelling)


@cache
def _set_of(languages: str) -> frozenset[str]:
    return frozenset(languages.split())


def _entry(row: Row) -> Entry:
    weak = row.kind.endswith("-weak")
    return Entry(
        codes=tuple(row.code.split()),
        kind=row.kind.removesuffix("-weak"),
        languages=_set_of(row.languages),
        changed=int(row.changed) if row.changed else None,
        weak=weak,
        capitals=len(row.spelling) <= 10 and row.spelling.isupper(),
        dashed=any(dash in row.spelling for dash in "-\u2013\u2014"),
        exact=frozenset([row.spelling]) if weak and row.kind.startswith("cldr") else frozenset(),
    )


def _merged(one: Entry, other: Entry) -> Entry:
    """Return what two rows of one spelling mean: the same country, or none for certain.

    What is doubtful in one language and a name in others is a weak one: Moldavia, in Spanish.
    """
    first, second = sorted((one, other), key=lambda entry: PREFERENCE.index(entry.kind))
    if "ambiguous" in (one.kind, other.kind):
        doubtful, named = (one, other) if one.kind == "ambiguous" else (other, one)
        same = named.codes == doubtful.codes
        if named.is_sound and same and not named.languages & doubtful.languages:
            return named._replace(weak=True)
        return first if first.kind == "ambiguous" else second
    if second.kind == "suggested" and first.codes == second.codes and "en" not in first.languages:
        return first._replace(weak=True)
    if first.codes != second.codes and second.kind not in ("suggested", "place", "code", "flag"):
        codes = tuple(sorted({*first.codes, *second.codes}))
        return first._replace(kind="ambiguous", codes=codes, exact=frozenset())
    if second.kind in ("code", "flag", "place"):
        return first._replace(code=second) if first.exact and second.kind == "code" else first
    same = first.codes == second.codes
    return first._replace(
        languages=first.languages | (second.languages if same else frozenset()),
        weak=first.weak and second.weak,
        capitals=first.capitals and second.capitals,
        dashed=first.dashed or second.dashed,
        exact=first.exact | second.exact if first.exact and second.exact else frozenset(),
    )
