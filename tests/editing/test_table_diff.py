"""How changes of the tables without acts are told: as one correction of the thing that it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from program import TODAY
from signatories.editing.revision_diff import changes
from signatories.register.cache import load

PACT = """\
pact:
  title: Pact
  kind: coalition
  opened: 2012-01-01
  parts:
    - {title: Aims, summary: What it is for.}
  sources:
    list: {title: Members, publisher: Host, published: 2012-01-01, grade: own}
  actions:
    - {date: 2012-01-01, action: joining, by: [KEN, TUR], source: [list]}
  events:
    - {date: 2012-01-01, what: Conference, place: Oslo, country: NOR, source: [list]}
    - {date: 2013-01-01, what: Conference, source: [list]}
  claims:
    - {source: list, as_of: 2012-01-01, count: 2}
"""

Edited = Callable[..., list[tuple[str, str, str, str]]]


@pytest.fixture
def told(folder: Path) -> Edited:
    """Tells the kind, the instrument, the code and the sentence of each change that edits make."""

    def edited(*edits: tuple[str, str], file: str = "pact.yaml") -> list[tuple[str, str, str, str]]:
        (folder / "pact.yaml").write_text(PACT, "utf-8")
        (folder / "record.yaml").write_text("title: Pacts\npublisher: Us\nlicence: CC0-1.0\n", "utf-8")
        with load(folder, today=TODAY) as before:
            text = (folder / file).read_text("utf-8")
            for old, new in edits:
                assert text.count(old) == 1
                text = text.replace(old, new)
            (folder / file).write_text(text, "utf-8")
            with load(folder, today=TODAY) as after:
                return [(c.kind, c.instrument, c.code, c.sentence) for c in changes(before, after, TODAY)]

    return edited


CONFERENCE = "{date: 2012-01-01, what: Conference"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            CONFERENCE,
            CONFERENCE.replace("-01-01", "-02-03"),
            "date of event {} is 2012-02-03, was 2012-01-01.",
        ),
        (
            CONFERENCE,
            CONFERENCE.replace("Conf", "A conf"),
            "what of event {} is A conference, was Conference.",
        ),
        ("Oslo", "Bergen", "place of event {} is Bergen, was Oslo."),
        ("country: NOR, ", "", "country of event {} is nothing, was NOR."),
    ],
)
def test_an_event_is_known_by_its_words_and_else_by_its_day(told: Edited, old: str, new: str, sentence: str):
    expected = f"pact: {sentence.format('2012-01-01: Conference')}"
    assert told((old, new)) == [("corrected", "pact", "", expected)]


def test_events_that_change_places_are_the_same(told: Edited):
    first, second = PACT.split("  events:\n")[1].splitlines()[:2]
    assert told((f"{first}\n{second}", f"{second}\n{first}")) == []


def test_the_day_of_a_claim_is_corrected(told: Edited):
    assert told(("as_of: 2012-01-01", "as_of: 2012-03-01")) == [
        ("corrected", "pact", "", "pact: day of list's claim of 2 is 2012-03-01, was 2012-01-01."),
    ]


def test_an_explanation_and_its_difference_are_corrections_and_the_verdict_follows(told: Edited):
    found = told(("count: 2}", "count: 2, record: 3, explained: Late.}"), ("[KEN, TUR]", "[KEN, TUR, BRA]"))
    assert [row[0] for row in found] == ["added", "corrected", "corrected", "follows", "follows"]
    assert found[2][3] == "pact: explained of list's claim of 2 is Late., was nothing."


def test_a_source_tells_each_key_that_is_another(told: Edited):
    found = told(("published: 2012-01-01", "seen: 2012-01-05, archived: 'https://archive.example/'"))
    assert [row[3] for row in found] == [
        "pact: published of source list is nothing, was 2012-01-01.",
        "pact: seen of source list is 2012-01-05, was nothing.",
        "pact: archived of source list is https://archive.example/, was nothing.",
    ]


def test_a_part_is_known_by_its_heading_and_else_by_its_summary(told: Edited):
    for old, new in (("Aims", "Aims and means"), ("What it is for.", "What it wants.")):
        ((kind, _, _, sentence),) = told((old, new))
        assert kind == "corrected"
        assert sentence.startswith("pact: ")
        assert sentence.endswith(f" of part Aims is {new}, was {old}.")


def test_a_country_is_known_by_its_code_and_concerns_no_instrument(told: Edited):
    renamed = ("name: Türkiye, short: Türkiye", "name: Turkiye, short: Turkiye")
    assert told(renamed, file="countries.yaml") == [
        ("corrected", "", "TUR", "Türkiye: name is Turkiye, was Türkiye."),
        ("corrected", "", "TUR", "Türkiye: short is Turkiye, was Türkiye."),
    ]


def test_a_new_country_is_told_and_one_that_is_gone(told: Edited):
    new = "ERE: {name: Erewhon, short: Erewhon, official_name: Erewhon, kind: state}\nBRA:"
    assert told(("BRA:", new), file="countries.yaml") == [("added", "", "ERE", "Erewhon is new.")]
    assert told((new, "BRA:"), file="countries.yaml") == [("corrected", "", "ERE", "Erewhon is gone.")]


def test_the_imprint_is_compared(told: Edited):
    assert told(("licence: CC0-1.0", "licence: CC-BY-4.0\ncontact: us@example.org"), file="record.yaml") == [
        ("corrected", "", "", "The record: licence is CC-BY-4.0, was CC0-1.0."),
        ("corrected", "", "", "The record: contact is us@example.org, was not given."),
    ]
