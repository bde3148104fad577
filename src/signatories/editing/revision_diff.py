"""Differences between two versions of the record, in words: what the world did, and corrections."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from signatories.claims.checker import Checked, in_words, ledger
from signatories.query.members import count
from signatories.query.syntax import Term
from signatories.register.contents import acts, citations, country_acts, events, particulars_of, sources_of
from signatories.register.lookup import short_name, titles
from signatories.register.tables import Register

ADDED, CORRECTED, FOLLOWS = "added", "corrected", "follows"


class Change(NamedTuple):
    """One difference between two versions.

    `kind` is added (the world did something that is recorded now), corrected (something recorded before
    is now recorded otherwise, or no longer), or follows (a count, a verdict or a printed figure that is
    another one through that). `before` and `after` are empty where there was or is nothing.
    """

    kind: str
    instrument: str
    code: str
    what: str
    before: str
    after: str
    sentence: str


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
    """Return every difference between two versions, by instrument; counts are those of a day."""
    before, after = titles(old), titles(new)
    found: list[Change] = []
    for id in sorted(before.keys() | after.keys()):
        if id not in before:
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
    yield from _of_particulars(old, new, id)
    before, after = _facts(old, id), _facts(new, id)
    for code in sorted(before.keys() | after.keys()):
        name = short_name(new, code) if code else "Unnamed countries"
        yield from _of_acts(id, code, name, before.get(code, []), after.get(code, []))
    yield from _of_texts(id, "event", _events(old, id), _events(new, id))
    yield from _of_texts(id, "source", _sources(old, id), _sources(new, id))
    yield from _of_claims(old, new, id)
    yield from _of_count(old, new, id, as_of)


_PARTICULARS = ("title", "kind", "opened", "in_force", "closed", "place", "url", "complete", "look")


def _of_particulars(old: Register, new: Register, id: str) -> Iterator[Change]:
    was, now = particulars_of(old, id), particulars_of(new, id)
    for name in _PARTICULARS:
        before, after = getattr(was, name), getattr(now, name)
        if before != after:
            what = name.replace("_", " ")
            sentence = f"{id}: {what} is {after or 'no longer given'}, was {before or 'not given'}."
            yield Change(CORRECTED, id, "", name, before or "", after or "", sentence)


def _facts(register: Register, id: str) -> dict[str, list[_Fact]]:
    cited = citations(register, id)
    entries = {act.nth: act for act in acts(register, id)}
    done = [
        (act.country, entries[act.act].action, act.date, act.effective, act.act)
        for act in country_acts(register, id)
    ]
    done += [
        ("", f"{act.unnamed} unnamed: {act.action}", act.date, act.effective, act.nth)
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


def _of_acts(id: str, code: str, name: str, before: list[_Fact], after: list[_Fact]) -> Iterator[Change]:
    gone = [fact for fact in before if fact not in after]
    come = [fact for fact in after if fact not in before]
    for fact in come:
        was = _counterpart(fact, gone)
        if was is None:
            sentence = f"{name}: {fact} under {id}, says {fact.sources}."
            yield Change(ADDED, id, code, "act", "", str(fact), sentence)
            continue
        gone.remove(was)
        if str(was) != str(fact):
            sentence = f"{name}: {was} under {id} is corrected to {fact}."
            yield Change(CORRECTED, id, code, "act", str(was), str(fact), sentence)
        for key in ("sources", "otherwise", "disputed", "note"):
            old, new = getattr(was, key), getattr(fact, key)
            if old != new:
                act = f"the {fact.action} {fact.date} under {id}"
                sentence = f"{name}: {key} of {act} is {new or 'nothing'}, was {old or 'nothing'}."
                yield Change(CORRECTED, id, code, key, old, new, sentence)
    for fact in gone:
        sentence = f"{name}: {fact} under {id} is taken back."
        yield Change(CORRECTED, id, code, "act", str(fact), "", sentence)


def _counterpart(fact: _Fact, gone: list[_Fact]) -> _Fact | None:
    """Return the fact that this one corrects: the same act, as like it as may be."""
    same = [other for other in gone if other.action == fact.action]
    return next((other for other in same if other.date == fact.date), same[0] if same else None)


def _events(register: Register, id: str) -> dict[str, str]:
    return {f"{e.date}: {e.what}": f"{e.place or ''} [{e.sources}]" for e in events(register, id)}


def _sources(register: Register, id: str) -> dict[str, str]:
    return {
        source.id: ", ".join(
            filter(None, (source.publisher, source.title, source.published, source.url, source.grade))
        )
        for source in sources_of(register, id)
    }


def _of_texts(id: str, what: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    for name in [*before, *(name for name in after if name not in before)]:
        old, new = before.get(name, ""), after.get(name, "")
        if old == new and (name in before) == (name in after):
            continue
        if name not in before:
            yield Change(ADDED, id, "", what, "", new, f"{id}: {what} {name} is new.")
        elif name not in after:
            yield Change(CORRECTED, id, "", what, old, "", f"{id}: {what} {name} is gone.")
        else:
            yield Change(CORRECTED, id, "", what, old, new, f"{id}: {what} {name} is {new}, was {old}.")


def _of_claims(old: Register, new: Register, id: str) -> Iterator[Change]:
    before, after = _verdicts(old, id), _verdicts(new, id)
    for key, row in after.items():
        was = before.get(key)
        words = f"{row.source}'s claim of {row.claim}" + (f" as of {row.as_of}" if row.as_of else "")
        if was is None:
            yield Change(ADDED, id, "", "claim", "", row.verdict, f"{id}: {words} is new: {row.verdict}.")
        elif (was.verdict, was.record) != (row.verdict, row.record):
            yield _restated(id, "claim", f"{id}: {words}", was, row)
    for key, row in before.items():
        if key not in after:
            sentence = f"{id}: {row.source}'s claim of {row.claim} is gone."
            yield Change(CORRECTED, id, "", "claim", row.verdict, "", sentence)


def _verdicts(register: Register, id: str) -> dict[tuple[str, ...], Checked]:
    return {
        (claim.source, claim.as_of or "", in_words(claim), " ".join(claim.statement.countries)): row
        for claim, row in ledger(register, id)
    }


def _of_count(old: Register, new: Register, id: str, as_of: str) -> Iterator[Change]:
    term = Term(id, "", None)
    before, after = (_counted(register, term, as_of) for register in (old, new))
    if before != after:
        sentence = f"{id}: {after} in on {as_of}, was {before}."
        yield Change(FOLLOWS, id, "", "count", before, after, sentence)


def _counted(register: Register, term: Term, as_of: str) -> str:
    now = count(register, term, as_of)
    return f"{now.certain} to {now.certain + now.possible}" if now.possible else str(now.certain)


def figures(before: list[Checked], after: list[Checked]) -> Iterator[Change]:
    """Yield printed figures whose verdict is another in the newer version; both lists in the same order."""
    for was, now in zip(before, after, strict=True):
        if (was.verdict, was.record) != (now.verdict, now.record):
            what = f"Printed in {now.source}: {now.claim} as of {now.as_of}"
            yield _restated("", "printed figure", what, was, now)


def _restated(id: str, what: str, words: str, was: Checked, now: Checked) -> Change:
    """Return a claim, or a printed figure, that fares otherwise in the newer version."""
    before, after = (
        f"{row.verdict} (record {row.record})" if row.record else row.verdict for row in (was, now)
    )
    return Change(FOLLOWS, id, "", what, before, after, f"{words}: {after}; before: {before}.")
