"""A text as it is meant, in as many characters as were written: entities, tags and broken words resolved.

No character moves, so that an offset in the flat text is one in the text: what an entity leaves over is
filled with `FILL`, which is not seen.
"""

import re
from typing import Final

from signatories.names.words.tokens import FILL, PARTING, STRUCK

ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
FORUM: Final = re.compile(r"(\[(del|s|strike)\])([^\[\]]{1,1000})(\[/\2\])", re.IGNORECASE)
"""Deletion as forums write it: "[s]Norway[/s]"."""
CROSSED: Final = re.compile(r"((~~))([^~\n]{1,1000})(~~)")
EMPHASIS: Final = re.compile(
    r"(?<!\S)([(\[\u00ab\u201c]*)(\*\*|__)(?=\S)([^*_\n]{1,200}?)(?<=\S)\2(?![^\W_])"
)
"""Words between double signs of Markdown, which only make them bold."""
QUOTED: Final = re.compile(r"^(?:[ \t]*>)+(?=[ \t]+\S)", re.MULTILINE)
"""The signs before the lines of a mail that is quoted."""
HYPHENATED: Final = re.compile(r"(?<=[^\W\d_])-(\r\n|[\n\v\f\r\u2028])(?=([^\W\d_]))")
DOUBLE: Final = re.compile(r"(?<![-\w|])--(?=[ \w])|(?<=\w)--(?=[ ,.;\n]|$)|(?<= )--(?= )")
"""A dash of a typewriter, round what it sets apart: "two states --Chile and Peru-- met"."""
TYPED: Final = re.compile(
    r"(?:(?<=\n)|(?<=[,;:|] )|(?<=[*\u2022-] )|\A)--(?=[^\s-])([^\s,;|]{1,40}(?: [^\s,;|]{1,40}){0,3})"
    r"(?<!-)--(?=[ \t]{0,9}(?:[,;|\n.]|\Z))"
)
"""One name that is crossed out with the dashes of a typewriter: "--Norway--, Sweden"."""
BLANKS: Final = str.maketrans(
    {"\u3000": " ", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\ufeff": FILL}
)


def flat(text: str) -> str:
    """Return the text with entities decoded, tags as the breaks that they are, and hyphenated words whole."""
    if "<" in text:
        from signatories.names.texts.tags import without_tags  # slow to load

        text = without_tags(text)
    if "](" in text or "[[" in text or "{{" in text:
        from signatories.names.texts.links import without_addresses  # slow to load

        text = without_addresses(text)
    if "[/" in text:
        text = FORUM.sub(_deleted, text)
    if "~~" in text:
        text = CROSSED.sub(_deleted, text)
    if "\n>" in text and len(QUOTED.findall(text)) > 1:
        text = QUOTED.sub(lambda match: match[0].replace(">", FILL), text)
    if "**" in text or "__" in text:
        text = EMPHASIS.sub(_plain, text)
    if "&" in text:
        text = ENTITY.sub(_entity, text)
    if "--" in text:
        text = TYPED.sub(_typed, text)
        text = DOUBLE.sub(_dash, text)
    text = HYPHENATED.sub(_whole, text)
    return text.translate(BLANKS)


def _typed(match: re.Match[str]) -> str:
    """Return a name that is crossed out, or an aside with a word in small letters: "--Chile and Peru--"."""
    if any(word[0].islower() for word in match[1].split(" ")):
        return match[0]
    return f"{STRUCK}{FILL}{match[1]}{STRUCK}{FILL}"


def _dash(match: re.Match[str]) -> str:
    """Return a dash with the blank that parts it from the word it is written to."""
    behind = match.string[match.end() : match.end() + 1]
    return "\u2013 " if behind not in ("", " ", "\n") else " \u2013"


def _entity(match: re.Match[str]) -> str:
    import html

    decoded = html.unescape(match[0])
    return decoded + FILL * (len(match[0]) - len(decoded)) if len(decoded) == 1 else match[0]


def _deleted(match: re.Match[str]) -> str:
    """Return a deleted list as one piece, in which nothing separates."""
    opening = match[1] if match[1][0] != "[" else STRUCK + FILL * (len(match[1]) - 1)
    return opening + PARTING.sub(STRUCK, match[3]) + match[4]


def _plain(match: re.Match[str]) -> str:
    """Return words without the signs that make them bold; a whole bold line may be a heading by them."""
    text = match.string
    begin, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
    alone = (
        not text[begin : match.start()].strip() and not text[match.end() : None if end < 0 else end].strip()
    )
    if alone and not match[3].endswith(":"):
        return match[0]
    return f"{match[1]}{FILL * 2}{match[3]}{FILL * 2}"


def _whole(match: re.Match[str]) -> str:
    """Join a word broken at a line's end; a capital begins the second part of a name with a hyphen."""
    if match[2].islower():
        return FILL * len(match[0])
    return "-" + FILL * (len(match[0]) - 1)
