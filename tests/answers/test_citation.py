"""Where an answer is from: what `--cite` says, and which sources an answer rests on."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from program import Run
from signatories._version import __version__

MADE = f"Rings and pledges, The Ring; signatories {__version__}, data to 2026-11-01"
"""The pact is complete to 2025-01-01, and a source was read on 2026-11-01."""


def cited(run: Run, question: str) -> tuple[str, set[str]]:
    """The citation of an answer, and the titles of the sources it names."""
    notes = json.loads(run(*question.split(), "--cite", "--format", "json").text)["notes"]
    start = next(nth for nth, note in enumerate(notes) if note.startswith("Cite as: "))
    assert all(note.startswith("Source: ") for note in notes[start + 1 :])
    return notes[start], {title(note) for note in notes[start + 1 :]}


def title(note: str) -> str:
    """`pledges, amended` of "Source: Host of the Pledge: Those who pledge, amended, 2022-04-30"."""
    return TITLES[next(text for text in TITLES if f": {text}" in note)]


TITLES = {
    "Those who pledge, amended": "list-2",
    "Those who pledge": "list-1",
    'Kenya: "not ours"': "herald",
    "Norway pledges": "norway",
    "Members [all] of the Ring | 2012": "ring",
    "Norway joins": "ministry",
    "@Ring: who is out, who may be in": "courier",
    "Draft 3, sponsors": "draft",
    "Adopted without a vote": "mission",
    "Status": "depositary",
    "Friends": "club",
}


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("who-signed ring", f"Cite as: {MADE}: who-signed ring, as of 2026-11-28."),
        ("who-signed ring --as-of 2014-03-01", f"Cite as: {MADE}: who-signed ring, as of 2014-03-01."),
        (
            "diff ring --from 2014-03-01 --to 2020-01-01 --all",
            f"Cite as: {MADE}: diff ring --from 2014-03-01 --to 2020-01-01 --all, as of 2026-11-28.",
        ),
        (
            "who-signed ring and not pledge",
            f"Cite as: {MADE}: who-signed ring and not pledge, as of 2026-11-28.",
        ),
        (
            "who-signed (ring or pledge) and kind:state",
            f"Cite as: {MADE}: who-signed '(ring' or 'pledge)' and kind:state, as of 2026-11-28.",
        ),
        ("why pledge KEN", f"Cite as: {MADE}: why pledge KEN, as of 2026-11-28."),
        ("claims pledge", f"Cite as: {MADE}: claims pledge."),
        (
            "timeline ring --country norway",
            f"Cite as: {MADE}: timeline ring --country norway, as of 2026-11-28.",
        ),
    ],
)
def test_a_citation_has_the_versions_the_question_and_the_day(run: Run, question: str, line: str) -> None:
    """So that it can be asked again: without the options that only say how it is written."""
    assert cited(run, question)[0] == line
    assert cited(run, f"{question} --names short")[0] == line


@pytest.mark.parametrize(
    ("question", "sources"),
    [
        ("who-signed pledge", "list-1 list-2 norway herald"),  # who contests Kenya's listing too
        ("who-signed ring --as-of 2013-12-31", "ring"),
        ("who-signed ring", "ring ministry courier"),  # courier: Germany, and who has left
        ("who-signed ring --as-of 2026-03-01", "ring ministry courier"),  # only the courier says who left
        ("signed-by namibia", "ring mission"),
        ("signed-by kenya", "ring list-1 list-2 herald"),
        ("why pledge norway", "norway herald"),
        ("matrix ring club --as-of 2012-01-01", "ring ministry courier club"),
        ("who-signed ring and not pledge --as-of 2012-12-31", "ring courier list-1 list-2 norway"),
        ("who-signed ring and pledge", "ring ministry list-1 list-2 norway"),
        ("who-signed region:africa and ring", "ring"),
        ("diff ring --from 2026-01-01 --to 2026-03-01", "ring courier"),
        ("claims pledge", "list-1 list-2"),
        ("show council-3", "draft mission"),
        ("list", ""),
        ("countries", ""),
        ("countries ring and pledge", "ring ministry list-1 list-2 norway"),
    ],
)
def test_an_answer_cites_what_it_rests_on(run: Run, question: str, sources: str) -> None:
    """Its rows' sources, or those of its countries' acts; where one of them did nothing, of all acts.

    Of the four in the ring in 2012 the courier says that one left later, and two never had a part in the
    pledge, so that all that is known of the pledge is cited.
    """
    assert cited(run, question)[1] == set(sources.split())


def test_a_source_is_cited_with_publisher_title_date_and_address(run: Run) -> None:
    """In a table beside the number by which its rows name it."""
    ring = "The Ring: Members [all] of the Ring | 2012, 2012-07, https://ring.example/members"
    shown = run("who-signed", "ring", "--cite").text.splitlines()
    assert f"[1] {ring}" in shown
    assert "[2] Ministry of Foreign Affairs of Norway: Norway joins, 2014-06-16" in shown
    assert f"Source: {ring}" in json.loads(run("who-signed", "ring", "--cite", "-f", "json").text)["notes"]


@pytest.mark.parametrize("format", ["csv", "tsv", "jsonl"])
def test_where_the_format_holds_only_rows_the_citation_goes_to_stderr(run: Run, format: str) -> None:
    """So that what a program reads stays a table."""
    question = ("who-signed", "ring", "--format", format)
    plain, ran = run(*question), run(*question, "--cite")
    assert ran.out == plain.out
    first, *citation = ran.err.splitlines()
    assert first == plain.err.rstrip("\n")
    assert citation[0] == f"Cite as: {MADE}: who-signed ring, as of 2026-11-28."
    assert len(citation) == 4


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("who-signed ring --format csv", "; 5 notes are not in CSV: see --format json\n"),
        ("who-signed ring:observer --format tsv", "; 3 notes are not in TSV: see --format json\n"),
        ("who-signed pact --as-of 1990-03-01 --format jsonl", "former\n"),
    ],
)
def test_notes_that_a_format_cannot_hold_are_counted_in_the_summary(
    run: Run, question: str, said: str
) -> None:
    """The ring: one has left, three dates, how far the record is complete."""
    assert run(*question.split()).err.endswith(said)


def test_a_format_that_holds_notes_says_nothing_of_them(run: Run) -> None:
    assert "not in" not in run("who-signed", "ring", "--format", "markdown").err


def test_an_older_version_of_the_record_is_named(golden_record: Path, tmp_path: Path, run: Run) -> None:
    """A citation of `--known-at` that does not name the revision could not be asked again."""
    shutil.copytree(golden_record, tmp_path / "data")
    git = ["git", "-C", str(tmp_path), "-c", "user.name=a", "-c", "user.email=a@b"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "a"], ["tag", "first"]):
        subprocess.run([*git, *words], check=True, capture_output=True)
    ran = run("--known-at", "first", "who-signed", "ring", "--cite", data=tmp_path / "data")
    assert f"Cite as: {MADE}, as recorded in first: who-signed ring, as of 2026-11-28." in ran.text
