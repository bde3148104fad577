"""The words around names, in the languages of a text: joiners, articles, lead-ins, negations.

A word acts only in a text whose names are of its language: "en" joins in Dutch, and in Spanish it means "in".
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from signatories.names.words.lexicon import FUNCTION, MONTHS
from signatories.names.words.tokens import Token, key

Phrase = tuple[str, ...]
NEAR_BEST: Final = 0.45
"""The number of names by which a language may trail the leading one and still be the text's."""
WIDE: Final = 0.4
"""The part of the names that must be of a language, for its lead-ins and negations to be understood."""
EVIDENCE: Final = 0.3
"""The weight of a joiner or article of a language, against a name of it."""
FALLBACK: Final = "en"
STAR: Final = "*"
SIMPLE: Final = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f *,]+")
"""Entries of letters of alphabets, blanks and stars."""
EXACT: Final = "="
"""The sign before a word that must be written with its accents: Italian "né", beside "ne"."""
JOINED: Final = {"ar": "\u0648", "he": "\u05d5"}
"""The letter for "and" that is written to the word behind it, by language."""
AFFIRMED: Final = frozenset(["s\u00ed", "s\u00ec"])
"""Spanish and Italian for yes, which without its accent is Swahili for not."""
FIELDS: Final = {"not": "negative", "assert": "assertion"}
"""Names of lines that are words of Python, and the fields in which they are kept."""
STEM: Final = 4
"""The letters by which forms of a verb are told to be of one."""
SHORT: Final = 3
"""The most letters of a word that only joins others, in scripts with an alphabet."""
LAST_LETTER: Final = "\u1fff"
"""The last letter of these scripts."""


class Wording(NamedTuple):
    """The words of one language, folded, each as a phrase.

    A last word that ends in a star is a beginning, and one word that begins with a star an end.
    """

    join: frozenset[Phrase]
    article: frozenset[Phrase]
    of: frozenset[Phrase]
    link: frozenset[Phrase]
    lead: frozenset[Phrase]
    done: frozenset[Phrase]
    title: frozenset[Phrase]
    filler: frozenset[Phrase]
    body: frozenset[Phrase]
    agent: frozenset[Phrase]
    envoy: frozenset[Phrase]
    member: frozenset[Phrase]
    place: frozenset[Phrase]
    number: frozenset[Phrase]
    month: frozenset[Phrase]
    behalf: frozenset[Phrase]
    region: frozenset[Phrase]
    role: frozenset[Phrase]
    apart: frozenset[Phrase]
    people: frozenset[Phrase]
    assertion: frozenset[Phrase]
    align: frozenset[Phrase]
    rest: frozenset[Phrase]
    negative: frozenset[Phrase]
    future: frozenset[Phrase]
    undone: frozenset[Phrase]
    several: frozenset[Phrase]
    plural: frozenset[Phrase]
    none: frozenset[Phrase]
    enclosed: frozenset[Phrase]
    starred: frozenset[Phrase]
    other: frozenset[Phrase]


@cache
def _sections() -> Mapping[str, str]:
    """Return the lines of each language, of all files."""
    found: dict[str, str] = {}
    for file in ("words.txt", "lead_ins.txt", "brackets.txt"):
        text = Path(__file__).with_name(file).read_text(encoding="utf-8")
        for part in text.split("\n[")[1:]:
            language, _, lines = part.partition("]")
            found[language] = found.get(language, "") + lines
    return found


@cache
def wording(language: str) -> Wording | None:
    """Return the words of a language; None where they are not known."""
    section = _sections().get(language)
    if section is None:
        return None
    given: dict[str, frozenset[Phrase]] = {}
    for name, _, words in (line.partition(":") for line in section.split("\n") if ":" in line):
        field = FIELDS.get(name, name)
        given[field] = given.get(field, frozenset()) | _phrases(words)
    if language in JOINED:
        given = {name: words | _joined_to(JOINED[language], words) for name, words in given.items()}
    return Wording(*(given.get(name, frozenset()) for name in Wording._fields))


def _joined_to(letter: str, phrases: Iterable[Phrase]) -> frozenset[Phrase]:
    return frozenset(
        (letter + phrase[0], *phrase[1:]) for phrase in phrases if phrase[0][0] not in (STAR, EXACT)
    )


def _phrases(words: str) -> frozenset[Phrase]:
    """Return the phrases of a line, of which words of letters stand folded."""
    words = words.strip()
    simple = SIMPLE.fullmatch(words) is not None
    found: set[Phrase] = set()
    for entry in words.split(", "):
        word = entry.strip(STAR)
        if simple or SIMPLE.fullmatch(entry):
            phrase = tuple(word.split(" ")) if " " in word else (word,)
        else:
            phrase = key(word)
        if entry.startswith(EXACT):
            found.add((entry.casefold(),))
        elif entry.startswith(STAR):
            found.add((STAR + phrase[0],))
        elif phrase:
            found.add((*phrase[:-1], phrase[-1] + STAR) if entry.endswith(STAR) else phrase)
    return frozenset(found)


class Speech:
    """The words that act in one text."""

    def __init__(self, near: Sequence[str], wide: Sequence[str]) -> None:
        """Let joiners act in the languages `near`, what leads in or takes back in those that are `wide`."""
        self.languages = near
        closest = [words for language in near if (words := wording(language))]
        known = [words for language in wide if (words := wording(language))]
        self._joins = _by_first(_undisputed(closest))
        self.articles = _singles(words.article for words in closest)
        self.of = _singles(words.of for words in closest)
        self.links = _singles(words.link for words in known)
        self.title = _singles(words.title for words in known)
        self.body = _singles(words.body for words in known)
        self.envoys = _singles(words.envoy for words in known)
        self.agents = _singles(words.agent for words in known)
        self.members = _singles(words.member for words in known)
        self.places = _singles(words.place for words in known)
        self.numbers = _singles(words.number for words in known)
        self.months = _singles(words.month for words in known) | MONTHS
        self.region = _singles(words.region for words in known)
        self.role = _singles(words.role for words in known)
        self._apart = Negation(phrase for words in known for phrase in words.apart)
        self._people = Negation(phrase for words in known for phrase in words.people)
        self._assertion = Negation(phrase for words in known for phrase in words.assertion)
        self.done = _singles(words.done for words in known)
        self._acts = frozenset(word[:STEM] for word in self.done if len(word) >= STEM)
        said = self.title | self.done | _singles(words.lead for words in known)
        self.core = frozenset(w for w in said if len(w) > SHORT or not w[0].isalpha() or w[0] > LAST_LETTER)
        self.core -= self.articles | self.of | FUNCTION
        self.fillers = _singles(words.filler for words in known) | self.body | self.numbers | self.months
        self.fillers -= said | self.links
        self.lead = said | self.fillers | self.links | self.articles
        self.links -= _singles(words.place for words in closest) - _singles(words.link for words in closest)
        self._behalf = _by_first(frozenset[Phrase]().union(*(words.behalf for words in known)))
        self._rest = _by_first(frozenset[Phrase]().union(*(words.rest for words in known)))
        self._align = _by_first(frozenset[Phrase]().union(*(words.align for words in known)))
        self._future = _by_first(frozenset[Phrase]().union(*(words.future for words in known)))
        behind = [*known, english] if (english := wording(FALLBACK)) else known
        self._undone = Negation(phrase for words in behind for phrase in words.undone)
        self._several = _by_first(frozenset[Phrase]().union(*(words.several for words in behind)))
        self._plural = _by_first(frozenset[Phrase]().union(*(words.plural for words in behind)))
        self._enclosed = Negation(phrase for words in behind for phrase in words.enclosed)
        self._starred = Negation(phrase for words in behind for phrase in words.starred)
        self._none = _by_first(frozenset[Phrase]().union(*(words.none for words in behind)))
        self.joiners = frozenset(phrase[0] for phrase in _undisputed(closest) if len(phrase) == 1)
        said_near = _singles(
            words.lead | words.filler | words.link | words.join | words.article | words.of | words.place
            for words in closest
        )
        own = english.negative if english else frozenset()
        if FALLBACK not in near:  # "no Brasil" is Portuguese
            own = frozenset(phrase for phrase in own if len(phrase) > 1 or phrase[0] not in said_near)
        negative = own.union(*(words.negative for words in closest))
        far = frozenset[Phrase]().union(*(words.negative for words in known)) - negative
        negative |= {phrase for phrase in far if len(phrase) > 1 or phrase[0] not in said_near}
        self._foreign, self._negative = Negation(negative - own), Negation(negative)

    def join(self, tokens: Sequence[Token], at: int) -> int:
        """Return how many tokens a joiner fills that begins here; 0 where none does."""
        return _match(self._joins, tokens, at)

    def behalf(self, tokens: Sequence[Token], at: int) -> int:
        """Return how many tokens "on behalf of" fills that begins here; 0 where it does not."""
        return _match(self._behalf, tokens, at)

    def rest(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether other countries are meant here, of whatever: "Other countries", "Autres pays"."""
        return _match(self._rest, tokens, at) > 0

    def align(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether states join here what others have declared: "align themselves", "se rallient"."""
        return _match(self._align, tokens, at) > 0

    def future(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether what is said here is still to come: "may sign", "is to sign", "werden"."""
        months = any(tokens[k].script == "number" for k in (at - 1, at + 1) if 0 <= k < len(tokens))
        return not months and _match(self._future, tokens, at) > 0

    def negative(self, tokens: Sequence[Token], at: int) -> int:
        """Return how many tokens a negation or an exception fills that begins here; 0 where none does."""
        return 0 if tokens[at].raw.lower() in AFFIRMED else self._negative.match(tokens, at)

    def undone(self, tokens: Sequence[Token], at: int) -> int:
        """Return how many words say here, behind a name, that it is not in yet: "guest", "in progress"."""
        return self._undone.match(tokens, at)

    def several(self, tokens: Sequence[Token], at: int) -> int:
        """Return how many words speak here of more than one of the names before: "all three", "both"."""
        return _match(self._several, tokens, at)

    def plural(self, tokens: Sequence[Token], at: int) -> int:
        """Return how many words of a bracket name here what more than one is: "members"."""
        return _match(self._plural, tokens, at)

    def none(self, tokens: Sequence[Token], at: int) -> int:
        """Return how many words deny here all of the names before: "none of them", "aucun"."""
        return _match(self._none, tokens, at)

    def enclosed(self, tokens: Sequence[Token], at: int) -> int:
        """Return how many words speak here of brackets: "in brackets", "entre parenthèses"."""
        return self._enclosed.match(tokens, at)

    def starred(self, tokens: Sequence[Token], at: int) -> int:
        """Return how many words speak here of an asterisk: "with an asterisk", "Sternchen"."""
        return self._starred.match(tokens, at)

    def apart(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether a word says of states that they are others: "sanctioned", "candidates", "yet"."""
        return self._apart.match(tokens, at) > 0

    def people(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether a noun makes another thing of the names beside it: "refugees", "embassies"."""
        return self._people.match(tokens, at) > 0

    def acts(self, token: Token) -> bool:
        """Return whether a word is a form of a verb for what members do: "signed", "signeront"."""
        return token.word[:STEM] in self._acts

    def asserts(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether a verb says that the names before it issue a statement: "condemn", "call on"."""
        return self._assertion.match(tokens, at) > 0

    def foreign_negative(self, tokens: Sequence[Token], at: int) -> int:
        """Return how many tokens one fills that is not English; 0 where none does."""
        return 0 if tokens[at].raw.lower() in AFFIRMED else self._foreign.match(tokens, at)


class Negation:
    """Phrases that take back, some of them only the beginnings or the ends of words."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        listed = list(phrases)
        self._whole = _by_first(phrase for phrase in listed if STAR not in phrase[-1])
        alone = {phrase[0] for phrase in listed if len(phrase) == 1}
        self._stems = tuple(word[:-1] for word in alone if word.endswith(STAR))
        self._endings = tuple(word[1:] for word in alone if word.startswith(STAR))
        self._exact = frozenset(word[1:] for word in alone if word.startswith(EXACT))

    def match(self, tokens: Sequence[Token], at: int) -> int:
        """Return how many tokens a phrase fills that begins here; 0 where none does."""
        width = _match(self._whole, tokens, at)
        word = tokens[at].word
        return width or int(
            (bool(self._stems) and word.startswith(self._stems))
            or (bool(self._endings) and word.endswith(self._endings))
            or (bool(self._exact) and tokens[at].raw.casefold() in self._exact)
        )


def _undisputed(known: Sequence[Wording]) -> Iterable[Phrase]:
    """Yield the joiners that are nothing else in another of the languages."""
    meanings = [(words.join, words.other | words.article | words.of) for words in known]
    for phrase in {phrase for words in known for phrase in words.join}:
        if not any(phrase in others and phrase not in joins for joins, others in meanings):
            yield phrase


def _singles(groups: Iterable[frozenset[Phrase]]) -> frozenset[str]:
    return frozenset[str]().union(*map(_single, groups))


@cache
def _single(phrases: frozenset[Phrase]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in phrase)


def _by_first(phrases: Iterable[Phrase]) -> dict[str, list[Phrase]]:
    """Return phrases by their first word, the longest first."""
    found: dict[str, list[Phrase]] = {}
    for phrase in set(phrases):
        found.setdefault(phrase[0], []).append(phrase)
    for alike in found.values():
        if len(alike) > 1:
            alike.sort(key=lambda phrase: (-len(phrase), phrase))
    return found


def _match(phrases: Mapping[str, list[Phrase]], tokens: Sequence[Token], at: int) -> int:
    for phrase in phrases.get(tokens[at].word, ()):
        end = at
        for word in phrase:
            while at < end < len(tokens) and tokens[end].word == "the" and word != "the":
                end += 1
            if end == len(tokens) or tokens[end].word != word:
                break
            end += 1
        else:
            return end - at
    return 0


def spoken(names: Iterable[frozenset[str]], words: Iterable[str]) -> Speech:
    """Return the words that act in a text: of the languages that most of its names are of.

    What stands between the names tells languages apart that share them. `names` are the languages of each
    name, empty for a code; `words` are those of the text outside names.
    """
    score: Counter[str] = Counter()
    for languages, number in Counter(names).items():
        for language in languages:
            score[language] += number
    if not score:
        return _speech((FALLBACK,), (FALLBACK,))
    most = max(score.values())
    weighed: dict[str, float] = {}
    present = Counter(words)
    for language, number in score.items():
        if number >= most * WIDE and wording(language):
            seen = sum(present[word] for word in marks_of(language) if word in present)
            weighed[language] = number + EVIDENCE * min(seen, 2 * most)
    if not weighed:
        return _speech((FALLBACK,), (FALLBACK,))
    best = max(weighed.values())
    margin = NEAR_BEST + most / 20
    near = (language for language, weight in weighed.items() if weight >= best - margin)
    return _speech(tuple(sorted(near)), tuple(sorted(weighed)))


@cache
def marks_of(language: str) -> frozenset[str]:
    """Return the words of a language by which a text is told to be of it."""
    words = wording(language)
    if not words:
        return frozenset()
    telling = words.join | words.article | words.of | words.lead | words.member | words.envoy
    return frozenset(
        phrase[0] for phrase in telling if len(phrase) == 1 and phrase[0][0] not in (STAR, EXACT)
    )


@cache
def _speech(near: tuple[str, ...], wide: tuple[str, ...]) -> Speech:
    """Return what acts in these languages: texts of one language share it, and a table is a text a cell."""
    return Speech(near, wide)
