"""Every number in a table stands in the CSV that the program gives for the same question."""

import csv
import re
from collections import Counter
from collections.abc import Callable
from itertools import combinations

import pytest

from pages import DATA
from program import Run
from questions import ASKING

DAY = "2026-11-28"

IDS = ("foc", "dfi", "hrc-20-8", "un-cybercrime", "berne")
"""A coalition, a declaration, a resolution with the unnamed, a treaty of today, and one since 1886."""

ASKED = {
    "list": "list",
    "list of what is due": "list --due",
    "show": "show {}",
    "who-signed": "who-signed {}",
    "who-signed of an expression": "who-signed un and not {}",
    "signed-by": "signed-by {country}",
    "diff": "diff {} media-freedom --all",
    "diff of days": "diff {} --from 2012-06-20 --all",
    "timeline": "timeline {}",
    "matrix": "matrix {} un media-freedom",
    "why": "why {} {country}",
    "growth": "chart growth {} media-freedom",
    "stays": "chart timeline {}",
    "overlap": "chart overlap {} un media-freedom",
    "claims": "claims {}",
    "sources": "sources {}",
    "weak sources": "sources {} --weak",
    "countries": "countries {}",
    "names": "names Norway,Kenya,Korea,Chadd",
}
"""The questions whose tables are read; the map is no table, and the pictures have a test of their own."""

COUNTRY = dict(zip(IDS, ("USA", "KEN", "NOR", "QAT", "GBR"), strict=True))
"""A country of each whose rows say most: one that left, one that disputes, one of several readings."""

WITHOUT_DAY = {"sources", "countries", "names", "claims", "why"}
"""The commands that are not asked as of a day."""

Rows = list[dict[str, str]]


def numbers(text: str) -> list[str]:
    """The numbers and dates of a text: 66, 2012-06-18, 2012-06 and 2012-07 of 2012-06/2012-07."""
    return re.findall(r"\d+(?:-\d+)*", text)


def command_of(name: str, id: str) -> list[str]:
    words = ASKED[name].format(id, country=COUNTRY[id]).split()
    return words if words[0] in WITHOUT_DAY else [*words, "--as-of", DAY]


@pytest.fixture
def answer(run: Run) -> Callable[..., Rows]:
    def rows(*words: str) -> Rows:
        ran = run(*words, "--format", "csv", data=DATA)
        assert ran.status == 0, ran.err
        return list(csv.DictReader(ran.text.splitlines()))

    return rows


def parts_of(shown: str) -> tuple[str, list[str], list[str]]:
    """The header of an unbounded table, the lines of its rows, and those below."""
    lines = shown.splitlines()
    rule = next((place for place, line in enumerate(lines) if line.startswith("──")), None)
    if rule is None:
        return "", [], lines
    end = next((place for place in range(rule, len(lines)) if not lines[place]), len(lines))
    return lines[rule - 1], lines[rule + 1 : end], lines[end:]


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("id", IDS)
def test_every_number_of_a_row_is_in_its_row_of_the_csv(
    run: Run, answer: Callable[..., Rows], monkeypatch: pytest.MonkeyPatch, id: str, name: str
) -> None:
    """No row more, no row less, no number in another row; a source has one number in the whole table."""
    monkeypatch.delenv("COLUMNS", raising=False)
    command = command_of(name, id)
    rows, (header, lines, _) = answer(*command), parts_of(run(*command, data=DATA).text)
    if command[0] == "matrix":
        rows = by_country(rows)
    assert len(lines) == len(rows)
    named: dict[str, str] = {}
    for line, row in zip(lines, rows, strict=True):
        cells = {key: cell for key, cell in row.items() if key != "sources"}
        if (sources := row.get("sources", "").split()) and header.endswith("  sources"):
            line, _, cited = line.rstrip().rpartition("  ")
            assert len(cited.split()) == len(sources)
            for source, number in zip(sources, cited.split(), strict=True):
                whole = f"{row.get('instrument', id)} {source}"
                assert named.setdefault(whole, number) == number
        assert Counter(numbers(line)) <= Counter(numbers(" ".join(cells.values()))), line
    assert len(set(named.values())) == len(named)


def by_country(rows: Rows) -> Rows:
    """The rows of a matrix as the table has them, one a country."""
    if not rows or "instrument" not in rows[0]:
        return rows
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        found.setdefault(row["code"], {"code": row["code"]})[row["instrument"]] = " ".join(row.values())
    return list(found.values())


@pytest.mark.parametrize("name", [name for name, words in ASKED.items() if not words.startswith("chart")])
@pytest.mark.parametrize("id", IDS)
def test_every_number_beside_the_rows_follows_from_the_csv(
    run: Run, answer: Callable[..., Rows], monkeypatch: pytest.MonkeyPatch, id: str, name: str
) -> None:
    """Of notes and summary: a day of a cell, a number of rows that say the same, or a difference of two."""
    monkeypatch.delenv("COLUMNS", raising=False)
    command = command_of(name, id)
    ran, own = run(*command, data=DATA), answer(*command)
    used = {id, *(word for word in command if word in ("un", "media-freedom"))}
    used |= {row["instrument"] for row in own if row.get("instrument")}
    listed = [row for row in answer("list", "--as-of", DAY) if row["id"] in used]
    about = [*own, *listed, *(row for one in sorted(used) for row in answer("sources", one))]
    stays = [row for one in sorted(used) for row in answer("chart", "timeline", one, "--as-of", DAY)]
    about += stays
    said = {number for row in about for cell in row.values() for number in numbers(cell)}
    said |= {DAY, *command, *numbers(" ".join(command)), *numbers(" ".join(row["title"] for row in listed))}
    counts = {len(own), *(int(row["members"]) for row in listed), *(int(row["possible"]) for row in listed)}
    counts |= {sum(not re.search("takes effect|^event", row.get("action", "")) for row in own)}
    counts |= {int(row["members"]) - len(answer("who-signed", row["id"], "--as-of", DAY)) for row in listed}
    for key in own[0] if own else ():
        counts |= set(Counter(row[key] for row in own).values())
        counts |= {sum(bool(row[key]) for row in own), sum(not row[key] for row in own)}
    counts |= {abs(a - b) for a, b in combinations(counts, 2)} | {0}
    *_, below = parts_of(ran.text)
    for text in (*(line for line in below if re.search("complete to|named by no source", line)), ran.err):
        wrong = [
            number
            for number in numbers(text)
            if number not in said and not (number.isdigit() and int(number) in counts)
        ]
        assert wrong == [], text


@pytest.mark.parametrize("columns", ["60", "80"])
@pytest.mark.parametrize("name", ASKED)
def test_no_number_is_broken_by_a_narrow_screen(
    run: Run, answer: Callable[..., Rows], monkeypatch: pytest.MonkeyPatch, name: str, columns: str
) -> None:
    """An address may be parted anywhere; nothing else is, so each number is one of the wide table."""
    monkeypatch.delenv("COLUMNS", raising=False)
    command = command_of(name, "un-cybercrime")
    wide = set(numbers(run(*command, data=DATA).text))
    monkeypatch.setenv("COLUMNS", columns)
    shown = run(*command, data=DATA).text
    if name not in ("show", "sources"):  # they have addresses
        assert set(numbers(shown)) <= wide


def test_every_command_with_a_table_is_read() -> None:
    """`changes` needs an older version of the record, and its golden file has its numbers."""
    assert {command.split()[0] for command in ASKED.values()} == {*ASKING} - {"map", "changes"}
