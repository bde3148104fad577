"""Several processes share one cached register: each answer is whole, and none is older than the question."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from registers import age, ask, cached, everything, instrument, write
from signatories.record.pipeline import read_instruments


@pytest.fixture
def ring(folder: Path) -> Path:
    """A data file with one instrument, ring, which Norway joined in 2012."""
    write(folder / "ring.yaml", instrument("ring", NOR="2012-05-01"))
    age(folder)
    return folder / "ring.yaml"


def test_a_register_answers_from_what_it_was_opened_on(ring: Path, folder: Path) -> None:
    """An answer takes several queries; another process may bring the register up to date between two."""
    ask(folder)
    with cached(folder) as register:
        before = everything(register)
        write(ring, instrument("ring", KEN="2014-01-01"))
        assert ask(folder) == {"ring KEN": "2014-01-01"}
        assert everything(register) == before


def test_a_slower_process_cannot_put_an_older_record_in_the_way(
    ring: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One compiles from before an edit, and is done while another, begun after the edit, still compiles."""
    read, old_is_read, new_is_read = read_instruments, threading.Event(), threading.Event()

    def slow(folder: Path, file: str, *args: object, **kwargs: object) -> Iterator[object]:
        found = list(read(folder, file, *args, **kwargs))
        if threading.current_thread() is early:
            old_is_read.set()
            assert new_is_read.wait(30)
        elif early.is_alive():
            new_is_read.set()
            early.join()
        return iter(found)

    early = threading.Thread(target=lambda: ask(folder))
    monkeypatch.setattr("signatories.register.compile.read_instruments", slow)
    early.start()
    assert old_is_read.wait(30)
    write(ring, instrument("ring", NOR="2012-05-02"))
    assert ask(folder) == {"ring NOR": "2012-05-02"}
    assert ask(folder) == {"ring NOR": "2012-05-02"}
