"""The cases that are measured, each beside its floor, and the bars made of them."""

import sys
import time
from collections.abc import Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import Final

from benchmarks import peers
from benchmarks.generate import SHIPPED, write
from benchmarks.imports import Imported, imported
from benchmarks.measure import Case, Cost, cost, environment, in_turn, middle, ratio
from benchmarks.profile import Held, Kept, Stage, held, kept, stages
from benchmarks.report import Line

PROGRAMS: Final = Path(__file__).parent / "programs"
DAY: Final = "2010-06-01"
QUESTIONS: Final = {
    "who-signed": ["who-signed", "treaty-3"],
    "signed-by": ["signed-by", "EU"],
    "diff": ["diff", "decl-1", "treaty-3"],
    "timeline": ["timeline", "treaty-3"],
    "matrix": ["matrix", "decl-1", "coal-2", "treaty-3"],
}
"""The warm questions, about instruments that are the same at every size; answers of at most 500 rows."""

EXACT: Final = ["who-signed", "treaty-3 and not treaty-3:party"]
"""A question whose terms are read together, reading by reading: some of the treaty's dates are imprecise."""

EXACTLY: Final = "exact reading"
"""How its cases begin."""

EXACT_SHIPPED: Final = ["who-signed", "media-freedom@2022-07-06 and not media-freedom@2021-03-19"]
"""The same of the record that comes with the program."""

EDITED: Final = """edited:
  title: The one that is edited
  kind: coalition
  opened: 2000-01-01
  sources:
    own: {{title: Members, publisher: The coalition, grade: own}}
  actions:
    - {{date: 2000-01-01, action: joining, by: [NOR, SWE, DNK, FIN, ISL], source: [own]}}
    - {{date: {}-01-01, action: joining, by: [EST, LVA, LTU], source: [own]}}
"""


class Bench:
    """One run of the benchmark over records of several sizes, each in a folder of `work` named so."""

    def __init__(self, work: Path, sizes: Sequence[int], rounds: int, others: Path | None) -> None:
        self.work, self.sizes, self.rounds, self.others = work, sizes, rounds, others
        self.lines: list[Line] = []
        self.imports: list[Imported] = []
        self.stages: list[Stage] = []
        self.held: list[Held] = []
        self.kept: list[Kept] = []
        self.missing: list[str] = []
        self.costs: dict[str, list[Cost]] = {}
        self.bytes_read: dict[int, int] = {}
        self.bytes_kept: dict[int, int] = {}
        self._env = environment(work / "cache")
        program = Path(sys.executable).with_name("signatories")
        self._program = [sys.executable, *([str(program)] if program.exists() else ["-m", "signatories"])]

    def run(self) -> None:
        """Measure everything, saying on stderr what is going on."""
        for stage in (
            self._cold, self._edited, self._warm, self._imports, self._gates, self._lists, self.profile
        ):  # fmt: skip
            begin = time.monotonic()
            if stage in (self._gates, self._lists) and self.others is None:
                continue
            stage()
            print(f"{stage.__name__.strip('_')}: {time.monotonic() - begin:.0f} s", file=sys.stderr)

    def _asked(self, size: int, *words: str) -> list[str]:
        return [*self._program, "--data", str(self.work / str(size)), *words]

    def _cache(self, size: int) -> Path:
        """Return the register of a record."""
        return next((self.work / "cache" / "signatories").glob(f"{size}-*.sqlite"))

    def _note(self, cases: Sequence[Case], rounds: int, floors: dict[str, str], size: str) -> None:
        """Measure these in turn and keep the figures under their names."""
        self.costs |= (found := in_turn(cases, rounds, self._env, self.missing))
        for name, costs in found.items():
            floor = floors.get(name, "")
            against = ratio(costs, self.costs[floor]) if floor else None
            seconds, cpu, memory = middle(costs)
            line = Line(size, name, len(costs), seconds * 1000, cpu * 1000, memory, against, floor)
            self.lines.append(line)

    # Reading the whole record

    def _cold(self) -> None:
        """Measure compiling from nothing, and validating, beside a bare loop over the same events."""
        for size in self.sizes:
            folder = str(self.work / str(size))
            floor, cold, gate = (f"{name} {size}" for name in ("events", "cold compile", "validate"))
            cases = [
                Case(floor, [sys.executable, str(PROGRAMS / "events.py"), folder]),
                Case(
                    cold,
                    self._asked(size, "who-signed", "decl-1", "--format", "csv"),
                    partial(self._forget, size),
                ),
                Case(gate, self._asked(size, "validate")),
            ]
            if size == self.sizes[0]:
                in_turn(cases, 1, self._env)
            rounds = 7 if size < 10_000 else 3 if size < 500_000 else 1
            self._note(cases, rounds, {cold: floor, gate: floor}, f"{size}")
            self.bytes_read[size] = sum(file.stat().st_size for file in Path(folder).rglob("*.yaml"))
            self.bytes_kept[size] = self._cache(size).stat().st_size

    def _forget(self, size: int) -> None:
        for file in (self.work / "cache" / "signatories").glob(f"{size}-*"):
            file.unlink()

    def _edited(self) -> None:
        """Measure the next answer after an edit of one file, the same in each record."""
        numbers = count()

        def edit(size: int) -> None:
            file = self.work / str(size) / "edited.yaml"
            file.write_text(EDITED.format(2001 + next(numbers) % 9), encoding="utf-8")

        cases = [
            Case(
                f"after one edit {size}",
                self._asked(size, "who-signed", "edited", "-f", "csv"),
                partial(edit, size),
            )
            for size in self.sizes
        ]
        in_turn(cases, 1, self._env)
        first = cases[0].name
        self._note(cases, max(5, self.rounds // 3), {case.name: first for case in cases[1:]}, "each")
        time.sleep(2.1)
        for size in self.sizes:
            cost(Case("settling", self._asked(size, "who-signed", "decl-1", "-f", "csv")), self._env)

    # Asking

    def _warm(self) -> None:
        """Measure the questions at every size, with CSV and a table, in turn with the floors."""
        cases = [
            Case("python -c pass", [sys.executable, "-c", "pass"]),
            Case("hello", [sys.executable, str(PROGRAMS / "hello.py")]),
            Case("hello + rich.table", [sys.executable, str(PROGRAMS / "hello_table.py")]),
        ]
        floors = {}
        for size in self.sizes:
            for name, words in QUESTIONS.items():
                for format, floor in (("csv", "hello"), ("table", "hello + rich.table")):
                    if format == "csv" or name == "who-signed":
                        case = Case(f"{name} {format} {size}", self._asked(size, *words, "-f", format))
                        cases.append(case)
                        floors[case.name] = floor
        exact = {str(size): self._asked(size, *EXACT, "-f", "csv") for size in self.sizes}
        shipped = ["--data", str(SHIPPED.parent), *EXACT_SHIPPED, "-f", "csv"]
        exact["shipped"] = [*self._program, *shipped]
        for record, command in exact.items():
            cases.append(Case(f"{EXACTLY} {record}", command))
            floors[cases[-1].name] = "hello"
        in_turn(cases, 1, self._env)
        self._note(cases, self.rounds, floors, "each")

    def _imports(self) -> None:
        for name, words in {**QUESTIONS, "validate": ["validate"]}.items():
            for format in ("csv", "table") if name != "validate" else ("text",):
                command = self._asked(self.sizes[0], *words, "-f", format)
                self.imports.append(imported(f"{name} {format}", command, self._env))

    def profile(self) -> None:
        """Profile where the time and memory of reading the record of the usual size go."""
        self.stages = stages(self.work / str(self.sizes[len(self.sizes) // 2]))
        self.held = held(self._env)
        for size in self.sizes:
            cost(Case("compiling", self._asked(size, "list", "-f", "csv")), self._env)
            self.kept.append(kept(str(size), self.work / str(size), self._cache(size)))

    # Peers

    def _gates(self) -> None:
        """Measure other people's validators on the same record, in one file."""
        for size in [size for size in self.sizes if size < 500_000]:
            folder = self.work / f"one-{size}"
            (file,) = write(folder, size)
            ours = Case(f"validate one file {size}", [*self._program, "--data", str(folder), "validate"])
            cases = [ours]
            for peer in ("check-jsonschema", "yamllint"):
                if programs := self._installed(peer):
                    case = peers.gates(programs, peer, file, self.work)
                    cases.append(case._replace(name=f"{peer} {size}"))
            floors = {case.name: ours.name for case in cases[1:]}
            self._note(cases, 3 if size < 10_000 else 1, floors, str(size))

    def _lists(self) -> None:
        """Measure other people's ways to list the members of an instrument as of a day."""
        size = next((size for size in reversed(self.sizes) if size < 500_000), self.sizes[0])
        table = self.work / "membership.csv"
        peers.export(self._cache(size), table)
        question = self._asked(size, "who-signed", "treaty-3", "--as-of", DAY, "-f", "csv")
        cases = [Case(f"members {size}", question)]
        for peer in ("sqlite-utils", "pandas", "duckdb", "coco"):
            if programs := self._installed(peer):
                case = peers.members(programs, peer, self._cache(size), table, "treaty-3", DAY)
                cases.append(case._replace(name=f"{peer} {size}"))
        self._note(cases, max(5, self.rounds // 3), {c.name: cases[0].name for c in cases[1:]}, str(size))

    def _installed(self, peer: str) -> Path | None:
        programs = peers.installed(peer, self.others) if self.others else None
        if programs is None:
            self.missing.append(f"{peer}, which could not be installed")
        return programs
