"""One sentence that says what a picture shows and who says so, fit to be pasted into an article."""

from collections import Counter
from collections.abc import Sequence

from signatories.charts.captions import capitalize, disputes, join_and, reach_phrase, set_with_count
from signatories.claims.checker import HOLDS, WITHIN, ledger
from signatories.domain.dates import day_in_words
from signatories.domain.dates import parse as parse_date
from signatories.domain.statuses import GRADES
from signatories.query.syntax import Expression, instruments_of, parse
from signatories.register.contents import Source, sources_behind_acts, sources_of
from signatories.register.tables import Register


def sentence(register: Register, trees: Sequence[Expression], day: str) -> str:
    """Return how many are in each set on a day, how far that is known, and the first source of each.

    `Declaration for the Future of the Internet: 61 endorsers on 30 Apr 2022, 1 of them disputed (source: …).`
    """
    counts = join_and([set_with_count(register, tree, day) for tree in trees])
    disputed = {code for tree in trees for code, _ in disputes(register, tree, day)}
    words = f"{capitalize(counts)} on {day_in_words(day)}{reach_phrase(register, trees, day)}"
    words += f", {len(disputed)} of them disputed" if disputed else ""
    found = list(dict.fromkeys(source for tree in trees for source in first_sources(register, tree, day)))
    cited = "; ".join(_cite(source) for source in found)
    return f"{words} (source{'s' if len(found) > 1 else ''}: {cited})." if cited else f"{words}."


def first_sources(register: Register, tree: Expression, day: str) -> list[Source]:
    """Return one source for each instrument of a set: the one that says most nearly who is in on a day.

    That is the last one by then that gives the number or the list, and does not disagree with the record.
    Else it is, of those nearest to the acts, the last one by then that is behind many of them.
    """
    found = (_counting(register, tree, id, day) or _acting(register, id, day) for id in instruments_of(tree))
    return [source for source in found if source]


def _counting(register: Register, tree: Expression, id: str, day: str) -> Source | None:
    known = {source.id: source for source in sources_of(register, id)}
    claims = []
    for claim, checked in ledger(register, id):
        asked = parse(claim.of or id, register)
        whole = claim.statement.kind in ("count", "members") and claim.as_of and not claim.joined
        if whole and asked == tree and checked.verdict in (HOLDS, WITHIN):
            latest = parse_date(claim.as_of or "").latest
            if latest <= day:
                claims.append((latest, -GRADES.index(known[claim.source].grade), claim.source))
    return known[max(claims)[2]] if claims else None


def _acting(register: Register, id: str, day: str) -> Source | None:
    number = Counter(source for _, source in sources_behind_acts(register, id))
    known = [source for source in sources_of(register, id) if number[source.id]]
    known = [source for source in known if (source.published or "9999") <= day] or known
    nearest = min((GRADES.index(source.grade) for source in known), default=0)
    known = [source for source in known if GRADES.index(source.grade) == nearest]
    most = max((number[source.id] for source in known), default=0)
    known = [source for source in known if 2 * number[source.id] >= most]
    return max(known, key=lambda source: (source.published or "", number[source.id], source.id), default=None)


def _cite(source: Source) -> str:
    published = day_in_words(source.published) if source.published else ""
    return ", ".join(filter(None, (f"{source.publisher}: {source.title}", published, source.url)))
