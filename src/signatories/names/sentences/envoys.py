"""Who speaks for a country: "the President of", "His Majesty the King of"."""

from collections.abc import Sequence

from signatories.names.texts.account import Parsed
from signatories.names.texts.page import Mark, ParsedText
from signatories.names.words.lexicon import APOSTROPHES
from signatories.names.words.state_forms import NAMESAKES, WORDS


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


def is_office(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words are an office of the country behind them, with "of": "the Representative of"."""
    plain = without_articles(page, marks)
    return bool(plain) and plain[-1] in page.speech.of and are_envoys(page, marks)
