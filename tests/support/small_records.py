"""Small records written in a test, and what the command line answers about them."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from program import Run

Row = dict[str, str]


def record(
    id: str,
    kind: str,
    *acts: str,
    opened: str = "1980-01-01",
    head: Sequence[str] = (),
    claims: Sequence[str] = (),
) -> str:
    """The YAML of an instrument from its acts and claims, each without its source."""
    lines = [f"{id}:", f"  title: Instrument {id}", f"  kind: {kind}", f"  opened: {opened}"]
    lines += [f"  {line}" for line in head]
    lines += [
        "  sources:",
        "    s: {title: Acts, publisher: The depositary, grade: depositary}",
        "  actions:",
    ]
    lines += [f"    - {{{act}, source: [s]}}" for act in acts]
    lines += ["  claims:"] if claims else []
    lines += [f"    - {{source: s, {claim}}}" for claim in claims]
    return "\n".join(lines) + "\n"


class SmallRecord:
    """A data folder with the instruments of one test, asked through the command line."""

    def __init__(self, run: Run, folder: Path) -> None:
        self._run, self.folder = run, folder

    def write(self, *instruments: str) -> "SmallRecord":
        """Let the record be of these instruments, and return it."""
        (self.folder / "instruments.yaml").write_text("".join(instruments), encoding="utf-8")
        return self

    def rows(self, question: str) -> list[Row]:
        """The rows of an answer."""
        ran = self._run(*question.split(), "--format", "csv", data=self.folder)
        assert ran.status == 0, ran.err
        return list(csv.DictReader(io.StringIO(ran.text)))

    def column(self, question: str, *names: str) -> list[str]:
        """Some columns of an answer, each row as a line."""
        return [" ".join(row[name] for name in names) for row in self.rows(question)]

    def words(self, question: str) -> str:
        """All that a reader of the table is told, blanks as one space."""
        ran = self._run(*question.split(), data=self.folder)
        return " ".join(f"{ran.text} {ran.err}".split())

    def problems(self) -> list[str]:
        """What `validate` says, a line each."""
        ran = self._run("validate", str(self.folder), data=None)
        return [] if ran.status == 0 else [line for line in ran.text.splitlines() if line.endswith("]")]

    def verdicts(self, id: str) -> list[str]:
        """The verdicts on the claims of an instrument, in their order."""
        return self.column(f"claims {id}", "verdict")
