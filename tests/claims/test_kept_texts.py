"""Kept texts are read again: what breaks between the words and the record is reported with both places."""

from pathlib import Path

from kept_record import FIRST, NOTE, RECORD, SECOND, TABLE, hashed, write
from ledgers import problems
from program import HERE
from signatories.claims.kept_texts import RULES


def place(folder: Path, before: str, word: str) -> str:
    """Where a word stands in the record, behind the first of some others: pacts.yaml:line:column."""
    text = (folder / "pacts.yaml").read_text(encoding="utf-8")
    at = text.index(word, text.index(before) + len(before))
    return f"pacts.yaml:{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}"


def edited(old: str, new: str) -> str:
    assert RECORD.count(old) == 1
    return RECORD.replace(old, new)


def test_texts_that_say_what_the_record_says_are_no_problem(folder: Path) -> None:
    write(folder)
    assert problems(folder) == []


def test_a_broken_name_is_reported_at_each_claim_and_act_that_rests_on_it(folder: Path) -> None:
    write(folder, {"pledge/first": FIRST.replace("Kenya", "Kennya")})
    hint = "; perhaps 'Kennya', character 52 of kept/pledge/first.txt, is meant"
    said = f"'KEN' must be named in kept/pledge/first.txt, and is not{hint} [kept-names]"
    assert problems(folder) == [
        f"{place(folder, 'endorsement', 'KEN')}: {said}",
        f"{place(folder, 'source: first', 'KEN')}: {said}",
    ]


def test_a_name_too_many_is_reported_at_the_list_that_lacks_it(folder: Path) -> None:
    write(folder, {"pledge/second": SECOND.replace("Norway", "Norway, Namibia")})
    assert problems(folder) == [
        f"{place(folder, 'source: second', 'members')}: 'Namibia', character 60 of kept/pledge/second.txt,"
        " must be in this list as NAM, or be passed over with 'not' [kept-names]"
    ]


def test_a_broken_code_in_a_claim_is_reported_with_the_place_of_the_name(folder: Path) -> None:
    wrong = "members: [BRA, DEU, NAM], differs: [NAM, NOR], explained: So.}}"
    write(folder, record=edited("members: [BRA, DEU, NOR]}}", wrong))
    assert problems(folder) == [
        f"{place(folder, 'source: second', 'members')}: 'Norway', character 52 of kept/pledge/second.txt,"
        " must be in this list as NOR, or be passed over with 'not' [kept-names]",
        f"{place(folder, 'source: second', 'NAM')}: 'NAM' must be named in kept/pledge/second.txt, and is not"
        " [kept-names]",
    ]


def test_swapping_two_lists_is_noticed_as_the_country_that_makes_the_difference(folder: Path) -> None:
    """Also where the hashes are swapped with them."""
    write(folder, {"pledge/first": SECOND, "pledge/second": FIRST})
    missing = "'KEN' must be named in kept/pledge/first.txt, and is not [kept-names]"
    assert problems(folder) == [
        f"{place(folder, 'endorsement', 'KEN')}: {missing}",
        f"{place(folder, 'source: first', 'KEN')}: {missing}",
        f"{place(folder, 'source: second', 'members')}: 'Kenya', character 52 of kept/pledge/second.txt,"
        " must be in this list as KEN, or be passed over with 'not' [kept-names]",
    ]


def test_a_broken_date_in_a_table_is_reported_with_the_date_that_the_text_has(folder: Path) -> None:
    write(folder, record=edited("DEU: 2020-02-03, KEN", "DEU: 2020-02-04, KEN"))
    assert problems(folder) == [
        f"{place(folder, 'DEU: ', '2020-02-04')}: DEU must have its day in kept/pact/table.txt:"
        " 2020-02-04 here, there 2020-02-03, character 34 of kept/pact/table.txt [kept-dates]"
    ]


def test_a_broken_date_of_an_act_is_reported_with_the_dates_that_the_words_name(folder: Path) -> None:
    act = "date: {}\n      action: signature"
    write(folder, record=edited(act.format("2020-03-07"), act.format("2020-03-06")))
    assert problems(folder) == [
        f"{place(folder, 'KEN: 2020-02-05', '2020-03-06')}: kept/pact/note.txt must name the day 2020-03-06;"
        " it names 2020-03-07, character 6 of kept/pact/note.txt [kept-words]"
    ]


def test_a_changed_text_without_its_new_hash_is_a_problem(folder: Path) -> None:
    write(folder)
    changed = NOTE.replace("today", "now")
    (folder / "kept/pact/note.txt").write_text(changed, encoding="utf-8")
    assert problems(folder) == [
        f"{place(folder, 'note:', hashed(NOTE))}: kept/pact/note.txt must have the hash that stands here:"
        f" it has changed, and has {hashed(changed)} now [kept-hash]"
    ]


def test_a_row_that_is_no_country_or_has_no_act_is_a_problem(folder: Path) -> None:
    write(folder, {"pact/table": TABLE.replace("Kenya", "Kennya") + "Namibia\t05-02-2020\n"})
    kept = place(folder, "table:", "kept")
    assert problems(folder) == [
        f"{kept}: 'Kennya' is perhaps Kenya: row 'Kennya', character 53 of kept/pact/table.txt [kept-dates]",
        f"{kept}: NAM, character 71 of kept/pact/table.txt, must have an act that cites 'table' [kept-dates]",
        f"{place(folder, 'dates: {', 'KEN')}: 'KEN' must be a row of kept/pact/table.txt, and is not"
        " [kept-dates]",
    ]


def test_words_must_name_the_country_and_a_figure_that_is_claimed(folder: Path) -> None:
    count = "includes: [NOR]}}\n    - {{source: note, as_of: 2020-03-07, of: pact and not BRA, count: 3}}"
    more = "includes: [NOR]}}\n    - {{source: note, as_of: 2020-03-07, at_least: 3}}"
    write(folder, {"pact/note": NOTE.replace("Norway has", "It has")}, edited("includes: [NOR]}}", more))
    missing = "'NOR' must be named in kept/pact/note.txt, and is not [kept-words]"
    assert problems(folder) == [
        f"{place(folder, 'date: 2020-03-07', 'NOR')}: {missing}",
        f"{place(folder, 'includes', 'NOR')}: {missing}",
        f"{place(folder, 'includes', '3}')}: 3 must stand in kept/pact/note.txt, which has no such number"
        " [kept-words]",
    ]
    write(
        folder, {"pact/note": NOTE + "So they are three, Brazil aside.\n"}, edited("includes: [NOR]}}", count)
    )
    assert problems(folder) == []


def test_a_figure_may_be_the_number_of_names(folder: Path) -> None:
    more = "members: [BRA, DEU, NOR]}}\n    - {{source: second, as_of: 2020-02-05, count: 3}}"
    write(folder, record=edited("members: [BRA, DEU, NOR]}}", more))
    assert problems(folder) == []


def test_part_of_a_list_is_included_in_it(folder: Path) -> None:
    of = "source: second, as_of: 2020-02-05, of: pledge and region:europe"
    more = f"members: [BRA, DEU, NOR]}}}}\n    - {{{{{of}, members: [DEU, NOR]}}}}"
    write(folder, record=edited("members: [BRA, DEU, NOR]}}", more))
    assert problems(folder) == []
    write(
        folder,
        {"pledge/second": SECOND.replace("Germany", "Namibia")},
        edited("members: [BRA, DEU, NOR]}}", more),
    )
    assert f"{place(folder, 'europe', 'DEU')}: 'DEU' must be named" in "\n".join(problems(folder))


def test_a_text_is_there_and_is_a_short_one_in_utf_8(folder: Path) -> None:
    write(folder, {"pact/note": NOTE.encode() + b"\xff", "pledge/second": SECOND + "x" * 4096})
    (folder / "kept/pledge/first.txt").unlink()
    (folder / "kept/pledge/other.txt").write_text("Norway", encoding="utf-8")
    assert problems(folder) == [
        "kept/pledge/other.txt: a kept text must be some source's: describe it with 'kept' beside its source,"
        " or remove the file [kept-source]",
        f"{place(folder, 'first:', 'kept')}: kept/pledge/first.txt must be there:"
        " run `signatories keep pledge first FILE`, or give the 'codes' read from it [kept-text]",
        f"{place(folder, 'second:', 'kept')}: kept/pledge/second.txt must have at most 4096 bytes:"
        f" it has {len(SECOND) + 4096}; keep the passage [kept-text]",
        f"{place(folder, 'note:', 'kept')}: kept/pact/note.txt must be UTF-8: byte {len(NOTE)} is not"
        " [kept-text]",
    ]


PASSED_OVER = """        not:
          - {{country: USA, why: The host is no signatory.}}
    second:"""
MEANING = "        as:\n          - {{text: Congo, country: NAM, why: For once.}}\n"


def test_codes_stand_in_place_of_a_text_that_may_not_be_copied(folder: Path) -> None:
    """And they are checked against the text where somebody has it."""
    with_codes = PASSED_OVER.replace("    second:", "        codes: [{}]\n    second:").replace("{{", "{{{{")
    with_codes = with_codes.replace("}}", "}}}}")
    write(folder, record=edited(PASSED_OVER, with_codes.format("BRA, DEU, NOR")))
    codes = place(folder, "first:", "codes")
    different = "the codes must be those that kept/pledge/first.txt lists: different are KEN [kept-names]"
    assert problems(folder) == [f"{codes}: {different}"]
    (folder / "kept/pledge/first.txt").unlink()
    missing = "'KEN' must be named in the codes read from the source, and is not [kept-names]"
    assert problems(folder) == [
        f"{place(folder, 'endorsement', 'KEN')}: {missing}",
        f"{place(folder, 'source: first', 'KEN')}: {missing}",
    ]
    write(folder, record=edited(PASSED_OVER, with_codes.format("BRA, DEU, KEN, NOR")))
    (folder / "kept/pledge/first.txt").unlink()
    assert problems(folder) == []


def test_a_name_that_may_mean_several_countries_needs_an_as(folder: Path) -> None:
    congo = {"pledge/first": FIRST.replace("Kenya", "Kenya, Congo")}
    countries = (folder / "countries.yaml").read_text(encoding="utf-8")
    for code, name in (("COD", "Democratic Republic of the Congo"), ("COG", "Republic of the Congo")):
        countries += f"{code}: {{name: {name}, short: {name}, official_name: {name}, kind: state}}\n"
    (folder / "countries.yaml").write_text(countries, encoding="utf-8")
    write(folder, congo)
    assert problems(folder) == [
        f"{place(folder, 'first:', 'kept')}: 'Congo', character 59 of kept/pledge/first.txt,"
        " may be COD or COG: say which with 'as' [kept-names]"
    ]
    write(folder, congo, edited(PASSED_OVER, MEANING + PASSED_OVER))
    assert problems(folder) == [
        f"{place(folder, 'source: first', 'members')}: 'Congo', character 59 of kept/pledge/first.txt,"
        " must be in this list as NAM, or be passed over with 'not' [kept-names]"
    ]


def test_what_is_said_of_names_must_be_about_the_text(folder: Path) -> None:
    other = MEANING + PASSED_OVER.replace("country: USA", "country: TUR")
    write(folder, {"pledge/first": FIRST.replace(" and the United States", "")}, edited(PASSED_OVER, other))
    assert problems(folder) == [
        f"{place(folder, 'first:', 'Congo')}: 'Congo' must stand in kept/pledge/first.txt [kept-names]",
        f"{place(folder, 'first:', 'TUR')}: 'TUR' must be named in kept/pledge/first.txt, or need not be"
        " passed over [kept-names]",
    ]


def test_every_rule_is_documented_and_broken_here() -> None:
    manual = (HERE.parent / "docs" / "rules.md").read_text(encoding="utf-8")
    here = Path(__file__).read_text(encoding="utf-8")
    for rule in RULES:
        assert f"| `{rule}` |" in manual
        assert f"[{rule}]" in here
