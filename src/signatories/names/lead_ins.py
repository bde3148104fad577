"""The words around the names of a sentence: what leads to them, what may lead, what ends a sentence."""

from collections.abc import Sequence
from typing import Final

from signatories.names.account import (
    PREPOSITIONS,
    YEAR,
    Parsed,
    as_words,
    is_number,
    negative,
    qualify,
    words_only,
)
from signatories.names.false_codes import YES
from signatories.names.languages import LAST_LETTER, SHORT
from signatories.names.lexicon import (
    APOSTROPHES,
    ARTICLES,
    FUNCTION,
    GOVERNMENT,
    INSTITUTIONS,
    NO_PERSON,
    OF,
    ORGANISATIONS,
    QUALIFIERS,
)
from signatories.names.matching import Match
from signatories.names.periods import begins_later, begins_sometime, has_ended
from signatories.names.split_items import Mark, ParsedText
from signatories.names.state_forms import NAMESAKES, WORDS
from signatories.names.table import Table
from signatories.names.tokens import Token

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
WITHIN: Final = frozenset(
    [
        "dont",
        "darunter",
        "inklusive",
        "inklusiv",
        "including",
        "namely",
        "incluida",
        "incluido",
        "inclusa",
        "incluso",
    ]
)
"""Words between a name and what is a part of it."""
THAT_IS: Final = frozenset(
    [("i", "e"), ("e", "g"), ("d", "h"), ("c", "est", "a", "dire"), ("es", "decir"), ("z", "b")]
)
"""Words between a name and another one for it."""
FRIENDS: Final = frozenset(["friends", "amis", "amigos", "freunde", "amici", "vrienden", "group"])
"""Groups for a state, which need not be in them."""
IMPERATIVES: Final = frozenset(["sign", "join", "endorse", "ratify", "accede", "adopt"])
"""Headings that ask for an act, and do not tell of one."""
ADDRESSED: Final = frozenset(
    [
        *(
            "to",
            "aux",
            "au",
            "an",
            "a",
            "al",
            "ai",
            "agli",
            "alle",
            "aos",
            "aan",
            "till",
            "til",
            "do",
            "k",
            "ke",
        ),
        *("ku", "catre", "\u043a", "\u0434\u043e", "\u03c0\u03c1\u03bf\u03c3", "\u0627\u0644\u0649"),
        *("with", "avec", "con", "com", "mit", "met", "med", "cu", "\u043c\u0435"),
    ]
)
"""Words before those to whom something is sent, or with whom somebody else meets."""
RELATIONS: Final = frozenset([
    "relations", "trade", "war", "conflict", "border", "ties", "dialogue", "differences", "cooperation",
    "talks", "commerce", "guerre", "conflit", "frontiere", "relaciones", "comercio", "guerra",
    "conflicto", "cooperacion", "frontera", "relacoes", "conflito", "cooperacao", "relazioni",
    "rapporti", "conflitto", "cooperazione", "commercio", "beziehungen", "krieg", "handel", "konflikt",
    "zusammenarbeit", "betrekkingen", "oorlog", "relationer", "krig", "stosunki", "wojna", "handlu",
    "vztahy", "valka", "relatii", "razboi", "\u043e\u0442\u043d\u043e\u0448\u0435\u043d\u0438\u044f",
    "\u0432\u043e\u0438\u043d\u0430",
])  # fmt: skip
"""What is between states that are not therefore in: "Relations between", unless an instrument is about it."""
ABOUT: Final = frozenset([
    "on", "about", "concerning", "regarding", "relating", "sur", "concernant", "relatif", "relative",
    "relatifs", "relatives", "sobre", "relativo", "relativa", "su", "sul", "sulla", "riguardante", "uber",
    "betreffend", "zu", "zum", "zur", "over", "inzake", "betreffende", "om", "sprawie", "o", "\u043e",
    "\u043e\u0431", "\u043f\u0440\u043e", "\u0449\u043e\u0434\u043e",
])  # fmt: skip
"""Words between an instrument and what it is about: "Protocol on the Accession of Albania"."""
NEXT: Final = 2
"""The words behind a name among which a verb says that it is still to act."""
PASSIVE: Final = frozenset(["de", "en", "es", "fr", "it", "nl", "pt"])
"""Languages whose words for what is to come have other meanings, too: "wish to express"."""
STEM: Final = 4
"""The letters by which forms of a verb are told to be of one: "signed", "signeront"."""
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
    if negative(page, marks) or set_apart(page, words) or not _are_known(page, words):
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


def is_topic(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether the countries behind words are what something is about, or for, not who is in it.

    "Protocol on the Accession of Albania", "Relations between", "Note to the Governments of"; "Declaration on
    Trade by" and "Agreement on cooperation between" name members.
    """
    speech = page.speech
    plain = without_articles(page, marks)
    title = next((k for k, word in enumerate(plain) if word in speech.title), len(plain))
    if len(plain) > 1 and title == len(plain) and plain[-2] in RELATIONS:
        return True
    speaking = speech.envoys | speech.members | GOVERNMENT
    named = next((k for k in range(len(plain) - 1, -1, -1) if plain[k] not in speaking | speech.of), 0)
    if (
        0 <= named < len(plain) - 1
        and plain[named] in ADDRESSED
        and plain[named + 1] in speech.envoys | GOVERNMENT
    ):
        return named in (0, 1, title + 1)
    if len(plain) < 2 or plain[-1] not in speech.of or plain[-2] in speaking:
        return False
    return not ABOUT.isdisjoint(plain[title + 1 :])


def is_planned(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words behind names say that they are still to act: "plan to join", "will sign it"."""
    words = [mark for mark in marks if mark.kind == "word"]
    coming = any(page.speech.future(page.tokens, mark.first) for mark in words[:NEXT])
    if not coming or PASSIVE.isdisjoint(page.speech.languages):
        return coming
    acts = {
        word[:STEM] for word in page.speech.done if len(word) >= STEM
    }  # "werden unterst\u00fctzt" is not to come
    return any(page.tokens[mark.first].word[:STEM] in acts for mark in words)


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


def _are_known(page: ParsedText, words: Sequence[Mark]) -> bool:
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


def speaks_of_others(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words take something back, or speak of others than those who are in: "candidates"."""
    words = [mark for mark in marks if mark.kind == "word"]
    return (
        set_apart(page, words) or negative(page, marks) or _have_a_part(page, _without_spokesman(page, words))
    )


def set_apart(page: ParsedText, words: Sequence[Mark]) -> bool:
    """Return whether words say of states that they are others: under sanctions, partners of the members.

    "Other countries" are in where it is said what they did: "Other countries signing the declaration".
    """
    apart = any(
        page.speech.apart(page.tokens, mark.first) and mark.first not in page.joining for mark in words
    )
    apart = apart or any(page.speech.people(page.tokens, mark.first) for mark in words)
    others = any(page.speech.rest(page.tokens, mark.first) for mark in words)
    of_which = page.speech.done | page.speech.title
    return (
        apart
        or has_ended(page, words)
        or (others and of_which.isdisjoint(page.tokens[mark.first].word for mark in words))
    )


def _without_spokesman(page: ParsedText, words: Sequence[Mark]) -> Sequence[Mark]:
    """Return words up to the phrase of somebody who speaks for states: "on behalf of these States"."""
    speech = page.speech
    acting = ((k, speech.behalf(page.tokens, words[k].first)) for k in range(len(words) - 1, -1, -1))
    at, width = next((one for one in acting if one[1]), (len(words), 0))
    said = [page.tokens[one.first].word for one in words[at + width :]]
    leads_to_members = speech.lead.issuperset(said) and not speech.members.isdisjoint(said)
    return words[:at] if leads_to_members else words


def _have_a_part(page: ParsedText, words: Sequence[Mark]) -> bool:
    """Return whether words speak of a part in a meeting, or of whom somebody acts for.

    "We, the ministers representing" says who is in.
    """
    speech = page.speech
    return any(
        page.tokens[mark.first].word in speech.role
        or (
            speech.behalf(page.tokens, mark.first) > 0
            and not (k and page.tokens[words[k - 1].first].word in speech.envoys - {"government"})
        )
        for k, mark in enumerate(words)
    )


def are_envoys(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words only say who speaks for the country behind them: "the President of"."""
    speech = page.speech
    words = [page.tokens[mark.first].word for mark in marks if mark.kind == "word"]
    signs = [page.flat[mark.start : mark.end] for mark in marks if mark.kind != "word"]
    plain = [word for word in words if word not in speech.articles | speech.of | WORDS]
    return APOSTROPHES.issuperset(signs) and bool(plain) and speech.envoys.issuperset(plain)


def speak_for(page: ParsedText, one: Parsed) -> bool:
    """Return whether the words before a name only say who speaks for that country.

    "The President of the Republic China" may be of either.
    """
    forms = {page.tokens[mark.first].word for mark in one.head} & WORDS
    namesake = any(not NAMESAKES.isdisjoint(name.entry.codes) for name in one.names)
    return are_envoys(page, one.head) and not (forms and namesake)


def without_articles(page: ParsedText, marks: Sequence[Mark]) -> list[str]:
    """Return the words of a phrase that are no articles, or that say "of" as well."""
    speech = page.speech
    words = [page.tokens[mark.first].word for mark in marks if mark.kind == "word"]
    return [word for word in words if word in speech.of or word not in speech.articles]


def is_led(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words end in who speaks for a country, or in such as "also includes".

    They take nothing back: "participarán los presidentes de".
    """
    speech, plain = page.speech, without_articles(page, marks)
    office = len(plain) > 1 and plain[-1] in speech.of and plain[-2] in speech.envoys
    verb = bool(plain) and len(plain[-1]) > SHORT and plain[-1] in speech.agents
    return (office or verb) and not speaks_of_others(page, marks)


def is_office(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words are an office of the country behind them, with "of": "the Representative of"."""
    plain = without_articles(page, marks)
    return bool(plain) and plain[-1] in page.speech.of and are_envoys(page, marks)


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
    if last.word in page.speech.envoys - page.speech.links and not _have_a_part(page, words):
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
    if _have_a_part(page, words) or last.word in INSTITUTIONS or any(beside):
        return False
    fresh = last.raw.islower() or words[-1] is not end
    return fresh or last.word in speech.members or last.word.endswith(COMPOUNDS)


def _ends_open(page: ParsedText, last: Token) -> bool:
    """Return whether a word without case may stand before a list: one that is known, or a topic."""
    if last.script == "hiragana":
        return last.word not in WHERE
    return last.word in page.speech.core | page.speech.links or last.raw.endswith(TOPICS)


def ends(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words say only that the countries before them are in: "have signed the Treaty"."""
    words = [mark for mark in marks if mark.kind == "word"]
    if not words or not words_only(page, marks) or negative(page, marks):
        return False
    if any(page.speech.future(page.tokens, mark.first) for mark in words):
        return False
    done = any(page.tokens[mark.first].word in page.speech.done for mark in words)
    return done and _are_known(page, words)


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


def are_done(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words in the midst of a list say what was done: "have signed it with a flourish"."""
    words = [page.tokens[mark.first] for mark in marks if mark.kind == "word"]
    return any(token.word in page.speech.done and token.raw.islower() for token in words)


def says_of_which(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words within a list end in one such as "including", which no "by" or "of" is."""
    words = [page.tokens[mark.first].word for mark in marks if mark.kind == "word"]
    plain = [word for word in words if word not in page.speech.articles]
    return bool(plain) and len(plain[-1]) > SHORT and plain[-1] in page.speech.links - PREPOSITIONS


def holds_parts(page: ParsedText, one: Parsed) -> bool:
    """Return whether an item is a name and some of its parts: "Kingdom of Denmark including Greenland"."""
    marks = one.item.marks
    names = [k for k, mark in enumerate(marks) if mark.kind == "name"]
    if len(one.names) <= 1 or marks[-1].kind != "name" or marks[0].kind != "name":
        return False
    plain = without_articles(page, marks[: names[1]])
    return len(plain) == 1 and plain[0] in WITHIN


def explains(page: ParsedText, before: Parsed, one: Parsed) -> bool:
    """Return whether an item says what the name before it holds, or is: "Denmark, including Greenland"."""
    words = [page.tokens[mark.first].word for mark in one.head if mark.kind == "word"]
    plain = [word for word in words if word not in page.speech.articles]
    if not (one.names and before.is_pure and one.item.before == ",") or not plain or plain[-1] in WORDS:
        return False
    return (len(plain) == 1 and (says_of_which(page, one.head) or plain[0] in WITHIN)) or tuple(
        plain
    ) in THAT_IS


def may_end(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words may end a sentence that began with names, though it is not understood."""
    first = marks[0]
    if first.kind != "word" or page.tokens[first.first].script == "number":
        return False
    return not page.tokens[first.first].raw[0].isupper() and not negative(page, marks)


def is_year(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words are a year and no more, as lists put behind a name: "1925", "1925年"."""
    tokens = [page.tokens[mark.first] for mark in marks if mark.kind == "word"]
    year = bool(tokens) and tokens[0].script == "number" and len(tokens[0].raw) == YEAR
    return year and len(tokens) == len(marks) and all(t.word in page.speech.fillers for t in tokens[1:])


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


def names_its_topic(page: ParsedText, taken: Sequence[Parsed]) -> bool:
    """Return whether a line over names speaks of a state that is not one of them: "Friends of Malta"."""
    one = taken[0]
    if len(taken) != 1 or len(one.names) != 1 or one.odd or one.tail or not one.head or one.item.after == ":":
        return False
    plain = without_articles(page, one.head)
    title = any(word in page.speech.title | page.speech.body | FRIENDS for word in plain)
    if (
        len(plain) < 2
        or plain[-1] not in page.speech.of | ADDRESSED
        or plain[-2] in page.speech.envoys | GOVERNMENT
    ):
        return False
    return title and ORGANISATIONS.isdisjoint(one.names[0].entry.codes)


def says_where(page: ParsedText, one: Parsed) -> bool:
    """Return whether an item without a name ends in a place: "meeting in Paris", before ", France".

    "The Global Forum on Cyber Expertise" does not.
    """
    words = [page.tokens[mark.first] for mark in one.item.marks if mark.kind == "word"]
    small = next((k for k in range(len(words) - 1, -1, -1) if not words[k].raw[0].isupper()), -1)
    if one.names or not 0 < small < len(words) - 1:
        return False
    titled = words[small].word in ABOUT and words[0].word in page.speech.articles
    return not titled and words[small].word in page.speech.places - page.speech.articles
