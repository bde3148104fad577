"""What changed between two versions of the record: folders, git revisions, and what follows from an edit."""

import csv
import io
import shutil
from pathlib import Path

import pytest

from program import HERE, Run
from repositories import commit, git

PACT = """\
pact:
  title: Pact
  kind: coalition
  opened: 2012-01-01
  complete: 2012-01-01/2020-12-31
  sources:
    host-2012: {title: Members, publisher: Host, published: 2012-01-01, grade: own}
    press-2013: {title: Report, publisher: Press, grade: press}
  actions:
    - date: 2012-01-01
      action: joining
      by: [KEN, NOR]
      source: [host-2012]
    - date: 2013-05-01
      action: joining
      by: [BRA]
      source: [press-2013]
  claims:
    - {source: host-2012, as_of: 2012-01-01, count: 2}
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A git repository with a record in `record/data`, committed once; its data folder."""
    data = tmp_path / "work" / "record" / "data"
    data.mkdir(parents=True)
    shutil.copy(HERE / "countries.yaml", data)
    (data / "pacts.yaml").write_text(PACT, "utf-8")
    git(data, "init", "--quiet", "--initial-branch=main", str(tmp_path / "work"))
    commit(data, "first")
    return data


def edited(data: Path, *replacements: tuple[str, str]) -> None:
    file = data / "pacts.yaml"
    text = file.read_text("utf-8")
    for old, new in replacements:
        assert text.count(old) == 1
        text = text.replace(old, new)
    file.write_text(text, "utf-8")


def rows(run: Run, data: Path, *words: str) -> list[dict[str, str]]:
    ran = run("changes", *words, "--format", "csv", data=data)
    assert ran.status == 0, ran.err
    return list(csv.DictReader(io.StringIO(ran.text, newline="")))


def said(found: list[dict[str, str]]) -> list[tuple[str, str]]:
    return [(row["kind"], row["sentence"]) for row in found]


def test_nothing_changed(run: Run, repository: Path):
    ran = run("changes", data=repository)
    assert ran.status == 0
    assert ran.err.startswith("0 changes: 0 added, 0 corrected, 0 follows")


def test_an_act_is_added_and_the_count_follows(run: Run, repository: Path):
    edited(repository, ("by: [BRA]", "by: [BRA, NAM]"))
    assert said(rows(run, repository)) == [
        ("added", "Namibia: joining 2013-05-01 under pact, says press-2013."),
        ("follows", "pact: 4 in on 2026-11-28, was 3."),
    ]


def test_a_date_is_corrected_from_what_to_what(run: Run, repository: Path):
    edited(repository, ("date: 2013-05-01", "date: 2013-06"))
    (row,) = rows(run, repository)
    assert (row["kind"], row["code"], row["before"], row["after"]) == (
        "corrected",
        "BRA",
        "joining 2013-05-01",
        "joining 2013-06",
    )


def test_an_act_is_taken_back(run: Run, repository: Path):
    edited(repository, ("by: [KEN, NOR]", "by: [NOR]"), ("count: 2}", "count: 1}"))
    assert said(rows(run, repository)) == [
        ("added", "pact: host-2012's claim of 1 as of 2012-01-01 is new: holds."),
        ("corrected", "Kenya: joining 2012-01-01 under pact is taken back."),
        ("corrected", "pact: host-2012's claim of 2 is gone."),
        ("follows", "pact: 2 in on 2026-11-28, was 3."),
    ]


def test_sources_disputes_and_particulars_are_told(run: Run, repository: Path):
    edited(
        repository,
        ("  opened: 2012-01-01\n", "  opened: 2011-12-31\n"),
        ("      source: [press-2013]\n", "      source: [press-2013]\n      disputed: Brazil denies it.\n"),
    )
    assert said(rows(run, repository)) == [
        ("corrected", "pact: opened is 2011-12-31, was 2012-01-01."),
        (
            "corrected",
            "Brazil: disputed of the joining 2013-05-01 under pact is Brazil denies it., was nothing.",
        ),
    ]


def test_a_verdict_follows_an_edit(run: Run, repository: Path, tmp_path: Path):
    """The two versions as folders: one whose claim holds, and one in which it is explained."""
    older = tmp_path / "older"
    shutil.copytree(repository, older)
    edited(
        repository,
        ("by: [KEN, NOR]", "by: [KEN, NOR, TUR]"),
        ("count: 2}", "count: 2, record: 3, explained: Old.}"),
    )
    found = said(rows(run, repository, str(older)))
    assert (
        "follows",
        "pact: host-2012's claim of 2 as of 2012-01-01: explained (record 3); before: holds (record 2).",
    ) in found


def test_an_instrument_is_new_or_gone(run: Run, repository: Path):
    (repository / "clubs.yaml").write_text(PACT.replace("pact:", "club:").replace("Pact", "Club"), "utf-8")
    assert said(rows(run, repository)) == [("added", "Club (club) is new, with 3 in.")]
    commit(repository, "second")
    (repository / "clubs.yaml").unlink()
    assert said(rows(run, repository)) == [("corrected", "Club (club) is gone.")]


def test_two_revisions_are_compared_and_the_work_tree_is_left_alone(run: Run, repository: Path):
    edited(repository, ("by: [BRA]", "by: [BRA, NAM]"))
    commit(repository, "second")
    edited(repository, ("by: [BRA, NAM]", "by: [BRA, NAM, DEU]"))
    status = git(repository, "status", "--porcelain")
    assert [row["code"] for row in rows(run, repository, "first", "second")] == ["NAM", ""]
    assert [row["code"] for row in rows(run, repository, "second", "first")] == ["NAM", ""]
    assert [row["code"] for row in rows(run, repository)] == ["DEU", ""]
    assert git(repository, "status", "--porcelain") == status


def test_printed_figures_that_change_are_told(run: Run, repository: Path, tmp_path: Path):
    printed = tmp_path / "printed.yaml"
    printed.write_text('- {of: pact, as_of: 2014-01-01, count: 3, where: "report, page 3"}\n', "utf-8")
    edited(repository, ("by: [BRA]", "by: [BRA, NAM]"))
    found = said(rows(run, repository, "--published", str(printed)))
    assert found[-1] == (
        "follows",
        "Printed in report, page 3: 3 of pact as of 2014-01-01: fails (record 4); before: holds (record 3).",
    )


def test_markdown_is_written_for_a_pull_request(run: Run, repository: Path):
    edited(repository, ("by: [BRA]", "by: [BRA, NAM]"))
    ran = run("changes", "--format", "markdown", data=repository)
    assert ran.text.startswith("### Changes from HEAD to the files as they are\n\n| kind | sentence |\n")


def test_the_record_as_it_was_known(run: Run, repository: Path):
    edited(repository, ("by: [BRA]", "by: [BRA, NAM]"))
    commit(repository, "second")
    before = run("--known-at", "first", "who-signed", "pact", "--format", "csv", data=repository)
    after = run("who-signed", "pact", "--format", "csv", data=repository)
    assert "NAM" not in before.text
    assert "NAM" in after.text


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nowhere",), "unknown revision 'nowhere': name a commit, branch or tag"),
        (("--help-me",), "has no option --help-me"),
        (("first", "first", "first"), "two versions at the most"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    run: Run, repository: Path, words: tuple[str, ...], sentence: str
):
    ran = run("changes", *words, data=repository)
    assert ran.status == 2
    assert sentence in ran.err


def test_a_revision_is_no_option_of_git(run: Run, repository: Path):
    """A name that begins with a dash never reaches git as an option."""
    ran = run("changes", "--", "--output=/tmp/x", data=repository)
    assert ran.status == 2
    assert "unknown revision" in ran.err


def test_outside_a_repository_there_are_no_revisions(run: Run, folder: Path):
    ran = run("changes", data=folder)
    assert ran.status == 2
    assert "must be in a git repository" in ran.err


def test_a_revision_without_the_folder_is_refused(run: Run, repository: Path):
    moved = repository.parent / "elsewhere"
    repository.rename(moved)
    ran = run("changes", "first", data=moved)
    assert ran.status == 2
    assert "revision 'first' has no folder 'record/elsewhere'" in ran.err
