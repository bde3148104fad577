"""Where an act stands: one definition, by which the formatter orders and the editor places."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signatories.domain.dates import parse
from signatories.record.order import (
    AFTER,
    BEFORE,
    OPEN,
    bounds_of_country,
    bounds_of_date,
    in_order_of_time,
    in_time,
    place_of_act,
)

DATES = ("2000", "2000-06", "2000-06-30", "2001-01-01", "2001", "../2000-06-30", "2000-06/2001")
ACTS = st.lists(
    st.builds(
        lambda word, date, codes: {"action": word, "date": date, "by": sorted(codes)},
        st.sampled_from(("signature", "ratification", "withdrawal")),
        st.sampled_from(DATES),
        st.sets(st.sampled_from(("NOR", "KEN", "BRA")), min_size=1),
    ),
    max_size=6,
)


@pytest.mark.parametrize(("one", "other"), [*itertools.product(DATES, DATES)])
def test_time_decides_where_two_dates_have_no_day_in_common(one: str, other: str) -> None:
    first, second = parse(one), parse(other)
    apart = first.latest < second.earliest or second.latest < first.earliest
    decided = in_time(first, second)
    assert decided == -in_time(second, first)
    assert (decided != OPEN) == apart
    if apart:
        assert decided == (BEFORE if first.latest < second.earliest else AFTER)


@given(ACTS, ACTS)
def test_an_act_that_is_placed_within_its_bounds_is_left_there_by_the_formatter(acts, more) -> None:
    """What the editor writes is canonical, if what it found was."""
    acts = [acts[k] for k in in_order_of_time(acts)]
    if in_order_of_time(acts) != list(range(len(acts))):
        return
    for new in more:
        known, place = [place_of_act(act) for act in acts], place_of_act(new)
        assert place.date
        own = [bounds_of_country(known, place, code) for code in place.dates]
        least, most, best = bounds_of_date(known, place.date)
        low, high = max([least, *(b[0] for b in own)]), min([most, *(b[1] for b in own)])
        if low > high:
            continue
        at = min(max(best, low), high)
        assert in_order_of_time([*acts[:at], new, *acts[at:]]) == list(range(len(acts) + 1))


@pytest.mark.parametrize(
    ("new", "bounds"),
    [
        (("signature", "2000"), (0, 0)),
        (("ratification", "2000"), (1, 1)),
        (("accession", "2000"), (1, 1)),
        (("withdrawal", "2000"), (1, 1)),
        (("signature", "1999"), (0, 0)),
        (("signature", "2001"), (1, 1)),
    ],
)
def test_where_dates_leave_it_open_rank_decides(new: tuple[str, str], bounds: tuple[int, int]) -> None:
    known = [place_of_act({"action": "ratification", "date": "2000-06", "by": ["NOR"]})]
    word, date = new
    place = place_of_act({"action": word, "date": date, "by": ["NOR"]})
    assert bounds_of_country(known, place, "NOR") == bounds


@pytest.mark.parametrize(
    "act", ["text", [], {}, {"date": "2000-13"}, {"by": "NOR"}, {"dates": {"NOR": "x"}}, {"date": ["2000"]}]
)
def test_what_is_not_an_act_stands_anywhere(act: object) -> None:
    assert place_of_act(act).dates == {}
    assert in_order_of_time([act, {"action": "signature", "date": "2000", "by": ["NOR"]}]) == [0, 1]
