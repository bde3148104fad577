"""Putting a data file on disk: whole or not at all, by one editor, and not over somebody else's change."""

import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

import signatories
from signatories.domain.problems import InvalidData, QueryError
from signatories.editing.files import DataFile, difference, lock, open_data_file, validate_edit, write_edit
from signatories.record.data_files import scan

OLD = "pact:\n  title: Pact\n"
NEW = "pact:\n  title: New\n"


@pytest.fixture
def file(folder: Path) -> Path:
    path = folder / "pact.yaml"
    path.write_text(OLD)
    return path


def begun(path: Path) -> DataFile:
    """An edit of the whole record, begun with this file."""
    return open_data_file(path.parent, path.name, scan(path.parent))


def hidden(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


def test_the_new_text_takes_the_place_of_the_old(file: Path) -> None:
    before = begun(file)
    write_edit(before, NEW)
    assert file.read_text() == NEW
    assert hidden(file.parent) == []


def test_line_ends_and_every_other_byte_are_written_as_they_are(file: Path) -> None:
    text = "\ufeffpact:\r\n  title: Côte d'Ivoire\r\n"
    write_edit(begun(file), text)
    assert file.read_bytes() == text.encode()


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o664, 0o755], ids=oct)
def test_permissions_stay(file: Path, mode: int) -> None:
    file.chmod(mode)
    write_edit(begun(file), NEW)
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_a_link_stays_a_link_and_what_it_leads_to_is_written(file: Path, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "real.yaml"
    real.parent.mkdir()
    file.replace(real)
    file.symlink_to(real)
    write_edit(begun(file), NEW)
    assert file.is_symlink()
    assert real.read_text() == NEW
    assert hidden(real.parent) == hidden(file.parent) == []


# Refusals


def test_a_file_that_has_changed_meanwhile_is_not_written(file: Path) -> None:
    before = begun(file)
    file.write_text(OLD + "  kind: coalition\n")
    with pytest.raises(QueryError, match="changed meanwhile"):
        write_edit(before, NEW)
    assert file.read_text() == OLD + "  kind: coalition\n"


def test_nor_is_one_whose_neighbours_do_not_matter(file: Path) -> None:
    """Not even where nothing but the bytes tells of the change."""
    before, moment = open_data_file(file.parent, file.name), file.stat().st_mtime_ns
    file.write_text(OLD.replace("Pact", "Tact"))
    os.utime(file, ns=(moment, moment))
    with pytest.raises(QueryError, match="changed meanwhile"):
        write_edit(before, NEW)


def test_nor_where_another_file_of_the_record_has(file: Path) -> None:
    """The edit was proven beside the others as they were."""
    before = begun(file)
    (file.parent / "more.yaml").write_text("club:\n  title: Club\n")
    with pytest.raises(QueryError, match="changed meanwhile"):
        write_edit(before, NEW)
    assert file.read_text() == OLD


def test_a_file_that_is_gone_is_not_made_again(file: Path) -> None:
    before = open_data_file(file.parent, file.name)
    file.unlink()
    with pytest.raises(QueryError, match="cannot be written"):
        write_edit(before, NEW)
    assert not file.exists()


def test_a_read_only_file_is_refused_before_anything_is_asked(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.chmod(0o444)
    if os.geteuid() == 0:  # to whom nothing is read-only
        monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(QueryError, match=r"read-only for you; copy the data .* --data"):
        begun(file)


def test_a_full_disk_leaves_the_file_and_nothing_beside_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    before = begun(file)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(QueryError, match=r"nothing is changed: .* No space left on device; make room"):
        write_edit(before, NEW)
    assert file.read_text() == OLD
    assert hidden(file.parent) == []


def test_a_file_that_is_no_yaml_is_no_beginning(file: Path) -> None:
    file.write_text("pact: [\n")
    with pytest.raises(InvalidData):
        begun(file)


# Proof


def test_a_text_that_holds_something_else_is_never_believed(file: Path) -> None:
    with pytest.raises(AssertionError, match="would not hold"):
        validate_edit(begun(file), NEW, {"pact": {"title": "Other"}}, "2026-11-28")


def test_a_rule_that_would_be_broken_is_reported_with_its_place_in_the_new_text(file: Path) -> None:
    with pytest.raises(InvalidData, match=r"pact.yaml:1:1: 'kind' must be given \[required-key\]"):
        validate_edit(begun(file), NEW, {"pact": {"title": "New"}}, "2026-11-28")
    assert file.read_text() == OLD


def test_the_difference_shows_the_lines_that_change(file: Path) -> None:
    shown = difference(begun(file), OLD + "  kind: coalition\n")
    assert shown.splitlines()[2:] == ["@@ -1,2 +1,3 @@", " pact:", "   title: Pact", "+  kind: coalition"]


# Two at once


def test_a_second_editor_is_kept_out_until_the_first_is_done(file: Path) -> None:
    kept_out = pytest.raises(QueryError, match=r"another edit of .* is under way")
    with lock(file.parent), kept_out, lock(file.parent):
        pass
    with lock(file.parent):
        pass


HOLD = """
import sys, time
from pathlib import Path
from signatories.editing.files import lock
with lock(Path(sys.argv[1])):
    print("in", flush=True)
    time.sleep(60)
"""
WRITE = """
import sys
from pathlib import Path
from signatories.editing.files import DataFile, write_edit
folder, size = Path(sys.argv[1]), int(sys.argv[2])
texts = ["a: old\\n" * size, "b: new, and longer\\n" * size]
print("in", flush=True)
while True:
    for before, after in (texts, texts[::-1]):
        write_edit(DataFile(folder, "pact.yaml", before.encode(), {}), after)
"""
SOURCE = str(Path(signatories.__file__).parent.parent)


def begin(script: str, *arguments: object) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-c", script, *map(str, arguments)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": SOURCE})
    assert process.stdout
    assert process.stdout.readline() == b"in\n"
    return process


def test_an_editor_that_was_killed_keeps_nobody_out(file: Path) -> None:
    with begin(HOLD, file.parent) as process:
        with pytest.raises(QueryError), lock(file.parent):
            pass
        process.kill()
    with lock(file.parent):
        pass


def test_a_killed_edit_leaves_the_old_file_or_the_new_one_whole(file: Path) -> None:
    """Forty times; what it had begun beside the file is no data, and the next edit removes it."""
    chance, size = random.Random(9), 30_000
    old, new = "a: old\n" * size, "b: new, and longer\n" * size
    left, found = 0, set()
    for _ in range(40):
        file.write_text(old)
        with begin(WRITE, file.parent, size) as process:
            time.sleep(chance.uniform(0, 0.03))
            process.send_signal(signal.SIGKILL)
        now = file.read_text()
        assert now in (old, new)
        found.add(now)
        assert [stat.path for stat in scan(file.parent)] == ["countries.yaml", "pact.yaml"]
        left += len(hidden(file.parent))
    assert len(found) == 2, "some must be killed after the first move"
    assert left, "some must be killed in the middle of writing"
    write_edit(DataFile(file.parent, file.name, now.encode(), {}), NEW)
    assert hidden(file.parent) == []
