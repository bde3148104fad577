"""What stands in the register of an instrument, row by row as the record has it."""

from signatories.domain.statements import Statement
from signatories.register import contents, lookup, particulars
from signatories.register.tables import Register


def test_everything_about_an_instrument_is_found_as_the_record_writes_it(register: Register) -> None:
    """
    pact:
      title: A Pact
      kind: treaty
      opened: 2012-05
      in_force: 2013
      place: Oslo
      url: https://pact.example
      complete: 2012-05-31/2014-01-16
      look: 2014-02
      parts:
        - {title: One, summary: First of all.}
        - {title: Two, summary: Then the rest.}
      sources:
        b: {title: List, publisher: Depositary, url: https://b.example, published: 2014, grade: depositary}
        a: {title: News, publisher: Paper, grade: press}
      actions:
        - {date: 2012-05-31, action: signature, by: [NOR, KEN], source: [b, a], otherwise: {a: 2012-06-01}}
        - {date: 2013-02, action: signature, unnamed: 2, source: [b]}
        - date: 2013-05-31
          action: ratification
          by: [KEN]
          source: [b]
          disputed: Norway contests it
          disputed_source: [a]
          note: By letter
      events:
        - {date: 2012-05-31, what: Conference, place: Oslo, country: NOR, source: [a]}
        - {date: 2013-06, what: Meeting, source: [b]}
      claims:
        - {source: b, as_of: 2014-01-16, of: pact and not USA, count: 4, record: 4, explained: So it is}
    """
    about = particulars.particulars_of(register, "pact")
    assert (about.id, about.title, about.kind) == ("pact", "A Pact", "treaty")
    assert (about.opened, about.in_force, about.closed) == ("2012-05", "2013", None)
    assert (about.place, about.url) == ("Oslo", "https://pact.example")
    assert (about.complete, about.complete_from) == ("2012-05-31/2014-01-16", "2012-05-31")
    assert (about.known_to, about.look) == ("2014-01-16", "2014-02")
    assert (about.file, about.line) == ("instruments.yaml", 1)
    assert particulars.all_particulars(register) == [about]
    assert [part.title for part in contents.parts(register, "pact")] == ["One", "Two"]
    first, second = contents.events(register, "pact")
    assert (first.nth, first.country, second.earliest, second.latest) == (
        1,
        "NOR",
        "2013-06-01",
        "2013-06-30",
    )
    assert [source.id for source in contents.sources_of(register, "pact")] == ["a", "b"]
    assert [(act.nth, act.unnamed) for act in contents.acts(register, "pact")] == [
        (1, None),
        (2, 2),
        (3, None),
    ]
    assert [act[:3] for act in contents.country_acts(register, "pact")] == [
        (1, "KEN", "signatory"), (1, "NOR", "signatory"), (3, "KEN", "party"),
    ]  # fmt: skip
    assert contents.citations(register, "pact") == {
        (1, "source"): ["b", "a"],
        (1, "otherwise"): ["a: 2012-06-01"],
        (2, "source"): ["b"],
        (3, "source"): ["b"],
        (3, "disputed"): ["a"],
    }
    assert contents.disputes(register, "pact") == [("a", "Norway contests it")]
    assert (None, "b") in contents.sources_behind_acts(register, "pact")
    assert contents.publishers_of(register, "pact", "2012-12-31") == [
        ("Depositary", "depositary", 1), ("Paper", "press", 1),
    ]  # fmt: skip
    [claim] = contents.claims_of(register, "pact")
    assert (claim.nth, claim.source, claim.as_of, claim.of) == (1, "b", "2014-01-16", "pact and not USA")
    assert (claim.statement, claim.record) == (Statement("count", 4, ()), 4)
    assert contents.claims_of(register) == [claim]
    assert contents.size_of_record(register) == {"instruments": 1, "acts": 3, "sources": 2, "claims": 1}


def test_who_hosted_is_known_for_a_week_on_either_side(register: Register) -> None:
    """
    pact:
      title: A Pact
      kind: declaration
      opened: 2012-05-31
      sources:
        a: {title: News, publisher: Paper, grade: press}
      actions:
        - {date: 2012-05-31, action: endorsement, by: [KEN], source: [a]}
      events:
        - {date: 2012-06-10, what: Conference, place: Oslo, country: NOR, source: [a]}
        - {date: 2012-06-10, what: Chair, country: USA, source: [a]}
    """
    near = {
        on: contents.hosts(register, "pact", on)
        for on in ("2012-06-02", "2012-06-03", "2012-06-17", "2012-06-18")
    }
    assert near == {"2012-06-02": set(), "2012-06-03": {"NOR"}, "2012-06-17": {"NOR"}, "2012-06-18": set()}


def test_countries_have_their_names_in_three_usages(register: Register) -> None:
    """
    pact:
      title: A Pact
      kind: declaration
      opened: 2012-05-31
      sources:
        a: {title: News, publisher: Paper, grade: press}
      actions:
        - {date: 2012-05-31, action: endorsement, by: [GBR], source: [a]}
    """
    by_usage = [
        ask(register)["GBR"] for ask in (lookup.short_names, lookup.names_of_countries, lookup.official_names)
    ]
    assert by_usage == [
        "United Kingdom",
        "United Kingdom of Great Britain and Northern Ireland",
        "United Kingdom of Great Britain and Northern Ireland",
    ]
    assert ("GBR", "Great Britain") in lookup.known_names(register)
    assert lookup.kinds_of_countries(register)["EU"] == "organisation"
    assert lookup.attribute_values(register, "kind") == ["organisation", "state", "territory"]
    assert lookup.titles(register) == {"pact": "A Pact"}
    assert [country.code for country in particulars.countries(register)] == sorted(
        lookup.short_names(register)
    )
    assert "Great Britain" in dict(reversed(pair) for pair in contents.other_names(register))
