"""Words that speak of others than those who are in: observers, candidates, those under sanctions."""

from collections.abc import Sequence

from signatories.names.sentences.periods import has_ended
from signatories.names.texts.account import negative
from signatories.names.texts.page import Mark, ParsedText


def speaks_of_others(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words take something back, or speak of others than those who are in: "candidates"."""
    words = [mark for mark in marks if mark.kind == "word"]
    return (
        set_apart(page, words) or negative(page, marks) or have_a_part(page, _without_spokesman(page, words))
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


def have_a_part(page: ParsedText, words: Sequence[Mark]) -> bool:
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
