"""Versions of the past that break a rule of today: answered, with one line that says so."""

from pathlib import Path

import pytest

from program import HERE, TODAY, Run
from repositories import commit, git
from signatories.claims.validate import audit
from signatories.domain.problems import InvalidData
from signatories.record.country_rules import COUNTRY_RULES
from signatories.record.rules import ESSENTIAL, RULES, name_of
from signatories.register.cache import load

TREATY = """\
pact:
  title: Pact
  kind: treaty
  opened: 2012-01-01
  url: https://pact.example/
  sources:
    list: {title: Parties, publisher: Host, published: 2020-01-01, grade: depositary}
  actions:
    - {date: 2012-01-01, action: signature, by: [KEN, NOR], source: [list]}
    - {date: 2013-01-01, action: ratification, by: [NOR], source: [list]}
    - {date: 2014-01-01, action: withdrawal, by: [NOR], effective: 2015-01-01, source: [list]}
"""
COUNTRY = "{name: Erewhon, short: Erewhon, official_name: Erewhon, kind: state"
KENYA = "    - {date: %s, action: %s, by: [KEN], source: [list]}\n"

OTHER = TREATY.replace("pact:", "other:", 1)
"""The same instrument under another id: same title, same address, same opening."""

EARLY = TREATY.replace("effective: 2015", "effective: 2013")
RATIFIED = TREATY + KENYA % ("2014-05-01", "ratification")
BROKEN: dict[str, dict[str, str]] = {
    "unique-title": {"other": OTHER.replace("pact.example", "other.example")},
    "unique-address": {"other": OTHER.replace("title: Pact", "title: Other")},
    "source-used": {
        "pact": TREATY.replace("sources:", "sources:\n    x: {title: X, publisher: X, grade: own}")
    },
    "no-duplicate-act": {"pact": RATIFIED + KENYA % ("2014-05-01", "ratification")},
    "known-predecessor": {"pact": TREATY + KENYA % ("2014-05-01", "reinstatement")},
    "action-fits-kind": {"pact": TREATY + KENYA % ("2014-05-01", "endorsement")},
    "not-before-opening": {"pact": TREATY.replace("opened: 2012-01-01", "opened: 2012-01-02")},
    "not-in-future": {"pact": TREATY.replace("published: 2020-01-01", "seen: 2030-01-01")},
    "effective-means-something": {"pact": TREATY.replace("NOR],", "NOR], effective: 2012-02-01,", 1)},
    "effect-not-before-act": {"pact": EARLY},
    "bound-once-a-day": {"pact": RATIFIED + KENYA % ("2014-05-01", "accession")},
    "canonical-order": {
        "pact": TREATY.replace("  title: Pact\n  kind: treaty", "  kind: treaty\n  title: Pact")
    },
    "unique-name": {"countries": f"ERE: {COUNTRY}, aliases: [Norway]}}\n"},
    "admission-not-in-future": {"countries": f"ERE: {COUNTRY}, admitted: 2030}}\n"},
    "known-successor": {"countries": f"ERE: {COUNTRY}, until: 2001-01-01, successors: [NOWHERE]}}\n"},
}
"""For every rule that no answer depends on, files that break it."""

DEPENDED_ON = {
    "known-source": {"pact": TREATY.replace("source: [list]", "source: [lost]")},
    "known-country": {"pact": TREATY.replace("[KEN, NOR]", "[KEN, NOR, QQQ]")},
    "possible-order": {"pact": TREATY.replace("date: 2013-01-01", "date: 2014-06-01")},
    "well-formed-id": {"Other": OTHER.replace("other:", "Other:", 1)},
}


def write(folder: Path, files: dict[str, str]) -> None:
    countries = (HERE / "countries.yaml").read_text("utf-8") + files.get("countries", "")
    (folder / "countries.yaml").write_text(countries, "utf-8")
    for name, text in {"pact": TREATY, **files}.items():
        if name != "countries":
            (folder / f"{name}.yaml").write_text(text, "utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder in a repository of its own, with nothing in it."""
    folder = tmp_path / "data"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main", str(folder))
    return folder


def test_there_is_an_example_of_every_rule_that_no_answer_depends_on():
    rules = {name_of(rule) for rule in (*RULES, *COUNTRY_RULES)} | {"unique-title", "unique-address"}
    assert BROKEN.keys() == rules - ESSENTIAL


@pytest.mark.parametrize("rule", BROKEN)
def test_a_version_that_breaks_a_rule_of_today_is_answered(run: Run, data: Path, rule: str):
    write(data, BROKEN[rule])
    with pytest.raises(InvalidData) as refused:
        audit(data, today=TODAY, cache=None)
    assert {problem.rule for problem in refused.value.problems} == {rule}
    commit(data, "old")
    for name in BROKEN[rule]:
        (data / f"{name}.yaml").unlink()
    write(data, {})
    for words in (
        ("changes", "old"),
        ("--known-at", "old", "who-signed", "pact"),
        ("--known-at", "old", "list"),
    ):
        ran = run(*words, "--format", "csv", data=data)
        assert ran.status == 0, ran.err
        said = [line for line in ran.err.splitlines() if "rules of today" in line]
        assert len(said) == 1
        assert said[0].startswith("old breaks rules of today and is answered as it stands: ")
        assert said[0].endswith(f"[{rule}]")
    assert run("list", data=data).status == 0


@pytest.mark.parametrize("rule", DEPENDED_ON)
def test_a_version_that_breaks_a_rule_on_which_answers_depend_is_refused(run: Run, data: Path, rule: str):
    assert rule in ESSENTIAL
    write(data, DEPENDED_ON[rule])
    commit(data, "old")
    ran = run("--known-at", "old", "list", data=data)
    assert (ran.status, ran.text) == (1, "")
    assert f"[{rule}]" in ran.err
    assert "answered as it stands" not in ran.err


def test_an_exit_that_took_effect_before_it_was_made_counts_from_its_date(run: Run, data: Path):
    """The record's words are still compared as they stand, and what follows must still be in order."""
    write(data, {"pact": EARLY})
    commit(data, "old")
    for day, number in (("2013-12-31", 1), ("2014-01-01", 0)):
        ran = run(
            "--known-at", "old", "who-signed", "pact:party", "--as-of", day, "--format", "csv", data=data
        )
        assert len(ran.text.splitlines()) == 1 + number
    write(data, {})
    assert (
        "effective 2013-01-01 under pact is corrected to" in run("changes", "--format", "csv", data=data).text
    )
    again = "    - {date: %s, action: accession, by: [NOR], source: [list]}\n"
    write(data, {"pact": EARLY + again % "2017" + again % "2016"})
    commit(data, "disorder")
    ran = run("--known-at", "disorder", "list", data=data)
    assert ran.status == 1
    assert "[possible-order]" in ran.err


def test_the_files_as_they_are_keep_every_rule_of_today(run: Run, data: Path):
    write(data, {})
    commit(data, "old")
    write(data, BROKEN["unique-title"])
    ran = run("changes", data=data)
    assert ran.status == 1
    assert "[unique-title]" in ran.err


def test_who_is_told_hears_each_problem_once(data: Path):
    write(data, BROKEN["no-duplicate-act"])
    told: list[str] = []
    with load(data, today=TODAY, let_pass=lambda problems: told.extend(found.rule for found in problems)):
        assert told == ["no-duplicate-act"]
    write(data, {})
    with load(data, today=TODAY, let_pass=lambda problems: told.append("nothing is wrong")):
        assert told == ["no-duplicate-act"]


def test_what_breaks_a_rule_of_today_is_not_cached(data: Path, tmp_path: Path):
    write(data, BROKEN["no-duplicate-act"])
    load(data, today=TODAY, cache=tmp_path / "cache", let_pass=lambda _: None).close()
    assert not (tmp_path / "cache").exists()
    with pytest.raises(InvalidData):
        load(data, today=TODAY, cache=tmp_path / "cache")
