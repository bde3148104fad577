"""The site is made of files that need nothing else, and says what the command line says."""

import csv
import io
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest

from program import TODAY, Run
from signatories.claims import checker as claims
from signatories.query import history
from signatories.query import members as queries
from signatories.register.cache import load
from signatories.register.tables import Register
from signatories.site import Site
from signatories.site.build import POLICY
from signatories.site.filters import said
from webpages import Page, broken_links


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
    for (id,) in asked.rows("SELECT id FROM instrument"):
        rows = csv.DictReader(io.StringIO(run("who-signed", id, "--format", "csv").text))
        expected = [(row["country"], row["code"], row["status"], said(row["since"])) for row in rows]
        shown = []
        for country, status, since, _ in pages[f"instruments/{id}.html"].tables.get("members", [[]])[1:]:
            match = re.fullmatch(r"(.+) ([A-Z]{2,3})(?: possible)?(?: contested)?", country)
            assert match, country
            shown.append((match[1], match[2], status, since))
        assert shown == expected


def test_contested_and_possible_are_marked_on_the_page(pages: dict[str, Page]) -> None:
    """The golden pledge has Kenya, which contests its listing."""
    marked = [row[0] for row in pages["instruments/pledge.html"].rows("members") if "contested" in row[0]]
    assert marked == ["Kenya KEN contested"]


def test_the_figure_at_the_top_is_that_of_the_summary(
    files: dict[str, bytes], asked: Register, run: Run
) -> None:
    for (id,) in asked.rows("SELECT id FROM instrument"):
        number, _, rest = run("who-signed", id).err.strip().partition(": ")
        page = " ".join(re.sub(r"<[^>]+>", "", files[f"instruments/{id}.html"].decode()).split())
        assert f"{number} in on {TODAY}: {rest}" in page


def test_the_notes_of_an_answer_stand_under_it(files: dict[str, bytes], run: Run) -> None:
    notes = json.loads(run("who-signed", "pledge", "--format", "json").text)["notes"]
    assert len(notes) > 2
    page = files["instruments/pledge.html"].decode()
    listed = re.findall(r"<li>(.*?)</li>", page[page.index('class="notes"') :], re.S)[: len(notes)]
    assert [unescape(line) for line in listed] == notes


def test_a_country_s_page_shows_what_signed_by_answers(
    pages: dict[str, Page], asked: Register, run: Run
) -> None:
    for code in ("NOR", "KEN", "USA", "CSK"):
        rows = csv.DictReader(io.StringIO(run("signed-by", code, "--format", "csv").text))
        expected = [[row["status"], said(row["since"]), said(row["until"])] for row in rows]
        assert [row[1:4] for row in pages[f"countries/{code}.html"].rows("memberships")] == expected
        assert expected


def test_the_matrix_has_a_mark_for_every_cell_and_no_other(pages: dict[str, Page], asked: Register) -> None:
    rows = pages["index.html"].rows("matrix")
    ids = pages["index.html"].tables["matrix"][0][1:]
    names = dict(asked.rows("SELECT short, code FROM country"))
    marks = {
        (names[row[0]], id): cell[:1]
        for row in rows[:-1]
        for id, cell in zip(ids, row[1:], strict=True)
        if cell
    }
    cells = history.matrix(asked, ids, TODAY)
    assert marks == {
        (cell.code, cell.instrument): "●" if cell.certainty == "certain" else "◐" for cell in cells
    }
    assert rows[-1][1:] == [str(queries.count(asked, id, TODAY).certain) for id in ids]


def test_the_ledger_stands_whole_on_the_page_of_claims(pages: dict[str, Page], asked: Register) -> None:
    rows = [row for _, row in claims.ledger(asked)]
    shown = [(row[0], row[2], row[4]) for row in pages["claims.html"].rows("claims")]
    assert shown == [(row.instrument, row.claim, row.verdict) for row in rows]


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
    assert named == {path for path in files if path.startswith("api/")}


@pytest.mark.parametrize(
    "path", ["index.html", "instruments/pledge.html", "countries/NOR.html", "about.html"]
)
def test_every_page_says_its_day_and_the_version_of_the_data(files: dict[str, bytes], path: str) -> None:
    foot = files[path].decode().partition('class="foot"')[2]
    assert f'datetime="{TODAY}"' in foot
    assert "data to" in foot


def test_the_about_page_names_every_status_that_counts_as_in(files: dict[str, bytes]) -> None:
    from signatories.domain.membership import COUNTED

    text = files["about.html"].decode()
    assert all(word in text or (word == "provisional" and "provisionally" in text) for word in COUNTED)


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
        assert not re.search(r"<script>|<b>|<i>|<img|<u>", text), path
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


def test_the_pictures_of_an_instrument_are_files_too_without_links(files: dict[str, bytes]) -> None:
    """A link into the site would lead nowhere from a file that lies elsewhere."""
    for word in ("map", "growth", "spans"):
        drawn = ElementTree.fromstring(files[f"instruments/ring-{word}.svg"])
        assert drawn.tag.endswith("svg")
        assert [element for element in drawn.iter() if element.tag.endswith("}a")] == []
    assert 'href="../countries/NOR.html"' in files["instruments/ring.html"].decode()
