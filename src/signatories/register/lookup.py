"""Finding what a word of a question means: a country, an instrument; and the order of lists."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from signatories.register.memory import remembered
from signatories.register.tables import Register, spelling

Words = str | Sequence[str]
"""The words that somebody typed: one text, or the arguments of a command."""


def near_matches(word: str, known: Iterable[str], number: int = 3, cutoff: float = 0.5) -> list[str]:
    """Return the likest of the known words, likest first."""
    from difflib import get_close_matches

    return get_close_matches(word, list(known), n=number, cutoff=cutoff)


def short_name(register: Register, code: str) -> str:
    """Return a country's everyday name."""
    found = register.rows("SELECT short FROM country WHERE code = ?", (code,))
    return str(found[0][0]) if found else code


def kind_and_names(register: Register, code: str) -> tuple[str, str, str]:
    """Return what a country is, its name in the usage of the United Nations, and its everyday name."""
    [(kind, name, short)] = register.rows("SELECT kind, name, short FROM country WHERE code = ?", (code,))
    return kind, name, short


def join_or(words: Sequence[str]) -> str:
    """Return the words as a list in a sentence: `a, b or c`."""
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


@remembered
def _names_and_spellings(register: Register) -> Sequence[tuple[str, str, str]]:
    return register.rows("SELECT code, name, spelling FROM country ORDER BY code")


@remembered
def names_of_countries(register: Register) -> Mapping[str, str]:
    """Return the name of every country by its code, in the usage of the United Nations."""
    return {code: name for code, name, _ in _names_and_spellings(register)}


@remembered
def short_names(register: Register) -> Mapping[str, str]:
    """Return the everyday name of every country by its code."""
    return dict(register.rows("SELECT code, short FROM country ORDER BY code"))


def official_names(register: Register) -> dict[str, str]:
    """Return the formal name of every country by its code."""
    return dict(register.rows("SELECT code, official_name FROM country ORDER BY code"))


@remembered
def kinds_of_countries(register: Register) -> Mapping[str, str]:
    """Return what each country is by its code: state, territory, organisation."""
    return dict(register.rows("SELECT code, kind FROM country"))


@remembered
def organisations(register: Register) -> frozenset[str]:
    """Return the codes of the countries that are organisations."""
    sql = "SELECT code FROM country WHERE kind = 'organisation'"
    return frozenset(code for (code,) in register.rows(sql))


def known_names(register: Register) -> list[tuple[str, str]]:
    """Return (code, name) for every name by which the record knows a country."""
    return [(code, name) for code, name in register.rows("SELECT country, name FROM country_name")]


def attribute_values(register: Register, attribute: str) -> list[str]:
    """Return the values that an attribute of countries has, such as `region`, in order."""
    sql = f"SELECT DISTINCT {attribute} FROM country WHERE {attribute} IS NOT NULL ORDER BY 1"
    return [value for (value,) in register.rows(sql)]


def titles(register: Register) -> dict[str, str]:
    """Return the title of every instrument by its id, in the order of ids."""
    return dict(register.rows("SELECT id, title FROM instrument ORDER BY id"))


@remembered
def by_name(register: Register) -> Callable[[str], tuple[str, str]]:
    """Return the order of lists, as a key of codes: by name, without accents, case and article."""
    spellings = {code: spelled for code, _, spelled in _names_and_spellings(register)}
    return lambda code: (spellings.get(code, ""), code)


def instruments_without_acts(register: Register) -> list[str]:
    """Return the ids of the instruments on which no act is recorded."""
    sql = "SELECT id FROM instrument WHERE id NOT IN (SELECT instrument FROM action) ORDER BY id"
    return [id for (id,) in register.rows(sql)]


def files_of_kind(register: Register, kind: str) -> list[str]:
    """Return the files that hold instruments, those with most of a kind first."""
    sql = "SELECT file FROM instrument GROUP BY file ORDER BY sum(kind = ?) DESC, count(*) DESC, file"
    return [file for (file,) in register.rows(sql, (kind,))]


def country_coded(register: Register, text: str) -> str | None:
    """Return the code of the country with this alpha-2 or alpha-3 code, in any case."""
    sql = "SELECT code FROM country WHERE code = :text OR alpha2 = :text"
    found = register.rows(sql, {"text": text.strip().upper()})
    return found[0][0] if found else None


def country_named(register: Register, text: str) -> str | None:
    """Return the code of the country of exactly this name, in any case; None where no or several have it."""
    found = register.rows("SELECT country FROM country_name WHERE spelling = ?", (spelling(text),))
    return found[0][0] if len(found) == 1 else None


def is_instrument(register: Register, text: str) -> bool:
    """Return whether an instrument has this id."""
    return bool(register.rows("SELECT 1 FROM instrument WHERE id = ?", (text,)))
