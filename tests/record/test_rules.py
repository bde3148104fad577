"""Every way to break the record is refused with its exact place and sentence.

A folder of `invalid/` holds data files and `expected.txt`, the lines that `validate` must print. The
countries are those of the tests, where a folder has none of its own. To add a case, count the lines and
columns of `expected.txt` in the file; do not copy what the program says. What an editor or git would
mangle is made here.
"""

import ast
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import signatories
from program import HERE
from signatories.claims.validate import audit
from signatories.domain.problems import InvalidData
from signatories.domain.statuses import ACTIONS, KINDS
from signatories.record.country_rules import COUNTRY_RULES
from signatories.record.data_files import open_regular
from signatories.record.refusals import RESTORE
from signatories.record.rules import RULES, name_of

TODAY = "2026-11-28"
CASES = sorted(path for path in (HERE / "invalid").iterdir() if path.is_dir())
LINE = re.compile(r"(?P<file>[^:]+)(:(?P<line>[1-9]\d*):(?P<column>[1-9]\d*))?: .+ \[(?P<rule>[a-z0-9-]+)\]")


def said(data: Path) -> list[str]:
    """What is wrong with a data folder, a line each."""
    try:
        audit(data, today=TODAY, cache=None)
    except InvalidData as error:
        return [str(problem) for problem in error.problems]
    return []


def expected(case: Path) -> list[str]:
    """The lines of a case; `<kinds>` stands for all kinds, `<kinds of joining>` for those of an action."""
    text = (case / "expected.txt").read_text(encoding="utf-8").replace("<kinds>", ", ".join(KINDS))
    return re.sub("<kinds of ([a-z-]+)>", lambda word: " or ".join(ACTIONS[word[1]].kinds), text).splitlines()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_broken_folder_gives_exactly_the_expected_problems(case: Path, folder: Path) -> None:
    for file in case.glob("*.yaml"):
        shutil.copy(file, folder)
    assert said(folder) == expected(case)


# What cannot lie in a folder: file → bytes (None: no such file), and the lines it must give


MADE: dict[str, tuple[dict[str, bytes | None], list[str]]] = {
    "a byte of Latin-1, its place counted in characters": (
        {"pact.yaml": "a: Türkiye\nb: Tür".encode() + "Türkiye\n".encode("latin-1")},
        ["pact.yaml:2:8: the file must be UTF-8: byte 0xFC is not [utf-8]"],
    ),
    "a character cut off by the end of the file": (
        {"pact.yaml": b"a: T\xc3"},
        ["pact.yaml:1:5: the file must be UTF-8: byte 0xC3 is not [utf-8]"],
    ),
    "an invalid byte after a byte order mark": (
        {"pact.yaml": b"\xef\xbb\xbfa: \xff\n"},
        ["pact.yaml:1:4: the file must be UTF-8: byte 0xFF is not [utf-8]"],
    ),
    "UTF-16 as Windows writes it": (
        {"pact.yaml": "a: Türkiye\n".encode("utf-16")},
        ["pact.yaml:1:1: the file must be UTF-8, not UTF-16 [utf-8]"],
    ),
    "UTF-16, big-endian": (
        {"pact.yaml": b"\xfe\xff" + "a: Türkiye\n".encode("utf-16-be")},
        ["pact.yaml:1:1: the file must be UTF-8, not UTF-16 [utf-8]"],
    ),
    "UTF-16 in the countries": (
        {"countries.yaml": "NOR: {}\n".encode("utf-16")},
        ["countries.yaml:1:1: the file must be UTF-8, not UTF-16 [utf-8]"],
    ),
    **{
        f"the control character U+{code:04X} as it is": (
            {"pact.yaml": f"a: x\nb: [Türkiye, {chr(code)}x]\n".encode()},
            [
                "pact.yaml:2:14: text must be in one line without control characters; "
                f"this has U+{code:04X} [no-control]"
            ],
        )
        for code in (0x00, 0x07, 0x1B, 0x7F, 0x80, 0x9B, 0xFFFE)
    },
    "no countries": (
        {"countries.yaml": None, "pact.yaml": b"pact: an instrument of which the shape is wrong\n"},
        [f"countries.yaml: the file must be readable: No such file or directory; {RESTORE} [readable]"],
    ),
    "empty countries": (
        {"countries.yaml": b""},
        ["countries.yaml:1:1: the file must not be empty [not-empty]"],
    ),
}


@pytest.mark.parametrize("name", MADE)
def test_bytes_that_are_no_text(name: str, folder: Path) -> None:
    files, lines = MADE[name]
    for file, content in files.items():
        if content is None:
            (folder / file).unlink()
        else:
            (folder / file).write_bytes(content)
    assert said(folder) == lines


TOO_LARGE = "huge.yaml: a data file must stay below 64 MiB: split it [file-size]"
GONE = "gone.yaml: the file must be readable: it is a link to nothing; remove it with `rm {}` [readable]"
NO_FOLDER = (
    "{}: the data folder must be readable: No such file or directory; name another with --data [readable]"
)


def test_a_file_over_64_mib_is_refused_unread(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (folder / "huge.yaml").open("wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    read: list[Path] = []
    whole: Callable[[Path], object] = open_regular
    monkeypatch.setattr(
        "signatories.record.reader.open_regular", lambda path: read.append(path) or whole(path)
    )
    assert said(folder) == [TOO_LARGE]
    assert [path.name for path in read] == ["countries.yaml"]


def test_a_link_to_nothing_is_refused(folder: Path) -> None:
    (folder / "gone.yaml").symlink_to(folder / "nowhere.yaml")
    assert said(folder) == [GONE.format(folder / "gone.yaml")]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert said(tmp_path / "nowhere") == [NO_FOLDER.format(tmp_path / "nowhere")]


def test_problems_in_folders_below_are_named_by_their_path(folder: Path) -> None:
    (folder / "treaties" / "un").mkdir(parents=True)
    (folder / "treaties" / "un" / "crime.yaml").write_text("a: [\n", encoding="utf-8")
    assert said(folder)[0].startswith("treaties/un/crime.yaml:2:1: the file must be YAML")


def test_one_gate_lists_thirty_different_mistakes_in_order_of_place() -> None:
    lines = expected(HERE / "invalid" / "thirty-mistakes")
    places = [(int(m["line"]), int(m["column"])) for m in map(LINE.fullmatch, lines) if m]
    assert len(set(lines)) == len(places) == 30
    assert places == sorted(places)


def test_every_expected_line_has_a_place_a_sentence_and_a_rule() -> None:
    for case in CASES:
        for line in expected(case):
            match = LINE.fullmatch(line)
            assert match and match["line"], f"{case.name}: {line}"
            assert (case / match["file"]).is_file(), f"{case.name}: {line}"


def test_every_rule_is_broken_by_a_case() -> None:
    """To cure a failure, add a folder to tests/invalid that breaks the rule named."""
    made = [line for _, lines in MADE.values() for line in lines]
    listed = [line for case in CASES for line in expected(case)]
    broken = {match["rule"] for match in map(LINE.fullmatch, [*listed, *made, TOO_LARGE]) if match}
    rules = {name_of(rule) for rule in (*RULES, *COUNTRY_RULES)}
    assert rules | literal_rules() == broken


def literal_rules() -> set[str]:
    """The rule ids that the code of the gates spells out: of `Problem(…)`, `_problem(…)`, and `_sentence`."""
    found: set[str] = set()
    for module in ("record/reader", "record/data_files", "record/pipeline", "record/models", "record/rules"):
        source = (Path(signatories.__file__).parent / f"{module}.py").read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)):
            last: ast.expr | None = None
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Problem", "self._problem"):
                last = node.args[-1]
            elif isinstance(node, ast.FunctionDef) and node.name == "_sentence":
                returned = [each.value for each in ast.walk(node) if isinstance(each, ast.Return)]
                found |= {
                    str(value.elts[-1].value)
                    for value in returned
                    if isinstance(value, ast.Tuple) and isinstance(value.elts[-1], ast.Constant)
                }
            elif isinstance(node, ast.FunctionDef) and node.name == "identities":
                found |= {
                    str(each.value)
                    for each in ast.walk(node)
                    if isinstance(each, ast.Constant) and str(each.value).startswith("unique-")
                }
            if isinstance(last, ast.Constant):
                found.add(str(last.value))
    assert {"yaml", "file-size", "unique-id", "known-key", "value-type"} <= found, (
        "the code moved: look again"
    )
    return found
