"""The sentence to paste: how many, on which day, how far that is known, who disputes it, and who says so."""

import pytest

from program import Compiled
from signatories.answers.sentence import sentence
from signatories.query.syntax import parse
from signatories.register.tables import Register

RECORD = """
ring:
  title: Ring
  kind: coalition
  opened: 2012-01-01
  complete: 2012-01-01/2018-12-31
  sources:
    founding: {title: Founding act, publisher: The Ring, published: 2012-01-01, grade: own}
    list: {title: Members, publisher: Ring, url: "https://ring.example/", published: 2014-06-30, grade: own}
    news: {title: Ring grows, publisher: Courier, published: 2015-01-01, grade: press}
  actions:
    - {date: 2012-01-01, action: joining, by: [NOR, KEN], source: [founding]}
    - {date: 2014-01-01, action: joining, by: [BRA], source: [list, news], disputed: Brazil denies it.}
  claims:
    - {source: list, as_of: 2014-06-30, count: 3}
    - {source: news, as_of: 2015-01-01, count: 4, record: 3, explained: The Courier counts the host.}
"""


@pytest.fixture
def record(compiled: Compiled) -> Register:
    return compiled(RECORD)


def said(register: Register, question: str, day: str) -> str:
    return sentence(register, [parse(question, register)], day)


def test_it_names_the_last_source_that_counted_as_the_record_does(record: Register) -> None:
    """The Courier counted another number: it is no source for three."""
    assert said(record, "ring", "2016-05-01") == (
        "Ring: 3 members on 1 May 2016, 1 of them disputed"
        " (source: Ring: Members, 30 Jun 2014, https://ring.example/)."
    )


def test_a_source_of_a_later_day_is_not_cited(record: Register) -> None:
    assert said(record, "ring", "2013-12-31") == (
        "Ring: 2 members on 31 Dec 2013 (source: The Ring: Founding act, 1 Jan 2012)."
    )


def test_it_says_how_far_the_record_knows(record: Register) -> None:
    assert "3 members on 1 Jan 2020, as last recorded on 31 Dec 2018, 1 of them" in said(
        record, "ring", "2020-01-01"
    )


def test_a_set_without_an_instrument_has_no_source(record: Register) -> None:
    assert said(record, "NOR", "2016-05-01") == "Norway: 1 country in this set on 1 May 2016."
