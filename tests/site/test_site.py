"""The site is made of files that need nothing else, and says what the command line says."""

import csv
import datetime as dt
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from program import TODAY, Compiled, Run
from registers import instrument
from rosters import CLOSED
from signatories.claims import checker as claims
from signatories.query import members as queries
from signatories.query.matrix import matrix
from signatories.query.memberships import memberships
from signatories.register.cache import load
from signatories.register.tables import Register
from signatories.site import Site
from signatories.site.build import POLICY
from signatories.site.filters import said
from webpages import VOID, Page, broken_links


@pytest.fixture(scope="module")
def asked(golden_record: Path) -> Iterator[Register]:
    """The register of the golden record."""
    with load(golden_record, today=TODAY) as register:
        yield register


@pytest.fixture(scope="module")
def files(golden_site: dict[str, bytes]) -> dict[str, bytes]:
    return golden_site


@pytest.fixture(scope="module")
def pages(files: dict[str, bytes]) -> dict[str, Page]:
    """Every page of the site."""
    return {path: Page(content) for path, content in files.items() if path.endswith(".html")}


def test_every_instrument_and_every_country_has_its_page_and_its_json(
    files: dict[str, bytes], asked: Register
) -> None:
    ids = [id for (id,) in asked.rows("SELECT id FROM instrument")]
    codes = [code for (code,) in asked.rows("SELECT code FROM country")]
    assert len(ids) == 5
    wanted = {f"instruments/{id}.html" for id in ids} | {f"countries/{code}.html" for code in codes}
    assert wanted <= set(files)
    assert {f"api/{path[:-5]}.json" for path in wanted} <= set(files)


def test_the_same_record_on_the_same_day_gives_the_same_bytes(
    files: dict[str, bytes], asked: Register
) -> None:
    assert dict(Site(asked, TODAY).files()) == files


def test_the_bar_counts_every_page(files: dict[str, bytes], asked: Register) -> None:
    assert Site(asked, TODAY).total == sum(path.endswith(".html") for path in files)


def test_tags_are_closed_and_no_id_is_used_twice(pages: dict[str, Page]) -> None:
    wrong = {path: page.unclosed for path, page in pages.items() if page.unclosed}
    twice = {path for path, page in pages.items() if len(set(page.ids)) < len(page.ids)}
    assert (wrong, twice) == ({}, set())


def test_every_link_inside_the_site_leads_to_a_file_and_a_place_in_it(files: dict[str, bytes]) -> None:
    assert broken_links(files) == []


def test_no_page_loads_anything_from_elsewhere_or_has_anything_inline(pages: dict[str, Page]) -> None:
    """What the Content-Security-Policy would stop: readers would see an error in its place."""
    for path, page in pages.items():
        policies = [v["content"] for tag, v in page.tags if v.get("http-equiv") == "Content-Security-Policy"]
        assert policies == [POLICY], path
        for tag, values in page.tags:
            assert tag != "style", path
            assert "style" not in values, path
            assert not any(name.startswith("on") for name in values), path
            if tag in ("script", "link", "img"):
                assert "://" not in values.get("src", values.get("href", "")), path
            if tag == "script":
                assert values["src"], path


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    assert POLICY.startswith("default-src 'none';")
    assert not re.search(r"unsafe|https?:|\*|data:", POLICY)


def test_who_is_in_stands_on_the_page_as_the_command_line_has_it(
    pages: dict[str, Page], asked: Register, run: Run
) -> None:
    """The column of statuses goes where everybody has the same."""
    with_statuses = set()
    for (id,) in asked.rows("SELECT id FROM instrument"):
        rows = list(csv.DictReader(io.StringIO(run("who-signed", id, "--format", "csv").text)))
        several = len({row["status"] for row in rows}) > 1
        head, *shown = pages[f"instruments/{id}.html"].tables.get(
            "members", [["Country", "Since", "Says who"]]
        )
        assert head == ["Country", *(["Status"] if several else []), "Since", "Says who"]
        with_statuses.add(several)
        assert [[*in_parts(row[0])[:2], *row[1:-1]] for row in shown] == [
            [row["country"], row["code"], *([row["status"]] if several else []), said(row["since"])]
            for row in rows
        ]
    assert with_statuses == {True, False}


def in_parts(cell: str) -> tuple[str, str, list[str]]:
    """Return the name, the code and the marks in the first cell of a row."""
    match = re.fullmatch(r"(.+?) ([A-Z]{2,3})((?: possible| disputed| known to \S+)*)", cell)
    assert match, cell
    return match[1], match[2], match[3].split()


def test_a_source_is_called_by_its_publisher(pages: dict[str, Page], asked: Register) -> None:
    rows = {row[0]: row[-1] for row in pages["instruments/pledge.html"].rows("members")}
    assert rows["Norway NOR"] == "Ministry of Foreign Affairs of Norway"
    assert rows["Brazil BRA"].startswith("Host of the Pledge ")
    ids = {id for (id,) in asked.rows("SELECT id FROM source")}
    for path, page in pages.items():
        cells = {cell for rows in page.tables.values() for row in rows for cell in row}
        assert not ids & cells, path


def test_disputed_and_possible_are_marked_on_the_page(pages: dict[str, Page]) -> None:
    """The golden pledge has Kenya, which contests its listing."""
    marked = [row[0] for row in pages["instruments/pledge.html"].rows("members") if "disputed" in row[0]]
    assert [in_parts(cell)[:2] for cell in marked] == [("Kenya", "KEN")]


def test_the_figure_at_the_top_is_that_of_the_summary(
    files: dict[str, bytes], asked: Register, run: Run
) -> None:
    for (id,) in asked.rows("SELECT id FROM instrument"):
        head, _, rest = run("who-signed", id).err.strip().partition(": ")
        number, _, known = head.partition(" ")
        text = re.sub(r"<(?!/p>)[^>]+>", "", files[f"instruments/{id}.html"].decode())
        page = " ".join(text.split())
        counts, _, besides = rest.partition("; ")
        more = ", ".join(part for part in besides.split(", ") if part and part[0] != "0")
        said = f"{counts}; {more}" if more else f"{counts}</p>"
        assert f"{number} in on {TODAY}{', ' + known if known else ''}: {said}" in page


def test_the_notes_of_an_answer_stand_under_it(files: dict[str, bytes], run: Run) -> None:
    """But for those that the page says elsewhere: how far the list is known, which days are not, who left."""
    notes = json.loads(run("who-signed", "pledge", "--format", "json").text)["notes"]
    elsewhere = (
        "pledge: record complete to 2022-11-02",
        "some day between",
        "the day is not known",
        "Former: ",
    )
    wanted = [
        note.removeprefix("pledge: ") for note in notes if not any(words in note for words in elsewhere)
    ]
    assert len(notes) > len(wanted) > 1
    page = files["instruments/pledge.html"].decode()
    assert "<div><dt>Full list known</dt><dd>2022-04-28 to 2022-11-02" in page
    listed = page.partition('class="notes folds"')[2].partition("</ul>")[0]
    shown = [unescape(re.sub(r"<[^>]+>", "", line)) for line in re.findall(r"<li>(.*?)</li>", listed, re.S)]
    assert [line.casefold() for line in shown] == [note.casefold() for note in wanted]


def test_a_country_s_page_shows_what_signed_by_answers(
    pages: dict[str, Page], asked: Register, run: Run
) -> None:
    """What it is in stands first, then what it was in; without an end there is no column for it."""
    for code in ("NOR", "KEN", "USA", "CSK"):
        rows = list(csv.DictReader(io.StringIO(run("signed-by", code, "--format", "csv").text)))
        for table, over in (("memberships", False), ("past", True)):
            own = [row for row in rows if bool(row["until"] and row["certainty"] == "certain") == over]
            ends = over or any(row["until"] for row in own)
            expected = [
                [
                    row["status"],
                    said(row["since"]),
                    said(row["until"]) if ends else row["known_to"].replace("..", "for good"),
                ]
                for row in own
            ]
            assert [
                row[1:-1] for row in pages[f"countries/{code}.html"].tables.get(table, [[]])[1:]
            ] == expected
        assert rows


def test_the_history_of_a_country_has_every_beginning_and_every_end(
    files: dict[str, bytes], asked: Register
) -> None:
    rows = memberships(asked, "USA", TODAY)
    entries = (
        files["countries/USA.html"]
        .decode()
        .partition('<ol class="events')[2]
        .partition("</ol>")[0]
        .count("<li")
    )
    assert entries == len(rows) + sum(bool(row.until) for row in rows) > len(rows)


def test_the_matrix_has_a_year_for_every_cell_and_no_other(pages: dict[str, Page], asked: Register) -> None:
    rows = pages["matrix.html"].rows("matrix")
    ids = pages["matrix.html"].tables["matrix"][0][1:]
    names = dict(asked.rows("SELECT short, code FROM country"))
    shown = {
        (names[row[0]], id): cell for row in rows[:-1] for id, cell in zip(ids, row[1:], strict=True) if cell
    }
    assert shown == {
        (cell.code, cell.instrument): ("?" if cell.certainty == "possible" else "")
        + cell.since.rpartition("/")[2][:4]
        for cell in matrix(asked, ids, TODAY)
    }
    assert rows[-1][1:] == [str(queries.count(asked, id, TODAY).certain) for id in ids]


def test_claims_stand_by_verdict_with_those_that_hold_last(
    files: dict[str, bytes], pages: dict[str, Page], asked: Register
) -> None:
    rows = [row for _, row in claims.ledger(asked)]
    titles = dict(asked.rows("SELECT id, title FROM instrument"))
    for verdict in ("fails", "explained", "within"):
        shown = pages["claims.html"].tables.get(f"claims-{verdict}", [[]])[1:]
        expected = [(titles[row.instrument], row.claim) for row in rows if row.verdict == verdict]
        assert [(row[0], row[2]) for row in shown] == expected
    for id in {row.instrument for row in rows}:
        page = files[f"instruments/{id}.html"].decode()
        found = re.findall(r'<summary class="verdict-(\w+)">(\d+)', page)
        own = [row.verdict for row in rows if row.instrument == id]
        order = ["fails", "explained", "within", "holds"]
        assert found == [(word, str(own.count(word))) for word in order if word in own]


def test_the_downloads_are_what_the_command_line_writes(files: dict[str, bytes], run: Run) -> None:
    assert files["instruments/ring.csv"] == run("who-signed", "ring", "--format", "csv").out
    assert files["instruments/ring-timeline.csv"] == run("timeline", "ring", "--format", "csv").out


def test_the_json_of_an_instrument_says_what_the_queries_say(
    files: dict[str, bytes], asked: Register
) -> None:
    document = json.loads(files["api/instruments/pledge.json"])
    assert document["as_of"] == TODAY
    assert document["count"] == queries.count(asked, "pledge", TODAY)._asdict()
    members = [row._asdict() for row in queries.members(asked, "pledge", TODAY)]
    assert sorted(document["members"], key=str) == sorted(members, key=str)
    assert document["former"] == [row._asdict() for row in queries.former(asked, "pledge", TODAY)]


def test_the_index_for_programs_names_every_file(files: dict[str, bytes]) -> None:
    index = json.loads(files["api/index.json"])
    named = {f"api/{row['file']}" for row in [*index["instruments"], *index["countries"]]}
    named |= {f"api/{index['claims']}", "api/index.json"}
    scripts = {path for path in files if path.startswith("api/") and path.endswith(".js")}
    assert named == {path for path in files if path.startswith("api/")} - scripts
    ids = {row["id"] for row in index["instruments"]}
    assert scripts == {"api/compare.js", *(f"api/compare/{id}.js" for id in ids)}


@pytest.mark.parametrize(
    "path", ["index.html", "instruments/pledge.html", "countries/NOR.html", "about.html"]
)
def test_every_page_says_its_day_and_the_version_of_the_data(files: dict[str, bytes], path: str) -> None:
    foot = files[path].decode().partition('class="foot"')[2]
    assert f'datetime="{TODAY}"' in foot
    assert "data to" in foot


def test_the_about_page_names_every_status_that_counts_as_in(files: dict[str, bytes]) -> None:
    from signatories.domain.statuses import KINDS, counting_statuses

    text = files["about.html"].decode()
    assert all(
        word in text or (word == "provisional" and "provisionally" in text)
        for kind in KINDS
        for word in counting_statuses(kind)
    )


def test_nothing_of_the_record_is_markup(register: Register) -> None:
    """Titles, notes and names are text, whatever stands in them.

    odd:
      title: A <script>alert(1)</script> & "title"
      kind: declaration
      opened: 2020-01-01
      sources:
        s: {title: <b>T</b>, publisher: "P & <i>Q</i>", url: "https://example.org/?a=1&b='", grade: own}
      actions:
        - date: 2020-01-01
          action: endorsement
          by: [NOR]
          source: [s]
          disputed: "<u>no</u>"
          note: "<img src=x>"
    """
    files = dict(Site(register, TODAY).files())
    for path in ("index.html", "instruments/odd.html", "countries/NOR.html"):
        text = files[path].decode()
        assert not re.search(r"<script>|<b>|<i>Q|<img|<u>", text), path
        assert Page(files[path]).unclosed == []
    assert "A &lt;script&gt;alert(1)&lt;/script&gt; &amp;" in files["instruments/odd.html"].decode()


def test_an_instrument_without_members_or_claims_has_a_page_too(register: Register) -> None:
    """A treaty that only waits for signatures.

    waiting:
      title: Waiting
      kind: treaty
      opened: 2020-01-01
      sources:
        s: {title: T, publisher: P, grade: own}
      actions:
        - {date: 2020-01-01, action: intent, by: [NOR], source: [s]}
    """
    files = dict(Site(register, TODAY).files())
    page = files["instruments/waiting.html"].decode()
    assert "Nobody, as far as the record knows." in page
    assert "Not counted as in" in page
    assert "candidate" in page


def test_the_pictures_of_an_instrument_lead_to_the_countries(files: dict[str, bytes]) -> None:
    drawn = re.findall(r"<svg.*?</svg>", files["instruments/ring.html"].decode(), re.S)
    assert len(drawn) == 2
    for picture in drawn:
        assert ElementTree.fromstring(picture).tag.endswith("svg")
    assert 'href="../countries/NOR.html"' in drawn[0]


class Text(HTMLParser):
    """The text of a page's content, without its pictures, its code, and the numbers of cited sources."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.words: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            values = dict(attrs)
            left_out = tag in ("svg", "code", "header", "footer", "head", "option")
            left_out = left_out or values.get("class") in ("cite", "citation", "code", "kept")
            self._open.append((tag, left_out))

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if not any(left_out for _, left_out in self._open):
            self.words.append(data)

    @property
    def numbers(self) -> set[str]:
        """Every number on the page, as it is written."""
        return set(re.findall(r"\d+", " ".join(self.words)))


def test_every_number_on_the_pages_of_five_instruments_is_one_of_the_command_line(
    files: dict[str, bytes], asked: Register, run: Run
) -> None:
    ids = [id for (id,) in asked.rows("SELECT id FROM instrument")]
    assert len(ids) == 5
    for id in ids:
        known = set(re.findall(r"\d+", TODAY))
        for words in (
            ("who-signed", id), ("timeline", id, "--all"), ("claims", id), ("sources", id), ("show", id),
        ):  # fmt: skip
            ran = run(*words, "--format", "csv")
            assert ran.status == 0, ran.err
            known |= set(re.findall(r"\d+", ran.text))
        for facet in ("observer", "candidate", "former", "suspended", "inactive", "adopter"):
            ran = run("who-signed", f"{id}:{facet}", "--format", "csv")
            known |= set(re.findall(r"\d+", ran.text)) if ran.status == 0 else set()
        answer = run("who-signed", id, "--format", "json").text
        known |= set(re.findall(r"\d+", " ".join(json.loads(answer)["notes"])))
        known |= set(re.findall(r"\d+", run("who-signed", id).err))
        acts = list(csv.DictReader(io.StringIO(run("timeline", id, "--format", "csv").text)))
        known |= {
            str(n)
            for n in Counter(
                (row["date"], row["effective"], row["action"]) for row in acts if row["code"]
            ).values()
        }
        known |= {str(int(row["members"]) + int(row["possible"])) for row in acts}
        verdicts = csv.DictReader(io.StringIO(run("claims", id, "--format", "csv").text))
        known |= {str(n) for n in Counter(row["verdict"] for row in verdicts).values()} | {"0"}
        shown = Text(files[f"instruments/{id}.html"]).numbers
        assert shown - known == set(), id
        assert len(shown) > 5


def test_the_page_of_a_pair_has_the_numbers_of_diff(files: dict[str, bytes], run: Run) -> None:
    pairs = [path for path in files if path.startswith("compare/")]
    assert pairs
    for path in pairs:
        first, _, second = path.removeprefix("compare/").removesuffix(".html").partition("+")
        ran = run("diff", first, second, "--all", "--format", "csv")
        assert ran.status == 0
        rows = list(csv.DictReader(io.StringIO(ran.text)))
        shown = Page(files[path]).rows("comparison")
        words = {"both": "both", f"{first} only": "only-first", f"{second} only": "only-second"}
        assert {(in_parts(row[0])[1], words[row[1]]) for row in shown} == {
            (row["code"], row["change"]) for row in rows
        }
        certain = Counter(row["change"] for row in rows if row["certainty"] != "possible")
        tally = re.findall(r"<strong>(\d+)</strong> in", files[path].decode())
        assert tally == [str(certain[word]) for word in ("both", "only-first", "only-second")]


def test_the_data_of_the_comparison_are_those_of_who_signed(files: dict[str, bytes], run: Run) -> None:
    for id in ("ring", "pledge"):
        text = files[f"api/compare/{id}.js"].decode()
        match = re.fullmatch(rf'signatories\.instrument\("{id}", (.+)\);\n', text)
        assert match
        rows = csv.DictReader(io.StringIO(run("who-signed", id, "--format", "csv").text))
        about = json.loads(match[1])
        assert not set(about["out"]) & set(about["members"])
        assert about["members"] == {row["code"]: [row["since"], row["certainty"]] for row in rows}


def test_the_index_of_the_search_leads_to_files_and_has_every_language(files: dict[str, bytes]) -> None:
    found, name = [], "0.js"
    while name:
        text = files[f"search/{name}"].decode()
        rows, _, rest = text.removeprefix("signatories.found(").rpartition(", ")
        found += json.loads(rows)
        name = json.loads(rest.removesuffix(");\n"))
    assert {row[0] for row in found} == {"instrument", "country", "event", "source"}
    assert {row[3].partition("#")[0] for row in found} <= set(files)
    norway = next(row for row in found if row[1] == "Norway")
    assert {"norvege", "noruega", "norwegen"} <= set(norway[4].split())


def test_the_map_of_the_site_needs_its_address(
    asked: Register, files: dict[str, bytes], pages: dict[str, Page]
) -> None:
    assert "sitemap.xml" not in files
    assert 'property="og:image"' not in files["index.html"].decode()
    named = dict(Site(asked, TODAY, url="https://site.example/sub").files())
    places = re.findall(r"<loc>(.*?)</loc>", named["sitemap.xml"].decode())
    assert places == [f"https://site.example/sub/{path}" for path in files if path in pages]
    page = named["instruments/ring.html"].decode()
    assert '<meta property="og:image" content="https://site.example/sub/static/share.png">' in page
    assert '<link rel="canonical" href="https://site.example/sub/instruments/ring.html">' in page
    assert files["static/share.png"].startswith(b"\x89PNG")


def test_every_page_has_a_title_and_a_description_of_its_own(pages: dict[str, Page]) -> None:
    found = [
        tuple(v["content"] for _, v in page.tags if v.get("property") in ("og:title", "og:description"))
        for page in pages.values()
    ]
    assert all(len(pair) == 2 and all(pair) for pair in found)
    assert len({title for title, _ in found}) == len(found)


def test_what_is_due_is_ordered_by_how_far_the_record_lies_behind(
    pages: dict[str, Page], asked: Register, run: Run
) -> None:
    """Days behind are reckoned here by the calendar; what cannot change, or has no full list, is not due."""
    rows = list(csv.DictReader(io.StringIO(run("list", "--format", "csv", "--raw").text)))
    behind = {
        row["title"]: (dt.date.fromisoformat(TODAY) - dt.date.fromisoformat(row["known_to"])).days
        for row in rows
        if row["known_to"] not in ("", "..")
    }
    shown = {row[0]: int(row[2].replace(",", "")) for row in pages["due.html"].rows("due")}
    assert shown == {title: days for title, days in behind.items() if days > 0}
    assert list(shown.values()) == sorted(shown.values(), reverse=True)
    assert shown


def test_living_instruments_stand_before_closed_ones(register: Register) -> None:
    """The second is over, although its name comes first.

    second:
      title: Second
      kind: coalition
      opened: 2020-01-01
      complete: 2020-01-01/2021-01-01
      sources:
        s: {title: T, publisher: P, grade: own}
      actions:
        - {date: 2020-01-01, action: joining, by: [NOR], source: [s]}
    first:
      title: First
      kind: coalition
      opened: 2020-01-01
      closed: 2021-01-01
      complete: 2020-01-01/2020-12-31
      sources:
        s: {title: T, publisher: P, grade: own}
      actions:
        - {date: 2020-01-01, action: joining, by: [NOR], source: [s]}
    """
    front = dict(Site(register, TODAY).files())["index.html"].decode()
    places = [
        front.index(f'href="instruments/{id}.html">', front.index('id="h-in')) for id in ("second", "first")
    ]
    assert places[0] < front.index('id="h-closed"') < places[1]
    assert front.index('id="h-due"') < places[0]


def test_who_did_the_same_on_one_date_stands_in_one_entry_with_all_sources(register: Register) -> None:
    """Twelve on one day, by two sources; the unnamed are told and not counted as names.

    wave:
      title: Wave
      kind: declaration
      opened: 2020-01-01
      sources:
        a: {title: A, publisher: First, grade: own}
        b: {title: B, publisher: Second, grade: own}
      actions:
        - date: 2020-01-01
          action: endorsement
          by: [BRA, CIV, CZE, DEU, GBR, KEN, NAM, NOR, TUR, USA, EU]
          source: [a]
        - {date: 2020-01-01, action: endorsement, by: [XKX], source: [b]}
        - {date: 2020-01-01, action: endorsement, unnamed: 2, source: [b]}
        - {date: 2020-03-01, action: withdrawal, by: [USA], source: [b]}
    """
    page = dict(Site(register, TODAY).files())["instruments/wave.html"].decode()
    line = page.partition('<ol class="events')[2].partition("</ol>")[0]
    assert line.count("<li") == 2
    first, second = line.split("<li")[1:]
    assert "12 names" in first
    assert "2 named by no source" in first
    assert "14 in" in first
    assert 'href="#source-a">First</a>' in first
    assert 'href="#source-b"' in first
    assert "13 in" in second


def test_the_notes_on_acts_stand_on_the_page_with_the_dates_that_others_give(register: Register) -> None:
    """A note on those whom no source names, a contradicted date, and an act later than the day asked about.

    pact:
      title: Pact
      kind: declaration
      opened: 2020-01-01
      complete: 2020-01-01/2020-12-31
      sources:
        a: {title: A, publisher: First, grade: own}
        b: {title: B, publisher: Second, grade: press}
      actions:
        - {date: 2020-01-01, action: endorsement, by: [NOR], source: [a], otherwise: {b: 2020-02}}
        - {date: 2020-01-01, action: endorsement, unnamed: 3, source: [a], note: The list was lost.}
        - {date: 2020-01-02, action: endorsement, by: [KEN], source: [a]}
        - {date: 2021-05-01, action: endorsement, by: [BRA], source: [a], note: It came late.}
      claims:
        - {source: a, as_of: 2021-01-01, includes: [NOR]}
        - {source: a, as_of: 2021-02-01, includes: [KEN]}
    """
    page = dict(Site(register, TODAY).files())["instruments/pact.html"].decode()
    notes = page.partition('id="h-remarks"')[2].partition("</ul>")[0]
    assert notes.count("<li>") == 3
    assert "3 named by no source. The list was lost." in notes
    assert 'Otherwise <span class="date imprecise"' in notes
    assert 'href="#source-b">Second</a>' in notes
    assert "but for 3 that no source names" in page
    assert "As last known on <time>2021-01-01</time>" in page
    assert "known to 2021-02-01" in page
    assert "known to 2021-01-01" not in page
    before = dict(Site(register, "2021-04-30").files())["instruments/pact.html"].decode()
    assert "The list was lost." in before
    assert "It came late." not in before


def test_the_front_page_says_when_to_look_again(register: Register) -> None:
    """The record says so with `look`, which is a date like any other.

    waiting:
      title: Waiting
      kind: coalition
      opened: 2020-01-01
      complete: 2020-01-01/2021-01-01
      look: 2027-03
      sources:
        s: {title: T, publisher: P, grade: own}
      actions:
        - {date: 2020-01-01, action: joining, by: [NOR], source: [s]}
    """
    files = dict(Site(register, TODAY).files())
    for page in ("index.html", "due.html"):
        assert "2027-03" in files[page].decode()


def test_the_lists_of_a_large_record_end_and_say_so(asked: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that no page of three thousand instruments is heavier than one of four hundred."""
    monkeypatch.setattr("signatories.site.build.LISTED", 1)
    files = dict(Site(asked, TODAY).files())
    claims_page = files["claims.html"].decode()
    holding = claims_page.partition('<ul class="pairs')[2].partition("</ul>")
    assert holding[0].count("<li>") == 1
    assert re.search(r"The first 1 of [2-5] instruments stand here\.", holding[2])
    assert Page(files["due.html"]).rows("due")[1:] == []
    assert [path for path in files if path.startswith("instruments-")] == [
        f"instruments-{number}.html" for number in range(2, 6)
    ]


def test_a_closed_roster_shows_who_was_in_to_the_end(compiled: Compiled) -> None:
    """With who says so; who left before stands apart, and on an earlier day the page is like any other."""
    register = compiled(CLOSED)
    files = dict(Site(register, TODAY).files())
    page, text = Page(files["instruments/roster.html"]), files["instruments/roster.html"].decode()
    assert [row[:2] for row in page.rows("members")] == [
        ["Brazil BRA", "2020-01-01"],
        ["Norway NOR", "2020-01-01"],
    ]
    assert {row[-1] for row in page.rows("members")} == {"Press office"}
    assert [row[0] for row in page.rows("former")] == ["Kenya KEN"]
    assert '<strong class="figure">2</strong> in, until it was closed on <time>2021-01-01</time>' in text
    assert "On the last day before it was closed, <time>2020-12-31</time>." in text
    assert "Members on 31 Dec 2020" in text
    assert "who-signed roster --as-of 2020-12-31" in text
    assert files["instruments/roster.csv"].splitlines()[1].startswith(b"BRA,Brazil,member,2020-01-01")
    assert "Brazil, member since 1 Jan 2020" in text
    front = Page(files["index.html"])
    assert [row[2:] for row in front.rows("list-closed")] == [["2", "2021-01-01"]]
    assert Page(files["instruments.html"]).rows("instruments")[0][-1] == "closed 2021-01-01"
    before = dict(Site(register, "2020-12-31").files())["instruments/roster.html"].decode()
    assert '<strong class="figure">2</strong> in on <time datetime="2020-12-31">' in before
    assert "Who was in" not in before


def test_a_roster_without_anybody_is_no_suggestion_to_compare(compiled: Compiled) -> None:
    """A claim names both, so that they were a pair as long as the roster had members."""
    club = instrument("club", NOR="2019-01-01", BRA="2019-01-01")
    claim = "  claims:\n    - {source: own, as_of: 2020-03-01, of: club and roster, count: 2}\n"
    register = compiled(CLOSED + club + claim)
    assert "compare/club+roster.html" in dict(Site(register, "2020-12-31").files())
    later = dict(Site(register, TODAY).files())
    assert not any(path.startswith("compare/") for path in later)
    assert 'href="../compare.html#club"' in later["instruments/club.html"].decode()


def test_a_roster_known_less_far_than_its_end_says_so(compiled: Compiled) -> None:
    known = CLOSED.replace("2020-01-01/2020-12-31", "2020-01-01/2020-10-01")
    text = dict(Site(compiled(known), TODAY).files())["instruments/roster.html"].decode()
    assert "in, last known on <time>2020-10-01</time>, until it was closed on <time>2021-01-01</time>" in text
    assert "known to 2020-10-01</span>" not in text


@pytest.mark.parametrize(
    ("country", "words"),
    [
        ("NOR", "In no instrument on 2026-11-28; no longer in 1."),
        ("GBR", "In no instrument on 2026-11-28."),
    ],
)
def test_a_country_s_page_opens_with_how_many_it_is_in(compiled: Compiled, country: str, words: str) -> None:
    text = dict(Site(compiled(CLOSED), "2026-11-28").files())[f"countries/{country}.html"].decode()
    lede = re.sub(r"<[^>]+>", "", text.partition('<p class="lede">')[2].partition("</p>")[0])
    assert " ".join(lede.split()) == words


def test_a_place_that_is_only_possible_is_told_as_such(compiled: Compiled) -> None:
    """Norway joined on some day of late November, and the page is of its middle."""
    vague = instrument("club", NOR="2026-11-20/2026-11-27") + instrument("ring", BRA="2020-01-01")
    files = dict(Site(compiled(vague), "2026-11-23").files())
    text = files["countries/NOR.html"].decode()
    assert "only possibly, on <time" in text.partition('<p class="lede">')[2].partition("</p>")[0]
    assert '<span class="quiet">joined, only possible</span>' in text
    certain = files["countries/BRA.html"].decode()
    assert "only possibl" not in certain
    assert "2 instruments, 2 dated acts, 2 sources" in files["index.html"].decode()


def test_the_history_of_a_country_tells_how_each_place_began_and_ended(compiled: Compiled) -> None:
    text = dict(Site(compiled(CLOSED), TODAY).files())["countries/KEN.html"].decode()
    line = text.partition('<ol class="events')[2].partition("</ol>")[0]
    assert re.findall(r'class="quiet">(.*?)<', line) == ["joined", "no longer a member"]
