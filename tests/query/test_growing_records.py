"""More facts and more precise dates: what they change of the answers that were given before."""

from collections.abc import Callable, Iterator
from functools import partial

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comparing import EVERYBODY, LEVEL, compiled
from oracle import CALENDAR, Paper, When, acts_in, days_in
from oracle_sets import text_of
from papers import (
    CODES,
    World,
    drawn,
    facets,
    is_possible,
    random_deed,
    random_tree,
    random_world,
    with_deeds,
)
from signatories.query import members
from signatories.register.tables import Register

thorough = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
days = st.sampled_from(CALENDAR)


def answers(register: Register, text: str, day: str) -> dict[str, tuple[str, str]]:
    """Who is in: code → certainty and reach."""
    return {row.code: (row.certainty, row.known_to) for row in members.in_set(register, text, day)}


def questions(data: st.DataObject, world: World) -> Iterator[str]:
    """Plain questions about each instrument, and expressions about several."""
    for paper in world.values():
        for facet in {"", *data.draw(st.lists(st.sampled_from(facets(paper.kind)), max_size=3))}:
            yield f"{paper.id}:{facet}" if facet else paper.id
    for tree in data.draw(st.lists(drawn(random_tree, world), max_size=4)):
        yield text_of(tree)


@thorough
@given(drawn(random_world), st.data())
def test_a_later_act_changes_no_earlier_answer_but_its_reach(world: World, data: st.DataObject) -> None:
    """Of the days before it, where the question has no day of its own.

    Under `not` it is asked of a country that had been in before: of another, the act says that it was out.
    """
    id = data.draw(st.sampled_from(sorted(world)))
    code = data.draw(st.sampled_from(CODES))
    longer = with_later_act(data, world[id], code)
    if longer is None:
        return
    later = longer.of(code)[-1].date.first
    with compiled(world) as before, compiled({**world, id: longer}) as after:
        for text in (text for text in questions(data, world) if "@" not in text):
            codes = set(EVERYBODY) - ({code} if " not " in text and not acts_in(world[id], code) else set())
            for day in [day for day in CALENDAR if day < later]:
                old, new = (
                    {c: LEVEL[sure] for c, (sure, _) in answers(register, text, day).items() if c in codes}
                    for register in (before, after)
                )
                assert new == old, (text, day)
        for day in [day for day in CALENDAR if day < later]:
            assert members.count(after, id, day) == members.count(before, id, day), day


def with_later_act(data: st.DataObject, paper: Paper, code: str) -> Paper | None:
    """The record with one act more, after all others of its country; None where none that is drawn fits.

    An act that bounds others is left out: a retraction, an entry that reaches back, one after which an
    instrument or a state must have ended.
    """
    done = paper.of(code)
    for _ in range(5):
        deed = data.draw(drawn(random_deed, paper.kind, done))
        longer = with_deeds(paper, code, (*done, deed))
        ends = [end for end in (paper.closed, paper.end_of(code)) if end]
        if (
            deed.action != "retraction"
            and not (deed.effective and deed.effective.first < deed.date.first)
            and all(deed.date.first <= end.first for end in ends)
            and all(old.date.first <= deed.date.first for old in done)
            and is_possible(longer, code)
        ):
            return longer
    return None


@thorough
@given(drawn(random_world), st.data())
def test_a_more_precise_date_changes_nothing_that_was_certain_or_impossible(
    world: World, data: st.DataObject
) -> None:
    id = data.draw(st.sampled_from(sorted(world)))
    finer = with_finer_date(data, world[id])
    if finer is None:
        return
    with compiled(world) as before, compiled({**world, id: finer}) as after:
        for text in questions(data, world):
            for day in CALENDAR:
                old, new = answers(before, text, day), answers(after, text, day)
                assert new.keys() <= old.keys(), (text, day)
                for code, (sure, _) in old.items():
                    if sure != "possible":
                        stays = {"certain": ("certain",), "last known": ("certain", "last known")}[sure]
                        assert new[code][0] in stays, (text, day, code)
        for day in CALENDAR:
            old_count, new_count = (members.count(register, id, day) for register in (before, after))
            assert old_count.certain <= new_count.certain, day
            assert sum(new_count[:2]) <= sum(old_count[:2]), day


def with_finer_date(data: st.DataObject, paper: Paper) -> Paper | None:
    """The record with one of its dates known better; None where all are known, or no reading is left."""
    found: list[tuple[When, Callable[[When], Paper]]] = []
    for code, done in paper.deeds:
        for k, deed in enumerate(done):
            for key in ("date", "effective"):
                span = getattr(deed, key)
                if span and span.first < span.last:
                    found.append((span, partial(with_deed, paper, code, k, key)))
    for key in ("closed", "in_force"):
        span = getattr(paper, key)
        if span and span.first < span.last:
            found.append((span, lambda finer, key=key: paper._replace(**{key: finer})))
    for k, block in enumerate(paper.unnamed):
        if block.date.first < block.date.last:
            found.append((block.date, partial(with_block, paper, k)))
    if not found:
        return None
    span, build = data.draw(st.sampled_from(found))
    first, last = sorted(data.draw(st.lists(st.sampled_from(days_in(span)), min_size=2, max_size=2)))
    finer = build(When(first if first == last else f"{first}/{last}", first, last))
    return finer if all(is_possible(finer, code) for code, _ in finer.deeds) else None


def with_deed(paper: Paper, code: str, k: int, key: str, finer: When) -> Paper:
    done = list(paper.of(code))
    done[k] = done[k]._replace(**{key: finer})
    return with_deeds(paper, code, tuple(done))


def with_block(paper: Paper, k: int, finer: When) -> Paper:
    blocks = [block._replace(date=finer) if n == k else block for n, block in enumerate(paper.unnamed)]
    return paper._replace(unnamed=tuple(blocks))
