"""Candidates that join a declaration, as the European Union's do: they are in, though the word says no."""

from signatories.names.texts.page import ParsedText
from signatories.names.texts.split_items import units
from signatories.names.words.lexicon import CANDIDATES


def with_candidates(page: ParsedText) -> ParsedText:
    """Return a text with the candidates found that join a declaration."""
    said = [at for at in range(len(page.tokens)) if page.speech.align(page.tokens, at)]
    joining = {
        at
        for unit in (units(page) if said else ())
        if any(unit.first <= at < unit.last for at in said)
        for at in range(unit.first, unit.last)
        if page.tokens[at].word.startswith(CANDIDATES)
    }
    return page._replace(joining=frozenset(joining)) if joining else page
