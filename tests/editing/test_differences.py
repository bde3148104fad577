"""Which rows of two versions are one thing: each is paired once, by the surest mark that finds another."""

from hypothesis import given
from hypothesis import strategies as st

from signatories.editing.differences import corrections, counterparts

Row = tuple[str, str]
ROWS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), max_size=6)


def marks(row: Row) -> tuple[object, ...]:
    return row, row[0]


def test_the_surest_mark_is_asked_first():
    before, after = [("a", "x"), ("a", "y")], [("a", "y"), ("a", "z"), ("b", "x")]
    assert list(counterparts(before, after, marks)) == [
        (("a", "y"), ("a", "y")),
        (("a", "x"), ("a", "z")),
        (None, ("b", "x")),
    ]


def test_what_no_mark_finds_is_gone_and_comes_last():
    assert list(counterparts([("a", "x"), ("b", "x")], [("b", "x")], marks)) == [
        (("b", "x"), ("b", "x")),
        (("a", "x"), None),
    ]
    assert list(counterparts([("a", "x")], [], marks)) == [(("a", "x"), None)]
    assert list(counterparts([], [("a", "x")], marks)) == [(None, ("a", "x"))]


@given(ROWS, ROWS)
def test_every_row_is_told_once(before: list[Row], after: list[Row]):
    found = list(counterparts(before, after, marks))
    assert [now for _, now in found if now] == after
    assert sorted(was for was, _ in found if was) == sorted(before)
    assert all(was[0] == now[0] for was, now in found if was and now)
    lost = {was[0] for was, now in found if was and not now}
    assert not lost & {now[0] for was, now in found if now and not was}


@given(ROWS)
def test_a_version_is_its_own_counterpart_in_any_order(rows: list[Row]):
    assert all(was == now for was, now in counterparts(sorted(rows), rows, marks))


def test_a_key_that_is_given_no_longer_is_a_correction():
    before, after = {"a": "1", "b": "2", "c": ""}, {"a": "1", "d": "4"}
    assert list(corrections(before, after)) == [("d", "", "4"), ("b", "2", "")]
