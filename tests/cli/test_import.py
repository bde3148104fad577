"""Whole lists and tables at once, and the canonical form: what is used, and what is reported instead."""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from handwritten import added
from program import Ran, Run
from signatories.editing.files import lock

ADD = ("add", "ring", "--action", "joining", "--date", "2026-03", "--source", "courier-2026")
PLEDGE = ("import", "pledge", "--action", "endorsement", "--date", "2022-11-02", "--source", "norway-2022")


@pytest.fixture
def data(golden_record: Path, tmp_path: Path) -> Path:
    """A record of one's own, to be edited."""
    return shutil.copytree(golden_record, tmp_path / "data")


@pytest.fixture
def file(data: Path) -> Path:
    return data / "declarations.yaml"


# A pasted list


@pytest.mark.parametrize("way", ["words", "file"])
def test_every_country_of_a_list_is_recorded(
    way: str, run: Run, data: Path, file: Path, tmp_path: Path
) -> None:
    before, text = file.read_text(), "Germany, the United Kingdom, Namibia,\nand Turkey"
    paper = tmp_path / "list.txt"
    paper.write_text(text)
    ran = run(*PLEDGE, text if way == "words" else str(paper), "--yes", data=data)
    assert ran.status == 0, ran.err
    assert "      by: [DEU, GBR, NAM, TUR]" in added(before, file.read_text())


def test_a_list_with_anything_left_over_is_refused_with_its_places(run: Run, data: Path, file: Path) -> None:
    before = file.read_bytes()
    ran = run(*PLEDGE, "Germany, Atlantis, Czechya and Namibia", "--yes", data=data)
    assert (ran.status, file.read_bytes()) == (2, before)
    assert ran.err.splitlines() == [
        "signatories: 2 pieces of the list cannot be used, so nothing is written",
        "  at 9: 'Atlantis' is left over",
        "  at 19: 'Czechya' is perhaps Czechia (CZE)",
    ]


def test_exceptions_in_a_list_are_refused(run: Run, data: Path, file: Path) -> None:
    before = file.read_bytes()
    assert run(*PLEDGE, "Germany and Namibia, but not Turkey", "--yes", data=data).status == 2
    assert file.read_bytes() == before


def answered(ran: Ran) -> list[str]:
    return ran.err.splitlines()


# A status table


TREATY = ("import-csv", "pact", "--country", "Party", "--date", "Date", "--action", "Kind", "--source")


def test_a_table_is_recorded_and_what_cannot_be_used_is_reported(
    run: Run, data: Path, tmp_path: Path
) -> None:
    source = next(line for line in (data / "others.yaml").read_text().split("sources:\n")[1].splitlines())
    table = tmp_path / "status.csv"
    table.write_text("Party;Date;Kind\nTürkiye;1 Feb 2001;accession\nAtlantis;2001;accession\nKenya;;\n"
                     "Namibia;3 Mar 2002;Accession\n")  # fmt: skip
    before = (data / "others.yaml").read_text()
    words = (*TREATY, source.strip().rstrip(":"), "--yes", "--partial")
    refused = run(*words[:2], str(table), *words[2:-1], data=data)
    assert (refused.status, (data / "others.yaml").read_text()) == (1, before)
    cure = "correct them, or repeat with --partial to leave them out"
    assert answered(refused)[-1] == f"1 row cannot be used, so nothing is written: {cure}"
    ran = run(*words[:2], str(table), *words[2:], data=data)
    assert ran.status == 1
    assert answered(ran) == [
        "line 3: 'Atlantis' must name one country",
        "1 row without a date passed over",
        "2 acts understood: 2 new, 0 recorded already",
        f"2 acts added to {data / 'others.yaml'}; 1 row not used",
    ]
    assert "      dates: {TUR: 2001-02-01, NAM: 2002-03-03}" in added(
        before, (data / "others.yaml").read_text()
    )
    again = run(*words[:2], str(table), *words[2:], data=data)
    assert answered(again)[-2:] == [
        "2 acts understood: 0 new, 2 recorded already", "nothing to add; 1 row not used",
    ]  # fmt: skip


def test_rows_that_contradict_the_record_are_reported_and_left_out(
    run: Run, data: Path, tmp_path: Path
) -> None:
    table = tmp_path / "members.csv"
    table.write_text("c,d\nNorway,2014-05-01\nBrazil,2026-03\nNamibia,2012-05\n")
    ran = run("import-csv", "ring", str(table), "--country", "c", "--date", "d", "--action", "joining",
              "--source", "courier-2026", "--yes", "--partial", data=data)  # fmt: skip
    assert ran.status == 1
    assert answered(ran) == [
        "line 2: 'Norway': joining 2014-05-01, but recorded on 2014-01/2014-06-15",
        "2 acts understood: 1 new, 1 recorded already",
        f"1 act added to {data / 'declarations.yaml'}; 1 row not used",
    ]


@pytest.mark.parametrize(
    ("content", "why"), [(b"c,d\nC\xf4te d'Ivoire,2026\n", "line 2 is not"), (None, "cannot be read")]
)
def test_a_table_that_cannot_be_read_is_refused(
    content: bytes | None, why: str, run: Run, data: Path
) -> None:
    table = data.parent / "table.csv"
    if content:
        table.write_bytes(content)
    ran = run("import-csv", "ring", str(table), "--country", "c", "--date", "d", "--action", "joining",
              "--source", "courier-2026", "--yes", data=data)  # fmt: skip
    assert ran.status == 2
    assert why in ran.err


def test_a_table_as_a_depositary_prints_it_goes_in_with_one_command(
    run: Run, data: Path, tmp_path: Path
) -> None:
    """Letters behind dates, footnotes, blanks and brackets; a second run finds everything recorded."""
    source = next(line for line in (data / "others.yaml").read_text().split("sources:\n")[1].splitlines())
    table = tmp_path / "status.csv"
    table.write_text(
        'sep=;\nParticipant;Signature;"Ratification, Accession(a)"\nTürkiye 1;2 Mar 1990;3 Mar 2003\n'
        "Namibia 2, 3;-;3 Mar 2002 a\nKenya;N/A;\nBrazil;[ 1 May 2001 ];\n"
    )
    words = ("import-csv", "pact", str(table), "--source", source.strip().rstrip(":"), "--yes")
    words = (*words, "--brackets", "none")
    ran = run(*words, data=data)
    assert ran.status == 0, ran.err
    assert answered(ran) == [
        "'Participant' names countries; 'Signature' dates signature; "
        "'Ratification, Accession(a)' dates ratification (a for accession)",
        "line 6: 'Brazil': [ 1 May 2001 ] stands in brackets, so it was taken back; passed over",
        "1 row without a date passed over",
        "3 acts understood: 2 new, 1 recorded already",
        f"2 acts added to {data / 'others.yaml'}",
    ]
    again = run(*words, data=data)
    assert (again.status, answered(again)[-1]) == (0, "nothing to add")


# Files


def test_a_pipe_is_read(run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text("Norway, Kenya"))
    writer.start()
    ran = run("names", str(pipe))
    writer.join()
    assert ran.err.startswith("2: 2 recognised")


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no streams with names on this system")
@pytest.mark.parametrize("way", ["/dev/stdin", "-", "/dev/fd/0"])
def test_a_stream_is_read_by_its_name(way: str, data: Path) -> None:
    """`<(…)` of a shell is the name of such a stream."""
    done = subprocess.run(
        [sys.executable, "-m", "signatories", "--data", str(data), "names", way],
        input="Norway, Kenya", capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr.startswith("2: 2 recognised")


@pytest.mark.parametrize("name", ["nosuchfile.txt", "./list", "/nowhere/list", "list.CSV", "~/list.md"])
def test_what_looks_like_a_file_and_is_missing_is_refused(run: Run, name: str) -> None:
    ran = run("names", name)
    assert ran.status == 2
    assert f"there is no file '{name}'" in ran.err


def test_a_folder_is_refused(run: Run, tmp_path: Path) -> None:
    assert "is a folder" in run("names", str(tmp_path)).err


@pytest.mark.parametrize("times", [30, 32, 124, 126, 5000])  # 256 bytes and 998 are limits of systems
def test_a_long_line_is_text(run: Run, times: int) -> None:
    ran = run("names", ", ".join(["Norway"] * times))
    assert ran.err.startswith(f"{times}: {times} recognised")


# The canonical form


def test_checking_writes_nothing_and_needs_no_permission_to(
    run: Run, data: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a folder that is read-only, or locked by an edit under way."""
    run("fmt", data=data)
    file.write_text(file.read_text("utf-8").replace("\n  kind:", "\n\n  kind:", 1), "utf-8")
    file.chmod(0o444)
    data.chmod(0o555)
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ctime_ns) for path in [data, *data.rglob("*")]}
    monkeypatch.setattr("os.access", lambda _, mode: not mode & os.W_OK)
    with lock(data):
        for words in (["fmt", "--check"], ["fmt", "--check", str(file)], ["fmt", "--check", str(data)]):
            ran = run(*words, data=data)
            assert (ran.status, ran.text.splitlines()) == (1, [str(file)])
        assert run("validate", str(data), data=None).status == 0
    assert {path: (path.stat().st_mtime_ns, path.stat().st_ctime_ns) for path in before} == before
    data.chmod(0o755)


def test_fmt_names_and_mends_the_files_that_need_it(run: Run, data: Path, file: Path) -> None:
    run("fmt", data=data)
    neat = file.read_text()
    file.write_text(neat.replace("      by: [NAM]", "      by:\n        - NAM"))
    messy = file.read_bytes()
    checked = run("fmt", "--check", data=data)
    assert (checked.status, checked.text) == (1, f"{file}\n")
    assert file.read_bytes() == messy
    assert "run `signatories fmt`" in checked.err
    mended = run("fmt", str(file), data=data)
    assert (mended.status, mended.text, file.read_text()) == (0, f"{file}\n", neat)
    assert run("fmt", "--check", data=data).status == 0


def test_fmt_does_not_touch_what_it_cannot_read(run: Run, data: Path, file: Path) -> None:
    file.write_text("ring: [\n")
    assert run("fmt", data=data).status == 1
    assert file.read_text() == "ring: [\n"


def test_acts_in_brackets_can_be_added_to_once_they_are_formatted(run: Run, data: Path, file: Path) -> None:
    text = file.read_text()
    a, b = text.index("    - date: 2011-12-09"), text.index("  events:")
    sources = "ring-2012, ministry-2014, courier-2026"
    act = f"{{date: 2011-12-09, action: joining, by: [KEN, GBR, NAM], source: [{sources}]}}"
    file.write_text(f"{text[:a].rstrip()} [{act}]\n{text[b:]}".replace("count: 4", "count: 3"))
    refused = run(*ADD, "--by", "Brazil", "--yes", data=data)
    assert (refused.status, "run `signatories fmt`" in refused.err) == (2, True), refused.err
    assert run("fmt", data=data).status == 0
    assert run(*ADD, "--by", "Brazil", "--yes", data=data).status == 0
