"""Adding to a data file: only new lines, each in its place; what is recorded stays, and stays untouched."""

import inspect
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from handwritten import CODES, DATES, Written, data, files
from signatories.domain.problems import QueryError
from signatories.editing.placement import NewAct, blocks, plan, with_actions, with_source

SOURCE = {
    "title": "A: list #2",
    "publisher": "No, really",
    "url": "https://example.org/a?b=1#c",
    "grade": "own",
}


def remarks(text: str) -> list[str]:
    """What follows every # of a text whose scalars hold none."""
    return [line.partition("#")[2].rstrip() for line in text.splitlines() if "#" in line]


def is_kept(old: list[str], new: list[str]) -> bool:
    """Whether the lines of the old are all in the new, in their order."""
    rest = iter(new)
    return all(line in rest for line in old)


acts = st.builds(
    NewAct,
    st.sampled_from(CODES),
    st.sampled_from(("accession", "signature", "withdrawal")),
    st.sampled_from(DATES),
    st.sampled_from(("", "", "2004-01-01")),
)


@given(
    files(),
    st.lists(acts, min_size=1, max_size=6, unique=True),
    st.booleans(),
    st.sampled_from(("", "A: b, #c")),
)
@settings(max_examples=1000, deadline=None)
def test_an_edit_adds_lines_and_touches_none(
    written: Written, wanted: list[NewAct], cited: bool, note: str
) -> None:
    """The file then says what it said, and the new acts, with their source; every comment is still there."""
    text, before = written.text, written.data
    new = plan(before["pact"], wanted).fresh
    assume(new)
    made = blocks(new, ["list-2" if cited else "own"], note)
    after = text
    if cited:
        after = with_source(after, "pact", "list-2", SOURCE)
    after, held = with_actions(after, "pact", before["pact"], made)
    assert is_kept(text.splitlines(), after.splitlines())
    assert remarks(text) == [remark for remark in remarks(after) if remark not in ("c", '2"', 'c"')]
    said = data(after)
    assert said["pact"]["actions"] == held["actions"]
    assert [act for act in said["pact"]["actions"] if act in before["pact"]["actions"]] == before["pact"][
        "actions"
    ]
    added = [act for act in said["pact"]["actions"] if act not in before["pact"]["actions"]]
    assert sorted(told(added)) == sorted(new)
    assert all(act.get("note", "") == note for act in added)
    if cited:
        assert said["pact"]["sources"].pop("list-2") == SOURCE
    del said["pact"]["actions"], before["pact"]["actions"]
    assert said == before


def told(actions: list[dict[str, Any]]) -> list[NewAct]:
    """The acts of blocks of YAML, one by one."""
    found = []
    for action in actions:
        word = action["action"]
        effects = action.get("effective_dates", {})
        for code, date in action.get("dates", {}).items():
            found.append(NewAct(code, word, date, effects.get(code, "")))
        effect = action.get("effective", "")
        found += [NewAct(code, word, action["date"], effect) for code in action.get("by", [])]
    return found


@given(files(), st.lists(acts, min_size=1, max_size=6))
@settings(max_examples=200, deadline=None)
def test_what_has_been_added_is_not_added_again(written: Written, wanted: list[NewAct]) -> None:
    before = written.data["pact"]
    first = plan(before, wanted)
    _, after = with_actions(written.text, "pact", before, blocks(first.fresh, ["own"]))
    second = plan(after, wanted)
    assert second.fresh == []
    assert set(first.fresh) <= set(second.held)


# Lines


def added(text: str, *wanted: NewAct) -> str:
    """A text with acts added to `pact`."""
    text = inspect.cleandoc(text) + "\n"
    return with_actions(text, "pact", data(text)["pact"], blocks(list(wanted), ["own"]))[0]


@pytest.mark.parametrize(
    ("act", "sort"),
    [
        (NewAct("NOR", "consent", "1990-02-01"), "held"),
        (NewAct("NOR", "consent", "1990-01-01"), "contradicting"),
        (NewAct("KEN", "consent", "1990-02-01"), "fresh"),
        (NewAct("NOR", "accession", "1990-02-01"), "fresh"),
    ],
)
def test_a_consent_of_any_form_is_not_recorded_beside_the_one_that_is_known(act: NewAct, sort: str) -> None:
    record: Any = {
        "actions": [{"date": "1990-02-01", "action": "acceptance", "by": ["NOR"], "source": ["s"]}]
    }
    planned = plan(record, [act])
    assert act in getattr(planned, sort)


def test_an_act_stands_where_its_date_belongs_under_the_comments_of_the_one_before() -> None:
    text = """
        pact:
          actions:
            - date: 2012-05
              action: joining
              by: [NOR]
              # told by the press alone
            # The later ones
            - date: 2014-01-01
              action: joining
              by: [KEN]
          claims: []
        """
    assert (
        added(text, NewAct("BRA", "joining", "2013-02-03"))
        == inspect.cleandoc("""
        pact:
          actions:
            - date: 2012-05
              action: joining
              by: [NOR]
              # told by the press alone
            - date: 2013-02-03
              action: joining
              by: [BRA]
              source: [own]
            # The later ones
            - date: 2014-01-01
              action: joining
              by: [KEN]
          claims: []
        """)
        + "\n"
    )


def test_the_earliest_act_stands_above_the_comment_of_what_was_the_first() -> None:
    text = """
        pact:
          actions:
          # The later ones
          - date: 2014-01-01
            action: joining
            by: [KEN]
        """
    lines = added(text, NewAct("BRA", "joining", "2013")).splitlines()
    assert lines[2:4] == ["  - date: 2013", "    action: joining"]
    assert lines[6:8] == ["  # The later ones", "  - date: 2014-01-01"]


def test_a_file_that_ends_without_a_line_end_still_does() -> None:
    text = "pact:\r\n  actions:\r\n    - {date: 2012, action: joining, by: [NOR]}"
    new = blocks([NewAct("BRA", "joining", "2013")], ["own"])
    after, _ = with_actions(text, "pact", data(text)["pact"], new)
    assert after == (
        text + "\r\n    - date: 2013\r\n      action: joining\r\n      by: [BRA]\r\n      source: [own]"
    )


@pytest.mark.parametrize(
    "actions", ["[{date: 2012, action: joining, by: [NOR]}]", "\n    -\n      date: 2012"]
)
def test_acts_in_another_style_are_refused_with_the_cure(actions: str) -> None:
    text = f"pact:\n  actions: {actions}\n"
    with pytest.raises(QueryError, match="signatories fmt"):
        with_actions(
            text,
            "pact",
            data(text)["pact"] | {"actions": []},
            blocks([NewAct("BRA", "joining", "2013")], ["own"]),
        )


def test_sources_in_brackets_are_refused_with_the_cure() -> None:
    text = "pact:\n  sources: {own: {title: A list}}\n"
    with pytest.raises(QueryError, match="signatories fmt"):
        with_source(text, "pact", "list-2", SOURCE)


@pytest.mark.parametrize("name", ["no", "on", "y", "null"])
def test_an_id_that_readers_of_yaml_differ_on_is_quoted(name: str) -> None:
    text = "pact:\n  sources:\n    own:\n      title: A list\n"
    assert yaml.safe_load(with_source(text, "pact", name, SOURCE))["pact"]["sources"].keys() == {"own", name}
