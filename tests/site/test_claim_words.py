"""Claims on pages: in the names of countries and instruments, with the expression beside them in small."""

import pytest

from program import TODAY, Compiled
from signatories.claims.checker import ledger
from signatories.register.tables import Register
from signatories.site import Site
from signatories.site.claim_words import ShownClaim, shown_claims

RECORD = """
eu:
  title: European Union
  kind: organisation
  opened: 1958-01-01
  complete: 1958-01-01/2020-12-31
  sources:
    own: {title: Members, publisher: The Union, grade: own}
  actions:
    - {date: 1958-01-01, action: joining, by: [DEU, CZE], source: [own]}
pact:
  title: Pact
  kind: treaty
  opened: 2012-01-01
  complete: 2012-01-01/2020-12-31
  sources:
    own: {title: Members, publisher: The Pact, grade: own}
  actions:
    - {date: 2012-01-01, action: signature, by: [NOR, KEN, EU, CZE], source: [own]}
    - {date: 2012-02-01, action: ratification, by: [NOR], source: [own]}
  claims:
"""


@pytest.fixture
def tell(compiled: Compiled):
    """What a page tells of one claim of the pact."""

    def told(claim: str) -> ShownClaim:
        register = compiled(f"{RECORD}    - {{source: own, {claim}}}\n")
        return shown_claims(register, ledger(register, "pact"))[0]

    return told


@pytest.mark.parametrize(
    ("claim", "words", "counting"),
    [
        ("as_of: 2012-03-01, count: 4", "4", ""),
        ("as_of: 2012-03-01, at_least: 3", "at least 3", ""),
        ("as_of: 2012-03-01, members: [NOR, KEN, EU, CZE]", "list of 4", ""),
        ("as_of: 2012-03-01, includes: [NOR]", "Norway is in", ""),
        ("as_of: 2012-03-01, includes: [NOR, KEN, CZE]", "Czechia, Kenya and Norway are in", ""),
        ("as_of: 2012-03-01, excludes: [BRA]", "Brazil is not in", ""),
        ("joined: NOR, count: 4", "Norway the 4th", ""),
        ("as_of: 2012-03-01, of: pact:party, count: 1", "1", "parties"),
        ("as_of: 2012-03-01, of: pact:signature, count: 4", "4", "signatures"),
        ("as_of: 2012-03-01, of: pact and kind:state, count: 3", "3", "states in this treaty"),
        ("as_of: 2012-03-01, of: kind:state and pact, count: 3", "3", "states in this treaty"),
        (
            "as_of: 2012-03-01, of: pact and region:africa, count: 1",
            "1",
            "countries of Africa in this treaty",
        ),
        (
            "as_of: 2012-03-01, of: pact and region:americas, count: 0",
            "0",
            "countries of the Americas in this treaty",
        ),
        (
            "as_of: 2012-03-01, of: pact and not NOR and not EU and not eu, count: 1",
            "1",
            "this treaty but not Norway, European Union or European Union members",
        ),
        (
            "as_of: 2012-03-01, of: eu and not pact, count: 1",
            "1",
            "European Union members but not this treaty",
        ),
        (
            "as_of: 2012-03-01, of: pact and not pact@2012-01-31, count: 0",
            "0",
            "this treaty but not this treaty on 31 Jan 2012",
        ),
        (
            "as_of: 2012-03-01, of: pact and not (NOR or KEN), count: 2",
            "2",
            "this treaty but not (Norway or Kenya)",
        ),
    ],
)
def test_a_claim_is_told_in_names(tell, claim: str, words: str, counting: str) -> None:
    told = tell(claim)
    assert (told.words, told.counting) == (words, counting)
    assert told.verdict in ("holds", "within")
    assert bool(told.code) == bool(counting)


def test_of_many_countries_the_first_are_named(tell) -> None:
    told = tell("as_of: 2012-03-01, excludes: [BRA, CIV, DEU, GBR, NAM, TUR, USA]")
    assert told.words == "Brazil, Côte d'Ivoire, Germany, Namibia, Türkiye and 2 more are not in"


def test_what_fails_says_how_and_what_would_cure_it(tell) -> None:
    """The number of the record stands beside the claim, so that the difference is not told again."""
    told = tell("as_of: 2012-03-01, count: 3")
    assert (told.record, told.difference) == ("4", "Would be true without organisations (European Union)")
    lists = tell("as_of: 2012-03-01, members: [NOR, KEN, EU, BRA]")
    assert lists.difference.startswith(
        "Not in by the record: Brazil; in by the record and not listed: Czechia"
    )


def test_what_is_explained_is_told_without_guesses(tell) -> None:
    told = tell("as_of: 2012-03-01, count: 3, record: 4, explained: It is not a state; so says EU law.")
    assert (told.difference, told.explanation) == ("", "It is not a state; so says EU law.")
    list_of_three = "as_of: 2012-03-01, members: [NOR, KEN, EU], differs: [CZE], explained: It is cut."
    assert tell(list_of_three).difference == "In by the record and not listed: Czechia"
    assert tell(list_of_three).explanation == "It is cut."


def test_the_pages_show_the_words_and_in_small_the_expression(register: Register) -> None:
    """Both on the page of the instrument and on that of all claims that do not hold.

    pact:
      title: Pact
      kind: treaty
      opened: 2012-01-01
      sources:
        own: {title: Members, publisher: The Pact, grade: own}
      actions:
        - {date: 2012-01-01, action: signature, by: [NOR, KEN], source: [own]}
      claims:
        - {source: own, as_of: 2012-03-01, of: pact and not NOR, count: 2, record: 1, explained: Miscounted.}
    """
    files = dict(Site(register, TODAY).files())
    for path in ("instruments/pact.html", "claims.html"):
        page = files[path].decode()
        assert "<strong>2</strong>, counting this treaty but not Norway" in page
        assert '<code class="of">pact and not NOR</code>' in page
        assert "Miscounted." in page
