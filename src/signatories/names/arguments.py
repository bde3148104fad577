"""Arguments → codes, ids and days: what somebody typed for a country, an instrument or a day.

Codes, ids and the register's own names are tried first, by one indexed query each. The table of names in all
languages is loaded only where these have failed, so that a question asked in codes pays nothing for it.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from signatories.domain.dates import day as iso_day
from signatories.domain.problems import QueryError
from signatories.register.lookup import (
    Words,
    country_coded,
    country_named,
    is_instrument,
    join_or,
    known_names,
    names_of_countries,
    near_matches,
    short_name,
    titles,
)
from signatories.register.tables import Register, spelling

SHARED: Final = frozenset({"congo", "st. martin"})
"""Names that the record gives to one country and that mean another too: `names` refuses them."""
FEWEST_WORDS: Final = 2
"""The number of words of a title that must be typed, where it is not typed whole."""
SIGNS: Final = str.maketrans(dict.fromkeys("(),;:", " "))
OPERATORS: Final = frozenset({"and", "or", "not", "(", ")"})
CAPITALS: Final = frozenset({"AND", "OR", "NOT"})
ATTRIBUTES: Final = frozenset({"region", "subregion", "kind"})
AT_MOST: Final = 6
"""The number of candidates that a message names."""


class Meant(NamedTuple):
    """The meanings of a text: `codes` or ids, likeliest first, and whether the first is meant for certain.

    `named` says that the text is a name of each of them, and not only like one.
    """

    codes: tuple[str, ...]
    certain: bool
    named: bool = False


def country_code(register: Register, words: Words) -> str:
    """Return the country meant by a code in any case, or by a name in any language.

    Raises:
        QueryError: none or several are; the message names the candidates.
    """
    text = (words if isinstance(words, str) else " ".join(words)).strip()
    meant = countries_meant(register, text)
    if meant.certain:
        return meant.codes[0]
    called = join_or([f"{short_name(register, code)} ({code})" for code in meant.codes])
    if meant.named and len(meant.codes) > 1:
        raise QueryError(f"{text!r} may be {called}: write {join_or(meant.codes)}")
    if meant.codes:
        raise QueryError(f"unknown country {text!r} — did you mean {called}?")
    raise QueryError(f"unknown country {text!r}: `signatories countries` lists the names and codes")


def countries_meant(register: Register, text: str, *, near: bool = True) -> Meant:
    """Return the countries that a code or a name may mean, and with `near` those that it is like."""
    code = country_coded(register, text)
    if code:
        return Meant((code,), certain=True)
    code = country_named(register, text)
    if code and spelling(text) not in SHARED:
        return Meant((code,), certain=True)
    meant = _in_all_languages(register, text, near=near)
    return meant or Meant(_near(register, text) if near else (), certain=False)


def _in_all_languages(register: Register, text: str, *, near: bool) -> Meant | None:
    from signatories.names.reader import read
    from signatories.names.table import table_of

    table = table_of(names_of_countries(register), known_names(register))
    found = read(text, table, kind="list", near=near)
    if len(found) != 1 or not found[0].code:
        return None
    verdict = found[0].verdict
    return Meant(tuple(found[0].code.split()), verdict == "recognised", verdict == "ambiguous")


def _near(register: Register, text: str) -> tuple[str, ...]:
    names = {spelling(name): code for code, name in known_names(register)}
    wanted = spelling(text)
    near = [name for name in names if wanted and wanted in name.split()]
    near = near or near_matches(wanted, names, 4, 0.7)
    return tuple(dict.fromkeys(names[name] for name in near))[:6]


def whole_term(register: Register, argument: str) -> tuple[str, str]:
    """Return the country, or else the instrument with its day, that one whole argument of an expression is.

    Both are "" where it is a word of the language, or several: a code in capitals, an id, an operator.

    Raises:
        QueryError: it is a name that may mean several countries.
    """
    name, at, day = argument.partition("@")
    plain = name.strip()
    if not plain or is_instrument(register, plain.partition(":")[0]):
        return "", ""
    if not at and country_named(register, plain):
        return country_code(register, plain), ""
    if _is_language(register, plain):
        return "", ""
    instruments = instruments_meant(register, plain, near=False)
    if instruments.certain:
        return "", f"{instruments.codes[0]}{at}{day}"
    if at or ":" in plain:
        return "", ""
    countries = countries_meant(register, plain, near=False)
    if countries.named and len(countries.codes) > 1:
        return country_code(register, plain), ""
    return (countries.codes[0], "") if countries.certain else ("", "")


def _is_language(register: Register, text: str) -> bool:
    """Return whether a text has only words of expressions: operators, brackets, codes, attributes."""
    words = set(text.replace("(", " ( ").replace(")", " ) ").split())
    if words & OPERATORS or text in CAPITALS:
        return True
    return text.partition(":")[0] in ATTRIBUTES or (text.isupper() and bool(country_coded(register, text)))


def instrument_id(register: Register, text: str) -> str:
    """Return the instrument of this id, in any case, or of this title, whole or short.

    Raises:
        QueryError: there is none, or several have such a title; the message suggests.
    """
    meant = instruments_meant(register, text)
    if meant.certain:
        return meant.codes[0]
    if meant.codes:
        raise QueryError(f"unknown instrument {text!r} — did you mean {join_or(meant.codes[:AT_MOST])}?")
    raise QueryError(f"unknown instrument {text!r} — `signatories list` shows them all")


def instruments_meant(register: Register, text: str, *, near: bool = True) -> Meant:
    """Return the ids of the instruments that an id or a title may mean, and with `near` those it is like."""
    for id in (text, text.strip().lower()):
        if is_instrument(register, id):
            return Meant((id,), certain=True)
    known = titles(register)
    wanted = spelling(text)
    whole = [id for id, title in known.items() if wanted in _forms(title)]
    if len(whole) == 1:
        return Meant((whole[0],), certain=True)
    part = [id for id, title in known.items() if f" {wanted} " in f" {_plain(title)} "]
    if len(wanted.split()) >= FEWEST_WORDS and part:
        return Meant(tuple(whole or part), certain=len(part) == 1 and not whole)
    if not near:
        return Meant(tuple(part[:3]), certain=False)
    likest = [*_near_titles(wanted, known), *near_matches(text.strip().lower(), known)]
    return Meant(tuple(dict.fromkeys(likest)) or tuple(part[:3]), certain=False)


def _near_titles(wanted: str, known: Mapping[str, str]) -> list[str]:
    """Return the ids of the instruments whose title, whole or short, several words are like."""
    if len(wanted.split()) < FEWEST_WORDS:
        return []
    forms = {form: id for id, title in known.items() for form in _forms(title)}
    return [forms[form] for form in near_matches(wanted, forms, 3, 0.8)]


def _forms(title: str) -> set[str]:
    """Return a title whole, without what stands in brackets, and each of the short titles in them."""
    outside, _, inside = title.partition("(")
    short = [part for part in inside.replace(";", ",").replace(")", ",").split(",") if part.strip()]
    return {spelling(form.strip(" ,;:")) for form in (title, outside, *short)}


def _plain(title: str) -> str:
    return " ".join(spelling(title).translate(SIGNS).split())


def day(text: str, today: str) -> str:
    """Return the day that somebody wrote: `2022-04-28`, `28 April 2022`, `28.4.2022`, `yesterday`.

    Raises:
        ValueError: it is not one day; the message names the form to write.
    """
    try:
        return iso_day(text)
    except ValueError:
        from signatories.names.words.written_days import day_written

        return day_written(text, today)


def days_meant(text: str, today: str) -> list[str]:
    """Return the days that somebody may have meant by what is not one as the record writes it."""
    from signatories.names.words.written_days import days_meant as written

    return written(text, today)
