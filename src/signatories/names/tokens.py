"""Text cut into words that can be compared, each knowing where in the text it stands."""

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e"}
)
ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w.-]+\.\w+|@\w+")
"""Addresses of pages and people, in which a country's name names none."""
PUNCTUATION: Final = {
    "，": ",",
    "、": ",",
    "（": "(",
    "）": ")",
    "；": ";",
    "：": ":",
    "،": ",",
    "؛": ";",
    "／": "/",
}
"""The signs of other scripts for those that may stand inside a name or between names."""

SAME: Final = {"st": "saint", "ste": "sainte", "rep": "republic", "dem": "democratic", "fed": "federated",
               "isds": "islands", "isl": "islands", "sts": "states", "terr": "territory"}  # fmt: skip
"""Words that databases shorten, and what they are short for."""
WRAP: Final = "\v"
"""A line break within a paragraph."""
VOICED: Final = "\u3099\u309a"
"""Marks of Japanese letters, which unlike accents make them other letters."""


class Token(NamedTuple):
    """A word, a number or a sign: as compared, as written, and the characters [start, end) that it fills."""

    word: str
    raw: str
    start: int
    end: int
    script: str

    @property
    def is_word(self) -> bool:
        return self.script not in ("sign", "number")

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital, or in letters that know none."""
        return self.is_word and not self.raw[0].islower()


@lru_cache(maxsize=4096)
def script(character: str) -> str:
    """What a character is part of: a word of a script, a number, a sign, nothing ("") or what is before."""
    category = unicodedata.category(character)
    if character in ",()/:;&" or character in PUNCTUATION:
        return "sign"
    if category in ("Mn", "Me", "Cf") or character == "\u0640":  # accents, the invisible, the Arabic stretch
        return "same"
    if category == "Nd":
        return "number"
    point = ord(character)
    if 0x3041 <= point <= 0x3096:
        return "hiragana"
    if (0x30A1 <= point <= 0x30FE and point != 0x30FB) or 0xFF66 <= point <= 0xFF9D:
        return "katakana"
    if 0x3400 <= point <= 0x9FFF or 0xF900 <= point <= 0xFAFF or point >= 0x20000:
        return "han"
    if 0x0600 <= point <= 0x06FF and category[0] == "L":
        return "arabic"
    raised = category in ("Lm", "No") or unicodedata.decomposition(character).startswith(("<super>", "<sub>"))
    return "word" if category[0] in "LM" and not raised else ""


def folded(text: str) -> str:
    """A word as it is compared: accents and case aside."""
    letters = unicodedata.normalize("NFKD", text).casefold().translate(LETTERS)
    kept = (c for c in letters if c in VOICED or unicodedata.category(c) not in ("Mn", "Me", "Cf"))
    return unicodedata.normalize("NFC", "".join(kept)).replace("\u0640", "")


def tokens(text: str) -> list[Token]:
    """The words, numbers and signs of a text in their order.

    Words of the same script go together, but every Chinese character is its own word. Superscripts and
    all other signs stand between tokens.
    """
    found: list[Token] = []
    addresses = {match.start(): match.end() for match in ADDRESS.finditer(text)}
    start = 0
    while start < len(text):
        if start in addresses:
            found.append(Token("@", text[start : addresses[start]], start, addresses[start], "word"))
            start = addresses[start]
            continue
        kind = script(text[start])
        end = start + 1
        if kind in ("", "same"):
            start = end
            continue
        while end < len(text) and kind != "sign":
            following = script(text[end])
            if end in addresses or (following != "same" and (following != kind or kind == "han")):
                break
            end += 1
        found.append(_token(text, start, end, kind))
        start = end
    return found


def _token(text: str, start: int, end: int, kind: str) -> Token:
    raw = text[start:end]
    if kind == "sign":
        word = PUNCTUATION.get(raw, raw)
        return Token("and", raw, start, end, "word") if word == "&" else Token(word, raw, start, end, kind)
    word = folded(raw)
    word = SAME.get(word, word)
    if raw == "Is" and text[end : end + 1] == ".":
        word = "islands"
    return Token(word, raw, start, end, kind)


def key(name: str) -> tuple[str, ...]:
    """A name as the table is asked for it: its words and signs, without "the"."""
    return tuple(token.word for token in tokens(name) if token.word != "the")


def joined(text: str) -> str:
    """The text with `WRAP` for each line break that only wraps a paragraph; no character moves."""
    lines = re.split(r"(\r\n|[\n\r\v\f\x85\u2028\u2029])", text)
    for i in range(1, len(lines) - 1, 2):
        before, after = lines[i - 1].strip(), lines[i + 1].strip()
        lines[i] = (WRAP if _wraps(before, after) else "\n") * len(lines[i])
    return "".join(lines)


def _wraps(before: str, after: str) -> bool:
    """Whether a line goes on in the next: its last word cannot be last, or it is a long one of prose."""
    if not before or not after or "\t" in before + after or "|" in before + after or not after[0].isalpha():
        return False
    words = before.split()
    last = words[-1].casefold()
    if last in ("and", "&", "et", "y", "und", "en"):
        return True
    if last in ("of", "the") and not re.search("[,(]", before):
        return True
    listing = len(re.findall(r"[,;]\s", before)) >= 2 and len(before) >= 25
    prose = len(words) >= 9 and len(before) >= 40
    return (listing or prose) and before[-1] not in ".;:!?"
