"""Completion: what the shell offers for a word, from the record that the line names.

Where the record cannot be opened nothing is offered, and nothing is said.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final

import typer

if TYPE_CHECKING:
    from signatories.register.tables import Register

Offers = list[tuple[str, str]]
"""Values, each with its help."""


def instrument(ctx: typer.Context, incomplete: str) -> Offers:
    """Return the ids of instruments, with their titles."""
    from signatories.register.lookup import titles

    found = _offers(ctx, lambda register: titles(register).items())
    return [row for row in found if row[0].startswith(incomplete)]


def country(ctx: typer.Context, incomplete: str) -> Offers:
    """Return the codes of countries, with their names; the names where no code begins so."""
    from signatories.register.lookup import short_names

    found = _offers(ctx, lambda register: short_names(register).items())
    typed = str.lower if incomplete.islower() else str.upper
    offered = [(typed(code), name) for code, name in found if code.startswith(incomplete.upper())]
    if offered:
        return offered
    start = incomplete.casefold()
    names = (name for _, name in found if name.casefold().startswith(start) and _is_plain(name))
    return [(f"{incomplete}{name[len(incomplete) :]}", "country") for name in sorted(names)]


def _is_plain(name: str) -> bool:
    """Return whether a shell takes a name as it is: an apostrophe would begin a quotation."""
    return all(letter.isalnum() or letter in " -." for letter in name)


def word(ctx: typer.Context, incomplete: str) -> Offers:
    """Return what an expression may go on with: instruments, statuses, operators, countries in capitals."""
    if incomplete[:1].isupper():
        return country(ctx, incomplete)
    if ":" in incomplete:
        return _complete_facet(ctx, incomplete)
    operators = [(text, "operator") for text in ("and", "and not", "or") if text.startswith(incomplete)]
    return [*instrument(ctx, incomplete), *operators]


def _complete_facet(ctx: typer.Context, incomplete: str) -> Offers:
    """Return an instrument's statuses and actions, or the kinds and regions of countries."""
    from signatories.domain.statuses import ACTIONS, STATUSES
    from signatories.query.syntax import ATTRIBUTES, slug_of
    from signatories.register.lookup import attribute_values

    id = incomplete.partition(":")[0]
    if id in ATTRIBUTES:
        found = _offers(ctx, lambda register: ((value, "") for value in attribute_values(register, id)))
        words = {slug_of(value): id for value, _ in found}
    else:
        words = {**dict.fromkeys(ACTIONS, "action"), **dict.fromkeys(STATUSES, "status"), "in-force": ""}
    offers = ((f"{id}:{text}", what) for text, what in words.items())
    return [offer for offer in offers if offer[0].startswith(incomplete)]


def language(incomplete: str) -> list[str]:
    """Return the languages of names."""
    from signatories.names.table import languages

    return [code for code in languages() if code.startswith(incomplete)]


def one_of(words: Iterable[str]) -> Callable[[str], list[str]]:
    """Return a function that offers those of some words that begin as typed."""
    return lambda incomplete: [text for text in words if text.startswith(incomplete)]


def _offers(ctx: typer.Context, ask: "Callable[[Register], Iterable[tuple[str, str]]]") -> Offers:
    """Return what the shell completes from, out of the record that `--data` names, each help on one line."""
    from pathlib import Path

    from signatories.cli.session import open_register
    from signatories.domain.problems import InvalidData, QueryError

    settings: dict[str, Any] = ctx.find_root().params
    chosen = settings.get("data")
    try:
        found = list(ask(open_register({**settings, "data": Path(chosen) if chosen else None})))
    except (InvalidData, QueryError, OSError):
        return []
    return [(str(value), _harmless(str(help))) for value, help in found]


_EVALUATED: Final = str.maketrans("\"'`$\\", "”’’＄＼")
"""What zsh, which evaluates a help, would take for a command, and letters that look like it."""


def _harmless(help: str) -> str:
    """Return a help on one line in which no shell finds anything to run, and Typer no markup."""
    return " ".join(help.translate(_EVALUATED).split()).replace("[", "\\[")
