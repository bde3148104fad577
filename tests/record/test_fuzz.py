"""Whatever the bytes of a data folder, it is read or refused with places in it: never a traceback."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from signatories.claims.validate import audit
from signatories.domain.problems import InvalidData
from signatories.record import reader

TODAY = "2026-11-28"
FIXTURES = [HealthCheck.function_scoped_fixture]

COUNTRIES = """\
CSK: {name: Czechoslovakia, short: ČSFR, official_name: ČSFR, kind: state, until: 1993, successors: [CZE]}
CZE: {name: Czechia, short: Czechia, official_name: Czech Republic, alpha2: "CZ", kind: state}
NOR: {name: Norway, short: Norway, official_name: Kingdom of Norway, alpha2: "NO", kind: state}
TUR:
  name: Türkiye
  short: Türkiye
  official_name: Republic of Türkiye
  kind: state
  aliases: [Turkey]
""".encode()
PACT = """\
# A remark
pact:
  title: "The \\"Pact\\" of Türkiye"
  kind: treaty
  opened: 1990
  closed: 2020-01-01
  sources:
    a: {title: List, publisher: Us, url: https://example.org/a, published: 2010-02, grade: own}
  actions:
    - date: 1992-02
      action: signature
      by: [CSK, NOR]
      source: [a]
    - {date: 1993/1994, action: signature, unnamed: 3, source: [a]}
    - action: ratification
      dates: {NOR: 1995-03-04, TUR: ../1996}
      effective_dates: {NOR: 1995-06-04}
      source: [a]
      note: >-
        Announced
        later.
    - date: 2012-05-06
      action: withdrawal
      by: [NOR]
      effective: 2013-05-06
      source: [a]
      disputed: It denies.
      disputed_source: [a]
      otherwise: {a: 2012-05-07}
  claims:
    - {source: a, as_of: 1996-12-31, of: pact, count: 14, record: 5, explained: "It counts\\u00a0others."}
""".encode()

TOKENS = [
    *(b"\x00", b"\x07", b"\t", b"\r", b"\n", b"\xff", b"\xc3", b"\xef\xbb\xbf", b"\xff\xfe", b"\xc2\x85"),
    *(b"[", b"]", b"{", b"}", b": ", b":", b"- ", b"? ", b", ", b"#", b" #", b"|", b">", b"'", b'"', b"\\"),
    *(
        b"&x ",
        b"*x",
        b"*x : ",
        b"!!str ",
        b"!x ",
        b"<<: ",
        b"@",
        b"`",
        b"%",
        b"---\n",
        b"...\n",
        b"%YAML 1.2\n",
    ),
    *(b"NO", b"~", b"012", b"..", b"/", b"2012-13", b"9" * 30, b"[" * 30, b"[" * 2000, b"- " * 30),
    *(b'"\\e"', b'"\\ud800"', b'"\\U00110000"', b"\xe2\x80\xa8"),
]
LINES = [
    *(
        b"",
        b"---",
        b"...",
        b"- x",
        b"\t- x",
        b"pact: {}",
        b"other: x",
        b"[a, b]: c",
        b"*x : y",
        b"<<: {a: b}",
    ),
    *(
        b"    - {}",
        b"    - x",
        b"  title: [x]",
        b"  opened: soon",
        b"  ? [a]",
        b"  : b",
        b"'",
        b'"',
        b"# \x1b",
    ),
    *(b"x: [", b"}", b"\xfe\xff"),
]

Change = Callable[[bytes], bytes]


def flipped(at: float, bit: int) -> Change:
    def change(data: bytes) -> bytes:
        place = int(at * len(data))
        return data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :] if data else data

    return change


def replaced(at: float, length: int, by: bytes) -> Change:
    def change(data: bytes) -> bytes:
        place = int(at * len(data))
        return data[:place] + by + data[place + length :]

    return change


def with_line(at: float, instead: int, line: bytes) -> Change:
    def change(data: bytes) -> bytes:
        lines = data.split(b"\n")
        place = int(at * len(lines))
        return b"\n".join([*lines[:place], line, *lines[place + instead :]])

    return change


somewhere = st.floats(0, 1, exclude_max=True)
changes = st.lists(
    st.builds(flipped, somewhere, st.integers(0, 7))
    | st.builds(replaced, somewhere, st.integers(0, 12), st.just(b""))
    | st.builds(replaced, somewhere, st.integers(0, 3), st.sampled_from(TOKENS) | st.binary(max_size=3))
    | st.builds(with_line, somewhere, st.integers(0, 2), st.sampled_from(LINES)),
    max_size=4,
)


def changed(data: bytes, how: list[Change]) -> bytes:
    for change in how:
        data = change(data)
    return data


def inside(line: int, column: int, data: bytes) -> bool:
    """Whether a place lies in a file, the one after its last character too.

    Lines are those of an editor; or those of YAML 1.1, which knows more line ends, where both are refused.
    """
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-8-sig", "utf-16") if wide else ("utf-8-sig",):
        text = data.decode(encoding, "replace")
        text += "" if text.endswith("\n") else "\n"  # libyaml ends the last line itself, and stands after it
        for ends in ("\r\n|\r|\n", "\r\n|[\r\n\x85\u2028\u2029]"):
            lines = re.split(ends, text)
            if 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1:
                return True
    return False


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader], ids=["libyaml", "pure Python"])
@given(of_countries=st.just([]) | changes, of_pact=changes)
@example([], [])
@example([], [with_line(0.9999, 0, b"x: ["), with_line(0, 0, b"first: x")])
@example([], [with_line(0, 0, b"[a]: x")])
@example([], [replaced(0.5, 0, b"[" * 2000), with_line(0, 0, b"first: x")])
@example([replaced(0, 0, b"*x : y\n")], [])
@settings(max_examples=150, deadline=None, suppress_health_check=FIXTURES)
def test_a_spoiled_folder_is_read_or_refused_with_places_in_it(
    tmp_path: Path, loader: Any, of_countries: list[Change], of_pact: list[Change]
) -> None:
    data = tmp_path / "data"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir()
    files = {"countries.yaml": changed(COUNTRIES, of_countries), "pact.yaml": changed(PACT, of_pact)}
    for name, content in files.items():
        (data / name).write_bytes(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "_LOADER", loader)
        try:
            audit(data, today=TODAY, cache=None)
        except InvalidData as error:
            assert error.problems
            for problem in error.problems:
                assert inside(problem.line, problem.column, files[problem.file]), str(problem)
                assert str(problem).isprintable(), "one line that a terminal can show"


def test_the_unspoiled_folder_is_good(tmp_path: Path) -> None:
    """Else the fuzzing would begin at a broken folder and find less."""
    (tmp_path / "countries.yaml").write_bytes(COUNTRIES)
    (tmp_path / "pact.yaml").write_bytes(PACT)
    assert audit(tmp_path, today=TODAY, cache=None).instruments == 1
