"""Who is suspended and who is former: each once, by the act that ended it (lines 4 to 6)."""

import pytest

from small_records import SmallRecord, record


def test_a_suspended_member_of_an_organisation_is_a_member(small: SmallRecord) -> None:
    acts = (
        "date: 2000-01-01, action: joining, by: [BRA, CIV, KEN, NAM]",
        "date: 2021-01-01, action: suspension, by: [BRA, CIV, KEN]",
    )
    small.write(record("it", "organisation", *acts))
    assert small.column("who-signed it", "code", "status") == [
        "BRA suspended", "CIV suspended", "KEN suspended", "NAM member"
    ]  # fmt: skip
    words = small.words("who-signed it")
    assert "4 countries, 3 of them suspended; 0 possible" in words
    assert "0 former" in words and "Former:" not in words
    assert small.column("who-signed it:member", "code") == ["NAM"]
    assert small.column("list", "members") == ["4"]


def test_a_suspended_member_of_a_coalition_is_neither_in_nor_former(small: SmallRecord) -> None:
    acts = (
        "date: 2000-01-01, action: joining, by: [BRA, NAM]",
        "date: 2021-01-01, action: suspension, by: [BRA]",
    )
    small.write(record("it", "coalition", *acts))
    assert small.column("who-signed it", "code") == ["NAM"]
    words = small.words("who-signed it")
    assert "0 former" in words and "Former:" not in words
    assert "Suspended: Brazil, since 2021-01-01" in words


def test_whoever_was_suspended_and_then_removed_was_removed(small: SmallRecord) -> None:
    acts = (
        "date: 2012-01-01, action: joining, by: [KEN, NOR]",
        "date: 2014-02-01, action: suspension, by: [KEN]",
        "date: 2015-03-01, action: removal, by: [KEN]",
    )
    small.write(record("it", "coalition", *acts))
    words = small.words("who-signed it --as-of 2018-01-01")
    assert "1 former" in words
    assert "Kenya, joined 2012-01-01, removed 2015-03-01" in words
    assert "suspended" not in words


def test_whoever_left_three_times_is_former_once(small: SmallRecord) -> None:
    done = {
        1990: "joining", 1995: "withdrawal", 1997: "joining", 2000: "removal", 2002: "reinstatement",
        2009: "withdrawal",
    }  # fmt: skip
    acts = [f"date: {year}-01-01, action: {act}, by: [NOR]" for year, act in done.items()]
    small.write(record("it", "organisation", *acts))
    words = small.words("who-signed it")
    assert words.count("Former:") == 1 and "1 former" in words
    assert "withdrew 2009-01-01" in words
    assert "0 former" in small.words("who-signed it --as-of 2005-01-01")
    assert "1 former" in small.words("who-signed it --as-of 1996-01-01")
    assert [row["until"] for row in small.rows("signed-by NOR")] == ["1995-01-01", "2000-01-01", "2009-01-01"]


def test_a_closing_makes_everybody_former_and_nobody_before_it(small: SmallRecord) -> None:
    acts = (
        "date: 2012-01-01, action: joining, by: [BRA, KEN, NOR]",
        "date: 2012-03-01, action: suspension, by: [KEN]",
        "date: 2012-06-01, action: reinstatement, by: [KEN]",
    )
    small.write(record("it", "organisation", *acts, head=["closed: 2013-01-01"]))
    assert "0 former" in small.words("who-signed it --as-of 2012-12-31")
    words = small.words("who-signed it --as-of 2020-01-01")
    assert "3 former" in words and words.count("until it was closed") >= 1


def test_whoever_joins_and_then_observes_stays_a_member(small: SmallRecord) -> None:
    acts = (
        "date: 2000-01-01, action: joining, by: [NOR]",
        "date: 2010-01-01, action: observation, by: [NOR]",
    )
    small.write(record("it", "coalition", *acts))
    assert small.column("who-signed it", "status") == ["member"]
    left = (
        "date: 2010-01-01, action: withdrawal, by: [NOR]",
        "date: 2010-01-01, action: observation, by: [NOR]",
    )
    small.write(record("it", "coalition", acts[0], *left))
    assert small.rows("who-signed it") == []
    assert small.column("who-signed it:observer", "code") == ["NOR"]


def test_equal_ranks_do_not_replace_one_another(small: SmallRecord) -> None:
    """Whoever is a party stays one since its first act, in whatever form it is bound again."""
    acts = (
        "date: 2000-01-01, action: accession, by: [NOR]",
        "date: 2010-01-01, action: ratification, by: [NOR]",
    )
    small.write(record("it", "treaty", *acts))
    assert small.column("who-signed it", "status", "since") == ["party 2000-01-01"]


def test_whoever_may_have_been_suspended_after_the_end_was_perhaps_never_in(small: SmallRecord) -> None:
    """A suspended candidate counts as in under an organisation: here before the closing, or never."""
    acts = (
        "date: 2020-02, action: intent, by: [BRA]",
        "date: 2020-02-25, action: suspension, by: [BRA], effective: 2020-02-25/2020-03-04",
    )
    head = ["closed: 2020-02-27"]
    small.write(record("it", "organisation", *acts, opened="2020-01-01", head=head))
    assert "perhaps until it was closed" in small.words("who-signed it --as-of 2020-03-01")
    small.write(record("it", "organisation", *acts, opened="2020-01-01", head=["closed: 2020-03-05"]))
    assert "perhaps" not in small.words("who-signed it --as-of 2020-03-05")


@pytest.mark.parametrize("day", ["2020-03-02", "2020-03-03", "2020-03-04", "2020-12-31"])
def test_since_is_the_date_of_the_act_whatever_day_is_asked_about(small: SmallRecord, day: str) -> None:
    """A later act on a day of the interval only confirmed the status that the return gave back (line 15)."""
    acts = (
        "date: 2020-02-28, action: ratification, by: [BRA]",
        "date: 2020-02-29, action: suspension, by: [BRA], effective: 2020-02-29/2020-03-02",
        "date: 2020-03-01, action: reinstatement, by: [BRA], effective: 2020-03-02/2020-03-04",
        "date: 2020-03-02, action: accession, by: [BRA], effective: 2020-03-03",
    )
    small.write(record("it", "treaty", *acts, opened="2020-01-01"))
    assert small.column(f"who-signed it --as-of {day}", "status", "since") == ["party 2020-03-02/2020-03-04"]


def test_whose_candidacy_ran_out_before_the_closing_is_not_former_after_it(small: SmallRecord) -> None:
    """The removal has effect if the instrument was still open on its day; else there was nothing to end."""
    acts = (
        "date: 2020-02-26, action: invitation, by: [NOR]",
        "date: ../2020-03-01, action: removal, by: [NOR], effective: 2020-03-04",
        "date: 2020-02, action: lapse, by: [NOR]",
    )
    small.write(record("it", "organisation", *acts, opened="2020-01-01", head=["closed: 2020-03"]))
    assert small.column("who-signed it:former --as-of 2020-03-04", "certainty") == ["possible"]
    small.write(record("it", "organisation", *acts, opened="2020-01-01", head=["closed: 2020-03-05"]))
    assert small.column("who-signed it:former --as-of 2020-03-04", "certainty") == ["last known"]


def test_a_former_party_that_had_revoked_was_a_signatory_when_its_state_ended(small: SmallRecord) -> None:
    """Whether the withdrawal had effect before the revocation or after it, the signature stood last."""
    acts = (
        "date: 2020-02-27, action: signature, by: [NOR]",
        "date: 2020-02-28, action: ratification, by: [NOR]",
        "date: 2020-02-29, action: withdrawal, by: [NOR], effective: 2020-03-01/2020-03-03",
        "date: 2020-03-01/2020-03-03, action: revocation, by: [NOR]",
    )
    small.write(record("it", "treaty", *acts, opened="2020-01-01", head=["closed: 2020-03-04"]))
    words = small.words("who-signed it --as-of 2020-03-05")
    assert "1 former" in words and "signed 2020-03" in words


def test_a_former_party_may_have_applied_the_treaty_first_but_was_a_party_last(small: SmallRecord) -> None:
    acts = (
        "date: 2020-02, action: ratification, by: [NOR]",
        "date: 2020-03-03, action: provisional-application, by: [NOR], effective: 2020-02-25/2020-02-27",
    )
    head = ["closed: 2020-02-27/2020-03-03"]
    small.write(record("it", "treaty", *acts, opened="2020-01-01", head=head))
    assert "bound 2020-02," in small.words("who-signed it --as-of 2021-01-01")
