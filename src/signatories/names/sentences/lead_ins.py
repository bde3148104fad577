"""The words around the names of a sentence: what leads to them, what may lead, what ends a sentence."""

from collections.abc import Sequence
from typing import Final

from signatories.names.sentences.envoys import are_envoys, without_articles
from signatories.names.sentences.others import have_a_part, set_apart, speaks_of_others
from signatories.names.sentences.periods import begins_later, begins_sometime, has_ended, is_year
from signatories.names.sentences.topics import ADDRESSED, is_topic
from signatories.names.table import Table
from signatories.names.texts.account import Parsed, as_words, is_number, negative, qualify, words_only
from signatories.names.texts.page import Mark, ParsedText
from signatories.names.words.false_codes import YES
from signatories.names.words.languages import LAST_LETTER, SHORT
from signatories.names.words.lexicon import (
    ARTICLES,
    FUNCTION,
    GOVERNMENT,
    INSTITUTIONS,
    NO_PERSON,
    OF,
    ORGANISATIONS,
    QUALIFIERS,
)
from signatories.names.words.matching import Match
from signatories.names.words.state_forms import WORDS
from signatories.names.words.tokens import Token

SPEAKS_OF_MEMBERS: Final = frozenset(
    ["comprises", "consists", "includes", "currently", "now", "has", "had", "is", "was"]
)
"""What may follow the short name of an organisation at the beginning of a lead-in."""
LONGEST: Final = 8
"""The most letters of an organisation's short name."""
OFFICES: Final = frozenset(["minister", "ministre", "ministro", "ministra", "presidente", "premier"])
"""Offices that one person holds, so that the country behind them is a part of a title."""
TOPICS: Final = ("\uc740", "\ub294", "\ud55c", "\ub41c", "\uc778", "\ub3c4", "\ub85c")
"""Korean endings of what a sentence is about, or of a verb before a noun; none says where."""
WHERE: Final = frozenset(["\u3078", "\u304b\u3089", "\u3088\u308a", "\u307e\u3067", "\u3067", "\u306b"])
"""Japanese particles that say where, to or since when."""
COMPOUNDS: Final = ("staaten", "lander", "landern", "mitglieder", "mitgliedern", "landen", "lidstaten")
"""Ends of German and Dutch nouns for members, as in "die Ostseestaaten"."""
VOTES: Final = YES | {
    "ano",
    "\u0434\u0430",
    "\u0442\u0430\u043a",
    "pro",
    "for",
    "pour",
    "fur",
    "dafur",
    "por",
    "za",
    "voor",
    "\u0437\u0430",
}
"""Headings over those who voted for it."""
IMPERATIVES: Final = frozenset(["sign", "join", "endorse", "ratify", "accede", "adopt"])
"""Headings that ask for an act, and do not tell of one."""
SENTENCE: Final = 5
"""The fewest words of a sentence about members; fewer before a colon are a heading."""
LONG: Final = 7
"""The fewest words of a sentence whatever it is about."""
DATED: Final = 4
"""The fewest words of a sentence that ends in a year and such as "by": "It was signed 1999 by"."""


def leads(page: ParsedText, marks: Sequence[Mark], *, heading: bool) -> bool:
    """Return whether words say no more than that the countries behind them are in.

    All of them stand in the lists of `words.txt`, the title of an instrument aside: "Signatories of the
    Bletchley Declaration". A lead-in that is not a `heading` must end in a word such as "by".
    """
    words = [mark for mark in marks if mark.kind == "word"]
    if not words or not words_only(page, [mark for mark in marks if mark.kind != "bracket"]):
        return False
    if any(mark.kind == "bracket" and not _says_when(page, mark) for mark in marks):
        return False
    if negative(page, marks) or set_apart(page, words) or not are_known(page, words):
        return False
    if sum(page.tokens[mark.first].script == "number" and is_year(page, [mark]) for mark in words) > 1:
        return False  # "Members from 1960 to 1990"
    if begins_later(page, words) or has_ended(page, marks):
        return False
    meaning = [page.tokens[mark.first].word for mark in words]
    speech = page.speech
    plain = [word for word in meaning if word not in speech.articles or word in speech.links]
    if not speech.fillers.isdisjoint(plain) and speech.core.isdisjoint(set(plain) - speech.fillers):
        return False
    if not heading and _is_body_of(page, plain):
        return False
    counted = any(
        page.tokens[mark.first].script == "number" and page.flat[mark.start - 1 : mark.start] in ("", " ")
        for mark in words
    )
    partly = plain and plain[-1].startswith(("includ", "incluy", "inclu")) and counted
    return bool(plain) and (heading or (plain[-1] in speech.links and not partly))


def heads(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether a heading says no more than that the countries below it are in.

    "To:" and "In:" say of whom nothing, and "Sign:" asks for it.
    """
    speech, plain = page.speech, without_articles(page, marks)
    while plain and plain[0] in ADDRESSED:
        plain = plain[1:]
    content = speech.core | speech.members | speech.agents | speech.region
    content -= ADDRESSED | {"on", "para"}
    numbered = any(mark.kind == "word" and page.tokens[mark.first].script == "number" for mark in marks)
    empty = content.isdisjoint(plain) and VOTES.isdisjoint(plain) and not numbered
    empty = empty or (len(plain) == 1 and plain[0] in IMPERATIVES)
    return not (empty or begins_sometime(page, marks)) and leads(page, marks, heading=True)


def is_day(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words only say when: "On 13 October", "2020", "As of 2021"."""
    speech = page.speech
    words = [mark for mark in marks if mark.kind == "word"]
    tokens = [page.tokens[mark.first] for mark in words if not _makes_ordinal(page, mark)]
    said = speech.months | speech.articles | speech.of | speech.links | FUNCTION
    return (
        len(words) == len(marks)
        and any(token.script == "number" for token in tokens)
        and all(token.script == "number" or token.word in said for token in tokens)
        and not negative(page, marks)
        and not begins_later(page, words)
    )


def _is_body_of(page: ParsedText, words: Sequence[str]) -> bool:
    """Return whether words end in what may be of one country: "the Council of", "Primer ministro de"."""
    return len(words) > 1 and words[-1] in page.speech.of and words[-2] in page.speech.body | OFFICES


def _says_when(page: ParsedText, bracket: Mark) -> bool:
    """Return whether a bracket in a heading is a number, or says when or how many: "(as of early 2001)"."""
    inner = [mark for mark in bracket.inner if page.flat[mark.start : mark.end] not in (":", ".", ",")]
    tokens = [page.tokens[mark.first] for mark in inner if mark.kind == "word"]
    known = len(tokens) == len(inner) and all(
        token.script == "number" or token.word in page.speech.lead for token in tokens
    )
    return is_number(page, bracket.inner) or (known and not negative(page, bracket.inner))


def _is_acronym(page: ParsedText, words: Sequence[Mark], k: int) -> bool:
    """Return whether a word in capitals stands where an organisation does: "members of ECOWAS", "the NB8"."""
    token = page.tokens[words[k].first]
    letters = sum(letter.isupper() for letter in token.raw)
    numbered = _is_numbered(page, words[k])
    if (
        letters != len(token.raw)
        or not (1 < letters <= LONGEST or numbered)
        or token.word in page.speech.role
    ):
        return False
    speech = page.speech
    if numbered:
        return True
    if k == 0:
        return len(words) > 1 and page.tokens[words[1].first].word in SPEAKS_OF_MEMBERS
    before = page.tokens[words[k - 1].first].word
    plain = before in speech.lead and before not in FUNCTION and len(before) > SHORT
    within = speech.places & speech.lead
    return plain or before in speech.of | speech.articles | speech.links | speech.body | within


def _is_numbered(page: ParsedText, mark: Mark) -> bool:
    """Return whether a number is written to a word, as in "G7" and "NB8"."""
    after = page.tokens[mark.first + 1] if mark.first + 1 < len(page.tokens) else None
    return after is not None and after.script == "number" and after.start == mark.end


def _makes_ordinal(page: ParsedText, mark: Mark) -> bool:
    """Return whether letters are written to the number before them: "its 36th member", "le 1er mai"."""
    before = page.tokens[mark.first - 1] if mark.first else None
    return before is not None and before.script == "number" and before.end == mark.start


def are_known(page: ParsedText, words: Sequence[Mark]) -> bool:
    """Return whether all words stand in the lists of lead-ins, the title of an instrument aside."""
    speech, titled, content = page.speech, False, False
    known = speech.lead
    spelled = not all(page.tokens[mark.first].raw.isupper() for mark in words)
    words = [mark for k, mark in enumerate(words) if not (spelled and _is_acronym(page, words, k))]
    words = [mark for mark in words if not _makes_ordinal(page, mark)]
    for mark in words:
        token = page.tokens[mark.first]
        if token.word in known or token.script == "number":
            content = content or token.word not in speech.articles | speech.links | speech.of
            titled = titled or (content and token.word in speech.articles | speech.of | speech.links)
        elif not (titled and token.raw[0].isupper() and token.raw[1:].islower()):
            return False
    unknown = [k for k, mark in enumerate(words) if page.tokens[mark.first].word not in known]
    unknown = [k for k in unknown if page.tokens[words[k].first].script != "number"]
    nouns = [k for k, mark in enumerate(words) if page.tokens[mark.first].word in speech.title | speech.body]
    if not unknown:
        return True
    links = {
        k for k, mark in enumerate(words) if page.tokens[mark.first].word in speech.of | speech.links | {"on"}
    }
    return bool(nouns) and all(k < nouns[-1] or any(nouns[-1] < at < k for at in links) for k in unknown)


def introduces(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether a sentence that is not understood leads to members.

    A noun for members stands among its last words, which are known, behind a word such as "by" or "are": "It
    was signed in Montego Bay by the following States:". Or it is a whole sentence about members, of words
    that take nothing back: "Members are the eleven countries around the Baltic:". It is reported in either
    case. Of others are: "Opponents of the States:".
    """
    if all(_is_larger(mark) for mark in marks if mark.kind == "name"):
        marks = list(as_words(page, marks))
    words = [mark for mark in marks if mark.kind == "word"]
    if speaks_of_others(page, marks) or not words_only(page, [m for m in marks if m.kind != "bracket"]):
        return False
    if begins_sometime(page, marks) and leads(page, marks, heading=True):
        return True
    speech = page.speech
    tokens = [page.tokens[mark.first] for mark in words]
    said = [token.word for token in tokens]
    known = [token.word in speech.lead or token.script == "number" for token in tokens]
    since = len(words) - next((k for k, one in enumerate(reversed(known)) if not one), len(words))
    nouns = speech.members | (speech.envoys if said and said[-1] in speech.agents | speech.links else set())
    noun = next((k for k in range(len(said) - 1, -1, -1) if said[k] in nouns), None)
    if noun is None:
        return len(words) >= LONG
    if noun >= since and not speech.agents.isdisjoint(said[since : noun + 1]):
        return True
    freely = noun >= since > 0 and said[since] not in speech.of
    return len(words) >= LONG or (len(words) >= SENTENCE and (freely or not speech.agents.isdisjoint(said)))


def _is_larger(mark: Mark) -> bool:
    """Return whether a name is a part of the world or an organisation: "13 States of Europe"."""
    entry = mark.name.entry if mark.name else None
    return entry is not None and (entry.kind == "place" or not ORGANISATIONS.isdisjoint(entry.codes))


def is_led(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words end in who speaks for a country, or in such as "also includes".

    They take nothing back: "participarán los presidentes de".
    """
    speech, plain = page.speech, without_articles(page, marks)
    office = len(plain) > 1 and plain[-1] in speech.of and plain[-2] in speech.envoys
    verb = bool(plain) and len(plain[-1]) > SHORT and plain[-1] in speech.agents
    return (office or verb) and not speaks_of_others(page, marks)


def may_open(page: ParsedText, one: Parsed) -> bool:
    """Return whether a whole sentence ends in a word that leads to its first name: "signed in 2011 by"."""
    words = [mark for mark in one.head if mark.kind == "word"]
    said = [page.tokens[mark.first].word for mark in words]
    last = next((word for word in reversed(said) if word not in page.speech.articles), "")
    leading = last in page.speech.links - page.speech.of
    return len(words) >= LONG and leading and not speaks_of_others(page, words)


def may_lead(page: ParsedText, marks: Sequence[Mark], name: Match, table: Table, *, chained: bool) -> bool:
    """Return whether words may begin a sentence that goes on with names, though it is not understood.

    `chained` says that names alone follow the one behind these words, so that it is the first of a list.
    """
    words = [mark for mark in marks if mark.kind == "word"]
    articles = page.speech.articles - page.speech.links
    plain = [mark for mark in words if page.tokens[mark.first].word not in articles]
    if not plain or negative(page, marks) or set_apart(page, words):
        return False
    if chained and is_day(page, marks):
        return True
    last = page.tokens[plain[-1].first]
    if _says_whose(page, [page.tokens[mark.first].word for mark in plain]):
        return chained
    if last.word in page.speech.envoys - page.speech.links and not have_a_part(page, words):
        return chained  # "die Außenminister Österreichs"
    if last.word not in page.speech.links:
        return chained and _runs_into(page, words, plain[-1], name, table)
    if last.raw[0].isupper() and len(plain) == 1:
        return False
    before = page.tokens[plain[-2].first] if len(plain) > 1 else None
    if last.word in page.speech.of - {"for"} and before is not None:
        spoken_for = chained and before.word in page.speech.envoys
        return (before.word not in INSTITUTIONS or spoken_for) and (
            before.word in page.speech.lead | page.speech.envoys | GOVERNMENT
            or before.raw[0].islower()
            or (before.script == "number" and len(plain) >= DATED)
        )
    return True


def _runs_into(page: ParsedText, words: Sequence[Mark], end: Mark, name: Match, table: Table) -> bool:
    """Return whether a sentence runs into a list at a word that says neither where nor of which part.

    A word with a capital may be a first name or make another name, unless it is a noun for members or an
    article stands behind it. `end` is the last of the words that is not an article.
    """
    speech = page.speech
    last = page.tokens[end.first]
    if last.raw[-1].lower() == last.raw[-1].upper():
        return _ends_open(page, last)
    if not speech.places or last.word in speech.places | QUALIFIERS | WORDS | NO_PERSON:
        return False
    beside = (table.entry(key) for key in ((last.word, *name.key), (*name.key, last.word)))
    if have_a_part(page, words) or last.word in INSTITUTIONS or any(beside):
        return False
    fresh = last.raw.islower() or words[-1] is not end
    return fresh or last.word in speech.members or last.word.endswith(COMPOUNDS)


def _ends_open(page: ParsedText, last: Token) -> bool:
    """Return whether a word without case may stand before a list: one that is known, or a topic."""
    if last.script == "hiragana":
        return last.word not in WHERE
    return last.word in page.speech.core | page.speech.links or last.raw.endswith(TOPICS)


def says_of_what(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words within a list end in a noun for members, of whom they say nothing else."""
    speech = page.speech
    words = [mark for mark in marks if mark.kind == "word"]
    if words and page.tokens[words[-1].first].raw.isupper():  # "los países de la AELC Islandia"
        while len(words) > 1 and page.tokens[words[-2].first].word in speech.of | speech.articles:
            del words[-2]
        words = words[:-1]
    last = page.tokens[words[-1].first] if words else None
    noun = last is not None and (last.word in speech.members or words[-1].first in page.joining)
    return noun and len(words) > 1 and not speaks_of_others(page, marks)


def rules(page: ParsedText, one: Parsed) -> bool:
    """Return whether an item is "Embassies of France", so that the names after it are not countries."""
    if not one.names or one.tail or len(one.head) < 2 or are_envoys(page, one.head):
        return False
    before = [page.tokens[mark.first] for mark in one.head if page.tokens[mark.first].word not in ARTICLES]
    if len(before) < 2 or before[-1].word not in OF or before[0].word in GOVERNMENT | page.speech.lead:
        return False
    if before[-2].word in page.speech.core - INSTITUTIONS:
        return False
    return before[0].raw[:1].isupper() or before[-2].word in INSTITUTIONS


def leads_away(page: ParsedText, one: Parsed, *, opens: bool) -> bool:
    """Return whether what was said with a name is said of those after it too, so that they are not in either.

    Words that are not understood and open a list rule it: "Answers of Norway, Chile". Within one,
    words take back or say where, or stand between two names ("Norway thanked Chile, Peru").
    """
    marks = one.item.marks
    names = [k for k, mark in enumerate(marks) if mark.kind == "name"]
    head = list(as_words(page, marks[: names[-1]])) if names else []
    words = [page.tokens[mark.first].word for mark in head if mark.kind == "word"]
    plain = [word for word in words if word not in page.speech.articles]
    if not plain or speaks_of_others(page, head) or is_topic(page, one.head):
        return bool(plain)
    if len(names) > 1 and any(mark.kind == "word" for mark in marks[names[0] : names[-1]]):
        return True
    if plain[-1] in page.speech.places and not _says_whose(page, plain):
        return True
    if opens:
        return not (qualify(page, one.head) or any(map(_is_larger, marks)))  # "southern Sudan, Norway"
    return marks[-1].kind == "name" and any(_is_common(page, mark) for mark in head)


def _is_common(page: ParsedText, mark: Mark) -> bool:
    """Return whether a word is of the sentence, without a capital, and none that lists are made with."""
    token, speech = page.tokens[mark.first], page.speech
    known = speech.lead | speech.of | speech.envoys | speech.members | GOVERNMENT
    plain = token.raw.lower() == token.raw and (len(token.raw) > SHORT or token.raw[0] > LAST_LETTER)
    return mark.kind == "word" and plain and token.word not in known


def _says_whose(page: ParsedText, plain: Sequence[str]) -> bool:
    """Return whether a word that says where says whose behind a noun for members: "ministrarna i Norge"."""
    speech = page.speech
    return len(plain) > 1 and plain[-1] in speech.places and plain[-2] in speech.members | speech.envoys
