"""The set language: what it accepts, how it groups, and how it refuses."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asking import changed, who
from program import HERE, TODAY
from signatories.domain.problems import QueryError
from signatories.query import members
from signatories.query.notices import notices
from signatories.query.syntax import One, parse
from signatories.register.cache import load
from signatories.register.tables import Register

RECORD = """
foc:
  title: Freedom Online Coalition
  kind: coalition
  opened: 2011-12-09
  sources:
    s: {title: Members, publisher: FOC, grade: own}
  actions:
    - {date: 2012-01-01, action: joining, by: [NOR, KEN], source: [s]}
dfi:
  title: Declaration for the Future of the Internet
  kind: declaration
  opened: 2022-04-28
  sources:
    s: {title: Signatories, publisher: State Department, grade: government}
  actions:
    - {date: 2022-04-28, action: endorsement, by: [EU, KEN, XKX], source: [s]}
budapest:
  title: Convention on Cybercrime
  kind: treaty
  opened: 2001-11-23
  sources:
    s: {title: Status, publisher: Council of Europe, grade: depositary}
  actions:
    - {date: 2001-11-23, action: signature, by: [NOR], source: [s]}
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("data")
    shutil.copy(HERE / "countries.yaml", folder)
    (folder / "instruments.yaml").write_text(RECORD, encoding="utf-8")
    with load(folder, today=TODAY) as register:
        yield register


def codes(register: Register, words: str | list[str]) -> str:
    return " ".join(sorted(row.code for row in members.in_set(register, words, TODAY)))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("NOR or KEN and BRA", "NOR"),
        ("BRA and KEN or NOR", "NOR"),
        ("(NOR or KEN) and KEN", "KEN"),
        ("foc and not NOR or NOR", "KEN NOR"),
        ("foc and not (NOR or KEN)", ""),
        ("foc and not NOR and not KEN or BRA", "BRA"),
        ("foc and not NOR and dfi", "KEN"),
        ("((foc))", "KEN NOR"),
        ("(foc)and(dfi)", "KEN"),
        ("  foc \n and\tdfi ", "KEN"),
        ("foc or foc", "KEN NOR"),
    ],
)
def test_and_binds_before_or_and_both_from_left_to_right(world, text, answer):
    assert codes(world, text) == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("kind:organisation", "EU"),
        ("kind:territory", "SJM"),
        ("region:americas", "BRA USA"),
        ("subregion:latin-america-and-the-caribbean", "BRA"),
        ("foc and region:africa", "KEN"),
        ("dfi and not kind:state", "EU"),
        ("XKX", "XKX"),
    ],
)
def test_attributes_and_single_countries_are_terms(world, text, answer):
    assert codes(world, text) == answer


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("United Kingdom", "GBR"),
        ("uk", "GBR"),
        ("Great Britain", "GBR"),
        ("Ivory Coast", "CIV"),
        ("Côte d'Ivoire", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("Co\u0302te d'Ivoire", "CIV"),
        ("COTE D'IVOIRE", "CIV"),
        ("Türkiye", "TUR"),
        ("TÜRKİYE", "TUR"),
        ("turkiye", "TUR"),
        ("Turkey", "TUR"),
        ("the European Union", "EU"),
        ("Svalbard and Jan Mayen", "SJM"),
        ("Norway", "NOR"),
    ],
)
def test_an_argument_that_is_exactly_one_countrys_name_is_one_term(world, name, code):
    """In any case, with any apostrophe, composed or not; `and` inside it is no operator."""
    assert parse(name, world) == One(code)
    assert codes(world, [name, "and not", "(foc", "and", "dfi)"]) == ("" if code == "KEN" else code)


def pointed(refusal: QueryError) -> str:
    """The part of the question under the carets."""
    _, text, carets = str(refusal).splitlines()
    start = carets.index("^")
    assert set(carets[start:]) == {"^"}
    return text[start : len(carets)]


REFUSED = [
    ("foc and dif", "dif", "unknown instrument 'dif' — did you mean dfi?"),
    ("foc and FOC", "FOC", "'FOC' must be a country's three-letter code"),
    ("foc AND dfi", "AND", "AND is the code of Andorra; write 'and'"),
    ("AND dfi", "AND", "AND is the code of Andorra; write 'and'"),
    ("foc OR dfi", "OR", "operators are in lower case, codes of countries in capitals; write 'or'"),
    ("foc and NOT dfi", "NOT", "write 'not'"),
    ("foc and NO", "NO", "'NO' must be a country's three-letter code — did you mean NOR?"),
    ("foc and NRO", "NRO", "did you mean NOR"),
    ("foc and ZZZ", "ZZZ", "'ZZZ' must be a country's three-letter code"),
    ("foc and nor", "nor", "for the country write NOR"),
    ("foc and no", "no", "for the country write NOR"),
    ("foc and uk", "uk", "for the country write GBR"),
    ("foc and Norway", "Norway", "for the country write NOR"),
    ("foc and Ivory Coast", "Ivory", "in quotes where it has several words"),
    ("foc@2014 and dfi", "2014", "ask for foc@2014-01-01 or foc@2014-12-31"),
    ("dfi and foc:member@2014-02", "2014-02", "ask for foc:member@2014-02-01 or foc:member@2014-02-28"),
    ("foc:membr or dfi", "membr", "must be a status or an action of a coalition: did you mean member"),
    ("foc:party", "party", "must be a status or an action of a coalition"),
    ("foc:in-force", "in-force", "must be a status or an action of a coalition"),
    ("budapest:in-forc", "in-forc", "did you mean in-force"),
    ("foc:", "", "must be a status or an action of a coalition: one of"),
    ("foc and region:afrika", "afrika", "'afrika' must be a region: did you mean africa"),
    ("kind:country", "country", "must be a kind: one of organisation, state, territory"),
    ("foc and (dfi", "(", "this '(' must be closed"),
    ("foc) and dfi", ")", "this ')' closes nothing"),
    ("foc dfi", "dfi", "'and', 'or' or 'and not' must stand before 'dfi'"),
    ("foc not dfi", "not", "write 'and not'"),
    ("not foc", "not", "say what it is taken from"),
    ("and foc", "and", "something must stand before 'and'"),
    ("foc and or dfi", "or", "something must stand before 'or'"),
    ("foc and ()", ")", "something must stand before ')'"),
    ("foc and", "", "something must follow here"),
    ("foc and not", "", "something must follow here"),
    ("(foc or", "", "something must follow here"),
]


@pytest.mark.parametrize(("text", "place", "message"), REFUSED)
def test_a_refusal_points_at_the_place_and_names_the_cure(world, text, place, message):
    with pytest.raises(QueryError) as refusal:
        parse(text, world)
    assert message in str(refusal.value).splitlines()[0]
    assert pointed(refusal.value) == place


def test_the_place_is_right_after_arguments_that_are_names(world):
    """The question is shown as its arguments joined by spaces."""
    with pytest.raises(QueryError) as refusal:
        parse(["United Kingdom", "or", "Côte d'Ivoire", "and", "(dif", "or foc)"], world)
    assert str(refusal.value).splitlines()[1].strip() == "United Kingdom or Côte d'Ivoire and (dif or foc)"
    assert pointed(refusal.value) == "dif"


@pytest.mark.parametrize("words", ["", "   ", [], ["", ""]])
def test_an_empty_question_is_refused_with_an_example(world, words):
    with pytest.raises(QueryError, match="must name an instrument: try 'dfi'"):
        parse(words, world)


def test_and_alone_is_andorra_where_the_record_has_it(folder: Path):
    """As a question of its own; beside other words it is taken for the operator, and its name will do."""
    andorra = "AND: {name: Andorra, short: Andorra, official_name: Principality of Andorra, kind: state}\n"
    with (folder / "countries.yaml").open("a", encoding="utf-8") as countries:
        countries.write(f"\n{andorra}")
    (folder / "instruments.yaml").write_text(RECORD, encoding="utf-8")
    with load(folder, today=TODAY) as register:
        assert codes(register, "AND") == codes(register, ["Andorra"]) == "AND"
        assert codes(register, ["foc", "or", "Andorra"]) == "AND KEN NOR"


def test_a_code_that_the_record_does_not_have_is_refused(world):
    """Andorra's too, though it is an operator's name."""
    for code in ("AND", "ZZZ"):
        with pytest.raises(QueryError):
            parse(code, world)


def test_an_argument_that_is_no_utf_8_is_an_unknown_word(world):
    """As the system hands it over: the byte FF is the lone surrogate U+DCFF."""
    for question in ("\udcff", "foc and \udcff", ["foc", "or", "\udcff"]):
        with pytest.raises(QueryError):
            parse(question, world)


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("(" * 330 + "foc" + ")" * 330, "must not nest deeper than 40 levels"),
        ("(" * 100_000, "must not nest deeper than 40 levels"),
        ("foc and not (" * 41 + "dfi" + ")" * 41, "must not nest deeper than 40 levels"),
        (" or ".join(["foc"] * 992), "must not have more than 400 terms"),
        (" and not ".join(["foc@2014-01-16"] * 401), "must not have more than 400 terms"),
        (" or ".join(["(foc)"] * 401), "must not have more than 400 terms"),
        (["Norway", *["or", "Norway"] * 400], "must not have more than 400 terms"),
        (" or ".join(["NOR"] * 5000), "must not have more than 400 terms"),
    ],
)
def test_an_expression_of_any_size_is_answered_or_refused_with_its_place(world, question, message):
    with pytest.raises(QueryError, match=message) as refusal:
        parse(question, world)
    assert pointed(refusal.value) in ("(", "foc", "foc@2014-01-16", "NOR", "Norway")
    assert max(map(len, str(refusal.value).splitlines())) < 200


@pytest.mark.parametrize(
    "question",
    [
        "(" * 40 + "foc" + ")" * 40,
        "(" * 39 + " or ".join(["(foc)"] * 400) + ")" * 39,
        " and ".join(["foc"] * 400),
        "".join(["(" * 40, *["foc or foc)@2020-01-01 and "] * 39, "foc or foc)@2020-01-01"]),
    ],
)
def test_an_expression_at_the_bound_is_answered(world, question):
    assert codes(world, question) == "KEN NOR"
    assert notices(world, question, TODAY) is not None


def test_a_mistake_in_a_long_question_is_shown_with_what_stands_around_it(world):
    for place in range(0, 300, 7):
        words = ["foc"] * 300
        words[place] = "fco"
        with pytest.raises(QueryError) as refusal:
            parse(" or ".join(words), world)
        assert pointed(refusal.value) == "fco"


VOCABULARY = """
foc dfi budapest NOR AND OR NOT nor Norway and or not and or not ( ) ( ) @ : @2014-01-16 foc@2014 @@ foc:
:party budapest:party budapest:in-force budapest:signature region:africa region: kind:state@2014-01-16
foc@2014-01-16 foc:member@ )@2014-01-16 foc@2014-02-30 ' " É \x00 \n
"""
WORDS = st.sampled_from(VOCABULARY.split(" "))


@settings(max_examples=400, deadline=None)
@given(st.lists(WORDS | st.text(max_size=4), max_size=9), st.sampled_from(["", " "]))
def test_no_words_raise_anything_but_unanswerable(world, words, space):
    for question in (space.join(words), words):
        try:
            parse(question, world)
        except QueryError:
            continue
        assert who(world, question, TODAY) is not None
        assert notices(world, question, TODAY) is not None
        assert changed(world, question, "2013-01-01", TODAY) is not None
        assert members.count(world, question, TODAY) >= (0, 0, 0, 0)
