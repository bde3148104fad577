"""After any edits, what was brought up to date file by file equals what is compiled from nothing."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from program import HERE
from registers import TODAY, age, cached, everything, instrument, write
from signatories.domain.problems import InvalidData
from signatories.register.cache import load

COUNTRIES = (HERE / "countries.yaml").read_text("utf-8")

names = st.sampled_from(["a.yaml", "d.yaml", "Ring.yaml", "sub/a.yaml", "sub/deep/z.yaml"])
ids = st.sampled_from(["ring", "circle", "league", "pact"])
codes = st.sampled_from(["NOR", "KEN", "BRA", "EU"])
dates = st.sampled_from(["2012-05-01", "2012-05-02", "2013", "2014-02", "2012/2015-03"])
acts = st.dictionaries(codes, dates, min_size=1)


class Editing(RuleBasedStateMachine):
    """Somebody edits a folder of several files, asking for the cached register after every edit.

    `files` is what the folder holds: each file's instruments by id, and who joined them when.
    """

    @initialize(files=st.dictionaries(names, st.dictionaries(ids, acts, max_size=2), min_size=1))
    def begin(self, files: dict[str, dict[str, dict[str, str]]]) -> None:
        self.folder = Path(tempfile.mkdtemp()) / "data"
        self.files: dict[str, dict[str, dict[str, str]]] = {}
        self.broken = False
        write(self.folder / "countries.yaml", COUNTRIES)
        for name, instruments in files.items():
            for id, joined in instruments.items():
                self.put_instrument(name, id, joined)

    def teardown(self) -> None:
        shutil.rmtree(self.folder.parent)

    def save(self, name: str) -> None:
        """Write one file as `files` has it; without instruments it goes."""
        path = self.folder / name
        if self.files[name]:
            write(path, *(instrument(id, **joined) for id, joined in self.files[name].items()))
        else:
            del self.files[name]
            path.unlink(missing_ok=True)

    def place_of(self, id: str) -> str | None:
        return next((name for name, instruments in self.files.items() if id in instruments), None)

    @rule(name=names, id=ids, joined=acts)
    def put_instrument(self, name: str, id: str, joined: dict[str, str]) -> None:
        """Add an instrument, change its acts, or move it from the file in which it stood."""
        before = self.place_of(id)
        self.files.setdefault(name, {})[id] = joined
        self.save(name)
        if before not in (None, name):
            del self.files[before][id]
            self.save(before)

    @rule(id=ids, code=codes, date=dates)
    def change_act(self, id: str, code: str, date: str) -> None:
        if name := self.place_of(id):
            self.files[name][id][code] = date
            self.save(name)

    @rule(id=ids, code=codes)
    def remove_act(self, id: str, code: str) -> None:
        if name := self.place_of(id):
            if len(self.files[name][id]) > 1:
                self.files[name][id].pop(code, None)
            self.save(name)

    @rule(name=names)
    def delete_file(self, name: str) -> None:
        if name in self.files:
            self.files[name] = {}
            self.save(name)

    @rule(name=names, new=names)
    def rename_file(self, name: str, new: str) -> None:
        if name in self.files and new not in self.files:
            (self.folder / new).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).rename(self.folder / new)
            self.files[new] = self.files.pop(name)

    @rule(name=names)
    def touch(self, name: str) -> None:
        if name in self.files:
            (self.folder / name).touch()

    @rule(hours=st.sampled_from([1, 30]))
    def time_passes(self, hours: int) -> None:
        age(self.folder, hours)

    @rule(short=st.sampled_from(["Norway", "Norge"]), territory=st.booleans())
    def edit_countries(self, short: str, territory: bool) -> None:
        """Rename a country, or leave one out that no instrument names."""
        lines = COUNTRIES.replace("short: Norway", f"short: {short}").splitlines(keepends=True)
        write(self.folder / "countries.yaml", *(line for line in lines if territory or "SJM" not in line))

    @rule(name=names, text=st.sampled_from(["", "a: [\n", "ring: {title: Only}\n", "\xff", "a: b\n"]))
    def break_and_mend(self, name: str, text: str) -> None:
        """A file that cannot be read, or breaks a rule, is refused and leaves nothing behind."""
        before = (self.folder / name).read_bytes() if name in self.files else None
        write(self.folder / name, text)
        with pytest.raises(InvalidData):
            cached(self.folder)
        if before is None:
            (self.folder / name).unlink()
        else:
            (self.folder / name).write_bytes(before)

    @precondition(lambda self: len(self.files) > 1)
    @rule(id=ids)
    def clash_and_mend(self, id: str) -> None:
        """An instrument that stands in two files is refused and leaves nothing behind."""
        place = self.place_of(id)
        if place:
            other = next(name for name in self.files if name != place)
            self.files[other][id] = {"NAM": "2015"}
            self.save(other)
            with pytest.raises(InvalidData, match="must stand once"):
                cached(self.folder)
            del self.files[other][id]
            self.save(other)

    @invariant()
    def cached_equals_compiled(self) -> None:
        with cached(self.folder) as register:
            found = everything(register)
        with load(self.folder, today=TODAY) as register:
            assert found == everything(register)
        stand = {row[0] for row in found["instrument"]}
        assert stand == {id for instruments in self.files.values() for id in instruments}


Editing.TestCase.settings = settings(max_examples=20, stateful_step_count=15, deadline=None)
test_editing = Editing.TestCase
