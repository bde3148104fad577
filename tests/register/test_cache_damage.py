"""Whatever is the matter with the cache, the answer is right and the cache is well again."""

import errno
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from registers import TODAY, age, ask, cache_of, cached, everything, instrument, write
from signatories.register.cache import load
from signatories.register.tables import TABLES

Damage = Callable[[Path], None]

PAGES = 15
"""How many pages a small register has: at least one a table."""

RECORD = {"ring NOR": "2012-05-01", "ring KEN": "2014", "other BRA": "2013-02"}


@pytest.fixture
def data(folder: Path) -> Path:
    """A data folder of two files, with its register in the cache."""
    write(folder / "ring.yaml", instrument("ring", NOR="2012-05-01", KEN="2014"))
    write(folder / "sub" / "other.yaml", instrument("other", BRA="2013-02"))
    age(folder)
    assert ask(folder) == RECORD
    return folder


def kept(folder: Path) -> Path:
    """The one file in the cache."""
    [file] = cache_of(folder).iterdir()
    return file


def in_memory(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    with load(folder, today=TODAY) as register:
        return everything(register)


def overwritten(text: bytes) -> Damage:
    return lambda file: file.write_bytes(text)


def cut(seed: int) -> Damage:
    """Cut off at any byte."""
    return lambda file: os.truncate(file, random.Random(seed).randrange(file.stat().st_size))


def page(number: int, seed: int | None) -> Damage:
    """One page of the database full of zeros, or of random bytes."""

    def damage(file: Path) -> None:
        with file.open("r+b") as database:
            database.seek(number * 4096)
            database.write(bytes(4096) if seed is None else random.Random(seed).randbytes(4096))

    return damage


def sql(script: str) -> Damage:
    """A whole database, but not one of ours."""

    def damage(file: Path) -> None:
        with closing(sqlite3.connect(file)) as connection:
            connection.executescript(script)

    return damage


def not_text(file: Path) -> None:
    """A letter that turned into half of one."""
    file.write_bytes(file.read_bytes().replace(b"The ring", b"The r\xe9ng"))


NAMES = [line.split()[2] for line in TABLES.splitlines() if line.startswith("CREATE TABLE")]
DAMAGES: dict[str, Damage] = {
    "empty": overwritten(b""),
    "text": overwritten(b"code,country\nNOR,Norway\n" * 400),
    "noise": overwritten(random.Random(1).randbytes(90_000)),
    "header alone": lambda file: os.truncate(file, 100),
    "not text": not_text,
    "other meta": sql("DROP TABLE meta; CREATE TABLE meta (name, text);"),
    "empty meta": sql("DELETE FROM meta"),
    "older tables": sql("UPDATE meta SET value = '0' WHERE key = 'schema'"),
    "older program": sql("UPDATE meta SET value = '0.0.1' WHERE key = 'program'"),
    "no index": sql("DROP INDEX membership_country"),
    **{f"cut {seed}": cut(seed) for seed in range(6)},
    **{f"zeros in page {number}": page(number, None) for number in range(PAGES)},
    **{f"noise in page {number}": page(number, number) for number in range(PAGES)},
    **{f"no {name}": sql(f"PRAGMA foreign_keys = OFF; DROP TABLE {name}") for name in NAMES},
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_register_is_built_anew(
    data: Path, damage: Damage, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(kept(data))
    with cached(data) as register:
        assert everything(register) == in_memory(data)
    monkeypatch.setattr("signatories.register.compile.read_countries", None)
    with cached(data) as register:
        found = everything(register)
    monkeypatch.undo()
    assert found == in_memory(data)


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_register_does_not_hinder_an_update(
    data: Path, damage: Damage, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(kept(data))
    write(data / "ring.yaml", instrument("ring", NOR="2012-05-02"))
    age(data)
    for _ in range(2):
        with cached(data) as register:
            assert everything(register) == in_memory(data)
    monkeypatch.setattr("signatories.register.compile.read_countries", None)
    assert ask(data) == {"ring NOR": "2012-05-02", "other BRA": "2013-02"}


def test_a_register_damaged_while_open_is_built_anew(data: Path) -> None:
    with cached(data) as register:
        kept(data).write_bytes(random.Random(2).randbytes(90_000))
        assert everything(register) == in_memory(data)
    assert ask(data) == RECORD


def test_what_a_killed_process_left_of_another_register_does_no_harm(data: Path, tmp_path: Path) -> None:
    """Somebody clears the cache of `*.sqlite`: a journal left there must not be played into the new one."""
    file = kept(data)
    old = tmp_path / "old.sqlite"
    shutil.copy(file, old)
    with closing(sqlite3.connect(old, isolation_level=None)) as dying:
        dying.executescript("PRAGMA synchronous = OFF; PRAGMA cache_size = 1; BEGIN;")
        for name in NAMES:
            dying.execute(f"DELETE FROM {name}")
        shutil.copy(f"{old}-journal", f"{file}-journal")
    file.unlink()
    write(data / "ring.yaml", instrument("ring", NOR="2012-05-02"))
    for _ in range(2):
        with cached(data) as register:
            assert everything(register) == in_memory(data)


def test_another_folders_register_at_the_same_name_is_not_asked(data: Path, tmp_path: Path) -> None:
    """As it would be where two paths had the same checksum, or a home was copied."""
    other = tmp_path / "elsewhere" / "data"
    shutil.copytree(data, other)
    write(other / "ring.yaml", instrument("ring", NOR="2012-05-03"))
    assert ask(other)["ring NOR"] == "2012-05-03"
    shutil.copy(kept(other), kept(data))
    assert ask(data) == RECORD
    assert ask(data) == RECORD


def test_folders_that_share_a_cache_do_not_mix(data: Path, tmp_path: Path) -> None:
    others = [tmp_path / "one" / "data", tmp_path / "two" / "data"]
    for day, other in enumerate(others, start=1):
        shutil.copytree(data, other)
        write(other / "ring.yaml", instrument("ring", NOR=f"2020-01-0{day}"))
    for _ in range(2):
        for folder, since in zip([data, *others], ["2012-05-01", "2020-01-01", "2020-01-02"], strict=True):
            with load(folder, today=TODAY, cache=cache_of(data)) as register:
                assert register.folder == folder
                assert register.rows("SELECT since FROM membership WHERE country = 'NOR' AND nth = 1") == [
                    (since,)
                ]


# Without a cache


def no_space(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("name", ["os.link", "os.replace", "os.rename", "os.fsync", "tempfile.mkstemp"])
def test_where_the_file_system_refuses_the_answer_is_right(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """No room, no hard links, no right to write: on the first look as well as after an edit."""
    monkeypatch.setattr(name, no_space)
    for day in ("2012-05-01", "2012-05-02"):
        write(folder / "ring.yaml", instrument("ring", NOR=day))
        assert ask(folder) == {"ring NOR": day}
        assert ask(folder) == {"ring NOR": day}


def test_where_a_file_stands_in_place_of_the_cache_the_answer_is_right(data: Path) -> None:
    shutil.rmtree(cache_of(data))
    cache_of(data).write_text("not a folder")
    assert ask(data) == RECORD
    assert cache_of(data).read_text() == "not a folder"


def test_where_a_folder_stands_in_place_of_the_register_the_answer_is_right(data: Path) -> None:
    file = kept(data)
    file.unlink()
    (file / "sub").mkdir(parents=True)
    assert ask(data) == RECORD


def test_where_the_disk_is_full_the_answer_is_right_and_nothing_is_left_behind(data: Path) -> None:
    """Files may grow to 16 KiB, as if there were no more room; a register takes more."""
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    shutil.rmtree(cache_of(data))
    resource.setrlimit(resource.RLIMIT_FSIZE, (16 * 1024, limits[1]))
    try:
        found = ask(data)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert found == RECORD
    assert list(cache_of(data).iterdir()) == []


@pytest.mark.parametrize(
    "name", ["a b", "it's", 'say "data"', "what?", "c#", "50%41", "Côte", "数据", "n" * 240]
)
def test_folders_may_have_any_name(
    tmp_path: Path, data: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / name / name
    shutil.copytree(data, folder)
    assert ask(folder) == RECORD
    monkeypatch.setattr("signatories.register.compile.read_countries", None)
    assert ask(folder) == RECORD


@pytest.mark.skipif(os.name != "posix", reason="names are bytes on POSIX only")
def test_folders_may_have_a_name_that_is_no_text(tmp_path: Path, data: Path) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9") / os.fsdecode(b"caf\xe9")
    shutil.copytree(data, folder)
    assert ask(folder) == RECORD
    assert ask(folder) == RECORD
