"""From the ledger and the sources to answers: titles, notes and summaries, as `answers` does for queries."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from signatories.answers.queries import Request
from signatories.claims.checker import FAILS, VERDICTS, Checked, ledger
from signatories.formats import Answer, sized
from signatories.query import sources as resting
from signatories.register.lookup import instrument_id


def claims(
    asked: Request, instrument: str | None, verdict: str | None, file: Path | None
) -> tuple[Answer, str, bool]:
    """The ledger, or the verdicts on a user's own figures; with the latter, whether one fails."""
    if file is not None:
        from signatories.claims.validate import published

        rows, title = published(asked.register, file), f"Figures published: {file.name}"
    else:
        id = instrument_id(asked.register, instrument) if instrument else None
        rows, title = [row for _, row in ledger(asked.register, id)], f"Claims of {id or 'all instruments'}"
    failed = file is not None and any(row.verdict == FAILS for row in rows)
    summary = tally(rows)
    rows = [row for row in rows if verdict in (None, row.verdict)]
    return Answer(title, Checked._fields, rows, shorten=("difference", "source")), summary, failed


def tally(rows: Iterable[Checked]) -> str:
    """How many claims of each verdict: `56 claims: 37 hold, 18 explained, 1 within, 0 fail`."""
    counts = Counter(row.verdict for row in rows)
    return f"{sized(counts.total(), 'claim')}: {', '.join(f'{counts[v]} {v}' for v in VERDICTS)}"


def sources(asked: Request, instrument: str | None, *, undated: bool) -> tuple[Answer, str]:
    """Every source with what rests on it."""
    id = instrument_id(asked.register, instrument) if instrument else None
    rows = resting.sources(asked.register, id, undated=undated)
    title = f"Sources of {id or 'all instruments'}{', undated' if undated else ''}"
    grades = Counter(row.grade for row in rows)
    answer = Answer(title, resting.Sourced._fields, rows, shorten=("publisher", "title", "url"))
    by_grade = ", ".join(f"{number} {grade}" for grade, number in grades.most_common())
    return answer, f"{sized(len(rows), 'source')}: {by_grade}"


def weak(asked: Request, instrument: str | None) -> tuple[Answer, str]:
    """Acts that rest on one weak source."""
    id = instrument_id(asked.register, instrument) if instrument else None
    rows = resting.weak(asked.register, id)
    title = f"Acts of {id or 'all instruments'} that rest on one weak source"
    answer = Answer(title, resting.Weak._fields, rows, shorten=("countries", "publisher"))
    return answer, sized(len(rows), "act")
