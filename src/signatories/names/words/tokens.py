"""Text cut into words that can be compared, each knowing where in the text it stands."""

import re
import unicodedata
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Final, NamedTuple

LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e"}
)
ADDRESS: Final = re.compile(
    r"(?<!\w)(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,255}\.\w+|@\w+"
)
"""Addresses of pages and people, in which a country's name names none."""
PUNCTUATION: Final = {
    "，": ",",
    "、": ",",
    "（": "(",
    "）": ")",
    "；": ";",
    "：": ":",
    "\u055d": ":",  # Armenian, before what is listed
    "،": ",",
    "؛": ";",
    "／": "/",
    "[": "(",
    "]": ")",
    "【": "(",
    "】": ")",
    "［": "(",
    "］": ")",
}
"""The signs of other scripts for those that may stand inside a name or between names."""

SAME: Final = {"st": "saint", "ste": "sainte", "rep": "republic", "dem": "democratic", "fed": "federated",
               "isds": "islands", "isl": "islands", "sts": "states", "terr": "territory"}  # fmt: skip
"""Words that databases shorten, and what they are short for."""
STRUCK: Final = "\u0336"
"""The sign for a tag of deletion, as for a stroke through a letter; no rule accepts it."""
PARTING: Final = re.compile(r"[,;/|\n\u3001]")
FILL: Final = "\u2060"
"""The sign that takes the place of characters that mean nothing; it is not seen."""
UNSEEN: Final = frozenset(
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufe0e\ufe0f"
)
"""Characters that show nothing: soft hyphens, marks of direction, and what `flatten` fills up with."""
_UNSEEN: Final = re.compile(f"[{''.join(sorted(UNSEEN))}\u202a-\u202e\u2066-\u2069]+")
WRAP: Final = "\v"
"""A line break within a paragraph."""
ACCENTED: Final = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u06d6-\u06ed]")
"""Marks that may be left out: accents, vowels of Hebrew and Arabic. Those of other scripts are letters."""
UNSPACED: Final = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF))
"""Thai, Lao, Burmese, Khmer: letters written without blanks between words."""
ASCII: Final = re.compile(r"[A-Za-z]++(?=[\x00-\x7f]|\Z)")


SINGLE: Final = ("han", "unspaced")
"""Scripts of which every letter is its own token."""


class Token(NamedTuple):
    """A word, a number or a sign: as compared, as written, and the characters [start, end) that it fills."""

    word: str
    raw: str
    start: int
    end: int
    script: str

    @property
    def is_word(self) -> bool:
        return self.script not in ("sign", "number", "flag")

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital, or in letters that know none."""
        return self.is_word and not self.raw[0].islower()


@lru_cache(maxsize=4096)
def script(character: str) -> str:
    """Return what a character belongs to: a word's script, a number, a sign, "", or what is before it."""
    category = unicodedata.category(character)
    if character in ",()/:;&" or character in PUNCTUATION:
        return "sign"
    if category in ("Mn", "Me", "Cf") or character == "\u0640":  # accents, the invisible, the Arabic stretch
        return "same"
    if category == "Nd":
        return "number"
    point = ord(character)
    if 0x1F1E6 <= point <= 0x1F1FF:
        return "flag"
    if 0x3041 <= point <= 0x3096:
        return "hiragana"
    if (0x30A1 <= point <= 0x30FE and point != 0x30FB) or 0xFF66 <= point <= 0xFF9D:
        return "katakana"
    if 0x3400 <= point <= 0x9FFF or 0xF900 <= point <= 0xFAFF or point >= 0x20000:
        return "han"
    if 0x0600 <= point <= 0x06FF and category[0] == "L":
        return "arabic"
    if 0x0590 <= point <= 0x05FF and category[0] == "L":
        return "hebrew"
    if any(first <= point <= last for first, last in UNSPACED):
        return "unspaced"
    raised = category in ("Lm", "No") or unicodedata.decomposition(character).startswith(("<super>", "<sub>"))
    return "word" if category[0] in "LM" and not raised else ""


def folded(text: str) -> str:
    """Return a word as it is compared: without accents, case and what cannot be seen."""
    if text.isascii():
        return text.lower()
    letters = ACCENTED.sub("", unicodedata.normalize("NFKD", text).casefold().translate(LETTERS))
    kept = (c for c in letters if unicodedata.category(c) not in ("Me", "Cf"))
    return unicodedata.normalize("NFC", "".join(kept)).replace("\u0640", "")


def tokens(text: str) -> list[Token]:
    """Return the words, numbers and signs of a text in their order.

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
        if word := ASCII.match(text, start):
            found.append(_token(text, start, word.end(), "word"))
            start = word.end()
            continue
        kind = script(text[start])
        end = start + 1
        if kind in ("", "same"):
            start = end
            continue
        if kind == "flag":
            end += script(text[end : end + 1] or " ") == "flag"
            found.append(Token(text[start:end], text[start:end], start, end, "flag"))
            start = end
            continue
        while end < len(text) and kind != "sign":
            following = script(text[end])
            if end in addresses or (following != "same" and (following != kind or kind in SINGLE)):
                break
            end += 1
        found.append(_token(text, start, end, kind))
        start = end
    return found


def _token(text: str, start: int, end: int, kind: str) -> Token:
    while text[end - 1] in UNSEEN:
        end -= 1
    raw = text[start:end]
    if kind == "sign":
        word = PUNCTUATION.get(raw, raw)
        return Token("and", raw, start, end, "word") if word == "&" else Token(word, raw, start, end, kind)
    word = folded(raw)
    word = SAME.get(word, word)
    if raw == "Is" and text[end : end + 1] == ".":
        word = "islands"
    return Token(word, raw, start, end, kind)


def seen(text: str) -> str:
    """Return what of a text can be seen."""
    return text if text.isascii() else _UNSEEN.sub("", text)


def key(name: str) -> tuple[str, ...]:
    """Return a name as the table is asked for it: its words and signs, without "the"."""
    return tuple(token.word for token in tokens(name) if token.word != "the")


HEADING: Final = re.compile(r"[^,;:.]{1,40}: ")
"""A line that begins with a heading of its own: "Depositary: Switzerland"."""


SIGNATURE: Final = re.compile(
    r"[^,;:()]{4,60},\s+(?:[^\W\d]+\s+){0,3}?\w*(?:minist|premi|presid|pr\u00e9sid|secretar|secr\u00e9t|ambass|"
    r"embaj|embaix|chancel|kanzler|canciller|r\u00e1\u00f0herra|\u043c\u0438\u043d\u0438\u0441\u0442|"
    r"\u043c\u0456\u043d\u0456\u0441\u0442|\u043f\u0440\u0435\u043c\u044c|\u043f\u043e\u0441\u043e\u043b)",
    re.IGNORECASE,
)
"""A line that names a person and an office: "Paulo Rangel, ministro de Negocios Extranjeros de Portugal"."""
NARROW: Final = 55
"""Lines shorter than this are not wrapped to a width, unless one ends in a comma."""
OPENING: Final = "(\"'\u2018\u201c\u201e\u00ab"
"""Signs before the first word of a quotation or a bracket."""


def joined(text: str) -> str:
    """Return the text with `WRAP` for each line break that only wraps a paragraph; no character moves."""
    lines = re.split(r"(\r\n|[\n\r\v\f\x85\u2028\u2029])", text)
    written = [line.strip() for line in lines[::2]]
    filled = _filled(written)
    for i in range(1, len(lines) - 1, 2):
        before, after = written[i // 2], written[i // 2 + 1]
        lines[i] = (WRAP if _wraps(before, after, filled=filled[i // 2]) else "\n") * len(lines[i])
    return "".join(lines)


def _filled(lines: list[str]) -> list[bool]:
    """Return of each line whether its paragraph may be wrapped.

    It has a line that ends in a comma, or no next word had room on the line before.
    """
    found: list[bool] = []
    for empty, block in groupby(lines, key=lambda line: not line):
        paragraph = list(block)
        width = max(map(len, paragraph))
        ended = any(line.endswith(",") for line in paragraph[:-1])
        fits = not (empty or ended) and any(
            before[-1] not in ";.:!?" and len(before) + 1 + len(after.split()[0]) <= width
            for before, after in pairwise(paragraph)
        )
        found += [not fits and (ended or width >= NARROW)] * len(paragraph)
    return found


def _begins(before: str, after: str) -> bool:
    """Return whether a line may go on in words, in quotes or in brackets too where no names are listed."""
    if after[0].isalpha():
        return True
    listing = before.count(",") > 1 and after[0] == "("
    return not listing and after.lstrip(OPENING)[:1].isalpha()


def _wraps(before: str, after: str, *, filled: bool) -> bool:
    """Return whether a line goes on in the next: its last word cannot be last, or it is a line of prose.

    `filled` says whether the lines of its paragraph are as long as lines of one width are.
    """
    if (
        not before
        or not after
        or "\t" in before + after
        or "|" in before + after
        or not _begins(before, after)
    ):
        return False
    if HEADING.match(after) or SIGNATURE.match(after):
        return False
    words = before.split()
    last = words[-1].casefold()
    if last in ("and", "&", "et", "y", "und", "en"):
        return True
    if last in ("of", "the") and not re.search("[,(]", before):
        return True
    listing = len(re.findall(r"[,;]\s", before)) >= 2 and len(before) >= 25
    prose = len(words) >= 9 and len(before) >= 40
    return filled and (listing or prose) and before[-1] not in ".;:!?"
