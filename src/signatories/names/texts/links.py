"""Links of Markdown and of wikis: their text stays, their address and signs are filled up.

"[Norway](https://no)" is Norway, "[[Kingdom of Norway|Norway]]" too; "[Norway]" is a name in brackets.
"""

import re
from typing import Final

from signatories.names.words.tokens import FILL

LINK: Final = re.compile(
    r"(?<![!\]\\])\[([^\[\]\n]{1,200})\]"
    r"\((?:[a-z]{2,10}://|mailto:|www\.|\.{0,2}/|#|[\w%-]{1,100}\.(?:html?|php|aspx?|md|pdf)\b)"
    r"[^()\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?\)",
    re.IGNORECASE,
)
WIKI: Final = re.compile(r"\[\[([^\[\]|\n:#]{1,200}(?:#[^\[\]|\n]{0,200})?\|)?([^\[\]|\n:#]{1,200})\]\]")
TEMPLATE: Final = re.compile(
    r"\{\{(?:flag\w{0,12}|country\w{0,12}|флаг\w{0,12}|drapeau\w{0,12}|pays"
    r"|bandera\w{0,12}|bandeira\w{0,12}|bandiera\w{0,12}|vlag\w{0,12}|land|國旗|国旗|flaga\w{0,12})"
    r"\|([^{}|\n=]{1,100})\}\}(?=([ \t]{0,9}\{\{)?)",
    re.IGNORECASE,
)
"""The flag and the name of a country in a wiki."""


def without_addresses(text: str) -> str:
    """Return a text with the texts of its links in their place, and no address."""
    if "](" in text:
        text = LINK.sub(_link, text)
    if "[[" in text:
        text = WIKI.sub(_wiki, text)
    if "{{" in text:
        text = TEMPLATE.sub(_flag, text)
    return text


def _alone(match: re.Match[str], group: int, closing: str = "") -> str:
    """Return a link with its text alone, in as many characters."""
    start, end = match.start(group) - match.start(), match.end(group) - match.start()
    return FILL * start + match[group] + closing + FILL * (len(match[0]) - end - len(closing))


def _link(match: re.Match[str]) -> str:
    """Return the text of a link; the number of a footnote stays in its brackets."""
    if sum(letter.isalpha() for letter in match[1]) > 1:
        return _alone(match, 1)
    return f"[{match[1]}]{FILL * (len(match[0]) - len(match[1]) - 2)}"


def _wiki(match: re.Match[str]) -> str:
    return _alone(match, 2)


def _flag(match: re.Match[str]) -> str:
    """Return the name of a flag, parted by a comma from another flag behind it."""
    return _alone(match, 1, "," if match[2] else "")
