"""Layout of an answer as a table: what goes first where room is short, and sources as numbers."""

from collections.abc import Sequence
from typing import Final

from signatories.answers.citation import describe_sources, named_by_row
from signatories.formats import Answer
from signatories.formats.source import Source
from signatories.register.tables import Register

_FOR_EASE: Final = (
    "url",
    "official_name",
    "numeric",
    "alpha2",
    "subregion",
    "region",
    "grade",
    "facts",
    "claims",
    "complete_to",
    "kind",
    "offset",
    "published",
    "known_to",
)
SPARE: Final = (_FOR_EASE, ("record", "source"))
"""The columns that go first where the others are crowded, and those that go where there is no room at all."""

LISTED: Final = 20
"""The most sources that are listed below a table; where there are more, a sentence says where they are."""


def for_table(
    register: Register, answer: Answer, *, cite: bool = False, chosen: Sequence[str] = ()
) -> Answer:
    """Return the answer as a table shows it: sources are numbers in the rows and a list below.

    With `cite` the list has addresses, and is never replaced by a sentence; nor is it where the user has
    `chosen` the column. Where other columns are chosen there is none; and what is chosen is never left out.
    """
    answer = answer._replace(spare=() if chosen else SPARE)
    if "sources" not in (chosen or answer.columns) or not answer.rows:
        return answer
    keys = named_by_row(answer)
    named = list(dict.fromkeys(key for row in keys for key in row))
    if not named:
        return answer
    place = list(answer.columns).index("sources")
    if len(named) > LISTED and not cite and not chosen:
        ids = list(dict.fromkeys(id for id, _ in named))
        where = f"`signatories sources {ids[0]}`" if len(ids) == 1 else "`signatories sources ID`"
        note = f"Sources: {len(named)}, which {where} lists and --format csv names row by row."
        return _without(answer, place)._replace(notes=[*answer.notes, note])
    about = {source[:2]: _line(source, cite=cite) for source in describe_sources(register, named)}
    texts = list(dict.fromkeys(about[key] for key in named))
    numbers = {text: str(nth) for nth, text in enumerate(texts, start=1)}
    cells = (" ".join(dict.fromkeys(numbers[about[key]] for key in found)) for found in keys)
    rows = [(*row[:place], cell, *row[place + 1 :]) for row, cell in zip(answer.rows, cells, strict=True)]
    notes = [note for note in answer.notes if note.removeprefix("Source: ") not in numbers]
    notes += ["", *(f"[{nth}] {text}" for text, nth in numbers.items())]
    return answer._replace(rows=rows, notes=notes)


def _without(answer: Answer, place: int) -> Answer:
    rows = [(*row[:place], *row[place + 1 :]) for row in answer.rows]
    return answer._replace(columns=[*answer.columns[:place], *answer.columns[place + 1 :]], rows=rows)


def _line(source: Source, *, cite: bool) -> str:
    address = source.url if cite else ""
    return ", ".join(filter(None, (f"{source.publisher}: {source.title}", source.published, address)))
