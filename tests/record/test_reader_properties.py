"""Properties of reading YAML: everything is found where it was written, and nothing is read in two ways."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from signatories.domain.problems import Loc, Problem
from signatories.record import reader
from signatories.record.places import Places, places
from signatories.record.reader import Node, entries

LOADERS = [yaml.CSafeLoader, yaml.SafeLoader]
FIXTURES = [HealthCheck.function_scoped_fixture]

Tree = tuple[str, Any, bool]
"""What to write: ("text", source, _), ("list", [tree], flow) or ("map", {source of key: tree}, flow)."""

SOURCES = {
    "x": "x",
    "Türkiye": "Türkiye",
    "2012-09-07": "2012-09-07",
    '"a: b, #"': "a: b, #",
    "'it''s'": "it's",
    "two words": "two words",
}
"""Text as it may be written, and what it says."""

scalars = st.sampled_from(sorted(SOURCES)).map(lambda source: ("text", source, False))
trees = st.recursive(
    scalars,
    lambda inner: (
        st.tuples(st.just("list"), st.lists(inner, min_size=1, max_size=3), st.booleans())
        | st.tuples(
            st.just("map"),
            st.dictionaries(st.sampled_from(sorted(SOURCES)), inner, min_size=1),
            st.booleans(),
        )
    ),
    max_leaves=12,
)
records = st.dictionaries(st.sampled_from(sorted(SOURCES)), trees, min_size=1)


class Emitter:
    """Writes a tree as YAML by hand and notes where everything was put."""

    def __init__(self, newline: str) -> None:
        self.text = ""
        self.places: Places = {}
        self._newline = newline
        self._line = self._column = 1

    def _write(self, text: str) -> None:
        self.text += text
        self._column += len(text)

    def _break(self, indent: int) -> None:
        self.text += self._newline + " " * indent
        self._line, self._column = self._line + 1, indent + 1

    @property
    def _here(self) -> tuple[int, int]:
        return self._line, self._column

    def record(self, tree: Tree, loc: Loc = (), indent: int = 0, flow: bool = False) -> Node:
        """Write a value where the pen stands; returns what it says."""
        kind, content, wants_flow = tree
        flow = flow or wants_flow
        if kind == "text":
            self._write(content)
            return SOURCES[content]
        said: list[tuple[str, Node]] = []
        children = content.items() if kind == "map" else enumerate(content)
        if flow:
            self._write("{" if kind == "map" else "[")
        for number, (key, child) in enumerate(children):
            if number:
                if flow:
                    self._write(",")
                self._break(indent)
            name = SOURCES[key] if kind == "map" else key
            at = self._here
            below = (*loc, name)
            if kind == "map":
                self._write(f"{key}:")
                if child[0] == "text" or flow or child[2]:
                    self._write(" ")
                    self.places[below] = (at, self._here)
                else:
                    self._break(indent + 2)
                    self.places[below] = (at, at)
            elif not flow:
                self._write("-   ")
                self.places[below] = (self._here, self._here)
            else:
                self.places[below] = (at, at)
            deeper = indent + (2 if kind == "map" else 4)
            said.append((name, self.record(child, below, deeper, flow)))
        if flow:
            self._write("}" if kind == "map" else "]")
        return dict(said) if kind == "map" else [value for _, value in said]


@pytest.mark.parametrize("loader", LOADERS, ids=["libyaml", "pure Python"])
@given(record=records, newline=st.sampled_from(["\n", "\r\n"]), remark=st.sampled_from(["", "# Türkiye"]))
@settings(max_examples=60, deadline=None, suppress_health_check=FIXTURES)
def test_everything_is_found_where_it_was_written(
    tmp_path: Path, loader: Any, record: dict[str, Tree], newline: str, remark: str
) -> None:
    emitter = Emitter(newline)
    if remark:
        emitter._write(remark)
        emitter._break(0)
    start = emitter._here
    said = emitter.record(("map", record, False))
    path = tmp_path / "pact.yaml"
    path.write_bytes((emitter.text + newline).encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "_LOADER", loader)
        assert places(path) == {(): (start, start), **emitter.places}
        problems: list[Problem] = []
        found = list(entries(path, "pact.yaml", problems))
    assert not [problem for problem in problems if problem.rule != "nesting"]
    if not problems:
        assert {entry.key: entry.value for entry in found} == said
        assert [entry.line for entry in found] == [emitter.places[(key,)][0][0] for key in said]


# What two readers of YAML see in a plain scalar

JSON_CORE = {
    "bool": r"true|True|TRUE|false|False|FALSE",
    "null": r"null|Null|NULL|~|",
    "int": r"[-+]?[0-9]+",
    "octal": r"0o[0-7]+",
    "hexadecimal": r"0x[0-9a-fA-F]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
    "infinity": r"[-+]?(\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN",
}
"""The table of section 10.3.2 of the YAML 1.2.2 specification: the core schema."""


def seen_by_1_2(text: str) -> object:
    kind = next((kind for kind, pattern in JSON_CORE.items() if re.fullmatch(pattern, text)), "text")
    number = {"int": 10, "octal": 8, "hexadecimal": 16}.get(kind)
    if number:
        return int(text, number)
    return {"text": text, "float": kind == "float" and float(text)}.get(kind, kind)


def seen_by_1_1(text: str) -> object:
    """As PyYAML sees it; dates, which the format wants unquoted, are text here."""
    loader = yaml.SafeLoader("")
    tag = loader.resolve(yaml.ScalarNode, text, (True, False))
    if tag in ("tag:yaml.org,2002:str", "tag:yaml.org,2002:timestamp"):
        return text
    if tag.endswith((":bool", ":null", ":merge", ":value")):
        return tag
    try:
        return loader.construct_object(yaml.ScalarNode(tag, text))
    except ValueError:
        return "nothing that it can read"


WORDS = ("y", "n", "yes", "no", "on", "off", "true", "false", "null")
"""Words that are refused in every case, oN too, whatever a version of YAML sees there."""


@given(st.from_regex(r"[-+]?[0-9.][0-9._:eExob+-]*|[A-Za-z~=.+-][A-Za-z.0-9]*", fullmatch=True))
@example("12:30").via("sixties")
@example("1:30.5").via("sixties")
@example("1_0:30").via("sixties with an underscore")
@example("1.0_0").via("underscore after the point")
@example("0x_1F").via("underscore in a hexadecimal number")
@example("-0x1F").via("YAML 1.2 has no negative hexadecimal numbers")
@example("1e+3").via("YAML 1.1 wants a point in it")
@example("false").via("a word of both, and no text in either")
@example("FALSE").via("a word of both, and no text in either")
@example("no").via("the Norway problem")
@example("012").via("octal in YAML 1.1")
@settings(max_examples=300, deadline=None, suppress_health_check=FIXTURES)
def test_a_plain_scalar_is_refused_where_readers_differ(tmp_path: Path, text: str) -> None:
    """Numbers pass that are the same number in YAML 1.1 and 1.2; words pass that are text in both."""
    problems: list[Problem] = []
    path = tmp_path / "pact.yaml"
    path.write_text(f"a: {text}\n", encoding="utf-8")
    found = list(entries(path, "pact.yaml", problems))
    assume(found and found[0].value == text)
    older, newer = seen_by_1_1(text), seen_by_1_2(text)
    if older != newer or (type(older), type(newer)) not in ((str, str), (int, int), (float, float)):
        assert [problem.rule for problem in problems] == ["plain-scalar"]
    elif older == text and text[0].isalpha() and text.lower() not in WORDS:
        assert not problems
