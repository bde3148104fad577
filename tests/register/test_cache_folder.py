"""The cache folder: registers under names of their own, beside whatever else lies there."""

import sqlite3
from pathlib import Path

import pytest

from program import Run
from registers import ask, cache_of, instrument, write
from signatories.register import cache
from signatories.register.cache import cache_name, clear

OURS = [
    "data-0123abcd-0.1.0-4.sqlite",
    "my data-0123abcd-0.1.0.dev3+g12-12.sqlite",
    "a-b-c-0123abcd-1.2.3-4.sqlite",
    "données-ffffffff-2.0-4.sqlite",
    "data-0123abcd-0.1.0-4.sqlite.k3j2_x9.new",
]
OTHERS = [
    "notes.sqlite", "data.sqlite", "data-0123abcd.sqlite", "data-0123abcd-0.1.0-4.sqlite.bak",
    "data-0123abcd-0.1.0-4.sqlite-journal", "data-0123ABCD-0.1.0-4.sqlite", "thesis.sqlite3", ".sqlite",
    "data-0123abcd-0.1.0-4.db", "data-0123abcd-0.1.0-4.sqlite.new.txt", "history.sqlite.1.new",
]  # fmt: skip


def test_clearing_takes_registers_and_nothing_else(tmp_path: Path) -> None:
    for name in (*OURS, *OTHERS):
        (tmp_path / name).write_text("x")
    (tmp_path / "folder-0123abcd-0.1.0-4.sqlite").mkdir()
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / OURS[0]).write_text("x")
    assert {path.name for path in clear(tmp_path)} == {*OURS}
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {*OTHERS, "folder-0123abcd-0.1.0-4.sqlite", "deeper"}
    assert (tmp_path / "deeper" / OURS[0]).exists()


def test_clearing_removes_a_link_and_not_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    (tmp_path / "away" / "precious").write_text("x")
    (tmp_path / OURS[0]).symlink_to("away/precious")
    (tmp_path / OURS[1]).symlink_to("away")
    assert len(clear(tmp_path)) == 2
    assert (tmp_path / "away" / "precious").read_text() == "x"


def test_there_may_be_nothing_to_clear(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert clear(tmp_path / "nowhere") == clear(tmp_path / "file") == []


def test_the_command_says_how_many(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "c"))
    run("list")
    (folder,) = (tmp_path / "c").iterdir()
    (folder / "sub.sqlite").mkdir()
    (folder / "other.sqlite").write_text("x")
    ran = run("cache", "clear")
    assert (ran.status, ran.err) == (0, f"removed 1 from {folder}\n")
    assert {path.name for path in folder.iterdir()} == {"sub.sqlite", "other.sqlite"}


@pytest.mark.parametrize(
    "name", ["data", "a b", "ü", "a\x1b[2Jb", "a:b", "a\nb", "x" * 200, "..", "a\udcff", "*"]
)
def test_every_register_is_one_that_clearing_would_take(tmp_path: Path, name: str) -> None:
    file = cache_name(tmp_path / name)
    assert file.isprintable()
    assert not {*file} & {*':*?"<>|/\\'}
    (tmp_path / file).write_text("x")
    assert clear(tmp_path) == [tmp_path / file]


def test_a_register_is_closed_before_it_is_moved(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows moves no file that is open, so nothing was ever kept there."""
    opened: list[sqlite3.Connection] = []
    connect, replace = sqlite3.connect, Path.replace

    def noted(*arguments: object, **settings: object) -> sqlite3.Connection:
        opened.append(connect(*arguments, **settings))  # type: ignore[call-overload]
        return opened[-1]

    def as_on_windows(path: Path, target: Path) -> Path:
        for connection in opened:
            with pytest.raises(sqlite3.ProgrammingError):
                connection.execute("SELECT 1")
        return replace(path, target)

    monkeypatch.setattr(sqlite3, "connect", noted)
    monkeypatch.setattr(Path, "replace", as_on_windows)
    write(folder / "ring.yaml", instrument("ring", NOR="2012-05-01"))
    assert ask(folder) == {"ring NOR": "2012-05-01"}
    write(folder / "ring.yaml", instrument("ring", NOR="2012-05-02"))
    assert ask(folder) == {"ring NOR": "2012-05-02"}
    assert (cache_of(folder) / cache_name(folder)).is_file()


def test_where_another_process_put_an_older_register_meanwhile_it_is_not_answered_from(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "ring.yaml", instrument("ring", NOR="2012-05-01"))
    ask(folder)
    older = (cache_of(folder) / cache_name(folder)).read_bytes()
    replace = Path.replace

    def overtaken(path: Path, target: Path) -> Path:
        result = replace(path, target)
        target.write_bytes(older)
        return result

    monkeypatch.setattr(Path, "replace", overtaken)
    write(folder / "ring.yaml", instrument("ring", NOR="2012-05-02"))
    assert ask(folder) == {"ring NOR": "2012-05-02"}


def test_where_a_register_cannot_be_moved_it_is_answered_from_memory(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows while another process reads the older one."""

    def refused(*_: object) -> None:
        raise PermissionError(13, "The process cannot access the file")

    write(folder / "ring.yaml", instrument("ring", NOR="2012-05-01"))
    ask(folder)
    monkeypatch.setattr(Path, "replace", refused)
    write(folder / "ring.yaml", instrument("ring", NOR="2012-05-02"))
    assert ask(folder) == {"ring NOR": "2012-05-02"}
    assert [path.name for path in cache_of(folder).iterdir()] == [cache_name(folder)]


def test_what_a_killed_process_left_is_swept_after_a_day(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os
    import time

    cache_of(folder).mkdir()
    fresh, stale = (cache_of(folder) / f"x-0123abcd-1-4.sqlite.{word}.new" for word in ("fresh", "stale"))
    for path in (fresh, stale):
        path.write_text("x")
    past = time.time_ns() - cache.STALE - 10**9
    os.utime(stale, ns=(past, past))
    ask(folder)
    assert (fresh.exists(), stale.exists()) == (True, False)


def test_no_lock_is_needed_where_the_system_has_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has no fcntl."""
    import sys

    from signatories.editing.files import lock

    monkeypatch.setitem(sys.modules, "fcntl", None)
    with lock(folder), lock(folder):
        assert ask(folder) == {}
