"""The words of kept texts, read when an answer asks for them: nothing of them stands in the register."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from signatories.claims.passages import CountryMention, Passage
from signatories.names import table_of
from signatories.record.kept import content_of, sources_with_texts
from signatories.register.lookup import known_names, names_of_countries
from signatories.register.particulars import folder_of, own_particulars, particulars_of
from signatories.register.tables import Register

BESIDE = 60
"""So many characters of a text are shown on either side of a name, to the next sign or space."""


class KeptText(NamedTuple):
    """A source whose words are kept: what they are read for, and how many countries and bytes they have.

    `text` is empty where its licence does not let it be shipped.
    """

    instrument: str
    source: str
    reads: str
    lang: str
    countries: int
    bytes: int
    licence: str
    sha256: str
    publisher: str
    title: str
    published: str
    url: str
    codes: str
    text: str


def kept_texts(register: Register, instrument: str | None = None) -> list[KeptText]:
    """Return the kept texts of one instrument, or of all, by instrument and source."""
    found = []
    for id in [instrument] if instrument else [row.id for row in own_particulars(register)]:
        for name, passage in sorted(passages(register, id).items()):
            source, kept = passage.source, passage.kept
            listed = list(passage.first_mentions) or list(kept.codes or ())
            published = source.published.text if source.published else ""
            found.append(
                KeptText(
                    id, name, kept.reads, kept.lang, len(listed),
                    len(passage.text.encode()), kept.licence, kept.sha256, source.publisher, source.title,
                    published, source.url or "", " ".join(listed), passage.text,
                )
            )  # fmt: skip
    return found


def passages(register: Register, id: str) -> dict[str, Passage]:
    """Return the kept texts of an instrument, ready to be read, by source.

    The text is empty where it is not there: its licence forbids it, or it was not fetched with the record.
    """
    where, folder = particulars_of(register, id), folder_of(register, id)
    try:
        sources = sources_with_texts(folder, where.file, where.line, id)
    except OSError:  # of an older state of the record nothing is left but the register
        return {}
    found: dict[str, Passage] = {}
    if sources:
        table = table_of(names_of_countries(register), known_names(register))
    for name, source in sources.items():
        assert source.kept
        content = content_of(folder, id, name) or b""
        found[name] = Passage(content.decode("utf-8", "replace"), source.kept, source, table)
    return found


class Words(NamedTuple):
    """The words of a kept text about one country: its name there, the place, and the context, name marked.

    `as_listed` is empty where the text does not list it; `said` is then why, where the record has a reason.
    """

    source: str
    as_listed: str
    offset: int
    before: str
    after: str
    said: str

    def in_words(self, name: str) -> str:
        """Return what the text says of a country of this name as a line of notes."""
        if self.as_listed:
            around = f"{self.before}{self.as_listed}{self.after}".strip()
            return f"{self.source}, character {self.offset} of its kept text: \u201c{around}\u201d"
        reason = f": {self.said}" if self.said else ""
        return f"{self.source}: its kept text does not list {name}{reason}"


def words_about(texts: Mapping[str, Passage], code: str, sources: Iterable[str]) -> list[Words]:
    """Return what the kept texts among these sources say of a country, in the order of the sources."""
    return [_words(name, texts[name], code) for name in dict.fromkeys(sources) if name in texts]


def _words(source: str, passage: Passage, code: str) -> Words:
    country = passage.first_mentions.get(code)
    if country is not None:
        return Words(source, country.text, country.offset, *_around(passage.text, country), "")
    passed = next((item.why for item in passage.kept.not_ if item.country == code), "")
    return Words(source, "", -1, "", "", passed)


def _around(text: str, country: CountryMention) -> tuple[str, str]:
    """Return the words before and behind a name, each to the next sign or space, in one line."""
    start, end = max(0, country.offset - BESIDE), min(len(text), country.end + BESIDE)
    before, after = text[start : country.offset], text[country.end : end]
    if start:
        before = "\u2026" + before[min((before + " ").index(" ") + 1, len(before)) :]
    if end < len(text):
        after = after[: max((" " + after).rindex(" ") - 1, 0)] + "\u2026"
    return _one_line(before), _one_line(after)


def _one_line(text: str) -> str:
    return " ".join(f"|{text}|".split())[1:-1]
