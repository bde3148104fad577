"""The commands that edit: what was understood and the exact change are shown; only then is it written."""

import shutil
from pathlib import Path

import pytest

from handwritten import added
from program import Run
from signatories.cli import edit_session
from signatories.editing.files import lock
from terminals import command, on_a_terminal, plain_environment

DESCRIBED = ("--source-title", "Chile: in", "--source-publisher", "Ministry", "--source-grade", "government")
ADD = ("add", "ring", "--action", "joining", "--date", "2026-03", "--source", "courier-2026")


@pytest.fixture
def data(golden_record: Path, tmp_path: Path) -> Path:
    """A record of one's own, to be edited."""
    return shutil.copytree(golden_record, tmp_path / "data")


@pytest.fixture
def file(data: Path) -> Path:
    return data / "declarations.yaml"


# Adding


def test_an_act_is_shown_as_understood_and_as_a_change_and_written(run: Run, data: Path, file: Path) -> None:
    before = file.read_text()
    ran = run(*ADD, "--by", "Brazil and TUR", "--note", "At a summit.", "--yes", data=data)
    new = [
        "    - date: 2026-03",
        "      action: joining",
        "      by: [BRA, TUR]",
        "      source: [courier-2026]",
        "      note: At a summit.",
    ]
    assert (ran.status, added(before, file.read_text())) == (0, new), ran.err
    assert [line[1:] for line in ran.text.splitlines() if line.startswith("+ ")] == new
    assert [line.split()[:4] for line in ran.text.splitlines() if "new" in line] == [
        ["Brazil", "BRA", "Brazil", "joining"], ["TUR", "TUR", "Türkiye", "joining"],
    ]  # fmt: skip
    assert ran.err == f"2 acts understood: 2 new, 0 recorded already\n2 acts added to {file}\n"


def test_adding_twice_adds_once(run: Run, data: Path, file: Path) -> None:
    """Also with a source that the first time was new."""
    words = (
        "add",
        "ring",
        "--action",
        "joining",
        "--date",
        "2026-03",
        "--by",
        "Brazil",
        "--source",
        "chile-2026",
    )
    assert run(*words, *DESCRIBED, "--yes", data=data).status == 0
    after = file.read_bytes()
    again = run(*words, *DESCRIBED, "--yes", data=data)
    assert (again.status, again.err) == (0, "1 act understood: 0 new, 1 recorded already\nnothing to add\n")
    assert file.read_bytes() == after
    more = run(*words, *DESCRIBED, "--by", "Brazil, Kosovo", "--yes", data=data)
    assert (more.status, more.err.splitlines()[-1]) == (0, f"1 act added to {file}")
    assert "by: [XKX]" in more.text


def test_a_source_that_is_described_is_added_with_its_act(run: Run, data: Path, file: Path) -> None:
    before = file.read_text()
    more = ("--source-url", "https://example.org/a#b", "--source-published", "2026-03")
    run(*ADD[:-1], "chile-2026", *DESCRIBED, *more, "--by", "BRA", "--yes", data=data)
    assert added(before, file.read_text())[:6] == [
        "    chile-2026:",
        '      title: "Chile: in"',
        "      publisher: Ministry",
        "      url: https://example.org/a#b",
        "      published: 2026-03",
        "      grade: government",
    ]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (
            ("--source", "courier-2062"),
            "'ring' has no source 'courier-2062': did you mean courier-2026 or ring-2012?",
        ),
        (("--source", "x", "--source-title", "X"), "give --source-publisher, --source-grade too"),
        (("--source", "ring-2012", *DESCRIBED), "'ring-2012' is recorded, and described otherwise"),
        (("--source", "x", "--source", "y", *DESCRIBED), "add one at a time"),
        (("--action", "joinin"), "'joinin' is not an action: did you mean joining?"),
        (("--date", "2026-02-30"), "'2026-02-30' must be a date of the calendar"),
        (("--source-grade", "good"), "'good' is not one of depositary"),
        (("--by", "Norway"), "NOR, joining: recorded on 2014-01/2014-06-15, now 2026-03"),
        (("--by", "Kongo, Brazil"), "at 0: 'Kongo'"),
        (("--by", "  "), "the list names no country"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value)[:30],
)
def test_a_question_that_cannot_be_answered_changes_nothing(
    words: tuple[str, ...], why: str, run: Run, data: Path, file: Path
) -> None:
    before = file.read_bytes()
    asked = ADD[:-2] if "--source" in words else ADD
    ran = run(*asked, "--by", "Brazil", *words, "--yes", data=data)
    assert (ran.status, file.read_bytes()) == (2, before)
    assert why in " ".join(ran.err.split())


def test_an_unknown_instrument_is_refused(run: Run, data: Path) -> None:
    ran = run("add", "rnig", *ADD[2:], "--by", "Brazil", "--yes", data=data)
    wrong, line = ran.err.split("\nto ask this, write\n  ")
    assert (ran.status, wrong) == (2, "signatories: unknown instrument 'rnig' — did you mean ring?")
    assert line.startswith("signatories add ring ")


def test_an_edit_that_breaks_a_rule_is_not_written(run: Run, data: Path, file: Path) -> None:
    """Here a claim: four were in on 1 July 2012."""
    before = file.read_bytes()
    ran = run(*ADD, "--by", "BRA", "--date", "2012-06-30", "--yes", data=data)
    assert (ran.status, file.read_bytes()) == (1, before)
    assert "nothing is written, as this edit would break a rule" in ran.err
    assert ran.err.endswith("; the record stays as it was\n")
    assert "declarations.yaml:" in ran.err


def test_a_record_that_is_broken_already_is_not_edited(run: Run, data: Path, file: Path) -> None:
    file.write_text(file.read_text() + "\nclub: {}\n")
    before = file.read_bytes()
    ran = run(*ADD, "--by", "Brazil", "--yes", data=data)
    assert (ran.status, file.read_bytes()) == (1, before)


def test_the_past_is_not_edited(run: Run, data: Path) -> None:
    ran = run("--known-at", "HEAD", *ADD, "--by", "Brazil", "--yes", data=None)
    assert ran.status == 2


# Asking


def test_where_nobody_can_be_asked_nothing_is_written(run: Run, data: Path, file: Path) -> None:
    """The change is shown all the same."""
    before = file.read_bytes()
    ran = run(*ADD, "--by", "Brazil", data=data)
    assert (ran.status, file.read_bytes()) == (2, before)
    assert "+      by: [BRA]" in ran.text
    assert "stdin is not a terminal, so the edit cannot be confirmed: add --yes" in ran.err


@pytest.mark.parametrize(("answer", "status"), [("y", 0), ("n", 1), ("", 1)])
def test_at_a_terminal_somebody_is_asked(
    answer: str, status: int, data: Path, file: Path, tmp_path: Path
) -> None:
    before = file.read_text()

    def reply() -> str:
        assert file.read_text() == before
        return answer

    environment = plain_environment(XDG_CACHE_HOME=str(tmp_path / "cache"))
    shown = on_a_terminal(command(data, *ADD, "--by", "Brazil"), environment, status, reply)
    assert "Write 1 act to " in shown
    assert bool(added(before, file.read_text())) == (status == 0)


def test_what_changes_while_somebody_thinks_is_not_overwritten(
    run: Run, data: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        edit_session, "_ask", lambda question, yes: file.write_text("# by another\n" + file.read_text())
    )
    ran = run(*ADD, "--by", "Brazil", data=data)
    assert ran.status == 2
    assert "changed meanwhile; nothing is written" in ran.err
    assert file.read_text().startswith("# by another\n")
    assert "by: [BRA]" not in file.read_text().split("pledge:")[0]


def test_two_editors_do_not_write_at_once(run: Run, data: Path, file: Path) -> None:
    before = file.read_bytes()
    with lock(data):
        ran = run(*ADD, "--by", "Brazil", "--yes", data=data)
    assert (ran.status, file.read_bytes()) == (2, before)
    assert "another edit of" in ran.err
    assert run(*ADD, "--by", "Brazil", "--yes", data=data).status == 0
