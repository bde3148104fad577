"""Imports only point up the list of modules; what is heavy, prints or tells the time stays in its place."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import signatories

LAYERS = (
    "domain", "record", "register", "names", "query", "claims", "editing", "formats", "charts", "answers",
    "export", "site", "cli",
)  # fmt: skip
"""The packages in order: each imports only from those before it."""

BESIDE = ("__init__", "__main__", "_version", "defaults")
"""The modules beside the packages: they start the program and supply what was not said."""

ASKING = ("query",)
"""The package that asks the register, and is needed for every answer."""

HEAVY = {"yaml", "pydantic", "rich", "typer"}

CLOCKS = {
    "register.cache": {"time.time_ns"},
    "register.fingerprints": {"time.time_ns"},
    "defaults": {"dt.date.today"},
}
"""Who below the command line may tell the time: fingerprints, and the day that somebody did not name."""

SOURCE = Path(signatories.__file__).parent
MODULES = {
    ".".join(path.relative_to(SOURCE).with_suffix("").parts): path for path in sorted(SOURCE.rglob("*.py"))
}
"""Every module by its name inside the package: `defaults`, `formats.table`."""


class Import(NamedTuple):
    """One name imported by a module: signatories.domain.dates.Span, typing.Final, and the line."""

    name: str
    line: int


def imports(path: Path) -> Iterator[Import]:
    """All imports of a module, those inside functions and under TYPE_CHECKING too, in full names."""
    parts = ["signatories", *path.relative_to(SOURCE).parent.parts]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = parts[: len(parts) + 1 - node.level] if node.level else []
            base = ".".join([*above, *filter(None, [node.module])])
            yield from (Import(f"{base}.{alias.name}", node.lineno) for alias in node.names)


def own(name: str) -> str | None:
    """The layer to which an imported name belongs; None where it is none of ours."""
    package, _, rest = name.partition(".")
    return rest.partition(".")[0] if package == "signatories" else None


def imported_modules(path: Path) -> set[str]:
    """Return the modules of ours that a module imports when it is itself imported."""
    found: set[str] = set()
    own_package = path.relative_to(SOURCE).parts[0]
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("signatories."):
            base = (node.module or "").removeprefix("signatories.")
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                found |= {name for name in (inner, base) if name in MODULES}
            if base != own_package and f"{base}.__init__" in MODULES:
                found.add(f"{base}.__init__")
    return found


def circles(graph: dict[str, set[str]]) -> Iterator[tuple[str, ...]]:
    """Yield every way back to a module along its imports, the first found for each module."""

    def walk(module: str, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        for other in graph[module] - {"__init__"}:
            if other == path[0]:
                yield path
            elif other not in path and other not in seen:
                seen.add(other)
                yield from walk(other, (*path, other))

    for start in graph:
        seen: set[str] = set()
        yield from walk(start, (start,))


def layer_of(module: str) -> str:
    return module.partition(".")[0]


def calls(path: Path) -> Iterator[str]:
    """What a module calls and raises, as written: print, sys.exit, dt.date.today, SystemExit."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)
        elif isinstance(node, ast.Raise) and node.exc:
            yield ast.unparse(node.exc)


def test_every_module_has_its_place_in_the_list() -> None:
    assert {layer_of(module) for module in MODULES} == {*LAYERS, *BESIDE}


@pytest.mark.parametrize("module", sorted(name for name in MODULES if layer_of(name) in LAYERS))
def test_no_package_imports_from_a_later_one(module: str) -> None:
    """Imports inside functions and for type checkers count too."""
    allowed = {None, "_version", *LAYERS[: LAYERS.index(layer_of(module)) + 1]}
    allowed |= {"defaults"} if layer_of(module) == "cli" else set()
    assert [found for found in imports(MODULES[module]) if own(found.name) not in allowed] == []


def test_the_modules_of_a_package_import_one_another_in_no_circle() -> None:
    """Imports inside functions aside: those are how a package fetches its own parts when they are wanted."""
    graph = {module: imported_modules(path) for module, path in MODULES.items()}
    assert list(circles(graph)) == []


@pytest.mark.parametrize("module", [module for module in MODULES if layer_of(module) in ASKING])
def test_a_question_needs_neither_yaml_nor_pydantic(module: str) -> None:
    """Nor rich, nor typer: what asks the register imports none of them, not even inside a function."""
    assert [found for found in imports(MODULES[module]) if found.name.partition(".")[0] in HEAVY] == []


@pytest.mark.parametrize("module", [module for module in MODULES if layer_of(module) == "formats"])
def test_formats_know_nothing_of_the_domain(module: str) -> None:
    assert [found for found in imports(MODULES[module]) if own(found.name) not in (None, "formats")] == []


BELOW = [module for module in MODULES if layer_of(module) not in ("cli", "__main__")]
TELLS_TIME = re.compile(
    r"(time|(dt|datetime|date)(\.date(time)?)?)\.(today|now|utcnow|time|time_ns|localtime|gmtime|ctime)"
)
SPEAKS = re.compile(r"print|input|exit|quit|sys\.exit|os\._exit|sys\.std(out|err)\.write|SystemExit")


@pytest.mark.parametrize("module", BELOW)
def test_nothing_below_the_command_line_prints_or_exits(module: str) -> None:
    assert [call for call in calls(MODULES[module]) if SPEAKS.fullmatch(call)] == []


@pytest.mark.parametrize("module", BELOW)
def test_nothing_below_the_command_line_tells_the_time(module: str) -> None:
    wrong = {call for call in calls(MODULES[module]) if TELLS_TIME.fullmatch(call)}
    assert wrong <= CLOCKS.get(module, set())


def test_only_who_speaks_to_the_user_supplies_what_was_not_said() -> None:
    using = {
        layer_of(module)
        for module, path in MODULES.items()
        if any(own(found.name) == "defaults" for found in imports(path))
    }
    assert using <= {"__init__", "cli"}


SQL = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|WITH|PRAGMA|BEGIN|COMMIT|COPY|SET)\b")
SPEAKS_SQL = ("register", "query")
"""The packages in which SQL stands: the one that owns the tables, and the one that computes answers."""

OF_DUCKDB = {"formats.parquet", "export.parquet"}
"""Modules whose statements tell DuckDB to write a Parquet file; they ask no register."""


def sql_in(path: Path) -> list[str]:
    """Return the strings of a module that are SQL, docstrings aside."""
    texts = (
        node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant)
    )
    return [text for text in texts if isinstance(text, str) and SQL.match(text)]


@pytest.mark.parametrize("module", [name for name in MODULES if layer_of(name) not in SPEAKS_SQL])
def test_sql_stands_in_the_register_and_in_queries_alone(module: str) -> None:
    assert module in OF_DUCKDB or sql_in(MODULES[module]) == []


def test_the_test_of_sql_sees_it_where_it_stands() -> None:
    assert all(sql_in(MODULES[name]) for name in ("register.lookup", "register.tables", *OF_DUCKDB))
