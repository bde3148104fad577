"""The shape of a record: the order of its keys, what goes with what, and what the sentences say."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from signatories.domain.problems import Loc
from signatories.record.models import (
    Action,
    Claim,
    Country,
    Event,
    Instrument,
    Part,
    PrintedFigure,
    Record,
    Source,
    keys_at,
    validation_problems,
)
from signatories.record.reader import Node

RECORDS: list[type[Record]] = [Country, Instrument, Action, Source, Event, Part, Claim, PrintedFigure]
SOURCE: dict[str, Node] = {"title": "List", "publisher": "Us", "grade": "own"}
JOINING: dict[str, Node] = {"date": "2010-01-01", "action": "joining", "by": ["NOR"], "source": ["a"]}
PACT: dict[str, Node] = {
    "title": "Pact",
    "kind": "coalition",
    "opened": "2010",
    "sources": {"a": SOURCE},
    "actions": [JOINING],
}


def said(model: type[Record], tree: object) -> list[tuple[Loc, str, str]]:
    """What is wrong with the shape of a tree."""
    try:
        model.model_validate(tree)
    except ValidationError as error:
        return list(validation_problems(error, model))
    return []


def value_at(tree: Any, loc: Loc) -> Any:
    """The value at a place of a tree, which must have one."""
    for step in loc:
        tree = tree[step]
    return tree


@pytest.mark.parametrize(
    ("loc", "words"),
    [
        (
            (),
            "title kind opened in_force closed into place url complete look"
            " parts sources actions events claims",
        ),
        (("sources", "a"), "title publisher url published seen archived grade kept"),
        (
            ("actions", 0),
            "date action by unnamed dates effective effective_dates source "
            "disputed disputed_source otherwise note",
        ),
        (("sources", "a", "kept"), "sha256 licence lang reads date_format as not codes"),
        (("sources", "a", "kept", "as", 0), "text country why"),
        (("sources", "a", "kept", "not", 0), "country why"),
        (("events", 0), "date what place country source"),
        (
            ("claims", 0),
            "source as_of joined of count at_least members includes excludes record differs explained",
        ),
        (("parts", 0), "title summary"),
    ],
    ids=["instrument", "source", "action", "kept", "meaning", "passed over", "event", "claim", "part"],
)
def test_keys_stand_in_the_order_of_the_format(loc: Loc, words: str) -> None:
    assert keys_at(Instrument, loc) == tuple(words.split())


@pytest.mark.parametrize(
    "loc", [("sources",), ("actions",), ("actions", 0, "dates"), ("title",), ("sources", "a", "kept", "as")]
)
def test_where_keys_are_ids_there_is_no_order(loc: Loc) -> None:
    assert keys_at(Instrument, loc) is None


@pytest.mark.parametrize("model", RECORDS)
def test_a_record_does_not_change_and_has_no_keys_but_its_own(model: type[Record]) -> None:
    assert model.model_config == {"frozen": True, "extra": "forbid"}


OTHER: dict[str, Node] = {"action": "joining", "source": ["a"]}


@pytest.mark.parametrize(
    "given_",
    [
        {"date": "2010", "by": ["NOR", "DEU"]},
        {"date": "2010", "unnamed": "14"},
        {"dates": {"NOR": "2010-01-01", "DEU": "2010"}},
        {"date": "2010", "by": ["NOR"], "effective": "2010-02-01"},
        {"dates": {"NOR": "2010"}, "effective_dates": {"NOR": "2010-02-01"}},
        {"date": "2010", "by": ["NOR"], "disputed": "It denies.", "disputed_source": ["a"]},
        {"date": "2010", "by": ["NOR"], "disputed": "It denies.", "otherwise": {"a": "2011"}},
    ],
)
def test_an_act_is_a_date_with_countries_or_a_table(given_: dict[str, Node]) -> None:
    assert said(Action, OTHER | given_) == []


WHO_AND_WHEN = "an act must have 'date' with 'by' or 'unnamed', or else 'dates'"
TRUTH_TABLE = [
    {key for bit, key in enumerate(("date", "by", "unnamed", "dates")) if mask & 1 << bit}
    for mask in range(16)
]


@pytest.mark.parametrize("keys", TRUTH_TABLE, ids=lambda keys: "+".join(sorted(keys)) or "none")
def test_of_sixteen_ways_to_say_who_and_when_three_are_good(keys: set[str]) -> None:
    values: dict[str, Node] = {"date": "2010", "by": ["NOR"], "unnamed": "3", "dates": {"NOR": "2010"}}
    answer = said(Action, OTHER | {key: values[key] for key in keys})
    good = keys in ({"date", "by"}, {"date", "unnamed"}, {"dates"})
    assert answer == ([] if good else [((), WHO_AND_WHEN, "known-value")])


@pytest.mark.parametrize(
    "statement",
    [
        {"as_of": "2010", "count": "0"},
        {"as_of": "2010/2012", "at_least": "55"},
        {"as_of": "2010", "members": ["NOR"]},
        {"as_of": "2010", "includes": ["NOR"], "of": "pact and not USA"},
        {"as_of": "2010", "excludes": ["NOR"], "differs": ["NOR"], "explained": "Left out by mistake."},
        {"as_of": "2010", "count": "14", "record": "15", "explained": "One joined late."},
        {"joined": "NOR", "count": "37"},
        {"joined": "NOR", "count": "37", "record": "36", "explained": "It counted itself twice."},
    ],
)
def test_a_claim_is_one_statement_of_a_day(statement: dict[str, Node]) -> None:
    assert said(Claim, {"source": "a", **statement}) == []


def test_dates_and_counts_become_what_they_mean() -> None:
    record = Instrument.model_validate(
        PACT | {"actions": [JOINING, {**OTHER, "date": "2012-02/2013", "unnamed": "14"}]}
    )
    assert record.opened[1:] == ("2010-01-01", "2010-12-31")
    late = record.actions[1]
    assert late.date and late.date[1:] == ("2012-02-01", "2013-12-31")
    assert late.unnamed == 14


@pytest.mark.parametrize(
    "fields",
    [
        {"actions": [{}]},
        {"actions": [{**JOINING, "by": "NOR"}, {**JOINING, "date": "soon"}]},
        {"sources": {"a": {**SOURCE, "grade": "best"}}},
        {"actions": [{**OTHER, "dates": {"NOR": "soon"}}]},
        {"actions": [{**JOINING, "by": [""]}]},
    ],
)
def test_only_what_is_empty_is_called_empty(fields: dict[str, Any]) -> None:
    """A list whose every item is wrong is not: its items are."""
    tree = PACT | fields
    answer = said(Instrument, tree)
    assert answer
    assert not [
        value_at(tree, loc) for loc, text, _ in answer if text == "must not be empty" and value_at(tree, loc)
    ]


# Junk: whatever a file may hold, the answer is a list of sentences with places

WORDS = sorted({key for model in RECORDS for key in model.model_fields} | {"NOR", "a", "titel", "", "é"})
TEXTS = [
    "",
    " ",
    "NOR",
    "2010",
    "2010-01-01",
    "../2010",
    "-1",
    "7",
    "1e400",
    "9" * 5000,
    "joining",
    "treaty",
    "é\ud800",
]
junk = st.recursive(
    st.sampled_from(TEXTS) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=6),
    max_leaves=15,
)
spoiled = st.builds(
    lambda tree, changes: {**tree, **changes},
    st.just(PACT),
    st.dictionaries(st.sampled_from(list(Instrument.model_fields)), junk, min_size=1, max_size=3),
)
half = st.fixed_dictionaries(
    {
        "sources": st.dictionaries(st.sampled_from("ab"), st.just(SOURCE) | junk, max_size=2),
        "actions": st.lists(
            st.just(JOINING) | st.dictionaries(st.sampled_from(list(Action.model_fields)), junk), max_size=2
        ),
        "claims": st.lists(st.dictionaries(st.sampled_from(list(Claim.model_fields)), junk), max_size=2),
    }
)


@pytest.mark.parametrize("model", RECORDS)
@given(tree=junk | spoiled | half)
@settings(max_examples=60, deadline=None)
def test_junk_is_answered_with_sentences_and_places_in_it(model: type[Record], tree: Node) -> None:
    for loc, sentence, rule in said(model, tree):
        assert isinstance(sentence, str)
        assert sentence.strip()
        assert rule in {"required-key", "known-key", "known-value", "value-type"}
        if rule == "required-key":
            assert loc[-1] not in value_at(tree, loc[:-1])
        elif sentence == "must not be empty":
            assert not value_at(tree, loc) or str(value_at(tree, loc)).isspace()
        else:
            value_at(tree, loc)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ('https://e/"><script>', "must have %22 in place of '\"'"),
        ("https://e/<b>", "must have %3C in place of '<'"),
        ("https://e/a`b`", "must have %60 in place of '`'"),
        ("https://e/a|b", "must have %7C in place of '|'"),
        ("https://e/{id}", "must have %7B in place of '{'"),
        ("https://e\\a", "must have %5C in place of"),
        ("javascript:alert(1)", "must be an http or https address"),
    ],
)
def test_an_address_has_no_letter_at_which_a_reader_takes_it_for_ended(address: str, sentence: str) -> None:
    ((loc, message, _),) = said(Source, {**SOURCE, "url": address})
    assert loc == ("url",)
    assert sentence in message


@pytest.mark.parametrize(
    "address", ["https://e/a'b_(c)~d;e=1&f,g@h!$*+%20#x", "http://[::1]/a", "https://пример.рф/å"]
)
def test_an_address_has_any_other_letter(address: str) -> None:
    assert said(Source, {**SOURCE, "url": address}) == []
