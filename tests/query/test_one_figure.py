"""One thing has one figure and one name, whoever is asked: lists, pages, charts and versions."""

import re
import shutil
from pathlib import Path

import pytest

from small_records import SmallRecord, record

RING = record("ring", "coalition", "date: 2000-01-01, action: joining, by: [BRA, KEN, NOR]")
PACT = record(
    "pact",
    "treaty",
    "date: 2000-01-01, action: invitation, by: [KEN]",
    "date: 2000-01-01, action: signature, by: [NOR]",
    "date: 2001-01-01, action: accession, by: [BRA, TUR]",
)
RES = record(
    "res",
    "resolution",
    "date: 2000-01-01, action: adoption, by: [KEN]",
    "date: 2000-01-01, action: sponsorship, by: [NOR]",
)


def text_of(page: Path) -> str:
    """The words of a page, tags left out."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.read_text(encoding="utf-8")).split())


def test_candidates_and_adopters_are_not_counted_as_in(small: SmallRecord, tmp_path: Path) -> None:
    """Kenya is in the ring, invited to the pact, and adopted the resolution in its body."""
    small.write(RING, PACT, RES)
    assert "3: 1 current, 0 former, 2 beside them" in small.words("signed-by KEN")
    small.words(f"site {tmp_path / 'page'}")
    page = text_of(tmp_path / "page" / "countries" / "KEN.html")
    assert "In 1 instrument on" in page and "2 more with a status that does not count as in" in page
    listed = text_of(tmp_path / "page" / "countries.html")
    assert re.search(r"Kenya KEN state Sub-Saharan Africa 1 ", listed)
    assert re.search(r"Norway NOR state Northern Europe 3 ", listed)


def test_of_two_sets_nobody_is_removed(small: SmallRecord) -> None:
    small.write(RING, PACT)
    found = small.column("diff ring pact", "code", "change")
    assert found == ["KEN only-first", "TUR only-second"]
    words = small.words("diff ring pact")
    assert "0 only in ring, 0 only in pact; 2 possible" in words
    assert "removed" not in words and "added" not in words
    everybody = small.column("diff ring pact --all", "code", "change")
    assert everybody == [*found, "BRA both", "NOR both"]


def test_a_chart_has_the_since_of_the_list(small: SmallRecord) -> None:
    """Bound by an act of 1992 that reaches back to 1991, and by one whose effect came a year later."""
    acts = (
        "date: 1986-09-09, action: ratification, by: [NOR], effective: 1987-09-05",
        "date: 1992-07-28, action: succession, by: [CZE], effective: 1991-10-08",
    )
    small.write(record("it", "treaty", *acts))
    listed = small.column("who-signed it", "code", "since")
    assert listed == ["CZE 1991-10-08", "NOR 1986-09-09"]
    assert sorted(small.column("chart timeline it", "code", "since")) == listed
    assert sorted(small.column("matrix it", "code", "it")) == listed
    for code, since in (row.split() for row in listed):
        assert small.column(f"signed-by {code}", "since") == [since]


def test_a_chart_of_several_instruments_names_each_by_its_own_noun(
    small: SmallRecord, tmp_path: Path
) -> None:
    small.write(RING, PACT)
    for kind in ("growth", "overlap"):
        picture = tmp_path / f"{kind}.svg"
        small.words(f"chart {kind} ring pact --output {picture}")
        drawn = re.sub(r"<[^>]+>", "\n", picture.read_text(encoding="utf-8"))
        assert "3 members" in drawn
        assert re.search(r"2 parties, 1\s+signatory", drawn)
        assert not re.search(r"\bmembers of\b", drawn, re.IGNORECASE)


@pytest.mark.parametrize("day", ["1999-12-31", "2000-01-01", "2001-01-01", "2026-11-28"])
def test_lists_diagrams_and_matrices_have_one_figure(small: SmallRecord, day: str) -> None:
    small.write(RING, PACT, RES)
    for row in small.rows(f"list --as-of {day}"):
        inside = small.rows(f"who-signed {row['id']} --as-of {day}")
        assert int(row["members"]) == len(inside)
        assert len(small.rows(f"matrix {row['id']} --as-of {day}")) == len(inside)


# Two versions of the record


OLD = record(
    "it",
    "coalition",
    "date: 2012-01-01, action: joining, by: [KEN, NOR]",
    head=["parts:", "  - {title: Access, summary: For all}"],
    claims=["as_of: 2012-01-01, count: 2"],
)
EVENT = "    - {date: 2012-01-01, what: Founded, place: The Hague, country: NOR, source: [s]}\n"
OLD = OLD.replace("grade", "seen: 2020-01-01, grade").replace("  claims:", f"  events:\n{EVENT}  claims:")


def changes(
    small: SmallRecord, tmp_path: Path, old: str, new: str, file: str = "instruments.yaml"
) -> list[str]:
    """What `changes` says after an edit: the kind and the sentence of each change."""
    small.write(OLD)
    older = tmp_path / "older"
    shutil.copytree(small.folder, older)
    path = small.folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return small.column(f"changes {older}", "kind", "sentence")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("countries.yaml", "name: Brazil,", "name: Brasil,"),
        ("countries.yaml", "region: Asia", "region: Europe"),
        ("countries.yaml", "aliases: [Ivory Coast]", "aliases: [Ivory]"),
        ("instruments.yaml", "summary: For all", "summary: For everybody"),
        ("instruments.yaml", "place: The Hague, country: NOR", "place: The Hague, country: DEU"),
        ("instruments.yaml", "seen: 2020-01-01", "seen: 2020-01-02"),
        ("instruments.yaml", "count: 2", "count: 3, record: 2, explained: With the host"),
    ],
)
def test_whatever_is_edited_is_a_change(
    small: SmallRecord, tmp_path: Path, file: str, old: str, new: str
) -> None:
    assert changes(small, tmp_path, old, new, file)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{date: 2012-01-01, what: Founded", "{date: 2012-01-02, what: Founded"),
        ("as_of: 2012-01-01", "as_of: 2012-01-02"),
    ],
)
def test_another_day_of_an_event_or_a_claim_is_a_correction(
    small: SmallRecord, tmp_path: Path, old: str, new: str
) -> None:
    (change,) = changes(small, tmp_path, old, new)
    assert change.startswith("corrected ")
    assert "2012-01-01" in change and "2012-01-02" in change


@pytest.mark.parametrize(
    ("head", "title", "rule"),
    [
        ([], "Instrument one", "unique-title"),
        (["url: https://pact.example/"], "Another", "unique-address"),
    ],
)
def test_the_same_instrument_under_two_ids_is_a_problem(
    small: SmallRecord, head: list[str], title: str, rule: str
) -> None:
    one = record("one", "coalition", "date: 2012-01-01, action: joining, by: [KEN]", head=head)
    two = one.replace("one:", "two:", 1).replace("title: Instrument one", f"title: {title}")
    (problem,) = small.write(one, two).problems()
    assert problem.endswith(f"[{rule}]")
    other = two.replace("title: Instrument one", "title: Another").replace("pact.example", "other.example")
    assert small.write(one, other).problems() == []
