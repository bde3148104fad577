"""One resolver of arguments: countries in any language, instruments by id or title, days as people write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signatories import load
from signatories.domain.problems import QueryError
from signatories.names.arguments import SHARED, country_code, day, days_meant, instrument_id, whole_term
from signatories.names.table import shipped
from signatories.names.words.tokens import key
from signatories.register.tables import Register


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("NOR", "NOR"),
        ("nor", "NOR"),
        ("no", "NOR"),
        ("norway", "NOR"),
        ("Norwegen", "NOR"),
        ("ノルウェー", "NOR"),
        ("Норвегия", "NOR"),
        ("Norsko", "NOR"),
        ("the Kingdom of Norway", "NOR"),
        ("United Kingdom", "GBR"),
        ("Côte d’Ivoire", "CIV"),
        ("European Commission", "EU"),
    ],
)
def test_a_country_is_meant_by_its_codes_and_by_its_names_in_any_language(
    register: Register, text: str, code: str
) -> None:
    """
    ring:
      title: The Ring
      kind: coalition
      opened: 2011-12-09
      sources: {s: {title: T, publisher: P, published: 2012-01-01, grade: own}}
      actions:
        - {date: 2011-12-09, action: joining, by: [NOR], source: [s]}
    """
    assert country_code(register, text) == code


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Norwy", "unknown country 'Norwy' — did you mean Norway (NOR)?"),
        ("kingdom", "unknown country 'kingdom' — did you mean Norway (NOR) or United Kingdom (GBR)?"),
        ("Atlantis", "unknown country 'Atlantis': `signatories countries` lists the names and codes"),
        ("America", "unknown country 'America' — did you mean United States (USA)?"),
    ],
)
def test_an_unknown_country_is_answered_with_the_nearest(register: Register, text: str, message: str) -> None:
    """
    ring:
      title: The Ring
      kind: coalition
      opened: 2011-12-09
      sources: {s: {title: T, publisher: P, published: 2012-01-01, grade: own}}
      actions:
        - {date: 2011-12-09, action: joining, by: [NOR], source: [s]}
    """
    with pytest.raises(QueryError) as error:
        country_code(register, text)
    assert str(error.value) == message


def test_the_names_that_two_countries_share_are_those_of_the_shipped_record() -> None:
    """Names that the record gives to one country, while `names` refuses them."""
    from signatories.register.lookup import known_names
    from signatories.register.tables import spelling

    with load() as register:
        entries = [(name, shipped().entry(key(name))) for _, name in known_names(register)]
    assert {spelling(name) for name, entry in entries if entry and entry.kind == "ambiguous"} == SHARED


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("crime", "crime"),
        ("CRIME", "crime"),
        ("Convention on Cybercrime", "crime"),
        ("convention on cybercrime (budapest convention, ets 185)", "crime"),
        ("Budapest Convention", "crime"),
        ("ETS 185", "crime"),
        ("on cybercrime", "crime"),
    ],
)
def test_an_instrument_is_meant_by_id_title_and_short_title(register: Register, text: str, id: str) -> None:
    """
    crime:
      title: Convention on Cybercrime (Budapest Convention, ETS 185)
      kind: treaty
      opened: 2001-11-23
      sources: {s: {title: T, publisher: P, published: 2012-01-01, grade: own}}
      actions:
        - {date: 2001-11-23, action: signature, by: [NOR], source: [s]}
    """
    assert instrument_id(register, text) == id


@pytest.mark.parametrize(
    ("argument", "meant"),
    [
        ("CRIME", ("", "crime")),
        ("Budapest Convention", ("", "crime")),
        ("Budapest Convention@2022-04-28", ("", "crime@2022-04-28")),
        ("Norwegen", ("NOR", "")),
        ("United Kingdom", ("GBR", "")),
        ("crime", ("", "")),
        ("crime:party", ("", "")),
        ("crime and not NOR", ("", "")),
        ("NOR", ("", "")),
        ("and", ("", "")),
        ("AND", ("", "")),
        ("region:africa", ("", "")),
        ("xyzzy", ("", "")),
    ],
)
def test_a_whole_argument_of_an_expression_may_be_a_name_or_a_title(
    register: Register, argument: str, meant: tuple[str, str]
) -> None:
    """
    crime:
      title: Convention on Cybercrime (Budapest Convention, ETS 185)
      kind: treaty
      opened: 2001-11-23
      sources: {s: {title: T, publisher: P, published: 2012-01-01, grade: own}}
      actions:
        - {date: 2001-11-23, action: signature, by: [NOR], source: [s]}
    """
    assert whole_term(register, argument) == meant


def test_a_title_that_two_instruments_share_is_refused_with_both(register: Register) -> None:
    """
    ring-1:
      title: Members of the Ring in 1
      kind: coalition
      opened: 2011-12-09
      sources: {s: {title: T, publisher: P, published: 2012-01-01, grade: own}}
      actions:
        - {date: 2011-12-09, action: joining, by: [NOR], source: [s]}
    ring-2:
      title: Members of the Ring in 2
      kind: coalition
      opened: 2011-12-09
      sources: {s: {title: T, publisher: P, published: 2012-01-01, grade: own}}
      actions:
        - {date: 2011-12-09, action: joining, by: [NOR], source: [s]}
    """
    with pytest.raises(QueryError, match=r"did you mean ring-1 or ring-2\?"):
        instrument_id(register, "Members of the Ring")


@pytest.mark.parametrize(
    "text",
    [
        "2022-04-28", "28 April 2022", "28th April 2022", "28 Apr 2022", "April 28, 2022", "28.4.2022",
        "2022/04/28", "2022-4-28", "20220428", "28-Apr-2022", "2022.04.28",
        "28 avril 2022", "28. April 2022", "28 de abril de 2022", "28 апреля 2022", "28 aprile 2022",
        "28 avr. 2022", "28 nisan 2022", "28 kwietnia 2022", "2022年4月28日", "2022년 4월 28일",
        "2022. 4. 28.",
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert day(text, "2026-11-28") == "2022-04-28"


def test_today_and_yesterday_are_counted_from_the_day_asked() -> None:
    assert day("today", "2026-03-01") == "2026-03-01"
    assert day("Yesterday", "2026-03-01") == "2026-02-28"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("04/28/2022", "'04/28/2022' must be written year first: write 2022-04-28"),
        ("04/05/2022", "'04/05/2022' must be written year first: write 2022-04-05 or 2022-05-04"),
        ("30.2.2022", "must be a date of the calendar"),
        ("31 avril 2022", "must be a date of the calendar"),
        ("28 listopada 2022", "must be a date like"),  # October in Croatian, November in Polish
        ("2022", "'2022' must be one day: write 2022-01-01 or 2022-12-31"),
        ("soon", "'soon' must be a date like"),
    ],
)
def test_a_day_that_may_mean_two_is_answered_with_the_form_to_write(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        day(text, "2026-11-28")
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2022-13-01", ["2022-01-13"]),
        ("2022-02-30", ["2022-02-28"]),
        ("2024-02-30", ["2024-02-29"]),
        ("31 April 2022", ["2022-04-30"]),
        ("31 de abril de 2022", ["2022-04-30"]),
        ("2022-04-00", ["2022-04-01"]),
        ("2022-13-45", ["2022-01-01", "2022-12-31"]),
        ("31/04/2022", ["2022-04-30"]),
        ("04/05/2022", ["2022-05-04", "2022-04-05"]),
        ("2022-04", ["2022-04-01", "2022-04-30"]),
        ("soon", []),
        ("", []),
    ],
)
def test_a_day_that_is_not_in_the_calendar_is_near_another(text: str, days: list[str]) -> None:
    assert sorted(days_meant(text, "2026-11-28")) == sorted(days)


@given(st.text(st.sampled_from("0123456789 -./年月日april"), max_size=14))
def test_whatever_is_proposed_is_a_day(text: str) -> None:
    assert all(day(one, "2026-11-28") == one for one in days_meant(text, "2026-11-28"))
