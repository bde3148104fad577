"""Keeping the words of a source: the exact change first, the proof, and only then the text and its hash."""

from pathlib import Path

import pytest

from handwritten import added
from kept_record import FIRST, NOTE, RECORD, SECOND, TABLE, hashed, write
from program import Ran, Run

YES = "--yes"
LICENCE = ("--licence", "CC0 1.0")


@pytest.fixture
def file(folder: Path) -> Path:
    """The data file of a valid record with kept texts."""
    write(folder)
    return folder / "pacts.yaml"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return tmp_path / "passage.txt"


def without_kept(folder: Path, source: str) -> None:
    """The record as it was before the words of a source were kept."""
    head = RECORD.index(f"    {source}:\n")
    first = RECORD.index("      kept:\n", head)
    last = next(
        RECORD.index(line, first)
        for line in RECORD[first:].splitlines(keepends=True)
        if not line.startswith("       ") and line != "      kept:\n"
    )
    write(folder, record=RECORD[:first] + RECORD[last:])
    [text] = (folder / "kept").rglob(f"{source}.txt")
    text.unlink()


# What is written


def test_the_words_and_what_is_said_of_them_are_shown_and_written(
    run: Run, folder: Path, paper: Path
) -> None:
    without_kept(folder, "second")
    file = folder / "pacts.yaml"
    before = file.read_text()
    paper.write_text(SECOND)
    said = (*LICENCE, "--not", "USA: The host is no signatory.")
    ran = run("keep", "pledge", "second", str(paper), *said, YES, data=folder)
    new = [
        "      kept:",
        f"        sha256: {hashed(SECOND)}",
        "        licence: CC0 1.0",
        "        lang: en",
        "        reads: members",
        "        not:",
        "          - {country: USA, why: The host is no signatory.}",
    ]
    assert (ran.status, ran.err) == (0, "kept/pledge/second.txt kept\n")
    assert added(before, file.read_text()) == new
    assert (folder / "kept/pledge/second.txt").read_bytes() == SECOND.encode()
    assert [line[1:] for line in ran.text.splitlines() if line.startswith("+ ")] == new
    assert f"+++ kept/pledge/second.txt\n@@ -0,0 +1 @@\n+{SECOND}" in ran.text
    assert run("validate", data=folder).status == 0


def test_a_text_that_changed_gets_a_new_hash_and_keeps_what_was_said_of_it(
    run: Run, folder: Path, file: Path, paper: Path
) -> None:
    text = FIRST.replace("Those", "On the third of February, those")
    paper.write_text(text)
    before = file.read_text()
    ran = run("keep", "pledge", "first", str(paper), YES, data=folder)
    assert ran.status == 0, ran.err
    assert file.read_text() == before.replace(hashed(FIRST), hashed(text))
    assert (folder / "kept/pledge/first.txt").read_text() == text


def test_every_word_about_a_text_can_be_said(run: Run, folder: Path, paper: Path) -> None:
    without_kept(folder, "table")
    paper.write_text(TABLE.replace("Brazil", "The Republic of Rio"))
    said = (
        *LICENCE, "--lang", "en", "--reads", "dates", "--date-format", "%d-%m-%Y",
        "--as", "The Republic of Rio=BRA: So it calls itself.",
    )  # fmt: skip
    ran = run("keep", "pact", "table", str(paper), *said, YES, data=folder)
    assert ran.status == 0, ran.err
    for line in (
        '        date_format: "%d-%m-%Y"',
        "          - {text: The Republic of Rio, country: BRA, why: So it calls itself.}",
    ):
        assert line in (folder / "pacts.yaml").read_text().splitlines()


def test_codes_are_kept_where_the_text_may_not_be_shipped(run: Run, folder: Path, paper: Path) -> None:
    without_kept(folder, "second")
    paper.write_text(SECOND)
    said = (*LICENCE, "--codes", "--not", "USA: The host is no signatory.")
    ran = run("keep", "pledge", "second", str(paper), *said, YES, data=folder)
    assert ran.status == 0, ran.err
    assert "        codes: [BRA, DEU, NOR]" in (folder / "pacts.yaml").read_text().splitlines()
    assert not (folder / "kept/pledge/second.txt").exists()
    assert run("validate", data=folder).status == 0


def test_nothing_is_done_where_the_words_are_kept_already(
    run: Run, folder: Path, file: Path, paper: Path
) -> None:
    paper.write_text(NOTE)
    before = file.read_bytes()
    ran = run("keep", "pact", "note", str(paper), data=folder)
    assert (ran.status, ran.text) == (0, "")
    assert ran.err == "nothing to do: kept/pact/note.txt is kept already\n"
    assert file.read_bytes() == before


def test_a_mark_of_byte_order_is_no_part_of_the_words(
    run: Run, folder: Path, file: Path, paper: Path
) -> None:
    paper.write_bytes(b"\xef\xbb\xbf" + NOTE.encode())
    assert "nothing to do" in run("keep", "pact", "note", str(paper), data=folder).err


# What is refused, with nothing written


def refused(run: Run, folder: Path, *arguments: str) -> Ran:
    """Run a command that must fail and must leave each file as it was."""
    before = {path: path.read_bytes() for path in sorted(folder.rglob("*.*")) if path.is_file()}
    ran = run("keep", *arguments, data=folder)
    after = {path: path.read_bytes() for path in sorted(folder.rglob("*.*")) if path.is_file()}
    assert ran.status
    assert before == after
    return ran


def test_words_that_the_record_does_not_say_are_refused(
    run: Run, folder: Path, file: Path, paper: Path
) -> None:
    """The first list kept in the place of the second: Kenya had left by then."""
    paper.write_text(FIRST)
    ran = refused(run, folder, "pledge", "second", str(paper), YES)
    assert "'Kenya', character 52 of kept/pledge/second.txt" in ran.err
    assert "[kept-names]" in ran.err
    assert "nothing is written" in ran.err


def test_nothing_is_written_unless_somebody_says_yes(run: Run, folder: Path, file: Path, paper: Path) -> None:
    paper.write_text(FIRST.replace("Those", "All those"))
    ran = refused(run, folder, "pledge", "first", str(paper))
    assert "cannot be confirmed: add --yes" in ran.err
    assert "+All those" in ran.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"a" * 4097, "at most 4096 bytes, and this has 4097"),
        (b"Those: Br\xe9sil", "must be UTF-8; byte 9"),
        (b" \n", "must hold words"),
    ],
)
def test_a_text_that_cannot_be_kept_is_refused(
    text: bytes, said: str, run: Run, folder: Path, file: Path, paper: Path
) -> None:
    paper.write_bytes(text)
    assert said in refused(run, folder, "pledge", "first", str(paper), YES).err


def test_a_text_is_not_kept_without_its_licence(run: Run, folder: Path, paper: Path) -> None:
    without_kept(folder, "second")
    paper.write_text(SECOND)
    assert "--licence" in refused(run, folder, "pledge", "second", str(paper), YES).err


def test_a_source_that_is_not_there_is_answered_with_the_nearest(
    run: Run, folder: Path, file: Path, paper: Path
) -> None:
    paper.write_text(FIRST)
    assert "did you mean first?" in refused(run, folder, "pledge", "frist", str(paper)).err


def test_codes_do_not_stand_beside_their_text(run: Run, folder: Path, file: Path, paper: Path) -> None:
    paper.write_text(SECOND)
    said = refused(run, folder, "pledge", "second", str(paper), "--codes", YES).err
    assert "remove kept/pledge/second.txt first" in said


@pytest.mark.parametrize(
    "options", [("--as", "Congo"), ("--as", "Congo=COG"), ("--not", "USA"), ("--reads", "runes")]
)
def test_an_option_that_says_too_little_is_refused(
    options: tuple[str, str], run: Run, folder: Path, file: Path, paper: Path
) -> None:
    paper.write_text(FIRST)
    assert options[0] in refused(run, folder, "pledge", "first", str(paper), *options).err


def test_a_source_in_one_line_is_refused(run: Run, folder: Path, paper: Path) -> None:
    write(folder)
    file = folder / "pacts.yaml"
    flow = "    third: {title: Later, publisher: The host, grade: own}\n"
    file.write_text(
        file.read_text()
        .replace("    second:\n", f"{flow}    second:\n")
        .replace("[second]", "[second, third]")
    )
    paper.write_text(SECOND)
    said = refused(run, folder, "pledge", "third", str(paper), *LICENCE, YES).err
    assert "stands in one line" in said


# With the acts


def test_a_pasted_list_is_recorded_and_kept_at_once(run: Run, folder: Path, file: Path) -> None:
    new = ("--source", "third", "--source-title", "Who came later", "--source-publisher", "The host")
    act = ("--action", "endorsement", "--date", "2020-03-01", "--source-grade", "own")
    ran = run("import", "pledge", "Namibia and Turkey", *act, *new, "--keep", *LICENCE, YES, data=folder)
    assert ran.status == 0, ran.err
    assert (folder / "kept/pledge/third.txt").read_text() == "Namibia and Turkey"
    assert f"        sha256: {hashed('Namibia and Turkey')}" in file.read_text().splitlines()
    assert run("validate", data=folder).status == 0


def test_a_licence_without_keeping_is_refused(run: Run, folder: Path, file: Path) -> None:
    act = ("--action", "endorsement", "--date", "2020-03-01", "--source", "first")
    ran = run("import", "pledge", "Namibia", *act, *LICENCE, YES, data=folder)
    assert (ran.status, "--keep" in ran.err) == (2, True)
