"""Options of the commands that record acts, each declared once, in the groups that the commands share."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, NamedTuple, get_type_hints

import typer

from signatories.cli.options import one_of
from signatories.cli.wrong_value import WrongValue
from signatories.domain.dates import parse
from signatories.domain.statuses import ACTIONS, GRADES


def one_date(value: str) -> str:
    """Return a date as the record writes it.

    Raises:
        WrongValue: it is not a date, or may be two.
    """
    try:
        return parse(value).text if value else value
    except ValueError as error:
        from signatories.cli.session import today
        from signatories.names.arguments import day, days_meant

        try:
            return day(value, today())
        except ValueError as other:
            near = days_meant(value, today())
            raise WrongValue(str(other if "write" in str(other) else error), near) from None


def complete_action(incomplete: str) -> list[str]:
    """Return the actions that begin with what was typed."""
    return [word for word in ACTIONS if word.startswith(incomplete)]


Yes = Annotated[bool, typer.Option("--yes", help="Write without asking.")]


class Act(NamedTuple):
    """The act that every country of a list did."""

    action: Annotated[
        str,
        typer.Option(
            metavar="A",
            callback=one_of(lambda: ACTIONS, what="an action"),
            autocompletion=complete_action,
            help="What was done, such as endorsement.",
        ),
    ]
    date: Annotated[
        str,
        typer.Option(
            metavar="D", callback=one_date, help="When, as precisely as known: 2022-04-28, 2022-04."
        ),
    ]
    effective: Annotated[
        str, typer.Option(metavar="D", callback=one_date, help="When it takes effect, if on another day.")
    ] = ""


class Entry(NamedTuple):
    """The sources of the acts that are recorded, a note on them, and whether it is asked before."""

    source: Annotated[
        list[str],
        typer.Option("--source", metavar="S", help="The id of the source; more than once for several."),
    ]
    note: Annotated[str, typer.Option(metavar="TEXT", help="What else a reader must know.")] = ""
    source_title: Annotated[str, typer.Option(metavar="TEXT", help="Of a new source: its title,")] = ""
    source_publisher: Annotated[str, typer.Option(metavar="TEXT", help="its publisher,")] = ""
    source_grade: Annotated[
        str,
        typer.Option(
            metavar="G", callback=one_of(lambda: GRADES, unset=""), help=f"its grade: {', '.join(GRADES)};"
        ),
    ] = ""
    source_url: Annotated[str, typer.Option(metavar="URL", help="its address, if it has one,")] = ""
    source_published: Annotated[
        str, typer.Option(metavar="D", callback=one_date, help="and when it was published.")
    ] = ""
    yes: Yes = False


class Text(NamedTuple):
    """The licence and the language of a text that is kept."""

    licence: Annotated[
        str, typer.Option(metavar="TEXT", help="Under which the text may be copied, and whose it is.")
    ] = ""
    lang: Annotated[str, typer.Option("--lang", metavar="L", help="The language of the text; else en.")] = ""


def with_groups(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command whose groups of options are options of its own, as its signature then says.

    A parameter whose type is a NamedTuple stands for the fields of it, each with its type and its default.
    """
    signature = inspect.signature(command, eval_str=True)
    groups: dict[str, Any] = {}
    parameters: list[inspect.Parameter] = []
    for one in signature.parameters.values():
        fields = getattr(one.annotation, "_fields", None)
        if fields is None:
            parameters.append(one.replace(kind=one.KEYWORD_ONLY))
            continue
        groups[one.name] = one.annotation
        types, defaults = get_type_hints(one.annotation, include_extras=True), one.annotation._field_defaults
        parameters += (
            inspect.Parameter(
                name, one.KEYWORD_ONLY, default=defaults.get(name, one.empty), annotation=types[name]
            )
            for name in fields
        )

    @wraps(command)
    def flat(**given: Any) -> None:
        made = {
            name: group(**{field: given.pop(field) for field in group._fields})
            for name, group in groups.items()
        }
        command(**given, **made)

    vars(flat)["__signature__"] = signature.replace(parameters=parameters)
    return flat
