"""The figures of the house that can be counted, one a line: `just figures`.

Exit status 1 where one of them is beyond its bound.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = ROOT / "src" / "signatories"

BESIDE: Final = {"__init__", "__main__", "_version", "defaults"}
SQL: Final = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|WITH|PRAGMA|COPY)\b")
OF_DUCKDB: Final = {"formats/parquet.py", "export/parquet.py"}
"""Their statements tell DuckDB to write a file; they ask no register."""


class Figure(NamedTuple):
    """A figure, what it counts, and the most it may be; None where there is no bound."""

    what: str
    number: int
    most: int | None


def figures() -> Iterator[Figure]:
    """Yield the figures, in the order of the table that asked for them."""
    packages = [path for path in SOURCE.iterdir() if (path / "__init__.py").is_file()]
    beside = {path.stem for path in SOURCE.glob("*.py")}
    yield Figure("packages at the top", len(packages), 13)
    yield Figure("modules beside them", len(beside), len(BESIDE))
    yield Figure("modules with SQL outside register/ and query/", len(list(modules_with_sql())), 0)
    yield Figure("docstrings that break D401", violations("D401"), 0)
    yield Figure("golden files", len([p for p in golden() if p.name != ".gitattributes"]), 40)
    yield Figure("lines of src/", sum(map(lines, SOURCE.rglob("*.py"))), None)
    yield Figure("modules", len(list(SOURCE.rglob("*.py"))), None)
    yield Figure("lines of the longest module", max(map(lines, SOURCE.rglob("*.py"))), None)


def modules_with_sql() -> Iterator[str]:
    """Yield the modules outside of `register` and `query` in which a string is SQL."""
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if name.startswith(("register/", "query/")) or name in OF_DUCKDB:
            continue
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        texts = (node.value for node in nodes if isinstance(node, ast.Constant))
        if any(isinstance(text, str) and SQL.match(text) for text in texts):
            yield name


def violations(rule: str) -> int:
    """Return how often a rule of ruff is broken in the source."""
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--select", rule, "--output-format",
               "concise", str(SOURCE)]  # fmt: skip
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return sum(f" {rule} " in line for line in said.splitlines())


def golden() -> Iterator[Path]:
    """Yield the golden files."""
    return (path for path in (ROOT / "tests" / "golden").rglob("*") if path.is_file())


def lines(path: Path) -> int:
    """Return the number of lines of a file."""
    return len(path.read_text("utf-8").splitlines())


def main() -> None:
    """Print the figures."""
    found = list(figures())
    for figure in found:
        bound = "" if figure.most is None else f"  (at most {figure.most})"
        print(f"{figure.number:>7,}  {figure.what}{bound}")
    sys.exit(any(figure.most is not None and figure.number > figure.most for figure in found))


if __name__ == "__main__":
    main()
