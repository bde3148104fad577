"""What stands behind the names of a sentence and says that they are not who acts: whose, to or about whom."""

import re
from typing import Final

from signatories.names.texts.account import Parsed
from signatories.names.texts.page import ParsedText
from signatories.names.texts.spokesmen import without_possessive

LOOK: Final = 20
"""The characters behind a name that are looked at."""
VERB: Final = 2
"""The words behind a name among which its verb stands."""
NEAR: Final = 4
"""The words from a negation on among which it takes an act back."""
SUBJECTS: Final = frozenset("\u306f\u304c")
"""Japanese particles of who acts."""
JAPANESE: Final = re.compile(
    "(?:\u3078|\u3092(?!\u542b|\u306f\u3058\u3081)|\u3068(?=\u306e(?!\u9593))|"
    "\u306b(?!\u52a0|\u3088\u308b|\u3088\u308a)|"
    "\u304b\u3089(?!\u6210|\u306a\u308b)|\u3088\u308a|\u307e\u3067)"
)
"""Particles of those to whom something is done; not "including", "in addition to", "consists of", "by"."""
WHOSE: Final = re.compile(
    "\u306e(?!(?:\u5404|\u8af8)?(?:\u56fd(?!\u6c11|\u4f1a|\u5883|\u5185|\u9023|\u969b)|[0-9\uff10-\uff19\u4e00-\u5341]+|"
    "\u304b\u56fd|\u30ab\u56fd|\u30f6\u56fd|\u9996\u8133|\u9996\u76f8|\u5916\u76f8|\u5916\u52d9|\u5927\u7d71\u9818|"
    "\u5927\u81e3|\u95a3\u50da|\u653f\u5e9c|\u4ee3\u8868|\u5927\u4f7f(?!\u9928)|\u52a0\u76df|\u53c2\u52a0|"
    "\u7f72\u540d|\u8a08|\u5408\u8a08|\u7686|\u5168|\u9593|\u4e09|\u4e21|\u9806|\u307b\u304b|\u4ed6))"
)
"""Japanese "of" before what is neither a number of states nor who speaks for them."""
CHINESE: Final = re.compile(
    "\u7684(?!\u4ee3\u8868|\u5916|\u9886|\u9818|\u603b|\u7e3d|\u653f\u5e9c|\u5927\u4f7f(?!\u9986|\u9928)|\u90e8\u957f|\u90e8\u9577)"
)
"""The same in Chinese."""
KOREAN: Final = re.compile("[\uc744\ub97c](?!\\s*(?:\ud3ec\ud568|\ube44\ub86f|\uc911\uc2ec|\ub300\ud45c))")
"""Korean particles of an object; not "including"."""


def belong(page: ParsedText, first: int, one: Parsed) -> bool:
    """Return whether what stands behind the last name says that the names are not who acts.

    "…, Peru refugees", "\u2026\u304b\u3089\u306e\u96e3\u6c11". The names begin with token `first`.
    """
    if not one.names:
        return False
    end = one.names[-1].end
    behind = page.flat[end : end + LOOK]
    languages = page.speech.languages
    if "ja" in languages and (JAPANESE.match(behind) or WHOSE.match(behind)):
        return not any(page.flat[name.end] in SUBJECTS for name in page.within(first, one.names[-1].first))
    if "zh" in languages and CHINESE.match(behind):
        return True
    if "ko" in languages and KOREAN.match(behind):
        return True
    tail = without_possessive(page, one.tail)
    return bool(tail) and tail[0].kind == "word" and page.speech.people(page.tokens, tail[0].first)


def issue(page: ParsedText, one: Parsed) -> bool:
    """Return whether the names issue what follows them, so that what it takes back is not they: "condemn".

    "Regret that they cannot join" takes back all the same.
    """
    words = [mark.first for mark in one.tail if mark.kind == "word"]
    if not one.names or not any(page.speech.asserts(page.tokens, at) for at in words[:VERB]):
        return False
    return not any(
        page.speech.acts(page.tokens[near])
        for k, at in enumerate(words)
        if page.speech.negative(page.tokens, at)
        for near in words[k : k + NEAR]
    )
