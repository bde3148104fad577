"""`import signatories` is cheap, and gives just what the Python page documents."""

import ast
import inspect
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import get_type_hints

import pytest

import signatories
from program import ROOT, TODAY
from registers import instrument, write

PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")


def python(code: str, **environment: str) -> str:
    """What a fresh interpreter prints."""
    command = [sys.executable, "-c", code]
    variables = {**os.environ, **environment}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=variables, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_importing_the_package_imports_nothing_else_of_it() -> None:
    modules = python("import sys, signatories; print(*sys.modules)").split()
    assert [m for m in modules if m.startswith("signatories.")] == ["signatories._version"]
    assert not {"yaml", "pydantic", "rich", "typer", "sqlite3"} & set(modules)


def test_a_type_checker_sees_the_names_that_the_package_has() -> None:
    tree = ast.parse(Path(inspect.getfile(signatories)).read_text(encoding="utf-8"))
    (checked,) = (node for node in tree.body if isinstance(node, ast.If))
    imported = {
        alias.name: (node.module or "").removeprefix("signatories.")
        for node in checked.body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("signatories.")
        for alias in node.names
    }
    served = {name: module for module, names in signatories._HOMES.items() for name in names.split()}
    assert imported == served
    assert sorted([*served, "__version__", "load"]) == dir(signatories)


def test_every_name_of_the_interface_can_be_had() -> None:
    code = "import signatories; print(*[name for name in dir(signatories) if getattr(signatories, name)])"
    assert python(code).split() == dir(signatories)


@pytest.mark.parametrize("name", [name for name in dir(signatories) if not name.startswith("_")])
def test_every_name_of_the_interface_is_documented(name: str) -> None:
    """Functions with their arguments; the types of rows, and what is raised, by name."""
    if name in ("load", "Problem", "Register"):
        assert re.search(rf"\b{name.lower()}", PAGE)
    elif name[0].isupper():
        assert f"`{name}`" in PAGE
    else:
        assert f"`{name}(register, " in PAGE


def test_a_query_takes_the_register_and_says_what_it_returns() -> None:
    for name in re.findall(r"^\| `(\w+)\(register", PAGE, re.MULTILINE):
        query = getattr(signatories, name)
        assert next(iter(inspect.signature(query).parameters)) == "register"
        assert "return" in get_type_hints(query)


def test_help_fits_a_screen_and_a_half_and_shows_the_five_functions_first() -> None:
    shown = python("import signatories; help(signatories)", PAGER="cat", TERM="dumb").splitlines()
    assert len(shown) <= 72 + (sys.version_info >= (3, 13))  # whose pydoc says one line more
    assert max(map(len, shown)) <= 114
    named = [line.strip().partition("(")[0] for line in shown if re.match(r" {4}\w+\(", line)]
    assert named == ["in_set", "load", "members", "memberships", "why"]
    assert "CLASSES" not in shown


@pytest.mark.parametrize("old", signatories._OLD_NAMES)
def test_a_name_of_before_is_the_one_of_today(old: str) -> None:
    assert getattr(signatories, old) is getattr(signatories, signatories._OLD_NAMES[old])


def test_what_there_is_not_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'signatories' has no attribute 'membres'"):
        _ = signatories.membres  # type: ignore[attr-defined]


LOAD = """
import pathlib, signatories
with signatories.load({argument}) as register:
    print(*(m.code for m in signatories.members(register, "ring", "2020-01-01")))
"""


@pytest.mark.parametrize(
    ("argument", "variable"),
    [("{path!r}", ""), ("pathlib.Path({path!r})", ""), ("{path!r}", "/nowhere"), ("", "{path}")],
    ids=["text", "path", "argument before variable", "variable"],
)
def test_the_folder_is_the_one_named_or_that_of_the_variable(
    folder: Path, tmp_path: Path, argument: str, variable: str
) -> None:
    write(folder / "ring.yaml", instrument("ring", NOR="2012-05-01"))
    code = LOAD.format(argument=argument.format(path=str(folder)))
    named = {"SIGNATORIES_DATA": variable.format(path=str(folder)), "XDG_CACHE_HOME": str(tmp_path)}
    assert python(code, **named) == "NOR\n"


@pytest.mark.parametrize(("today", "good"), [("2012-04-29", False), ("2012-04-30", True), (TODAY, True)])
def test_today_is_the_day_after_which_no_act_may_lie(
    folder: Path, tmp_path: Path, today: str, good: bool
) -> None:
    """As text or as a date; the day after it is allowed, because the day is that of the place."""
    write(folder / "ring.yaml", instrument("ring", NOR="2012-05-01"))
    for written in (repr(today), f"datetime.date.fromisoformat({today!r})"):
        code = f"""
import datetime, signatories
try:
    signatories.load({str(folder)!r}, today={written}).close()
except signatories.InvalidData as error:
    print(*(problem.rule for problem in error.problems))
"""
        assert python(code, XDG_CACHE_HOME=str(tmp_path / today / written[:1])) == (
            "" if good else "not-in-future\n"
        )
