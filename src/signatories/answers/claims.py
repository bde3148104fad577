"""Answers from the ledger and the sources: titles, notes and summaries, as `members` gives for questions."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from signatories.answers.request import Request
from signatories.claims.checker import FAILS, VERDICTS, CheckedClaim, ledger
from signatories.formats import Answer, sized
from signatories.names.arguments import instrument_id
from signatories.query import sources as source_queries


def claims(
    asked: Request, instrument: str | None, verdict: str | None, file: Path | None
) -> tuple[Answer, str, bool]:
    """Return the ledger, or the verdicts on a user's own figures; with the latter, whether one fails."""
    if file is not None:
        from signatories.claims.validate import check_published

        rows, title = check_published(asked.register, file), f"Figures published: {file.name}"
    else:
        id = instrument_id(asked.register, instrument) if instrument is not None else None
        rows, title = [row for _, row in ledger(asked.register, id)], f"Claims of {id or 'all instruments'}"
    failed = file is not None and any(row.verdict == FAILS for row in rows)
    summary = tally(rows)
    rows = [row for row in rows if verdict in (None, row.verdict)]
    return Answer(title, CheckedClaim._fields, rows), summary, failed


def tally(rows: Iterable[CheckedClaim]) -> str:
    """Return how many claims have each verdict: `56 claims: 37 hold, 18 explained, 1 within, 0 fail`."""
    counts = Counter(row.verdict for row in rows)
    return f"{sized(counts.total(), 'claim')}: {', '.join(f'{counts[v]} {v}' for v in VERDICTS)}"


def sources(
    asked: Request, instrument: str | None, *, undated: bool = False, unarchived: bool = False
) -> tuple[Answer, str]:
    """Return every source with what rests on it."""
    id = instrument_id(asked.register, instrument) if instrument is not None else None
    rows = source_queries.sources(asked.register, id, undated=undated, unarchived=unarchived)
    of_kind = (", undated" if undated else "") + (", without an archived copy" if unarchived else "")
    title = f"Sources of {id or 'all instruments'}{of_kind}"
    grades = Counter(row.grade for row in rows)
    answer = Answer(title, source_queries.SourceRow._fields, rows)
    by_grade = ", ".join(f"{number} {grade}" for grade, number in grades.most_common())
    return answer, f"{sized(len(rows), 'source')}: {by_grade}"


def weak(asked: Request, instrument: str | None) -> tuple[Answer, str]:
    """Return acts that rest on one weak source."""
    id = instrument_id(asked.register, instrument) if instrument is not None else None
    rows = source_queries.weak(asked.register, id)
    title = f"Acts of {id or 'all instruments'} that rest on one weak source"
    answer = Answer(title, source_queries.Weak._fields, rows)
    return answer, sized(len(rows), "act")


def kept_texts(asked: Request, instrument: str | None) -> tuple[Answer, str]:
    """Return the sources whose words are kept, with the words themselves where no screen limits them."""
    from signatories.answers import kept_words

    id = instrument_id(asked.register, instrument) if instrument is not None else None
    rows: Sequence[Sequence[object]] = kept_words.kept_texts(asked.register, id)
    columns: Sequence[str] = kept_words.KeptText._fields
    if asked.for_readers:
        shown = [
            columns.index(name)
            for name in columns
            if name not in ("sha256", "text", "title", "published", "codes")
        ]
        rows, columns = [[row[at] for at in shown] for row in rows], [columns[at] for at in shown]
    answer = Answer(f"Kept texts of {id or 'all instruments'}", columns, rows)
    return answer, sized(len(rows), "kept text")
