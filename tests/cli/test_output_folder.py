"""A folder of made files: `site` and `export` know their own, and never touch another's."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from program import Run
from signatories.cli.output_folder import MANIFEST, keep_folder, replacing
from signatories.domain.problems import QueryError
from signatories.record.atomic import UNFINISHED

FILES = [("index.html", b"first"), ("a/b/c.csv", b"first"), ("static/site.css", b"first")]


def there(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A folder made before."""
    keep_folder(tmp_path / "made", FILES)
    return tmp_path / "made"


def test_the_manifest_lists_what_was_written(made: Path) -> None:
    listed = json.loads((made / MANIFEST).read_text())["files"]
    assert listed == sorted(name for name, _ in FILES)
    assert there(made).keys() == {*listed, MANIFEST}


def test_an_earlier_folder_is_replaced_whole(made: Path) -> None:
    keep_folder(made, [("index.html", b"second")])
    assert there(made).keys() == {"index.html", MANIFEST}
    assert [path.name for path in made.parent.iterdir()] == ["made"]


@pytest.mark.parametrize(
    "name",
    [
        "thesis.docx",
        "data/thesis.csv",
        "static/app.css",
        "a/b/notes.txt",
        "a/b/c.csv.bak",
        ".git/HEAD",
        "a/.hidden",
    ],
)
def test_a_file_of_somebody_else_is_never_touched_at_any_depth(made: Path, name: str) -> None:
    mine = made / name
    mine.parent.mkdir(parents=True, exist_ok=True)
    mine.write_bytes(b"three years of work")
    before = there(made)
    with pytest.raises(QueryError, match="did not write and would be lost: name a new or an empty folder"):
        keep_folder(made, FILES)
    assert there(made) == before
    assert [path.name for path in made.parent.iterdir()] == ["made"]


@pytest.mark.parametrize("name", ["api/index.json", "datapackage.json", "index.html", ".git"])
def test_a_folder_that_only_looks_like_one_of_ours_is_refused(tmp_path: Path, name: str) -> None:
    """Any `api/index.json` was a mark once."""
    mine = tmp_path / "public" / name
    mine.parent.mkdir(parents=True)
    mine.write_text('{"name": "signatories"}')
    with pytest.raises(QueryError, match="would be lost"):
        keep_folder(tmp_path / "public", FILES)
    assert mine.read_text() == '{"name": "signatories"}'


def test_an_empty_folder_of_somebody_else_and_a_link_are_not_ours_either(made: Path, tmp_path: Path) -> None:
    (made / "a" / "empty").mkdir()
    with pytest.raises(QueryError, match="a/empty"):
        keep_folder(made, FILES)
    (made / "a" / "empty").rmdir()
    (made / "index.html").unlink()
    (made / "index.html").symlink_to(tmp_path / "elsewhere.html")
    with pytest.raises(QueryError, match="holds 'index"):
        keep_folder(made, FILES)


def test_what_is_added_while_the_files_are_made_is_not_lost(made: Path) -> None:
    with pytest.raises(QueryError, match="a/notes"), replacing(made) as new:
        (new / "index.html").write_bytes(b"second")
        (made / "a" / "notes.txt").write_text("dear")
    assert (made / "a" / "notes.txt").read_text() == "dear"
    assert (made / "index.html").read_bytes() == b"first"
    assert [path.name for path in made.parent.iterdir()] == ["made"]


def test_a_manifest_that_cannot_be_read_makes_nothing_ours(made: Path) -> None:
    for text in ("", "[]", '{"files": 5}', '{"files"', "\x00"):
        (made / MANIFEST).write_text(text)
        with pytest.raises(QueryError, match="would be lost"):
            keep_folder(made, FILES)


def as_text(text: str) -> Callable[[Path], None]:
    def put(path: Path) -> None:
        path.write_text(text, encoding="utf-8")

    return put


@pytest.mark.parametrize(
    "put",
    [
        as_text("[" * 200_000), as_text('{"files": ' * 100_000), as_text("[]"), as_text('{"files": null}'),
        as_text('{"files": {"index.html": 1}}'), as_text('{"files": ["../index.html"]}'),
        os.mkfifo, Path.mkdir,
        lambda path: path.symlink_to("/dev/zero"), lambda path: path.symlink_to(path.name),
    ],
)  # fmt: skip
def test_a_manifest_that_means_harm_makes_nothing_ours(made: Path, put: Callable[[Path], None]) -> None:
    """Nothing waits for a pipe or reads a device to its end, and a deep text is not taken for a link."""
    (made / MANIFEST).unlink()
    put(made / MANIFEST)
    before = there(made)
    with pytest.raises(QueryError, match="which this command did not write and would be lost"):
        keep_folder(made, FILES)
    assert there(made) == before


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path, made: Path) -> None:
    """The target was left empty."""
    link = tmp_path / "link"
    link.symlink_to(made)
    keep_folder(link, [("index.html", b"second")])
    assert link.is_symlink()
    assert (made / "index.html").read_bytes() == b"second"


def test_a_folder_keeps_its_mode_and_a_new_one_gets_the_usual(made: Path) -> None:
    (made.parent / "usual").mkdir()
    assert made.stat().st_mode == (made.parent / "usual").stat().st_mode
    made.chmod(0o750)
    keep_folder(made, FILES)
    assert made.stat().st_mode & 0o777 == 0o750


@pytest.mark.parametrize("command", ["site", "export"])
@pytest.mark.parametrize("place", ["kept", "kept/ring", "link/kept/site"])
def test_the_place_of_kept_texts_is_the_record_s(
    run: Run, golden_record: Path, tmp_path: Path, command: str, place: str
) -> None:
    data = shutil.copytree(golden_record, tmp_path / "data")
    (data / "link").symlink_to(data)
    before = there(data)
    ran = run(command, str(data / place), data=golden_record)
    assert (ran.status, ran.out) == (2, b"")
    assert f"belongs to the record in {data}: name a folder outside it" in ran.err
    assert there(data) == before


@pytest.mark.parametrize("command", ["site", "export"])
@pytest.mark.parametrize("place", [".", "/", ".."])
def test_the_folder_one_is_in_is_refused_with_a_sentence(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, place: str
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    ran = run(command, place)
    assert (ran.status, ran.out) == (2, b"")
    assert "name a folder of its own" in ran.err
    assert list(tmp_path.rglob("*")) == [tmp_path / "here"]


@pytest.mark.parametrize("command", ["site", "export"])
def test_the_commands_leave_the_folder_of_the_other_alone_where_something_is_added(
    run: Run, tmp_path: Path, command: str
) -> None:
    folder = tmp_path / "out"
    assert run("export", str(folder)).status == 0
    (folder / "thesis.csv").write_text("mine")
    before = there(folder)
    ran = run(command, str(folder))
    assert (ran.status, "'thesis.csv'" in ran.err) == (2, True)
    assert there(folder) == before


# Kills


KILLED = """
import os, sys, pathlib
from signatories.cli import output_folder
real, number = pathlib.Path.rename, [0]
def rename(path, target):
    number[0] += 1
    if number[0] == int(sys.argv[2]):
        os.kill(os.getpid(), 9)
    return real(path, target)
pathlib.Path.rename = rename
files = [("index.html", b"second"), ("a/b/c.csv", b"second")]
output_folder.keep_folder(pathlib.Path(sys.argv[1]), files)
"""


@pytest.mark.parametrize("nth", [1, 2])
def test_a_kill_before_a_rename_leaves_the_folder_to_the_next_start(made: Path, nth: int) -> None:
    """Between the two renames the folder is gone: the next start puts it back, whatever it then does."""
    before = there(made)
    done = subprocess.run([sys.executable, "-c", KILLED, str(made), str(nth)], check=False)
    assert done.returncode == -9
    assert made.exists() == (nth == 1)
    assert len(list(made.parent.iterdir())) == 2, "what the killed run left"
    with pytest.raises(KeyError), replacing(made) as new:
        (new / "index.html").write_bytes(b"third")
        raise KeyError
    assert there(made) == before
    assert [path.name for path in made.parent.iterdir()] == ["made"]


def test_a_kill_after_the_renames_leaves_the_new_folder(made: Path) -> None:
    shutil.copytree(made, made.with_name(".made.k1ll3d.signatories-old"))
    keep_folder(made, [("index.html", b"second")])
    assert there(made)["index.html"] == b"second"
    assert [path.name for path in made.parent.iterdir()] == ["made"]


def test_what_lies_aside_and_holds_something_of_somebody_else_is_left(made: Path) -> None:
    aside = shutil.copytree(made, made.with_name(".made.k1ll3d.signatories-old"))
    (aside / "thesis.docx").write_text("mine")
    keep_folder(made, FILES)
    assert (aside / "thesis.docx").exists()


def test_an_unfinished_folder_of_a_killed_run_is_swept(made: Path) -> None:
    left = made.with_name(f".made.k1ll3d{UNFINISHED}")
    shutil.copytree(made, left)
    keep_folder(made, FILES)
    assert not left.exists()


def test_two_runs_at_once_leave_one_whole_folder(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib\n"
        "from signatories.cli.output_folder import keep_folder\n"
        "for nth in range(15):\n"
        "    files = [(f'{n}.txt', sys.argv[2].encode()) for n in range(20)]\n"
        "    keep_folder(pathlib.Path(sys.argv[1]), files)\n"
    )
    words = [sys.executable, "-c", program, str(tmp_path / "made")]
    runs = [subprocess.Popen([*words, name]) for name in "ab"]
    assert [run.wait(timeout=60) for run in runs] == [0, 0]
    found = there(tmp_path / "made")
    assert len({content for name, content in found.items() if name != MANIFEST}) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["made"]
