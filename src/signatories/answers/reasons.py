"""Answers to why a cell is what it is, and to what there is to know of an instrument."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from signatories.answers.request import Report, Request, footnotes, names_in_sentence, notes_on
from signatories.formats import Answer, sized
from signatories.names.arguments import country_code, instrument_id
from signatories.query import knowledge, members, provenance
from signatories.query.certainties import LAST_KNOWN
from signatories.query.memberships import Membership, memberships
from signatories.query.provenance import Detail, Reason
from signatories.record.kept import has_texts
from signatories.register.particulars import folder_of
from signatories.register.tables import Register

if TYPE_CHECKING:
    from signatories.answers.kept_words import Words


def why(asked: Request, id: str, country: Sequence[str]) -> Report:
    """Return the facts and sources behind one cell, and the status they lead to."""
    from signatories.claims import checker as claims

    register = asked.register
    id, code = instrument_id(register, id), country_code(register, country)
    rows = provenance.why(register, id, code)
    name = names_in_sentence(asked)(code)
    words = _kept_words(register, id, code, [row.source for row in rows])
    now = [row for row in memberships(register, code, asked.day) if row.instrument == id]
    standing = "; ".join(_standing(row) for row in now) or _absent(asked, id, code)
    notes = [f"So {name} under {id} on {asked.day}: {standing}"]
    notes += [f"{'Disputed' if row.fact == 'disputes' else row.date}: {row.note}" for row in _firsts(rows)]
    notes += [said.in_words(name) for said in words]
    for row in claims.claims_naming(register, id, code):
        as_of = f" as of {row.as_of}" if row.as_of else ""
        notes.append(f"Claim of {row.source}{as_of}: {row.claim}: {row.verdict}")
    notes += footnotes(asked, [code])
    notes += notes_on(asked, id)
    title = f"Why: {name} and the {members.title(register, id)}"
    facts = len({(row.date, row.fact) for row in rows if row.fact not in ("disputes", "says otherwise")})
    sources = len({row.source for row in rows})
    as_listed = {said.source: said.as_listed for said in words}
    columns = (*Reason._fields, "as_listed")
    answer = Answer(
        title, columns, [(*row, as_listed.get(row.source, "")) for row in rows], notes, about=[id]
    )
    summary = f"{sized(facts, 'fact')}, {sized(sources, 'source')}: {standing}"
    return _why_for_readers(asked, answer), summary


def _kept_words(register: Register, id: str, code: str, sources: Sequence[str]) -> "list[Words]":
    """Return what the kept texts among some sources say of a country; slow beside any other answer."""
    if not has_texts(folder_of(register, id), id):
        return []
    from signatories.answers.kept_words import passages, words_about

    return words_about(passages(register, id), code, sources)


def _standing(row: Membership) -> str:
    until = f" until {row.until}" if row.until else ""
    disputed = ", disputed" if row.disputed else ""
    return f"{row.status} since {row.since}{until}, {_how_sure(row.certainty, row.known_to)}{disputed}"


def _how_sure(certainty: str, known_to: str) -> str:
    return f"{certainty} on {known_to}" if certainty == LAST_KNOWN and known_to else certainty


def _absent(asked: Request, id: str, code: str) -> str:
    """Return what is to be said of a country that has no status: *not in* only where the record knows it."""
    absence = members.absence(asked.register, id, code, asked.day)
    if absence != members.UNNAMED:
        return absence
    number = sum(block.number for block in knowledge.unnamed_blocks(asked.register, id, "", asked.day))
    return f"not known to be in: may be one of the {number} whom no source names"


def _firsts(rows: Iterable[Reason]) -> list[Reason]:
    """Return one row for each different note."""
    found: dict[str, Reason] = {}
    for row in rows:
        if row.note:
            found.setdefault(row.note, row)
    return list(found.values())


def _why_for_readers(asked: Request, answer: Answer) -> Answer:
    if not asked.for_readers:
        return answer
    kept = ["date", "effective", "fact", "status", "publisher", "published", "grade", "source"]
    if any(row[-1] for row in answer.rows):
        kept.append("as_listed")
    rows = [tuple(row[answer.columns.index(name)] for name in kept) for row in answer.rows]
    return answer._replace(columns=kept, rows=rows)


def show(asked: Request, id: str) -> Report:
    """Return what there is to know of an instrument."""
    from signatories.claims import checker as claims

    id = instrument_id(asked.register, id)
    rows = provenance.particulars(asked.register, id, asked.day)
    verdicts = Counter(row.verdict for _, row in claims.ledger(asked.register, id))
    rows += [Detail("claims", word, str(verdicts[word])) for word in claims.VERDICTS if verdicts.total()]
    notes = notes_on(asked, id)
    answer = Answer(members.title(asked.register, id), Detail._fields, rows, notes, about=[id])
    sources = sum(row.section == "sources" for row in rows)
    return answer, f"{sized(sources, 'source')}; `signatories who-signed {id}` lists who is in"
