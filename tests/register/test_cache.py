"""The cached register answers as a compile of the data folder would, and reads no more than has changed."""

import io
import os
import shutil
import subprocess
import tarfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from program import HERE
from registers import HOUR, age, ask, cached, instrument, joined, write
from signatories.domain.problems import InvalidData
from signatories.record.pipeline import read_instruments
from signatories.register import fingerprints


@pytest.fixture
def ring(folder: Path) -> Path:
    """A data file with one instrument, ring, which Norway joined in 2012; as old as the countries."""
    write(folder / "ring.yaml", instrument("ring", NOR="2012-05-01"))
    age(folder)
    return folder / "ring.yaml"


@pytest.fixture
def compiled_files(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The data files compiled so far."""
    files: list[str] = []

    def counting(folder: Path, file: str, *args: object, **kwargs: object) -> Iterator[object]:
        files.append(file)
        return read_instruments(folder, file, *args, **kwargs)

    monkeypatch.setattr("signatories.register.compile.read_instruments", counting)
    return files


@pytest.fixture
def hashed_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The data files hashed so far to see whether they changed; all were touched an hour ago."""
    files: list[str] = []
    hash_of, real = fingerprints.hash_of, time.time_ns
    monkeypatch.setattr("time.time_ns", lambda: real() + HOUR)

    def counting(path: Path) -> bytes:
        files.append(path.name)
        return hash_of(path)

    monkeypatch.setattr(fingerprints, "hash_of", counting)
    return files


# What is not looked at again


def test_an_unchanged_record_is_neither_compiled_nor_hashed(
    ring: Path, folder: Path, compiled_files: list[str], hashed_files: list[str]
) -> None:
    assert ask(folder) == {"ring NOR": "2012-05-01"}
    assert compiled_files == ["ring.yaml"]
    assert ask(folder) == {"ring NOR": "2012-05-01"}
    assert compiled_files == ["ring.yaml"]
    assert hashed_files == []


def test_a_touched_file_is_hashed_not_compiled_and_then_settled(
    ring: Path, folder: Path, compiled_files: list[str], hashed_files: list[str]
) -> None:
    ask(folder)
    compiled_files.clear()
    for path in (ring, folder / "countries.yaml"):
        os.utime(path, ns=(0, path.stat().st_mtime_ns + 10**9))
    ask(folder)
    assert set(hashed_files) == {"countries.yaml", "ring.yaml"}
    hashed_files.clear()
    ask(folder)
    assert (compiled_files, hashed_files) == ([], [])


def test_a_file_from_the_future_is_hashed_every_time_and_never_compiled_again(
    ring: Path, folder: Path, compiled_files: list[str], hashed_files: list[str]
) -> None:
    age(folder, hours=-48)
    ask(folder)
    compiled_files.clear()
    for _ in range(3):
        hashed_files.clear()
        assert ask(folder) == {"ring NOR": "2012-05-01"}
        assert "ring.yaml" in hashed_files
    assert compiled_files == []


def test_only_the_changed_file_is_compiled_again(ring: Path, folder: Path, compiled_files: list[str]) -> None:
    write(folder / "other.yaml", instrument("other", KEN="2013"))
    age(folder)
    ask(folder)
    compiled_files.clear()
    write(ring, instrument("ring", NOR="2012-05-01", KEN="2014-01-01"))
    assert ask(folder) == {"ring NOR": "2012-05-01", "ring KEN": "2014-01-01", "other KEN": "2013"}
    assert compiled_files == ["ring.yaml"]


def test_a_change_of_countries_compiles_everything_again(
    ring: Path, folder: Path, compiled_files: list[str]
) -> None:
    """A country that acts is renamed, and one that does not goes."""
    write(folder / "other.yaml", instrument("other", KEN="2013"))
    ask(folder)
    compiled_files.clear()
    kept = (line for line in (HERE / "countries.yaml").read_text("utf-8").splitlines() if "SJM" not in line)
    text = "\n".join(kept).replace("short: Norway", "short: Norge")
    (folder / "countries.yaml").write_text(text, encoding="utf-8")
    with cached(folder) as register:
        assert register.rows("SELECT short FROM country WHERE code IN ('NOR', 'SJM')") == [("Norge",)]
        assert joined(register) == {"ring NOR": "2012-05-01", "other KEN": "2013"}
    assert sorted(compiled_files) == ["other.yaml", "ring.yaml"]


# What is seen


def test_a_change_of_equal_size_and_time_within_the_clocks_resolution_is_seen(
    ring: Path, folder: Path
) -> None:
    """As in git's index: a file written in the moment in which it was read may be another by now."""
    write(ring, instrument("ring", NOR="2012-05-01"))
    before = ring.stat()
    assert ask(folder) == {"ring NOR": "2012-05-01"}
    for day in ("2012-05-02", "2012-05-03"):
        write(ring, instrument("ring", NOR=day))
        os.utime(ring, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert (ring.stat().st_size, ring.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
        assert ask(folder) == {"ring NOR": day}


def touch_back(path: Path, text: str) -> None:
    """As `touch -r` does: write in place, and put the old time back."""
    before = path.stat()
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def copy_with_times(path: Path, text: str) -> None:
    """As `cp -p` does, from a file of the same time."""
    other = path.with_name("other")
    other.write_text(text, encoding="utf-8")
    shutil.copystat(path, other)
    shutil.copy2(other, path)
    other.unlink()


def move_over(path: Path, text: str) -> None:
    """As `mv` and `rsync -t` do: another file of the same time takes the name."""
    other = path.with_name("other")
    other.write_text(text, encoding="utf-8")
    shutil.copystat(path, other)
    other.replace(path)


def move_away(path: Path, text: str) -> None:
    """As restoring from a backup: the old file stays beside it under another name."""
    path.rename(path.with_name("old"))
    path.write_text(text, encoding="utf-8")
    shutil.copystat(path.with_name("old"), path)


def write_over_bytes(path: Path, text: str) -> None:
    """As an editor of bytes does: the same file, opened for update, its time put back."""
    before = path.stat()
    with path.open("r+", encoding="utf-8") as file:
        file.write(text)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def swap_link(path: Path, text: str) -> None:
    """As a store of versions does: the name is a link, which now leads to another file of the same time."""
    new = path.with_name(f"new-{len(list(path.parent.iterdir()))}")
    new.write_text(text, encoding="utf-8")
    shutil.copystat(path, new)
    path.unlink()
    path.symlink_to(new)


def exchange(path: Path, text: str) -> None:
    """As unpacking an archive that gives every file one time."""
    path.unlink()
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(0, 0))


def through_another_name(path: Path, text: str) -> None:
    """As an editor that has the file open by another of its names."""
    other = path.parent.parent / "other"
    other.unlink(missing_ok=True)
    os.link(path, other)
    other.write_text(text, encoding="utf-8")
    os.utime(other, ns=(0, 0))


def unpack(path: Path, text: str) -> None:
    """An archive in which every file has the same time."""
    archive = path.parent.parent / "archive.tar"
    with tarfile.open(archive, "w") as tar:
        about = tarfile.TarInfo(path.name)
        about.size = len(text.encode())
        tar.addfile(about, io.BytesIO(text.encode()))
    subprocess.run(["tar", "-C", path.parent, "-xf", archive], check=True)


@pytest.mark.parametrize(
    "put",
    [
        touch_back, copy_with_times, move_over, move_away, write_over_bytes, swap_link, exchange,
        through_another_name, unpack,
    ],
)  # fmt: skip
@pytest.mark.parametrize("settled", [True, False])
def test_another_text_of_the_same_size_and_time_is_seen(
    ring: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, put: Callable[[Path, str], None], settled: bool
) -> None:
    """A corrected date has the size of the wrong one."""
    os.utime(ring, ns=(0, 0))
    real = time.time_ns
    if settled:
        monkeypatch.setattr("time.time_ns", lambda: real() + HOUR)
    before = ring.stat()
    assert ask(folder) == {"ring NOR": "2012-05-01"}
    for day in ("2012-05-02", "2012-05-03"):
        put(ring, instrument("ring", NOR=day))
        assert (ring.stat().st_size, ring.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
        assert ask(folder) == {"ring NOR": day}


def test_a_folder_that_a_link_leads_to_now_is_not_the_one_before(
    ring: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All its files have the names, sizes and times of before, as two releases have that were unpacked."""
    real = time.time_ns
    monkeypatch.setattr("time.time_ns", lambda: real() + HOUR)
    other = shutil.copytree(folder, tmp_path / "other")
    write(other / ring.name, instrument("ring", NOR="2012-05-02"))
    for path in (*folder.iterdir(), *other.iterdir()):
        os.utime(path, ns=(0, 0))
    link = tmp_path / "now" / "data"
    link.parent.mkdir()
    for target, day in ((folder, "2012-05-01"), (other, "2012-05-02"), (folder, "2012-05-01")):
        link.unlink(missing_ok=True)
        link.symlink_to(target)
        assert ask(link) == {"ring NOR": day}


@pytest.mark.parametrize("look", [1, 2])
def test_a_change_while_a_file_is_looked_at_again_is_seen(
    ring: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, look: int
) -> None:
    """On a file system that counts in two seconds: hashed at 1.9 s, changed at 1.95 s, settled at 2 s."""
    start = ring.stat().st_mtime_ns
    monkeypatch.setattr("time.time_ns", lambda: start + 1_900_000_000)
    assert ask(folder) == {"ring NOR": "2012-05-01"}
    hash_of, looks = fingerprints.hash_of, []

    def overtaken(path: Path) -> bytes:
        digest = hash_of(path)
        looks.extend([path] if path == ring else [])
        if path == ring and len(looks) == look:
            write(ring, instrument("ring", NOR="2012-05-02"))
            os.utime(ring, ns=(start, start))
            monkeypatch.setattr("time.time_ns", lambda: start + 2_000_000_000)
        return digest

    monkeypatch.setattr(fingerprints, "hash_of", overtaken)
    while len(looks) < look:
        ask(folder)
    assert ask(folder) == {"ring NOR": "2012-05-02"}


def test_added_renamed_and_deleted_files_are_seen_at_any_depth(ring: Path, folder: Path) -> None:
    ask(folder)
    deep = folder / "a" / "b c" / "deep.yaml"
    write(deep, instrument("deep", KEN="2013"))
    assert ask(folder) == {"ring NOR": "2012-05-01", "deep KEN": "2013"}
    (folder / "a").rename(folder / "z")
    assert ask(folder) == {"ring NOR": "2012-05-01", "deep KEN": "2013"}
    ring.rename(folder / "z" / "ring.yaml")
    assert ask(folder) == {"ring NOR": "2012-05-01", "deep KEN": "2013"}
    shutil.rmtree(folder / "z" / "b c")
    assert ask(folder) == {"ring NOR": "2012-05-01"}


@pytest.mark.parametrize("name", ["agreements.yaml", "0.yaml", "Treaties.yaml", "countries-of.yaml"])
def test_a_file_may_sort_before_the_countries(folder: Path, name: str) -> None:
    write(folder / name, instrument("ring", NOR="2012-05-01"))
    assert ask(folder) == {"ring NOR": "2012-05-01"}


@pytest.mark.parametrize("name", [".ring.yaml.swp", ".hidden.yaml", ".git/config.yaml", "ring.yaml~"])
def test_hidden_files_and_editors_copies_are_no_data(ring: Path, folder: Path, name: str) -> None:
    write(folder / name, "this: {is: no record}\n")
    assert ask(folder) == {"ring NOR": "2012-05-01"}


def test_data_files_are_followed_through_links(ring: Path, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "text"
    write(target, instrument("linked", KEN="2013"))
    link = folder / "linked.yaml"
    link.symlink_to(target)
    os.utime(link, ns=(0, 0), follow_symlinks=False)
    assert ask(folder) == {"ring NOR": "2012-05-01", "linked KEN": "2013"}
    write(target, instrument("linked", KEN="2014"))
    assert ask(folder) == {"ring NOR": "2012-05-01", "linked KEN": "2014"}


def test_kept_texts_are_in_the_fingerprint_and_no_instrument_is_read_from_beside_them(
    ring: Path, folder: Path, compiled_files: list[str]
) -> None:
    write(folder / "kept" / "ring" / "list.txt", "Norway and Kenya")
    write(folder / "kept" / "ring" / "draft.yaml", "this: {is: no record}\n")
    assert ask(folder) == {"ring NOR": "2012-05-01"}
    compiled_files.clear()
    write(folder / "kept" / "ring" / "list.txt", "Norway")
    with cached(folder) as register:
        paths = [path for (path,) in register.rows("SELECT path FROM file ORDER BY path")]
    assert paths == ["countries.yaml", "kept/ring/list.txt", "ring.yaml"]
    assert compiled_files == []


# What is wrong is never kept


def test_invalid_data_is_refused_and_the_register_stays_as_it_was(
    ring: Path, folder: Path, compiled_files: list[str]
) -> None:
    ask(folder)
    good, age_of = ring.read_bytes(), ring.stat().st_mtime_ns
    write(ring, instrument("ring", NOR="2012-05-01", ZZZ="2013"))
    for _ in range(2):
        with pytest.raises(InvalidData, match="'ZZZ' must be a country") as caught:
            ask(folder)
        assert [problem.rule for problem in caught.value.problems] == ["known-country"]
    ring.write_bytes(good)
    os.utime(ring, ns=(age_of, age_of))
    compiled_files.clear()
    assert ask(folder) == {"ring NOR": "2012-05-01"}
    assert compiled_files == []


def test_an_id_in_two_files_is_refused_naming_both_places_and_nothing_is_lost(
    ring: Path, folder: Path
) -> None:
    """Whichever of the two files comes first."""
    for name in ("early.yaml", "late.yaml", "sub/zz.yaml"):
        before = ask(folder)
        write(folder / name, instrument("other", KEN="2013"), instrument("ring", KEN="2013"))
        with pytest.raises(InvalidData) as caught:
            ask(folder)
        [problem] = caught.value.problems
        places = f"{problem.file}:{problem.line} {problem.message}"
        assert problem.rule == "unique-id"
        assert f"{name}:9" in places
        assert "ring.yaml:1" in places
        (folder / name).unlink()
        assert ask(folder) == before
