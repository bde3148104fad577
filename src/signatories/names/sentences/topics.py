"""What words before a name are about or for, or what a name holds: "Protocol on the Accession of Albania"."""

from collections.abc import Sequence
from typing import Final

from signatories.names.sentences.envoys import without_articles
from signatories.names.texts.account import PREPOSITIONS, Parsed
from signatories.names.texts.page import Mark, ParsedText
from signatories.names.words.languages import SHORT
from signatories.names.words.lexicon import GOVERNMENT, ORGANISATIONS
from signatories.names.words.state_forms import WORDS

WITHIN: Final = frozenset([
    "dont", "darunter", "inklusive", "inklusiv", "including", "namely", "incluida", "incluido", "inclusa",
    "incluso",
])  # fmt: skip
"""Words between a name and what is a part of it."""
THAT_IS: Final = frozenset([
    ("i", "e"), ("e", "g"), ("d", "h"), ("c", "est", "a", "dire"), ("es", "decir"), ("z", "b"),
    ("tra", "cui"), ("fra", "cui"), ("entre", "ellos"), ("entre", "ellas"), ("entre", "eles"),
    ("entre", "elles"), ("parmi", "lesquels"), ("unter", "ihnen"), ("among", "them"),
])  # fmt: skip
"""Words between a name and another one for it."""
FRIENDS: Final = frozenset(["friends", "amis", "amigos", "freunde", "amici", "vrienden", "group"])
"""Groups for a state, which need not be in them."""
ADDRESSED: Final = frozenset([
    "to", "aux", "au", "an", "a", "al", "ai", "agli", "alle", "aos", "aan", "till", "til", "do", "k", "ke",
    "ku", "catre", "\u043a", "\u0434\u043e", "\u03c0\u03c1\u03bf\u03c3", "\u0627\u0644\u0649",
    "with", "avec", "con", "com", "mit", "met", "med", "cu", "\u043c\u0435",
])  # fmt: skip
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
    addressed = 0 <= named < len(plain) - 1 and plain[named] in ADDRESSED
    if addressed and plain[named + 1] in speech.envoys | GOVERNMENT:
        return named in (0, 1, title + 1)
    if len(plain) < 2 or plain[-1] not in speech.of or plain[-2] in speaking:
        return False
    return not ABOUT.isdisjoint(plain[title + 1 :])


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
    if len(plain) == 1:
        return plain[0] in WITHIN or says_of_which(page, one.head)
    return tuple(plain) in THAT_IS


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
