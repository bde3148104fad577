"""The meaning of a name where it stands: the doubts that only its surroundings raise or settle."""

from collections.abc import Container, Iterable, Sequence
from typing import Final

from signatories.names.table import Table
from signatories.names.texts.page import Item, ParsedText
from signatories.names.words.languages import marks_of
from signatories.names.words.lexicon import AND, POSTAL
from signatories.names.words.matching import Match

Doubt = tuple[str, tuple[str, ...]]
COMMON: Final = frozenset(
    {"turkey", "china", "chad", "jersey", "jordan", "guinea", "japan", "chile", "mali", "niger"}
)
"""Names that in small letters may be words."""
ISLANDS: Final = frozenset({"polynesia", "melanesia", "oceania"})


class Doubts:
    """A resolver of what each name of a text means, once all its names are known."""

    def __init__(
        self, page: ParsedText, table: Table, listed: Sequence[Item], year: int | None, lines: int
    ) -> None:
        self.page, self.table, self.year = page, table, year
        self.lines = lines
        matches = list(page.names.values())
        self.places = {m.key: m for m in matches if m.entry.kind == "place"}
        states = [m for m in self.places.values() if "us-state" in m.entry.languages]
        self.states = sorted(m.start for m in states)
        self.in_states = any(item.name in states for item in listed)
        self.abroad = [
            m.entry.languages for m in matches if not m.entry.weak and "en" not in m.entry.languages
        ]
        self.foreign = any("en" not in m.entry.languages and m.key != ("islands",) for m in matches)
        weak = {m.key: m.entry.languages for m in matches if m.entry.weak}
        spoken = {language for language in page.speech.languages if language != "en"}
        if "en" not in page.speech.languages:
            several = {one for one in spoken if sum(one in languages for languages in weak.values()) > 1}
            self.abroad.append(frozenset(several | _heard(page, spoken)))
        self.leftovers = any(item.name is None for item in listed)
        names = [item.name for item in listed if item.name]
        short = [m for m in names if m.entry.kind == "code" and len(m.key[0]) == 2]
        written = {self.text(m) for m in short}
        unknown = [i for i in listed if i.name is None and _two_capitals(page, i)]
        self.in_capitals = all(self.text(m).isupper() for m in matches if m.entry.kind != "code")
        self.postal = bool(unknown) or (len(written) > 1 and written <= POSTAL)

    def text(self, match: Match) -> str:
        return self.page.flat[match.start : match.end]

    def of_item(self, item: Item) -> Doubt:
        """Return the verdict on a name that is an item of a list."""
        match = item.name
        assert match is not None
        entry = match.entry
        if entry.kind == "code" and len(match.key[0]) == 2 and self.postal:
            return "ambiguous", entry.codes
        if self.text(match) in COMMON and self.leftovers:
            return "suggested", entry.codes
        if len(entry.codes) == 1 and (parts := self._parts(match)) and not self._stands_alone(item, match):
            return "ambiguous", tuple(sorted({*entry.codes, *parts}))
        if (
            entry.codes == ("FSM",)
            and match.key == ("micronesia",)
            and not ISLANDS & {k[0] for k in self.places}
        ):
            return "recognised", entry.codes
        return self.of_mention(match, listed={item.before, item.after} != {"\n"})

    def of_mention(self, match: Match, *, listed: bool = False) -> Doubt:
        """Return the verdict on a name wherever it stands, `listed` where commas part it from others."""
        entry, key = match.entry, match.key
        if entry.kind == "place":
            return "leftover", ()
        if entry.kind == "ambiguous":
            meant = self.year and entry.changed and self.year < entry.changed and len(entry.codes) == 1
            return ("recognised" if meant else "ambiguous"), entry.codes
        if entry.kind == "suggested" or (match.broken and self.lines < 3 and not listed):
            return "suggested", entry.codes
        if match.dashed and self._dashed_list(match):
            return "ambiguous", entry.codes
        doubtful = (
            key == ("micronesia",)
            or (key == ("georgia",) and (self.in_states or self._near_state(match)))
            or self._before_state(match)
            or (entry.weak and not any(languages & entry.languages for languages in self.abroad))
            or (key == ("islands",) and not self.foreign)
            or (entry.codes == ("GIN",) and _dangles(self.page.flat, match.end))
            or (entry.codes == ("GUM",) and self.text(match).isupper() and not self.in_capitals)
            or bool(self._parts(match) and "," not in key and entry.codes != ("SCG",))
        )
        return ("ambiguous" if doubtful else "recognised"), entry.codes

    def _near_state(self, match: Match) -> bool:
        """Return whether the same line or sentence names a state of the United States."""
        flat = self.page.flat
        spans = (flat[min(at, match.end) : max(at, match.start)] for at in self.states)
        return any("\n" not in span and ". " not in span for span in spans)

    def _before_state(self, match: Match) -> bool:
        """Return whether a state of the United States follows, as in "Lebanon, Pennsylvania"."""
        at = match.last + 1
        comma = match.last < len(self.page.tokens) and self.page.tokens[match.last].word == ","
        after = self.page.names.get(at)
        return comma and after is not None and "us-state" in after.entry.languages

    def _parts(self, match: Match) -> tuple[str, ...]:
        """Return the countries that the name would name read as a list: "Hong Kong, China"."""
        if len(match.key) < 3:  # one, "and", another
            return ()
        for sign in (",", *AND):
            if match.key.count(sign) == 1:
                at = match.key.index(sign)
                entries = [self.table.entry(part) for part in (match.key[:at], match.key[at + 1 :])]
                named = [
                    e for e in entries if e and e.kind not in ("place", "suggested", "ambiguous", "code")
                ]
                if len(named) == 2:
                    return tuple(code for entry in named for code in entry.codes)
        return ()

    def _dashed_list(self, match: Match) -> bool:
        """Return whether a name written with a dash between blanks may be two: "Serbia - Montenegro"."""
        parts = [(match.key[:at], match.key[at:]) for at in range(1, len(match.key))]
        return any(
            one and other and one.is_sound and other.is_sound
            for first, second in parts
            for one, other in [(self.table.entry(first), self.table.entry(second))]
        )

    def _stands_alone(self, item: Item, match: Match) -> bool:
        """Return whether what stands around shows that the name is one item and not two."""
        whole = ("\n", "\t", ";", "(", ")")
        if item.before in whole and item.after in whole:
            return (
                self.lines > 1 or item.before == ";" or item.after == ";" or "\t" in (item.before, item.after)
            )
        if "," in match.key:
            return False
        return item.before == "and" or item.after == ","


def the_other(text: str, codes: Sequence[str], named: Container[str], table: Table) -> str:
    """Return the code that a name of several countries means in a list that names all but one otherwise.

    The record must call that one just so: "Congo" beside the Democratic Republic of the Congo. "" where
    it may still mean several.
    """
    left = [code for code in codes if code not in named]
    return left[0] if len(left) == 1 < len(codes) and table.names.get(left[0]) == text else ""


def _heard(page: ParsedText, languages: Iterable[str]) -> set[str]:
    """Return the languages of which a text has words of its own outside names, such as "and"."""
    outside = {token.word for at, token in enumerate(page.tokens) if at not in page.inside}
    outside -= marks_of("en")
    return {language for language in languages if not outside.isdisjoint(marks_of(language))}


def _two_capitals(page: ParsedText, item: Item) -> bool:
    words = page.tokens[item.first : item.last]
    return len(words) == 1 and len(words[0].raw) == 2 and words[0].raw.isupper()


def _dangles(text: str, end: int) -> bool:
    """Return whether the name breaks off at a hyphen."""
    return text[end : end + 1] == "-" and not text[end + 1 : end + 2].isalnum()
