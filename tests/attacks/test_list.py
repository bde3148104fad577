"""The list of attacks in README.md is true: every kind has its tests, each exists, and has cases enough."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from program import ROOT

LIST = (ROOT / "tests" / "attacks" / "README.md").read_text("utf-8")
KINDS = dict(re.findall(r"^(\d+)\. \*\*.+?\n((?: +- .+\n)+)", LIST, re.MULTILINE))
"""The tests of each kind, by its number."""

ENOUGH = 6
"""The one that was found first, and five more."""


def listed(kind: str) -> list[str]:
    return re.findall(r"`(tests/\S+\.py::\w+)`", KINDS[kind])


@cache
def functions(file: Path) -> set[str]:
    return {
        node.name for node in ast.parse(file.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)
    }


def test_every_kind_is_in_the_list() -> None:
    assert list(KINDS) == [str(number) for number in range(1, 19)]


@pytest.mark.parametrize("kind", KINDS)
def test_the_tests_of_a_kind_exist_and_have_cases_enough(kind: str, request: pytest.FixtureRequest) -> None:
    named = listed(kind)
    assert len(named) == KINDS[kind].count("\n")
    for test in named:
        file, _, name = test.partition("::")
        assert name in functions(ROOT / file), f"{test} must exist: correct tests/attacks/README.md"
    collected = [item.nodeid.partition("[")[0] for item in request.session.items]
    if set(named) <= set(collected):  # not where some tests alone are run
        assert sum(collected.count(test) for test in named) >= ENOUGH
