"""Reading YAML: text and nothing but text, one entry at a time, whatever the loader and the line ends."""

import unicodedata
from pathlib import Path

import pytest
import yaml

from program import HERE
from signatories.domain.problems import Problem
from signatories.record import reader
from signatories.record.places import place_of, places
from signatories.record.reader import Entry, Node, entries

LOADERS = [yaml.CSafeLoader, yaml.SafeLoader]
CORPUS = sorted((HERE / "invalid").glob("*/*.yaml"))
PACT = """# A remark
pact:
  title: Türkiye's Pact
  by: [NOR, DEU]

other:
  opened: 2012-09-07
  by:
    - NOR
    - DEU
"""
VALUES: list[tuple[str, int, Node]] = [
    ("pact", 2, {"title": "Türkiye's Pact", "by": ["NOR", "DEU"]}),
    ("other", 6, {"opened": "2012-09-07", "by": ["NOR", "DEU"]}),
]


@pytest.fixture(params=LOADERS, ids=["libyaml", "pure Python"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both the loader written in C and the one for machines without it."""
    monkeypatch.setattr(reader, "_LOADER", request.param)


def read(path: Path) -> tuple[list[Entry], list[Problem]]:
    problems: list[Problem] = []
    found = list(entries(path, path.name, problems))
    return found, problems


def written(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "pact.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def rules(path: Path) -> list[tuple[int, int, str]]:
    return sorted((problem.line, problem.column, problem.rule) for problem in read(path)[1])


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["bare", "BOM"])
def test_line_ends_and_a_byte_order_mark_change_neither_values_nor_lines(
    tmp_path: Path, newline: str, mark: bytes
) -> None:
    path = written(tmp_path, mark + PACT.replace("\n", newline).encode())
    assert read(path) == (VALUES, [])
    found = places(path)
    assert found["pact", "by", 1] == ((4, 13), (4, 13))
    assert found["other", "opened"] == ((7, 3), (7, 11))
    assert found["other", "by", 0] == ((9, 7), (9, 7))


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_problems_keep_their_places_after_a_byte_order_mark(tmp_path: Path, newline: str) -> None:
    """The mark is no character of the first line, and a line end of Windows is one line end."""
    lines = ["a: NO #\there", "a: [x, yes]", "b: #\tthere", "c: \x07"]
    path = written(tmp_path, b"\xef\xbb\xbf" + newline.join(lines[:3]).encode())
    assert rules(path) == [
        (1, 4, "plain-scalar"),
        (1, 8, "no-tab"),
        (2, 1, "duplicate-key"),
        (2, 8, "plain-scalar"),
        (3, 3, "plain-scalar"),
        (3, 5, "no-tab"),
    ]
    path = written(tmp_path, b"\xef\xbb\xbf" + newline.join(lines[3:] * 1).encode())
    assert rules(path) == [(1, 4, "no-control")]


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    "text",
    ["2012-09-07", "2012-09", "2012", "22", "-1", "1.5", "2012-09-07/2014", "../2014", "NOR", "nobody"],
)
def test_dates_and_numbers_stay_the_text_that_was_written(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, f"{text}: [{text}, '{text}']\n")
    assert read(path) == ([(text, 1, [text, text])], [])


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_both_loaders_understand_a_broken_file_alike(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same entries and problems; only what is no YAML at all, each describes in its own words."""
    answers = []
    for loader in LOADERS:
        monkeypatch.setattr(reader, "_LOADER", loader)
        found, problems = read(path)
        answers.append((found, [p if p.rule != "yaml" else p.rule for p in problems]))
    assert answers[0] == answers[1]
    assert answers[0][1] or answers[0][0]


@pytest.mark.parametrize(
    "path",
    [path for path in CORPUS if not read(path)[1]],
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_both_loaders_find_everything_in_the_same_place(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_LOADER", LOADERS[0])
    found = places(path)
    monkeypatch.setattr(reader, "_LOADER", LOADERS[1])
    assert places(path) == found


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("content", [b"\xff", b"a: \xff", b"a: \xc3", b"a: b\n" * 10_000 + b"\xff"])
def test_bytes_that_are_no_utf8_are_refused_by_either_loader(tmp_path: Path, content: bytes) -> None:
    line, column = content.count(b"\n") + 1, len(content.split(b"\n")[-1])
    assert (line, column, "utf-8") in rules(written(tmp_path, content))


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("escape", [r"\ud800", r"\udfff", r"\U00110000", r"\UFFFFFFFF"])
def test_an_escape_that_is_no_character_is_refused_by_either_loader(tmp_path: Path, escape: str) -> None:
    found = rules(written(tmp_path, f'a: "{escape}"\n'))
    assert [(line, rule in ("yaml", "no-control")) for line, _, rule in found] == [(1, True)]


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"])
def test_line_ends_that_only_some_readers_know_are_refused(tmp_path: Path, end: str) -> None:
    """YAML 1.1 ends the remark there and reads "b: c" as data; YAML 1.2 and every editor do not."""
    assert (2, 11, "no-control") in rules(written(tmp_path, f"a: x\n# Türkiye {end}b: c\n"))


class Reading:
    """Counts the bytes that were read: what `entries` is told as its digest."""

    def __init__(self) -> None:
        self.data = b""

    def update(self, data: bytes, /) -> None:
        self.data += data


@pytest.mark.usefixtures("loader")
def test_entries_come_while_the_file_is_being_read(tmp_path: Path) -> None:
    """No file is held as a whole: when an entry comes, little more than it has been read."""
    content = "".join(f"id-{number}: {'x' * 1000}\n" for number in range(1000)).encode()
    reading = Reading()
    stream = entries(written(tmp_path, content), "pact.yaml", [], reading)
    for number in range(0, 1000, 250):
        key = ""
        while key != f"id-{number}":
            key = next(stream).key
        assert len(reading.data) <= (number + 1) * 1010 + 64 * 1024
    assert sum(1 for _ in stream) == 249
    assert reading.data == content


@pytest.mark.usefixtures("loader")
def test_what_was_read_before_a_mistake_still_comes(tmp_path: Path) -> None:
    found, problems = read(written(tmp_path, "pact: {title: Pact}\nother: [\n"))
    assert [entry.key for entry in found] == ["pact"]
    assert [problem.rule for problem in problems] == ["yaml"]


@pytest.mark.usefixtures("loader")
def test_the_first_of_two_equal_keys_is_kept(tmp_path: Path) -> None:
    found, problems = read(written(tmp_path, "a: {x: first, x: second}\na: third\n"))
    assert found == [("a", 1, {"x": "first"})]
    assert len(problems) == 2


def test_a_place_that_is_missing_is_shown_at_what_it_is_missing_from(tmp_path: Path) -> None:
    found = places(written(tmp_path, PACT))
    assert place_of(found, ("other", "by", 1), False) == (10, 7)
    assert place_of(found, ("other", "title"), False) == (6, 1)
    assert place_of(found, ("pact", "by", 7, "x"), False) == (4, 3)


@pytest.mark.parametrize(
    "text",
    [
        "? " * 3000,
        "{" * 3000,
        "a: " + "{" * 3000,
        "? - " * 2000,
        "? {" * 2000,
        "{? " * 900,
        "a:\n  b: " + "[" * 990,
        "[{" * 2000,
        "? a\n: ? b\n  : " + "? " * 4000,
        "a: {? {? {? {? {? {? {? b}}}}}}}",
        "a:\n" + "".join(f"{'  ' * depth}k:\n" for depth in range(1, 2000)),
        "a: [[[[[[[b]]]]]]]",
    ],
)
def test_what_nests_without_end_is_refused_with_its_place(tmp_path: Path, text: str) -> None:
    """In keys too: a key that is a mapping or a list counts as a level."""
    problems: list[Problem] = []
    list(entries(written(tmp_path, text), "pact.yaml", problems))
    assert "nesting" in {problem.rule for problem in problems}
    assert all(problem.line >= 1 and problem.column >= 1 for problem in problems)


SCRIPTS_NEED = {0x200C, 0x200D, 0x180E}
"""What joins, parts and spaces letters in Persian, the scripts of India, Mongolian; nothing elsewhere."""

SEEN = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD, *range(0x13430, 0x13456)}
"""Signs of the category Cf that have ink: of Arabic, Syriac, Kaithi, and hieroglyphs."""


def test_no_character_without_ink_is_accepted(tmp_path: Path) -> None:
    """Every one of the category Cf, and fillers of other categories; in names, keys and addresses alike."""
    formats = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf"]
    unseen = [c for c in formats if ord(c) not in SEEN] + [*"\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"]
    for character in unseen:
        for text in (f"a: b{character}c\n", f"a: [x{character}]\n", f"a: https://b.example/{character}d\n"):
            rules_found = {problem.rule for problem in read(written(tmp_path, text))[1]}
            assert rules_found & {"no-control", "yaml"}, f"U+{ord(character):04X}"
    for character in map(chr, SEEN):
        if unicodedata.category(character) == "Cf":
            assert read(written(tmp_path, f"a: {character}\u0661\n"))[1] == []


@pytest.mark.parametrize(
    "word",
    [
        "\u0645\u06cc\u200c\u0634\u0648\u062f",  # Persian: it becomes
        "\u0ba8\u0bcd\u200d",
        "\u0915\u094d\u200d\u0937",  # Hindi: a half letter
        "\u0d28\u0d4d\u200d",  # Malayalam, at the end of a word
        "\u1820\u180e\u1820",
        "\u0dc1\u0dca\u200d\u0dbb\u0dd3",  # Sri, of Sri Lanka
    ],
)
def test_joiners_are_accepted_where_a_script_needs_them(tmp_path: Path, word: str) -> None:
    assert read(written(tmp_path, f"a: {word} b\n")) == ([Entry("a", 1, f"{word} b")], [])


@pytest.mark.parametrize("word", ["a\u200db", "\u200d\u0915", "e\u200cf", "\u4e2d\u200d\u6587", "1\u180e"])
def test_joiners_are_refused_elsewhere(tmp_path: Path, word: str) -> None:
    [problem] = read(written(tmp_path, f"a: {word}\n"))[1]
    assert problem.rule == "no-control"
    assert "cannot be seen: remove U+" in problem.message


@pytest.mark.parametrize(
    "word",
    [
        "\u263a\ufe0f", "\u2764\ufe0e", "\U0001f3f3\ufe0f", "\u3297\ufe0f", "\u845b\U000e0100",
        "\u7947\ufe00", "\u1000\ufe00", "\u1820\u180b", "\U00020bb7\U000e0101", "e\u0301",
    ],
)  # fmt: skip
def test_a_variation_is_accepted_of_what_has_several_forms(tmp_path: Path, word: str) -> None:
    assert read(written(tmp_path, f"a: {word} b\n")) == ([Entry("a", 1, f"{word} b")], [])


@pytest.mark.parametrize(
    "word",
    [
        "a\ufe0fb", "Norw\ufe00ay", "\ufe0f", "1\ufe0f", "a\U000e0100", "a\U000e01ef", "a\u180bb",
        "\u0416\ufe01", "\u05d0\ufe0f",  # selectors of no letter
        "\u2800", "a\u2800b",  # a blank in Braille
        "\ue000", "\uf8ff", "\U000f0000", "\U0010fffd",  # of private use
        "\ufdd0", "\ufdef", "\U0001fffe", "\U0008ffff", "\U0010ffff",  # which will never be any
        "a\U000e0041b", "\U000e0020",  # tags, in which a text hides
    ],
)  # fmt: skip
def test_what_nobody_can_see_or_read_is_refused(tmp_path: Path, word: str) -> None:
    [problem] = read(written(tmp_path, f"a: x{word}\n"))[1]
    assert (problem.rule, problem.line, problem.column) == ("no-control", 1, 4)
    assert "cannot be seen: remove U+" in problem.message


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("%YAML 1.1\n---\na: b\n", "yaml"),
        ("%TAG ! tag:example.org,2000:\n---\na: b\n", "yaml"),
        ("\ufeff\ufeffa: b\n", "no-control"),
        ("\ufeff\ufeff\ufeffa: b\n", "no-control"),
    ],
)
def test_what_changes_how_a_file_is_read_is_refused(tmp_path: Path, text: str, rule: str) -> None:
    problems = read(written(tmp_path, text))[1]
    assert problems[0][1:3] == (1, 1)
    assert rule in {problem.rule for problem in problems}


def test_the_version_that_is_read_may_be_named(tmp_path: Path) -> None:
    assert read(written(tmp_path, "%YAML 1.2\n---\na: b\n")) == ([Entry("a", 3, "b")], [])
