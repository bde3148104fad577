"""Which files a data folder has, whatever else lies in it: pipes, devices, links in a circle, odd names."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from program import Run
from registers import ask, cache_of, instrument, write
from signatories.claims.validate import audit
from signatories.domain.problems import InvalidData, QueryError
from signatories.editing.files import folder_content
from signatories.record.data_files import printable_path, scan
from signatories.register.cache import cache_name

TODAY = "2026-11-28"


def pipe(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def link_to_a_pipe(path: Path) -> None:
    os.mkfifo(path.with_name("pipe"))
    path.symlink_to("pipe")


def socket_file(path: Path) -> None:
    script = "import socket, sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])"
    subprocess.run([sys.executable, "-c", script, path.name], cwd=path.parent, check=True)


def link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def two_links_in_a_circle(path: Path) -> None:
    path.symlink_to("other")
    path.with_name("other").symlink_to(path.name)


def link_to_nothing(path: Path) -> None:
    path.symlink_to("nowhere")


def link_to_itself_below(path: Path) -> None:
    path.symlink_to(f"{path.name}/deeper")


UNREADABLE = [
    pipe, device, link_to_a_pipe, socket_file, link_to_itself, two_links_in_a_circle, link_to_nothing,
    link_to_itself_below,
]  # fmt: skip


@pytest.mark.parametrize("make", UNREADABLE)
@pytest.mark.parametrize("name", ["ring.yaml", "countries.yaml", "sub/ring.yaml"])
def test_what_is_not_a_regular_file_is_a_problem_of_that_file(
    folder: Path, make: Callable[[Path], None], name: str
) -> None:
    """Nothing waits for a pipe, fills the memory from a device, or blames the folder for a link."""
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    make(path)
    for look in (lambda: audit(folder, today=TODAY, cache=None), lambda: ask(folder)):
        with pytest.raises(InvalidData) as caught:
            look()
        places = {(problem.file, problem.rule) for problem in caught.value.problems}
        assert (name, "readable") in places


@pytest.mark.parametrize("make", [pipe, device, socket_file, link_to_itself])
def test_a_file_that_becomes_something_else_is_noticed(folder: Path, make: Callable[[Path], None]) -> None:
    write(folder / "ring.yaml", instrument("ring", NOR="2012-05-01"))
    assert ask(folder) == {"ring NOR": "2012-05-01"}
    (folder / "ring.yaml").unlink()
    make(folder / "ring.yaml")
    with pytest.raises(InvalidData, match=r"ring\.yaml"):
        ask(folder)


@pytest.mark.parametrize("make", [*UNREADABLE, Path.touch])
def test_what_stands_in_place_of_the_kept_texts_is_a_problem(
    folder: Path, make: Callable[[Path], None]
) -> None:
    write(folder / "ring.yaml", instrument("ring", NOR="2012-05-01"))
    make(folder / "kept")
    with pytest.raises(InvalidData, match="kept: it must be a folder of kept texts: rename or remove it"):
        audit(folder, today=TODAY, cache=None)


@pytest.mark.parametrize("make", UNREADABLE)
def test_an_edit_reads_nothing_but_regular_files_beside_the_record(
    folder: Path, make: Callable[[Path], None]
) -> None:
    path = folder / "kept" / "ring" / "list.txt"
    path.parent.mkdir(parents=True)
    make(path)
    if path.exists() or str(path.readlink()) != "nowhere":
        with pytest.raises(QueryError, match=r"list\.txt cannot be read: .*; "):
            folder_content(folder, "kept/ring/list.txt")


@pytest.mark.parametrize("make", [pipe, device, socket_file])
def test_what_is_no_data_file_may_be_anything(folder: Path, make: Callable[[Path], None]) -> None:
    write(folder / "ring.yaml", instrument("ring", NOR="2012-05-01"))
    make(folder / "notes")
    make(folder / ".hidden.yaml")
    assert ask(folder) == {"ring NOR": "2012-05-01"}


@pytest.mark.parametrize("make", [pipe, device, socket_file, link_to_itself, link_to_nothing, Path.mkdir])
def test_a_cache_that_is_not_a_regular_file_is_built_anew(folder: Path, make: Callable[[Path], None]) -> None:
    write(folder / "ring.yaml", instrument("ring", NOR="2012-05-01"))
    cache_of(folder).mkdir()
    make(cache_of(folder) / cache_name(folder))
    for _ in range(2):
        assert ask(folder) == {"ring NOR": "2012-05-01"}


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("a\x1b[31mb.yaml", r"a\x1b[31mb.yaml"),
        ("a\nb.yaml", r"a\nb.yaml"),
        ("a\rb.yaml", r"a\rb.yaml"),
        ("a\x07.yaml", r"a\x07.yaml"),
        ("a\x9b1m.yaml", r"a\x9b1m.yaml"),
        ("a\u202eb.yaml", r"a\u202eb.yaml"),
        ("a\u200bb.yaml", r"a\u200bb.yaml"),
        ("a\udcff.yaml", r"a\xff.yaml"),
    ],
)
def test_a_name_that_would_drive_a_terminal_is_refused_and_printed_as_escapes(
    run: Run, folder: Path, name: str, printed: str
) -> None:
    write(folder / name, instrument("ring", NOR="2012-05-01"))
    assert printable_path(name) == printed
    for format in ("text", "github", "json"):
        ran = run("validate", str(folder), "--format", format)
        assert ran.status == 1
        assert "UTF-8 without control characters" in ran.text
        assert not {*name} & {*ran.text} - {*map(chr, range(0x20, 0x7F)), "\n"}


@pytest.mark.parametrize("name", ["côte d'ivoire.yaml", "条約.yaml", "a b.yaml", "ü.yaml"])
def test_names_in_any_script_are_names(folder: Path, name: str) -> None:
    write(folder / name, instrument("ring", NOR="2012-05-01"))
    assert ask(folder) == {"ring NOR": "2012-05-01"}
    assert [stat.path for stat in scan(folder)] == sorted(["countries.yaml", name])
