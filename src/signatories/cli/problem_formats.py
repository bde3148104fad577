"""Formats of problems: for the eye, for GitHub's annotations, for a program."""

from collections.abc import Callable, Sequence
from pathlib import Path

from signatories.domain.problems import Problem


def text(problems: Sequence[Problem], folder: Path) -> str:
    """Return one line a problem with the path as an editor opens it, then their number."""
    lines = [_at(problem, folder) for problem in problems]
    return "\n".join([*map(str, lines), _number(problems)]) if lines else ""


def github(problems: Sequence[Problem], folder: Path) -> str:
    """Return workflow commands, which GitHub draws beside the lines: ten a step, so the count comes last."""
    lines = []
    for problem in (_at(problem, folder) for problem in problems):
        place = f"file={_escape(problem.file, ':,')}"
        place += f",line={problem.line},col={problem.column}" if problem.line else ""
        lines.append(f"::error {place},title={problem.rule}::{_escape(problem.message)}")
    return "\n".join([*lines, f"::notice::{_number(problems)}"]) if lines else ""


def json(problems: Sequence[Problem], folder: Path) -> str:
    """Return a list of objects: file, line, column, message, rule."""
    from json import dumps

    rows = [_at(problem, folder)._asdict() for problem in problems]
    return dumps(rows, ensure_ascii=False, indent=2)


REPORTS: dict[str, Callable[[Sequence[Problem], Path], str]] = {"text": text, "github": github, "json": json}


def _at(problem: Problem, folder: Path) -> Problem:
    """Return the problem with its file as seen from where the command was given."""
    return problem._replace(file=str(folder / problem.file))


def _number(problems: Sequence[Problem]) -> str:
    return f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"


def _escape(text: str, more: str = "") -> str:
    codes = {"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"}
    return "".join(codes[c] if c in "%\r\n" + more else c for c in text)
