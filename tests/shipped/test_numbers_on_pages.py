"""Every number on the pages of five instruments stands in the CSV that the command line gives for it.

Where a number has its place (a row, an entry of the history, a claim, a source) it is compared with the one
of that place; all others are looked for among those of the instrument's tables.
"""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable
from html import unescape
from itertools import groupby
from pathlib import Path

import pytest

from pages import DATA
from program import Run
from signatories.export import export
from signatories.register.tables import Register, spelling
from signatories.site import Site

DAY = "2026-11-28"

IDS = ("foc", "dfi", "hrc-20-8", "un-cybercrime", "berne")
"""A coalition, a declaration, a resolution with the unnamed, a treaty of today, and one since 1886."""

Rows = list[dict[str, str]]
Ask = Callable[..., Rows]

FACETS = {
    "foc": ("observer",),
    "dfi": (),
    "hrc-20-8": ("adopter",),
    "un-cybercrime": (),
    "berne": (),
}
"""The statuses that do not count as in and that somebody has."""


@pytest.fixture(scope="module")
def pages(shipped: Register) -> dict[str, str]:
    """The content of the pages, without pictures, code, words of sources and the numbers of sources."""
    wanted = {f"instruments/{id}.html": id for id in IDS}
    found = {}
    for path, content in Site(shipped, DAY).files():
        if path in wanted:
            main = content.decode().partition("<main")[2].partition("</main>")[0]
            found[wanted[path]] = re.sub(
                r'<svg.*?</svg>|<code.*?</code>|<details class="kept">.*?</details>|<a class="cite".*?</a>'
                r'|<blockquote class="citation">.*?</blockquote>',
                "",
                main,
                flags=re.DOTALL,
            )
    assert found.keys() == set(IDS)
    return found


@pytest.fixture
def ask(run: Run) -> Ask:
    """The rows of a command on the shipped record, and in `notes` what stands beside them."""

    def rows(*words: str, notes: list[str] | None = None) -> Rows:
        day = ["--as-of", DAY] if words[0] not in ("claims", "sources") else []
        ran = run(*words, *day, "--format", "csv", "--raw", data=DATA)
        assert ran.status == 0, ran.err
        if notes is not None:
            notes.append(ran.err)
        return list(csv.DictReader(ran.text.splitlines()))

    return rows


def plain(markup: str) -> str:
    """The text of a piece of a page; no blank stands before a comma or the like."""
    return spaced(unescape(re.sub(r"<[^>]+>", " ", markup)))


def spaced(text: str) -> str:
    return re.sub(r" (?=[,;.)])", "", " ".join(text.split()))


def items(page: str, name: str) -> list[str]:
    """The entries of the lists of a class, without their markup's outermost element."""
    lists = re.findall(rf'<[uo]l class="{name}\b[^>]*>(.*?)</[uo]l>', page, re.DOTALL)
    return [item for found in lists for item in re.findall(r"<li[^>]*>(.*?)</li>", found, re.DOTALL)]


def in_words(date: str) -> str:
    """A date of the record as a page writes it."""
    first, slash, last = date.partition("/")
    return f"by {last}" if first == ".." else f"{first} to {last}" if slash else date


def numbers(text: str) -> list[str]:
    """The numbers in a text: whole dates as one, others without the sign between thousands."""
    found = re.findall(r"\d{4}-\d\d-\d\d|\d{4}-\d\d(?![\d-])|\d+(?:,\d{3})*(?!\d)", text)
    return [number.replace(",", "") for number in found]


@pytest.mark.parametrize("id", IDS)
def test_the_rows_of_those_who_are_in(pages: dict[str, str], ask: Ask, id: str) -> None:
    table = re.search(r'<table id="members".*?</table>', pages[id], re.DOTALL)
    assert table
    shown = []
    for code, row in re.findall(r'<tr id="(\w+)">(.*?)</tr>', table[0], re.DOTALL):
        name, *cells = re.findall(r"<(?:th|td)[^>]*>(.*?)</(?:th|td)>", row, re.DOTALL)
        shown.append((code, plain(cells[-2]), re.findall(r"known to (\S+)<", name)))
    rows = ask("who-signed", id)
    listed = next(row for row in ask("list") if row["id"] == id)
    assert f'<strong class="figure">{listed["members"]}</strong>' in pages[id]
    whole = listed["known_to"]
    assert shown == [
        (
            row["code"],
            in_words(row["since"]),
            [row["known_to"]]
            if whole and row["certainty"] != "possible" and row["known_to"] not in (whole, "..", "")
            else [],
        )
        for row in rows
    ]
    assert shown


@pytest.mark.parametrize("id", IDS)
def test_the_entries_of_the_history(pages: dict[str, str], ask: Ask, id: str) -> None:
    expected = []
    for _, group in groupby(
        ask("timeline", id, "--all"),
        lambda row: (
            row["date"],
            row["effective"],
            row["action"],
            row["action"] == "event" and row["country"],
        ),
    ):
        own = list(group)
        last = own[-1]
        low, high = int(last["members"]), int(last["members"]) + int(last["possible"])
        event = last["action"] == "event"
        count = "" if event else f"{low} in" if low == high else f"{low} to {high} in"
        effect = last["effective"] not in ("", last["date"]) and f"effective {in_words(last['effective'])}"
        named = sum(bool(row["code"]) for row in own) if len(own) > 12 else 0
        when = " ".join(filter(None, (in_words(last["date"]), count, effect)))
        expected.append((when, named, sorted(row["country"] for row in own)))
    shown = []
    for item in items(pages[id], "events"):
        when, what = re.findall(r"<p>(.*?)</p>\s*<div>(.*)</div>", item, re.DOTALL)[0]
        many = re.search(r"</strong>: (\d+) names</summary>(.*)</details>", what, re.DOTALL)
        said = re.sub(r"<small>.*?</small>", "", many[2] if many else what)
        said = re.sub(r"<strong>.*?</strong>:", "", said)
        shown.append((plain(when), int(many[1]) if many else 0, plain(said).replace(" ,", ",")))
    assert [entry[:2] for entry in shown] == [entry[:2] for entry in expected]
    for (*_, said), (*_, names) in zip(shown, expected, strict=True):
        assert len(said) == len(", ".join(names))
        assert all(name in said for name in names)


@pytest.mark.parametrize("id", IDS)
def test_the_claims_and_how_many_have_each_verdict(pages: dict[str, str], ask: Ask, id: str) -> None:
    rows = ask("claims", id)
    section = pages[id].partition('id="h-claims"')[2].partition("</section>")[0]
    verdicts = Counter(row["verdict"] for row in rows)
    order = ("fails", "explained", "within", "holds")
    assert [int(plain(item).split()[0]) for item in items(section, "tally")] == [verdicts[v] for v in order]
    heads = re.findall(r'<summary class="verdict-(\w+)">(\d+) claim', section)
    assert heads == [(v, str(verdicts[v])) for v in order if verdicts[v]]
    shown = [plain(re.sub(r'<span class="sayer">.*?</span>', "", item)) for item in items(section, "ledger")]
    ordered = [row for verdict in order for row in rows if row["verdict"] == verdict]
    titles = [row["title"] for row in ask("list")]
    for line, row in zip(shown, ordered, strict=True):
        assert line.startswith(in_words(row["as_of"]))
        assert re.findall(r"record: (\d+(?: to \d+)?)", line) == ([row["record"]] if row["record"] else [])
        figure = re.match(r"(?:at least |list of |[A-Z]+ the )?(\d+)", row["claim"])
        assert not figure or figure[1] in re.findall(r"\d+", line.partition("record: ")[0])
        told = re.findall(r"\d+", " ".join([*row.values(), *(title for title in titles if title in line)]))
        assert {int(number) for number in re.findall(r"\d+", line)} <= set(map(int, told)), line


def by_publisher(row: dict[str, str]) -> tuple[str, str, str]:
    return spelling(row["publisher"]), row["published"] or "~", row["title"]


@pytest.mark.parametrize("id", IDS)
def test_the_sources_and_what_rests_on_each(pages: dict[str, str], ask: Ask, id: str) -> None:
    shown = [
        plain(item).partition(" · read ")[0].partition(" · archived")[0]
        for item in items(pages[id], "sources")
    ]
    expected = []
    for row in sorted(ask("sources", id), key=by_publisher):
        published = f" , {in_words(row['published'])}" if row["published"] else ""
        facts, claims = int(row["facts"]), int(row["claims"])
        rests = ", ".join(
            f"{number} {noun}{'s' * (number != 1)}"
            for number, noun in ((facts, "fact"), (claims, "claim"))
            if number
        )
        expected.append(f"{row['publisher']} : {row['title']}{published} {row['grade']} · {rests}")
    assert [line.replace(" ,", ",") for line in shown] == [line.replace(" ,", ",") for line in expected]


@pytest.mark.parametrize("id", IDS)
def test_all_other_numbers_are_those_of_the_tables(
    pages: dict[str, str], ask: Ask, shipped: Register, tmp_path: Path, id: str
) -> None:
    beside: list[str] = []
    tables = [
        ask("who-signed", id, notes=beside),
        ask("who-signed", f"{id}:former"),
        *(ask("who-signed", f"{id}:{facet}") for facet in FACETS[id]),
        ask("show", id),
        ask("list"),
    ]
    export(shipped, tmp_path, whole=False)
    acts, *others = [
        [row for row in read(tmp_path / f"{name}.csv") if row["instrument"] == id]
        for name in ("actions", "parts", "sources")
    ]
    footnotes = [{"footnote": row["footnote"]} for row in read(tmp_path / "countries.csv")]
    tables += [acts, *others, footnotes]
    together = Counter((row["entry"], row["note"]) for row in acts)
    known = {DAY, *map(str, together.values()), *numbers(" ".join(beside)), *numbers(cells_of(tables))}
    rest = re.sub(r'<table id="members".*?</table>', "", pages[id], flags=re.DOTALL)
    for name in ("events", "ledger folds", "sources", "tally"):
        rest = re.sub(rf'<[uo]l class="{name}\b.*?</[uo]l>', "", rest, flags=re.DOTALL)
    rest = re.sub(r"<summary.*?</summary>", "", rest, flags=re.DOTALL)
    found = numbers(plain(rest))
    assert len(found) > 5
    assert [number for number in found if number not in known] == []


def read(file: Path) -> Rows:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def cells_of(tables: Iterable[Rows]) -> str:
    """The text of all cells, with a blank between."""
    return " ".join(cell or "" for table in tables for row in table for cell in row.values())
