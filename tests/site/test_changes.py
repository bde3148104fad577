"""What changed last, from the history of the record: on the front page, on a page of its own, as a feed."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from changing import MORE, PLEDGE, SECOND, commit, history_of
from program import HERE, TODAY
from signatories.register.cache import load
from signatories.site import Site
from signatories.site.changes import last_changes

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def history(folder: Path) -> Path:
    return history_of(folder)


@pytest.fixture
def files(history: Path) -> Iterator[dict[str, bytes]]:
    with load(history, today=TODAY) as register:
        yield dict(Site(register, TODAY, url="https://site.example").files())


def test_each_day_of_change_says_what_it_changed(history: Path) -> None:
    """The day on which the record began is compared with nothing, and is not told."""
    titles = {"pledge": "The <Pledge>", "second": "The second"}
    with load(history, today=TODAY) as register:
        found = last_changes(register, titles, TODAY, TODAY)
        until = last_changes(register, titles, "2026-02-28", TODAY, 1)
    assert [(day.day, [row.instrument for row in day.instruments]) for day in found] == [
        ("2026-03-07", ["second"]),
        ("2026-02-06", ["pledge"]),
    ]
    assert found[0].instruments[0].sentences == ["Is new, with 2 in."]
    assert found[1].instruments[0].sentences[0] == "Brazil: endorsement 2020-02-01."
    assert [day.day for day in until] == ["2026-02-06"]


def test_the_front_page_and_a_page_of_their_own_tell_the_changes(files: dict[str, bytes]) -> None:
    front = files["index.html"].decode()
    assert "What changed last" in front
    assert "Is new, with 2 in." in front
    page = files["changes.html"].decode()
    assert page.index('id="on-2026-03-07"') < page.index('id="on-2026-02-06"')
    assert "Brazil: endorsement <time>2020-02-01</time>." in page


def test_the_feed_is_atom_with_an_entry_for_each_instrument_and_day(files: dict[str, bytes]) -> None:
    feed = ElementTree.fromstring(files["feed.xml"])
    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert feed.findtext(f"{ATOM}{name}")
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["The second", "The <Pledge>"]
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == [
        "2026-03-07T00:00:00Z",
        "2026-02-06T00:00:00Z",
    ]
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in entries]
    assert len(set(ids)) == 2
    assert all(id.startswith("urn:uuid:") for id in ids)
    link = entries[0].find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "https://site.example/instruments/second.html"


def test_an_entry_keeps_its_id_when_later_days_come(history: Path, files: dict[str, bytes]) -> None:
    commit(history, "2026-04-08", pledge=PLEDGE + MORE.replace("BRA", "BRA, USA"))
    with load(history, today=TODAY) as register:
        later = next(text for path, text in Site(register, TODAY).files() if path == "feed.xml")
    ids = [
        {entry.findtext(f"{ATOM}id") for entry in ElementTree.fromstring(text).findall(f"{ATOM}entry")}
        for text in (files["feed.xml"], later)
    ]
    assert ids[0] < ids[1]


def test_a_record_without_history_has_an_empty_feed(golden_site: dict[str, bytes]) -> None:
    feed = ElementTree.fromstring(golden_site["feed.xml"])
    assert feed.findall(f"{ATOM}entry") == []
    assert "What changed last" not in golden_site["index.html"].decode()
    assert "without its history" in golden_site["changes.html"].decode()
    assert HERE.name == "tests"


def test_a_state_that_broke_a_rule_ends_the_history(folder: Path) -> None:
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    commit(folder, "2026-01-04", pledge=PLEDGE.replace("NOR", "QQQ"))
    commit(folder, "2026-02-06", pledge=PLEDGE)
    commit(folder, "2026-03-07", pledge=PLEDGE + MORE)
    with load(folder, today=TODAY) as register:
        assert [day.day for day in last_changes(register, {}, TODAY, TODAY)] == ["2026-03-07"]


def test_a_renamed_country_is_told_without_an_instrument(history: Path) -> None:
    countries = (history / "countries.yaml").read_text("utf-8").replace("short: Kenya", "short: Qenya")
    commit(history, "2026-04-08", countries=countries)
    with load(history, today=TODAY) as register:
        files = dict(Site(register, TODAY).files())
    page = files["changes.html"].decode()
    assert "Kenya: short is Qenya, was Kenya." in page
    assert "0 instruments, 1 change" in page
    assert "instruments/.html" not in page + files["feed.xml"].decode()
    assert "<title>Countries and imprint</title>" in files["feed.xml"].decode()


def test_a_state_that_breaks_a_rule_of_today_is_compared(folder: Path) -> None:
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    commit(folder, "2026-01-04", pledge=PLEDGE, second=SECOND.replace("The second", "The <Pledge>"))
    commit(folder, "2026-02-06", second=SECOND)
    with load(folder, today=TODAY) as register:
        assert [day.day for day in last_changes(register, {}, TODAY, TODAY)] == ["2026-02-06"]


def test_the_feed_tells_spans_in_words(history: Path) -> None:
    act = MORE.replace("2020-02-01", "2020-02-01/2020-03")
    commit(history, "2026-04-08", pledge=PLEDGE + act)
    with load(history, today=TODAY) as register:
        feed = next(text for path, text in Site(register, TODAY).files() if path == "feed.xml").decode()
    assert "2020-02-01 to 2020-03" in feed
    assert "2020-02-01/2020-03" not in feed


def test_a_corrected_footnote_is_counted_and_not_told(history: Path) -> None:
    """It is a longer text, of which a reader of changes wants no two versions in a sentence."""
    countries = (history / "countries.yaml").read_text("utf-8")
    footnote = "footnote: Naming Kenya here says nothing on any of the questions that are asked about it"
    changed = countries.replace("short: Kenya,", f"short: Kenya, {footnote},")
    assert changed != countries
    commit(history, "2026-04-08", countries=changed)
    with load(history, today=TODAY) as register:
        found = last_changes(register, {}, TODAY, TODAY, 1)
    assert [(row.sentences, row.besides) for row in found[0].instruments] == [([], 1)]


EVENT = "  events:\n    - {date: 2020-05, what: A first meeting is held., source: [list]}\n"


def test_an_event_is_told_in_its_own_words_and_its_correction_is_counted(history: Path) -> None:
    commit(history, "2026-04-08", pledge=PLEDGE + MORE + EVENT)
    commit(history, "2026-04-09", pledge=PLEDGE + MORE + EVENT.replace("held", "put off"))
    with load(history, today=TODAY) as register:
        found = last_changes(register, {}, TODAY, TODAY, 2)
    told = [(row.sentences, row.besides) for day in found for row in day.instruments]
    assert told == [([], 1), (["Event 2020-05: A first meeting is held."], 0)]


def test_an_event_that_is_taken_out_is_told_and_one_that_loses_its_place_is_not(history: Path) -> None:
    """To say that its place "is nothing" tells a reader nothing."""
    placed = EVENT.replace("2020-05", "2020-05, place: Oslo, country: NOR")
    for day, event in (("2026-04-08", placed), ("2026-04-09", EVENT), ("2026-04-10", "")):
        commit(history, day, pledge=PLEDGE + MORE + event)
    with load(history, today=TODAY) as register:
        found = last_changes(register, {}, TODAY, TODAY, 2)
    told = [(row.sentences, row.besides) for day in found for row in day.instruments]
    assert told == [(["Taken out: event 2020-05: A first meeting is held."], 0), ([], 2)]
