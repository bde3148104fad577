"""A register from Python: the questions as methods give what the functions give; notebooks show tables."""

import pydoc
from pathlib import Path

import pytest

import signatories

DAY = "2026-11-22"


@pytest.fixture
def record(golden_record: Path, monkeypatch: pytest.MonkeyPatch) -> signatories.Register:
    monkeypatch.setenv("XDG_CACHE_HOME", str(golden_record.parent / "cache"))
    return signatories.load(golden_record, today=DAY)


def test_methods_answer_as_the_functions_do_on_the_day_of_load(record: signatories.Register) -> None:
    assert record.members("ring") == signatories.members(record, "ring", DAY)
    assert record.members("ring", "2013-01-01") == signatories.members(record, "ring", "2013-01-01")
    assert record.who_signed("ring and not pledge") == signatories.in_set(record, "ring and not pledge", DAY)
    assert record.signed_by("Kenya") == signatories.memberships(record, "Kenya", DAY)
    assert record.why("pledge", "KEN") == signatories.why(record, "pledge", "KEN")
    assert record.count("ring") == signatories.count(record, "ring", DAY)
    assert record.timeline("ring") == signatories.timeline(record, ["ring"], DAY)
    assert record.matrix("ring", "pledge") == signatories.matrix(record, ["ring", "pledge"], DAY)
    assert record.diff("ring", "pledge") == signatories.set_difference(record, "ring", "pledge", DAY)
    assert record.instruments() == signatories.instruments(record, DAY)
    assert record.former("ring") == signatories.former(record, "ring", DAY)
    assert record.countries("ring") == signatories.countries(record, "ring", DAY)


def test_claims_sources_and_names_are_questions_too(record: signatories.Register) -> None:
    assert {row.instrument for row in record.claims("ring")} == {"ring"}
    assert len(record.claims()) > len(record.claims("ring")) > 0
    assert {row.instrument for row in record.sources("ring")} == {"ring"}
    assert [row.code for row in record.names("Norway and Kenya")] == ["NOR", "KEN"]


def test_a_notebook_shows_rows_as_a_table_with_their_text_escaped(record: signatories.Register) -> None:
    shown = record.members("ring")._repr_html_()
    assert shown.startswith("<table><thead><tr><th>code</th><th>country</th>")
    assert shown.count("<tr>") == len(record.members("ring")) + 1
    assert "<td>Côte d&#x27;Ivoire</td>" in record.countries("CIV")._repr_html_()
    assert signatories.Register.members(record, "ring", "1990-01-01")._repr_html_() == "<p>no rows</p>"


@pytest.mark.parametrize("day", ["2014", "someday", "2014-13-01", ""])
def test_every_wrong_day_raises_the_one_exception(
    record: signatories.Register, day: str, golden_record: Path
) -> None:
    with pytest.raises(signatories.QueryError):
        record.members("ring", day)
    with pytest.raises(signatories.QueryError):
        signatories.memberships(record, "KEN", day)
    with pytest.raises(signatories.QueryError):
        signatories.timeline(record, ["ring"], day)
    with pytest.raises(signatories.QueryError):
        signatories.load(golden_record, today=day)


def test_help_is_a_screen_and_a_half_and_shows_the_functions_that_matter() -> None:
    text = pydoc.plain(pydoc.render_doc(signatories))
    assert text.count("\n") <= 72
    for name in ("load", "members", "in_set", "memberships", "why"):
        assert f"    {name}(" in text
