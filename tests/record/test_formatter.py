"""The canonical form: one layout and one order, the same data, and every comment where it belongs."""

import inspect
import re
from typing import Any

import pytest
import yaml
from hypothesis import given, settings

from handwritten import Written, data, files
from signatories.record.formatter import canonical_text
from signatories.record.models import Instrument, keys_at
from signatories.record.order import in_order_of_time
from signatories.record.rules import key_orders
from signatories.record.writer import WIDTH


def remarks(text: str) -> list[str]:
    """What follows every # of a text whose scalars hold none."""
    return sorted(line.partition("#")[2].rstrip() for line in text.splitlines() if "#" in line)


def acts_of(text: str) -> list[str]:
    """The lines of each act, with the comments just above its dash."""
    found, waiting, inside = [], "", False
    for line in text.splitlines():
        if re.match(r"  [a-z]|\S|$", line):
            waiting, inside = "", line == "  actions:"
        elif inside and line.startswith("    #"):
            waiting += line + "\n"
        elif inside and line.startswith("    - "):
            found.append(waiting + line + "\n")
            waiting = ""
        elif inside:
            found[-1] += line + "\n"
    return found


def note(act: dict[str, str]) -> str:
    return act["note"]


def clean(text: str) -> str:
    return inspect.cleandoc(text) + "\n"


@given(files(order=False))
@settings(max_examples=400, deadline=None)
def test_the_data_stay_and_so_does_every_comment(written: Written) -> None:
    """The acts of a treaty may change their places, nothing else; a second pass changes nothing."""
    text = written.text.replace("\r\n", "\n")
    after = canonical_text(text)
    assert canonical_text(after) == after
    assert canonical_text(text.replace("\n", "\r\n")) == after.replace("\n", "\r\n")
    assert remarks(after) == remarks(text)
    before, now = data(text), data(after)
    assert list(now) == list(before)
    for id, record in now.items():
        acts = [record.pop("actions") for record in (before[id], record)]
        assert record == before[id]
        assert sorted(acts[0], key=note) == sorted(acts[1], key=note)


@given(files(order=False))
@settings(max_examples=200, deadline=None)
def test_comments_stay_with_their_act_and_their_key(written: Written) -> None:
    """Those above an act and beside its keys; each comment names its act, and its key."""
    found = acts_of(canonical_text(written.text.replace("\r\n", "\n")))
    for act in found:
        (number,) = re.findall(r"note: '?(n\d+)", act)
        for place in ("above", "beside"):
            assert all(name == number for name in re.findall(rf"^    # (n\d+) {place}", act, re.MULTILINE))
        for key in ("date", "action", "source", "note"):
            lines = [line for line in act.splitlines() if re.search(rf"# n\d+ {key}$", line)]
            assert all(re.match(rf"    [- ] {key}: .*# {number} {key}$", line) for line in lines)


@given(files(order=False))
@settings(max_examples=200, deadline=None)
def test_the_form_is_the_canonical_one(written: Written) -> None:
    text = canonical_text(written.text.replace("\r\n", "\n"))
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not re.search(r"[ \t]$|\n\n\n", text, re.MULTILINE)
    assert not re.search(r"^    - \{", text, re.MULTILINE)
    for record in data(text).values():
        for loc, keys in key_orders(record).items():
            order = keys_at(Instrument, loc) or ()
            assert [key for key in order if key in keys] == list(keys)
        assert in_order_of_time(record["actions"]) == list(range(len(record["actions"])))


MESSY = """
    # Who keeps this file
    pact:
      kind: coalition
      title: "The \\"Pact\\""   # as printed
      opened: 2000

      sources: {own: {grade: own, title: Members, publisher: The Pact}}
      # What was done
      actions:
      # the second
      - {date: 2012-05, by: [NOR], action: joining, source: [own]} # by the press
      - by:
          - "KEN"
          - BRA
        date: 2011-12-09   # at the founding
        # told by all
        action: joining
        source: [own]
        # so much for the founders
      claims:
      - {count: 3, source: own, as_of: 2013}
    club:
      title: Club
    # The end
    """

NEAT = """
    # Who keeps this file
    pact:
      title: "The \\"Pact\\""   # as printed
      kind: coalition
      opened: 2000
      sources:
        own: {title: Members, publisher: The Pact, grade: own}
      # What was done
      actions:
        - date: 2011-12-09   # at the founding
          # told by all
          action: joining
          by: ["KEN", BRA]
          source: [own]
          # so much for the founders
        # the second
        # by the press
        - date: 2012-05
          action: joining
          by: [NOR]
          source: [own]
      claims:
        - {source: own, as_of: 2013, count: 3}

    club:
      title: Club
    # The end
    """


def test_a_file_in_any_style_becomes_one_in_ours() -> None:
    assert canonical_text(clean(MESSY)) == clean(NEAT)


def test_long_lists_are_wrapped_below_their_first_item_and_sentences_are_not() -> None:
    codes = [f"C{k:02}" for k in range(30)]
    sentence = "It was so. " * 20 + "End."
    text = f"pact:\n  actions:\n    - note: >-\n        {sentence}\n      by:\n"
    lines = canonical_text(text + "".join(f"      - {code}\n" for code in codes)).splitlines()
    assert lines[2].startswith("    - by: [C00, ")
    assert lines[3].startswith(" " * 11 + "C")
    assert max(map(len, lines[2:-1])) <= WIDTH < len(lines[2]) + 5
    assert lines[-1] == f"      note: {sentence}"


def test_a_list_with_comments_between_its_items_keeps_its_lines() -> None:
    text = """
        pact:
          actions:
            - by: [NOR, # the north
                     KEN]
              unnamed:
                - DEU # first
                # and then
                - BRA
        """
    assert canonical_text(clean(text)) == clean("""
        pact:
          actions:
            - by: [NOR, # the north
                   KEN]
              unnamed:
                - DEU # first
                # and then
                - BRA
        """)


def test_a_claim_in_brackets_that_fits_no_line_gets_a_block() -> None:
    why = "a reason of many words, " * 5
    text = f'pact:\n  claims:\n    - {{source: own, explained: "{why}", count: 5, record: 4}}\n'
    assert canonical_text(text) == (
        f'pact:\n  claims:\n    - source: own\n      count: 5\n      record: 4\n      explained: "{why}"\n'
    )


def test_a_comment_behind_a_claim_in_brackets_is_about_all_of_it() -> None:
    text = """
        pact:
          claims:
            - {source: own, # which?
               count: 3} # too low
        """
    assert canonical_text(clean(text)) == clean("""
        pact:
          claims:
            # too low
            - source: own # which?
              count: 3
        """)


def test_a_plain_text_that_moves_into_brackets_is_quoted_where_it_must_be() -> None:
    text = "NOR:\n  aliases:\n    - Norge, the\n    - Norway\n"
    assert canonical_text(text, countries=True) == 'NOR:\n  aliases: ["Norge, the", Norway]\n'


def test_countries_stand_as_they_are_listed() -> None:
    text = clean("""
        # Written by a script.

        # States
        BRA:
          name: Brazil
        NOR:
          name: Norway

        # Organisations
        EU:
          name: European Union
        """)
    assert canonical_text(text, countries=True) == text
    assert canonical_text(text.replace("\n\n", "\n\n\n\n"), countries=True) == text


# Time


def dated(*dates: str) -> list[Any]:
    """Acts of one country each, and tables where a date is not one: `{NOR: 2001}`."""
    loaded = [yaml.load(date, Loader=yaml.BaseLoader) for date in dates]
    return [
        {"dates": date} if isinstance(date, dict) else {"date": date, "by": [f"C{k}"]}
        for k, date in enumerate(loaded)
    ]


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (("2012", "2011", "2013"), [1, 0, 2]),
        (("2012", "2012-05", "2012-01-01"), [0, 2, 1]),
        (("2012-05", "2012", "../2013"), [0, 1, 2]),
        (("2012-05", "2012-05"), [0, 1]),
        (("1900", "2015", "{NOR: 1950}", "1950"), [0, 3, 1, 2]),
        (("2015", "{C2: 2010}", "2012"), [1, 2, 0]),
        (("{NOR: 2001}", "{KEN: 2000}"), [0, 1]),
        (("{NOR: 2001}", "{NOR: 2000}"), [0, 1]),
        (("2015", "{C0: 2016, C2: 2010}", "2012"), [0, 1, 2]),
    ],
    ids=str,
)
def test_only_what_surely_fell_earlier_moves_up(dates: tuple[str, ...], order: list[int]) -> None:
    """The acts of one country keep their order, so a table moves with what it shares a country with."""
    assert in_order_of_time(dated(*dates)) == order


KEPT = """\
ring:
  title: Ring
  kind: coalition
  opened: 2010-01-01
  sources:
    list:
      title: List
      publisher: Us
      grade: own
      kept:
        lang: en
        licence: CC0 1.0
        reads: members
        sha256: 0000000000000000000000000000000000000000000000000000000000000000
        not: [{country: NOR, why: The host.}]
  actions:
    - date: 2010-01-01
      action: joining
      by: [DEU]
      source: [list]
"""


def test_a_kept_text_stands_in_a_block_with_what_its_names_mean_one_under_the_other() -> None:
    block = canonical_text(KEPT).split("kept:\n")[1].split("  actions:")[0].splitlines()
    assert [line.strip() for line in block] == [
        "sha256: 0000000000000000000000000000000000000000000000000000000000000000",
        "licence: CC0 1.0",
        "lang: en",
        "reads: members",
        "not:",
        "- {country: NOR, why: The host.}",
    ]
    assert canonical_text(canonical_text(KEPT)) == canonical_text(KEPT)
