"""Every number in a picture stands in the CSV that the program gives for the same question."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from drawings import SVG, read_inline
from pages import DATA
from program import Run
from signatories.charts import Picture, growth, overlap, tile_map, timeline
from signatories.domain.dates import ALWAYS, NEVER, parse
from signatories.domain.dates import MONTHS as WHOLE
from signatories.register.tables import Register

DAY = "2026-11-28"

IDS = ("foc", "dfi", "hrc-20-8", "un-cybercrime", "berne")
"""A coalition, a declaration, a resolution with the unnamed, a treaty of today, and one since 1886."""

DRAWN: dict[str, tuple[str, Callable[[Register, str], Picture]]] = {
    "map": ("map {}", lambda register, of: tile_map(register, of, DAY)),
    "map of two": (
        "map {} --versus budapest",
        lambda register, of: tile_map(register, of, DAY, ["budapest"]),
    ),
    "map of three": (
        "map {} --versus budapest:party --versus eu",
        lambda register, of: tile_map(register, of, DAY, ["budapest:party", "eu"]),
    ),
    "growth": ("chart growth {}", lambda register, of: growth(register, [of], DAY)),
    "growth of two": (
        "chart growth {} media-freedom",
        lambda register, of: growth(register, [of, "media-freedom"], DAY),
    ),
    "timeline": ("chart timeline {}", lambda register, of: timeline(register, of, DAY)),
    "overlap": ("chart overlap {} un", lambda register, of: overlap(register, [of, "un"], DAY)),
}

Rows = list[dict[str, str]]

MONTHS = [month[:3] for month in WHOLE]

DATED = {"since", "until", "entered", "day", "known_to", "opened"}


@pytest.fixture
def table(run: Run) -> Callable[[str], Rows]:
    """The rows that a command gives as CSV on the shipped record."""

    def rows(command: str) -> Rows:
        ran = run(*command.split(), "--as-of", DAY, "--format", "csv", data=DATA)
        assert ran.status == 0, ran.err
        return list(csv.DictReader(ran.text.splitlines()))

    return rows


def words_of(picture: Picture) -> Iterator[str]:
    """The lines of text of a picture, without the names of days and numbers on its scales."""
    body = [
        (found.text or "", found.get("class", ""), found.get("text-anchor"))
        for found in read_inline(picture).iter(f"{SVG}text")
    ]
    for words, look, anchor in body:
        scale = look == "p-soft" and (anchor == "middle" or (anchor == "end" and words.isdigit()))
        if not scale:
            yield words


def days_in(words: str) -> tuple[list[str], str]:
    """The dates in words as the record writes them, and the words without them."""
    pattern = rf"(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) (\d{{4}})"
    days = [
        f"{year}-{MONTHS.index(month) + 1:02}" + (f"-{int(day):02}" if day else "")
        for day, month, year in re.findall(pattern, words)
    ]
    return days, re.sub(pattern, "", words)


def known_days(rows: Rows) -> set[str]:
    """Every date in the cells, as it is written, and the first and last day that it can mean."""
    date = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
    found = set()
    for row in rows:
        for column in DATED & row.keys():
            for written in re.findall(rf"(?:{date}|\.\.)(?:/{date})?", row[column]):
                if written != "..":
                    span = parse(written)
                    found |= {*written.split("/"), span.earliest, span.latest} - {ALWAYS, NEVER}
    return found


def counts_in(rows: Rows) -> set[int]:
    """Every number in the cells, how many rows say the same of a place, and by how much a number rises."""
    found = {len(rows)}
    for column in rows[0] if rows else ():
        cells = [row[column] for row in rows]
        if column in ("standing", "certainty"):
            found |= set(Counter(cells).values())
        if column == "disputed":
            found.add(sum(bool(cell) for cell in cells))
        if column in ("members", "certain", "possible", "unlisted", "at_least", "at_most"):
            numbers = [int(cell) for cell in cells]
            found |= {*numbers, *(b - a for a, b in pairwise([0, *numbers]))}
    return found


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("id", IDS)
def test_every_number_of_a_picture_is_in_the_csv(
    shipped: Register, table: Callable[[str], Rows], id: str, name: str
) -> None:
    command, draw = DRAWN[name]
    own = table(command.format(id))
    lists = {row["id"]: row for row in table("list")}
    used = [word.partition(":")[0] for word in (id, *command.split()) if word.partition(":")[0] in lists]
    asked = {word.partition(":")[0]: word for word in (id, *command.split())}
    members = {word: table(f"who-signed {word}") for word in used}
    parts = [row for word in used if ":" in asked[word] for row in table(f"who-signed {asked[word]}")]
    titles = sorted((lists[word]["title"] for word in used), key=len, reverse=True)
    days = known_days([*own, *(row for word in used for row in (lists[word], *members[word])), *parts]) | {
        DAY
    }
    numbers = counts_in(own) | inside(own, len(used)) | {2, 3, len(used)}
    for word in used:
        named = [row for row in members[word] if row["certainty"] != "possible"]
        numbers |= {len(named), *Counter(row["status"] for row in named).values()}
        numbers |= {int(lists[word]["members"]) - len(named), int(lists[word]["members"])}
    above = " ".join((draw(shipped, id).headline, draw(shipped, id).subtitle))
    for words in (above, " ".join(words_of(draw(shipped, id)))):
        text = words
        for title in titles:
            text = text.replace(title, "")
        found, rest = days_in(text)
        assert set(found) <= days, words
        assert {int(number) for number in re.findall(r"\d+", rest)} <= numbers, words


def inside(rows: Rows, sets: int) -> set[int]:
    """How many rows of a map or an overlap are in each set, and in a region at most."""
    found = {
        sum(int(row[name]) for name in ("certain", "possible", "unlisted"))
        for row in rows
        if "unlisted" in row
    }
    standings = [row.get("standing", "") for row in rows]
    for place in ("first", "second", "third"):
        words = [re.split("[+-]", standing) for standing in standings]
        found.add(sum(place in word or "all" in word for word in words))
    return found
