"""What version 1.2 of YAML refuses or reads otherwise than the parser does is refused, with its place."""

from pathlib import Path

import pytest
import yaml

from signatories.domain.problems import Problem
from signatories.record import reader
from signatories.record.reader import Entry, entries

LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if hasattr(yaml, "CSafeLoader") else [])]


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_LOADER", request.param)


def read(tmp_path: Path, text: str) -> tuple[list[Entry], list[Problem]]:
    path, problems = tmp_path / "pact.yaml", list[Problem]()
    path.write_bytes(text.encode())
    return list(entries(path, "pact.yaml", problems)), problems


REFUSED = [
    ("a: [b]#c\n", 1, 7),
    ("a: {b: c}#c\n", 1, 10),
    ('a: "b"#c\n', 1, 7),
    ("a: 'b'#c\n", 1, 7),
    ("a: [b,#c\n  d]\n", 1, 7),
    ("a: [#c\n  d]\n", 1, 5),
    ("a: {#c\n  d: e}\n", 1, 5),
    ("a: >-#c\n  b\n", 1, 6),
    ("x: z\na:\n  - >-#c\n    b\n", 3, 7),
    ('a: ["b",  "c"#d\n  ]\n', 1, 14),
    ('# "\u00fc"#\na: "\u00fc"#c\n', 2, 7),
    ("{?foo: bar}\n", 1, 2),
    ("a: {?foo: bar}\n", 1, 5),
    ("a: {b: c, ?d: e}\n", 1, 11),
    ("a: {b: c,\n  ?d: e}\n", 2, 3),
    ("a: [b,\nc]\n", 2, 1),
    ("a: [\n  b\n]\n", 3, 1),
    ("a: {b: c,\nd: e}\n", 2, 1),
    ("a:\n  b:\n    c: [d,\n  e]\n", 4, 3),
    ("a:\n  - b: [c,\n    d]\n", 3, 5),
    ("a:\n  - [c,\n  d]\n", 3, 3),
    ('a: "b\nc"\n', 2, 1),
    ("a: 'b\nc'\n", 2, 1),
    ('a: "b\n  c\nd"\n', 3, 1),
    ('a:\n  b: "c\n  d"\n', 3, 3),
    ('a:\n  - "c\n  d"\n', 3, 3),
    ('a: [b, "c\nd"]\n', 2, 1),
    ("a: [-]\n", 1, 5),
    ("a: [-, b]\n", 1, 5),
    ("a: [b, -]\n", 1, 8),
    ("a: {b: -}\n", 1, 8),
]


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize(("text", "line", "column"), REFUSED)
def test_a_form_that_version_1_2_refuses_has_a_problem_at_its_place(
    tmp_path: Path, text: str, line: int, column: int, newline: str
) -> None:
    _, problems = read(tmp_path, text.replace("\n", newline))
    assert [(problem.line, problem.column) for problem in problems] == [(line, column)]


GOOD = [
    ("a: [b] #c\n", ["b"]),
    ("a: [b]\n#c\n", ["b"]),
    ("a: [b, # c\n  d]\n", ["b", "d"]),
    ("a: [b,\n# c\n  d]\n", ["b", "d"]),
    ("a: [b,\n\n  d\n  ]\n", ["b", "d"]),
    ('a: "#b"\n', "#b"),
    ('a: ["#b", "]#c", \'{?d\']\n', ["#b", "]#c", "{?d"]),
    ("a: b[c]#d\n", "b[c]#d"),
    ("a: https://b.example/,#c\n", "https://b.example/,#c"),
    ("a: b ?c\n", "b ?c"),
    ("a: ?b\n", "?b"),
    ("?a: b\n", "b"),
    ("a: >-\n  b]#c {?d\n", "b]#c {?d"),
    ("a: >- # c\n  b\n", "b"),
    ("a: {? b : c}\n", {"b": "c"}),
    ("? a\n: b\n", "b"),
    ("a: # [b]#c\n  d\n", "d"),
    ('a: "b\n  c"\n', "b c"),
    ("a: 'b\n\n  c'\n", None),
    ("{a: b,\nc: d}\n", "b"),
    ("a:\n- [b,\n c]\n", [["b", "c"]]),
    ("a:\n- b: [c,\n   d]\n", [{"b": ["c", "d"]}]),
    ("a: [-b, b-, --]\n", ["-b", "b-", "--"]),
    ('a: ["-"]\n', ["-"]),
    ("--- # c\na: b\n", "b"),
    ("# ]#\na: b\n", "b"),
]


@pytest.mark.parametrize(("text", "value"), GOOD)
def test_what_every_reader_understands_alike_is_read(tmp_path: Path, text: str, value: object) -> None:
    found, problems = read(tmp_path, text)
    if value is not None:
        assert problems == []
        assert found[0].value == value
    else:
        assert {problem.rule for problem in problems} == {"no-control"}


def test_lines_are_counted_across_the_pieces_that_the_parser_reads(tmp_path: Path) -> None:
    """A piece may end inside of a line, between CR and LF, or in the middle of spaces."""
    for length in (16383, 16384, 16385, 40000):
        for newline in ("\n", "\r\n"):
            filler = f"# {'y' * (length - 3)}{newline}"
            good = f"{filler}a: [b,{newline}{' ' * 20}c]{newline}"
            assert read(tmp_path, good)[1] == []
            bad = f"{filler}a: [b,{newline}c]{newline}"
            assert [(p.line, p.column) for p in read(tmp_path, bad)[1]] == [(3, 1)]


def test_a_file_that_is_one_long_line_takes_no_longer_than_its_bytes(tmp_path: Path) -> None:
    text = f"a: [{', '.join(['b'] * 400_000)}]\n"
    found, problems = read(tmp_path, text)
    assert (problems, len(found)) == ([], 1)
