"""A record that means harm, through every output: it is text there, and nothing else."""

import csv
import io
import itertools
import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest

from attacks import note
from program import Run

HOSTILE = (
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    "</title></style></textarea><svg onload=alert(1)>",
    "{{7*7}} {% raw %} ${7*7}",
    "]]><!--",
    "=HYPERLINK(0)",
    "+1+cmd",
    "-2+3",
    "@SUM(1)",
    "[a](javascript:alert(1))",
    "![a](http://e.example/p.png)",
    "| a | b |",
    "`rm` **b** _i_",
    "&lt;script&gt;",
    "%0d%0aSet-Cookie: a",
)  # fmt: skip
"""What a title, a publisher, a place, a note or a name of a country may say."""

COMMANDS = (
    ("list",), ("who-signed", "odd-0"), ("show", "odd-0"), ("why", "odd-1", "NOR"), ("timeline", "odd-2"),
    ("sources", "odd-0"),
    ("signed-by", "NOR"), ("matrix", "odd-0"), ("countries",), ("claims",), ("changes", "{}"),
    ("diff", "odd-0", "odd-1"),
)  # fmt: skip
CHARTS = (("map", "odd-0"), ("chart", "timeline", "odd-0"), ("chart", "growth", "odd-0"))
FORMATS = ("table", "csv", "tsv", "json", "jsonl", "markdown", "html", "xlsx")
ELEMENTS = {"script", "img", "svg", "iframe", "object", "textarea"}


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def instrument(number: int, text: str) -> str:
    """An instrument whose every text is this one."""
    return f"""\
odd-{number}:
  title: {quoted(f"{text} {number}")}
  kind: declaration
  opened: 2020-01-01
  place: {quoted(text)}
  sources:
    s: {{title: {quoted(text)}, publisher: {quoted(text)}, url: 'https://e.example/?a=1&b=%22', grade: own}}
  actions:
    - {{date: 2020-01-01, action: endorsement, by: [NOR, KEN], source: [s], note: {quoted(text)}}}
  claims:
    - {{source: s, as_of: 2020-01-01, count: 3, record: 2, explained: {quoted(text)}}}
"""


@pytest.fixture
def hostile(folder: Path) -> Path:
    """A record in which everything that may be text is hostile."""
    countries = (folder / "countries.yaml").read_text("utf-8").splitlines()
    texts = itertools.cycle(HOSTILE)
    named = [
        re.sub(
            r"name: .*?, short: .*?, official_name: .*?, (?=alpha2|numeric|kind)",
            lambda _, n=n, text=text: "".join(
                f"{key}: {quoted(f'{text} {n}')}, " for key in ("name", "short", "official_name")
            ),
            line,
        )
        for n, (line, text) in enumerate(zip(countries, texts, strict=False))
    ]
    assert "onerror" in "".join(named)
    (folder / "countries.yaml").write_text("\n".join(named) + "\n", "utf-8")
    odd = "\n".join(instrument(n, text) for n, text in enumerate(HOSTILE))
    before = odd.replace("by: [NOR, KEN]", "by: [NOR]").replace("record: 2", "record: 1")
    older = shutil.copytree(folder, folder.parent / "older")
    (older / "odd.yaml").write_text(before, "utf-8")
    (folder / "odd.yaml").write_text(odd, "utf-8")
    return folder


class Tags(HTMLParser):
    """The tags of a page, and the names and values of their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def is_tame(page: str) -> None:
    """Nothing in a page runs, and no address is one of a script."""
    found = Tags(page)
    assert not [name for name, _ in found.attributes if name.startswith("on")]
    addresses = [value for name, value in found.attributes if name in ("href", "src")]
    assert not [
        value for value in addresses if value.lower().strip().startswith(("javascript:", "data:text"))
    ]


@pytest.mark.parametrize("format", FORMATS)
def test_a_hostile_text_is_text_in_every_format(format: str, hostile: Path, run: Run, tmp_path: Path) -> None:
    for words in COMMANDS:
        file = tmp_path / f"answer.{format}"
        asked = [word.format(hostile.parent / "older") for word in words]
        ran = run(*asked, "--format", format, "--output", str(file), data=hostile)
        assert ran.status == 0, ran.err
        content = file.read_bytes()
        if format == "xlsx":
            sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets
            cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
            assert not [cell for cell in cells if cell.data_type == "f"]
            continue
        text = content.decode("utf-8")
        assert words != ("list",) or "HYPERLINK" in text
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", text.replace("\r\n", "\n"))
        if format == "html":
            is_tame(text)
            assert not ELEMENTS & set(Tags(text).tags)
        if format in ("csv", "tsv"):
            rows = list(csv.reader(io.StringIO(text), delimiter="," if format == "csv" else "\t"))
            bad = [cell for row in rows for cell in row if re.match(r"[=+@]|-\D|-\d+[^\d.]", cell)]
            assert not bad
        if format == "markdown":
            assert not re.search(r"(?<!\\)<(?:script|img|svg|/title)", text)
            assert not re.search(r"(?<!\\)\]\(javascript:", text)
    note("Hostile records", f"{format}", len(COMMANDS), 0)


def test_a_hostile_text_is_text_in_every_picture(hostile: Path, run: Run, tmp_path: Path) -> None:
    for words in CHARTS:
        file = tmp_path / "picture.svg"
        assert run(*words, "--output", str(file), data=hostile).status == 0
        names = {element.tag.rpartition("}")[2] for element in ElementTree.parse(file).iter()}
        assert not names & {"script", "img", "image", "foreignObject"}
        is_tame(file.read_text("utf-8"))
    note("Hostile records", "svg", len(CHARTS), 0)


def test_a_hostile_text_is_text_in_the_site(hostile: Path, run: Run, tmp_path: Path) -> None:
    assert run("site", str(tmp_path / "public"), data=hostile).status == 0
    pages = sorted((tmp_path / "public").rglob("*.html"))
    assert pages
    for page in pages:
        text = page.read_text("utf-8")
        is_tame(text)
        assert "alert(1)" not in "".join(re.findall(r"<script[^>]*>(.*?)</script>", text, re.DOTALL))
        assert "<img src=x" not in text
    feeds = [*(tmp_path / "public").rglob("*.xml"), *(tmp_path / "public").rglob("*.svg")]
    for feed in feeds:
        names = {element.tag.rpartition("}")[2] for element in ElementTree.parse(feed).iter()}
        assert not names & {"script", "img", "foreignObject"}
    for file in (tmp_path / "public").rglob("*.json"):
        json.loads(file.read_text("utf-8"))
    for file in (tmp_path / "public").rglob("*.csv"):
        rows = list(csv.reader(io.StringIO(file.read_text("utf-8"), newline="")))
        assert not [cell for row in rows for cell in row if re.match(r"[=+@]|-\D|-\d+[^\d.]", cell)]
    assert feeds
    note("Hostile records", "site", len(pages), 0)
    shutil.rmtree(tmp_path / "public")


@pytest.mark.parametrize("letter", ["\x1b", "\x07", "\u200b", "\u202e", "\x9b"])
def test_what_drives_a_terminal_is_refused_in_a_record(
    letter: str, run: Run, golden_record: Path, tmp_path: Path
) -> None:
    data = shutil.copytree(golden_record, tmp_path / "data")
    file = data / "declarations.yaml"
    escaped = f'"a\\U{ord(letter):08X}[31mb"'
    file.write_text(file.read_text("utf-8").replace("place: The Hague", f"place: {escaped}"), "utf-8")
    ran = run("validate", data=data)
    assert ran.status == 1
    assert letter not in ran.err + ran.text
