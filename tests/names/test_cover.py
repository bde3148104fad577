"""The account of every character: a piece of a list is a name, reported, or in a set that means nothing.

The set is written down here a second time, and not asked of the reader.
"""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from signatories.names import Found, cover, read, shipped
from signatories.names.words.tokens import folded

NAMES = {
    "Norway": "NOR", "Sweden": "SWE", "Fiji": "FJI", "Samoa": "WSM", "Trinidad and Tobago": "TTO",
    "Norvège": "NOR", "Suède": "SWE", "Noruega": "NOR", "Finlandia": "FIN", "Норвегия": "NOR",
    "Швеция": "SWE", "挪威": "NOR", "ノルウェー": "NOR", "النرويج": "NOR", "Νορβηγία": "NOR",
    "נורווגיה": "NOR", "Norsko": "NOR", "नॉर्वे": "NOR",
}  # fmt: skip
SEPARATORS = [", ", "; ", "\n", " and ", ", and ", " / ", "\t", "\n- ", "\n• ", " | ", "、", "، "]
UNKNOWN = ["❌", "🚫", "?", "⚠", "+", "~", "=", "→", "☐", "✗", "🔴", "¬", "<", "%", "…", "■", "☠", "#"]
HEADINGS = [
    "Observers",
    "Withdrew",
    "Abstentions",
    "Gastgeber",
    "Lieu",
    "Кроме того",
    "Sedes",
    "欠席",
    "Venue",
]
BEHALF = ["on behalf of", "acting for", "au nom de", "im Namen von", "en nombre de"]
EMPTY = re.compile(
    r"[\s,;:/|()\[\]{}.!\-\u2010-\u2015*†‡•▪●\"'“”«»_&、،；：，。✓✔✅☑\d\u00b9\u00b2\u00b3\ufeff\ufe0f]+"
)
WORDS = {
    "and", "the", "a", "of", "by", "from", "signed", "signatories", "und", "et", "la", "le", "y", "и", "och",
    "en", "e", "i", "de", "as",
    "on", "behalf",  # which lead to a list: "on behalf of: Norway"
}  # fmt: skip
FLAG = "🇳🇴"
"""A flag behind its country, which repeats it."""
ALONE = {"and", "the", "plus", "also", "well", "together", "along", "with", "addition"}
"""Words of three letters and more that join in English, or are articles, wherever they stand."""

MARKUP = re.compile(
    r"</?(?:a|b|i|p|u|em|del|br|hr|li|ol|td|th|tr|ul|dd|dl|dt|h[1-6]|abbr|big|body|cite|div|font|html|main|mark|nav|nobr"
    r"|small|span|strong|sub|sup|table|tbody|tfoot|thead|time|wbr|address|article|blockquote|caption|footer"
    r"|header|section)(?:\s[^<>]*)?/?>|&(?:#x?[0-9a-f]+|[a-z]\w*);",
    re.IGNORECASE,
)
"""Tags that part or dress, and letters written as entities."""


def listed(text: str) -> list[Found]:
    return read(text, shipped(), kind="list")


def recognised(text: str) -> list[str]:
    return [row.code for row in listed(text) if row.verdict == "recognised"]


PIECES = st.one_of(
    st.sampled_from([*NAMES, *SEPARATORS, *UNKNOWN, *HEADINGS, *BEHALF]),
    st.sampled_from(
        [": ", " ", "(", ")", "[", "]", "1. ", "2) ", "“", "”", "the ", "Signatories", "~~", "<del>"]
    ),
    st.sampled_from(["</del>", "<li>", "&nbsp;", "&#8211;", "S̶", "🇳🇴", "🇦🇹", "Elves", "不", "ولا", "¹", "*"]),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=20))
def test_the_pieces_are_the_text_and_nothing_is_lost_but_the_closed_set(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = cover(text, shipped())
    assert "".join(row.text for row in found) == text
    place = 0
    for before, row in zip([None, *found], found, strict=False):
        assert row.offset == place
        place += len(row.text)
        if row.verdict == "nothing":
            rest = MARKUP.sub(" ", row.text).replace(FLAG, " ")
            if before is not None and before.code:
                rest = rest.replace(before.text, " ")  # a name once more behind itself
            words = {word.casefold() for word in EMPTY.sub(" ", rest).split()}
            assert words <= WORDS, (row, text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_covered_and_signs_are_never_lost(text: str) -> None:
    """Neither a word nor a symbol stands in a piece that means nothing, where no name gives a language."""
    found = cover(text, shipped())
    assert "".join(row.text for row in found) == text
    if not any(row.code for row in found):
        lost = MARKUP.sub(" ", "".join(row.text for row in found if row.verdict == "nothing"))
        assert {folded(word) for word in re.findall(r"[^\W\d_]{3,}", lost)} <= ALONE, (lost, text)
        assert not re.search(r"[❌🚫⚠🔴→=+%<>?]", lost), (lost, text)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(HEADINGS),
    st.sampled_from([": ", ":\n", " : "]),
    st.lists(st.sampled_from(sorted(NAMES)), min_size=1, max_size=4),
    st.sampled_from([", ", "; "]),
)
def test_no_name_counts_under_a_heading_that_is_not_understood(
    heading: str, sign: str, names: list[str], separator: str
) -> None:
    assert recognised(heading + sign + separator.join(names)) == []
    assert recognised(f"Norway\nSweden\n{heading}{sign}{separator.join(names)}") == ["NOR", "SWE"]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(NAMES)), st.sampled_from(UNKNOWN), st.booleans(), st.sampled_from(["", " "]))
def test_no_name_counts_beside_a_sign_that_is_not_understood(
    name: str, sign: str, before: bool, blank: str
) -> None:
    marked = f"{sign}{blank}{name}" if before else f"{name}{blank}{sign}"
    assert recognised(f"{marked}, Denmark") == ["DNK"], marked
    assert recognised(f"Denmark\n{marked}") == ["DNK"], marked


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["Germany", "Italia", "Dänemark"]),
    st.sampled_from(BEHALF),
    st.lists(st.sampled_from(["Norway", "Samoa", "Fiji", "Kenya"]), min_size=1, max_size=3),
)
def test_no_name_counts_behind_on_behalf_of(actor: str, phrase: str, names: list[str]) -> None:
    """Where the phrase is of another language than the names, the item is left whole."""
    codes = recognised(f"{actor}, {phrase} {', '.join(names)}")
    assert set(codes) <= {"DEU", "ITA", "DNK"} or phrase not in ("on behalf of", "acting for")
