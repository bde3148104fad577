"""Differences between two versions of the record, in words: what the world did, and corrections."""

from collections.abc import Iterator
from typing import NamedTuple

from signatories.claims.checker import CheckedClaim, in_words, ledger
from signatories.editing.differences import (
    ADDED,
    CORRECTED,
    FOLLOWS,
    Change,
    corrections,
    counterparts,
)
from signatories.editing.table_diff import of_countries, of_imprint, of_particulars, of_texts
from signatories.query.members import count
from signatories.query.syntax import Term
from signatories.register.contents import Claim, acts, citations, country_acts
from signatories.register.lookup import short_name, titles
from signatories.register.particulars import shipped_ids
from signatories.register.tables import Register


class _Fact(NamedTuple):
    """One act of one country with all that the record says of it."""

    action: str
    date: str
    effective: str
    sources: str
    otherwise: str
    disputed: str
    note: str

    def __str__(self) -> str:
        effect = f", effective {self.effective}" if self.effective else ""
        return f"{self.action} {self.date}{effect}"


def changes(old: Register, new: Register, as_of: str) -> list[Change]:
    """Return every difference between two versions, by instrument; counts are those of a day.

    The imprint of the record and the countries come first, as they concern no instrument.
    """
    before, after = titles(old), titles(new)
    shipped = shipped_ids(old) | shipped_ids(new)
    found = [*of_imprint(old, new), *of_countries(old, new)]
    for id in sorted(before.keys() | after.keys()):
        if id in shipped and (id not in before or id not in after):
            now, which = ("stands", after) if id in after else ("no longer stands", before)
            sentence = f"{which[id]} ({id}), which comes with the program, {now} beside the record."
            titles_of = before.get(id, ""), after.get(id, "")
            found.append(Change(CORRECTED, id, "", "instrument", *titles_of, sentence))
        elif id not in before:
            number = count(new, Term(id, "", None), as_of).certain
            sentence = f"{after[id]} ({id}) is new, with {number} in."
            found.append(Change(ADDED, id, "", "instrument", "", after[id], sentence))
        elif id not in after:
            sentence = f"{before[id]} ({id}) is gone."
            found.append(Change(CORRECTED, id, "", "instrument", before[id], "", sentence))
        else:
            found += _of_instrument(old, new, id, as_of)
    return found


def _of_instrument(old: Register, new: Register, id: str, as_of: str) -> Iterator[Change]:
    yield from of_particulars(old, new, id)
    before, after = _facts(old, id), _facts(new, id)
    for code in sorted(before.keys() | after.keys()):
        was, now = before.get(code, []), after.get(code, [])
        if was != now:
            lead = f"{short_name(new, code)}: " if code else ""
            yield from _of_acts(id, code, lead, was, now)
    yield from of_texts(old, new, id)
    yield from _of_claims(old, new, id)
    yield from _of_count(old, new, id, as_of)


def _facts(register: Register, id: str) -> dict[str, list[_Fact]]:
    cited = citations(register, id)
    entries = {act.nth: act for act in acts(register, id)}
    done = [
        (act.country, entries[act.act].action, act.date, act.effective or entries[act.act].effective, act.act)
        for act in country_acts(register, id)
    ]
    done += [
        ("", f"{act.unnamed} named by no source: {act.action}", act.date, act.effective, act.nth)
        for act in entries.values()
        if act.unnamed is not None
    ]
    found: dict[str, list[_Fact]] = {}
    for code, action, date, effective, nth in done:
        lists = [", ".join(cited.get((nth, role), ())) for role in ("source", "otherwise", "disputed")]
        disputed = "; ".join(filter(None, (entries[nth].disputed, lists[2])))
        note = entries[nth].note or ""
        fact = _Fact(action, date or "", effective or "", lists[0], lists[1], disputed, note)
        found.setdefault(code, []).append(fact)
    return found


def _of_acts(id: str, code: str, lead: str, before: list[_Fact], after: list[_Fact]) -> Iterator[Change]:
    for was, now in counterparts(before, after, _marks_of_fact):
        if was and now:
            if str(was) != str(now):
                sentence = f"{lead}{was} under {id} is corrected to {now}."
                yield Change(CORRECTED, id, code, "act", str(was), str(now), sentence)
            for key in ("sources", "otherwise", "disputed", "note"):
                old, new = getattr(was, key), getattr(now, key)
                if old != new:
                    act = f"the {now.action} {now.date} under {id}"
                    sentence = f"{lead}{key} of {act} is {new or 'nothing'}, was {old or 'nothing'}."
                    yield Change(CORRECTED, id, code, key, old, new, sentence)
        elif now:
            sentence = f"{lead}{now} under {id}, says {now.sources}."
            yield Change(ADDED, id, code, "act", "", str(now), sentence)
        elif was:
            sentence = f"{lead}{was} under {id} is taken back."
            yield Change(CORRECTED, id, code, "act", str(was), "", sentence)


def _marks_of_fact(fact: _Fact) -> tuple[object, ...]:
    """Return what an act is known by: all of it, its action on its day, its action, its day."""
    return fact, (fact.action, fact.date), fact.action, fact.date


class _ClaimVerdict(NamedTuple):
    """A claim of the record and the verdict on it."""

    claim: Claim
    row: CheckedClaim

    @property
    def words(self) -> str:
        return f"{self.row.source}'s claim of {self.row.claim}"

    @property
    def keys(self) -> dict[str, str]:
        """The keys that can be corrected: not the source and not what it states."""
        claim = self.claim
        record = "" if claim.record is None else str(claim.record)
        explained, differs = claim.explained or "", " ".join(claim.differs)
        return {"day": claim.as_of or "", "record": record, "differs": differs, "explained": explained}


def _of_claims(old: Register, new: Register, id: str) -> Iterator[Change]:
    before, after = ([_ClaimVerdict(*pair) for pair in ledger(register, id)] for register in (old, new))
    for was, now in counterparts(before, after, _marks_of_claim):
        if was and now:
            words = f"{id}: {now.words}" + (f" as of {now.row.as_of}" if now.row.as_of else "")
            for key, value, other in corrections(was.keys, now.keys):
                sentence = f"{id}: {key} of {now.words} is {other or 'nothing'}, was {value or 'nothing'}."
                yield Change(CORRECTED, id, "", "claim", value, other, sentence)
            if (was.row.verdict, was.row.record) != (now.row.verdict, now.row.record):
                yield _verdict_change(id, "claim", words, was.row, now.row)
        elif now:
            words = now.words + (f" as of {now.row.as_of}" if now.row.as_of else "")
            verdict = now.row.verdict
            yield Change(ADDED, id, "", "claim", "", verdict, f"{id}: {words} is new: {verdict}.")
        elif was:
            yield Change(CORRECTED, id, "", "claim", was.row.verdict, "", f"{id}: {was.words} is gone.")


def _marks_of_claim(judged: _ClaimVerdict) -> tuple[object, ...]:
    """Return what a claim is known by: its source and its statement; of several such, those of its day."""
    claim = judged.claim
    stated = (claim.source, in_words(claim), claim.statement)
    return (*stated, claim.as_of), stated


def _of_count(old: Register, new: Register, id: str, as_of: str) -> Iterator[Change]:
    term = Term(id, "", None)
    before, after = (_count_in_words(register, term, as_of) for register in (old, new))
    if before != after:
        sentence = f"{id}: {after} in on {as_of}, was {before}."
        yield Change(FOLLOWS, id, "", "count", before, after, sentence)


def _count_in_words(register: Register, term: Term, as_of: str) -> str:
    now = count(register, term, as_of)
    return f"{now.certain} to {now.certain + now.possible}" if now.possible else str(now.certain)


def figures(before: list[CheckedClaim], after: list[CheckedClaim]) -> Iterator[Change]:
    """Yield printed figures whose verdict is another in the newer version; both lists in the same order."""
    for was, now in zip(before, after, strict=True):
        if (was.verdict, was.record) != (now.verdict, now.record):
            what = f"Printed in {now.source}: {now.claim} as of {now.as_of}"
            yield _verdict_change("", "printed figure", what, was, now)


def _verdict_change(id: str, what: str, words: str, was: CheckedClaim, now: CheckedClaim) -> Change:
    """Return a claim, or a printed figure, that fares otherwise in the newer version."""
    before, after = (
        f"{row.verdict} (record {row.record})" if row.record else row.verdict for row in (was, now)
    )
    return Change(FOLLOWS, id, "", what, before, after, f"{words}: {after}; before: {before}.")
