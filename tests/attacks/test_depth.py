"""What is very deep or very long, through the commands: an answer or a refusal, in five seconds."""

from pathlib import Path

import pytest

from attacks import limited
from program import Run
from registers import instrument, write

DEEP, MANY, LONG = 3000, 3000, 25_000
PAIRS = ("()", "[]", "{}", "（）", "【】")
SCRIPTS = (
    "a", "é", "ж", "ا", "中", "あ", "ก", "한", "क", "Ա", "ა", "አ", "'", "-", ".", "(", "1", "\u0301",
)  # fmt: skip
"""A letter of many scripts, and signs that join or part words."""


def nested(pair: str, inside: str) -> str:
    return pair[0] * DEEP + inside + pair[1] * DEEP


QUESTIONS = {
    **{f"names {pair}": ["names", nested(pair, "Norway")] for pair in PAIRS},
    **{f"names of {pair} with words": ["names", (f"{pair[0]}x " * DEEP) + pair[1] * DEEP] for pair in PAIRS},
    **{f"signed-by {pair}": ["signed-by", nested(pair, "Norway")] for pair in PAIRS},
    "who-signed ()": ["who-signed", nested("()", "ring")],
    "map ()": ["map", nested("()", "ring")],
    "open (": ["who-signed", "(" * DEEP],
    "not": ["who-signed", "ring", *["and", "not"] * DEEP, "club"],
    "days": ["who-signed", "ring" + "@2020" * DEEP],
    "and": ["who-signed", " and ".join(["ring"] * DEEP)],
    "list": [
        "import",
        "ring",
        nested("()", "Norway"),
        "--action",
        "joining",
        "--date",
        "2024",
        "--source",
        "s",
    ],
    "unknown command": ["x"] * MANY,
    **{
        f"{command} of many words": [command, *[f"w{number}" for number in range(MANY)]]
        for command in (
            "who-signed",
            "signed-by",
            "why",
            "map",
            "diff",
            "timeline",
            "matrix",
            "countries",
            "list",
        )
    },
    **{f"names {sign!a}": ["names", sign * LONG] for sign in SCRIPTS},
    **{f"signed-by {sign!a}": ["signed-by", sign * LONG] for sign in ("é", "中", "ก", "'", "(")},
    "show": ["show", "a" * LONG],
    "title": ["map", "ring", "--format", "svg", "--title", "W" * LONG],
    "subtitle": ["chart", "growth", "ring", "--format", "svg", "--subtitle", "a b " * LONG],
    "columns": ["list", "--columns", ",".join(["id"] * LONG)],
    "sort": ["list", "--sort", ",".join(["x"] * LONG)],
}


@pytest.mark.parametrize("words", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_is_answered_or_refused_in_time(run: Run, words: list[str]) -> None:
    run("list")
    with limited() as begin:
        begin()
        told = run(*words)
    assert told.status in (0, 2), told.err
    assert len(told.err) < 20_000


ASKED = (
    "list", "show long", "show long --format html", "show long --format markdown", "map long --format svg",
    "chart growth long --format svg", "chart timeline long --format svg", "signed-by NOR",
)  # fmt: skip


@pytest.mark.parametrize("title", ["W" * 10_000, "中" * 10_000, "a b " * 2_500])
def test_the_longest_title_of_a_record_is_shown_in_time(run: Run, folder: Path, title: str) -> None:
    text = instrument("long", NOR="2012-05-01").replace("The long", f"'{title.strip()}'", 1)
    write(folder / "instruments.yaml", text)
    run("list", data=folder)
    for words in ASKED:
        with limited() as begin:
            begin()
            told = run(*words.split(), data=folder)
        assert (told.status, words) == (0, words), told.err[-300:]
